"""Addresses of the flows. They come last: a type of education stands where other rooms have a word."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.page, name="overzicht"),
    path("<slug:soort>/", views.page, name="soort"),
    path("<slug:soort>/kaart/", views.page, {"blad": "kaart"}, name="soort-kaart"),
    path("<slug:soort>/balans/", views.page, {"blad": "balans"}, name="soort-balans"),
    path("<slug:soort>/verloop/", views.page, {"blad": "verloop"}, name="soort-verloop"),
    path("<slug:soort>/stromen.<slug:vorm>", views.flows, name="soort-stromen"),
]
