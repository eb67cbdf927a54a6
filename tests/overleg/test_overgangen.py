"""Lessons and actions go from state to state along one table each; anything else is impossible."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from tests.docs.test_volledig import rows, section

from snijvlak.overleg import overgangen
from snijvlak.overleg.models import Leerpunt, Verbeteractie
from snijvlak.overleg.overgangen import Wie
from snijvlak.standen import OngeldigeOvergang, Overgang

# van, naar, wie. Written out here: the test is the specification.
LESSON = {
    ("concept", "ter-vrijgave", "lid"),
    ("concept", "aangehouden", "lid"),
    ("concept", "ingetrokken", "lid"),
    ("ter-vrijgave", "concept", "lid"),
    ("ter-vrijgave", "concept", "lezer"),
    ("ter-vrijgave", "aangehouden", "lid"),
    ("ter-vrijgave", "aangehouden", "lezer"),
    ("ter-vrijgave", "vrijgegeven", "tweede-lezer"),
    ("aangehouden", "concept", "lid"),
    ("aangehouden", "ingetrokken", "lid"),
    ("vrijgegeven", "ingetrokken", "lid"),
    ("vrijgegeven", "ingetrokken", "lezer"),
}
ACTION = {
    ("afgesproken", "bezig", "lid"),
    ("afgesproken", "bezig", "eigenaar"),
    ("bezig", "gedaan", "lid"),
    ("bezig", "gedaan", "eigenaar"),
    ("gedaan", "effect-bekeken", "lid"),
    ("effect-bekeken", "bezig", "lid"),
    ("effect-bekeken", "bezig", "eigenaar"),
    ("afgesproken", "gestopt", "lid"),
    ("afgesproken", "gestopt", "eigenaar"),
    ("bezig", "gestopt", "lid"),
    ("bezig", "gestopt", "eigenaar"),
}
TABLES = [
    (overgangen.LEERPUNT, LESSON, Leerpunt.Toestand, "Lessons"),
    (overgangen.ACTIE, ACTION, Verbeteractie.Toestand, "Actions"),
]
PAIRS = [
    (table, steps, van, naar)
    for table, steps, states, _ in TABLES
    for van, naar in itertools.product(states.values, repeat=2)
]


@pytest.mark.parametrize(("table", "steps", "van", "naar"), PAIRS)
def test_only_what_the_table_says(
    table: tuple[Overgang, ...], steps: set[tuple[str, str, str]], van: str, naar: str
) -> None:
    for wie in Wie:
        allowed = (van, naar, wie.value) in steps
        assert (naar in overgangen.next_states(table, van, {wie})) is allowed
        if allowed:
            overgangen.check(table, van, naar, {wie})
        else:
            with pytest.raises(OngeldigeOvergang):
                overgangen.check(table, van, naar, {wie})


@pytest.mark.parametrize(("table", "steps", "states", "heading"), TABLES)
def test_every_state_can_be_reached(
    table: tuple[Overgang, ...],
    steps: set[tuple[str, str, str]],
    states: type[Leerpunt.Toestand],
    heading: str,
) -> None:
    first = states.values[0]
    assert {naar for _, naar, _ in steps} | {first} == set(states.values)


@pytest.mark.parametrize(("table", "steps", "states", "heading"), TABLES)
def test_the_documentation_shows_the_table(
    table: tuple[Overgang, ...],
    steps: set[tuple[str, str, str]],
    states: type[Leerpunt.Toestand],
    heading: str,
) -> None:
    text = (Path(__file__).parents[2] / "docs" / "toestanden.md").read_text(encoding="utf-8")
    shown = [[cell.strip("`") for cell in row] for row in rows(section(text, heading))[1:]]
    assert shown == [[str(s.van), str(s.naar), str(s.wie), s.gevolg] for s in table]
