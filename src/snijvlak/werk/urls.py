"""Addresses of long work."""

from django.urls import path

from . import views

app_name = "werk"
urlpatterns = [
    path("", views.overview, name="overzicht"),
    path("<uuid:pk>/", views.show, name="werk"),
]
