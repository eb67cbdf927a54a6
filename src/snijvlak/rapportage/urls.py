"""Addresses of who works on reports."""

from django.urls import path

from . import bestandviews, conceptviews, views

app_name = "rapportage"
_BLOK = "<uuid:pk>/blok/<str:sleutel>/"
urlpatterns = [
    path("", views.overview, name="overzicht"),
    path("nieuw/", conceptviews.new, name="nieuw"),
    path("<uuid:pk>/", conceptviews.show, name="rapport"),
    path("<uuid:pk>/opnieuw/", conceptviews.recount, name="opnieuw"),
    path("<uuid:pk>/vrijgeven/", conceptviews.release, name="vrijgeven"),
    path("<uuid:pk>/weggooien/", conceptviews.withdraw, name="weggooien"),
    path("<uuid:pk>/corrigeren/", conceptviews.correct, name="corrigeren"),
    path("<uuid:pk>/tekst/", conceptviews.add_text, name="tekst"),
    path("<uuid:pk>/bevinding/<str:sleutel>/", conceptviews.overrule, name="bevinding"),
    path(_BLOK, conceptviews.write, name="blok"),
    path(f"{_BLOK}kiezen/", conceptviews.choose, name="kiezen"),
    path(f"{_BLOK}schikken/", conceptviews.arrange, name="schikken"),
    path("<uuid:pk>/<str:naam>", bestandviews.of_draft, name="bestand"),
]
