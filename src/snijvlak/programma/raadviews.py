"""The pages of who writes and who releases what the council reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak import standen
from snijvlak.publicatie import vindplaatsen
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.teksten import tekst

from . import actions, overgangen, queries
from .forms import (
    BewijsForm,
    RedenForm,
    StapForm,
    StaptekstForm,
    StukForm,
    ToezeggingForm,
    VraagForm,
    VrijgaveForm,
    WeerlegForm,
)
from .models import Openbaar, Raadsvraag, Stap, Toezegging
from .overgangen import Wie
from .puntviews import READ_WRITE, evidence

T, V = Toezegging.Toestand, Openbaar.Vrijgave
Ding = Toezegging | Raadsvraag
_PROMISE = ("stuk", "wat", "wie", "eigenaar", "evaluatie_op")
_QUESTION = ("soort", "nummer", "datum", "onderwerp", "vraag", "antwoord")
# What needs no more than a press; withdrawing asks why.
_PRESSES = {
    V.TER_VRIJGAVE: tekst("programma.vrijgave.knop_ter_vrijgave"),
    V.CONCEPT: tekst("programma.vrijgave.knop_concept"),
}


@requires(Permissie.PROGRAMMA_LEZEN)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All promises and questions, how far they are, and which wait for release."""
    today = timezone.localdate()
    context = {
        "toezeggingen": [(belofte, belofte.te_laat(today)) for belofte in queries.promises()],
        "vragen": queries.questions(),
    }
    return render(request, "programma/raadswerk.html", context)


@requires(Permissie.PROGRAMMA_BIJHOUDEN)
@require_http_methods(READ_WRITE)
def new_piece(request: HttpRequest) -> HttpResponse:
    """A new document of the council."""
    form = StukForm(request.POST or None)
    if form.is_valid():
        fields = {name: form.cleaned_data[name] for name in ("soort", "nummer", "titel", "datum", "bron")}
        try:
            stuk = actions.add_piece(actions.NieuwStuk(**fields), door=signed_in(request))
            messages.success(request, tekst("programma.raadswerk.stuk_toegevoegd", nummer=stuk.nummer))
            return redirect("programma:toezegging-nieuw")
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
    return _write(request, form, "stuk")


@requires(Permissie.PROGRAMMA_BIJHOUDEN)
@require_http_methods(READ_WRITE)
def new_promise(request: HttpRequest) -> HttpResponse:
    """Write down what was promised."""
    form = ToezeggingForm(request.POST or None, initial={"stuk": queries.pieces().first()})
    if form.is_valid():
        try:
            made = actions.promise(_promise(form), door=signed_in(request))
            return redirect("programma:toezegging", pk=made.pk)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
    return _write(request, form, "toezegging", stukken=queries.pieces().exists())


