"""A table: what a cell may hold, and that page and download come from the same values."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.vormgeving.tabel import Interval, Tabel, Vorm, Waarde, restore


def tabel(*rijen: tuple[Waarde, ...], kolommen: tuple[str, ...] = ("a", "b"), **more: object) -> Tabel:
    known = {"titel": "t", "lezing": "l", "bron": "b", "peil": "p", "eenheid": "e"}
    return Tabel(**{**known, "kolommen": kolommen, "rijen": rijen, **more})  # type: ignore[arg-type]


def read_csv(table: Tabel) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.csv(), newline="")))


@pytest.mark.parametrize(
    ("value", "page", "download"),
    [
        ("Delft", "Delft", "Delft"),
        (0, "0", "0"),
        (1234567, "1.234.567", "1234567"),
        (-1200, "-1.200", "-1200"),
        (1234.5, "1.234,5", "1234.5"),
        (None, "x", "x"),
        (Interval(0, 0), "0", "0"),
        (Interval(0, 4), "<5", "<5"),
        (Interval(3, 3), "<5", "<5"),
        (Interval(0, 5), "0–5", "0–5"),
        (Interval(3, 12), "3–12", "3–12"),
        (Interval(1200, 1200), "1.200", "1200"),
        (Interval(1200, 3400), "1.200–3.400", "1.200–3.400"),
    ],
)
def test_how_a_value_is_shown_and_downloaded(value: Waarde, page: str, download: str) -> None:
    table = tabel(("rij", value))
    assert table.teksten == (("rij", page),)
    assert read_csv(table) == [["a", "b"], ["rij", download]]


@pytest.mark.parametrize(
    ("value", "page", "download"),
    [
        (Interval(12, 18, 15), "15 (12–18)", ["15", "12", "18"]),
        (Interval(1200, 3400, 2000), "2.000 (1.200–3.400)", ["2000", "1200", "3400"]),
        (Interval(7, 7, 7), "7", ["7", "7", "7"]),
        (Interval(1, 8, 3), "1–8", ["", "1", "8"]),  # a small estimate is not shown, its bounds are
        (Interval(1, 4, 2), "<5", ["<5", "0", "4"]),
        (
            Interval(1, 4, 2, volledig=True),
            "2 (1–4)",
            ["2", "1", "4"],
        ),  # a percentage, or for who may see all
        (Interval(3, 3, 3, volledig=True), "3", ["3", "3", "3"]),
        (Interval(0, 0), "0", ["0", "0", "0"]),
        (None, "x", ["x", "x", "x"]),
    ],
)
def test_an_estimate_is_shown_with_its_bounds(value: Waarde, page: str, download: list[str]) -> None:
    table = tabel(("rij", value), ("nog een", Interval(20, 30, 25)))
    assert table.teksten[0] == ("rij", page)
    assert read_csv(table)[:2] == [["a", "b", "b, laagste", "b, hoogste"], ["rij", *download]]
    assert restore(json.loads(json.dumps(table.as_data()))) == table


@pytest.mark.parametrize("guess", [11, 19])
def test_an_estimate_lies_between_its_bounds(guess: int) -> None:
    with pytest.raises(ValueError, match="ligt niet tussen 12 en 18"):
        Interval(12, 18, guess)


COUNTS = st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)).map(
    lambda pair: Interval(min(pair), max(pair))
)
VALUES = st.one_of(
    st.none(),
    st.integers(-(10**12), 10**12),
    st.integers(-(10**9), 10**9).map(lambda n: n / 1000),
    COUNTS,
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12),
)


@given(st.lists(st.tuples(st.just("rij"), VALUES), max_size=8))
def test_page_and_download_say_the_same(rows: list[tuple[Waarde, ...]]) -> None:
    table = tabel(*rows)
    for values, page, download in zip(rows, table.teksten, read_csv(table)[1:], strict=True):
        value, shown, cell = values[1], page[1], download[1]
        if isinstance(value, str):
            assert shown == value and cell in (value, f"'{value}")
        elif isinstance(value, int | float):
            assert float(cell) == value == float(shown.replace(".", "").replace(",", "."))
        else:
            assert cell in (shown, shown.replace(".", ""))
            assert (shown == "x") == (value is None)


@given(COUNTS)
def test_an_interval_tells_its_bounds_but_never_a_small_count(count: Interval) -> None:
    parts = str(count).replace(".", "").split("–")
    if 0 < count.hoog < 5:
        assert parts == ["<5"] and count.getoond == (0, 4)
    else:
        assert (int(parts[0]), int(parts[-1])) == (count.laag, count.hoog) == count.getoond


@given(st.lists(st.tuples(st.just("rij"), VALUES), max_size=5))
def test_a_table_comes_back_from_json_as_it_was(rows: list[tuple[Waarde, ...]]) -> None:
    table = tabel(*rows, vorm="matrix")
    assert restore(json.loads(json.dumps(table.as_data()))) == table


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_text_that_a_spreadsheet_would_run_is_made_harmless(text: str) -> None:
    table = tabel((text, "'s-Gravenhage"), kolommen=(text, "b"))
    assert read_csv(table) == [[f"'{text}", "b"], [f"'{text}", "'s-Gravenhage"]]


@pytest.mark.parametrize(("laag", "hoog"), [(2, 1), (-1, 4)])
def test_bounds_that_are_none_are_refused(laag: int, hoog: int) -> None:
    with pytest.raises(ValueError, match="geen grenzen van een aantal"):
        Interval(laag, hoog)


@pytest.mark.parametrize(
    ("row", "kolommen", "vorm", "kolom", "says"),
    [
        (("1",), ("a", "b"), None, "", "2 waarden"),
        (("rij", float("nan")), ("a", "b"), None, "", "eindig getal"),
        (("rij", float("inf")), ("a", "b"), None, "", "eindig getal"),
        (("rij", "tekst"), ("a", "b"), "staven", "", "alleen een getal"),
        (("rij", 1, 2), ("a", "b", "c"), "staven", "", "kies de kolom voor de staven uit b, c"),
        (("rij", 1, 2), ("a", "b", "c"), "staven", "a", "kies de kolom"),
        (("rij",), ("a",), "matrix", "", "vraagt een kolom met waarden"),
    ],
)
def test_a_table_that_cannot_be_shown_is_refused_by_name(
    row: tuple[Waarde, ...], kolommen: tuple[str, ...], vorm: Vorm | None, kolom: str, says: str
) -> None:
    with pytest.raises(ValueError, match=says) as refusal:
        tabel(row, kolommen=kolommen, vorm=vorm, kolom=kolom)
    assert str(refusal.value).startswith("t: ")
