"""What holds for every kind of picture: nothing of the table is lost, nothing more than the table is told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.vormgeving.beelden import SVG, parse, shapes, squeeze, tabel, texts

from snijvlak.vormgeving import grafiek
from snijvlak.vormgeving.tabel import Interval, Tabel, Vorm, Waarde, readable
from snijvlak.vormgeving.tekening import draw

pytestmark = pytest.mark.eenmaal

KINDS: tuple[Vorm, ...] = get_args(Vorm)
LONG = (
    "Toelaatbaarheidsverklaringsaanvraag bij het samenwerkingsverband voor het voortgezet speciaal onderwijs"
)
# What could break out of the drawing: quotes, tags, a backslash, a line end that JavaScript knows.
NAMES = st.text("aé'\"\\<&>{}% –€\u2028", min_size=1, max_size=40).filter(str.strip)
COUNTS = st.none() | st.integers(0, 99999) | st.sampled_from([12.5, Interval(1, 4), Interval(1200, 3400)])
NUMBERS = COUNTS | st.integers(-99999, -1)

EXAMPLES: dict[Vorm, Tabel] = {
    "staven": tabel("staven", ("naam", "n"), ("Delft", 12), ("Westland", Interval(3, 9)), (LONG, None)),
    "lijn": tabel(
        "lijn", ("moment", "Delft", LONG), ("2023", 12, 7), ("2024", None, Interval(5, 9)), ("2025", 3, 1)
    ),
    "trechter": tabel(
        "trechter", ("stap", "n"), ("Gemeld", 90), (LONG, Interval(20, 40)), ("Opgelost", None)
    ),
    "waterval": tabel("waterval", ("stap", "n"), ("Begin", 20), (LONG, 15), ("Eraf", -30), ("Eind", 5)),
    "helling": tabel(
        "helling",
        ("naam", "2023", "2024"),
        ("Delft", 12, 7),
        (LONG, 3, Interval(5, 9)),
        ("Westland", None, 4),
    ),
    "matrix": tabel("matrix", ("naam", "2023", LONG), ("Delft", 12, 7), ("Westland", None, Interval(5, 9))),
    "oorzakenboom": tabel(
        "oorzakenboom",
        ("oorzaak", "verklaart", "soort"),
        ("Het kind zit thuis", "", "gebeurtenis"),
        (LONG, "Het kind zit thuis", "regel"),
        ("Geen vaste contactpersoon", LONG, ""),
    ),
}
EVERY = pytest.mark.parametrize("vorm", KINDS)


@st.composite
def tables(draw_from: st.DrawFn, vorm: Vorm) -> Tabel:
    """Any table that this kind of picture can show."""
    names = draw_from(st.lists(NAMES, min_size=1, max_size=4, unique_by=squeeze))
    column = draw_from(NAMES)
    if vorm == "oorzakenboom":
        parents = [draw_from(st.sampled_from(["", *names[:place]])) for place in range(len(names))]
        rows = [(name, parent, draw_from(NAMES)) for name, parent in zip(names, parents, strict=True)]
        return tabel(vorm, ("a", "b", "c"), *rows)
    width = {"lijn": draw_from(st.integers(1, 5)), "matrix": 2, "helling": 2}.get(vorm, 1)
    values = NUMBERS if vorm in ("staven", "lijn", "helling", "matrix") else COUNTS
    rows: list[tuple[Waarde, ...]] = [(name, *(draw_from(values) for _ in range(width))) for name in names]
    if vorm == "waterval" and len(rows) > 1:
        steps = [draw_from(st.integers(-9999, 9999)) for _ in rows[:-1]]
        rows = list(zip(names, [*steps, sum(steps)], strict=True))
        if draw_from(st.booleans()):
            rows[0] = (names[0], draw_from(st.none() | st.just(Interval(10, 20))))
    return tabel(vorm, ("naam", *(f"{column} {n}" for n in range(width))), *rows)


@EVERY
def test_the_picture_is_one_accessible_image_that_stands_alone(vorm: Vorm) -> None:
    root = parse(draw(EXAMPLES[vorm]))
    assert root.get("role") == "img" and root.get("aria-labelledby") == "titel lezing"
    assert [(part.get("id"), part.text) for part in root[:2]] == [
        ("titel", "Titel & meer"),
        ("lezing", "Wat u <ziet>."),
    ]
    allowed = {"svg", "title", "desc", "g", "rect", "path", "line", "text", "tspan"}
    for part in root.iter():
        assert part.tag.removeprefix(SVG) in allowed
        names = {name.lower() for name in part.attrib}
        assert not any(n == "style" or n.startswith("on") or n.endswith("href") for n in names)
        assert part is root or not any(n.startswith("aria-") or n == "role" for n in names)
        assert part.get("font-family", "sans-serif") == "sans-serif"
        assert "url(" not in "".join(part.attrib.values())
    shown = "".join(texts(draw(EXAMPLES[vorm])))
    assert "Titel&meer" in shown and "kinderen" in shown and "Bron:Proef.Peil:2026.Verzonnen." in shown


@pytest.mark.parametrize("vorm", [vorm for vorm in KINDS if vorm != "lijn"])
@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_every_row_of_any_table_is_in_the_picture_with_its_texts(vorm: Vorm, data: st.DataObject) -> None:
    table = data.draw(tables(vorm))
    shown = [text.removeprefix("+") for text in texts(draw(table))]
    skip = 1 if vorm == "oorzakenboom" else None  # what a node explains is where its line goes
    for row in table.teksten:
        for place, cell in enumerate(row):
            if place != skip:
                shown.remove(squeeze(cell))  # fails when it is not there, or too few times


@settings(max_examples=6, deadline=None)
@given(table=tables("lijn"))
def test_every_moment_of_every_line_has_a_mark_or_stands_over_a_box_with_an_x(table: Tabel) -> None:
    svg = draw(table)
    last = table.teksten[-1]
    shown = texts(svg)
    for text in (*table.kolommen[1:], last[0], table.teksten[0][0], *last[1:]):
        assert squeeze(text) in shown
    known = [value for row in table.rijen for value in row[1:] if value is not None]
    series = [[row[place] for row in table.rijen] for place in range(1, len(table.kolommen))]
    broken = [values for values in series if None in values]
    marks = [part for part in shapes(svg, opacity="1") if part.tag == f"{SVG}path"]
    assert len(marks) == len(known) + len(
        broken
    )  # a line with hidden values has its mark in front of the boxes
    holes = sum(
        value is None and (not place or values[place - 1] is not None)
        for values in broken
        for place, value in enumerate(values)
    )
    assert len(shapes(svg, stroke_dasharray="3,3")) == holes


@EVERY
@settings(max_examples=3, deadline=None)
@given(data=st.data())
def test_the_same_table_is_the_same_picture_and_only_a_matrix_is_wider_than_a_telephone(
    vorm: Vorm, data: st.DataObject
) -> None:
    table = data.draw(tables(vorm))
    svg = draw(table)
    assert draw(table) == svg
    root = parse(svg)
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert vorm == "matrix" or narrow(svg)


def narrow(svg: str) -> bool:
    """As wide as a telephone, and the room at the right for a wider font; a border may be outside."""
    return 382 <= int(parse(svg).attrib["width"]) <= 384


@EVERY
def test_long_names_stay_on_the_sheet(vorm: Vorm) -> None:
    svg = draw(EXAMPLES[vorm])
    assert squeeze(LONG) in texts(svg)
    assert vorm == "matrix" or narrow(svg)


def forty(vorm: Vorm) -> Tabel:
    names = [f"Rij nummer {n}" for n in range(40)]
    if vorm == "oorzakenboom":
        return tabel(
            vorm, ("a", "b", "c"), *((name, names[n // 4] if n else "", "") for n, name in enumerate(names))
        )
    if vorm == "waterval":
        return tabel(
            vorm,
            ("a", "b"),
            *((name, 0 if n == 39 else n % 3 - 1) for n, name in enumerate(names)),
        )
    width = 2 if vorm in ("lijn", "helling", "matrix") else 1
    columns = ("a", *(f"kolom {n}" for n in range(width)))
    return tabel(
        vorm, columns, *((name, *(n * 7 % 41 * 100 for _ in range(width))) for n, name in enumerate(names))
    )


@EVERY
def test_forty_rows_fit(vorm: Vorm) -> None:
    svg = draw(forty(vorm))
    shown = texts(svg)
    if vorm == "lijn":
        assert len(shapes(svg, opacity="1")) >= 80 and {"Rijnummer0", "Rijnummer39"} < set(shown)
    else:
        assert all(f"Rijnummer{n}" in shown for n in range(40))
    assert vorm == "matrix" or narrow(svg)


WITH_VALUES = pytest.mark.parametrize("vorm", [vorm for vorm in KINDS if vorm != "oorzakenboom"])


def one_value(vorm: Vorm, value: Waarde) -> Tabel:
    """A table in which one value, in the middle, is this one."""
    if vorm in ("lijn", "helling", "matrix"):
        return tabel(vorm, ("a", "b", "c"), ("een", 9, 8), ("twee", value, 7), ("drie", 6, 9))
    rows = [("een", 9), ("twee", value), ("drie", Interval(9, 30) if vorm == "waterval" else 5)]
    return tabel(vorm, ("a", "b"), *rows)


@WITH_VALUES
@settings(max_examples=3, deadline=None)
@given(high=st.integers(1, 4), low=st.integers(0, 4))
def test_the_picture_knows_no_more_of_a_small_count_than_the_text(vorm: Vorm, low: int, high: int) -> None:
    small = draw(one_value(vorm, Interval(min(low, high), high)))
    assert small == draw(one_value(vorm, Interval(1, 4)))
    assert any(text.endswith("<5") for text in texts(small)) or vorm == "lijn"


@WITH_VALUES
def test_a_hidden_value_is_an_empty_dashed_box_with_an_x_and_never_a_zero(vorm: Vorm) -> None:
    hidden, zero = draw(one_value(vorm, None)), draw(one_value(vorm, 0))
    assert {box.get("fill") for box in shapes(hidden, stroke_dasharray="3,3")} == {"#ffffff"}
    assert not shapes(zero, stroke_dasharray="3,3")
    assert "x" in texts(hidden) and "x" not in texts(zero)
    if vorm != "lijn":  # a line has a 0 at its axis
        assert "0" not in texts(hidden) and "0" in texts(zero)


@WITH_VALUES
def test_all_hidden_and_all_zero_and_one_row_can_be_drawn(vorm: Vorm) -> None:
    columns = EXAMPLES[vorm].kolommen
    for value in (None, 0, Interval(0, 0), Interval(2, 3)):
        row = ("rij", *(value for _ in columns[1:]))
        assert readable(value) in texts(draw(tabel(vorm, columns, row)))
        shown = texts(draw(tabel(vorm, columns, row, ("andere", *row[1:]))))
        assert {"rij", "andere", readable(value)} <= set(shown)


@WITH_VALUES
def test_every_number_in_the_picture_is_in_dutch_notation(vorm: Vorm) -> None:
    rows = (
        [(1234567, 1234.5), (2234567, 1235.5)]
        if len(EXAMPLES[vorm].kolommen) > 2
        else [(1234567,), (1234567,)]
    )
    svg = draw(tabel(vorm, EXAMPLES[vorm].kolommen, *((f"rij {n}", *row) for n, row in enumerate(rows))))
    numbers = [text for text in texts(svg) if re.fullmatch(r"[-+\d.,]+", text)]
    assert any(text.endswith("234.567") for text in numbers)
    assert all(
        re.fullmatch(r"[-+]?\d{1,3}(\.\d{3})*(,\d+)?", text) or text in ("2023", "2024") for text in numbers
    )


def test_every_kind_is_drawn_in_its_own_process_the_same_as_here(tmp_path: Path) -> None:
    assert grafiek.prepare(EXAMPLES.values(), tmp_path) == len(KINDS)
    for table in EXAMPLES.values():
        path = grafiek.find(table, tmp_path)
        assert path and path.read_text(encoding="utf-8") == draw(table)


def test_a_web_process_that_makes_tables_does_not_load_the_drawing_tool() -> None:
    code = (
        "import sys, snijvlak.vormgeving.lezing, snijvlak.vormgeving.grafiek; "
        "print([m for m in ('altair', 'vl_convert') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ)
    assert result.stdout.strip() == "[]", result.stderr


def test_a_table_without_a_kind_or_without_rows_is_not_drawn() -> None:
    for table in (tabel(None, ("a", "b"), ("rij", 1)), tabel("staven", ("a", "b"))):
        with pytest.raises(ValueError, match="niets te tekenen"):
            draw(table)
