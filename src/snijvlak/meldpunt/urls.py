"""Addresses of the meldpunt."""

from django.urls import path

from . import views

app_name = "meldpunt"
urlpatterns = [
    path("nieuw/", views.new, name="nieuw"),
    path("volgen/", views.follow, name="volgen"),
    path("volgen/bericht/", views.write, name="bericht"),
]
