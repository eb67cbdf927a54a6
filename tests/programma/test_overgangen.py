"""A promise, its release and an agreement go from state to state along one table each."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from snijvlak import standen
from snijvlak.programma import overgangen
from snijvlak.programma.models import Openbaar, Programmapunt, Toezegging
from snijvlak.programma.overgangen import Wie
from snijvlak.standen import OngeldigeOvergang, Overgang
from tests.docs.test_volledig import rows, section

pytestmark = pytest.mark.eenmaal
# van, naar, wie. Written out here: the test is the specification.
PROMISE = {
    ("toegezegd", "afgesproken", "schrijver"),
    ("afgesproken", "gedaan", "schrijver"),
    ("gedaan", "effect-bekeken", "schrijver"),
    ("effect-bekeken", "afgesproken", "schrijver"),
    ("toegezegd", "gestopt", "schrijver"),
    ("afgesproken", "gestopt", "schrijver"),
    ("gestopt", "afgesproken", "schrijver"),
}
RELEASE = {
    ("concept", "ter-vrijgave", "schrijver"),
    ("ter-vrijgave", "concept", "schrijver"),
    ("ter-vrijgave", "concept", "lezer"),
    ("ter-vrijgave", "vrijgegeven", "lezer"),
    ("vrijgegeven", "concept", "schrijver"),
    ("concept", "ingetrokken", "schrijver"),
    ("concept", "ingetrokken", "lezer"),
    ("vrijgegeven", "ingetrokken", "schrijver"),
    ("vrijgegeven", "ingetrokken", "lezer"),
    ("ingetrokken", "concept", "schrijver"),
}
POINT = {
    ("loopt", "afgerond", "schrijver"),
    ("loopt", "gestopt", "schrijver"),
    ("afgerond", "loopt", "schrijver"),
    ("gestopt", "loopt", "schrijver"),
}
TABLES = [
    (overgangen.TOEZEGGING, PROMISE, Toezegging.Toestand, "Promises"),
    (overgangen.VRIJGAVE, RELEASE, Openbaar.Vrijgave, "Release of a promise or a question"),
    (overgangen.PUNT, POINT, Programmapunt.Toestand, "Agreements of the programme"),
]
STEP = tuple[str, str, str]


@pytest.mark.parametrize(("table", "steps", "states", "heading"), TABLES)
def test_only_what_the_table_says(
    table: tuple[Overgang, ...], steps: set[STEP], states: type[Toezegging.Toestand], heading: str
) -> None:
    for van, naar, wie in itertools.product(states.values, states.values, Wie):
        allowed = (van, naar, wie.value) in steps
        assert (naar in standen.next_states(table, van, {wie})) is allowed
        if allowed:
            overgangen.check(table, van, naar, {wie})
        else:
            with pytest.raises(OngeldigeOvergang):
                overgangen.check(table, van, naar, {wie})


@pytest.mark.parametrize(("table", "steps", "states", "heading"), TABLES)
def test_every_state_can_be_reached(
    table: tuple[Overgang, ...], steps: set[STEP], states: type[Toezegging.Toestand], heading: str
) -> None:
    assert {naar for _, naar, _ in steps} | {states.values[0]} == set(states.values)


@pytest.mark.parametrize(("table", "steps", "states", "heading"), TABLES)
def test_the_documentation_shows_the_table(
    table: tuple[Overgang, ...], steps: set[STEP], states: type[Toezegging.Toestand], heading: str
) -> None:
    text = (Path(__file__).parents[2] / "docs" / "toestanden.md").read_text(encoding="utf-8")
    shown = [[cell.strip("`") for cell in row] for row in rows(section(text, heading))[1:]]
    assert shown == [[str(s.van), str(s.naar), str(s.wie), s.gevolg] for s in table]
