"""What was published before counts: periods, areas and shared margins give no small count away together."""

from __future__ import annotations

import datetime as dt
import json
import random
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from snijvlak.privacy.onthulling import (
    Grootboek,
    NietTeBeschermen,
    OnbruikbaarGrootboek,
    Periode,
    Publicatie,
    Tabel,
    protect,
    regels,
)
from snijvlak.privacy.onthulling.toets import Onmogelijk, audit

from .aanvaller import Wereld
from .reeks import Reeks, Vraag, requests

pytestmark = pytest.mark.eenmaal

K = regels.today().drempel
Q1 = Periode(dt.date(2026, 1, 1), dt.date(2026, 3, 31))
Q2 = Periode(dt.date(2026, 4, 1), dt.date(2026, 6, 30))
HALF = Periode(Q1.begin, Q2.eind)


def one(counts: dict[str, int], naam: str = "sector") -> Tabel:
    return Tabel.of([naam], [list(counts)], {(name,): count for name, count in counts.items()})


def two(counts: dict[str, dict[str, int]], *namen: str) -> Tabel:
    columns = list(next(iter(counts.values())))
    cells = {(row, column): n for row, values in counts.items() for column, n in values.items()}
    return Tabel.of(namen or ("gemeente", "sector"), (list(counts), columns), cells)


def after(
    tabel: Tabel, periode: Periode | None, *eerder: Publicatie, methode: str = "onderdrukken"
) -> Publicatie:
    return protect(
        tabel,
        methode="afronden" if methode == "afronden" else "onderdrukken",
        bron="meldingen",
        periode=periode,
        eerder=eerder,
    ).publicatie


def text(publicatie: Publicatie) -> list[str]:
    return [" ".join(row[1:]) for row in publicatie.tabel.as_text()]


