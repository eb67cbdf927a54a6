"""All addresses."""

from django.urls import include, path

from snijvlak.config import views
from snijvlak.config.api import api, description

urlpatterns = [
    path("", views.start, name="start"),
    path("", include("snijvlak.toegang.urls")),
    path("toegang/", include("snijvlak.toegang.beheer_urls")),
    path("meldpunt/", include("snijvlak.meldpunt.urls")),
    path("wegwijzer/", include("snijvlak.wegwijzer.urls")),
    path("rapporten/", include("snijvlak.rapportage.urls")),
    path("programma/", include("snijvlak.programma.urls")),
    path("publicaties/raad/", include("snijvlak.programma.raad_urls")),
    path("publicaties/", include("snijvlak.rapportage.publicatie_urls")),
    path("overleg/", include("snijvlak.overleg.urls")),
    path("werk/", include("snijvlak.werk.urls")),
    path("bewaren/", include("snijvlak.bewaren.urls")),
    path("grensverkeer/", include("snijvlak.grensverkeer.urls")),
    path("api/v1/openapi.json", description, name="api-beschrijving"),
    path("api/v1/", api.urls),
    path("vormgeving/", include("snijvlak.vormgeving.urls")),
    path("toegankelijkheid/", views.accessibility, name="toegankelijkheid"),
    path("gezondheid/leeft", views.alive, name="leeft"),
    path("gezondheid/gereed", views.ready, name="gereed"),
    path(".well-known/security.txt", views.security_txt, name="security-txt"),
]
