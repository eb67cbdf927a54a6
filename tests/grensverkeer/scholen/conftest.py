"""A small store with made-up schools, as `schatting.klaarzetten` would write it: no file is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from django.conf import settings

from snijvlak.grensverkeer import klaar
from snijvlak.grensverkeer.opslag import Manifest, store

Rij = tuple[str, str, str, str, int, float, int, int, int, int]
HERKOMST = {
    **dict.fromkeys(("soort", "vestiging", "woon", "verband"), pl.String),
    **{"laag": pl.Int64, "schatting": pl.Float64, "hoog": pl.Int64},
    **dict.fromkeys(("open_laag", "open_schatting", "open_hoog"), pl.Int64),
}
PLAATSEN = {
    **dict.fromkeys(("vestiging", "school", "naam", "postcode", "plaats"), pl.String),
    **dict.fromkeys(("lengte", "breedte"), pl.Float64),
}
SCHOLEN = [
    ("99AA00", "0503", "De Verzonnen Vlieger", "2611AB", "DELFT", 4.36, 52.01),
    ("99AB00", "0518", "Het Bedachte Bos", "2511 CD", "'S-GRAVENHAGE", 4.31, 52.08),
    ("99AC00", "0599", "De Papieren Poort", "3011ZZ", "ROTTERDAM", None, None),
    ("99AD00", None, None, None, None, None, None),
]
LEERLINGEN: list[Rij] = [
    ("SO", "99AA00", "0503", "PO2802", 30, 31.4, 33, 29, 32, 34),
    ("SO", "99AA00", "1842", "PO2802", 5, 6.0, 7, 4, 6, 9),
    ("SO", "99AA00", "1842", "PO2803", 1, 1.6, 3, 1, 2, 4),
    ("SO", "99AA00", "0626", "PO2801", 2, 2.0, 2, 1, 2, 4),
    ("SO", "99AA00", "40", "", 1, 1.0, 1, 1, 1, 4),
    ("VSO", "99AA00", "0503", "VO2809", 1, 1.5, 2, 1, 2, 4),
    ("VSO", "99AA00", "1842", "VO2809", 1, 1.5, 2, 1, 2, 4),
    ("BO", "99AB00", "0518", "PO2815", 210, 210.0, 210, 210, 210, 210),
    ("BO", "99AC00", "0503", "PO2802", 6, 6.0, 6, 6, 6, 6),
    ("BO", "99AD00", "0503", "PO2802", 9, 9.0, 9, 9, 9, 9),
]


def fill(opslag: Path, homes: Sequence[Rij], schools: Sequence[tuple[object, ...]], jaar: int = 2024) -> None:
    """Store these as the prepared tables of a year."""
    tables = {
        klaar.HERKOMST: pl.DataFrame(homes, schema=HERKOMST, orient="row"),
        klaar.VESTIGINGEN: pl.DataFrame(schools, schema=PLAATSEN, orient="row"),
        klaar.STROMEN: pl.DataFrame({"soort": ["SO"]}),
    }
    made = [
        (
            Manifest(
                f"{kind}{jaar}",
                "verzonnen.csv",
                str(jaar),
                "",
                table.height,
                f"{jaar}-10-01T00:00:00.000000+00:00",
                extra={"bronnen": [f"verzonnen.csv (peil {jaar})"]},
            ),
            table,
        )
        for kind, table in tables.items()
    ]
    store(opslag, made)


@pytest.fixture
def gegevens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of one's own, with nothing in it."""
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, gegevens=tmp_path))
    return tmp_path


@pytest.fixture
def winkel(gegevens: Path) -> Path:
    """The store of that folder, with the made-up schools in it."""
    fill(gegevens / "grensverkeer", LEERLINGEN, SCHOLEN)
    return gegevens / "grensverkeer"
