"""Writing one thing about a case on a page of its own, so that nobody sends along what another is writing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from snijvlak.toegang.models import Persoon
from snijvlak.toegang.poort import signed_in
from snijvlak.vormgeving.teksten import tekst

from . import actions, regels
from .actions.analyse import Rij
from .analyseforms import AnalyseForm
from .models import Casus, Moment

Add = Callable[[dict[str, Any], Persoon], None]


@dataclass(frozen=True)
class Blad:
    """One thing to write about a case: which form, what it is called, and where one comes back."""

    casus: Casus
    form: Callable[..., AnalyseForm]
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


def row_of(request: HttpRequest, rij: int | None, find: Callable[[int], Rij | None]) -> Rij | None:
    """What is changed. When it is gone, what somebody sends is not: then it can be added again."""
    if rij is None:
        return None
    row = find(rij)
    if row is None and request.method != "POST":
        raise Http404
    return row


def write(request: HttpRequest, blad: Blad) -> HttpResponse:
    """The page with the form; what was sent is saved, or shown again with why not."""
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
            return back(blad.casus, blad.anker)
    actions.look_at(blad.casus, door=door)  # the page shows what is there, also when it refuses
    shown = {
        "blad": blad,
        "form": form,
        "nu": now,
        "nu_wanneer": regels.tijdlijn().momenten.get(now.wanneer) if isinstance(now, Moment) else None,
        "weg": row is not None and row.persoon == door and now is None,
    }
    return render(request, "overleg/schrijven.html", shown, status=422 if form.is_bound else 200)


def _done(request: HttpRequest, blad: Blad, form: AnalyseForm) -> bool:
    """Whether what was sent can be saved. What one takes away need not be well written."""
    if blad.rij and "weg" in request.POST:
        form.full_clean()
        return "versie" in form.cleaned_data
    if form.is_valid() and blad.rij is None and form.cleaned_data["versie"]:
        form.add_error(None, tekst("overleg.daden.intussen_weg"))
        form.read_again(0)
    return form.is_valid()


def _save(request: HttpRequest, blad: Blad, form: AnalyseForm, door: Persoon) -> None:
    data = form.cleaned_data
    if blad.rij is None:
        blad.add(data, door)
    elif "weg" in request.POST:
        actions.withdraw(blad.rij, data["versie"] or 0, door=door)
    else:
        values = {name: data[name] for name in blad.waarden}
        actions.change(blad.rij, values, data["versie"] or 0, door=door)


def back(casus: Casus, anker: str) -> HttpResponse:
    """Back at the case, at the part that was written in."""
    return redirect(f"{reverse('overleg:casus', args=[casus.pk])}#{anker}")
