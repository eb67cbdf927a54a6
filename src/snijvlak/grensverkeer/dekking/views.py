"""The pages of coverage. For who is signed in and may do so; nothing here is public.

What a page shows stands in its address: ``?soort=so&per=samenwerkingsverband``. What the address has and we
do not know is left out, so an old link still opens.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst
from snijvlak.werk.models import Werk

from .. import downloads
from .. import opslag as bewaard
from ..soorten import NAMEN
from . import actions, queries, tabellen, voorraad, werk
from .forms import AanbodForm, WatAlsForm
from .regels import load
from .tabellen import Keuze
from .uitkomst import Indeling
from .voorraad import Bewaard

MAY = Permissie.KOSTEN_DELEN
PER: dict[str, Indeling] = {"gemeente": "gemeente", "samenwerkingsverband": "samenwerkingsverband"}
logger = logging.getLogger(__name__)

View = Callable[..., HttpResponse]


def _readable(view: View) -> View:
    """Say so when what was computed cannot be read."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except bewaard.BeschadigdeOpslag:
            logger.exception("stored data is damaged; 'snijvlak grensverkeer dekking' makes it again")
            return render(request, "grensverkeer/dekking_leeg.html", {"beschadigd": True}, status=503)

    return guarded


def _choice(kept: Bewaard, asked: QueryDict) -> Keuze:
    soort = asked.get("soort", "").upper()
    known = kept.uitkomst.soorten
    return Keuze(soort if soort in known else known[0], PER.get(asked.get("per", ""), "gemeente"))


def _address(keuze: Keuze, **more: str) -> str:
    return urlencode({"soort": keuze.soort.lower(), "per": keuze.per, **more})


@dataclass(frozen=True)
class Tab:
    """A part of coverage, as the tabs show it."""

    naam: str
    adres: str
    hier: bool


def _tabs(here: str, keuze: Keuze | None = None) -> list[Tab]:
    names = {
        "dekking": tekst("grensverkeer.dekking.tab_plaatsen"),
        "dekking-spreiding": tekst("grensverkeer.dekking.tab_spreiding"),
        "dekking-reizen": tekst("grensverkeer.dekking.tab_reizen"),
        "dekking-locaties": tekst("grensverkeer.dekking.tab_locaties"),
        "dekking-wat-als": tekst("grensverkeer.dekking.tab_wat_als"),
        "dekking-opgave": tekst("grensverkeer.dekking.tab_opgave"),
    }
    kept = f"?{_address(keuze)}" if keuze else ""
    return [Tab(words, reverse(f"grensverkeer:{name}") + kept, name == here) for name, words in names.items()]


def _shown(
    request: HttpRequest, naam: str, template: str, more: Callable[[Bewaard, Keuze], dict[str, Any]]
) -> HttpResponse:
    kept = queries.newest()
    if kept is None:
        return render(request, "grensverkeer/dekking_leeg.html", {})
    keuze = _choice(kept, request.GET)
    here = request.path
    context = {
        "kept": kept,
        "keuze": keuze,
        "tabs": _tabs(naam, keuze),
        "adres": _address(keuze),
        "soorten": [
            (code, NAMEN[code], f"{here}?{_address(Keuze(code, keuze.per))}")
            for code in kept.uitkomst.soorten
        ],
        "indelingen": [
            (per, words, f"{here}?{_address(Keuze(keuze.soort, per))}") for per, words in _divisions()
        ],
        **more(kept, keuze),
    }
    return render(request, template, context)


def _divisions() -> list[tuple[Indeling, str]]:
    return [
        ("gemeente", tekst("grensverkeer.dekking.per_gemeente")),
        ("samenwerkingsverband", tekst("grensverkeer.dekking.per_samenwerkingsverband")),
    ]


@requires(MAY)
@require_safe
@_readable
def places(request: HttpRequest) -> HttpResponse:
    """Pupils against places, per area."""

    def more(kept: Bewaard, keuze: Keuze) -> dict[str, Any]:
        return {
            "tabel": tabellen.places(kept, keuze, load()),
            "aannames": tabellen.assumptions(kept, load()),
            "gemeten": _measured(kept),
        }

    return _shown(request, "dekking", "grensverkeer/dekking.html", more)


def _measured(kept: Bewaard) -> dict[str, int]:
    """How many home postcodes got their point in which way."""
    how = [one.hoe for one in kept.uitkomst.thuis]
    return {
        "eigen": how.count("postcode"),
        "buur": how.count("buurpostcode") + how.count("gemeente"),
        "geen": how.count(""),
    }


@requires(MAY)
@require_safe
@_readable
def spread(request: HttpRequest) -> HttpResponse:
    """Where special education is."""
    return _shown(
        request,
        "dekking-spreiding",
        "grensverkeer/dekking_tabel.html",
        lambda kept, keuze: {
            "kop": tekst("grensverkeer.dekking.kop_spreiding"),
            "uitleg": tekst("grensverkeer.dekking.uitleg_spreiding"),
            "bestand": "spreiding",
            "tabel": tabellen.spread(kept, keuze, load()),
        },
    )


