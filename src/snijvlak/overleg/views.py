"""The pages of the coördinator who plans a case, and of the members who learn from it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from snijvlak.meldpunt import queries as meldpunt
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.teksten import tekst

from . import actions, casuspagina, queries, toelating
from .forms import CasusForm, FactorenForm


@requires(Permissie.CASUS_AGENDEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def new_case(request: HttpRequest, melding: uuid.UUID) -> HttpResponse:
    """Make a case of a report and put it on an agenda."""
    if meldpunt.state(melding) is None:
        raise Http404
    form = CasusForm(melding, request.POST or None, vandaag=timezone.localdate())
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.put_on_agenda(
                [melding, *form.more()],
                data["bijeenkomst"],
                data["titel"],
                data["omschrijving"],
                door=signed_in(request),
            )
        except (actions.NietToegestaan, OngeldigeOvergang) as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, tekst("overleg.paginas.de_casus_staat_op_de_agenda", bijeenkomst=data["bijeenkomst"])
            )
            return redirect("meldpunt:werklijst")
    status = 422 if form.is_bound else 200
    return render(request, "overleg/casus_nieuw.html", {"form": form}, status=status)


@requires(Permissie.OVERLEG_DEELNEMEN)
@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """The meetings of one's own bodies, and what other bodies asked them."""
    person = signed_in(request)
    context = {
        "bijeenkomsten": queries.meetings_of(person),
        "gevraagd": queries.asked_of(person),
        "zelf_gevraagd": queries.asked_by(person),
    }
    return render(request, "overleg/agenda.html", context)


@requires(Permissie.OVERLEG_DEELNEMEN)
@toelating.admitted
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One case: what contributed. What is learned and done has a page of its own."""
    person = signed_in(request)
    found = toelating.found(request, pk)
    factors = list(queries.factors(found))
    chosen = [f.factor for f in factors]
    part = request.POST.get("deel")
    factoren = FactorenForm(
        request.POST if part == "factoren" else None,
        initial={"factoren": chosen, "gezien": " ".join(chosen)},
        prefix="f",
    )
    if factoren.is_valid():
        try:
            actions.choose_factors(
                found, factoren.cleaned_data["factoren"], gezien=factoren.cleaned_data["gezien"], door=person
            )
        except actions.NietToegestaan as error:
            factoren.add_error("factoren", str(error))
        else:
            actions.draw_causes(found)
            return redirect("overleg:casus", pk=pk)
    actions.look_at(found, door=person)
    context = {
        **casuspagina.context(found, person, factors),
        "casus": found,
        "factoren": factoren,
    }
    return render(request, "overleg/casus.html", context, status=422 if factoren.is_bound else 200)
