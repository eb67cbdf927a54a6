"""What is found in a draft before it is released.

Looked at are the sentences that people wrote: in text blocks, beside figures, in lessons, in actions and in
what a correction says. What comes from our own texts is held to the same rules by the tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from snijvlak.privacy.onthulling.zinnen import Geval
from snijvlak.publicatie import bevindingen
from snijvlak.publicatie.bevindingen import Bevinding, Tekst

from .inhoud import Blok, Inhoud

CORRECTIE = "correctie"


def find(inhoud: Inhoud, gevallen: Sequence[Geval], plaatsen: Iterable[str] = ()) -> list[Bevinding]:
    """All findings, in the order of the report; ``bevindingen.find`` says what the others are."""
    found = bevindingen.find(_texts(inhoud.openbaar), gevallen, plaatsen)
    for blok in inhoud.openbaar.blokken:
        if blok.eigen and not blok.alineas:
            found.append(Bevinding(blok.sleutel, "leeg", blok.titel))
    return found


def _texts(inhoud: Inhoud) -> Iterator[Tekst]:
    for blok in inhoud.blokken:
        for text in _sentences(blok):
            yield Tekst(blok.sleutel, text)
        if blok.tabel and not blok.publicatie:
            for row in blok.tabel.rijen:
                yield from (Tekst(blok.sleutel, v, afspraak=True) for v in row if isinstance(v, str))
    if inhoud.correctie:
        yield Tekst(CORRECTIE, inhoud.correctie.wat)


def _sentences(blok: Blok) -> Iterator[str]:
    if blok.eigen:
        yield blok.titel
    if blok.tekst:
        yield blok.tekst
    yield from (z.zin for z in blok.zinnen)
