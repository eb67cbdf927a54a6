"""What everybody may read: released reports at their lasting address, lessons, open data, and news of them.

Nobody signs in for it. Each answer says how long it may be kept, and has a mark (ETag) of what it says: who
has it already gets no more than that. What a person who is signed in sees is kept by nobody (``NoStore``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from snijvlak.publicatie import dcat
from snijvlak.vormgeving import paginering

from . import actions, gegevens, leerpunten, queries
from .bladzijde import Stuk, pieces
from .forms import LeerpuntForm

_MINUTES = 300  # seconds that others may keep a page
LESSONS, GROUPS = 20, 6  # on a page


def public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that everybody may ask, of which an answer may be kept for some minutes."""

    @require_safe
    @conditional_page
    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            patch_cache_control(response, public=True, max_age=_MINUTES)
        return response

    return asked


@public
def overview(request: HttpRequest) -> HttpResponse:
    """The released reports, and the way to lessons and data."""
    return render(request, "rapportage/publicaties.html", {"rapporten": queries.released()})


@public
def show(request: HttpRequest, adres: str) -> HttpResponse:
    """A released report; when it was corrected, it says so and leads on."""
    rapport = queries.by_address(adres)
    if rapport is None:
        raise Http404
    inhoud = actions.read(rapport)

    def file(naam: str) -> str:
        return reverse("publicaties:bestand", args=[adres, naam])

    shown: list[Stuk] = pieces(inhoud, file)
    context = {
        "rapport": rapport,
        "inhoud": inhoud,
        "stukken": shown,
        "opvolger": queries.correction_of(rapport),
    }
    return render(request, "rapportage/publicatie.html", context)


@public
def library(request: HttpRequest) -> HttpResponse:
    """The lessons that were published, by what is asked in the address."""
    lessen = leerpunten.published()
    form = LeerpuntForm(request.GET, keuzes=leerpunten.choices(lessen))
    chosen = form.chosen()
    found = leerpunten.search(lessen, chosen)
    page = paginering.page_of(
        found, lambda one: one.les.adres, paginering.Plek.read(request.GET.dict()), LESSONS
    )
    context = {
        "form": form,
        "lessen": page.rijen,
        "aantal": len(found),
        "blad": _beside(page, chosen),
        "gezocht": bool(chosen),
        "csv": f"{reverse('publicaties:leerpunten-csv')}?{urlencode(chosen)}".rstrip("?"),
    }
    return render(request, "rapportage/leerpunten.html", context)


@public
def library_csv(request: HttpRequest) -> HttpResponse:
    """The same lessons as file; without a choice also what holds no more, so that a copy learns of it."""
    lessen = leerpunten.published()
    chosen = LeerpuntForm(request.GET, keuzes=leerpunten.choices(lessen)).chosen()
    shown = leerpunten.search(lessen, chosen) if chosen else lessen
    return _file(leerpunten.table(shown).csv(), "text/csv; charset=utf-8", "leerpunten.csv")


@public
def lesson(request: HttpRequest, adres: str) -> HttpResponse:
    """One lesson at its lasting address; when it holds no more, that alone."""
    found = leerpunten.find(adres)
    if found is None:
        raise Http404
    acties = leerpunten.actions(found)
    context = {"een": found, "tabel": leerpunten.action_table(acties) if acties else None}
    return render(request, "rapportage/leerpunt.html", context)


@public
def data(request: HttpRequest) -> HttpResponse:
    """The open data that there is, with what it is, from where, and its files."""
    page = paginering.page_of(
        gegevens.groups(), lambda groep: groep.sleutel, paginering.Plek.read(request.GET.dict()), GROUPS
    )
    context = {"groepen": page.rijen, "blad": _beside(page, {})}
    return render(request, "rapportage/gegevens.html", context)


@public
def catalogue_json(request: HttpRequest) -> HttpResponse:
    """The whole catalogue for machines, as JSON-LD."""
    made = gegevens.catalogue(tuple(gegevens.groups()), dcat.json_ld)
    return _file(made, "application/ld+json", "catalogus.jsonld")


@public
def catalogue_turtle(request: HttpRequest) -> HttpResponse:
    """The same as Turtle."""
    made = gegevens.catalogue(tuple(gegevens.groups()), dcat.turtle)
    return _file(made, "text/turtle; charset=utf-8", "catalogus.ttl")


def _beside(page: paginering.Pagina[Any], chosen: dict[str, str]) -> dict[str, str]:
    """The addresses of the pages before and after; empty where there is none."""
    previous, following = page.vorige, page.volgende
    return {
        "vorige": f"?{urlencode({**chosen, 'voor': previous})}" if previous else "",
        "volgende": f"?{urlencode({**chosen, 'na': following})}" if following else "",
    }


def _file(data: str | bytes, soort: str, naam: str) -> HttpResponse:
    response = HttpResponse(data, content_type=soort)
    response["Content-Disposition"] = f'attachment; filename="snijvlak-{naam}"'
    return response
