"""The pages of bodies: who takes part, what they may decide, when they meet."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.teksten import tekst

from . import actions, queries
from .overlegforms import DeelnemerForm, MandaatForm, MomentForm, OverlegForm
from .queries import Lichaam

SEE = (Permissie.OVERLEG_DEELNEMEN, Permissie.OVERLEG_INRICHTEN)


@requires(*SEE)
@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """The own bodies; all of them for who sets them up."""
    person = signed_in(request)
    context = {
        "overleggen": queries.in_words(person, timezone.localdate()),
        "inrichten": queries.may_set_up(person),
    }
    return render(request, "overleg/overleggen.html", context)


@requires(Permissie.OVERLEG_INRICHTEN)
@require_http_methods(["GET", "HEAD", "POST"])
def new_body(request: HttpRequest) -> HttpResponse:
    """Make a body."""
    form = OverlegForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.add_overleg(
                data["naam"],
                data["soort"],
                [],
                gebied_code=data["gebied_code"],
                frequentie=data["frequentie"],
                door=signed_in(request),
            )
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
        else:
            return redirect("overleg:overleg", pk=made.pk)
    return render(request, "overleg/overleg_nieuw.html", {"form": form}, status=422 if form.is_bound else 200)


def _found(request: HttpRequest, pk: int) -> Lichaam:
    found = queries.find_body(pk, signed_in(request), timezone.localdate())
    if found is None:
        raise Http404
    return found


@requires(*SEE)
@require_safe
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """One body."""
    return _show(request, _found(request, pk))


def _show(request: HttpRequest, found: Lichaam, forms: dict[str, Any] | None = None) -> HttpResponse:
    person, today = signed_in(request), timezone.localdate()
    context: dict[str, Any] = {
        "lichaam": found,
        "overleg": found.overleg,
        "deelnames": queries.members(found.overleg),
        "mandaten": queries.mandates(found.overleg),
        "bijeenkomsten": queries.meetings(found.overleg),
        "vandaag": today,
        "inrichten": queries.may_set_up(person),
    }
    if context["inrichten"]:
        context["lid"] = DeelnemerForm(queries.candidates(found.overleg))
        context["mandaat"] = MandaatForm(initial={"van": today})
        context["moment"] = MomentForm(vandaag=today)
    status = 422 if forms else 200
    return render(request, "overleg/overleg.html", context | (forms or {}), status=status)


@requires(Permissie.OVERLEG_INRICHTEN)
@require_POST
def add_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody takes part from now on."""
    found = _found(request, pk)
    people = queries.candidates(found.overleg)
    form = DeelnemerForm(people, request.POST)
    if not form.is_valid():
        return _show(request, found, {"lid": form})
    person = next(p for p in people if str(p.pk) == form.cleaned_data["persoon"])
    actions.add_member(
        found.overleg,
        person,
        organisatie=queries.organisation_of(person),
        functie=form.cleaned_data["functie"],
        door=signed_in(request),
    )
    messages.success(request, tekst("overleg.paginas.doet_nu_mee", naam=person.naam))
    return redirect("overleg:overleg", pk=pk)


@requires(Permissie.OVERLEG_INRICHTEN)
@require_POST
def change_member(request: HttpRequest, pk: int, deelname: int) -> HttpResponse:
    """A member leads the body, or takes part no more."""
    found = _found(request, pk)
    member = next((d for d in queries.members(found.overleg) if d.pk == deelname), None)
    if member is None:
        raise Http404
    if "weg" in request.POST:
        actions.remove_member(member, door=signed_in(request))
        messages.success(request, tekst("overleg.paginas.doet_niet_meer_mee", naam=member.persoon.naam))
    elif "voorzitter" in request.POST:
        try:
            actions.set_chair(member, door=signed_in(request))
        except actions.NietToegestaan as error:
            messages.error(request, str(error))
        else:
            messages.success(request, tekst("overleg.paginas.zit_nu_voor", naam=member.persoon.naam))
    return redirect("overleg:overleg", pk=pk)


@requires(Permissie.OVERLEG_INRICHTEN)
@require_POST
def add_mandate(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay down what the body may decide."""
    found = _found(request, pk)
    form = MandaatForm(request.POST)
    if not form.is_valid():
        return _show(request, found, {"mandaat": form})
    data = form.cleaned_data
    actions.add_mandate(
        found.overleg,
        data["tekst_mandaat"],
        data["bron"],
        data["van"],
        tot=data["tot"],
        door=signed_in(request),
    )
    messages.success(request, tekst("overleg.paginas.mandaat_vastgelegd"))
    return redirect("overleg:overleg", pk=pk)


@requires(Permissie.OVERLEG_INRICHTEN)
@require_POST
def end_mandate(request: HttpRequest, pk: int, mandaat: int) -> HttpResponse:
    """A mandate holds no more from today."""
    found = _found(request, pk)
    chosen = next((m for m in queries.mandates(found.overleg) if m.pk == mandaat), None)
    if chosen is None:
        raise Http404
    try:
        actions.end_mandate(chosen, timezone.localdate(), door=signed_in(request))
    except actions.NietToegestaan as error:
        messages.error(request, str(error))
    else:
        messages.success(request, tekst("overleg.paginas.mandaat_beeindigd"))
    return redirect("overleg:overleg", pk=pk)


@requires(Permissie.OVERLEG_INRICHTEN)
@require_POST
def plan_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a meeting of the body."""
    found = _found(request, pk)
    form = MomentForm(request.POST, vandaag=timezone.localdate())
    if form.is_valid():
        try:
            made = actions.plan_at(found.overleg, form.moment(), door=signed_in(request))
        except actions.NietToegestaan as error:
            form.add_error("datum", str(error))
        else:
            messages.success(request, tekst("overleg.paginas.bijeenkomst_gepland"))
            return redirect("overleg:bijeenkomst", pk=made.pk)
    return _show(request, found, {"moment": form})
