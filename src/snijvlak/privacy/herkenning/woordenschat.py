"""Every word that is known, with what it can be."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from . import regels
from .register import Register
from .typefouten import Typefouten
from .vraagwoorden import asked
from .woorddelen import ACHTERVOEGSELS, STAMMEN, UITGANGEN, VOORVOEGSELS
from .woordsoorten import (
    AANHEF,
    ACHTERNAAM,
    AFGELEID,
    BEGRIP,
    EIGENNAAM,
    GANGBAAR,
    GEEN_SCHOOL,
    MAAND,
    NAAM,
    NAAMWOORD,
    ONBEKEND,
    ORGANISATIE,
    ORGSLOT,
    ORGSOORT,
    PLAATS,
    RELATIE,
    SCHOOLNAAM,
    SCHOOLSOORT,
    SCHOOLWOORD,
    STOP,
    TUSSEN,
    TYPEFOUT,
    VOORNAAM,
    WERKWOORD,
    WIJK,
    WOORD,
    WOORDNAAM,
    WOORDPLAATS,
    WOORDVOORNAAM,
    ZINBEGIN,
)

_V = TypeVar("_V")
_KEPT = 50_000  # words that are remembered: a long run of texts does not fill the memory


class _Onthouden(dict[str, _V]):
    """What was made of a word: few words make most of every text."""

    def __init__(self, make: Callable[[str], _V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> _V:
        if len(self) > _KEPT:
            self.clear()
        made = self[word] = self._make(word)
        return made


class Zin(NamedTuple):
    """A name of more words: those after the first, and what they are together."""

    rest: tuple[str, ...]
    soort: int


class Woordenschat:
    """Every word that is known, with what it can be; built once."""

    def __init__(self, register: Register | None = None, without: Iterable[str] = ()) -> None:
        """Build it from the rule files.

        Args:
            register: names of schools and organisations.
            without: names to leave out of every list, to measure how a name is found that nobody listed.
        """
        self.kinds: dict[str, int] = {}
        self.phrases: dict[str, dict[str, list[Zin]]] = {}  # by the first word, by the second
        self._seen = _Onthouden(self._known)
        self._asked = _Onthouden(asked)
        self._absent = frozenset(map(str.lower, without))
        self._words()
        self._language()
        self._names()
        self._places()
        self._register(register or Register())
        self._people = tuple(word for word in regels.taal().relaties if len(word) > 4 and word.isalpha())
        known = GANGBAAR | RELATIE | BEGRIP
        self._slips = Typefouten(
            word for word, kind in self.kinds.items() if kind & known and not kind & NAAM
        )
        for by_second in self.phrases.values():
            for phrases in by_second.values():
                phrases.sort(key=lambda zin: -len(zin.rest))

    def _words(self) -> None:
        book = regels.woordenboek()
        self.kinds = dict.fromkeys(book.woorden, WOORD)
        self.kinds.update(dict.fromkeys(book.gangbaar, WOORD | GANGBAAR))
        absent = self._absent
        for names, kind in ((book.voornamen, VOORNAAM), (book.achternamen, ACHTERNAAM)):
            for name in names:
                if name not in absent:
                    self.kinds[name] = self.kinds.get(name, 0) | kind
        for word in map(str.lower, book.eigennamen):
            if word not in absent:
                self.kinds[word] = self.kinds.get(word, 0) | EIGENNAAM

    def _language(self) -> None:
        taal = regels.taal()
        for words_, kind in (
            (taal.stopwoorden, STOP),
            (taal.werkwoorden, WERKWOORD),
            (taal.aanhef, AANHEF),
            (taal.naamwoorden, NAAMWOORD),
            (taal.relaties, RELATIE),
            (taal.tussenvoegsels, TUSSEN),
            (taal.woordnamen, WOORDNAAM),
            (taal.begrippen, BEGRIP),
            (taal.woordvoornamen, WOORDVOORNAAM | WOORDNAAM),
            (taal.maanden + taal.dagen, MAAND | BEGRIP),
            (taal.geen_school, GEEN_SCHOOL),
            (taal.schoolwoorden, SCHOOLWOORD),
        ):
            for word in words_:
                self.add(word, kind)
        for word in regels.vak().vakwoorden:
            self.add(word, WOORD | GANGBAAR)
        for words_, kind in (
            (taal.schoolsoorten, SCHOOLSOORT),
            (taal.organisatiesoorten, ORGSOORT),
            (taal.organisatieslot, ORGSLOT),
            (taal.schoolnamen, SCHOOLNAAM),
            (taal.organisaties, ORGANISATIE),
            *((names, ORGANISATIE) for names in regels.aanbieders().groepen.values()),
        ):
            for word in words_:
                self.add_phrase(tuple(word.split("-")) if "'" not in word else (word,), kind)
        for word in [word for word in self.kinds if not word.isascii()]:
            self.kinds[word] |= self.kinds.get(plain(word), 0) & STOP  # óók is ook, said aloud

    def _names(self) -> None:
        lists = regels.namen()
        for kind, groups in (
            (VOORNAAM, lists.voornamen.values()),
            (ACHTERNAAM, lists.achternamen.values()),
        ):
            for name in (name.lower() for group in groups for name in group):
                if name in self._absent:
                    continue
                for form in {name, plain(name)}:
                    known = self.kinds.get(form, 0)
                    if known & WOORD and kind == ACHTERNAAM and not known & VOORNAAM:
                        known |= WOORDNAAM
                    self.kinds[form] = known | kind

    def _places(self) -> None:
        lists = regels.plaatsen()
        for word in lists.plaatsen:
            self.add_phrase(tuple(word.split("-")) if not word.startswith("'") else (word,), PLAATS)
        for word in lists.wijken:
            self.add_phrase(tuple(word.split("-")), WIJK)
        for word in lists.woordplaatsen:
            self.add(word, WOORDPLAATS)

    def _register(self, register: Register) -> None:
        for names, kind in ((register.scholen, SCHOOLNAAM), (register.organisaties, ORGANISATIE)):
            for name in names:
                self.add_phrase(name, kind)

    def add(self, word: str, kind: int) -> None:
        """Let a word in lower case also be this."""
        self.kinds[word] = self.kinds.get(word, 0) | kind

    def add_phrase(self, name: tuple[str, ...], kind: int) -> None:
        """Let words one after the other, or joined by a hyphen, together be this."""
        if len(name) > 1:
            by_second = self.phrases.setdefault(name[0], {})
            by_second.setdefault(name[1], []).append(Zin(name[1:], kind))
            self.add(name[0], ZINBEGIN)
        self.add("-".join(name), kind)

    def kind(self, word: str) -> int:
        """What a word in lower case can be."""
        return self._seen[word]

    def kinds_of(self, words: Iterable[str]) -> list[int]:
        """What each of these can be."""
        return [*map(self._seen.__getitem__, words)]

    def asked(self, words: Iterable[str]) -> list[tuple[int, ...]]:
        """For each of these, the numbers of the rules that ask for it."""
        return [*map(self._asked.__getitem__, words)]

    def _known(self, word: str) -> int:
        known = self.kinds.get(word)
        return self._guess(word) if known is None else known

    def _guess(self, word: str) -> int:
        kinds = self.kinds
        if len(word) < 2:
            return 0
        if len(word) > 40:
            return WOORD
        bare = plain(word)
        if bare != word and (known := kinds.get(bare)):
            return known
        for end in ("'s", "’s", "s", "'", "’"):
            if (
                word.endswith(end)
                and (known := kinds.get(word[: -len(end)], 0)) & NAAM
                and not known & (STOP | WOORD)
            ):
                return known
        if (
            word[-2:] in ("'s", "’s")
            and word[-3:-2] in "aiouy"
            and (known := kinds.get(word[:-2], 0)) & WOORD
        ):
            return known & (WOORD | GANGBAAR)  # regio's
        for mark in ("-", "'", "’"):
            if mark in word:
                return self._joined(word.split(mark))
        if self._is_word(word):
            return WOORD | AFGELEID | (RELATIE if word.endswith(self._people) else 0)
        return ONBEKEND | (TYPEFOUT if word in self._slips else 0)

    def _joined(self, parts: list[str]) -> int:
        found = [self.kind(part) for part in parts if part]
        names = [kind for kind in found if kind & NAAM and not kind & (STOP | WERKWOORD)]
        if any(kind & BEGRIP and not kind & (NAAM | MAAND) for kind in found):
            return WOORD
        if (
            len(parts[0]) < 5
            and parts[-1]
            and found[-1] & (GANGBAAR | RELATIE | AFGELEID)
            and not found[-1] & NAAM
        ):
            return WOORD  # iq-onderzoek
        if names and all(kind & (NAAM | ONBEKEND | TUSSEN) for kind in found):
            return VOORNAAM if any(kind & VOORNAAM for kind in names) else ACHTERNAAM
        if all(kind & (WOORD | STOP | WERKWOORD | RELATIE | BEGRIP) or not kind for kind in found):
            return WOORD
        return ONBEKEND

    def _is_word(self, word: str) -> bool:
        """Whether it is made of words: inflected, put together, with a common ending."""
        kinds = self.kinds

        def plain_word(part: str) -> bool:
            kind = kinds.get(part, 0)
            return bool(kind & (WOORD | BEGRIP | RELATIE | STOP | WERKWOORD)) and not (
                kind & NAAM and len(part) < 4
            )

        if word.endswith(("nr", "nrs", "nummer")):
            return True
        if word.endswith(("juf", "meester")) and plain_word(word.removesuffix("juf").removesuffix("meester")):
            return True
        if len(word) < 8:  # the dictionary has the short ones; of short pieces any name can be made
            return False
        for end in ACHTERVOEGSELS:
            stem = word[: -len(end)]
            if (
                word.endswith(end)
                and len(stem) > 3
                and any(plain_word(stem[: len(stem) - cut] + more) for cut, more in STAMMEN)
            ):
                return True
        for end in UITGANGEN:
            if word.endswith(end) and len(word) - len(end) > 3 and plain_word(word[: -len(end)]):
                return True
        for start in VOORVOEGSELS:
            rest = word[len(start) :]
            if (
                word.startswith(start)
                and len(rest) > 3
                and (plain_word(rest) or plain_word(rest + "en") or plain_word(rest[:-1] + "en"))
            ):
                return True
        for cut in range(3, len(word) - 2):
            rest = word[cut:]
            if not plain_word(rest) or min(cut, len(rest)) + len(word) < 13:
                continue
            first = word[:cut]
            if plain_word(first) or (
                first[-1] in "sen" and len(first) > 3 and (plain_word(first[:-1]) or plain_word(first[:-2]))
            ):
                return True
            if (
                len(rest) > 3
                and len(first) > 5
                and self.kinds.get(first, 0) == 0
                and self._two(first, plain_word)
            ):
                return True
        return False

    @staticmethod
    def _two(word: str, plain_word: Callable[[str], bool]) -> bool:
        return any(plain_word(word[:cut]) and plain_word(word[cut:]) for cut in range(3, len(word) - 2))


def plain(word: str) -> str:
    """Without accents: also the Polish ł and the Turkish ı."""
    if word.isascii():
        return word
    bare = unicodedata.normalize(
        "NFD", word.replace("ł", "l").replace("ı", "i").replace("ø", "o").replace("đ", "d")
    )
    return "".join(c for c in bare if not unicodedata.combining(c))
