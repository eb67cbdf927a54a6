"""The page of the matrix, as table and as CSV."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from . import queries
from .overzicht import NAMEN, as_table


@require_safe
def overview(request: HttpRequest, soort: str = "") -> HttpResponse:
    """The matrix of one type of education; without a type the first there is."""
    opslag = settings.OMGEVING.gegevens / "grensverkeer"
    soorten = queries.soorten(opslag)
    soort = (soort or next(iter(soorten), "")).upper()
    if soort and soort not in soorten:
        raise Http404
    tabel = as_table(queries.matrix(opslag, soort)) if soort else None
    if tabel and request.GET.get("vorm") == "csv":
        response = HttpResponse(tabel.csv(), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="grensverkeer-{soort.lower()}.csv"'
        return response
    context = {"tabel": tabel, "soort": soort, "soorten": [(s, NAMEN[s]) for s in soorten]}
    return render(request, "grensverkeer/overzicht.html", context)
