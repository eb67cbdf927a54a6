"""Addresses of the page that shows every part."""

from django.urls import path

from . import views

app_name = "vormgeving"
urlpatterns = [
    path("", views.overview, name="overzicht"),
    path("formulier/", views.form_with_errors, name="formulier"),
    path("stappen/<slug:stap>/", views.step, name="stap"),
    path("beeld/<slug:vorm>.svg", views.picture, name="beeld"),
]
