"""Addresses of grensverkeer."""

from django.urls import include, path

from . import views

app_name = "grensverkeer"
urlpatterns = [
    path("", views.overview, name="overzicht"),
    path("kosten/", include("snijvlak.grensverkeer.kostendeling.urls")),
    path("<slug:soort>/", views.overview, name="soort"),
]
