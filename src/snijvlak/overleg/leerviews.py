"""The pages on which a table learns: the lessons of a case, one lesson and its release, and the library."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.teksten import tekst

from . import actions, leertoets, overgangen, queries, regels, toelating
from .actieforms import ActieForm
from .leerforms import LeerpuntForm, RedenForm, VrijgaveForm, ZoekForm
from .models import Casus, Leerpunt
from .overgangen import Wie

T = Leerpunt.Toestand
READERS = (Permissie.OVERLEG_DEELNEMEN, Permissie.CASUS_AGENDEREN)
# What needs no more than a press; what asks why has a form.
_PRESSES = {
    T.CONCEPT: tekst("overleg.leren.knop_concept"),
    T.TER_VRIJGAVE: tekst("overleg.leren.knop_ter_vrijgave"),
}
_REASONS = {T.AANGEHOUDEN: tekst("overleg.leren.houd_aan"), T.INGETROKKEN: tekst("overleg.leren.trek_in")}
_RELEASED = {True: tekst("overleg.leren.nu_vrijgegeven"), False: tekst("overleg.leren.nog_een_lezer")}
_FIELDS = ("zin", "factor", "sector", "situatie", "bewijs")


@requires(Permissie.OVERLEG_DEELNEMEN)
@toelating.admitted
@require_http_methods(["GET", "HEAD", "POST"])
def learn(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The lessons of a case, and a new one."""
    person = signed_in(request)
    casus = toelating.found(request, pk)
    form = LeerpuntForm(request.POST or None, casussen=queries.own_cases(person, pk))
    if form.is_valid():
        try:
            written = actions.write_lesson(casus, _sentence(form), door=person)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
        else:
            return redirect("overleg:leerpunt", pk=written.pk)
    actions.look_at(casus, door=person)
    context = {"casus": casus, "leerpunten": queries.lessons_of(casus), "form": form}
    return render(request, "overleg/leren.html", context, status=422 if form.is_bound else 200)


@requires(*READERS)
@require_safe
def lesson(request: HttpRequest, pk: int) -> HttpResponse:
    """One lesson: what was found in it, how far it is, and its actions."""
    found = queries.find_leerpunt(pk, signed_in(request))
    return _page(request, found) if found else _as_owner(request, pk)


def _as_owner(request: HttpRequest, pk: int) -> HttpResponse:
    """For who owns an action and takes part in the body no more: what is public, or why there is nothing."""
    found = queries.find_as_owner(pk, signed_in(request))
    if found is None:
        raise Http404
    own = found.acties.filter(eigenaar=signed_in(request)).order_by("uiterlijk", "pk")  # pyright: ignore[reportAttributeAccessIssue] -- related_name
    public = _told(found) if found.toestand == T.VRIJGEGEVEN else {}
    return render(request, "overleg/leerpunt_eigenaar.html", {**public, "acties": own})


@requires(Permissie.OVERLEG_DEELNEMEN)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a lesson that is still a concept."""
    person, found = signed_in(request), _found(request, pk)
    if found.toestand != T.CONCEPT or Wie.LID not in queries.ways(found, person):
        return redirect("overleg:leerpunt", pk=pk)
    initial = {name: getattr(found, name) for name in _FIELDS}
    form = LeerpuntForm(request.POST or None, initial=initial, casussen=queries.own_cases(person))
    if form.is_valid():
        try:
            actions.rewrite(found, _sentence(form), door=person)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, tekst("overleg.leren.veranderd"))
            return redirect("overleg:leerpunt", pk=pk)
    context = {"leerpunt": found, "form": form}
    return render(request, "overleg/leerpunt_veranderen.html", context, status=422 if form.is_bound else 200)


@requires(*READERS)
@require_POST
def bring(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a lesson into another state: by a press, or with a reason."""
    person, found = signed_in(request), _found(request, pk)
    naar, reden, form = request.POST.get("naar", ""), "", None
    if naar not in _PRESSES:
        form = RedenForm(_reasons(found, person), request.POST)
        if not form.is_valid():
            return _page(request, found, reden=form)
        naar, reden = form.cleaned_data["naar"], form.cleaned_data["reden"]
    try:
        actions.bring(found, naar, door=person, reden=reden)
    except (actions.NietToegestaan, OngeldigeOvergang) as error:
        return _page(request, found, fout=str(error))
    messages.success(request, tekst("overleg.leren.verplaatst", stand=T(naar).label))
    return redirect("overleg:leerpunt", pk=pk)


@requires(*READERS)
@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """A reader releases a lesson; the second makes it released."""
    found, form = _found(request, pk), VrijgaveForm(request.POST)
    if not form.is_valid():
        return _page(request, found, vrijgave=form)
    try:
        done = actions.release(found, form.cleaned_data["gezien"], door=signed_in(request))
    except (actions.NietToegestaan, OngeldigeOvergang) as error:
        return _page(request, found, fout=str(error))
    messages.success(request, _RELEASED[done])
    return redirect("overleg:leerpunt", pk=pk)


