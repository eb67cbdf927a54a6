"""What the overleg brings for everybody: lessons that two people released, and their actions."""

from __future__ import annotations

from collections.abc import Collection

from snijvlak.publicatie.openbaar import Actie, Les

from . import queries


def lessons() -> list[Les]:
    """Each lesson that was ever released, the newest first; also one that was withdrawn since."""
    return queries.public_lessons()


def actions(adressen: Collection[str]) -> dict[str, list[Actie]]:
    """The actions of lessons, the first day first."""
    found: dict[str, list[Actie]] = {}
    for actie in queries.actions_of([int(adres) for adres in adressen if adres.isdecimal()]):
        public = Actie(actie.wat, actie.wie, actie.uiterlijk, actie.stand, actie.effect)
        found.setdefault(str(actie.leerpunt), []).append(public)
    return found
