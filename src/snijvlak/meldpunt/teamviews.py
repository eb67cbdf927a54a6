"""The work list of the coördinator, and reading a report."""

from __future__ import annotations

import uuid
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.toegang.actions import record
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import View, requires, signed_in
from snijvlak.vormgeving.onderdelen import Tab
from snijvlak.vormgeving.paginering import Plek
from snijvlak.vormgeving.teksten import tekst

from . import actions, inzage, queries, sleutels, werkpagina
from .models import Melding
from .teamforms import ContactForm, FilterForm, RedenForm

Bak = Melding.Bak
# What the work list never does, in whatever way somebody asks for it.
NEVER = {
    "zoeken": tekst("meldpunt.nooit.zoeken"),
    "tellen": tekst("meldpunt.nooit.tellen"),
    "exporteren": tekst("meldpunt.nooit.exporteren"),
}
_ASKS = {"zoek": "zoeken", "school": "zoeken", "q": "zoeken", "export": "exporteren", "format": "exporteren"}


def with_reading_key(view: View) -> View:
    """Where reports only come in there is no key to read them: then a page that says where to go."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not sleutels.ring().leest:
            return render(request, "meldpunt/alleen_innemen.html", status=403)
        return view(request, *args, **kwargs)

    return guarded


@requires(Permissie.MELDING_LEZEN)
@with_reading_key
@require_safe
def work_list(request: HttpRequest) -> HttpResponse:
    """A tray of reports, what cannot wait first."""
    for name, wat in _ASKS.items():
        if name in request.GET:
            return refused(request, wat=wat)
    bak = request.GET.get("bak", "")
    bak = bak if bak in Bak.values else Bak.NIEUW.value
    form = FilterForm(request.GET)
    chosen = form.chosen()
    context = {
        "tabs": [Tab(f"{b.naam} ({b.aantal})", f"?bak={b.code}", b.code == bak) for b in queries.trays()],
        "bak": bak,
        "bladzijde": queries.tray(bak, chosen, signed_in(request), Plek.read(request.GET)),
        "filter": form,
        "gefilterd": bool(chosen),
        "adres": form.address(bak),
        "opzij": bak == Bak.NIEUW and Permissie.MELDING_BEANTWOORDEN in werkpagina.held(request),
    }
    return render(request, "meldpunt/werklijst.html", context)


def refused(request: HttpRequest, wat: str) -> HttpResponse:
    """What cannot be done by design: it is said why, and that somebody tried is in the trail."""
    record("niet-mogelijk", "meldpunt", wat, door=signed_in(request))
    raise PermissionDenied(NEVER[wat])


@requires(Permissie.MELDING_LEZEN)
def never(request: HttpRequest, wat: str) -> HttpResponse:
    """The addresses of what is never possible."""
    return refused(request, wat)


@requires(Permissie.MELDING_LEZEN)
@with_reading_key
@require_http_methods(["GET", "POST"])
def read(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """A report with its story and messages; the answer goes from here. A closed one asks why first."""
    melding = get_object_or_404(Melding, pk=pk)
    if melding.toestand != Melding.Toestand.AFGESLOTEN:
        return werkpagina.show(request, melding)
    form = RedenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return werkpagina.show(request, melding, reden=form.cleaned_data["reden"])
    context = {"melding": melding, "form": form}
    return render(request, "meldpunt/waarom.html", context, status=422 if form.is_bound else 200)


@requires(Permissie.MELDING_LEZEN)
@with_reading_key
@require_safe
def similar(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Reports that are like this one; nothing of it is kept."""
    melding = get_object_or_404(Melding, pk=pk)
    if melding.tekst_weg:
        return redirect("meldpunt:lezen", pk=pk)
    context = {"melding": melding, "gelijkenden": queries.similar(melding)}
    return render(request, "meldpunt/gelijkend.html", context)


@requires(Permissie.MELDING_LEZEN)
@with_reading_key
@require_http_methods(["GET", "POST"])
def beside(request: HttpRequest, pk: uuid.UUID, ander: uuid.UUID) -> HttpResponse:
    """Two reports side by side; that both were read is in the trail, and their reporters see it.

    It begins with a press of a button, so that nobody reads by following an address.
    """
    pair = [get_object_or_404(Melding, pk=one) for one in (pk, ander)]
    if pk == ander or any(melding.tekst_weg for melding in pair):
        return redirect("meldpunt:gelijkend", pk=pk)
    if request.method != "POST":
        return render(request, "meldpunt/naast_vraag.html", {"melding": pair[0], "ander": pair[1]})
    opened = [queries.read(melding) for melding in pair]
    for melding in pair:
        actions.read_by_team(melding, door=signed_in(request), reden=inzage.load().naast)
    return render(request, "meldpunt/naast_elkaar.html", {"melding": pair[0], "paar": opened})


@requires(Permissie.MELDING_BEANTWOORDEN)
@with_reading_key
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Name and contact of the reporter: only after saying why, which the reporter sees."""
    melding = get_object_or_404(Melding, pk=pk)
    if not queries.has_contact(melding):
        return redirect("meldpunt:lezen", pk=pk)
    form = ContactForm(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"melding": melding, "form": form}
    if form.is_valid():
        actions.look_at_contact(melding, form.cleaned_data["reden"], door=signed_in(request))
        context["contact"] = queries.read_contact(melding)
        return render(request, "meldpunt/contact.html", context)
    return render(request, "meldpunt/contact.html", context, status=422 if form.is_bound else 200)


@requires(Permissie.MELDING_BEANTWOORDEN)
@with_reading_key
@require_POST
def aside(request: HttpRequest) -> HttpResponse:
    """Put reports aside unread."""
    ids: list[uuid.UUID] = []
    for value in request.POST.getlist("melding"):
        try:
            ids.append(uuid.UUID(value))
        except ValueError:
            continue
    count = actions.set_aside(ids, door=signed_in(request))
    word = tekst("meldpunt.teampaginas.opzij_gezet", aantal=count)
    (messages.success if count else messages.warning)(request, word)
    return redirect("meldpunt:werklijst")