@requires(Permissie.OVERLEG_DEELNEMEN)
@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree on an action that follows from a lesson."""
    person, found = signed_in(request), _found(request, pk)
    if Wie.LID not in queries.ways(found, person):
        raise Http404
    form = ActieForm(found, request.POST, vandaag=timezone.localdate())
    if form.is_valid():
        fields = {name: form.cleaned_data[name] for name in form.fields if name != "nagekeken"}
        try:
            made = actions.agree(found, actions.NieuweActie(**fields), door=person)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, tekst("overleg.actie.afgesproken"))
            return redirect("overleg:actie", pk=made.pk)
    return _page(request, found, actie=form)


@requires(Permissie.LEERPUNTEN_LEZEN)
@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """The released lessons, for each professional."""
    form = ZoekForm(request.GET)
    chosen = form.chosen()
    place = {name: request.GET[name] for name in ("na", "voor") if request.GET.get(name)}
    found = queries.library({**chosen, **place})
    kept = urlencode(chosen)
    links = {
        "vorige": f"?{kept}&voor={found.vorige}" if found.vorige else "",
        "volgende": f"?{kept}&na={found.volgende}" if found.volgende else "",
    }
    context = {
        "form": form,
        "lessen": [_told(les) for les in found.rijen],
        "blad": links,
        "gezocht": bool(chosen),
    }
    return render(request, "overleg/bibliotheek.html", context)


def _found(request: HttpRequest, pk: int) -> Leerpunt:
    found = queries.find_leerpunt(pk, signed_in(request))
    if found is None:
        raise Http404
    return found


def _told(les: Leerpunt) -> dict[str, Any]:
    return {"leerpunt": les, "factor": regels.factor_naam(les.factor), "over": queries.about(les)}


def _sentence(form: LeerpuntForm) -> actions.Leerzin:
    data = form.cleaned_data
    return actions.Leerzin(
        **{name: data[name] for name in (*_FIELDS, "inzending")},
        casussen=tuple(uuid.UUID(key) for key in data.get("casussen", ())),
        woordreden=data.get("woordreden", ""),
    )


def _reasons(leerpunt: Leerpunt, person: Persoon) -> list[tuple[str, str]]:
    states = overgangen.next_states(overgangen.LEERPUNT, leerpunt.toestand, queries.ways(leerpunt, person))
    return [(state.value, words) for state, words in _REASONS.items() if state in states]


def _page(
    request: HttpRequest,
    leerpunt: Leerpunt,
    *,
    fout: str = "",
    reden: RedenForm | None = None,
    vrijgave: VrijgaveForm | None = None,
    actie: ActieForm | None = None,
) -> HttpResponse:
    """The page of a lesson; with a mistake or a form that was not right it answers 422."""
    person = signed_in(request)
    ways = queries.ways(leerpunt, person)
    states = overgangen.next_states(overgangen.LEERPUNT, leerpunt.toestand, ways)
    reasons = _reasons(leerpunt, person)
    aantal, self_ = queries.released_by(leerpunt, person)
    may_release = leerpunt.toestand == T.TER_VRIJGAVE and Wie.LEZER in ways and not self_
    acties = leerpunt.acties.order_by("uiterlijk", "pk")  # pyright: ignore[reportAttributeAccessIssue] -- related_name
    context = {
        **_told(leerpunt),
        "toets": leertoets.look(leerpunt),
        "casussen": _own_cases(leerpunt, person),
        "acties": acties,
        "fout": fout,
        "knoppen": [(state.value, words) for state, words in _PRESSES.items() if state in states],
        "verander": leerpunt.toestand == T.CONCEPT and Wie.LID in ways,
        "vrijgaven": aantal,
        "zelf": self_,
        "vrijgave": (vrijgave or VrijgaveForm(initial={"gezien": queries.fingerprint(leerpunt)}))
        if may_release
        else None,
        "reden": (reden or RedenForm(reasons)) if reasons else None,
        "actie": (actie or ActieForm(leerpunt, vandaag=timezone.localdate())) if Wie.LID in ways else None,
    }
    bad = bool(fout or reden or vrijgave or actie)
    return render(request, "overleg/leerpunt.html", context, status=422 if bad else 200)


def _own_cases(leerpunt: Leerpunt, person: Persoon) -> list[Casus]:
    """The cases that the lesson rests on, as far as they are of the person's own bodies."""
    return list(
        leerpunt.casussen.filter(agendapunten__bijeenkomst__overleg__deelnames__persoon=person).distinct()
    )
