"""What of a reporter's texts names somebody, as questions to answer, and the texts after the answers.

`privacy.herkenning` reads all texts of a draft as one: who is named in two of them has one number.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from snijvlak.privacy.herkenning import Herkenner, Register, Soort, Vondst, numbered

_BETWEEN = "\n\n"
# What no law lets us keep here: that is always replaced (Uitvoeringswet AVG, article 46).
ALTIJD: frozenset[Soort] = frozenset({"bsn"})


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

    @property
    def code(self) -> str:
        """Its name in a form."""
        return f"{self.soort}-{self.nummer}"

    @property
    def vervanger(self) -> str:
        """What comes in its place."""
        return f"[{self.soort} {self.nummer}]"

    @property
    def altijd(self) -> bool:
        """Whether it is replaced whatever the reporter says."""
        return self.soort in ALTIJD


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


@cache
def recogniser() -> Herkenner:
    """The recogniser of this process, with the register of the settings; made in a third of a second."""
    return Herkenner(Register.read(*settings.OMGEVING.register))


def read(texts: Mapping[str, str], known: Iterable[str] = ()) -> Lezing:
    """Read the texts; ``known`` are names that the reporter typed in a field of the form."""
    whole = _BETWEEN.join(texts.values())
    found = recogniser().find(whole, bekend={"persoon": [name for name in known if name.strip()]})
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
        )
        for key, group in grouped.items()
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


def fingerprint(texts: Mapping[str, str]) -> str:
    """Tells whether these are the texts that were looked through."""
    return hashlib.sha256(json.dumps(dict(texts), sort_keys=True).encode()).hexdigest()
