"""What is found in a draft before it is released: each is solved, or overruled with a reason.

Looked at are the sentences that people wrote: in text blocks, beside figures, in lessons, in actions and in
what a correction says. What comes from our own texts is held to the same rules by the tests.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from django.conf import settings

from snijvlak.privacy.onthulling.zinnen import Geval, Vergelijking
from snijvlak.taal import woorden
from snijvlak.vormgeving.teksten import tekst

from . import regels
from .inhoud import Blok, Inhoud

Soort = Literal["naam", "misschien", "woord", "raad", "zeldzaam", "klein", "leeg"]
CORRECTIE = "correctie"
_KINDS = {
    "persoon": tekst("rapportage.soorten.persoon"),
    "school": tekst("rapportage.soorten.school"),
    "organisatie": tekst("rapportage.soorten.organisatie"),
    "adres": tekst("rapportage.soorten.adres"),
    "postcode": tekst("rapportage.soorten.postcode"),
    "plaats": tekst("rapportage.soorten.plaats"),
    "wijk": tekst("rapportage.soorten.wijk"),
    "datum": tekst("rapportage.soorten.datum"),
    "leeftijd": tekst("rapportage.soorten.leeftijd"),
    "klas": tekst("rapportage.soorten.klas"),
    "telefoon": tekst("rapportage.soorten.telefoon"),
    "email": tekst("rapportage.soorten.email"),
    "url": tekst("rapportage.soorten.url"),
    "bsn": tekst("rapportage.soorten.bsn"),
    "nummer": tekst("rapportage.soorten.nummer"),
}


@dataclass(frozen=True)
class Bevinding:
    """Something in a block: what it is, the piece of text, and why it is told (empty: the kind says it).

    ``raad`` is advice: it keeps nobody from releasing.
    """

    blok: str
    soort: Soort
    stuk: str
    waarom: str = ""

    @property
    def moet(self) -> bool:
        """Whether it must be solved or overruled."""
        return self.soort != "raad"

    @property
    def sleutel(self) -> str:
        """The same for the same piece in the same block, so that a reason stays with it."""
        return hashlib.sha256("\n".join((self.blok, self.soort, self.stuk)).encode()).hexdigest()


@dataclass(frozen=True)
class _Tekst:
    blok: str
    tekst: str
    usual: frozenset[str]


def find(inhoud: Inhoud, gevallen: Sequence[Geval], plaatsen: Iterable[str] = ()) -> list[Bevinding]:
    """All findings, in the order of the report.

    ``gevallen`` are the reports that were counted, each with its traits. ``plaatsen`` are municipalities: a
    sentence that names one from which no report came describes too few as well.
    """
    found: list[Bevinding] = []
    known = Vergelijking(gevallen)
    unseen = _unseen(gevallen, plaatsen)
    for text in _texts(inhoud.openbaar):
        found += _names(text)
        found += _words(text)
        found += _small(text)
        found += _rare(text, known, unseen)
    for blok in inhoud.openbaar.blokken:
        if blok.eigen and not blok.alineas:
            found.append(Bevinding(blok.sleutel, "leeg", blok.titel))
    return list(dict.fromkeys(found))


def _texts(inhoud: Inhoud) -> Iterator[_Tekst]:
    rule = regels.bevindingen()
    for blok in inhoud.blokken:
        for text in _sentences(blok):
            yield _Tekst(blok.sleutel, text, rule.in_tekst)
        if blok.tabel and not blok.publicatie:
            for row in blok.tabel.rijen:
                yield from (_Tekst(blok.sleutel, v, rule.in_tabel) for v in row if isinstance(v, str))
    if inhoud.correctie:
        yield _Tekst(CORRECTIE, inhoud.correctie.wat, rule.in_tekst)


def _sentences(blok: Blok) -> Iterator[str]:
    if blok.eigen:
        yield blok.titel
    if blok.tekst:
        yield blok.tekst
    yield from (z.zin for z in blok.zinnen)


def _names(text: _Tekst) -> Iterator[Bevinding]:
    from snijvlak.privacy.herkenning import shared  # takes a tenth of a second to load

    for found in shared(*settings.OMGEVING.register).find(text.tekst):
        if found.soort not in text.usual:
            soort = "naam" if found.zekerheid == "zeker" else "misschien"
            yield Bevinding(text.blok, soort, text.tekst[found.begin : found.eind], _KINDS[found.soort])


def _words(text: _Tekst) -> Iterator[Bevinding]:
    for found in woorden.check(text.tekst):
        soort = "woord" if found.regel.ernst == "fout" else "raad"
        yield Bevinding(text.blok, soort, found.woorden, found.regel.waarom)


def _small(text: _Tekst) -> Iterator[Bevinding]:
    for found in _pattern().finditer(text.tekst):
        yield Bevinding(text.blok, "klein", found.group())


@cache
def _pattern() -> re.Pattern[str]:
    rule = regels.bevindingen()
    counts, people = ("|".join(map(re.escape, words)) for words in (rule.klein, rule.mensen))
    return re.compile(rf"(?<![\w.,])(?:{counts})\s+(?:\w+\s+)?(?:{people})(?!\w)", re.IGNORECASE)


def _rare(text: _Tekst, known: Vergelijking, unseen: Sequence[str]) -> Iterator[Bevinding]:
    for found in known.rare(text.tekst):
        named = ", ".join(dict.fromkeys(value for values in found.kenmerken.values() for value in values))
        yield Bevinding(text.blok, "zeldzaam", found.tekst, named)
    for place in unseen:
        if re.search(rf"(?<!\w){re.escape(place)}(?!\w)", text.tekst, re.IGNORECASE):
            yield Bevinding(text.blok, "zeldzaam", text.tekst, place)


def _unseen(gevallen: Sequence[Geval], plaatsen: Iterable[str]) -> list[str]:
    seen = {value for geval in gevallen for value in geval.kenmerken.values()}
    return [place for place in plaatsen if place not in seen]
