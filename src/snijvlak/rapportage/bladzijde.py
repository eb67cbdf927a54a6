"""What a page shows of a report, block by block: the same for who works on it and for everybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import beelden
from .inhoud import Blok, Inhoud


@dataclass(frozen=True)
class Stuk:
    """A block on a page, with the addresses of its picture and its table; empty when there is none."""

    blok: Blok
    beeld: str
    csv: str
    xlsx: str


def pieces(inhoud: Inhoud, address: Callable[[str], str]) -> list[Stuk]:
    """The blocks of a report as readers get them; ``address`` gives that of a file."""
    return [_piece(blok, address) for blok in inhoud.openbaar.blokken]


def _piece(blok: Blok, address: Callable[[str], str]) -> Stuk:
    table = blok.tabel is not None and bool(blok.tabel.rijen)
    return Stuk(
        blok,
        address(f"{blok.naam}.svg") if beelden.find(blok) else "",
        address(f"{blok.naam}.csv") if table else "",
        address(f"{blok.naam}.xlsx") if table else "",
    )
