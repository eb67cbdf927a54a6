"""The pages of who looks after cases: back on an agenda, and back to the reporters."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.privacy.versleuteling import OnleesbareTekst
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.teksten import tekst

from . import actions, queries
from .forms import AgendaForm, TerugForm, ZwijgForm
from .models import Casus
from .queries import Terugkoppeling

T = Casus.Toestand


@requires(Permissie.CASUS_AGENDEREN)
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """All cases with their state."""
    return render(request, "overleg/casussen.html", {"casussen": queries.cases()})


def _found(pk: uuid.UUID) -> Terugkoppeling:
    found = queries.for_reporters(pk)
    if found is None:
        raise Http404
    return found


@requires(Permissie.CASUS_AGENDEREN)
@require_safe
def look_after(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One case: its reports, its meetings, and what can be done with it."""
    return _show(request, _found(pk))


def _show(request: HttpRequest, found: Terugkoppeling, forms: dict[str, Any] | None = None) -> HttpResponse:
    casus = found.casus
    # After the end of a case there is something to tell when something became of its actions.
    telling = casus.toestand in (T.BESPROKEN, T.OPGEVOLGD) or found.nieuws
    seen = {"gezien": found.gezien, "stempel": found.stempel}
    context: dict[str, Any] = {
        "terug": found,
        "casus": casus,
        "agenda": AgendaForm(vandaag=timezone.localdate()) if casus.toestand != T.AFGESLOTEN else None,
        "form": TerugForm(initial={"terug": found.voorstel, **seen}) if telling else None,
        "zwijg": ZwijgForm(initial=seen) if found.nieuws else None,
    }
    return render(request, "overleg/casus_beheer.html", context | (forms or {}), status=422 if forms else 200)


@requires(Permissie.CASUS_AGENDEREN)
@require_POST
def put_back(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put the case on an agenda again."""
    found = _found(pk)
    form = AgendaForm(request.POST, vandaag=timezone.localdate())
    if form.is_valid():
        meeting = form.cleaned_data["bijeenkomst"]
        try:
            actions.put_back(found.casus, meeting, door=signed_in(request))
        except (actions.NietToegestaan, OngeldigeOvergang) as error:
            form.add_error("bijeenkomst", str(error))
        else:
            messages.success(
                request, tekst("overleg.paginas.de_casus_staat_op_de_agenda", bijeenkomst=meeting)
            )
            return redirect("overleg:casus-beheer", pk=pk)
    return _show(request, found, {"agenda": form})


@requires(Permissie.CASUS_AGENDEREN)
@require_POST
def tell(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Tell every reporter what came of the case; what was typed stays when it cannot be."""
    found = _found(pk)
    form = TerugForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        naar = request.POST.get("naar", "")
        try:
            told = actions.tell(
                found.casus,
                data["terug"],
                data["inzending"],
                naar=naar if naar in (T.OPGEVOLGD, T.AFGESLOTEN) else "",
                gezien=data["gezien"],
                stempel=data["stempel"],
                door=signed_in(request),
            )
        except (
            *(actions.NietToegestaan, OngeldigeOvergang),
            *(meldpunt.NietToegestaan, meldpunt.MeldingBeeindigd),
        ) as error:
            form.add_error(None, str(error))
            found = _found(pk)
            form.read_again(found.gezien, found.stempel)
        except OnleesbareTekst:
            form.add_error(None, tekst("overleg.paginas.geen_sleutel"))
        else:
            messages.success(request, tekst("overleg.paginas.melders_verteld", aantal=told))
            return redirect("overleg:casus-beheer", pk=pk)
    return _show(request, found, {"form": form})


@requires(Permissie.CASUS_AGENDEREN)
@require_POST
def leave_untold(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The reporters need not hear the news, for a reason that is kept."""
    found = _found(pk)
    form = ZwijgForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.leave_untold(found.casus, data["reden"], stempel=data["stempel"], door=signed_in(request))
        except actions.NietToegestaan as error:
            messages.error(request, str(error))
        else:
            messages.success(request, tekst("overleg.paginas.niet_verteld"))
        return redirect("overleg:casus-beheer", pk=pk)
    return _show(request, found, {"zwijg": form})