@requires(Permissie.PROGRAMMA_BIJHOUDEN)
@require_http_methods(READ_WRITE)
def change_promise(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a promise says."""
    found = _promised(pk)
    form = ToezeggingForm(request.POST or None, initial={name: getattr(found, name) for name in _PROMISE})
    if form.is_valid():
        try:
            actions.change_promise(found, _promise(form), door=signed_in(request))
            return redirect("programma:toezegging", pk=pk)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
    return _write(request, form, "toezegging", ding=found, stukken=True)


@requires(Permissie.PROGRAMMA_LEZEN)
@require_http_methods(READ_WRITE)
def promise(request: HttpRequest, pk: int) -> HttpResponse:
    """One promise: its steps, its evidence, what was found in it, and its release."""
    found, person = _promised(pk), signed_in(request)
    part = request.POST.get("deel", "")
    offered = _promise_forms(found, part, request) if Wie.SCHRIJVER in queries.ways(found, person) else {}
    form = offered.get(part)
    if form is not None and form.is_valid():
        data = form.cleaned_data
        try:
            if part == "bewijs":
                actions.point_at(found, data["kenmerk"], door=person)
            else:
                _step(found, data, person)
            messages.success(request, tekst("programma.raadswerk.opgeslagen"))
            return redirect("programma:toezegging", pk=pk)
        except (actions.NietToegestaan, OngeldigeOvergang) as error:
            form.add_error(None, str(error))
    context = {
        "te_laat": found.te_laat(timezone.localdate()),
        "stappen": found.stappen.all(),  # pyright: ignore[reportAttributeAccessIssue] -- related_name
        "bewijs": evidence(found),
        "forms": offered,
    }
    return _page(request, found, status=422 if part else 200, **context)


@requires(Permissie.PROGRAMMA_BIJHOUDEN)
@require_POST
def unlink(request: HttpRequest, pk: int) -> HttpResponse:
    """Point to something no more."""
    actions.remove_evidence(_promised(pk), request.POST.get("kenmerk", ""), door=signed_in(request))
    return redirect("programma:toezegging", pk=pk)


@requires(Permissie.PROGRAMMA_BIJHOUDEN)
@require_http_methods(READ_WRITE)
def rewrite_step(request: HttpRequest, pk: int, stap: int) -> HttpResponse:
    """Other words for a step."""
    found = _promised(pk)
    row = Stap.objects.select_related("toezegging").filter(pk=stap, toezegging=found).first()
    if row is None:
        raise Http404
    form = StaptekstForm(request.POST or None, initial={"zegt": row.tekst})
    if form.is_valid():
        try:
            actions.rewrite_step(row, form.cleaned_data["zegt"], door=signed_in(request))
            return redirect("programma:toezegging", pk=pk)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
    return _write(request, form, "stap", ding=found)


@requires(Permissie.PROGRAMMA_BIJHOUDEN)
@require_http_methods(READ_WRITE)
def new_question(request: HttpRequest) -> HttpResponse:
    """Write down a question of a member of the council."""
    form = VraagForm(request.POST or None)
    if form.is_valid():
        try:
            made = actions.ask(_asked(form), door=signed_in(request))
            return redirect("programma:vraag", pk=made.pk)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
    return _write(request, form, "vraag")


@requires(Permissie.PROGRAMMA_BIJHOUDEN)
@require_http_methods(READ_WRITE)
def change_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a question, or link the block that answers it."""
    found = _question(pk)
    form = VraagForm(request.POST or None, initial={name: getattr(found, name) for name in _QUESTION})
    if form.is_valid():
        try:
            actions.change_question(found, _asked(form), door=signed_in(request))
            return redirect("programma:vraag", pk=pk)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
    return _write(request, form, "vraag", ding=found)


@requires(Permissie.PROGRAMMA_LEZEN)
@require_safe
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """One question, what was found in it, and its release."""
    return _page(request, _question(pk))


@requires(Permissie.PROGRAMMA_BIJHOUDEN, Permissie.RAPPORT_VRIJGEVEN)
@require_POST
def bring(request: HttpRequest, soort: str, pk: int) -> HttpResponse:
    """Bring a text into another state of its release: by a press, or with a reason."""
    found, person = _thing(soort, pk), signed_in(request)
    naar, reden = request.POST.get("naar", ""), ""
    if naar not in _PRESSES:
        form = RedenForm(_reasons(found, person), request.POST)
        if not form.is_valid():
            return _page(request, found, status=422, intrekken=form)
        naar, reden = form.cleaned_data["naar"], form.cleaned_data["reden"]
    try:
        actions.bring(found, naar, reden=reden, door=person)
    except (actions.NietToegestaan, OngeldigeOvergang) as error:
        return _page(request, found, status=422, fout=str(error))
    messages.success(request, tekst("programma.vrijgave.verplaatst", stand=V(naar).label))
    return redirect(f"programma:{soort}", pk=pk)


@requires(Permissie.RAPPORT_VRIJGEVEN)
@require_POST
def release(request: HttpRequest, soort: str, pk: int) -> HttpResponse:
    """Let everybody read a text that others wrote."""
    found, form = _thing(soort, pk), VrijgaveForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, vrijgave=form)
    try:
        actions.release(found, form.cleaned_data["gezien"], door=signed_in(request))
    except (actions.NietToegestaan, OngeldigeOvergang) as error:
        return _page(request, found, status=422, fout=str(error))
    messages.success(request, tekst("programma.vrijgave.nu_openbaar"))
    return redirect(f"programma:{soort}", pk=pk)


@requires(Permissie.PROGRAMMA_BIJHOUDEN)
@require_http_methods(READ_WRITE)
def overrule(request: HttpRequest, soort: str, pk: int, sleutel: str) -> HttpResponse:
    """Say why a finding is no reason to change the text."""
    found = _thing(soort, pk)
    finding, reden = next(((f, r) for f, r in queries.findings(found) if f.sleutel == sleutel), (None, ""))
    if finding is None:
        raise Http404
    form = WeerlegForm(request.POST or None, initial={"reden": reden})
    if form.is_valid():
        try:
            actions.overrule(found, sleutel, form.cleaned_data["reden"], door=signed_in(request))
            return redirect(f"programma:{soort}", pk=pk)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
    return _write(request, form, "weerleg", ding=found, bevinding=finding)


