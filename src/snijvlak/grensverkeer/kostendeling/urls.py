"""Addresses of sharing costs."""

from __future__ import annotations

from django.urls import include, path, register_converter

from ..models import Deling
from . import views


class SoortConverter:
    """The advance or the settlement."""

    regex = "|".join(Deling.Soort.values)

    def to_python(self, value: str) -> str:
        """As it is in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The same."""
        return str(value)


register_converter(SoortConverter, "delingsoort")

_VERSIE = [
    path("", views.division, name="versie"),
    path("aandelen.<slug:vorm>", views.table, name="aandelen"),
    path("saldo.<slug:vorm>", views.balance, name="saldo"),
    path("overzicht-<int:plaats>.<slug:vorm>", views.statement, name="overzicht-gemeente"),
]
urlpatterns = [
    path("", views.arrangements, name="kosten"),
    path("nieuw/", views.new, name="kosten-nieuw"),
    path("<int:pk>/verrekenen/", views.settle, name="verrekenen"),
    path("<int:pk>/<delingsoort:soort>/", views.division, name="deling"),
    path("<int:pk>/<delingsoort:soort>/gegevens/", views.details, name="deling-gegevens"),
    path("<int:pk>/<delingsoort:soort>/aantallen/<slug:maat>/", views.counts, name="deling-aantallen"),
    path("<int:pk>/<delingsoort:soort>/vergelijken/", views.compare, name="vergelijken"),
    path("<int:pk>/<delingsoort:soort>/vaststellen/", views.lay_down, name="deling-vaststellen"),
    path("<int:pk>/<delingsoort:soort>/heropenen/", views.reopen, name="deling-heropenen"),
    path("<int:pk>/<delingsoort:soort>/versie/<int:nummer>/", include(_VERSIE)),
]
