"""Addresses of the meldpunt."""

from django.urls import path

from . import teamviews, views

app_name = "meldpunt"
urlpatterns = [
    path("nieuw/", views.new, name="nieuw"),
    path("volgen/", views.follow, name="volgen"),
    path("volgen/bericht/", views.write, name="bericht"),
    path("werklijst/", teamviews.work_list, name="werklijst"),
    path("werklijst/<uuid:pk>/", teamviews.read, name="lezen"),
    path("werklijst/<uuid:pk>/antwoord/", teamviews.answer, name="antwoorden"),
    path("werklijst/<uuid:pk>/afsluiten/", teamviews.close, name="afsluiten"),
]
