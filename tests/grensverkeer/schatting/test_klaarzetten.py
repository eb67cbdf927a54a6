"""The tables that pages read: made once per year, complete, agreeing with each other and the truth."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from snijvlak.gebied.queries import haaglanden
from snijvlak.grensverkeer import actions, generator, klaar
from snijvlak.grensverkeer import opslag as bewaard
from snijvlak.grensverkeer.schatting import klaarzetten

pytestmark = pytest.mark.eenmaal

TABELLEN = ("brin6_pc4", "brin6_totaal", "gemeente_pc4", "bestuur_pc4", "swv_pc4", "postcodes", "scholen")
TEN = [g.code.removeprefix("GM") for g in haaglanden()]
NUMBERS = ("laag", "schatting", "hoog", "open_laag", "open_schatting", "open_hoog")
JAREN = (2023, 2024)


@pytest.fixture(scope="module")
def wereld() -> generator.Wereld:
    return generator.world(5, jaren=JAREN)


@pytest.fixture(scope="module")
def bron(wereld: generator.Wereld, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return generator.save(wereld, tmp_path_factory.mktemp("bron"), 5, TABELLEN)


@pytest.fixture(scope="module")
def store(bron: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("klaar") / "opslag"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actions.grafiek, "prepare", lambda tables, folder: None)
        actions.load(bron.values(), folder)
    return folder


def table(store: Path, kind: str, jaar: int = 2024) -> pl.DataFrame:
    found = klaar.table(store, kind, jaar)
    assert found is not None
    return found


def _truth(wereld: generator.Wereld, jaar: int) -> pl.DataFrame:
    """Pupils by home and school with their municipalities; homes that are in no list by their code."""
    schools = wereld.scholen.select("vestiging", school="gemeentecode")
    homes = wereld.postcodes.select("pc4", woon="gemeentecode")
    special = pl.when(pl.col("pc4").str.len_chars() < 4).then(pl.col("pc4")).otherwise(pl.lit("?postcode"))
    rows = (
        wereld.leerlingen.filter(peiljaar=jaar)
        .join(schools, on="vestiging")
        .join(homes, on="pc4", how="left")
    )
    return rows.with_columns(pl.coalesce("woon", special))


@pytest.mark.parametrize("jaar", JAREN)
def test_each_true_flow_that_touches_the_region_is_there_and_within_both_bounds(
    wereld: generator.Wereld, store: Path, jaar: int
) -> None:
    touches = pl.col("woon").is_in(TEN) | pl.col("school").is_in(TEN)
    truth = (
        _truth(wereld, jaar).filter(touches).group_by("soort", "woon", "school").agg(pl.col("aantal").sum())
    )
    flows = table(store, "stromen", jaar).filter(per="gemeente")
    both = truth.join(flows, on=["soort", "woon", "school"], how="left")
    for low, high in (("laag", "hoog"), ("open_laag", "open_hoog")):
        assert both.filter(pl.col("aantal").is_between(low, high)).height == truth.height
    assert flows.filter(~(pl.col("woon").is_in(TEN) | pl.col("school").is_in(TEN))).is_empty()


def test_homes_per_school_agree_with_the_flows(store: Path) -> None:
    """The schools of a municipality in the region together: every pupil of it once in both tables."""
    places = table(store, "vestigingen").select("vestiging", "school")
    homes = table(store, "herkomst").join(places, on="vestiging").filter(pl.col("school").is_in(TEN))
    flows = table(store, "stromen").filter(pl.col("per") == "gemeente", pl.col("school").is_in(TEN))
    keys = ["soort", "woon", "school"]
    parts = homes.group_by(keys).agg(pl.col(NUMBERS).sum())
    both = flows.join(parts, on=keys, how="left", suffix="_delen")
    assert both["hoog_delen"].null_count() == 0
    # Each estimate is kept within its own bounds, which takes a part of a pupil here and there.
    assert (both["schatting"] - both["schatting_delen"]).abs().max() < 0.5  # type: ignore[operator]
    # A sum of bounds is at least as wide as the bounds of a sum.
    assert both.filter(pl.col("laag_delen") > pl.col("laag")).is_empty()
    assert both.filter(pl.col("hoog_delen") < pl.col("hoog")).is_empty()


def test_samenwerkingsverbanden_have_the_pupils_of_the_municipalities(store: Path) -> None:
    flows = table(store, "stromen")
    sums = flows.group_by("soort", "per").agg(pl.col("schatting").sum()).sort("soort", "per")
    for soort in ("BO", "SBO", "SO", "VSO"):
        one, other = sums.filter(soort=soort)["schatting"].to_list()
        assert one == pytest.approx(other, rel=0.001)


def test_each_school_of_homes_is_known_with_its_place(store: Path, wereld: generator.Wereld) -> None:
    schools = table(store, "vestigingen")
    assert set(schools["vestiging"]) == set(table(store, "herkomst")["vestiging"])
    true = dict(wereld.scholen.select("vestiging", "gemeentecode").iter_rows())
    assert all(true[v] == code for v, code in schools.select("vestiging", "school").iter_rows())
    here = set(wereld.scholen.filter(pl.col("gemeentecode").is_in(TEN))["vestiging"])
    assert here <= set(schools["vestiging"])


def test_each_table_says_where_it_is_from(store: Path) -> None:
    assert klaar.years(store) == (2024, 2023)
    for kind in (klaar.STROMEN, klaar.HERKOMST, klaar.VESTIGINGEN):
        manifest = klaar.manifest(store, kind, 2024)
        assert manifest and manifest.peil == "2024" and manifest.regels == table(store, kind).height
        assert any("verzonnen_brin6_pc4" in line for line in manifest.extra["bronnen"])


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The years that are estimated from now on."""
    years: list[int] = []
    prepare = klaarzetten.prepare

    def counted(voorraad: object, jaar: int, *rest: object) -> klaarzetten.Tabellen:
        years.append(jaar)
        return prepare(voorraad, jaar, *rest)  # type: ignore[arg-type] -- handed on as it came

    monkeypatch.setattr(klaarzetten, "prepare", counted)
    return years


@pytest.mark.usefixtures("no_pictures")
def test_a_year_is_estimated_again_only_when_a_source_of_it_changed(
    wereld: generator.Wereld, bron: dict[str, Path], tmp_path: Path, asked: list[int]
) -> None:
    store = tmp_path / "opslag"
    chosen = [bron[name] for name in ("brin6_pc4", "postcodes", "scholen")]
    actions.load(chosen, store)
    assert asked == list(JAREN)
    before = sorted(path.name for path in store.glob("stromen*"))
    actions.load(chosen, store)
    assert asked == list(JAREN) and sorted(path.name for path in store.glob("stromen*")) == before
    last = replace(wereld, leerlingen=wereld.leerlingen.filter(peiljaar=2024))
    actions.load(generator.save(last, tmp_path / "nieuw", 5, ("brin6_totaal",)).values(), store)
    assert asked == [*JAREN, 2024] and len(list(store.glob("stromen2024-*.parquet"))) == 2


def test_made_otherwise_is_made_from_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [
        bewaard.Manifest("tellingen", naam, "2024", sha, 1, "") for naam, sha in (("a", "1"), ("b", "2"))
    ]
    made = klaarzetten.made_from(sources)
    assert klaarzetten.made_from(reversed(sources)) == made != klaarzetten.made_from(sources[:1])
    monkeypatch.setattr(klaarzetten, "WIJZE", "nieuw")
    assert klaarzetten.made_from(sources) != made
