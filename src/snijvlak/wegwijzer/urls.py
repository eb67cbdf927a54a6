"""Addresses of the wegwijzer."""

from django.urls import path

from . import views

app_name = "wegwijzer"
urlpatterns = [
    path("", views.find, name="wegwijzer"),
    path("kaart/", views.region, name="kaart"),
    path("kaart/grenzen.geojson", views.boundaries, name="grenzen"),
]
