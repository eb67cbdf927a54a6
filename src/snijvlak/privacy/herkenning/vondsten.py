"""What was found: a piece of a text, its kind and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, get_args

Soort = Literal[
    "persoon",
    "school",
    "organisatie",
    "adres",
    "postcode",
    "plaats",
    "wijk",
    "datum",
    "leeftijd",
    "klas",
    "telefoon",
    "email",
    "url",
    "bsn",
    "nummer",
]
Zekerheid = Literal["zeker", "mogelijk"]
SOORTEN: tuple[Soort, ...] = get_args(Soort)


class Vondst(NamedTuple):
    """A find: ``begin`` up to but not including ``eind``, in Unicode code points of the text."""

    begin: int
    eind: int
    soort: Soort
    zekerheid: Zekerheid


def mark(taken: bytearray, found: Iterable[Vondst]) -> None:
    """Mark the characters of finds as taken."""
    for begin, eind, _, _ in found:
        taken[begin:eind] = b"\x01" * (eind - begin)


def without_overlap(text: str, found: Iterable[Vondst]) -> list[Vondst]:
    """In order of place, none over another; nothing that was marked gets lost.

    Of two that overlap the earlier in ``found`` keeps its characters, and the later keeps what sticks out.
    Finds of one kind that touch are one find, as sure as its longest part.
    """
    taken = bytearray(len(text))
    kept: list[Vondst] = []
    for vondst in found:
        begin, eind, soort, zekerheid = vondst
        if taken.find(1, begin, eind) < 0:
            kept.append(vondst)
            taken[begin:eind] = b"\x01" * (eind - begin)
            continue
        while begin < eind:
            free = taken.find(0, begin, eind)
            if free < 0:
                break
            end = taken.find(1, free, eind)
            end = eind if end < 0 else end
            if any(map(str.isalnum, text[free:end])):
                kept.append(Vondst(free, end, soort, zekerheid))
                taken[free:end] = b"\x01" * (end - free)
            begin = end
    kept.sort()
    return list(_touching(kept))


def _touching(kept: Iterable[Vondst]) -> Iterator[Vondst]:
    last: Vondst | None = None
    longest = 0
    for vondst in kept:
        length = vondst.eind - vondst.begin
        if last and last.eind == vondst.begin and last.soort == vondst.soort:
            sure = vondst.zekerheid if length > longest else last.zekerheid
            last, longest = Vondst(last.begin, vondst.eind, last.soort, sure), max(longest, length)
            continue
        if last:
            yield last
        last, longest = vondst, length
    if last:
        yield last
