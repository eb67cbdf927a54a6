"""Who writes and who releases, and what they work on."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from snijvlak.programma import actions, queries
from snijvlak.programma.models import Openbaar, Raadsstuk, Raadsvraag, Toezegging
from snijvlak.toegang.models import Persoon
from tests.mensen import person

V = Openbaar.Vrijgave
DAY = dt.date(2026, 1, 29)
ASKED = "Richt een veilige meldroute in."


@pytest.fixture
def adviser() -> Persoon:
    return person("beleidsadviseur")


@pytest.fixture
def publisher() -> Persoon:
    return person("publicatiebeheerder")


@pytest.fixture
def stuk(adviser: Persoon) -> Raadsstuk:
    new = actions.NieuwStuk(
        "motie", "RIS324581", "Leren van vastlopende casussen", DAY, "Archief van de raad"
    )
    return actions.add_piece(new, door=adviser)


@pytest.fixture
def belofte(stuk: Raadsstuk, adviser: Persoon) -> Toezegging:
    return promised(stuk, adviser)


def promised(stuk: Raadsstuk, door: Persoon, wat: str = ASKED) -> Toezegging:
    return actions.promise(actions.NieuweToezegging(stuk, wat, "Gemeente Voorbeeld", uuid.uuid4()), door=door)


def question(nummer: str, antwoord: str = "", *, door: Persoon) -> Raadsvraag:
    new = actions.NieuweVraag(
        *("schriftelijk", nummer, dt.date(2026, 10, 1), "Redenen", "Waardoor lopen kinderen vast?"),
        *(uuid.uuid4(), antwoord),
    )
    return actions.ask(new, door=door)


def released(thing: Toezegging | Raadsvraag, writer: Persoon, reader: Persoon) -> None:
    """Let another release it, as it is now."""
    thing.refresh_from_db()
    actions.bring(thing, V.TER_VRIJGAVE, door=writer)
    thing.refresh_from_db()
    actions.release(thing, queries.fingerprint(thing), door=reader)
    thing.refresh_from_db()
