"""The page on which the team works on one report: what it shows, and the deeds that start from it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from snijvlak.privacy.versleuteling import OnleesbareTekst
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang import queries as toegang
from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.teksten import tekst

from . import actions, queries, regels, sleutels, toestanden
from .models import Doorsturing, Melding
from .overgangen import Wie
from .teamforms import (
    AntwoordForm,
    DoorstuurForm,
    FilterForm,
    NotitieForm,
    OpvolgForm,
    OverdraagForm,
    SluitForm,
    ThemaForm,
    TriageForm,
)

T = Melding.Toestand
ENDS = {T.AFGESLOTEN, T.NIET_OP_ZIJN_PLEK}


def held(request: HttpRequest) -> frozenset[Permissie]:
    """What who is signed in may do."""
    return toegang.permissies(request.user)


def show(
    request: HttpRequest,
    melding: Melding,
    *,
    reden: str | None = None,
    forms: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The report, with the forms of what can be done now; that somebody read it is in the trail."""
    gevolgd = queries.read(melding)
    if not melding.tekst_weg:  # nothing was read of what is gone
        actions.read_by_team(melding, door=signed_in(request), reden=reden)
    team = toestanden.next_states(melding, Wie.TEAM)
    may = Permissie.MELDING_BEANTWOORDEN in held(request) and not melding.tekst_weg
    colleagues = queries.colleagues(signed_in(request))
    seen = queries.last_message(melding)
    filters = FilterForm(request.GET)
    vorige, volgende = queries.beside(melding, filters.chosen(), signed_in(request))
    context: dict[str, Any] = {
        "gevolgd": gevolgd,
        "vorige": vorige,
        "volgende": volgende,
        "lijst": filters.address(melding.bak),
        "verloop": queries.course(melding),
        "logboek": queries.log(melding),
        "beloftes": queries.promises_of(melding),
        "contact": queries.has_contact(melding),
        "themas": [regels.themas().themas.get(code, code) for code in queries.themes(melding)],
        "mag_werken": may and gevolgd.verhaal is not None,
        "triage": TriageForm() if may and melding.toestand == T.ONTVANGEN else None,
        "agenda": T.OP_AGENDA in toestanden.next_states(melding, Wie.AGENDA),
        "opvolgen": OpvolgForm() if may and T.OPGEVOLGD in team else None,
        "terugzetten": may and melding.toestand == T.NIET_OP_ZIJN_PLEK,
        "klaar": melding.bak in (Melding.Bak.KLAAR, Melding.Bak.OPZIJ),
        "form": AntwoordForm(initial={"gezien": seen}),
        "sluiten": SluitForm(team, initial={"gezien": seen})
        if may and {T.AFGESLOTEN, T.NIET_OP_ZIJN_PLEK} & set(team)
        else None,
        "notitie": NotitieForm(),
        "themaform": ThemaForm(initial={"themas": queries.themes(melding)}),
        "overdragen": OverdraagForm(colleagues) if colleagues else None,
        "doorsturen": DoorstuurForm(initial={"naar": melding.gemeente_kind})
        if may and melding.toestand == T.IN_BEHANDELING
        else None,
    }
    return render(request, "meldpunt/lezen.html", context | (forms or {}), status=status)


Deed = Callable[[HttpRequest, Melding, Persoon], HttpResponse | None]


