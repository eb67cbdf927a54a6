"""What everybody may see of masked counts: the truth is in it, and nobody learns more than DUO tells.

The attacker has DUO's tables of the made-up region, all figures that are published of it, and HiGHS: for each
masked count he asks for the least and the most that all of it together allow, in whole numbers.
"""

from __future__ import annotations

from functools import cache

import highspy
import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.grensverkeer.schatting.openstellen import add_open, published
from snijvlak.grensverkeer.schatting.stromen import Bronnen, Cellen, cells, flows
from snijvlak.privacy.onthulling import afgeleid

from .verzonnen import Regio, counts, no_places, region

pytestmark = pytest.mark.eenmaal

ALLES = pl.lit(True)
PER = (("woon", "school"), ("vestiging", "woon"))
Bounds = tuple[np.ndarray, np.ndarray]


@cache
def _made(seed: int, leeftijden: bool) -> tuple[Regio, Cellen]:
    made = region(seed, gemeenten=4, scholen=7, leeftijden=leeftijden)
    return made, cells(made.bronnen, "SO")


def _open(cellen: Cellen, per: tuple[str, ...]) -> pl.DataFrame:
    return add_open(cellen, ALLES, per, flows(cellen, ALLES, per))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("leeftijden", [False, True])
def test_the_true_number_is_within_what_everybody_sees(seed: int, leeftijden: bool) -> None:
    made = region(seed, leeftijden=leeftijden)
    cellen = cells(made.bronnen, "SO")
    for per in PER:
        truth = made.waarheid.group_by(per).agg(pl.col("aantal").sum())
        both = truth.join(_open(cellen, per), on=per, how="left")
        assert both.filter(pl.col("aantal").is_between("open_laag", "open_hoog")).height == truth.height
        assert both.filter(~pl.col("open_schatting").is_between("open_laag", "open_hoog")).is_empty()
        # Never narrower than what the tables tell, so nothing is given away by the choice to widen.
        assert both.filter(
            (pl.col("open_laag") > pl.col("laag")) | (pl.col("open_hoog") < pl.col("hoog"))
        ).is_empty()


@pytest.mark.parametrize("seed", range(4))
def test_no_published_number_is_a_small_one(seed: int) -> None:
    """What is small is shown as such: it always spans all that DUO's mask spans."""
    _, cellen = _made(seed, True)
    for per in PER:
        small = _open(cellen, per).filter(pl.col("open_hoog") < 5)
        assert set(small.select("open_laag", "open_hoog").rows()) <= {(0, 4), (1, 4)}


class Attacker:
    """Knows which pupils can be where, and sums over them; asks for bounds of each in whole numbers."""

    def __init__(self, least: np.ndarray, most: np.ndarray) -> None:
        self._count = len(least)
        self._solver = highspy.Highs()
        self._solver.setOptionValue("output_flag", False)
        kind = np.full(self._count, 1, dtype=np.uint8)
        self._solver.addVars(self._count, least.astype(float), most.astype(float))
        self._solver.changeColsIntegrality(self._count, np.arange(self._count), kind)

    def learn(self, member: np.ndarray, low: int, high: int) -> None:
        """A sum of some counts is known to lie between two numbers."""
        where = np.flatnonzero(member)
        self._solver.addRow(low, high, len(where), where, np.ones(len(where)))

    def asks(self, wanted: np.ndarray) -> Bounds:
        """The least and the most of each count that is wanted."""
        found = np.zeros((2, len(wanted)), dtype=np.int64)
        for place, cel in enumerate(wanted):
            for side, sense in enumerate((highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize)):
                cost = np.zeros(self._count)
                cost[cel] = 1.0
                self._solver.changeColsCost(self._count, np.arange(self._count), cost)
                self._solver.changeObjectiveSense(sense)
                self._solver.run()
                assert self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
                found[side, place] = round(self._solver.getInfo().objective_function_value)
        return found[0], found[1]


