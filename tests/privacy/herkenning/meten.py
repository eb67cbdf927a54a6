"""How much of what is to be found is found, and how much of what is marked is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from .corpus import Notitie, Plek

Spans = Sequence[tuple[int, int, str, str]]


@dataclass
class Uitkomst:
    """Counts over notes. A place is found in full when every letter and digit of it is marked."""

    plekken: dict[str, int] = field(default_factory=lambda: defaultdict[str, int](int))
    gevonden: dict[str, int] = field(default_factory=lambda: defaultdict[str, int](int))
    zelfde_soort: dict[str, int] = field(default_factory=lambda: defaultdict[str, int](int))
    tekens: dict[str, int] = field(default_factory=lambda: defaultdict[str, int](int))
    juist: dict[str, int] = field(default_factory=lambda: defaultdict[str, int](int))
    gemist: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    teveel: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])

    def recall(self, soort: str) -> float:
        """The share of the places of a kind that is marked in full, as whatever kind."""
        return self.gevonden[soort] / self.plekken[soort]

    def precision(self, zekerheid: str | None = None) -> float:
        """The share of the marked characters that is in a place."""
        which = [zekerheid] if zekerheid else list(self.tekens)
        return sum(self.juist[z] for z in which) / max(1, sum(self.tekens[z] for z in which))


def measure(notes: Iterable[Notitie], find: Callable[[str], Spans]) -> Uitkomst:
    """Let ``find`` read the notes and count."""
    result = Uitkomst()
    for note in notes:
        _count(result, note, find(note.tekst))
    return result


def _count(result: Uitkomst, note: Notitie, found: Spans) -> None:
    text = note.tekst
    marked = {i for begin, eind, *_ in found for i in range(begin, eind)}
    wanted = {i for plek in note.plekken for i in range(plek.begin, plek.eind)}
    for plek in note.plekken:
        needed = {i for i in range(plek.begin, plek.eind) if text[i].isalnum()}
        result.plekken[plek.soort] += 1
        if needed <= marked:
            result.gevonden[plek.soort] += 1
        else:
            result.gemist.append(
                (plek.soort, text[plek.begin : plek.eind], text[max(0, plek.begin - 30) : plek.eind + 15])
            )
        same = {i for begin, eind, soort, *_ in found if soort == plek.soort for i in range(begin, eind)}
        result.zelfde_soort[plek.soort] += needed <= same
    for begin, eind, soort, zeker in found:
        inside = sum(i in wanted for i in range(begin, eind))
        result.tekens[zeker] += eind - begin
        result.juist[zeker] += inside
        if not inside:
            result.teveel.append((soort, text[begin:eind], text[max(0, begin - 25) : eind + 15]))


def marked(text: str) -> Notitie:
    """A note from a text in which places are written as ``[soort:tekst]``."""
    plain, spots = "", list[Plek]()
    while "[" in text:
        before, _, rest = text.partition("[")
        inside, _, text = rest.partition("]")
        soort, _, piece = inside.partition(":")
        plain += before
        spots.append(Plek(len(plain), len(plain) + len(piece), soort))
        plain += piece
    return Notitie(plain + text, tuple(spots))


def missed(text: str, find: Callable[[str], Spans]) -> list[str]:
    """The places in a text with marks of which not every letter and digit is found, as whatever kind."""
    return [place for _, place, _ in measure([marked(text)], find).gemist]


def told(text: str, find: Callable[[str], Spans]) -> list[str]:
    """What is found in a text, in its own words."""
    return [text[begin:eind] for begin, eind, *_ in find(text)]


def missed_of(lines: Iterable[str], find: Callable[[str], Spans]) -> dict[str, list[str]]:
    """The lines of which `missed` says something, with what; one test for hundreds of lines is faster."""
    return {line: places for line in lines if (places := missed(line, find))}


def told_of(lines: Iterable[str], find: Callable[[str], Spans]) -> dict[str, list[str]]:
    """The lines of which `told` says something, with what."""
    return {line: places for line in lines if (places := told(line, find))}
