"""Pages on which members prepare and analyse a case: each adds one thing and comes back to the case.

Nothing is sent along that another may be writing, so several people work at once. All reads of a case go
through ``queries.find_casus``.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.teksten import tekst

from . import actions, analyseforms, oorzaken, queries, regels
from .actions.analyse import Rij
from .models import Bijdrage, Casus, Moment, Perspectief

member = requires(Permissie.OVERLEG_DEELNEMEN)
page = require_http_methods(["GET", "HEAD", "POST"])
Add = Callable[[dict[str, Any], Persoon], None]


@dataclass(frozen=True)
class Blad:
    """One thing to write about a case: which form, what it is called, and where one comes back."""

    casus: Casus
    form: Callable[..., analyseforms.AnalyseForm]
    kop: str
    anker: str
    add: Add
    adres: str  # where something new goes, also when what was changed is gone
    rij: Rij | None = None
    waarden: tuple[str, ...] = ("tekst",)
    initial: Mapping[str, Any] = field(default_factory=dict)
    al: tuple[str, ...] = ()  # what is there already
    uitleg: str = ""
    boom: bool = False  # whether the cause tree changes


def found(request: HttpRequest, pk: uuid.UUID) -> Casus:
    """The case, when who is signed in may see it; otherwise there is none."""
    casus = queries.find_casus(pk, signed_in(request))
    if casus is None:
        raise Http404
    return casus


@member
@page
def moment(request: HttpRequest, pk: uuid.UUID, rij: int | None = None) -> HttpResponse:
    """Put a moment on the timeline, or change one."""
    casus = found(request, pk)

    def add(data: dict[str, Any], door: Persoon) -> None:
        actions.add_moment(casus, data["wanneer"], data["tekst"], data["inzending"], door=door)

    return _write(
        request,
        Blad(
            casus,
            analyseforms.MomentForm,
            tekst("overleg.schrijven.kop_moment"),
            "tijdlijn",
            add,
            reverse("overleg:moment", args=[pk]),
            rij=_row(request, rij, lambda at: queries.find_moment(casus, at)),
            waarden=("wanneer", "tekst"),
        ),
    )


@member
@page
def perspective(request: HttpRequest, pk: uuid.UUID, kant: str) -> HttpResponse:
    """Write how one side sees it, or change what one wrote."""
    if kant not in Perspectief.Kant.values:
        raise Http404
    casus = found(request, pk)

    def add(data: dict[str, Any], door: Persoon) -> None:
        actions.add_perspective(casus, kant, data["tekst"], door=door)

    opened = queries.is_opened(casus, signed_in(request))
    return _write(
        request,
        Blad(
            casus,
            analyseforms.PerspectiefForm,
            tekst("overleg.schrijven.kop_perspectief", kant=Perspectief.Kant(kant).label),
            "perspectieven",
            add,
            reverse("overleg:perspectief", args=[pk, kant]),
            rij=queries.own_perspective(casus, kant, signed_in(request)),
            uitleg="" if opened else tekst("overleg.schrijven.nog_niet_gezien"),
        ),
    )


@member
@page
def contribution(request: HttpRequest, pk: uuid.UUID, vak: str, rij: int | None = None) -> HttpResponse:
    """Add to a part of the analysis, or change what is there."""
    if vak not in Bijdrage.Vak.values:
        raise Http404
    casus = found(request, pk)

    def add(data: dict[str, Any], door: Persoon) -> None:
        actions.add_contribution(casus, vak, data["tekst"], data["inzending"], door=door)

    return _write(
        request,
        Blad(
            casus,
            analyseforms.BijdrageForm,
            str(Bijdrage.Vak(vak).label),
            vak,
            add,
            reverse("overleg:bijdrage", args=[pk, vak]),
            rij=_row(request, rij, lambda at: queries.find_contribution(casus, vak, at)),
            al=tuple(b.tekst for b in queries.contributions(casus) if b.vak == vak and b.pk != rij),
        ),
    )


@member
@page
def why(request: HttpRequest, pk: uuid.UUID, factor: str, rij: int | None = None) -> HttpResponse:
    """Say why a factor was there, or change an answer."""
    known = regels.factoren().factoren
    if factor not in known:
        raise Http404
    casus, name = found(request, pk), known[factor].naam

    def add(data: dict[str, Any], door: Persoon) -> None:
        above = int(data["ouder"]) or None  # 0 is the factor itself
        actions.add_why(casus, factor, above, data["tekst"], data["inzending"], door=door)

    def form(*args: Any, **kwargs: Any) -> analyseforms.AnalyseForm:
        if row:
            return analyseforms.WaaromWijzigForm(*args, **kwargs)
        chain = [w for w in queries.whys(casus).select_related("factor") if w.factor.factor == factor]
        return analyseforms.WaaromForm(*args, factor=name, chain=chain, **kwargs)

    row = _row(request, rij, lambda at: queries.find_why(casus, factor, at))
    return _write(
        request,
        Blad(
            casus,
            form,
            tekst("overleg.schrijven.kop_waarom", factor=name),
            "oorzaken",
            add,
            reverse("overleg:waarom", args=[pk, factor]),
            rij=row,
            initial={"ouder": request.GET.get("onder", "0")},
            boom=True,
        ),
    )


@member
@page
def pass_on(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask another body what this one may not decide."""
    casus = found(request, pk)

    def add(data: dict[str, Any], door: Persoon) -> None:
        actions.pass_on(casus, data["naar"], data["tekst"], data["inzending"], door=door)

    def form(*args: Any, **kwargs: Any) -> analyseforms.AnalyseForm:
        return analyseforms.DoorgeefForm(*args, casus=casus, **kwargs)

    return _write(
        request,
        Blad(
            casus,
            form,
            tekst("overleg.schrijven.kop_doorgeven"),
            "doorgeven",
            add,
            reverse("overleg:doorgeven", args=[pk]),
            uitleg=tekst("overleg.schrijven.casus_gaat_niet_mee"),
        ),
    )


