"""Coverage of a made-up world of which every count is known: the truth lies within every bound."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from snijvlak.grensverkeer import actions, generator
from snijvlak.grensverkeer.dekking import inlezen, voorraad
from snijvlak.grensverkeer.dekking.regels import load
from snijvlak.grensverkeer.dekking.tellen import region
from snijvlak.grensverkeer.dekking.uitkomst import Dekking, Gebied
from tests.grensverkeer.dekking.conftest import Streek

pytestmark = pytest.mark.eenmaal
RULES = load()


def computed(streek: Streek) -> Dekking:
    kept = voorraad.newest(streek.opslag)
    assert kept
    return kept.uitkomst


def truth(streek: Streek, soort: str) -> dict[str, list[tuple[float, int]]]:
    """Per municipality the true pupils with how far they go, by the same points: kilometers and how many."""
    whole = computed(streek)
    kept = voorraad.newest(streek.opslag)
    assert kept
    table = voorraad.table(streek.opslag, kept)
    km = {(pc4, place): far for pc4, place, far in table.select("pc4", "locatie", "km").iter_rows()}
    home = {one.pc4: one.gemeente for one in whole.thuis}
    kind = dict(streek.wereld.scholen.select("vestiging", "soort").iter_rows())
    found: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for code, pc4, pupils in streek.wereld.leerlingen.select("vestiging", "pc4", "aantal").iter_rows():
        if kind[code] == soort and pc4 in home:
            found[home[pc4]].append((km[pc4, f"{code}-{soort}"], pupils))
    return found


@pytest.mark.parametrize("soort", ["SBO", "SO", "VSO"])
def test_the_truth_lies_within_the_bounds(streek: Streek, soort: str) -> None:
    pupils = truth(streek, soort)
    shown = 0
    for one in computed(streek).gebieden_van("gemeente", soort):
        cells = pupils.get(one.naam, [])
        total = sum(n for _, n in cells)
        assert one.leerlingen.laag <= total <= one.leerlingen.hoog, one.naam
        if one.reis:
            shown += 1
            mean = sum(km * n for km, n in cells) / total
            assert one.reis.gemiddeld.laag <= mean + 1e-9 and mean <= one.reis.gemiddeld.hoog + 1e-9
            for limit, margin in zip(RULES.drempels_km, one.reis.verder, strict=True):
                part = 100 * sum(n for km, n in cells if km > limit) / total
                assert margin.laag <= part + 1e-9 and part <= margin.hoog + 1e-9, (one.naam, limit)
        else:
            assert one.onderweg < RULES.minimum_leerlingen
    assert shown >= 4


def areas(whole: Dekking, soort: str) -> dict[str, list[Gebied]]:
    return {kind: whole.gebieden_van(kind, soort) for kind in ("gemeente", "samenwerkingsverband", "regio")}


@pytest.mark.parametrize("soort", ["SBO", "SO", "VSO"])
def test_municipalities_and_samenwerkingsverbanden_each_make_the_region(streek: Streek, soort: str) -> None:
    by_kind = areas(computed(streek), soort)
    (region_,) = by_kind["regio"]
    for kind in ("gemeente", "samenwerkingsverband"):
        parts = by_kind[kind]
        assert sum(one.locaties for one in parts) == region_.locaties
        assert sum(one.plaatsen for one in parts) == region_.plaatsen
        assert sum(one.leerlingen.laag for one in parts) == region_.leerlingen.laag
        assert sum(one.leerlingen.schatting for one in parts) == pytest.approx(region_.leerlingen.schatting)
        assert sum(one.op_school.hoog for one in parts) == region_.op_school.hoog
    assert region_.reis and region_.verdeeld


def test_places_are_as_given_and_else_assumed(streek: Streek) -> None:
    rows = [line.split(";") for line in streek.lijst.decode().splitlines()[1:]]
    given = {f"{row[5]}-{row[1]}": row for row in rows if row[5]}
    where = dict(streek.wereld.scholen.select("vestiging", "gemeentecode").iter_rows())
    true: dict[str, int] = defaultdict(int)
    for code, pupils in streek.wereld.leerlingen.select("vestiging", "aantal").iter_rows():
        true[code] += pupils
    whole = computed(streek)
    schools = [one for one in whole.locaties if one.soort in RULES.soorten]
    assert {one.code for one in schools if one.gegeven} == set(given)
    for one in schools:
        code = one.code[:6]
        assert one.leerlingen and one.leerlingen.laag == one.leerlingen.hoog == true[code]  # exact at DUO
        if one.gegeven:
            assert (one.plaatsen, one.wachtlijst, one.cluster) == (
                int(given[one.code][3]),
                int(given[one.code][4]),
                given[one.code][6],
            )
        elif where[code] in region():
            assert one.plaatsen == round(true[code] * float(RULES.aannames.marge.waarde))
        else:
            assert one.plaatsen is None and one.ruimte == pytest.approx(one.eigen)
        assert one.eigen <= true[code] + 1e-6
    care = [one for one in whole.locaties if one.soort in RULES.zorg]
    assert len(care) == len(rows) - len(given) == 7 and all(one.hoe and one.gegeven for one in care)
    assert whole.niet_gevonden == ()


def test_a_school_that_duo_does_not_count_is_named(streek: Streek) -> None:
    home = computed(streek).thuis[0].pc4
    row = f"SO De Nieuwe (verzonnen);SO;{home};40;;99ZZ00;\n"
    offer = inlezen.read(streek.lijst + row.encode(), voorraad.postcodes(streek.opslag))
    voorraad.keep(streek.opslag, offer)
    before = voorraad.newest(streek.opslag)
    assert before and before.oud  # what was given since does not count yet
    after = voorraad.prepare(streek.opslag)
    assert after and after.niet_gevonden == ("SO De Nieuwe (verzonnen)",)
    kept = voorraad.newest(streek.opslag)
    assert kept and not kept.oud
    place = next(one for one in after.locaties if one.naam == "SO De Nieuwe (verzonnen)")
    assert place.leerlingen is None and place.ruimte == 40


@pytest.mark.usefixtures("no_pictures")
def test_without_places_of_schools_there_are_counts_but_no_distances(streek: Streek, tmp_path: Path) -> None:
    (tmp_path / "bron").mkdir()
    files = generator.save(streek.wereld, tmp_path / "bron", welke=("brin6_pc4", "postcodes"))
    actions.load(files.values(), tmp_path / "opslag")
    whole = voorraad.prepare(tmp_path / "opslag")
    assert whole
    for one in whole.gebieden_van("gemeente", "SO"):
        assert (one.reis, one.verdeeld, one.locaties, one.onderweg) == (None, None, 0, 0)
    assert whole.gebieden_van("regio", "SO")[0].leerlingen.laag > 100
    assert all(one.hoe == "" and not one.binnen for one in whole.locaties)


def test_without_counts_there_is_nothing_to_compute(streek: Streek) -> None:
    assert voorraad.prepare(streek.opslag.parent / "leeg") is None
    assert voorraad.newest(streek.opslag.parent / "leeg") is None
