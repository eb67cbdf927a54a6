"""Check a text by the word rules, in one walk along its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from .boom import EVERY, Regelboom, Soort, tree
from .citaten import quotations
from .regels import Woordregel
from .tekst import Woorden
from .vormen import STAR, seen

_NEAR = 15  # words after the first use of an abbreviation within which its explanation begins


@dataclass(frozen=True)
class Bevinding:
    """Words that a rule finds: where they stand (code points), and as they are written."""

    begin: int
    eind: int
    regel: Woordregel
    woorden: str


@dataclass(frozen=True)
class _Vondst:
    """The same in numbers of words and of the rule."""

    begin: int
    eind: int
    regel: int


@dataclass
class _Gang:
    """What the walk along a text brings up."""

    vondsten: list[_Vondst] = field(default_factory=lambda: [])
    uitleg: dict[int, int] = field(default_factory=lambda: {})


def check(text: str, rules: Regelboom | None = None) -> list[Bevinding]:
    """What the rules find in a text, from begin to end; of what overlaps the longest."""
    boom = rules or tree()
    words = Woorden(text)
    walk = _walk(boom, words)
    kept = _explained(boom, walk, _longest(_not_quoted(boom, words, walk.vondsten)))
    return [_told(boom, words, vondst) for vondst in kept]


def _walk(boom: Regelboom, words: Woorden) -> _Gang:
    walk = _Gang()
    reach: dict[int, int] = {}  # per rule how far the words go in which it finds nothing
    for number in _starts(boom, words):
        here = boom.at(words, number)
        for (soort, rule), end in here.items():
            if soort is Soort.MAG:
                reach[rule] = max(reach.get(rule, 0), end)
            elif soort is Soort.UITLEG:
                walk.uitleg.setdefault(rule, number)
        for (soort, rule), end in here.items():
            if soort is Soort.VINDT and end > max(reach.get(rule, 0), reach.get(EVERY, 0)):
                walk.vondsten.append(_Vondst(number, end, rule))
    return walk


def _starts(boom: Regelboom, words: Woorden) -> Iterator[int]:
    """Numbers of words with which something may begin: nearly all words are left behind here."""
    exact, begins = boom.wortel.verder, boom.wortel.begint
    for number, word in enumerate(words.sleutels):
        if word in exact or word[:STAR] in begins or words.hyphened(number):
            yield number


def _not_quoted(boom: Regelboom, words: Woorden, found: list[_Vondst]) -> list[_Vondst]:
    spans = quotations(words.tekst) if any(boom.citaat[v.regel] for v in found) else []
    begins = [begin for begin, _ in spans]

    def quoted(vondst: _Vondst) -> bool:
        at = bisect_right(begins, words.begin[vondst.begin]) - 1
        return at >= 0 and words.eind[vondst.eind - 1] <= spans[at][1]

    return [v for v in found if not (boom.citaat[v.regel] and quoted(v))]


def _longest(found: list[_Vondst]) -> list[_Vondst]:
    """The longest first; what shares a word with it goes."""
    taken: set[int] = set()
    kept: list[_Vondst] = []
    for vondst in sorted(found, key=lambda v: (v.begin - v.eind, v.begin, v.regel)):
        numbers = range(vondst.begin, vondst.eind)
        if taken.isdisjoint(numbers):
            taken.update(numbers)
            kept.append(vondst)
    return sorted(kept, key=lambda v: v.begin)


def _explained(boom: Regelboom, walk: _Gang, found: list[_Vondst]) -> list[_Vondst]:
    """What may stay once it is explained: the first time counts, and not if the explanation is near it."""
    kept: list[_Vondst] = []
    seen: set[int] = set()
    for vondst in found:
        if boom.regels[vondst.regel].uitleg:
            if vondst.regel in seen:
                continue
            seen.add(vondst.regel)
            if vondst.regel in walk.uitleg and walk.uitleg[vondst.regel] < vondst.eind + _NEAR:
                continue
        kept.append(vondst)
    return kept


def _told(boom: Regelboom, words: Woorden, vondst: _Vondst) -> Bevinding:
    begin, end = words.begin[vondst.begin], words.eind[vondst.eind - 1]
    return Bevinding(begin, end, boom.regels[vondst.regel], seen(words.tekst[begin:end]))