@member
@page
def breakthrough(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Agree on what this child needs now."""
    casus = found(request, pk)

    def add(data: dict[str, Any], door: Persoon) -> None:
        agreed = (data["tekst"], data["organisatie"], data["uiterlijk"], data["inzending"])
        actions.agree_breakthrough(casus, *agreed, door=door)

    def form(*args: Any, **kwargs: Any) -> analyseforms.AnalyseForm:
        return analyseforms.DoorbraakForm(*args, vandaag=timezone.localdate(), **kwargs)

    adres = reverse("overleg:doorbraak", args=[pk])
    return _write(
        request, Blad(casus, form, tekst("overleg.schrijven.kop_doorbraak"), "doorbraak", add, adres)
    )


@member
@require_POST
def finish(request: HttpRequest, pk: uuid.UUID, rij: int) -> HttpResponse:
    """What a child needed was done."""
    casus = found(request, pk)
    actions.finish_breakthrough(casus, rij, door=signed_in(request))
    return _back(casus, "doorbraak")


@member
@require_safe
def picture(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The cause tree of a case as a picture."""
    casus = found(request, pk)
    tree = queries.tree(casus)
    path = oorzaken.find(casus.pk, tree) if tree else None
    if path is None:
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="image/svg+xml")


@requires(Permissie.CASUS_AGENDEREN)
@require_safe
def breakthroughs(request: HttpRequest) -> HttpResponse:
    """What children need now, for the coördinator."""
    return render(request, "overleg/doorbraken.html", {"doorbraken": queries.open_breakthroughs()})


def _row(request: HttpRequest, rij: int | None, find: Callable[[int], Rij | None]) -> Rij | None:
    """What is changed. When it is gone, what somebody sends is not: then it can be added again."""
    if rij is None:
        return None
    row = find(rij)
    if row is None and request.method != "POST":
        raise Http404
    return row


def _write(request: HttpRequest, blad: Blad) -> HttpResponse:
    row, door = blad.rij, signed_in(request)
    initial = {**blad.initial}
    if row:
        initial |= {"versie": row.versie, **{name: getattr(row, name) for name in blad.waarden}}
    form = blad.form(request.POST or None, initial=initial)
    now: Rij | None = None
    if form.is_bound and _done(request, blad, form):
        try:
            _save(request, blad, form, door)
        except actions.Gewijzigd as error:
            now = error.rij
            form.read_again(now.versie)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
        else:
            if blad.boom:
                actions.draw_causes(blad.casus)
            return _back(blad.casus, blad.anker)
    if not form.is_bound:
        actions.look_at(blad.casus, door=door)
    shown = {
        "blad": blad,
        "form": form,
        "nu": now,
        "nu_wanneer": regels.tijdlijn().momenten.get(now.wanneer) if isinstance(now, Moment) else None,
        "weg": row is not None and row.persoon == door and now is None,
    }
    return render(request, "overleg/schrijven.html", shown, status=422 if form.is_bound else 200)


def _done(request: HttpRequest, blad: Blad, form: analyseforms.AnalyseForm) -> bool:
    """Whether what was sent can be saved. What one takes away need not be well written."""
    if blad.rij and "weg" in request.POST:
        form.full_clean()
        return "versie" in form.cleaned_data
    if form.is_valid() and blad.rij is None and form.cleaned_data["versie"]:
        form.add_error(None, tekst("overleg.daden.intussen_weg"))
        form.read_again(0)
    return form.is_valid()


def _save(request: HttpRequest, blad: Blad, form: analyseforms.AnalyseForm, door: Persoon) -> None:
    data = form.cleaned_data
    if blad.rij is None:
        blad.add(data, door)
    elif "weg" in request.POST:
        actions.withdraw(blad.rij, data["versie"] or 0, door=door)
    else:
        values = {name: data[name] for name in blad.waarden}
        actions.change(blad.rij, values, data["versie"] or 0, door=door)


def _back(casus: Casus, anker: str) -> HttpResponse:
    return redirect(f"{reverse('overleg:casus', args=[casus.pk])}#{anker}")
