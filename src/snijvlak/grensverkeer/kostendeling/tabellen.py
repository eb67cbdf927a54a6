"""What comes out of a division as tables: for the page, the picture and the files alike."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from snijvlak.vormgeving.tabel import Interval, Tabel
from snijvlak.vormgeving.teksten import tekst

from ..models import Deling
from .deling import Aandeel, Telling
from .queries import Stand
from .scenarios import Scenario
from .verrekenen import Verrekening
from .woorden import KORT, MATEN, SLEUTELS, euro, place

ROUNDING = Decimal("0.02")  # what rounding outward does to an amount that is known


def euros(one: Aandeel) -> Interval:
    """The bounds of an amount in whole euros, rounded outward; of a known amount the amount."""
    if one.hoog - one.laag <= ROUNDING:
        return Interval(round(one.bedrag), round(one.bedrag))
    return Interval(math.floor(one.laag), math.ceil(one.hoog))


def count(one: Aandeel) -> str:
    """What was counted, as people read it."""
    low, high = one.aantal.laag, one.aantal.hoog
    text = f"{low.normalize():f}" if low == high else f"{low.normalize():f}–{high.normalize():f}"
    return text.replace(".", ",")


def source(telling: Telling) -> str:
    """Where the counts come from."""
    return telling.bron or tekst("grensverkeer.kosten.bron_ingevuld")


def shares(deling: Deling, stand: Stand) -> Tabel | None:
    """Who pays what; None when nothing could be divided."""
    outcome = stand.uitkomst
    if outcome is None:
        return None
    most = max(outcome.aandelen, key=lambda one: one.bedrag)
    sleutel = SLEUTELS[stand.invoer.sleutel.code]
    advance = deling.soort == Deling.Soort.VOORSCHOT
    titel = (
        tekst("grensverkeer.kosten.tabel_voorschot")
        if advance
        else tekst("grensverkeer.kosten.tabel_definitief")
    )
    return Tabel(
        titel=f"{titel}, {deling.arrangement.jaar}",
        lezing=tekst(
            "grensverkeer.kosten.lezing_aandelen",
            kosten=euro(outcome.kosten),
            meeste=place(most.naam),
            bedrag=euro(most.bedrag),
        ),
        bron=source(stand.invoer.telling),
        peil=tekst("grensverkeer.kosten.peil", versie=deling.nummer, regels=stand.invoer.regels),
        eenheid=tekst("grensverkeer.kosten.eenheid", sleutel=sleutel),
        kolommen=(
            tekst("grensverkeer.kosten.kolom_woonplaats"),
            MATEN[stand.invoer.sleutel.maat],
            tekst("grensverkeer.kosten.kolom_procent"),
            tekst("grensverkeer.kosten.kolom_bedrag"),
            tekst("grensverkeer.kosten.kolom_grenzen"),
        ),
        rijen=tuple(
            (place(one.naam), count(one), f"{one.procent}".replace(".", ","), euro(one.bedrag), euros(one))
            for one in outcome.aandelen
        ),
        noot=tekst("grensverkeer.kosten.noot_precies")
        if outcome.precies
        else tekst("grensverkeer.kosten.noot_grenzen"),
        vorm="staven",
        kolom=tekst("grensverkeer.kosten.kolom_grenzen"),
    )


def settlement(deling: Deling, stand: Stand) -> Tabel | None:
    """Who still pays and who gets back; None when nothing is settled."""
    settled = stand.verrekening
    if settled is None:
        return None
    return Tabel(
        titel=tekst("grensverkeer.kosten.tabel_verrekening", jaar=deling.arrangement.jaar),
        lezing=_settled_in_words(settled),
        bron=source(stand.invoer.telling),
        peil=tekst("grensverkeer.kosten.peil", versie=deling.nummer, regels=stand.invoer.regels),
        eenheid=tekst("grensverkeer.kosten.eenheid_euro"),
        kolommen=(
            tekst("grensverkeer.kosten.kolom_gemeente"),
            tekst("grensverkeer.kosten.kolom_voorschot"),
            tekst("grensverkeer.kosten.kolom_definitief"),
            tekst("grensverkeer.kosten.kolom_betaalt"),
            tekst("grensverkeer.kosten.kolom_ontvangt"),
        ),
        rijen=tuple(
            (
                post.naam,
                euro(post.voorschot),
                euro(post.definitief),
                euro(max(post.saldo, type(post.saldo)())),
                euro(max(-post.saldo, type(post.saldo)())),
            )
            for post in settled.posten
        ),
        noot=tekst("grensverkeer.kosten.noot_verrekening"),
    )


def _settled_in_words(settled: Verrekening) -> str:
    return tekst(
        "grensverkeer.kosten.lezing_verrekening",
        voorfinancier=settled.voorfinancier,
        draagt=euro(settled.draagt),
        rest=euro(settled.rest),
    )


def scenarios(deling: Deling, given: Sequence[Scenario]) -> Tabel | None:
    """The scenarios that could be computed side by side; None when there are none."""
    done = [(one, one.uitkomst) for one in given if one.uitkomst is not None]
    if not done:
        return None
    names = list(dict.fromkeys(share.naam for _, outcome in done for share in outcome.aandelen))
    found = [{share.naam: euros(share) for share in outcome.aandelen} for _, outcome in done]
    kolommen = tuple(
        tekst(
            "grensverkeer.kosten.kolom_scenario",
            sleutel=KORT[one.sleutel.code],
            kosten=euro(one.kosten).removesuffix(",00"),
        )
        for one, _ in done
    )
    return Tabel(
        titel=tekst("grensverkeer.kosten.tabel_scenarios", jaar=deling.arrangement.jaar),
        lezing=tekst("grensverkeer.kosten.lezing_scenarios", aantal=len(done)),
        bron=tekst("grensverkeer.kosten.bron_ingevuld"),
        peil=tekst("grensverkeer.kosten.peil", versie=deling.nummer, regels=deling.invoer["regels"]),
        eenheid=tekst("grensverkeer.kosten.eenheid_hele_euro"),
        kolommen=(tekst("grensverkeer.kosten.kolom_woonplaats"), *kolommen),
        rijen=tuple((place(name), *(one.get(name, Interval(0, 0)) for one in found)) for name in names),
        noot=tekst("grensverkeer.kosten.noot_grenzen"),
        vorm="matrix",
    )
