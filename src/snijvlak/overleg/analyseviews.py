"""Pages on which members prepare and analyse a case: each adds one thing and comes back to the case.

Nothing is sent along that another may be writing, so several people work at once. All reads of a case go
through ``queries.find_casus``.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.teksten import tekst

from . import actions, analyseforms, oorzaken, queries, regels
from .models import Bijdrage, Perspectief
from .schrijven import Blad, back, row_of, write
from .toelating import admitted, found


def member(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """A view about a case, for members who agreed to learn."""
    return requires(Permissie.OVERLEG_DEELNEMEN)(admitted(view))


page = require_http_methods(["GET", "HEAD", "POST"])


@member
@page
def moment(request: HttpRequest, pk: uuid.UUID, rij: int | None = None) -> HttpResponse:
    """Put a moment on the timeline, or change one."""
    casus = found(request, pk)

    def add(data: dict[str, Any], door: Persoon) -> None:
        actions.add_moment(casus, data["wanneer"], data["tekst"], data["inzending"], door=door)

    return write(
        request,
        Blad(
            casus,
            analyseforms.MomentForm,
            tekst("overleg.schrijven.kop_moment"),
            "tijdlijn",
            add,
            reverse("overleg:moment", args=[pk]),
            rij=row_of(request, rij, lambda at: queries.find_moment(casus, at)),
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
    return write(
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

    return write(
        request,
        Blad(
            casus,
            analyseforms.BijdrageForm,
            str(Bijdrage.Vak(vak).label),
            vak,
            add,
            reverse("overleg:bijdrage", args=[pk, vak]),
            rij=row_of(request, rij, lambda at: queries.find_contribution(casus, vak, at)),
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

    row = row_of(request, rij, lambda at: queries.find_why(casus, factor, at))
    return write(
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

    return write(
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
    return write(
        request, Blad(casus, form, tekst("overleg.schrijven.kop_doorbraak"), "doorbraak", add, adres)
    )


@member
@require_POST
def finish(request: HttpRequest, pk: uuid.UUID, rij: int) -> HttpResponse:
    """What a child needed was done."""
    casus = found(request, pk)
    actions.finish_breakthrough(casus, rij, door=signed_in(request))
    return back(casus, "doorbraak")


@member
@require_safe
def picture(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The cause tree of a case as a picture."""
    casus = found(request, pk)
    tree = queries.tree(casus)
    path = oorzaken.find(casus.pk, tree) if tree else None
    if path is None:
        raise Http404
    actions.look_at(casus, door=signed_in(request))  # who asks for the picture alone reads the case too
    return HttpResponse(path.read_bytes(), content_type="image/svg+xml")


@requires(Permissie.CASUS_AGENDEREN)
@require_safe
def breakthroughs(request: HttpRequest) -> HttpResponse:
    """What children need now, for the coördinator."""
    return render(request, "overleg/doorbraken.html", {"doorbraken": queries.open_breakthroughs()})