@requires(MAY)
@require_safe
@_readable
def travel(request: HttpRequest) -> HttpResponse:
    """How far pupils travel."""
    return _shown(
        request,
        "dekking-reizen",
        "grensverkeer/dekking_tabel.html",
        lambda kept, keuze: {
            "kop": tekst("grensverkeer.dekking.kop_reizen"),
            "uitleg": tekst("grensverkeer.dekking.uitleg_reizen"),
            "bestand": "reizen",
            "tabel": tabellen.travel(kept, keuze, load()),
        },
    )


@requires(MAY)
@require_safe
@_readable
def locations(request: HttpRequest) -> HttpResponse:
    """The locations with their places and waiting lists, and the sites of care."""
    return _shown(
        request,
        "dekking-locaties",
        "grensverkeer/dekking_locaties.html",
        lambda kept, keuze: {
            "indelingen": [],
            "tabel": tabellen.locations(kept, keuze.soort),
            "zorg": tabellen.care(kept, load()),
        },
    )


@requires(MAY)
@require_safe
@_readable
def what_if(request: HttpRequest) -> HttpResponse:
    """What changes when a location opens or closes."""
    kept = queries.newest()
    if kept is None:
        return render(request, "grensverkeer/dekking_leeg.html", {})
    keuze = _choice(kept, request.GET)
    form = _question(kept, keuze, request.GET)
    tabel = _answer(kept, keuze, form) if form.is_bound and form.is_valid() else None
    context = {
        "kept": kept,
        "keuze": keuze,
        "tabs": _tabs("dekking-wat-als", keuze),
        "form": form,
        "tabel": tabel,
        "gevraagd": form.is_bound and not form.errors,
        "adres": request.GET.urlencode(),
        "soorten": [
            (code, NAMEN[code], f"?{_address(Keuze(code, keuze.per))}") for code in kept.uitkomst.soorten
        ],
        "aannames": tabellen.assumptions(kept, load()),
    }
    return render(request, "grensverkeer/dekking_wat_als.html", context, status=422 if form.errors else 200)


def _question(kept: Bewaard, keuze: Keuze, asked: QueryDict) -> WatAlsForm:
    given = any(name in asked for name in WatAlsForm.base_fields)
    return WatAlsForm(kept, keuze.soort, asked) if given else WatAlsForm(kept, keuze.soort)


def _answer(kept: Bewaard, keuze: Keuze, form: WatAlsForm) -> Tabel | None:
    vraag = form.vraag()
    closes = [one.naam for one in queries.closable(kept, keuze.soort) if one.code in vraag.dicht]
    title = tekst(
        "grensverkeer.dekking.titel_antwoord",
        soort=NAMEN[keuze.soort],
        sluit=", ".join(closes),
        postcode=vraag.postcode,
        plaatsen=vraag.plaatsen,
    )
    return tabellen.what_if(kept, keuze.soort, queries.what_if(kept, vraag), title)


@requires(MAY)
@require_safe
@_readable
def table(request: HttpRequest, naam: str, vorm: str) -> HttpResponse:
    """A table as CSV, Excel or picture."""
    kept = queries.newest()
    if kept is None:
        raise Http404
    keuze = _choice(kept, request.GET)
    made: dict[str, Callable[[], Tabel | None]] = {
        "plaatsen": lambda: tabellen.places(kept, keuze, load()),
        "spreiding": lambda: tabellen.spread(kept, keuze, load()),
        "reizen": lambda: tabellen.travel(kept, keuze, load()),
        "locaties": lambda: tabellen.locations(kept, keuze.soort),
        "zorg": lambda: tabellen.care(kept, load()),
        "aannames": lambda: tabellen.assumptions(kept, load()),
        "wat-als": lambda: _asked_again(kept, keuze, request.GET),
    }
    if naam not in made:
        raise Http404
    return downloads.answer(made[naam](), vorm, f"dekking-{naam}-{keuze.soort.lower()}")


def _asked_again(kept: Bewaard, keuze: Keuze, asked: QueryDict) -> Tabel | None:
    form = _question(kept, keuze, asked)
    return _answer(kept, keuze, form) if form.is_bound and form.is_valid() else None


@requires(MAY)
@require_http_methods(["GET", "HEAD", "POST"])
@_readable
def offer(request: HttpRequest) -> HttpResponse:
    """Give a list of locations with places and waiting lists; coverage is then computed anew."""
    form = AanbodForm(request.POST, request.FILES) if request.method == "POST" else AanbodForm()
    if form.is_bound and form.is_valid():
        try:
            actions.keep(form.cleaned_data["bestand"], door=signed_in(request))
        except bewaard.OpslagBezet:
            form.add_error("bestand", tekst("grensverkeer.dekking.bezet"))
        else:
            return _begun(werk.ask(door=signed_in(request)))
    given = voorraad.given(queries.folder())
    context = {
        "form": form,
        "opgave": given[1] if given else None,
        "manifest": given[0] if given else None,
        "tabs": _tabs("dekking-opgave"),
        "voorbeeld": tabellen.columns(load()),
    }
    return render(request, "grensverkeer/dekking_opgave.html", context, status=422 if form.errors else 200)


@requires(MAY)
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Compute coverage anew, from what is loaded now."""
    return _begun(werk.ask(door=signed_in(request)))


def _begun(begun: Werk) -> HttpResponse:
    done = begun.uitkomst if begun.stand == Werk.Stand.KLAAR else ""
    return redirect(done or reverse("werk:werk", args=[begun.pk]))
