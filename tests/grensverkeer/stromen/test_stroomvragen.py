"""Questions about flows, against a second, plain implementation that reads the stored table itself."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import polars as pl
import pytest

from snijvlak.gebied.queries import buurgemeenten, haaglanden
from snijvlak.gebied.regels import load
from snijvlak.grensverkeer import klaar
from snijvlak.grensverkeer.stromen import beelden, bestanden, groepen, queries, tabellen
from snijvlak.grensverkeer.stromen.aantal import Aantal
from snijvlak.vormgeving.tabel import Interval

pytestmark = pytest.mark.eenmaal

TEN = [g.code.removeprefix("GM") for g in haaglanden()]
NEAR = [g.code.removeprefix("GM") for g in buurgemeenten()]
SOORTEN = ("BO", "SBO", "SO", "VSO")


def rows(opslag: Path, soort: str, per: str = "gemeente") -> list[tuple[str, str, int, int, int]]:
    table = klaar.table(opslag, "stromen", 2024)
    assert table is not None
    mine = table.filter(pl.col("soort") == soort, pl.col("per") == per)
    return mine.select("woon", "school", "open_laag", "open_schatting", "open_hoog").rows()


def group(code: str) -> str:
    if code in (*TEN, *NEAR):
        return code
    return "buiten" if len(code) == 4 and code.isdigit() else "onbekend"


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize("kant", ["wonen", "school"])
def test_the_table_of_municipalities_adds_up_what_everybody_may_see(
    opslag: Path, soort: str, kant: queries.Kant
) -> None:
    expected: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for home, school, *numbers in rows(opslag, soort):
        if (home if kant == "wonen" else school) in TEN:
            cell = expected[group(home), group(school)]
            cell[:] = [a + b for a, b in zip(cell, numbers, strict=True)]
    found = queries.cross(queries.year(opslag, soort, 2024), "gemeente", kant)
    assert {k: [v.laag, v.midden, v.hoog] for k, v in found.cellen.items()} == expected
    own, other = (found.rijen, found.kolommen) if kant == "wonen" else (found.kolommen, found.rijen)
    assert [g.sleutel for g in own] == TEN
    order = [*TEN, *NEAR, "buiten", "onbekend"]
    assert [g.sleutel for g in other] == [key for key in order if key in {g.sleutel for g in other}]
    assert (
        sum(v.hoog for v in found.rij.values())
        == found.totaal.hoog
        == sum(v.hoog for v in found.kolom.values())
    )


def test_rmc_regions_are_sums_of_their_municipalities(opslag: Path) -> None:
    regions = [r.gemeenten for r in load().regios if r.soort == "RMC"]
    found = queries.cross(queries.year(opslag, "SO", 2024), "rmc", "wonen")
    first = {code.removeprefix("GM") for code in regions[0]}
    inside = [high for home, school, _, _, high in rows(opslag, "SO") if {home, school} <= first]
    assert found.cellen["rmc1", "rmc1"].hoog == sum(inside)


def test_samenwerkingsverbanden_of_the_kind_that_belongs_to_the_type(opslag: Path) -> None:
    for soort, kind in (("SO", "PO"), ("VSO", "VO")):
        gang = queries.year(opslag, soort, 2024, "samenwerkingsverband")
        found = queries.cross(gang, "samenwerkingsverband", "wonen")
        assert {g.sleutel[:2] for g in found.rijen} == {kind}
        home = found.rijen[0].sleutel
        expected = [n for w, _, _, _, n in rows(opslag, soort, "samenwerkingsverband") if w == home]
        assert found.rij[home].hoog == sum(expected)


@pytest.mark.parametrize("soort", SOORTEN)
def test_who_stays_goes_out_and_comes_in(opslag: Path, soort: str) -> None:
    gang = queries.year(opslag, soort, 2024)
    for one in queries.traffic(gang):
        for part, asked in (
            (one.blijft, lambda h, s, c=one.code: h == c == s),
            (one.uit, lambda h, s, c=one.code: h == c != s and s not in ("", "?school")),
            (one.binnen, lambda h, s, c=one.code: s == c != h and h not in ("", "40", "?postcode")),
        ):
            mine = [numbers for h, s, *numbers in rows(opslag, soort) if asked(h, s)]
            assert part.laag == sum(low for low, _, _ in mine)
            assert part.midden == sum(guess for _, guess, _ in mine)
            assert part.hoog >= sum(high for _, _, high in mine)


def test_of_one_municipality_each_other_one(opslag: Path) -> None:
    found = queries.one_sided(queries.year(opslag, "BO", 2024), "0503", "school")
    assert found == {h: Aantal(*numbers) for h, s, *numbers in rows(opslag, "BO") if s == "0503"}


def test_the_share_elsewhere_follows_from_what_the_page_shows(opslag: Path) -> None:
    found = {one.soort: one for one in queries.elsewhere(opslag, ["0503"])}
    assert set(found) == set(queries.parts(opslag))
    for soort, one in found.items():
        [row] = [v for v in queries.traffic(queries.year(opslag, soort, 2024)) if v.code == "0503"]
        low = 100 * row.uit.laag / (row.uit.laag + row.blijft.hoog)
        high = 100 * row.uit.hoog / (row.uit.hoog + row.blijft.laag)
        assert (one.laag, one.hoog) == (int(low), -int(-high // 1)) and one.laag <= one.midden <= one.hoog
        assert one.bronnen and one.jaar == 2024


def test_without_flows_there_is_nothing(tmp_path: Path) -> None:
    assert queries.elsewhere(tmp_path, ["0503"]) == [] and queries.parts(tmp_path) == {}
    assert bestanden.make(tmp_path, "SO") is None and list(beelden.tables(tmp_path)) == []


def test_no_small_number_is_shown_in_any_table(opslag: Path) -> None:
    """A count of 1 to 4 stands nowhere, nor an estimate: not on a page and not in its file."""
    parts = queries.parts(opslag)
    tables = list(beelden.tables(opslag))
    for soort in parts:
        gang = queries.year(opslag, soort, 2024)
        for code in groepen.region():
            tables.append(tabellen.one_sided(gang, code, "wonen", queries.one_sided(gang, code, "wonen")))
            tables.append(beelden.trend(opslag, soort, parts, code)[0])
    cells = [value for table in tables for row in table.rijen for value in row if isinstance(value, Interval)]
    assert cells and not any(value.volledig for value in cells)
    assert not any(value.geschat in (1, 2, 3, 4) for value in cells)
    assert not {"1", "2", "3", "4"} & {str(value) for value in cells}


@pytest.mark.parametrize("soort", SOORTEN)
def test_files_have_each_flow_as_the_page_shows_it(opslag: Path, soort: str) -> None:
    made = bestanden.make(opslag, soort)
    assert made is not None
    table = pl.read_parquet(made.inhoud["parquet"])
    assert table.columns == list(bestanden.KOLOMMEN)
    assert pl.read_csv(made.inhoud["csv"], schema=table.schema).equals(table)
    assert table["peiljaar"].unique().to_list() == [2024] and table["soort"].unique().to_list() == [soort]
    small = table.filter(pl.col("hoog") < 5)
    assert set(small.select("laag", "schatting", "hoog").rows()) <= {(0, None, 4)}
    assert not table["schatting"].is_in([1, 2, 3, 4]).any()
    named = {(groepen.name(h), groepen.name(s)): high for h, s, _, _, high in rows(opslag, soort)}
    known = table.filter(pl.col("woongemeente") != groepen.name("40"))
    for row in known.iter_rows(named=True):
        assert row["hoog"] == max(4, named[row["woongemeente"], row["schoolgemeente"]])


@pytest.mark.parametrize(
    ("into", "out", "saldo"),
    [
        (Aantal(0, 0, 0), Aantal(24, 28, 33), (-28, -33, -24)),  # nobody comes in: that is exact
        (Aantal(40, 50, 60), Aantal(10, 10, 10), (40, 30, 50)),
        (Aantal(1, 2, 4), Aantal(20, 20, 20), (-18, -20, -16)),  # of a small number no more than its bounds
        (Aantal(3, 3, 3), Aantal(20, 20, 20), (-18, -20, -16)),
    ],
)
def test_the_balance_says_no_more_than_the_numbers_beside_it(
    into: Aantal, out: Aantal, saldo: tuple[int, int, int]
) -> None:
    gang = queries.Jaargang("SO", 2024, {}, ("proef",))
    table = tabellen.balance(gang, [queries.Verkeer("0503", Aantal(9, 9, 9), out, into)])
    assert table.rijen[0][4:] == saldo
