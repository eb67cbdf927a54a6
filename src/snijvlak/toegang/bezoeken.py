"""Visits: where a person is signed in, in plain words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from allauth.usersessions.models import UserSession

from .models import Persoon

# The first that is in what a browser says about itself; many claim to be others as well.
_BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_MACHINES = (
    ("iPhone", "een iPhone"),
    ("iPad", "een iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "een Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class Bezoek:
    """A visit that is open."""

    pk: int
    toestel: str
    adres: str
    begin: dt.datetime
    dit: bool


def of(persoon: Persoon, key: str) -> list[Bezoek]:
    """The open visits of a person, the newest first; ``key`` is that of the present one."""
    found: list[UserSession] = UserSession.objects.purge_and_list(persoon)
    return [
        Bezoek(visit.pk, device(visit.user_agent), str(visit.ip), visit.created_at, visit.session_key == key)
        for visit in sorted(found, key=lambda visit: visit.created_at, reverse=True)
    ]


def device(user_agent: str) -> str:
    """What a browser says about itself, in plain words."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "Een ander programma")
    machine = next((name for mark, name in _MACHINES if mark in user_agent), "")
    return f"{browser} op {machine}" if machine else browser
