"""The pages of a meeting: agenda, agreeing to learn, opening and closing, the record and its documents."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang import queries as toegang
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.document import DocumentMislukt
from snijvlak.vormgeving.teksten import tekst

from . import actions, queries, regels, stukken, uitnodiging, vergadering
from .models import Bijeenkomst
from .overlegforms import MomentForm, PuntForm, SchikForm, VerslagForm
from .overlegviews import SEE

T = Bijeenkomst.Toestand
_BUTTON = {
    "geopend": tekst("overleg.bijeenkomst.knop_geopend"),
    "gesloten": tekst("overleg.bijeenkomst.knop_gesloten"),
    "afgelast": tekst("overleg.bijeenkomst.knop_afgelast"),
}
_DONE = {
    "geopend": tekst("overleg.paginas.nu_geopend"),
    "gesloten": tekst("overleg.paginas.nu_gesloten"),
    "afgelast": tekst("overleg.paginas.nu_afgelast"),
}


def _found(request: HttpRequest, pk: int) -> Bijeenkomst:
    found = queries.find_meeting(pk, signed_in(request))
    if found is None:
        raise Http404
    return found


@requires(*SEE)
@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """A meeting with its agenda; the titles of the cases after agreeing to learn."""
    return _show(request, _found(request, pk))


def _show(request: HttpRequest, found: Bijeenkomst, forms: dict[str, Any] | None = None) -> HttpResponse:
    person, today = signed_in(request), timezone.localdate()
    leads, punten = queries.leads(person, found.overleg), queries.points(found)
    changes = leads and found.toestand in (T.GEPLAND, T.GEOPEND)
    planned = leads and found.toestand == T.GEPLAND
    context: dict[str, Any] = {
        "bijeenkomst": found,
        "punten": punten,
        "ziet": queries.sees_cases(found, person),
        "lid": queries.takes_part(person, found.overleg),
        "instemmen": queries.takes_part(person, found.overleg) and not queries.has_agreed(found, person),
        "leerafspraak": regels.leerafspraken().on(today).zinnen,
        "ingestemd": queries.agreed(found) if leads else None,
        "leidt": leads,
        "standen": [(s, _BUTTON[s]) for s in _next(request, found)] if leads else [],
        "schik": SchikForm(punten) if changes and punten else None,
        "punt": PuntForm() if planned else None,
        "moment": MomentForm.of(found, today) if planned else None,
        "verslag": VerslagForm(initial={"verslag": found.verslag, "gelezen": found.wijziging})
        if leads and found.toestand == T.GEOPEND
        else None,
    }
    return render(request, "overleg/bijeenkomst.html", context | (forms or {}), status=422 if forms else 200)


def _next(request: HttpRequest, found: Bijeenkomst) -> list[str]:
    """What who leads can do with it; to cancel moves reports, so that is for who puts cases on agendas."""
    states = vergadering.next_states(found.toestand)
    return states if _agendas(request) else [s for s in states if s != T.AFGELAST]


def _agendas(request: HttpRequest) -> bool:
    return Permissie.CASUS_AGENDEREN in toegang.permissies(signed_in(request))


Deed = Callable[[HttpRequest, Bijeenkomst], HttpResponse | None]


def led(page: Deed) -> Callable[..., HttpResponse]:
    """A press of a button by who leads the meeting; what cannot be done is said on the page."""

    @requires(*SEE)
    @require_POST
    @wraps(page)
    def press(request: HttpRequest, pk: int) -> HttpResponse:
        found = _found(request, pk)
        if not queries.leads(signed_in(request), found.overleg):
            raise PermissionDenied(tekst("overleg.paginas.alleen_wie_leidt"))
        try:
            answer = page(request, found)
        except (actions.NietToegestaan, OngeldigeOvergang) as error:
            messages.error(request, str(error))
            answer = None
        return answer or redirect("overleg:bijeenkomst", pk=pk)

    return press  # pyright: ignore[reportReturnType] -- the decorators keep what a view is


@led
def bring(request: HttpRequest, found: Bijeenkomst) -> HttpResponse | None:
    """Open, close or cancel."""
    naar = request.POST.get("naar", "")
    if naar not in _next(request, found):
        naar = found.toestand  # the table of states says why it cannot
    actions.bring_meeting(found, naar, door=signed_in(request))
    messages.success(request, _DONE[naar])
    return None


@led
def arrange(request: HttpRequest, found: Bijeenkomst) -> HttpResponse | None:
    """Order and minutes of the agenda."""
    form = SchikForm(queries.points(found), request.POST)
    if not form.is_valid():
        return _show(request, found, {"schik": form})
    actions.arrange(found, form.rows(), door=signed_in(request))
    messages.success(request, tekst("overleg.paginas.agenda_bewaard"))
    return None


@led
def add_point(request: HttpRequest, found: Bijeenkomst) -> HttpResponse | None:
    """A point without a case."""
    form = PuntForm(request.POST)
    if not form.is_valid():
        return _show(request, found, {"punt": form})
    actions.add_point(
        found, form.cleaned_data["titel"], form.cleaned_data["minuten"], door=signed_in(request)
    )
    messages.success(request, tekst("overleg.paginas.agenda_bewaard"))
    return None


@led
def take_off(request: HttpRequest, found: Bijeenkomst) -> HttpResponse | None:
    """A point off the agenda; that of a case by who puts cases there."""
    number = request.POST.get("punt", "")
    punt = next((r.punt for r in queries.points(found) if str(r.punt.pk) == number), None)
    if punt is None:
        raise Http404
    if punt.casus is not None and not _agendas(request):
        raise PermissionDenied(tekst("overleg.paginas.alleen_wie_agendeert"))
    actions.take_off(punt, door=signed_in(request))
    messages.success(request, tekst("overleg.paginas.punt_van_de_agenda"))
    return None


@led
def replan(request: HttpRequest, found: Bijeenkomst) -> HttpResponse | None:
    """Another moment or place."""
    form = MomentForm(request.POST, vandaag=timezone.localdate())
    if form.is_valid():
        try:
            actions.replan(found, form.moment(), door=signed_in(request))
        except actions.NietToegestaan as error:
            form.add_error("datum", str(error))
        else:
            messages.success(request, tekst("overleg.paginas.bijeenkomst_veranderd"))
            return None
    return _show(request, found, {"moment": form})


@led
def write_record(request: HttpRequest, found: Bijeenkomst) -> HttpResponse | None:
    """The record; what another wrote meanwhile stands above what was typed here."""
    form = VerslagForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.write_record(found, data["verslag"], data["gelezen"], door=signed_in(request))
        except actions.NietToegestaan as error:
            found.refresh_from_db()
            form.data = {**request.POST.dict(), form.add_prefix("gelezen"): str(found.wijziging)}
            form.add_error("verslag", str(error))
        else:
            messages.success(request, tekst("overleg.paginas.verslag_bewaard"))
            return None
    return _show(request, found, {"verslag": form})


@requires(Permissie.OVERLEG_DEELNEMEN)
@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """A member agrees to learn, in confidence, for this meeting."""
    found = _found(request, pk)
    if not queries.takes_part(signed_in(request), found.overleg):
        raise Http404
    actions.agree_to_learn(found, door=signed_in(request))
    return redirect("overleg:bijeenkomst", pk=pk)


@requires(*SEE)
@require_safe
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """The invitation for a calendar."""
    found = _found(request, pk)
    address = settings.OMGEVING.adres or request.build_absolute_uri("/").rstrip("/")
    made = uitnodiging.make(found, queries.minutes(found), address, timezone.now())
    answer = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="uitnodiging.ics"'
    return answer


@requires(*SEE)
@require_safe
def paper(request: HttpRequest, pk: int, soort: str, vorm: str) -> HttpResponse:
    """Agenda or record as PDF or Word, for who may see the cases."""
    found = _found(request, pk)
    if soort not in (stukken.AGENDA, stukken.VERSLAG) or vorm not in stukken.FORMS:
        raise Http404
    if not queries.sees_cases(found, signed_in(request)):
        return redirect("overleg:bijeenkomst", pk=pk)
    kind, draw = stukken.FORMS[vorm]
    try:
        made = draw(stukken.make(soort, found, queries.points(found)))
    except DocumentMislukt:
        messages.error(request, tekst("overleg.paginas.document_mislukt"))
        return redirect("overleg:bijeenkomst", pk=pk)
    answer = HttpResponse(made, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{soort}-{found.datum:%Y-%m-%d}.{vorm}"'
    return answer
