"""Addresses of rapportage."""

from django.urls import path

from . import views

app_name = "rapportage"
urlpatterns = [
    path("", views.overview, name="overzicht"),
    path("nieuw/", views.new, name="nieuw"),
    path("<uuid:pk>/", views.show, name="rapport"),
    path("<uuid:pk>/rapport.pdf", views.pdf, name="pdf"),
    path("<uuid:pk>/redenen.csv", views.csv, name="csv"),
    path("<uuid:pk>/redenen.svg", views.svg, name="svg"),
    path("<uuid:pk>/vrijgeven/", views.release, name="vrijgeven"),
    path("<uuid:pk>/leerpunten/", views.leave_out, name="leerpunten"),
    path("<uuid:pk>/weggooien/", views.withdraw, name="weggooien"),
]
