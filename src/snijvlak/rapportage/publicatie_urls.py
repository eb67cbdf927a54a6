"""Addresses that everybody may see and that last."""

from django.urls import path

from . import bestandviews, publicatieviews

app_name = "publicaties"
urlpatterns = [
    path("", publicatieviews.overview, name="overzicht"),
    path("nieuw.atom", publicatieviews.Nieuw(), name="atom"),
    path("rapporten/<str:adres>/", publicatieviews.show, name="rapport"),
    path("rapporten/<str:adres>/<str:naam>", bestandviews.of_released, name="bestand"),
]
