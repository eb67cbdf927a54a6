"""The page of the matrix, as table, picture and CSV."""

from __future__ import annotations

import logging

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from snijvlak.vormgeving import grafiek
from snijvlak.vormgeving.tabel import Tabel

from . import opslag as bewaard
from . import queries
from .overzicht import NAMEN, as_table

logger = logging.getLogger(__name__)


@require_safe
def overview(request: HttpRequest, soort: str = "") -> HttpResponse:
    """The matrix of one type of education; without a type the first there is."""
    opslag = settings.OMGEVING.gegevens / "grensverkeer"
    try:
        soorten = queries.soorten(opslag)
        soort = (soort or next(iter(soorten), "")).upper()
        if soort and soort not in soorten:
            raise Http404
        tabel = as_table(queries.matrix(opslag, soort)) if soort else None
    except bewaard.BeschadigdeOpslag:
        logger.exception("stored data is damaged; the command 'snijvlak grensverkeer matrix' names the file")
        return render(request, "grensverkeer/overzicht.html", {"beschadigd": True}, status=503)
    picture = grafiek.find(tabel, opslag / bewaard.GRAFIEKEN) if tabel else None
    vorm = request.GET.get("vorm")
    if tabel and vorm == "csv":
        return _csv(tabel, soort)
    if vorm == "svg":
        if picture is None:
            raise Http404
        return HttpResponse(picture.read_bytes(), content_type="image/svg+xml")
    context = {
        "tabel": tabel,
        "beeld": "?vorm=svg" if picture else "",
        "soort": soort,
        "soorten": [(s, NAMEN[s]) for s in soorten],
    }
    return render(request, "grensverkeer/overzicht.html", context)


def _csv(tabel: Tabel, soort: str) -> HttpResponse:
    response = HttpResponse(tabel.csv(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="grensverkeer-{soort.lower()}.csv"'
    return response
