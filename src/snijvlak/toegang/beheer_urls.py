"""Addresses of who looks after access."""

from django.urls import path

from . import spoor_views

app_name = "toegang"
urlpatterns = [
    path("spoor/", spoor_views.overview, name="spoor"),
    path("spoor/spoor.csv", spoor_views.csv, name="spoor-csv"),
]
