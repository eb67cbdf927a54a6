"""What stands out in a block: suggestions for who writes beside it. From protected counts alone."""

from __future__ import annotations

from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from .inhoud import Blok, Inhoud

_MOST = 3  # changes that are told


def find(blok: Blok, before: Inhoud | None) -> list[str]:
    """Sentences about a table of counts: what is largest, what changed most since the report before, and how
    much is hidden."""
    if blok.tabel is None or not blok.publicatie:
        return []
    said = [blok.tabel.lezing] if blok.tabel.lezing else []
    old = before.blok(blok.sleutel) if before else None
    if before and old and old.tabel:
        said += _changes(_totals(blok.tabel), _totals(old.tabel), before.titel)
    hidden = sum(value is None for row in blok.tabel.rijen for value in row)
    if hidden:
        said.append(tekst("rapportage.opvallend.verborgen", aantal=hidden))
    return said


def _totals(tabel: Tabel) -> dict[str, int]:
    return {str(row[0]): row[-1] for row in tabel.rijen[:-1] if isinstance(row[-1], int)}


def _changes(now: dict[str, int], then: dict[str, int], title: str) -> list[str]:
    changes = sorted(
        ((now[name] - then[name], name) for name in now.keys() & then.keys() if now[name] != then[name]),
        key=lambda change: (-abs(change[0]), change[1]),
    )
    return [_change(name, now[name], then[name], title) for _, name in changes[:_MOST]]


def _change(name: str, now: int, then: int, title: str) -> str:
    if now > then:
        return tekst("rapportage.opvallend.meer", naam=name, nu=now, toen=then, rapport=title)
    return tekst("rapportage.opvallend.minder", naam=name, nu=now, toen=then, rapport=title)
