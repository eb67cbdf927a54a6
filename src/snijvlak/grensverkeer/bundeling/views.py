"""The pages of bundling. For who is signed in and may do so; nothing here is public."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from .. import downloads
from . import actions, queries, tabellen
from .forms import LijstForm
from .queries import Uitslag
from .regels import load
from .rekenen import School

MAY = Permissie.KOSTEN_DELEN


@requires(MAY)
@require_http_methods(["GET", "HEAD", "POST"])
def lists(request: HttpRequest) -> HttpResponse:
    """Give a list, and the lists that were given."""
    form = LijstForm(request.POST, request.FILES) if request.method == "POST" else LijstForm()
    if form.is_bound and form.is_valid():
        made = actions.keep(form.cleaned_data["bestand"], door=signed_in(request))
        return redirect("grensverkeer:bundellijst", pk=made.pk)
    context = {"form": form, "lijsten": queries.lists(), "aannames": tabellen.assumptions(load())}
    return render(request, "grensverkeer/bundelen.html", context, status=422 if form.is_bound else 200)


def _found(pk: int) -> Uitslag:
    found = queries.find(pk)
    if found is None:
        raise Http404
    return found


def _day(found: Uitslag) -> str:
    return date_format(found.bewaard.op, "j F Y")


@requires(MAY)
@require_safe
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """The schools of a list, by likely gain."""
    found = _found(pk)
    context: dict[str, Any] = {
        "uitslag": found,
        "tabel": tabellen.schools(found.scholen, found.regels, _day(found)),
        "aannames": tabellen.assumptions(found.regels),
    }
    return render(request, "grensverkeer/bundellijst.html", context)


@requires(MAY)
@require_safe
def school(request: HttpRequest, pk: int, plaats: int) -> HttpResponse:
    """One school of a list, by its place in it: what collective help may cost, and who would join."""
    found = _found(pk)
    one = _school(found, plaats)
    context: dict[str, Any] = {
        "uitslag": found,
        "school": one,
        "plaats": plaats,
        "feiten": tabellen.facts(one),
        "tabel": tabellen.joining(one, found.regels, _day(found)),
    }
    return render(request, "grensverkeer/bundelschool.html", context)


def _school(found: Uitslag, plaats: int) -> School:
    if not 0 < plaats <= len(found.scholen):
        raise Http404
    return found.scholen[plaats - 1]


@requires(MAY)
@require_safe
def table(request: HttpRequest, pk: int, vorm: str, plaats: int = 0) -> HttpResponse:
    """The schools of a list, or who would join at one, as CSV, Excel or picture."""
    found = _found(pk)
    tabel: Tabel | None = (
        tabellen.joining(_school(found, plaats), found.regels, _day(found))
        if plaats
        else tabellen.schools(found.scholen, found.regels, _day(found))
    )
    return downloads.answer(tabel, vorm, f"bundelen-{pk}-{plaats}" if plaats else f"bundelen-{pk}")


@requires(MAY)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a list away."""
    actions.remove(_found(pk).bewaard, door=signed_in(request))
    messages.success(request, tekst("grensverkeer.bundelen.is_weg"))
    return redirect("grensverkeer:bundelen")
