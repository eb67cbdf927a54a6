"""What the meldpunt brings to a report: reasons, reporters, municipalities, and promises kept."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

from snijvlak.gebied import queries as gebied
from snijvlak.privacy.onthulling import Tabel as WareTabel
from snijvlak.publicatie.blokken import Blok, Herkomst, Telling
from snijvlak.vormgeving.teksten import tekst

from . import queries, regels

# What is counted, as the ledger knows it: reports, and the reasons named in them.
MELDINGEN, REDENEN = "meldingen", "redenen in meldingen"
# Per table of reports: its title, what heads the rows, and what is to be seen.
_WORDS = {
    "sector": (
        tekst("meldpunt.blokken.sector_titel"),
        tekst("meldpunt.blokken.sector_kop"),
        tekst("meldpunt.blokken.sector_uitleg"),
    ),
    "organisatie": (
        tekst("meldpunt.blokken.organisatie_titel"),
        tekst("meldpunt.blokken.organisatie_kop"),
        tekst("meldpunt.blokken.organisatie_uitleg"),
    ),
    "gemeente": (
        tekst("meldpunt.blokken.gemeente_titel"),
        tekst("meldpunt.blokken.gemeente_kop"),
        tekst("meldpunt.blokken.gemeente_uitleg"),
    ),
    "bevestigd": (
        tekst("meldpunt.blokken.bevestigd_titel"),
        tekst("meldpunt.blokken.bevestigd_kop"),
        tekst("meldpunt.blokken.bevestigd_uitleg"),
    ),
    "beantwoord": (
        tekst("meldpunt.blokken.beantwoord_titel"),
        tekst("meldpunt.blokken.beantwoord_kop"),
        tekst("meldpunt.blokken.beantwoord_uitleg"),
    ),
}


def blocks(begin: dt.date, eind: dt.date) -> list[Blok]:
    """The blocks about the reports received in a period, both days included. True counts, not for readers."""
    keuzes = regels.load()
    source = (
        Herkomst(
            tekst("meldpunt.blokken.bron"), tekst("meldpunt.blokken.keuzes", vanaf=f"{keuzes.vanaf:%d-%m-%Y}")
        ),
    )
    final = eind + dt.timedelta(days=queries.settled_after())
    counted = queries.counted(begin, eind)
    kept = {
        queries.OP_TIJD: tekst("meldpunt.blokken.op-tijd"),
        queries.TE_LAAT: tekst("meldpunt.blokken.te-laat"),
    }
    places = {g.code: g.naam for g in gebied.haaglanden()}
    tables = {
        "sector": (keuzes.sectoren, [r.sector for r in counted]),
        "organisatie": (keuzes.melders, [r.melder for r in counted]),
        "gemeente": (places, [r.gemeente_school for r in counted]),
        "bevestigd": (kept, [r.bevestigd for r in counted]),
        "beantwoord": (kept, [r.beantwoord for r in counted]),
    }
    return [
        _reasons(begin, eind, source, final),
        *(_block(name, _table(name, *given), source, final) for name, given in tables.items()),
    ]


def _reasons(begin: dt.date, eind: dt.date, source: tuple[Herkomst, ...], final: dt.date) -> Blok:
    telling = queries.reasons_by_sector(begin, eind)
    tabel = WareTabel.of(("reden", "sector"), (telling.rijen, telling.kolommen), telling.aantallen)
    return Blok(
        "meldpunt.redenen",
        tekst("meldpunt.blokken.redenen_titel"),
        Telling(
            REDENEN,
            tabel,
            tekst("meldpunt.blokken.redenen_kop"),
            tekst("meldpunt.blokken.redenen_eenheid"),
            tekst("meldpunt.blokken.redenen_noot", legenda=telling.legenda),
        ),
        source,
        uitleg=tekst("meldpunt.blokken.redenen_uitleg"),
        vast_op=final,
    )


def _table(name: str, names: Mapping[str, str], values: Iterable[str]) -> WareTabel:
    counts = Counter(names.get(value) or tekst("meldpunt.blokken.elders") for value in values)
    rows = list(dict.fromkeys([*names.values(), *sorted(counts)]))
    return WareTabel.of((name,), (rows,), {(row,): count for row, count in counts.items()})


def _block(name: str, tabel: WareTabel, source: tuple[Herkomst, ...], final: dt.date) -> Blok:
    title, head, told = _WORDS[name]
    return Blok(
        f"meldpunt.{name}",
        title,
        Telling(MELDINGEN, tabel, head, tekst("meldpunt.blokken.eenheid")),
        source,
        uitleg=told,
        vast_op=final,
    )
