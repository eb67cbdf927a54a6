"""Amounts add up to the cent, the settlement to zero, and a base is paid alike."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.grensverkeer.kostendeling import regels
from snijvlak.grensverkeer.kostendeling.aantallen import OngeldigeAantallen, Woonaantal, exact
from snijvlak.grensverkeer.kostendeling.afronden import NietDeelbaar, round_to_total
from snijvlak.grensverkeer.kostendeling.deling import Invoer, Rest, Sleutel, Telling, advance, divide
from snijvlak.grensverkeer.kostendeling.scenarios import compare
from snijvlak.grensverkeer.kostendeling.verrekenen import settle

pytestmark = pytest.mark.eenmaal
CENT = Decimal("0.01")
PUPILS = Sleutel("leerlingen", "leerlingen")
BASE = Sleutel("basis-en-leerlingen", "leerlingen", Decimal("0.25"))
amounts = st.integers(0, 10**9).map(lambda cents: cents * CENT)
rests: st.SearchStrategy[Rest] = st.sampled_from(["voorfinancier", "deelnemers"])


def made(*rows: Woonaantal, kosten: str = "100000.00", sleutel: Sleutel = PUPILS, **more: object) -> Invoer:
    base = Invoer(
        Decimal(kosten),
        sleutel,
        "'s-Gravenhage",
        "voorfinancier",
        ("buiten-regio", "onbekend"),
        CENT,
        tellingen={"leerlingen": Telling(rows)},
    )
    return replace(base, **more)  # pyright: ignore[reportArgumentType] -- any field


@st.composite
def inputs(draw: st.DrawFn) -> Invoer:
    names = ["'s-Gravenhage", "Delft", "Rijswijk", "buiten-regio", "onbekend"]
    rows: list[Woonaantal] = []
    for name in names:
        low, middle, high = sorted(draw(st.lists(st.integers(0, 60), min_size=3, max_size=3)))
        rows.append(Woonaantal(name, Decimal(low), Decimal(middle), Decimal(high)))
    rows[0] = exact(names[0], draw(st.integers(1, 60)))
    return made(
        *rows,
        kosten=str(draw(amounts)),
        sleutel=draw(st.sampled_from([PUPILS, BASE])),
        rest=draw(rests),
        voorschotdeel=draw(st.sampled_from([Decimal(0), Decimal("0.8"), Decimal(1)])),
    )


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=12), amounts)
def test_rounded_amounts_add_up_and_are_off_by_less_than_a_cent(weights: list[int], total: Decimal) -> None:
    exactly = {str(n): Fraction(total) * w / sum(weights) for n, w in enumerate(weights)}
    rounded = round_to_total(exactly, total, CENT)
    assert sum(rounded.values()) == total
    assert all(abs(Fraction(rounded[name]) - amount) < Fraction(CENT) for name, amount in exactly.items())
    # The order in which they stand is no reason to pay a cent more.
    assert round_to_total(dict(reversed(exactly.items())), total, CENT) == rounded


def test_an_amount_that_is_no_whole_number_of_units_is_refused() -> None:
    with pytest.raises(NietDeelbaar, match="hele stappen van 1 euro"):
        divide(made(exact("Delft", 3), kosten="10.50", eenheid=Decimal(1)))


@given(inputs())
def test_a_division_adds_up_and_lies_within_its_bounds(invoer: Invoer) -> None:
    outcome = divide(invoer)
    assert sum(outcome.bedragen.values()) == invoer.kosten
    assert all(one.laag <= one.bedrag <= one.hoog for one in outcome.aandelen)
    if invoer.rest == "deelnemers":
        assert outcome.rest == 0


@given(inputs(), inputs())
def test_a_settlement_is_nothing_but_moving_money(before: Invoer, after: Invoer) -> None:
    paid, owed = advance(before), divide(after)
    settled = settle(paid.bedragen, owed.bedragen, after.voorfinancier, after.resten)
    assert sum(post.saldo for post in settled.posten) == 0
    # Told another way: what is left of the bill after all that others paid, is what the payer bears.
    others = [post for post in settled.posten if post.naam != after.voorfinancier]
    received = sum(post.voorschot + post.saldo for post in others)
    assert after.kosten - received == settled.draagt
    assert all(post.voorschot + post.saldo == post.definitief for post in others)


def test_who_paid_in_advance_need_not_take_part() -> None:
    settled = settle({}, {"Delft": Decimal(60), "onbekend": Decimal(40)}, "H3", ["onbekend"])
    assert {p.naam: p.saldo for p in settled.posten} == {"Delft": 60, "H3": -60}
    assert settled.draagt == 40


def test_the_prefinanced_case_of_the_source() -> None:
    """H3 pays all in advance, and the municipality where the child lives afterwards."""
    invoer = made(
        exact("'s-Gravenhage", 6), exact("Rijswijk", 3), exact("onbekend", 1), voorschotdeel=Decimal(0)
    )
    paid, owed = advance(invoer), divide(invoer)
    assert set(paid.bedragen.values()) == {Decimal(0)}
    assert owed.bedragen == {"'s-Gravenhage": 60000, "Rijswijk": 30000, "onbekend": 10000}
    settled = settle(paid.bedragen, owed.bedragen, "'s-Gravenhage", invoer.resten)
    assert [(p.naam, p.saldo) for p in settled.posten] == [("'s-Gravenhage", -30000), ("Rijswijk", 30000)]
    assert settled.draagt == 70000


def test_a_base_is_paid_alike_and_by_no_remainder() -> None:
    rows = (exact("Delft", 9), exact("Rijswijk", 0), exact("Westland", 1), exact("onbekend", 2))
    outcome = divide(made(*rows, kosten="1200.00", sleutel=BASE))
    # 300 over the two that have a pupil; 900 over twelve pupils.
    assert outcome.bedragen == {"Delft": 825, "Rijswijk": 0, "Westland": 225, "onbekend": 150}


def test_the_rest_is_with_the_payer_or_with_all() -> None:
    rows = (exact("Delft", 3), exact("Westland", 1), exact("onbekend", 4))
    assert divide(made(*rows)).rest == 50000
    assert divide(made(*rows, rest="deelnemers")).bedragen == {"Delft": 75000, "Westland": 25000}


def test_scenarios_side_by_side_and_what_cannot_be_says_why() -> None:
    other = Sleutel("uren", "uren")
    found = compare(made(exact("Delft", 3)), [PUPILS, other], [Decimal(10), Decimal(20)])
    assert [(s.sleutel.code, s.kosten, s.uitkomst is None) for s in found] == [
        ("leerlingen", 10, False),
        ("leerlingen", 20, False),
        ("uren", 10, True),
        ("uren", 20, True),
    ]
    assert "nog niets geteld" in found[2].reden


def test_nobody_who_takes_part_is_refused() -> None:
    with pytest.raises(OngeldigeAantallen):
        divide(made(exact("onbekend", 4), sleutel=BASE))


def test_the_rules_are_dated_and_name_their_source() -> None:
    rules = regels.load()
    assert "bijlage 6" in rules.bron and rules.vanaf.year == 2026
    assert rules.sleutel("leerlingen").basisdeel == 0
    assert rules.sleutel("basis-en-leerlingen").basisdeel == rules.basisdeel
