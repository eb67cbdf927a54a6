"""What of a reporter's texts names somebody, as questions to answer, and the texts after the answers.

`privacy.herkenning` reads all texts of a draft as one: who is named in two of them has one number.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from snijvlak.privacy.herkenning import Soort, Vondst

_BETWEEN = "\n\n"
# What no law lets us keep here: that is always replaced (Uitvoeringswet AVG, article 46).
ALTIJD: frozenset[Soort] = frozenset({"bsn"})
MOST = 100  # questions that a page asks; what is found beyond is replaced
# Letters that nobody sees, but the joiner of emoji.
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u2060-\u2064\ufeff]")


@dataclass(frozen=True)
class Vraag:
    """One thing that was found, wherever it stands: replace it or leave it?

    ``zeker`` is False when the recogniser doubts everywhere: then the reporter is asked.
    """

    soort: Soort
    nummer: int
    woorden: tuple[str, ...]
    aantal: int
    zeker: bool
    altijd: bool = False  # replaced whatever the reporter says

    @property
    def code(self) -> str:
        """Its name in a form."""
        return f"{self.soort}-{self.nummer}"

    @property
    def vervanger(self) -> str:
        """What comes in its place."""
        return f"[{self.soort} {self.nummer}]"


@dataclass(frozen=True)
class Stuk:
    """A piece of a text: between finds, or a find."""

    tekst: str
    vraag: Vraag | None = None


@dataclass(frozen=True)
class Lezing:
    """What was read: the questions, and each text in pieces."""

    vragen: tuple[Vraag, ...]
    stukken: Mapping[str, tuple[Stuk, ...]]

    def written(self, replace: Collection[str]) -> dict[str, str]:
        """The texts with the finds replaced whose code is named, and those that always are."""
        return {
            name: "".join(
                stuk.vraag.vervanger
                if stuk.vraag and (stuk.vraag.altijd or stuk.vraag.code in replace)
                else stuk.tekst
                for stuk in pieces
            )
            for name, pieces in self.stukken.items()
        }


def visible(text: str) -> str:
    """The text without the letters that nobody sees."""
    return _UNSEEN.sub("", text)


def without_bsn(text: str) -> str:
    """A text that is kept without a look at its names, with what no law lets us keep replaced."""
    return read({"tekst": text}).written([])["tekst"]


def read(texts: Mapping[str, str], known: Iterable[str] = ()) -> Lezing:
    """Read the texts; ``known`` are names that the reporter typed in a field of the form."""
    # It takes a tenth of a second to load, and most commands look for no names.
    from snijvlak.privacy.herkenning import numbered, shared

    whole = _BETWEEN.join(texts.values())
    found = shared(*settings.OMGEVING.register).find(
        whole, bekend={"persoon": [name for name in known if name.strip()]}
    )
    told = numbered(whole, found)
    questions = _questions(whole, told)
    pieces: dict[str, tuple[Stuk, ...]] = {}
    begin = 0
    for name, text in texts.items():
        pieces[name] = tuple(_pieces(text, begin, told, questions))
        begin += len(text) + len(_BETWEEN)
    return Lezing(tuple(questions.values()), pieces)


def _questions(whole: str, told: Iterable[tuple[Vondst, int]]) -> dict[tuple[Soort, int], Vraag]:
    grouped: dict[tuple[Soort, int], list[Vondst]] = {}
    for vondst, number in told:
        grouped.setdefault((vondst.soort, number), []).append(vondst)
    return {
        key: Vraag(
            *key,
            tuple(dict.fromkeys(whole[v.begin : v.eind] for v in group)),
            len(group),
            any(v.zekerheid == "zeker" for v in group),
            key[0] in ALTIJD or place >= MOST,
        )
        for place, (key, group) in enumerate(grouped.items())
    }


def _pieces(
    text: str,
    begin: int,
    told: Iterable[tuple[Vondst, int]],
    questions: Mapping[tuple[Soort, int], Vraag],
) -> Iterable[Stuk]:
    at = 0
    for vondst, number in told:
        # A find lies in one text, but for one that runs over the lines between two: then each has its part.
        first, last = max(vondst.begin - begin, at), min(vondst.eind - begin, len(text))
        if first >= last:
            continue
        if first > at:
            yield Stuk(text[at:first])
        yield Stuk(text[first:last], questions[vondst.soort, number])
        at = last
    if at < len(text):
        yield Stuk(text[at:])


def fingerprint(texts: Mapping[str, str], known: Iterable[str] = ()) -> str:
    """Tells whether these are the texts that were looked through, for these names too."""
    return hashlib.sha256(json.dumps([dict(texts), *known], sort_keys=True).encode()).hexdigest()
