"""Addresses of what goes and what is held."""

from django.urls import path

from . import views

app_name = "bewaren"
urlpatterns = [
    path("", views.overview, name="overzicht"),
    path("<slug:soort>/<uuid:pk>/", views.hold, name="vasthouden"),
    path("<slug:soort>/<uuid:pk>/loslaten/", views.release, name="loslaten"),
]
