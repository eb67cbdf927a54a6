"""From masked tables to flows: the truth is within the bounds, and the estimate near it."""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl
import pytest

from snijvlak.grensverkeer import tellingen
from snijvlak.grensverkeer.schatting.stromen import Bronnen, cells, flows

from .verzonnen import JAAR, counts, no_places, region

pytestmark = pytest.mark.eenmaal

ALLES = pl.lit(True)


@cache
def _against_truth(seed: int, leeftijden: bool) -> pl.DataFrame:
    made = region(seed, leeftijden=leeftijden)
    found = flows(cells(made.bronnen, "SO"), ALLES)
    truth = made.waarheid.group_by("woon", "school").agg(pl.col("aantal").sum())
    return found.join(truth, on=["woon", "school"], how="full", coalesce=True)


def _error(both: pl.DataFrame) -> float:
    across = both.filter(pl.col("woon") != pl.col("school"))
    return float(across["schatting"].sum()) / float(across["aantal"].sum()) - 1


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("leeftijden", [False, True])
def test_every_true_flow_is_within_its_bounds(seed: int, leeftijden: bool) -> None:
    both = _against_truth(seed, leeftijden)
    assert both.null_count().sum_horizontal().item() == 0  # the same flows exist
    assert both.filter(~pl.col("aantal").is_between("laag", "hoog")).is_empty()
    assert both.filter(~pl.col("schatting").is_between("laag", "hoog")).is_empty()


def test_estimate_of_all_that_cross_is_near_the_truth() -> None:
    errors = [_error(_against_truth(seed, False)) for seed in range(4)]
    with_ages = [_error(_against_truth(seed, True)) for seed in range(4)]
    # The aims of issue 8 for SO: 3.5% from the tables alone, 1.5% with the ages; regions are smaller here.
    assert np.abs(errors).max() < 0.05
    assert abs(np.mean(errors)) < 0.02
    assert np.abs(with_ages).mean() < 0.015
    assert np.abs(with_ages).mean() < np.abs(errors).mean()


def test_each_file_narrows_what_the_first_one_gave() -> None:
    made = region(3)
    whole = made.bronnen.tellingen
    places = made.waarheid.select("vestiging", gemeente="school", pc4="pc4").unique("vestiging")
    alone = whole.filter(pl.col("eenheid") == "vestiging", pl.col("pc4").is_not_null())
    totals = whole.filter(pl.col("eenheid") == "vestiging")
    width = []
    for tables in (alone, totals, whole):
        found = flows(cells(Bronnen(tables, made.bronnen.postcodes, places), "SO"), ALLES)
        width.append(int((found["hoog"] - found["laag"]).sum()))
    assert width[0] > width[1] > width[2] > 0


def test_sums_that_are_known_are_kept() -> None:
    made = region(5)
    guess = cells(made.bronnen, "SO")
    per_school = (
        guess.tabel.with_columns(n=guess.schatting.gemiddeld).group_by("vestiging").agg(pl.col("n").sum())
    )
    truth = made.waarheid.group_by("vestiging").agg(pl.col("aantal").sum())
    both = per_school.join(truth, on="vestiging")
    assert (both["n"] - both["aantal"]).abs().max() < 0.1  # type: ignore[operator]
    assert guess.schatting.afwijking < 0.1
    assert guess.stelsel.tegenspraken == 0


def test_a_school_that_may_be_in_two_municipalities_widens_both() -> None:
    tables = pl.concat(
        [
            counts("vestiging", "SO", [("10AA00", "1111", 1, 4), ("10BB00", "1111", 1, 4)]),
            counts("gemeente", "SO", [("0001", "1111", 1, 4), ("0002", "1111", 1, 4)]),
        ]
    )
    postcodes = pl.DataFrame({"pc4": ["1111"], "gemeente": ["0001"]})
    found = flows(cells(Bronnen(tables, postcodes, no_places()), "SO"), ALLES)
    assert found.select("woon", "school", "laag", "hoog").rows() == [
        ("0001", "0001", 0, 8),
        ("0001", "0002", 0, 8),
    ]


