"""The map of the region: which samenwerkingsverband belongs where, and the place that one looks for."""

from __future__ import annotations

from pathlib import Path

from snijvlak import regiokaart
from snijvlak.gebied import queries as gebied
from snijvlak.gebied.regels import Gemeente, load
from snijvlak.vormgeving.kaart import Kaart, draw
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst


def region(folder: Path, chosen: Gemeente | None, adres: str) -> Kaart:
    """The map of the region; ``adres`` is that of the page, to which the code of a municipality is added."""
    areas, source = regiokaart.areas(folder)
    return draw(
        _table(),
        areas,
        naam="haaglanden",
        bron=source,
        adressen={g.code: f"{adres}?gemeente={g.code}" for g in gebied.haaglanden()},
        gekozen=[chosen.code] if chosen else (),
    )


def _table() -> Tabel:
    """Each municipality with the samenwerkingsverbanden of its postcodes."""
    regels = load()
    titles = {verband.code: verband.titel for verband in regels.samenwerkingsverbanden}
    rows: list[tuple[str, str, str]] = []
    for gemeente in gebied.haaglanden():
        own = [area for area in regels.gebieden if area.gemeente == gemeente.code]
        po, vo = (
            dict.fromkeys(titles[code] for code in codes)
            for codes in zip(*((a.po, a.vo) for a in own), strict=True)
        )
        rows.append((gemeente.naam, "; ".join(po), "; ".join(vo)))
    return Tabel(
        titel=tekst("wegwijzer.kaart.titel_tabel"),
        lezing=tekst("wegwijzer.kaart.lezing"),
        bron=regels.bron_postcodes,
        peil=tekst("wegwijzer.kaart.peil"),
        eenheid=tekst("wegwijzer.kaart.eenheid"),
        kolommen=(
            tekst("wegwijzer.kaart.kolom_gemeente"),
            tekst("wegwijzer.kaart.kolom_po"),
            tekst("wegwijzer.kaart.kolom_vo"),
        ),
        rijen=tuple(rows),
    )
