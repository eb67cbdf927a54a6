"""Which municipality a school belongs to, by the tables."""

from __future__ import annotations

import polars as pl
import pytest

from snijvlak.grensverkeer.schatting.indeling import Indeling, Verhuisd, divide

from .verzonnen import counts, no_places, region

pytestmark = pytest.mark.eenmaal

POSTCODES = pl.DataFrame({"pc4": ["1111", "2222"], "gemeente": ["0001", "0002"]})


def _places(*rows: tuple[str, str, str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["vestiging", "gemeente", "pc4"], orient="row")


def _of(division: Indeling) -> list[tuple[str, str, bool]]:
    return sorted(division.leden["gemeente"].select("vestiging", "code", "zeker").iter_rows())


def test_tables_alone_tell_the_municipality_and_board_of_each_school() -> None:
    made = region(1)
    division = made.bronnen.indeling
    truth = dict(made.waarheid.select("vestiging", "school").unique().iter_rows())
    told = division.leden["gemeente"].filter("zeker")
    assert dict(told.select("vestiging", "code").iter_rows()) == truth
    assert division.leden["bestuur"].filter("zeker").height >= 0.9 * len(truth)


def test_the_postcode_that_only_one_municipality_has_decides() -> None:
    tables = pl.concat(
        [
            counts("vestiging", "SO", [("10AA00", "1111", 1, 4), ("10AA00", "2222", 7, 7)]),
            counts(
                "gemeente", "SO", [("0001", "1111", 1, 4), ("0002", "1111", 8, 8), ("0002", "2222", 7, 7)]
            ),
        ]
    )
    assert _of(divide(tables, no_places(), POSTCODES)) == [("10AA00", "0002", True)]


def test_the_locations_file_decides_what_the_tables_leave_open() -> None:
    tables = pl.concat(
        [
            counts("vestiging", "SO", [("10AA00", "1111", 1, 4), ("10BB00", "1111", 1, 4)]),
            counts("gemeente", "SO", [("0001", "1111", 1, 4), ("0002", "1111", 1, 4)]),
        ]
    )
    open_ = [(school, code, False) for school in ("10AA00", "10BB00") for code in ("0001", "0002")]
    assert _of(divide(tables, no_places(), POSTCODES)) == open_
    placed = divide(tables, _places(("10AA00", "0001", "1111")), POSTCODES)
    # And then the other municipality must have the other school: it counts somebody there.
    assert _of(placed) == [("10AA00", "0001", True), ("10BB00", "0002", True)]


def test_the_tables_go_before_a_locations_file_of_a_later_year() -> None:
    tables = pl.concat(
        [
            counts("vestiging", "SO", [("10AA00", "1111", 9, 9)]),
            counts("gemeente", "SO", [("0001", "1111", 9, 9), ("0002", "1111", 1, 4)]),
        ]
    )
    division = divide(tables, _places(("10AA00", "0002", "2222")), POSTCODES)
    assert _of(division) == [("10AA00", "0001", True)]
    assert division.verhuisd == (Verhuisd("10AA00", "0001", "0002"),)


def test_a_municipality_that_merged_is_no_move() -> None:
    tables = pl.concat(
        [
            counts("vestiging", "SO", [("10AA00", "1111", 9, 9)]),
            counts("gemeente", "SO", [("0001", "1111", 9, 9)]),
        ]
    )
    # The locations file knows the new municipality 0009; the postcode of the school lay in 0001.
    assert divide(tables, _places(("10AA00", "0009", "1111")), POSTCODES).verhuisd == ()


def test_without_tables_the_locations_file_is_all() -> None:
    tables = counts("vestiging", "VO", [("10AA00", "1111", 9, 9)])
    division = divide(tables, _places(("10AA00", "0002", "1111")), POSTCODES)
    assert _of(division) == [("10AA00", "0002", True)]
    assert division.verhuisd == ()  # nothing contradicts the file
