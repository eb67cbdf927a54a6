"""Addresses of bundling."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.lists, name="bundelen"),
    path("<int:pk>/", views.result, name="bundellijst"),
    path("<int:pk>/weg/", views.remove, name="bundellijst-weg"),
    path("<int:pk>/scholen.<slug:vorm>", views.table, name="bundellijst-bestand"),
    path("<int:pk>/school/<int:plaats>/", views.school, name="bundelschool"),
    path("<int:pk>/school/<int:plaats>/gemeenten.<slug:vorm>", views.table, name="bundelschool-bestand"),
]
