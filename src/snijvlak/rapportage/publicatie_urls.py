"""Addresses that everybody may see and that last."""

from django.urls import path

from . import bestandviews, feeds, publicatieviews

app_name = "publicaties"
urlpatterns = [
    path("", publicatieviews.overview, name="overzicht"),
    path("nieuw.atom", publicatieviews.public(feeds.Atom()), name="atom"),
    path("nieuw.rss", publicatieviews.public(feeds.Rss()), name="rss"),
    path("leerpunten/", publicatieviews.library, name="leerpunten"),
    path("leerpunten/leerpunten.csv", publicatieviews.library_csv, name="leerpunten-csv"),
    path("leerpunten/<str:adres>/", publicatieviews.lesson, name="leerpunt"),
    path("gegevens/", publicatieviews.data, name="gegevens"),
    path("gegevens/catalogus.jsonld", publicatieviews.catalogue_json, name="catalogus-jsonld"),
    path("gegevens/catalogus.ttl", publicatieviews.catalogue_turtle, name="catalogus-ttl"),
    path("rapporten/<str:adres>/", publicatieviews.show, name="rapport"),
    path("rapporten/<str:adres>/<str:naam>", bestandviews.of_released, name="bestand"),
]
