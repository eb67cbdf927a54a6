"""Addresses of grensverkeer."""

from django.urls import path

from . import views

app_name = "grensverkeer"
urlpatterns = [
    path("", views.overview, name="overzicht"),
    path("<slug:soort>/", views.overview, name="soort"),
]
