"""Addresses of grensverkeer."""

from django.urls import include, path

app_name = "grensverkeer"
urlpatterns = [
    path("bundelen/", include("snijvlak.grensverkeer.bundeling.urls")),
    path("dekking/", include("snijvlak.grensverkeer.dekking.urls")),
    path("kosten/", include("snijvlak.grensverkeer.kostendeling.urls")),
    path("", include("snijvlak.grensverkeer.scholen.urls")),
    path("", include("snijvlak.grensverkeer.stromen.urls")),
]
