"""How long things are kept: the computing of days, and a rule with its ground for every kind of record."""

from __future__ import annotations

import datetime as dt

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from snijvlak.privacy import gegevens
from snijvlak.privacy.bewaartermijn import regels
from snijvlak.privacy.bewaartermijn.register import find
from snijvlak.privacy.bewaartermijn.rekenen import Gegeven, Geldig, Termijn, due, going

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
TERMS = st.builds(Termijn, st.integers(0, 20), st.integers(0, 30), st.integers(0, 400))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("begin", "term", "over"),
    [
        ("2026-01-31", Termijn(maanden=1), "2026-02-28"),
        ("2028-01-31", Termijn(maanden=1), "2028-02-29"),
        ("2028-02-29", Termijn(jaren=1), "2029-02-28"),
        ("2026-11-23", Termijn(jaren=2), "2028-11-23"),
        ("2026-12-31", Termijn(maanden=2, dagen=1), "2027-03-01"),
        ("9999-12-31", Termijn(jaren=1), "9999-12-31"),
    ],
)
def test_the_day_on_which_a_term_is_over(begin: str, term: Termijn, over: str) -> None:
    assert term.after(day(begin)) == day(over)


def test_terms_in_words() -> None:
    assert str(Termijn(jaren=1, maanden=2, dagen=1)) == "1 jaar en 2 maanden en 1 dag"


@given(DAYS, DAYS, TERMS)
def test_who_began_later_is_not_over_sooner(first: dt.date, second: dt.date, term: Termijn) -> None:
    early, late = sorted([first, second])
    assert term.after(early) <= term.after(late)


@given(DAYS, TERMS, DAYS)
def test_what_is_over_began_on_or_before_the_latest_start(
    begin: dt.date, term: Termijn, horizon: dt.date
) -> None:
    if term.after(begin) <= horizon:
        assert begin <= term.latest_start(horizon)


@pytest.mark.parametrize(
    ("begin", "over"),
    [
        ("2020-01-01", "2026-01-01"),  # long past: on the first day of the first rule
        ("2025-06-01", "2027-06-01"),  # under the first rule, of two years
        ("2026-06-01", "2028-01-01"),  # the second rule, of one year, came first
        ("2027-06-01", "2028-06-01"),
    ],
)
def test_the_rule_of_the_day_decides(begin: str, over: str) -> None:
    versions = [Geldig(day("2028-01-01"), Termijn(jaren=1)), Geldig(day("2026-01-01"), Termijn(jaren=2))]
    assert due(day(begin), versions) == day(over)


@given(st.lists(DAYS, max_size=8), TERMS, DAYS, st.dictionaries(st.integers(0, 7), DAYS))
def test_nothing_goes_before_its_term_or_while_it_is_held(
    begins: list[dt.date], term: Termijn, horizon: dt.date, held: dict[int, dt.date]
) -> None:
    records = [Gegeven(str(i), begin) for i, begin in enumerate(begins)]
    holds = {str(pk): until for pk, until in held.items()}
    leaving = going(records, [Geldig(dt.date(2000, 1, 1), term)], holds, horizon)
    days = {aan.gegeven.pk: aan.dag for aan in leaving}
    for record in records:
        ends = max(term.after(record.begin), holds.get(record.pk, dt.date.min))
        assert days.get(record.pk) == (ends if ends <= horizon else None)
    assert [aan.dag for aan in leaving] == sorted(aan.dag for aan in leaving)


def test_every_kind_of_personal_record_has_a_rule() -> None:
    personal = {
        label
        for label, fields in gegevens.load().modellen.items()
        if fields.persoonsgegeven or fields.versleuteld
    }
    assert personal - set(regels.load().regels) == set()


def test_every_rule_names_a_field_and_a_room_that_does_it() -> None:
    for model, versions in regels.load().regels.items():
        for step in (step for version in versions for step in version.stappen):
            assert find(model, step.wat) is not None, (model, step.wat)
            if step.begint:
                apps.get_model(model)._meta.get_field(step.begint)
        for wat in regels.Wat:
            assert len({step.begint for _, step in regels.load().steps(model, wat)}) <= 1


def test_every_term_says_that_the_municipality_confirms_it() -> None:
    assert "gemeente" in regels.load().keuze
    assert "artikel 5" in regels.load().bron


FORM = {
    "bron": "Een bron",
    "vanaf": "2026-01-01",
    "keuze": "Een keuze.",
}
STEP = {"wat": "verwijderen", "na": {"jaren": 1}, "begint": "op", "grond": "Daarom."}


@pytest.mark.parametrize(
    ("versions", "fault"),
    [
        ([{"vanaf": "2026-01-01"}], "noem stappen"),
        ([{"vanaf": "2026-01-01", "met": "a.B"}], "noem de grond"),
        ([{"vanaf": "2026-01-01", "met": "a.C", "grond": "Zo."}], "a.C heeft geen regel"),
        ([{"vanaf": "2026-01-01", "stappen": [{**STEP, "na": {}}]}], "noem jaren, maanden of dagen"),
        ([{"vanaf": "2026-01-01", "stappen": [STEP, STEP]}], "elke stap mag een keer"),
        ([{"vanaf": "2026-01-01", "stappen": [{**STEP, "begint": ""}]}], "noem begint of begint-bij"),
        ([{"vanaf": d, "stappen": [STEP]} for d in ("2027-01-01", "2026-01-01")], "op volgorde"),
    ],
)
def test_a_rule_that_says_nothing_clear_is_refused(versions: list[dict[str, object]], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        regels.Bewaartermijnen.model_validate({**FORM, "regels": {"a.B": versions}})
