"""What is found in a text before everybody may read it: each is solved, or overruled with a reason.

The room that publishes says which sentences people wrote, and keeps the reasons.
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

Soort = Literal["naam", "misschien", "woord", "raad", "zeldzaam", "klein", "leeg"]
_KINDS = {
    "persoon": tekst("publicatie.soorten.persoon"),
    "school": tekst("publicatie.soorten.school"),
    "organisatie": tekst("publicatie.soorten.organisatie"),
    "adres": tekst("publicatie.soorten.adres"),
    "postcode": tekst("publicatie.soorten.postcode"),
    "plaats": tekst("publicatie.soorten.plaats"),
    "wijk": tekst("publicatie.soorten.wijk"),
    "datum": tekst("publicatie.soorten.datum"),
    "leeftijd": tekst("publicatie.soorten.leeftijd"),
    "klas": tekst("publicatie.soorten.klas"),
    "telefoon": tekst("publicatie.soorten.telefoon"),
    "email": tekst("publicatie.soorten.email"),
    "url": tekst("publicatie.soorten.url"),
    "bsn": tekst("publicatie.soorten.bsn"),
    "nummer": tekst("publicatie.soorten.nummer"),
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
class Tekst:
    """A text that people wrote, in which block (its room first); ``afspraak`` when it may say which
    organisation does what.
    """

    blok: str
    tekst: str
    afspraak: bool = False

    @property
    def usual(self) -> frozenset[str]:
        """The kinds of ``herkenning`` that are no finding here."""
        rule = regels.bevindingen()
        return rule.in_tabel if self.afspraak else rule.in_tekst

    @property
    def of_no_report(self) -> bool:
        """Whether it stands in a list that rests on no report."""
        return self.afspraak and self.blok.partition(".")[0] in regels.bevindingen().zonder_meldingen


def find(
    teksten: Iterable[Tekst], gevallen: Sequence[Geval], plaatsen: Iterable[str] = ()
) -> list[Bevinding]:
    """All findings, in the order of the texts.

    ``gevallen`` are the reports that were counted, each with its traits. ``plaatsen`` are municipalities: a
    sentence that names one from which no report came describes too few as well.
    """
    found: list[Bevinding] = []
    known = Vergelijking(gevallen)
    unseen = _unseen(gevallen, plaatsen)
    for text in teksten:
        found += _names(text)
        found += _words(text)
        found += _small(text)
        if not text.of_no_report:
            found += _rare(text, known, unseen)
    return list(dict.fromkeys(found))


def names_place(text: str, place: str) -> bool:
    """Whether a text names a municipality."""
    return re.search(rf"(?<!\w){re.escape(place)}(?!\w)", text, re.IGNORECASE) is not None


def _names(text: Tekst) -> Iterator[Bevinding]:
    from snijvlak.privacy.herkenning import shared  # takes a tenth of a second to load

    for found in shared(*settings.OMGEVING.register).find(text.tekst):
        piece = text.tekst[found.begin : found.eind]
        if found.soort not in text.usual and not _document().fullmatch(piece):
            soort = "naam" if found.zekerheid == "zeker" else "misschien"
            yield Bevinding(text.blok, soort, piece, _KINDS[found.soort])


def _words(text: Tekst) -> Iterator[Bevinding]:
    for found in woorden.check(text.tekst):
        soort = "woord" if found.regel.ernst == "fout" else "raad"
        yield Bevinding(text.blok, soort, found.woorden, found.regel.waarom)


def _small(text: Tekst) -> Iterator[Bevinding]:
    for found in _pattern().finditer(text.tekst):
        yield Bevinding(text.blok, "klein", found.group())


@cache
def _document() -> re.Pattern[str]:
    """The number of a document of the council."""
    return re.compile("|".join(regels.bevindingen().stukken))


@cache
def _pattern() -> re.Pattern[str]:
    rule = regels.bevindingen()
    counts, people = ("|".join(map(re.escape, words)) for words in (rule.klein, rule.mensen))
    return re.compile(rf"(?<![\w.,])(?:{counts})\s+(?:\w+\s+)?(?:{people})(?!\w)", re.IGNORECASE)


def _rare(text: Tekst, known: Vergelijking, unseen: Sequence[str]) -> Iterator[Bevinding]:
    for found in known.rare(text.tekst):
        named = ", ".join(dict.fromkeys(value for values in found.kenmerken.values() for value in values))
        yield Bevinding(text.blok, "zeldzaam", found.tekst, named)
    for place in unseen:
        if names_place(text.tekst, place):
            yield Bevinding(text.blok, "zeldzaam", text.tekst, place)


def _unseen(gevallen: Sequence[Geval], plaatsen: Iterable[str]) -> list[str]:
    seen = {value for geval in gevallen for value in geval.kenmerken.values()}
    return [place for place in plaatsen if place not in seen]
