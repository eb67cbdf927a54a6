"""Addresses of coverage."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.places, name="dekking"),
    path("spreiding/", views.spread, name="dekking-spreiding"),
    path("reizen/", views.travel, name="dekking-reizen"),
    path("locaties/", views.locations, name="dekking-locaties"),
    path("wat-als/", views.what_if, name="dekking-wat-als"),
    path("opgave/", views.offer, name="dekking-opgave"),
    path("opnieuw/", views.again, name="dekking-opnieuw"),
    path("<slug:naam>.<slug:vorm>", views.table, name="dekking-bestand"),
]
