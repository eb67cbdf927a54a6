"""The files of reports."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.http import etag, require_safe

from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires
from snijvlak.vormgeving.document import DocumentMislukt

from . import actions, queries, vormen
from .models import Document, Rapport

_LASTING = 3600  # seconds that others may keep a file of a released report


def _etag(request: HttpRequest, adres: str, naam: str) -> str | None:
    rapport = queries.by_address(adres)
    return f'"{rapport.sha256}-{naam}"' if rapport else None


@require_safe
@etag(_etag)
def of_released(request: HttpRequest, adres: str, naam: str) -> HttpResponse:
    """A file of a released report; it never changes."""
    rapport = queries.by_address(adres)
    if rapport is None:
        raise Http404
    document = _kept(rapport, naam)
    file = vormen.Bestand(naam, document.soort, bytes(document.inhoud))
    response = _send(file, f"snijvlak-{adres}")
    patch_cache_control(response, public=True, max_age=_LASTING)
    return response


@require_safe
def of_draft(request: HttpRequest, pk: uuid.UUID, naam: str) -> HttpResponseBase:
    """A file of a draft, for who works on it; that of a released report is at its lasting address."""
    rapport = queries.find(pk)
    if rapport is None:
        raise Http404
    if rapport.vrijgegeven_op:
        return redirect("publicaties:bestand", adres=rapport.adres, naam=naam)
    return _of_draft(request, rapport, naam)


@requires(Permissie.RAPPORT_MAKEN, Permissie.RAPPORT_VRIJGEVEN)
def _of_draft(request: HttpRequest, rapport: Rapport, naam: str) -> HttpResponse:
    try:
        file = vormen.make(actions.read(rapport), naam)
    except DocumentMislukt as error:
        raise Http404 from error
    if file is None:
        raise Http404
    return _send(file, f"concept-{rapport.begin}-{rapport.eind}")


def _kept(rapport: Rapport, naam: str) -> Document:
    """The file as it was released; of a report from before files were kept it is made once."""
    found = queries.document(rapport, naam)
    if found is None and not queries.has(rapport, vormen.VORMEN):
        try:
            actions.complete(rapport)
        except DocumentMislukt as error:
            raise Http404 from error
        found = queries.document(rapport, naam)
    if found is None:
        raise Http404
    return found


def _send(file: vormen.Bestand, begin: str) -> HttpResponse:
    response = HttpResponse(file.inhoud, content_type=file.soort)
    if not file.naam.endswith(".svg"):
        response["Content-Disposition"] = f'attachment; filename="{begin}-{file.naam}"'
    return response
