"""Addresses of who looks after access."""

from django.urls import path

from . import personen_views, spoor_views

app_name = "toegang"
urlpatterns = [
    path("personen/", personen_views.overview, name="personen"),
    path("personen/uitnodigen/", personen_views.invite, name="uitnodigen"),
    path("personen/<int:pk>/link/", personen_views.new_link, name="nieuwe-link"),
    path("rol/<int:pk>/beeindigen/", personen_views.end_role, name="rol-beeindigen"),
    path("spoor/", spoor_views.overview, name="spoor"),
    path("spoor/spoor.csv", spoor_views.csv, name="spoor-csv"),
]
