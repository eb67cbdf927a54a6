"""A case on the table of a body with two members, for the tests of the analysis."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from tests.mensen import person

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.overleg import actions
from snijvlak.overleg.models import Bijeenkomst, Casus
from snijvlak.privacy import bewijs
from snijvlak.toegang.models import Persoon

TOMORROW = dt.date.today() + dt.timedelta(days=1)  # noqa: DTZ011 -- any day after today will do


def put_on(meeting: Bijeenkomst, titel: str = "Twee gemeenten") -> Casus:
    """A case of a new report, on the agenda of a meeting."""
    coordinator = person("coordinator-meldpunt", f"c-{uuid.uuid4()}")
    new = meldpunt.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Het verhaal.")
    melding = meldpunt.submit(new, bewijs.make())
    meldpunt.take_up(melding, door=coordinator)
    return actions.put_on_agenda([melding.pk], meeting, titel, "Wie betaalt?", door=coordinator)


def body(*members: Persoon) -> Bijeenkomst:
    """The first meeting of a new body; its members agreed to learn."""
    overleg = actions.add_overleg(f"OOGO {uuid.uuid4()}", "oogo", members, door=None)
    meeting = actions.plan(overleg, TOMORROW, "Zaal 1", door=None)
    for member in members:
        actions.agree_to_learn(meeting, door=member)
    return meeting


def opened(meeting: Bijeenkomst, toestand: str = "geopend") -> None:
    """The meeting began."""
    Bijeenkomst.objects.filter(pk=meeting.pk).update(toestand=toestand)


@pytest.fixture
def anna() -> Persoon:
    return person("deelnemer-overleg", "anna")


@pytest.fixture
def bram() -> Persoon:
    return person("deelnemer-overleg", "bram")


@pytest.fixture
def meeting(anna: Persoon, bram: Persoon) -> Bijeenkomst:
    return body(anna, bram)


@pytest.fixture
def case(meeting: Bijeenkomst) -> Casus:
    return put_on(meeting)
