"""``snijvlak meldpunt``: how many reports there are."""

from __future__ import annotations

import datetime as dt

import pytest

from snijvlak.meldpunt import actions
from snijvlak.meldpunt.models import Melding
from snijvlak.privacy import bewijs
from tests.mensen import person

from .conftest import Give

STORY = "Het kind zit al weken thuis."


def report(days: int) -> Melding:
    """A report of so many days ago."""
    new = actions.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), STORY)
    melding = actions.submit(new, bewijs.make())
    Melding.objects.filter(pk=melding.pk).update(ontvangen_op=melding.ontvangen_op - dt.timedelta(days=days))
    return melding


@pytest.mark.django_db
def test_the_state_of_the_reports_is_counts_alone(give: Give) -> None:
    reports = [report(days) for days in (9, 3, 5)]
    actions.take_up(reports[0], door=person("coordinator-meldpunt"))
    code, said = give("meldpunt", "stand")
    assert code == 0
    counts = {line[:28].strip(): line[28:].strip() for line in said.splitlines()[:9]}
    assert counts == {
        "Ontvangen": "2",
        "In behandeling": "1",
        "Op de agenda van een overleg": "0",
        "Besproken": "0",
        "Opgevolgd": "0",
        "Afgesloten": "0",
        "Niet op zijn plek": "0",
        "Ingetrokken": "0",
        "Beëindigd": "0",
    }
    assert "wacht 5 dagen" in said and STORY not in said and str(reports[1].pk) not in said


@pytest.mark.django_db
def test_without_reports_nothing_waits(give: Give) -> None:
    code, said = give("meldpunt", "stand")
    assert code == 0 and "wacht" not in said
