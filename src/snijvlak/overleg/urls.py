"""Addresses of overleg."""

from django.urls import path

from . import views

app_name = "overleg"
urlpatterns = [
    path("", views.agenda, name="agenda"),
    path("casus/<uuid:pk>/", views.case, name="casus"),
    path("casus/van-melding/<uuid:melding>/", views.new_case, name="casus-nieuw"),
]