class TestSubtracting:
    """Each pair is safe by itself, and gives a small count when one is taken from the other."""

    def test_a_half_year_less_a_quarter(self) -> None:
        quarter = after(one({"PO": 10, "VO": 20}), Q1)
        assert text(quarter) == ["10", "20", "30"]
        half = after(one({"PO": 13, "VO": 40}), HALF, quarter)
        assert text(half) == ["x", "x", "53"]  # 13 less 10 is 3

    def test_the_other_way_round(self) -> None:
        half = after(one({"PO": 13, "VO": 40}), HALF)
        assert text(after(one({"PO": 10, "VO": 20}), Q1, half)) == ["x", "x", "30"]

    def test_a_year_less_the_other_quarters(self) -> None:
        days = [dt.date(2026, 1, 1), dt.date(2026, 4, 1), dt.date(2026, 7, 1), dt.date(2027, 1, 1)]
        parts = [Periode(a, b - dt.timedelta(1)) for a, b in pairwise(days)]
        first = after(one({"PO": 10, "VO": 20}), parts[0])
        last = after(one({"PO": 30, "VO": 50}), parts[2], first)
        whole = after(one({"PO": 42, "VO": 90}), Periode(days[0], dt.date(2026, 12, 31)), first, last)
        assert text(whole) == ["x", "x", "132"]  # 42 less 10 less 30 is 2

    def test_the_region_less_one_municipality(self) -> None:
        region = after(one({"PO": 23, "VO": 40}), Q1)
        city = after(two({"Den Haag": {"PO": 20, "VO": 30}}), Q1, region)
        assert "20" not in text(city)[0].split()  # 23 less 20 is 3 in the rest of the region

    def test_the_same_table_without_one_municipality(self) -> None:
        counts = {"Delft": {"PO": 9, "VO": 2}, "Den Haag": {"PO": 50, "VO": 60}}
        everyone = after(two(counts), Q1)
        fewer = after(two({"Den Haag": counts["Den Haag"]}), Q1, everyone)
        assert [b.naam for b in audit(everyone, [everyone, fewer]).lekken] == []
        assert None in fewer.tabel.aantallen

    def test_tables_that_share_a_margin(self) -> None:
        counts = {"Delft": {"PO": 3, "VO": 9}, "Den Haag": {"PO": 30, "VO": 40}}
        by_sector = after(two(counts), Q1)
        assert text(by_sector) == ["x x 12", "x x 70", "33 49 82"]
        by_reason = after(
            two({"PO": {"geld": 30, "regie": 3}, "VO": {"geld": 40, "regie": 9}}, "sector", "reden"),
            Q1,
            by_sector,
        )
        for publication in (by_sector, by_reason):
            assert not audit(publication, [by_sector, by_reason]).lekken

    def test_a_category_that_is_left_out_was_empty(self) -> None:
        long = after(one({"PO": 16, "VO": 11}), Periode(Q1.begin, dt.date(2026, 9, 30)))
        later = after(one({"PO": 3, "VO": 11}), Periode(Q2.begin, dt.date(2026, 9, 30)), long)
        assert text(later)[0] == "x"
        with pytest.raises(NietTeBeschermen, match="met aantal 0"):
            after(one({"PO": 13}), Q1, long, later)  # no VO: all 11 came later, and 14 less 11 is 3
        assert text(after(one({"PO": 13, "VO": 0}), Q1, long, later))[:2] == ["x", "x"]

    def test_one_municipality_and_later_two(self) -> None:
        second = after(two({"Delft": {"PO": 5, "VO": 8}}), Q2)
        half = after(two({"Delft": {"VO": 60, "PO": 6}, "Den Haag": {"VO": 70, "PO": 110}}), HALF, second)
        assert "6" not in text(half)[0].split()  # 6 less 5 is 1 in Delft in the first quarter

    def test_a_category_of_which_there_was_none_changes_nothing(self) -> None:
        half = after(one({"PO": 56, "VO": 43}), HALF)
        second = after(one({"PO": 54, "VO": 41, "MBO": 0}), Q2, half)
        assert "95" not in text(second)  # 99 less 95 is 4

    def test_totals_of_tables_with_other_dimensions(self) -> None:
        by_sector = after(one({"PO": 26, "VO": 30}), None)
        by_reason = after(one({"geld": 55}, "reden"), None, by_sector)
        assert "55" not in text(by_reason)  # 56 less 55: one with another reason

    def test_periods_and_then_areas(self) -> None:
        first = after(two({"geld": {"PO": 57, "VO": 37}}, "reden", "sector"), Q1)
        second = after(one({"PO": 42, "VO": 11}), Q2, first)
        half = after(one({"PO": 150, "VO": 51}), HALF, first, second)
        assert "51" not in text(half)  # 51 less 11 less 37 is 3 in VO for another reason

    def test_quarters_added_less_the_half_year_of_some_areas(self) -> None:
        first = after(one({"geld": 8, "regie": 9}, "reden"), Q1)
        areas = after(one({"Delft": 6, "Den Haag": 20}, "gemeente"), HALF, first)
        second = after(one({"geld": 7, "regie": 6}, "reden"), Q2, first, areas)
        assert text(second)[2] == "x"  # 17 and 13 less 26 is 4 in other municipalities

    def test_the_newest_of_many_publications_counts(self) -> None:
        said: list[Publicatie] = []
        for week in range(34):
            end = Q1.begin + dt.timedelta(7 * week + 6)
            counts = {"PO": 500 + 20 * week, "VO": 400 + 20 * week}
            if week == 33:
                counts = {"PO": 500 + 20 * 32 + 2, "VO": 400 + 20 * 32 + 2}
            said.append(after(one(counts), Periode(Q1.begin, end), *said))
        assert text(said[-1])[:2] == ["x", "x"]  # two more than the week before

    def test_many_counts_that_were_known_before_mask_no_new_one(self) -> None:
        reasons = one({f"reden {i}": 4 for i in range(60)}, "reden")
        lower = protect(
            reasons, methode="afronden", drempel=2, basis=2, bron="meldingen", periode=Q2
        ).publicatie  # 3 to 5 each, which is narrow for a threshold of 5
        first = after(one({"PO": 10, "VO": 20}), Q1, lower)
        half = after(one({"PO": 13, "VO": 257}), HALF, lower, first)
        assert text(half)[0] == "x"  # 13 less 10 is 3

    def test_what_a_higher_threshold_hid_stays_hidden(self) -> None:
        strict = protect(one({"PO": 7, "VO": 20, "MBO": 30}), drempel=10, bron="meldingen").publicatie
        assert text(strict)[:2] == ["x", "x"]
        again = protect(one({"PO": 7, "VO": 20}), bron="meldingen", eerder=[strict]).publicatie
        assert text(again)[:2] == ["x", "x"]

    @pytest.mark.parametrize("naam", ["Zoe\u0308 ", "ZO\u00cb"])
    def test_the_same_name_in_another_spelling(self, naam: str) -> None:
        first = after(one({"Zo\u00eb": 3, "Ren\u00e9": 20, "Tom": 30}), Q1)
        again = protect(
            one({naam: 3, "Rene\u0301": 20, "Tom": 30, "Piet": 0}, " Sector"),
            bron="Meldingen ",
            periode=Q1,
            eerder=[first],
        ).publicatie
        assert text(again)[:3] == ["x", "x", "30"]

    def test_what_has_nothing_to_do_with_it_changes_nothing(self) -> None:
        quarter = after(one({"PO": 10, "VO": 20}), Q1)
        assert text(after(one({"PO": 13, "VO": 40}), Q2, quarter)) == ["13", "40", "53"]
        other = protect(one({"PO": 13, "VO": 40}), bron="verzuim", periode=HALF, eerder=[quarter])
        assert text(other.publicatie) == ["13", "40", "53"]


