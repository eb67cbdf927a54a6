"""Addresses of the meldpunt."""

from django.urls import path

from . import noodviews, teamviews, views

app_name = "meldpunt"
urlpatterns = [
    path("nieuw/", views.new, name="nieuw"),
    path("volgen/", views.follow, name="volgen"),
    path("volgen/bericht/", views.write, name="bericht"),
    path("werklijst/", teamviews.work_list, name="werklijst"),
    path("werklijst/<uuid:pk>/", teamviews.read, name="lezen"),
    path("werklijst/<uuid:pk>/antwoord/", teamviews.answer, name="antwoorden"),
    path("werklijst/<uuid:pk>/afsluiten/", teamviews.close, name="afsluiten"),
    path("nood/", noodviews.overview, name="nood"),
    path("nood/melding/<uuid:pk>/", noodviews.break_glass, name="glas-breken"),
    path("nood/<uuid:pk>/", noodviews.read, name="nood-lezen"),
    path("nood/<uuid:pk>/bericht/", noodviews.notice, name="nood-bericht"),
    path("nood/<uuid:pk>/gezien/", noodviews.acknowledge, name="nood-gezien"),
]
