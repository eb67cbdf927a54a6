"""The pages of the programme: the list, and one agreement or project."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak import standen
from snijvlak.publicatie import vindplaatsen
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang import queries as toegang
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.onderdelen import Tab
from snijvlak.vormgeving.teksten import tekst

from . import actions, overgangen, queries, regels
from .forms import BewijsForm, EvaluatieForm, LijstForm, PuntForm, RedenForm
from .models import Programmapunt
from .overgangen import Wie

T = Programmapunt.Toestand
READ_WRITE = ("GET", "HEAD", "POST")
_FIELDS = (
    "vorm",
    "wat",
    "actielijn",
    "soort",
    "niveau",
    "wie",
    "eigenaar",
    "begin",
    "eind",
    "evaluatie_op",
    "bron",
)


@requires(Permissie.PROGRAMMA_LEZEN)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What the region agreed and what runs, by line; and how much of each kind."""
    form, today = LijstForm(request.GET), timezone.localdate()
    rules, chosen = regels.programma(), form.chosen()
    rows = list(queries.points(chosen))
    lines = [
        (lijn, [_card(punt, today) for punt in rows if punt.actielijn == code])
        for code, lijn in rules.actielijnen.items()
    ]
    context = {
        "form": form,
        "lijnen": [(lijn, _worth(lijn), found) for lijn, found in lines if found],
        "tabel": queries.counts(rows, today),
        "tabs": _tabs(chosen),
        "gefilterd": bool(chosen.keys() - {"vorm"}),
        "vraag": urlencode(chosen),
        "bron": rules.bron,
    }
    return render(request, "programma/lijst.html", context)


@requires(Permissie.PROGRAMMA_LEZEN)
@require_safe
def overview_csv(request: HttpRequest) -> HttpResponse:
    """The list to take along."""
    chosen = LijstForm(request.GET).chosen()
    tabel = queries.point_table(queries.points(chosen), timezone.localdate())
    response = HttpResponse(tabel.csv(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="snijvlak-programma.csv"'
    return response


@requires(Permissie.PROGRAMMA_BIJHOUDEN)
@require_http_methods(READ_WRITE)
def new(request: HttpRequest) -> HttpResponse:
    """A new agreement or project."""
    form = PuntForm(request.POST or None)
    if form.is_valid():
        try:
            made = actions.add_point(_given(form), door=signed_in(request))
            return redirect("programma:punt", pk=made.pk)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
    return _write(request, form)


@requires(Permissie.PROGRAMMA_BIJHOUDEN)
@require_http_methods(READ_WRITE)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an agreement or project."""
    found = _found(pk)
    form = PuntForm(request.POST or None, initial={name: getattr(found, name) for name in _FIELDS})
    if form.is_valid():
        try:
            actions.change_point(found, _given(form), door=signed_in(request))
            return redirect("programma:punt", pk=pk)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
    return _write(request, form, punt=found)


@requires(Permissie.PROGRAMMA_LEZEN)
@require_http_methods(READ_WRITE)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement or project: who keeps an eye on it, what was seen, and the evidence."""
    found, person = _found(pk), signed_in(request)
    writes = Permissie.PROGRAMMA_BIJHOUDEN in toegang.permissies(person)
    part = request.POST.get("deel", "")
    offered = _forms(found, part, request) if writes else {}
    form = offered.get(part)
    if form is not None and form.is_valid():
        try:
            _do(found, part, form.cleaned_data, request)
            messages.success(request, tekst("programma.punt.opgeslagen"))
            return redirect("programma:punt", pk=pk)
        except (actions.NietToegestaan, OngeldigeOvergang) as error:
            form.add_error(None, str(error))
    rules = regels.programma()
    context = {
        "punt": found,
        "te_laat": found.te_laat(timezone.localdate()),
        "lijn": rules.actielijnen[found.actielijn],
        "soort": rules.soorten[found.soort],
        "niveau": rules.niveaus[found.niveau],
        "evaluaties": found.evaluaties.order_by("-op", "-pk"),  # pyright: ignore[reportAttributeAccessIssue] -- related_name
        "bewijs": evidence(found),
        "forms": offered,
        "schrijft": writes,
    }
    return render(request, "programma/punt.html", context, status=422 if part else 200)


@requires(Permissie.PROGRAMMA_BIJHOUDEN)
@require_POST
def unlink(request: HttpRequest, pk: int) -> HttpResponse:
    """Point to something no more."""
    actions.remove_evidence(_found(pk), request.POST.get("kenmerk", ""), door=signed_in(request))
    return redirect("programma:punt", pk=pk)


def evidence(thing: Any) -> list[vindplaatsen.Vindplaats]:
    """What shows how an agreement or a promise stands, as far as it is still there."""
    marks = list(thing.bewijzen.order_by("pk").values_list("kenmerk", flat=True))
    return list(vindplaatsen.find(marks).values())


def _tabs(chosen: dict[str, str]) -> list[Tab]:
    """Agreements, projects or both; each keeps what else was chosen."""
    here, kept = chosen.get("vorm", ""), {k: v for k, v in chosen.items() if k != "vorm"}
    names = {
        "": tekst("programma.lijst.tab_alles"),
        Programmapunt.Vorm.AFSPRAAK.value: tekst("programma.lijst.tab_afspraken"),
        Programmapunt.Vorm.PROJECT.value: tekst("programma.lijst.tab_projecten"),
    }
    return [
        Tab(naam, f"?{urlencode({**kept, 'vorm': vorm} if vorm else kept)}", vorm == here)
        for vorm, naam in names.items()
    ]


def _card(punt: Programmapunt, today: Any) -> dict[str, Any]:
    rules = regels.programma()
    return {
        "punt": punt,
        "soort": rules.soorten[punt.soort],
        "niveau": rules.niveaus[punt.niveau].voluit,
        "te_laat": punt.te_laat(today),
    }


def _worth(lijn: regels.Actielijn) -> str:
    return ", ".join(regels.programma().soorten[soort].lower() for soort in lijn.meerwaarde)


def _forms(punt: Programmapunt, part: str, request: HttpRequest) -> dict[str, forms.Form]:
    def data(name: str) -> Any:
        return request.POST if part == name else None

    states = standen.next_states(overgangen.PUNT, punt.toestand, {Wie.SCHRIJVER})
    labels = [(state, str(T(state).label)) for state in states]
    offered: dict[str, forms.Form] = {"bewijs": BewijsForm(data("bewijs"))}
    if punt.toestand == T.LOOPT:
        offered["evaluatie"] = EvaluatieForm(data("evaluatie"))
    return {**offered, "stand": RedenForm(labels, data("stand"))}


def _do(punt: Programmapunt, part: str, given: dict[str, Any], request: HttpRequest) -> None:
    person = signed_in(request)
    if part == "bewijs":
        actions.point_at(punt, given["kenmerk"], door=person)
    elif part == "evaluatie":
        actions.evaluate(punt, given["gezien"], given["volgende"], door=person)
    else:
        actions.move_point(punt, given["naar"], given["reden"], door=person)


def _given(form: PuntForm) -> actions.NieuwPunt:
    data = form.cleaned_data
    return actions.NieuwPunt(**{name: data[name] for name in (*_FIELDS, "inzending")})


def _found(pk: int) -> Programmapunt:
    found = queries.find_point(pk)
    if found is None:
        raise Http404
    return found


def _write(request: HttpRequest, form: PuntForm, punt: Programmapunt | None = None) -> HttpResponse:
    context = {"form": form, "punt": punt}
    return render(request, "programma/punt_schrijven.html", context, status=422 if form.is_bound else 200)
