"""People who sign in, for the tests of every room."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from snijvlak.toegang import actions
from snijvlak.toegang.models import Organisatie, Persoon

PASSWORD = "een lang wachtwoord voor de proef"


def person(rol: str, naam: str = "") -> Persoon:
    """A person with a role since 1 January 2026."""
    organisatie, _ = Organisatie.objects.get_or_create(naam="Proef", soort=Organisatie.Soort.GEMEENTE)
    persoon = actions.add_persoon(f"{naam or rol}@example.org", naam or rol, password=PASSWORD, door=None)
    actions.add_lidmaatschap(
        persoon, organisatie, functie="proef", rol=rol, van=dt.date(2026, 1, 1), door=None
    )
    return persoon


def sign_in(client: Client, rol: str, naam: str = "") -> Persoon:
    """A new person with a role, signed in through the page."""
    persoon = person(rol, naam)
    answer = client.post("/aanmelden/", {"login": persoon.email.upper(), "password": PASSWORD})
    assert answer.status_code == 302
    return persoon
