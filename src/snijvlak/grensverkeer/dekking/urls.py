"""Addresses of coverage."""

from django.urls import path

from .laat import view

urlpatterns = [
    path("", view("places"), name="dekking"),
    path("spreiding/", view("spread"), name="dekking-spreiding"),
    path("reizen/", view("travel"), name="dekking-reizen"),
    path("locaties/", view("locations"), name="dekking-locaties"),
    path("wat-als/", view("what_if"), name="dekking-wat-als"),
    path("opgave/", view("offer"), name="dekking-opgave"),
    path("opnieuw/", view("again"), name="dekking-opnieuw"),
    path("<slug:naam>.<slug:vorm>", view("table"), name="dekking-bestand"),
]