def _with_duo(made: Regio, cellen: Cellen) -> Attacker:
    """Who has each table of DUO: rows of cells, and sums per school, municipality and board."""
    own = made.bronnen.tellingen
    rows = own.filter(eenheid="vestiging").drop_nulls("pc4")
    told = rows.group_by("code", "pc4").agg(pl.col("laag").max(), pl.col("hoog").min())
    key = cellen.stelsel.tabel.select(code="vestiging", pc4="pc4")
    known = key.join(told, on=["code", "pc4"], how="left", maintain_order="left")
    attacker = Attacker(known["laag"].to_numpy(), known["hoog"].to_numpy())
    names = sorted(made.waarheid["vestiging"].unique())
    units = pl.DataFrame({"vestiging": names, "bestuur": [f"{50000 + i // 3}" for i in range(len(names))]})
    where = cellen.tabel.with_columns(pc4=key["pc4"]).join(
        units, on="vestiging", how="left", maintain_order="left"
    )
    for eenheid, column in (("vestiging", "vestiging"), ("gemeente", "school"), ("bestuur", "bestuur")):
        sums = own.filter(eenheid=eenheid)
        if eenheid == "vestiging":
            sums = sums.filter(pl.col("pc4").is_null())
        for code, pc4, low, high in sums.select("code", "pc4", "laag", "hoog").iter_rows():
            inside = (where[column] == code) & (where["pc4"] == pc4 if pc4 else pl.lit(True))
            mask = where.select(inside if isinstance(inside, pl.Expr) else pl.lit(inside)).to_series()
            attacker.learn(mask.to_numpy(), low, high)
    return attacker


@pytest.mark.parametrize(("seed", "leeftijden"), [(0, False), (1, True)])
def test_all_that_is_published_narrows_no_masked_count(seed: int, leeftijden: bool) -> None:
    made, cellen = _made(seed, leeftijden)
    told = published(cellen)
    masked = np.flatnonzero((told["minst"] < told["meest"]).to_numpy())
    wanted = masked[:: max(1, len(masked) // 25)]
    before = _with_duo(made, cellen).asks(wanted)
    after = _with_duo(made, cellen)
    for per in PER:
        for row in _open(cellen, per).iter_rows(named=True):
            mask = np.ones(cellen.tabel.height, dtype=bool)
            for column in per:
                mask &= (cellen.tabel[column] == row[column]).to_numpy()
            after.learn(mask, row["open_laag"], row["open_hoog"])
    found = after.asks(wanted)
    assert (found[0] == before[0]).all() and (found[1] == before[1]).all()
    # The figures for who may see all would have: so the attack is one.
    assert (before[0] < before[1]).any()


@pytest.mark.parametrize("seed", range(3))
def test_who_reads_one_figure_beside_one_table_narrows_no_masked_count(seed: int) -> None:
    """Somebody with the counts per school alone: each published sum leaves each masked count as open."""
    _, cellen = _made(seed, True)
    told = published(cellen)
    least, most = (told[name].to_numpy() for name in ("minst", "meest"))
    for per in PER:
        for row in _open(cellen, per).iter_rows(named=True):
            inside = np.ones(cellen.tabel.height, dtype=bool)
            for column in per:
                inside &= (cellen.tabel[column] == row[column]).to_numpy()
            p, q = least[inside], most[inside]
            assert (row["open_laag"] - (q.sum() - q) <= p).all()
            assert (row["open_hoog"] - (p.sum() - p) >= q).all()


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=6),
    st.integers(0, 6),
    st.integers(0, 6),
)
def test_a_widened_sum_leaves_each_count_as_its_publisher_left_it(
    parts: list[tuple[int, int, int]], below: int, above: int
) -> None:
    ranges = [tuple(sorted(part)) for part in parts]  # least, true, most
    least, true, most = (sum(one[place] for one in ranges) for place in range(3))
    low, high = max(least, true - below), min(most, true + above)
    room = max(one[2] - one[0] for one in ranges)
    shown = afgeleid.widen(*(np.array([value]) for value in (low, high, least, most, room)))
    a, b = int(shown.laag[0]), int(shown.hoog[0])
    assert a <= low <= true <= high <= b
    assert bool(shown.verwijd[0]) == ((a, b) != (low, high))
    for p, _, q in ranges:
        assert a - (most - q) <= p and b - (least - p) >= q