def test_rows_of_a_part_of_the_country_leave_room_for_the_pupils_they_lack() -> None:
    # The classic file for one region has some homes of these schools; their totals count all homes.
    made = region(2)
    some = pl.col("pc4").is_null() | (pl.col("pc4") < "2060")
    tables = made.bronnen.tellingen.filter(pl.col("eenheid") == "vestiging", some)
    places = made.waarheid.select("vestiging", gemeente="school", pc4="pc4").unique("vestiging")
    found = flows(cells(Bronnen(tables, made.bronnen.postcodes, places), "SO"), ALLES)
    truth = (
        made.waarheid.filter(pl.col("pc4") < "2060").group_by("woon", "school").agg(pl.col("aantal").sum())
    )
    both = truth.join(found, on=["woon", "school"], how="left")
    assert both.filter(pl.col("aantal").is_between("laag", "hoog")).height == truth.height


def test_a_school_that_fits_no_municipality_leaves_the_sums_of_others_open() -> None:
    tables = pl.concat(
        [
            counts(
                "vestiging",
                "SO",
                [("10AA00", "1111", 1, 4), ("10BB00", "1111", 1, 4), ("10BB00", "2222", 9, 9)],
            ),
            counts("vestiging", "SO", [("10AA00", None, 2, 2)]),
            counts("gemeente", "SO", [("0001", "1111", 6, 6)]),
        ]
    )
    # 10BB00 has pupils from 2222, whom no municipality counts; its pupils from 1111 may still be in the 6.
    postcodes = pl.DataFrame({"pc4": ["1111", "2222"], "gemeente": ["0001", "0001"]})
    found = flows(cells(Bronnen(tables, postcodes, no_places()), "SO"), ALLES)
    assert found.select("school", "laag", "hoog").rows() == [("0001", 2, 2), ("?school", 10, 13)]


def test_homes_and_schools_without_a_place_have_rows_of_their_own() -> None:
    tables = counts("vestiging", "SO", [("10AA00", "30", 1, 4), ("10AA00", "9999", 5, 5)])
    postcodes = pl.DataFrame({"pc4": ["1111"], "gemeente": ["0001"]})
    found = flows(cells(Bronnen(tables, postcodes, no_places()), "SO"), ALLES)
    assert found.rows() == [
        ("30", "?school", 1, found["schatting"][0], 4),
        ("?postcode", "?school", 5, 5.0, 5),
    ]


def test_counts_per_municipality_alone_give_flows_too() -> None:
    tables = counts("gemeente", "SO", [("0001", "1111", 7, 7), ("0002", "1111", 1, 4)])
    postcodes = pl.DataFrame({"pc4": ["1111"], "gemeente": ["0001"]})
    found = flows(cells(Bronnen(tables, postcodes, no_places()), "SO"), ALLES)
    assert found.select("school", "laag", "hoog").rows() == [("0001", 7, 7), ("0002", 1, 4)]


def test_homes_that_are_known_as_municipality_alone() -> None:
    rows = pl.DataFrame(
        {"code": ["25LZ00"] * 2, "woongemeente": ["0518", "0503"], "laag": [9, 2], "hoog": [9, 8]}
    ).with_columns(verborgen=pl.Series([0, 2]), peiljaar=pl.lit(JAAR))
    tables = tellingen.shape(rows, eenheid="vestiging", soort="MBO", bron="verzonnen")
    places = pl.DataFrame({"vestiging": ["25LZ00"], "gemeente": ["0518"], "pc4": ["2500"]})
    found = flows(
        cells(Bronnen(tables, pl.DataFrame(schema={"pc4": pl.String, "gemeente": pl.String}), places), "MBO"),
        ALLES,
    )
    assert found.select("woon", "school", "laag", "hoog").rows() == [
        ("0503", "0518", 2, 8),
        ("0518", "0518", 9, 9),
    ]


def test_progress_is_told() -> None:
    heard: list[tuple[str, int, int]] = []
    made = region(1, gemeenten=4, scholen=6)
    flows(
        cells(made.bronnen, "SO", told=lambda *step: heard.append(step)),
        ALLES,
        told=lambda *step: heard.append(step),
    )
    assert heard[0][0] == "indelen"
    assert ("grenzen", 1) in {step[:2] for step in heard}
