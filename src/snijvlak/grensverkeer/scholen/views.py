"""The pages of schools: search one, and see where its pupils live. Of mbo also all instellingen together."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.queries import permissies
from snijvlak.vormgeving.lijst import Kolom, Lijst
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from .. import downloads
from .. import opslag as bewaard
from . import kaarten, queries, tabellen
from .forms import ALLES, CijferForm, ZoekForm
from .queries import MBO, Herkomst, School

logger = logging.getLogger(__name__)
SIZE = 25
LIJST = Lijst(
    kolommen=(
        Kolom("naam", tekst("grensverkeer.scholen.kolom_school"), "naam"),
        Kolom("plaats", tekst("grensverkeer.scholen.kolom_plaats"), "plaats"),
        Kolom("gemeente", tekst("grensverkeer.scholen.kolom_schoolgemeente"), "op_naam"),
        Kolom("soort", tekst("grensverkeer.paginas.label_soort")),
    ),
    sorteer="naam",
    zoekvelden=("woorden",),
    filters=("soort", "gemeente", "jaar"),
)
View = Callable[..., HttpResponse]


def _readable(view: View) -> View:
    """Say it on a page when what is stored cannot be read."""

    @require_safe
    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except bewaard.BeschadigdeOpslag:
            logger.exception(
                "stored data is damaged; the command 'snijvlak grensverkeer matrix' names the file"
            )
            return render(request, "grensverkeer/scholen_beschadigd.html", status=503)

    return asked


def _opslag() -> Path:
    return settings.OMGEVING.gegevens / "grensverkeer"


def _year(request: HttpRequest, years: tuple[int, ...]) -> int:
    """The year of the address if there is such a one, else the newest; 0 without any."""
    asked = request.GET.get("jaar", "")
    return next((year for year in years if str(year) == asked), years[0] if years else 0)


@_readable
def search(request: HttpRequest) -> HttpResponse:
    """The schools that fit the question, and a map of them."""
    years = queries.years(_opslag())
    year = _year(request, years)
    all_ = queries.schools(_opslag(), year) if years else ()
    form = ZoekForm(_choices(all_), years, request.GET)
    chosen = form.chosen()
    fit = [
        one
        for one in all_
        if chosen.get("soort", "") in ("", *one.soorten) and chosen.get("gemeente", "") in ("", one.gemeente)
    ]
    page = LIJST.blad_van({**request.GET.dict(), **chosen}, fit, "vestiging", SIZE)
    context: dict[str, Any] = {
        "form": form,
        "blad": page,
        "aantal": len(all_),
        "jaar_tekst": str(year),
        "scholen": [(one, _address(one, chosen)) for one in page.rijen],
        "kaart": _map(all_, page.rijen, chosen, year) if all_ else None,
        "mbo": any(MBO in one.soorten for one in all_),
    }
    return render(request, "grensverkeer/scholen.html", context)


def _choices(schools: tuple[School, ...]) -> dict[str, list[tuple[str, str]]]:
    there = {soort for one in schools for soort in one.soorten}
    towns = {one.gemeente: one for one in schools if one.gemeente}
    return {
        "soort": [(soort, naam) for soort, naam in tabellen.NAMEN.items() if soort in there],
        "gemeente": [
            (code, one.gemeentenaam) for code, one in sorted(towns.items(), key=lambda pair: pair[1].op_naam)
        ],
    }


def _address(school: School, chosen: dict[str, str]) -> str:
    """The page of a school, with the type and year that were asked."""
    more = {name: chosen[name] for name in ("soort", "jaar") if name in chosen}
    page = reverse("grensverkeer:school", args=[school.vestiging])
    return f"{page}?{urlencode(more)}" if more else page


def _map(schools: tuple[School, ...], shown: tuple[School, ...], chosen: dict[str, str], year: int) -> Any:
    kept = {name: value for name, value in chosen.items() if name != "gemeente"}
    counted = [one for one in schools if chosen.get("soort", "") in ("", *one.soorten)]
    return kaarten.places(
        counted,
        shown,
        settings.OMGEVING.gegevens,
        adres=lambda code: f"?{urlencode({**kept, 'gemeente': code})}",
        school=lambda one: _address(one, chosen),
        gekozen=chosen.get("gemeente", ""),
        bron=queries.source_of_places(_opslag(), year),
        peil=tabellen.day(year),
    )


@_readable
def school(request: HttpRequest, vestiging: str) -> HttpResponse:
    """Where the pupils of a school live."""
    every = _all_of(request, vestiging)
    found = _chosen(request, every)
    may = _may(request)
    table = tabellen.by_municipality(found, kort=True)
    context: dict[str, Any] = {
        "school": found.school,
        "gekozen": found,
        "form": _form(every, found, may=may),
        "feiten": tabellen.facts(found),
        "naam": tabellen.NAMEN[found.soort],
        "kaart": kaarten.homes(table, settings.OMGEVING.gegevens) if table else None,
        "tabellen": [
            (wat, made, {vorm: _file(found, wat, vorm) for vorm in ("csv", "xlsx", "svg")})
            for wat, make in TABLES.items()
            if (made := make(found))
        ],
        "jaren": tabellen.in_all_years(every),
        "mbo": MBO,
    }
    return render(request, "grensverkeer/scholen_school.html", context)


@_readable
def school_table(request: HttpRequest, vestiging: str, wat: str, vorm: str) -> HttpResponse:
    """A table of a school as CSV, Excel or picture."""
    found = _chosen(request, _all_of(request, vestiging))
    if wat not in TABLES:
        raise Http404
    parts = (vestiging, found.soort.lower(), str(found.jaar), wat, *((ALLES,) if found.alles else ()))
    return downloads.answer(TABLES[wat](found), vorm, "-".join(parts), downloads.OPEN_MAP)


TABLES: dict[str, Callable[[Herkomst], Tabel | None]] = {
    "regios": tabellen.by_region,
    "gemeenten": tabellen.by_municipality,
    "samenwerkingsverbanden": tabellen.by_verband,
}


def _may(request: HttpRequest) -> bool:
    return Permissie.KOSTEN_DELEN in permissies(request.user)


def _all_of(request: HttpRequest, vestiging: str) -> list[Herkomst]:
    """All there is of a school, by year and type.

    Raises:
        Http404: no year has it.
    """
    everything = _may(request) and request.GET.get("cijfers") == ALLES
    found: list[Herkomst] = []
    for year in queries.years(_opslag()):
        one = queries.find(_opslag(), vestiging, year)
        for soort in one.soorten if one else ():
            told = queries.homes(_opslag(), one, soort, year, alles=everything) if one else None
            found += [told] if told else []
    if not found:
        raise Http404
    return found


def _chosen(request: HttpRequest, every: list[Herkomst]) -> Herkomst:
    """What the address asks for, as far as there is such; else the newest, and the type with most pupils."""
    year = _year(request, tuple(dict.fromkeys(one.jaar for one in every)))
    there = [one for one in every if one.jaar == year]
    asked = [one for one in there if one.soort == request.GET.get("soort", "").upper()]
    return asked[0] if asked else max(there, key=lambda one: one.totaal.schatting)


def _form(every: list[Herkomst], found: Herkomst, *, may: bool) -> CijferForm:
    types = dict.fromkeys(one.soort for one in every if one.jaar == found.jaar)
    now = {"soort": found.soort, "jaar": str(found.jaar), "cijfers": ALLES if found.alles else ""}
    years = dict.fromkeys(one.jaar for one in every)
    return CijferForm([(soort, tabellen.NAMEN[soort]) for soort in types], years, now, alles=may)


def _file(found: Herkomst, wat: str, vorm: str) -> str:
    asked = {"soort": found.soort, "jaar": str(found.jaar)} | ({"cijfers": ALLES} if found.alles else {})
    page = reverse("grensverkeer:school-bestand", args=[found.school.vestiging, wat, vorm])
    return f"{page}?{urlencode(asked)}"


@_readable
def mbo(request: HttpRequest) -> HttpResponse:
    """The home regions of students, per instelling."""
    years, found = _mbo(request)
    context: dict[str, Any] = {
        "tabel": tabellen.mbo(found),
        "delen": tabellen.mbo_shares(found),
        "instellingen": [one.school for one in found],
        "jaren": years if len(years) > 1 else (),
        "jaar": found[0].jaar if found else 0,
        "jaar_tekst": str(found[0].jaar) if found else "",
        "soort": MBO,
    }
    return render(request, "grensverkeer/scholen_mbo.html", context)


@_readable
def mbo_table(request: HttpRequest, wat: str, vorm: str) -> HttpResponse:
    """Students or shares per instelling and region, as CSV, Excel or picture."""
    _, found = _mbo(request)
    make = {"studenten": tabellen.mbo, "delen": tabellen.mbo_shares}.get(wat)
    if make is None:
        raise Http404
    year = found[0].jaar if found else 0
    return downloads.answer(make(found), vorm, f"mbo-{year}-{wat}", downloads.OPEN_MAP)


def _mbo(request: HttpRequest) -> tuple[tuple[int, ...], list[Herkomst]]:
    """The years that have mbo, and its instellingen in the year that was asked, the largest first."""
    opslag = _opslag()
    years = tuple(
        year
        for year in queries.years(opslag)
        if any(MBO in one.soorten for one in queries.schools(opslag, year))
    )
    if not years:
        return (), []
    year = _year(request, years)
    found = [
        told
        for one in queries.schools(opslag, year)
        if MBO in one.soorten and (told := queries.homes(opslag, one, MBO, year))
    ]
    return years, sorted(found, key=lambda one: (-one.totaal.schatting, one.school.naam))