def test_what_masked_ages_tell_is_not_for_everybody() -> None:
    """Four masked ages make a masked total exactly 4: that is for who estimates, and not for a page."""
    table = counts("vestiging", "SO", [("10AA00", "1111", 4, 4)], verborgen=4)
    towns = pl.DataFrame({"pc4": ["1111"], "gemeente": ["0001"]})
    found = _open(cells(Bronnen(table, towns, no_places()), "SO"), ("woon", "school"))
    assert found.select("laag", "hoog", "open_laag", "open_hoog").rows() == [(4, 4, 1, 4)]


def test_what_the_tables_solve_is_open_again_and_the_estimate_goes_along() -> None:
    """A masked count that the total of its school gives away: 12 in all, of which 9 are shown."""
    table = pl.concat(
        [
            counts("vestiging", "SO", [("10AA00", "1111", 9, 9), ("10AA00", "2222", 1, 4)]),
            counts("vestiging", "SO", [("10AA00", None, 12, 12)]),
        ]
    )
    towns = pl.DataFrame({"pc4": ["1111", "2222"], "gemeente": ["0001", "0002"]})
    found = _open(cells(Bronnen(table, towns, no_places()), "SO"), ("woon",)).sort("woon")
    assert found.select("laag", "schatting", "hoog").rows() == [(9, 9.0, 9), (3, 3.0, 3)]
    # Too few masked counts for an average: half-way between 1 and 4.
    assert found.select("open_laag", "open_schatting", "open_hoog").rows() == [(9, 9, 9), (1, 2, 4)]


def test_a_school_that_may_be_elsewhere_may_add_nothing() -> None:
    tables = pl.concat(
        [
            counts("vestiging", "SO", [("10AA00", "1111", 1, 4), ("10BB00", "1111", 1, 4)]),
            counts("gemeente", "SO", [("0001", "1111", 1, 4), ("0002", "1111", 1, 4)]),
        ]
    )
    towns = pl.DataFrame({"pc4": ["1111"], "gemeente": ["0001"]})
    found = _open(cells(Bronnen(tables, towns, no_places()), "SO"), ("woon", "school"))
    assert found.select("school", "open_laag", "open_hoog").rows() == [("0001", 0, 8), ("0002", 0, 8)]


def test_these_tests_have_something_to_find() -> None:
    """Some sums of the made-up regions are widened, not all; a true sum would narrow a masked count."""
    widened, whole = 0, 0
    for seed in range(4):
        for per in PER:
            found = _open(_made(seed, True)[1], per)
            wider = (pl.col("open_laag") < pl.col("laag")) | (pl.col("open_hoog") > pl.col("hoog"))
            widened, whole = widened + found.filter(wider).height, whole + found.height
    assert 0 < widened < whole
    made, cellen = _made(0, False)
    told = published(cellen)
    masked = np.flatnonzero((told["minst"] < told["meest"]).to_numpy())[:10]
    true = cellen.stelsel.tabel.join(
        made.waarheid, on=["vestiging", "pc4"], how="left", maintain_order="left"
    )
    knows = _with_duo(made, cellen)
    before = knows.asks(masked)
    pair = np.zeros(cellen.tabel.height, dtype=bool)
    pair[masked] = True
    knows.learn(pair, *[int(true["aantal"].to_numpy()[masked].sum())] * 2)
    after = knows.asks(masked)
    assert (after[0] > before[0]).any() or (after[1] < before[1]).any()