def deed(page: Deed) -> Callable[..., HttpResponse]:
    """A press of a button on the page of a report: what cannot be done is said, on the page again."""

    @requires(Permissie.MELDING_BEANTWOORDEN)
    @require_POST
    def press(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
        if not sleutels.ring().leest:
            return render(request, "meldpunt/alleen_innemen.html", status=403)
        melding = get_object_or_404(Melding, pk=pk)
        try:
            answer = page(request, melding, signed_in(request))
        except (OngeldigeOvergang, actions.NietToegestaan) as error:
            messages.error(request, str(error))
        except (actions.MeldingBeeindigd, OnleesbareTekst):
            messages.error(request, tekst("meldpunt.teampaginas.de_tekst_is_er_niet_meer"))
        else:
            if answer is not None:
                return answer
        return redirect("meldpunt:lezen", pk=pk)

    return press  # pyright: ignore[reportReturnType] -- the decorators keep what a view is


def _wrong(request: HttpRequest, melding: Melding, name: str, form: Any) -> HttpResponse | None:
    """The page again with what was typed, unless the report is closed: that asks why first."""
    if melding.toestand == T.AFGESLOTEN:
        messages.error(request, tekst("meldpunt.teampaginas.uw_antwoord_was_leeg_of_te"))
        return None
    return show(request, melding, forms={name: form}, status=422)


@deed
def take_up(request: HttpRequest, melding: Melding, door: Persoon) -> HttpResponse | None:
    """Triage: it is in the right place, and may be urgent."""
    form = TriageForm(request.POST)
    if not form.is_valid():
        return show(request, melding, forms={"triage": form}, status=422)
    actions.take_up(melding, door=door, spoed=form.cleaned_data["spoed"])
    if form.cleaned_data["spoed"]:
        messages.success(request, tekst("meldpunt.teampaginas.spoed_opgepakt"))
    else:
        messages.success(request, tekst("meldpunt.teampaginas.opgepakt"))
    return None


@deed
def urgent(request: HttpRequest, melding: Melding, door: Persoon) -> HttpResponse | None:
    """Put a report first, or not any more."""
    spoed = "weg" not in request.POST
    actions.set_urgent(melding, spoed=spoed, door=door)
    if spoed:
        messages.success(request, tekst("meldpunt.teampaginas.spoed_gegeven"))
    else:
        messages.success(request, tekst("meldpunt.teampaginas.spoed_weg"))
    return None


@deed
def answer(request: HttpRequest, melding: Melding, door: Persoon) -> HttpResponse | None:
    """Answer the reporter."""
    form = AntwoordForm(request.POST)
    if not form.is_valid():
        return _wrong(request, melding, "form", form)
    data = form.cleaned_data
    actions.answer(
        melding,
        data["tekst"],
        data["inzending"],
        door=door,
        vraag=data["vraag"],
        gezien=data["gezien"],
    )
    messages.success(request, tekst("meldpunt.teampaginas.uw_antwoord_is_verstuurd"))
    return None


@deed
def close(request: HttpRequest, melding: Melding, door: Persoon) -> HttpResponse | None:
    """Close a report with a last answer."""
    form = SluitForm(toestanden.next_states(melding, Wie.TEAM), request.POST)
    if not form.is_valid():
        return _wrong(request, melding, "sluiten", form)
    data = form.cleaned_data
    try:
        actions.close(
            melding, data["naar"], data["tekst"], data["inzending"], door=door, gezien=data["gezien"]
        )
    except actions.NietToegestaan as error:  # with what was typed: the reporter wrote meanwhile
        form.add_error(None, str(error))
        return _wrong(request, melding, "sluiten", form)
    messages.success(request, tekst("meldpunt.teampaginas.de_melding_is_afgesloten_de_melder"))
    return redirect("meldpunt:werklijst")


@deed
def followed_up(request: HttpRequest, melding: Melding, door: Persoon) -> HttpResponse | None:
    """What was learned is being done: the reporter reads it."""
    form = OpvolgForm(request.POST)
    if not form.is_valid():
        return _wrong(request, melding, "opvolgen", form)
    actions.follow_up(melding, form.cleaned_data["tekst"], form.cleaned_data["inzending"], door=door)
    messages.success(request, tekst("meldpunt.teampaginas.uw_antwoord_is_verstuurd"))
    return None


@deed
def put_back(request: HttpRequest, melding: Melding, door: Persoon) -> HttpResponse | None:
    """It is in its place after all."""
    actions.move(melding.pk, T.IN_BEHANDELING, door=door)
    messages.success(request, tekst("meldpunt.teampaginas.opgepakt"))
    return None


@deed
def note(request: HttpRequest, melding: Melding, door: Persoon) -> HttpResponse | None:
    """A note for the team."""
    form = NotitieForm(request.POST)
    if not form.is_valid():
        return _wrong(request, melding, "notitie", form)
    actions.note(melding, form.cleaned_data["tekst"], form.cleaned_data["inzending"], door=door)
    messages.success(request, tekst("meldpunt.teampaginas.bewaard"))
    return None


@deed
def themes(request: HttpRequest, melding: Melding, door: Persoon) -> HttpResponse | None:
    """The themes of a report."""
    form = ThemaForm(request.POST)
    if not form.is_valid():
        return _wrong(request, melding, "themaform", form)
    actions.set_themes(melding, form.cleaned_data["themas"], door=door)
    messages.success(request, tekst("meldpunt.teampaginas.bewaard"))
    return None


@deed
def hand_over(request: HttpRequest, melding: Melding, door: Persoon) -> HttpResponse | None:
    """Give a report to a colleague."""
    form = OverdraagForm(queries.colleagues(door), request.POST)
    if not form.is_valid():
        return _wrong(request, melding, "overdragen", form)
    found = next(p for p in queries.colleagues(door) if str(p.pk) == form.cleaned_data["naar"])
    actions.hand_over(melding, found, door=door)
    messages.success(request, tekst("meldpunt.teampaginas.overgedragen", naam=found.naam))
    return None


@deed
def ask_to_forward(request: HttpRequest, melding: Melding, door: Persoon) -> HttpResponse | None:
    """Ask the reporter whether a text in general terms may go to a local team."""
    form = DoorstuurForm(request.POST)
    if not form.is_valid():
        return _wrong(request, melding, "doorsturen", form)
    data = form.cleaned_data
    actions.ask_to_forward(melding, data["naar"], data["tekst_algemeen"], data["inzending"], door=door)
    messages.success(request, tekst("meldpunt.teampaginas.toestemming_gevraagd"))
    return None


@deed
def forwarded(request: HttpRequest, melding: Melding, door: Persoon) -> HttpResponse | None:
    """The text went to the local team."""
    try:
        actions.forwarded(melding, uuid.UUID(request.POST.get("vraag", "")), door=door)
        messages.success(request, tekst("meldpunt.teampaginas.bewaard"))
    except (ValueError, Doorsturing.DoesNotExist) as error:
        raise Http404 from error
    return None


@requires(Permissie.MELDING_BEANTWOORDEN)
@require_safe
def handover_text(request: HttpRequest, pk: uuid.UUID, vraag: uuid.UUID) -> HttpResponse:
    """The text for the local team alone, to print or send; only after the yes of the reporter."""
    melding = get_object_or_404(Melding, pk=pk)
    if not sleutels.ring().leest:
        return render(request, "meldpunt/alleen_innemen.html", status=403)
    if melding.toestand == T.AFGESLOTEN:  # that asks first why
        return redirect("meldpunt:lezen", pk=pk)
    found = [d for d in queries.read(melding).doorsturingen if d.vraag.pk == vraag]
    if not found or found[0].vraag.antwoord != Doorsturing.Antwoord.JA or found[0].tekst is None:
        raise Http404
    actions.read_by_team(melding, door=signed_in(request))
    return render(request, "meldpunt/doorsturen.html", {"melding": melding, "doorsturing": found[0]})
