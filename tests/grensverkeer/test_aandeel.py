"""Which share of pupils goes to school elsewhere: bounds that hold whatever the hidden counts are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.grensverkeer import aandeel, queries
from snijvlak.grensverkeer.aandeel import Plek
from snijvlak.grensverkeer.matrix import NIET_GEVONDEN
from snijvlak.grensverkeer.overzicht import as_table
from snijvlak.vormgeving.tabel import Interval

PLACES = ("Delft", "Rijswijk", NIET_GEVONDEN)


@pytest.mark.parametrize(
    ("cells", "share"),
    [
        ([("Delft", "Delft", 90, 90), ("Delft", "Rijswijk", 10, 10)], (10, 10)),
        ([("Delft", "Delft", 90, 95), ("Delft", "Rijswijk", 5, 10)], (5, 10)),
        ([("Delft", "Delft", 60, 60)], (0, 0)),
        ([("Delft", "Rijswijk", 8, 8)], (100, 100)),
        ([("Delft", "Delft", 50, 50), ("Delft", NIET_GEVONDEN, 50, 50)], (0, 50)),
        ([("Delft", "Delft", 97, 97), ("Delft", "Rijswijk", 2, 3)], (0, 4)),  # shown is no more than <5
        ([("Rijswijk", "Delft", 9, 9)], None),
        ([], None),
    ],
)
def test_the_share_of_one_municipality(
    cells: list[tuple[str, str, int, int]], share: tuple[int, int] | None
) -> None:
    plekken = [Plek(home, school, Interval(low, high)) for home, school, low, high in cells]
    assert aandeel.elsewhere(plekken, {"Delft"}) == share


def test_of_more_municipalities_who_crosses_a_border_between_them_counts() -> None:
    cells = [Plek("Delft", "Rijswijk", Interval(10, 10)), Plek("Rijswijk", "Rijswijk", Interval(30, 30))]
    assert aandeel.elsewhere(cells, {"Delft", "Rijswijk"}) == (25, 25)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=3))
def test_the_true_share_lies_within(counts: list[tuple[int, int, int]]) -> None:
    cells = [
        Plek("Delft", school, Interval(max(0, true - below), true + above))
        for school, (true, below, above) in zip(PLACES, counts, strict=True)
    ]
    home, away, unknown = (true for true, *_ in counts)
    share = aandeel.elsewhere(cells, {"Delft"})
    if home + away + unknown:
        assert share
        for found in (away, away + unknown):  # whose school was not found went elsewhere, or did not
            assert share[0] <= 100 * found / (home + away + unknown) <= share[1]


def test_from_the_store_it_follows_from_what_the_page_shows(opslag: Path) -> None:
    found = {one.soort: one for one in queries.elsewhere(opslag, ["Delft"])}
    assert set(found) <= set(queries.soorten(opslag)) and found
    for soort, one in found.items():
        tabel = as_table(queries.matrix(opslag, soort))
        [row] = [rij for rij in tabel.rijen if rij[0] == "Delft"]
        shown = [
            Plek("Delft", school, value)
            for school, value in zip(tabel.kolommen[1:], row[1:], strict=True)
            if isinstance(value, Interval)
        ]
        assert (one.laag, one.hoog) == aandeel.elsewhere(shown, ["Delft"])
        assert "; ".join(one.bronnen) == tabel.bron


def test_without_a_matrix_there_is_nothing(tmp_path: Path) -> None:
    assert queries.elsewhere(tmp_path, ["Delft"]) == []
