"""The sentence that is proposed for a picture: it says what is to be seen, and no more than is sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.vormgeving.beelden import tabel

from snijvlak.vormgeving.lezing import illustrate, reading
from snijvlak.vormgeving.richting import Richting, direction
from snijvlak.vormgeving.tabel import Interval, Tabel, Vorm, Waarde


def column(vorm: Vorm, *values: Waarde) -> Tabel:
    return tabel(vorm, ("naam", "n"), *((name, value) for name, value in zip("ABCD", values, strict=False)))


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ((1200, 3, 40), "A (1.200) is het hoogst, B (3) het laagst."),
        (
            (12, None, 40),
            "C (40) is het hoogst van wat te zien is, A (12) het laagst; 1 waarde is verborgen.",
        ),
        ((12, 12, 40), "C (40) is het hoogst."),
        ((12, 40, 40), "A (12) is het laagst."),
        ((7, 7), "Alle waarden zijn gelijk: 7."),
        ((7,), "A (7) is de enige waarde."),
        ((None, None), "Alle waarden zijn verborgen."),
        ((Interval(1, 9), Interval(5, 20)), "Het is niet zeker welke waarde het hoogst is."),
        ((Interval(1, 3), Interval(5, 20)), "B (5–20) is het hoogst, A (<5) het laagst."),
        ((Interval(1, 3), Interval(2, 4)), "Het is niet zeker welke waarde het hoogst is."),
        ((-5, -50), "A (-5) is het hoogst, B (-50) het laagst."),
        ((), "Er is nog niets te zien."),
    ],
)
def test_bars_say_which_is_highest_and_lowest_as_far_as_that_is_sure(
    values: tuple[Waarde, ...], says: str
) -> None:
    assert reading(column("staven", *values)) == says


def test_a_matrix_names_the_row_and_the_column() -> None:
    table = tabel("matrix", ("naam", "2023", "2024"), ("Delft", 12, 7), ("Westland", "tekst", 90))
    assert reading(table) == "Westland, 2024 (90) is het hoogst, Delft, 2024 (7) het laagst."


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((("2023", 12), ("2024", 1500)), "Delft gaat van 12 (2023) naar 1.500 (2024): dat stijgt."),
        ((("2023", 12), ("2024", 12)), "Delft gaat van 12 (2023) naar 12 (2024): dat blijft gelijk."),
        ((("2023", 12), ("2024", None)), "Delft gaat van 12 (2023) naar x (2024): dat is onzeker."),
        ((("2023", 12),), "Er is een moment te zien: 2023."),
    ],
)
def test_one_line_says_from_where_to_where(rows: tuple[tuple[Waarde, ...], ...], says: str) -> None:
    assert reading(tabel("lijn", ("moment", "Delft"), *rows)) == says


def test_more_lines_and_slopes_are_counted_by_direction() -> None:
    lines = tabel("lijn", ("moment", "A", "B", "C"), ("2023", 1, 9, None), ("2024", 5, 3, 4))
    assert reading(lines) == "Van 2023 tot 2024: 1 stijgt, 1 daalt en 1 is onzeker."
    slopes = tabel("helling", ("naam", "2023", "2024"), ("A", 1, 2), ("B", 1, 3), ("C", 4, 4))
    assert reading(slopes) == "Van 2023 tot 2024: 2 stijgen en 1 blijft gelijk."


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ((90, 40, 30), "Van A (90) naar C (30) in 3 stappen; bij B valt het meeste af."),
        ((90, 60, 30), "Van A (90) naar C (30) in 3 stappen."),
        ((90, Interval(40, 80), 30), "Van A (90) naar C (30) in 3 stappen."),
        ((90, Interval(40, 45), 30), "Van A (90) naar C (30) in 3 stappen; bij B valt het meeste af."),
        ((100, Interval(40, 60), 5), "Van A (100) naar C (5) in 3 stappen."),
        ((90, None, 30), "Van A (90) naar C (30) in 3 stappen."),
        ((30, 30), "Van A (30) naar B (30) in 2 stappen."),
        ((90,), "Er is een stap te zien: A (90)."),
    ],
)
def test_a_funnel_says_where_most_falls_off_when_that_is_sure(values: tuple[Waarde, ...], says: str) -> None:
    assert reading(column("trechter", *values)) == says


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ((20, 5, -9, 16), "Van A (20) naar D (16); de grootste stap is C (-9)."),
        ((20, 5, -5, 20), "Van A (20) naar D (20)."),
        ((20, None, -5, 20), "Van A (20) naar D (20) in 2 stappen."),
        ((20, 1, 21), "Van A (20) naar C (21); de grootste stap is B (1)."),
        ((20,), "Het begin is A (20), zonder stappen."),
    ],
)
def test_a_waterfall_says_its_biggest_step(values: tuple[Waarde, ...], says: str) -> None:
    assert reading(column("waterval", *values)) == says


def test_a_tree_says_how_many_causes_there_are_and_how_deep() -> None:
    columns = ("oorzaak", "verklaart", "soort")
    one = tabel("oorzakenboom", columns, ("Thuis", "", ""), ("Ziek", "Thuis", ""), ("Moe", "Ziek", ""))
    assert reading(one) == "Bij 'Thuis' staan 2 oorzaken; de laatste oorzaak is 2 keer waarom diep."
    two = tabel("oorzakenboom", columns, ("Thuis", "", ""), ("Ziek", "", ""), ("Moe", "Ziek", ""))
    assert reading(two) == "Bij 2 gebeurtenissen staat 1 oorzaak; de laatste oorzaak is 1 keer waarom diep."
    assert reading(tabel("oorzakenboom", columns, ("Thuis", "", ""))) == "Er staan nog geen oorzaken."


VALUES = (
    st.none()
    | st.integers(0, 20)
    | st.builds(lambda a, b: Interval(min(a, b), max(a, b)), *[st.integers(0, 20)] * 2)
)


@given(
    kind=st.sampled_from(["staven", "trechter"]),
    values=st.lists(VALUES, min_size=1, max_size=4),
    data=st.data(),
)
def test_a_sentence_is_the_same_for_every_small_count(
    kind: Vorm, values: list[Waarde], data: st.DataObject
) -> None:
    other = [
        Interval(0, data.draw(st.integers(1, 4))) if isinstance(v, Interval) and 0 < v.hoog < 5 else v
        for v in values
    ]
    assert reading(column(kind, *values)) == reading(column(kind, *other))


@pytest.mark.parametrize(
    ("begin", "end", "way"),
    [
        (1, 2, "stijgt"),
        (2, 1, "daalt"),
        (2, 2, "blijft gelijk"),
        (Interval(5, 9), 10, "stijgt"),
        (Interval(5, 9), 9, "onzeker"),
        (Interval(5, 9), Interval(5, 9), "onzeker"),
        (Interval(3, 3), 4, "onzeker"),
        (None, 1, "onzeker"),
        ("tekst", 1, "onzeker"),
    ],
)
def test_a_direction_is_only_said_when_the_bounds_are_apart(
    begin: Waarde, end: Waarde, way: Richting
) -> None:
    assert direction(begin, end) == way


def test_a_table_gets_a_picture_with_the_sentence_that_belongs_to_it() -> None:
    bare = Tabel("t", "", "b", "p", "e", ("naam", "2023", "2024"), (("A", 1, 5), ("B", 9, 5)))
    assert illustrate(bare, "staven", "2023").lezing == "B (9) is het hoogst, A (1) het laagst."
    drawn = illustrate(bare, "helling")
    assert (drawn.vorm, drawn.lezing) == ("helling", "Van 2023 tot 2024: 1 stijgt en 1 daalt.")
    with pytest.raises(ValueError, match="kies de kolom voor de trechter"):
        illustrate(bare, "trechter")
