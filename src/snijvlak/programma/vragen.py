"""Which released questions the blocks of a report answer, for the page of that report."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from snijvlak.publicatie.vindplaatsen import Vraag

from . import queries

_BLOCK = "rapportage:"


def questions(adres: str) -> dict[str, Sequence[Vraag]]:
    """Per block of the report of this address the questions that it answers, the oldest first."""
    found: dict[str, list[Vraag]] = {}
    for pk, vraag in reversed(queries.released_questions()):
        report, _, blok = vraag.kenmerk.removeprefix(_BLOCK).partition("#")
        if report == adres:
            name = f"{vraag.nummer}, {vraag.onderwerp}"
            found.setdefault(blok, []).append(Vraag(name, f"{reverse('raad:overzicht')}#vraag-{pk}"))
    return dict(found)
