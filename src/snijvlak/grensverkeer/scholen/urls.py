"""Addresses of schools and of mbo."""

from django.urls import path

from . import views

urlpatterns = [
    path("scholen/", views.search, name="scholen"),
    path("scholen/<slug:vestiging>/", views.school, name="school"),
    path("scholen/<slug:vestiging>/<slug:wat>.<slug:vorm>", views.school_table, name="school-bestand"),
    path("mbo-studenten/", views.mbo, name="mbo"),
    path("mbo-studenten/<slug:wat>.<slug:vorm>", views.mbo_table, name="mbo-bestand"),
]
