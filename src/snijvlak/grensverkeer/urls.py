"""Addresses of grensverkeer."""

from django.urls import include, path

from . import views

app_name = "grensverkeer"
urlpatterns = [
    path("", views.overview, name="overzicht"),
    path("bundelen/", include("snijvlak.grensverkeer.bundeling.urls")),
    path("dekking/", include("snijvlak.grensverkeer.dekking.urls")),
    path("kosten/", include("snijvlak.grensverkeer.kostendeling.urls")),
    path("", include("snijvlak.grensverkeer.scholen.urls")),
    path("<slug:soort>/", views.overview, name="soort"),
]