def _promise(form: ToezeggingForm) -> actions.NieuweToezegging:
    return actions.NieuweToezegging(**{name: form.cleaned_data[name] for name in (*_PROMISE, "inzending")})


def _asked(form: VraagForm) -> actions.NieuweVraag:
    return actions.NieuweVraag(**{name: form.cleaned_data[name] for name in (*_QUESTION, "inzending")})


def _promise_forms(belofte: Toezegging, part: str, request: HttpRequest) -> dict[str, forms.Form]:
    def data(name: str) -> Any:
        return request.POST if part == name else None

    today = timezone.localdate()
    states = standen.next_states(overgangen.TOEZEGGING, belofte.toestand, {Wie.SCHRIJVER})
    labels = [(state, str(T(state).label)) for state in states]
    initial = {"dag": today, "evaluatie_op": belofte.evaluatie_op, "naar": states[0] if states else ""}
    offered: dict[str, forms.Form] = {"bewijs": BewijsForm(data("bewijs"))}
    if labels:
        offered["stap"] = StapForm(labels, data("stap"), initial=initial, vandaag=today)
    return offered


def _step(belofte: Toezegging, data: dict[str, Any], person: Persoon) -> None:
    actions.step(
        belofte,
        data["naar"],
        data["dag"],
        data["zegt"],
        effect=data.get("effect", ""),
        evaluatie_op=data["evaluatie_op"],
        door=person,
    )


def _reasons(thing: Ding, person: Persoon) -> list[tuple[str, str]]:
    states = standen.next_states(overgangen.VRIJGAVE, thing.vrijgave, queries.ways(thing, person))
    withdrawn = tekst("programma.vrijgave.trek_in")
    return [(V.INGETROKKEN.value, withdrawn)] if V.INGETROKKEN in states else []


def _kind(thing: Ding) -> str:
    return "toezegging" if isinstance(thing, Toezegging) else "vraag"


def _thing(soort: str, pk: int) -> Ding:
    kinds: dict[str, Callable[[int], Ding]] = {"toezegging": _promised, "vraag": _question}
    if soort not in kinds:
        raise Http404
    return kinds[soort](pk)


def _promised(pk: int) -> Toezegging:
    found = queries.find_promise(pk)
    if found is None:
        raise Http404
    return found


def _question(pk: int) -> Raadsvraag:
    found = queries.find_question(pk)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    thing: Ding,
    *,
    status: int = 200,
    intrekken: RedenForm | None = None,
    vrijgave: VrijgaveForm | None = None,
    **more: Any,
) -> HttpResponse:
    """The page of a promise or a question, with what a person may do about its release."""
    if isinstance(thing, Toezegging) and "stappen" not in more:
        more |= {"stappen": thing.stappen.all(), "bewijs": evidence(thing)}  # pyright: ignore[reportAttributeAccessIssue] -- related_name
    person = signed_in(request)
    wie = queries.ways(thing, person)
    states = standen.next_states(overgangen.VRIJGAVE, thing.vrijgave, wie)
    found, reasons = queries.findings(thing), _reasons(thing, person)
    reads = V.VRIJGEGEVEN in states
    context = {
        "ding": thing,
        "soort": _kind(thing),
        "bevindingen": found,
        "over": sum(finding.moet and not reden for finding, reden in found),
        "knoppen": [(state.value, words) for state, words in _PRESSES.items() if state in states],
        "schrijft": Wie.SCHRIJVER in wie,
        "intrekken": (intrekken or RedenForm(reasons)) if reasons else None,
        "vrijgave": (vrijgave or VrijgaveForm(initial={"gezien": queries.fingerprint(thing)}))
        if reads
        else None,
        "antwoord": vindplaatsen.find([thing.antwoord]).get(thing.antwoord)
        if isinstance(thing, Raadsvraag)
        else None,
        **more,
    }
    name = "programma/toezegging.html" if isinstance(thing, Toezegging) else "programma/vraag.html"
    return render(request, name, context, status=status)


def _write(request: HttpRequest, form: forms.Form, wat: str, **more: Any) -> HttpResponse:
    ding = more.get("ding")
    context = {"form": form, "wat": wat, "soort": _kind(ding) if ding else "", **more}
    return render(request, "programma/schrijven.html", context, status=422 if form.is_bound else 200)