class TestRounding:
    def test_next_to_a_hidden_table_it_can_be_impossible(self) -> None:
        hidden = after(one({"PO": 1, "VO": 4}), Q1)
        assert text(hidden) == ["x", "x", "x"]  # so both are at least 1
        with pytest.raises(NietTeBeschermen, match="Kies --methode onderdrukken"):
            after(one({"PO": 1, "VO": 4}), Q1, hidden, methode="afronden")  # one becomes 0: 1 to 4

    def test_rounded_quarters_and_half_years_go_together(self) -> None:
        quarter = after(one({"PO": 3, "VO": 12}), Q1, methode="afronden")
        half = after(one({"PO": 6, "VO": 26}), HALF, quarter, methode="afronden")
        assert not audit(half, [quarter, half]).lekken


class TestTheSameAgain:
    def test_the_same_table_is_hidden_in_the_same_way(self) -> None:
        counts = {"Delft": {"PO": 3, "VO": 9}, "Den Haag": {"PO": 30, "VO": 40}}
        turned = {s: {g: counts[g][s] for g in reversed(counts)} for s in reversed(counts["Delft"])}
        first = after(two(counts), Q1)
        again = after(two(turned, "sector", "gemeente"), Q1, first)
        assert first.kenmerk == again.kenmerk

    def test_the_same_table_is_rounded_in_the_same_way(self) -> None:
        first = after(one({"PO": 7, "VO": 7}), Q1, methode="afronden")
        again = after(one({"VO": 7, "PO": 7}), Q1, first, methode="afronden")
        assert first.kenmerk == again.kenmerk

    def test_another_count_for_the_same_thing_is_refused(self) -> None:
        first = after(one({"PO": 10, "VO": 20}), Q1)
        with pytest.raises(NietTeBeschermen, match="Bij PO is eerder 10 gepubliceerd"):
            after(one({"PO": 9, "VO": 20}), Q1, first)

    def test_parts_that_do_not_add_up_to_what_was_published_are_refused(self) -> None:
        half = after(one({"PO": 10, "VO": 20}), HALF)
        with pytest.raises(NietTeBeschermen, match="tellen ze niet op"):
            after(one({"PO": 11, "VO": 20}), Q1, half)

    def test_a_period_next_to_none_is_refused(self) -> None:
        with pytest.raises(NietTeBeschermen, match="met en nu zonder periode"):
            after(one({"PO": 10}), None, after(one({"PO": 10}), Q1))


@pytest.mark.parametrize("methode", ["onderdrukken", "om en om"])
@pytest.mark.parametrize("seed", range(20))
def test_no_sequence_gives_a_small_count_away(seed: int, methode: str) -> None:
    """Random populations and tables; a plain attacker asks after every number and every difference."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    reeks = Reeks(chance)
    for vraag in requests(chance, reeks, 3, 4):
        reeks.publish(
            vraag, methode if methode == "onderdrukken" else chance.choice(["onderdrukken", "afronden"])
        )
    for groep, name in reeks.targets().items():
        truth = reeks.wereld.truth(groep)
        if 1 <= truth < K:
            low, high = reeks.wereld.range(groep)
            assert low <= truth <= high, name
            assert high - low >= K - 1, name


@pytest.mark.parametrize("seed", range(12))
def test_no_choice_next_to_an_earlier_table_hides_fewer_or_smaller_counts(seed: int) -> None:
    """Every smaller choice is tried, and the plain attacker breaks each of them."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    quarter = {name: chance.randint(5, 9) for name in ("PO", "VO", "MBO", "VSO")}
    second = {name: chance.choice([0, 1, 3, 4, 6, 30]) for name in quarter}
    half = {name: quarter[name] + second[name] for name in quarter}
    first = after(one(quarter), Q1)
    made = protect(one(half), bron="meldingen", periode=HALF, eerder=[first])
    truth = one(half).waarden
    hidden = frozenset(i for i, shown in enumerate(made.tabel.aantallen) if shown is None)
    assert made.ondergrens == len(hidden)
    cost = (len(hidden), sum(truth[i] for i in hidden))
    choices = (c for size in range(len(hidden) + 1) for c in combinations(range(5), size))
    cheaper = [c for c in choices if (len(c), sum(truth[i] for i in c)) < cost]
    assert broken(hidden, quarter, second) is None
    assert all(broken(frozenset(choice), quarter, second) for choice in cheaper)


