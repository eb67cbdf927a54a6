"""Addresses about the council that everybody may see."""

from django.urls import path

from . import openbaarviews

app_name = "raad"
urlpatterns = [
    path("", openbaarviews.overview, name="overzicht"),
    path("toezeggingen.csv", openbaarviews.promises_csv, name="toezeggingen-csv"),
    path("vragen.csv", openbaarviews.questions_csv, name="vragen-csv"),
    path("tijdlijn.svg", openbaarviews.picture, name="tijdlijn"),
]