def broken(hidden: frozenset[int], quarter: dict[str, int], second: dict[str, int]) -> str | None:
    """A count of the second quarter that becomes known too well, when these of the half year are hidden."""
    people = {
        (time, i): n for time, said in enumerate((quarter, second)) for i, n in enumerate(said.values())
    }
    wereld = Wereld(people)
    for i in range(5):
        who = [frozenset(cel for cel in people if cel[0] == t and i in (cel[1], 4)) for t in (0, 1)]
        wereld.bekend.append((who[0], wereld.truth(who[0]), wereld.truth(who[0])))
        both = who[0] | who[1]
        value = wereld.truth(both)
        wereld.bekend.append((both, min(1, value), None) if i in hidden else (both, value, value))
    for i, name in enumerate((*quarter, "Totaal")):
        low, high = wereld.range(frozenset(cel for cel in people if cel[0] == 1 and i in (cel[1], 4)))
        if low < K and high >= 1 and high - low < K - 1:
            return name
    return None


def test_the_attacker_in_the_house_finds_the_ranges_of_the_plain_one() -> None:
    chance = random.Random(4)  # noqa: S311 -- no secret
    reeks = Reeks(chance, quarters=2, sizes=(2, 2, 2))
    for vraag in (Vraag(0, 1, ((0, (0, 1)), (1, (0, 1)))), Vraag(0, 2, ((0, (0, 1)), (2, (0, 1))))):
        reeks.publish(vraag, "onderdrukken")
    for publication, (_, groups) in zip(reeks.gepubliceerd, reeks.groepen, strict=True):
        for finding in audit(publication, reeks.gepubliceerd).bevindingen:
            low, high = reeks.wereld.range(groups[tuple(finding.naam.split(" / "))])
            assert finding.bereik.laag == low
            assert finding.bereik.hoog in (high, None)


class TestLedger:
    def test_a_publication_is_kept_once_without_its_secrets(self, tmp_path: Path) -> None:
        ledger = Grootboek(tmp_path / "diep" / "grootboek")
        made = after(two({"Delft": {"PO": 3, "VO": 9}, "Den Haag": {"PO": 30, "VO": 40}}), Q1)
        with ledger.locked():
            assert ledger.record(made)
            assert not ledger.record(made)
        assert ledger.publications("meldingen") == [made] and ledger.publications("anders") == []
        (path,) = ledger.map.glob("*.json")
        kept = json.loads(path.read_text(encoding="utf-8"))["aantallen"]
        assert "x" in kept and not {3, 9, 30, 40} & set(kept)

    def test_the_order_of_publication_is_kept(self, tmp_path: Path) -> None:
        ledger = Grootboek(tmp_path)
        first, second = after(one({"PO": 10}), Q2), after(one({"PO": 10}), Q1)
        with ledger.locked():
            ledger.record(first)
            ledger.record(second)
        assert ledger.publications() == [first, second]

    @pytest.mark.parametrize("damage", ["", "{}", "[1]", '{"versie": 1}', '{"versie": 9}', "\xff"])
    def test_a_damaged_record_stops_everything(self, tmp_path: Path, damage: str) -> None:
        (tmp_path / f"000001-{'ab' * 32}.json").write_text(damage, encoding="latin-1")
        with pytest.raises(OnbruikbaarGrootboek, match="000001-abab"):
            Grootboek(tmp_path).publications()

    def test_a_number_that_was_changed_stops_everything(self, tmp_path: Path) -> None:
        ledger = Grootboek(tmp_path)
        ledger.record(after(one({"PO": 10, "VO": 20}), Q1))
        (path,) = ledger.map.glob("*.json")
        path.write_text(path.read_text(encoding="utf-8").replace(" 30\n", " 31\n"), encoding="utf-8")
        with pytest.raises(OnbruikbaarGrootboek, match="beschadigd"):
            ledger.publications()


class TestAudit:
    def test_what_became_narrow_later_is_a_leak(self) -> None:
        first = after(one({"PO": 3, "VO": 6, "MBO": 40}), Q1)
        unguarded = after(one({"PO": 3}, "sector"), None)  # made without looking: hides only itself
        careless = Publicatie(
            "meldingen", Q1, after(one({"VO": 6, "MBO": 40}), None).tabel, nul_verborgen=False
        )
        assert unguarded.tabel.verborgen == 2
        leaks = {b.naam: b.bereik for b in audit(first, [first, careless]).lekken}
        assert leaks["PO"].laag == leaks["PO"].hoog == 3

    def test_publications_that_contradict_each_other_are_named(self) -> None:
        first = after(one({"PO": 10}), Q1)
        second = Publicatie("meldingen", Q1, after(one({"PO": 11}), None).tabel, nul_verborgen=False)
        with pytest.raises(Onmogelijk, match="spreken elkaar tegen"):
            audit(first, [first, second])
