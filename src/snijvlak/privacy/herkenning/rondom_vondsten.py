"""Wide nets beside what was found: who somebody works for, a place that begins a name, a name in an address.

Part of `ruime_netten`, which says what the nets are.
"""

from __future__ import annotations

from collections.abc import Iterator

from .aangrenzend import Merken
from .instellingswoorden import LID, closes
from .ruime_woorden import NEVER, likely, named, run
from .tekst import Tekst
from .uitdrukking import Uitdrukking
from .woordnamen import ends, joined
from .woordsoorten import GANGBAAR, ORGSLOT, ORGSOORT, RELATIE, STOP, TUSSEN, VOORNAAM

_SETS_OFF = (", ", ",\n", "\n", " - ", " / ", " | ")
_PLACED = frozenset(("van", "met", "bij", "via", "door", "naar", "is", "heeft", "en", "namens", "vanuit"))
# What somebody mails to or looks up: the part before the last dot.
_DOMAIN = Uitdrukking(r"(?:@|www\.|//)(?:www\.)?([a-z0-9-]{5,40})\.[a-z]{2,}")
_LONGEST, _SHORTEST = 6, 8  # words of a name in an address; letters of it


def beside_finds(t: Tekst, marks: Merken) -> Iterator[tuple[int, int]]:
    """The first word and the word after the last of each."""
    yield from _beside_people(t, marks)
    yield from _beside_places(t, marks)
    if "voor" in t.woord:
        yield from _same_people(t)
    if "&" in t.text:
        yield from _beside_ampersand(t, marks)
    if "@" in t.text or "www." in t.low or "//" in t.text:
        yield from _in_addresses(t, marks)


def _beside_people(t: Tekst, marks: Merken) -> Iterator[tuple[int, int]]:
    """``ingeborg, basic trust``, ``lucas onderwijs``: who somebody works for, or a name like a person's."""
    for first, end, soort in marks.spans:
        if soort != "persoon" or end >= t.aantal:
            continue
        gap = t.gat[end]
        if gap in _SETS_OFF:
            found = run(t, marks, end)
            opens = found and "(" in "".join(t.gat[found.eind : found.eind + 1])
            if found and closes(t, found.eind) and not opens and likely(t, found):
                yield end, found.eind
        elif gap == " " and t.kind[end] & (ORGSLOT | ORGSOORT) and marks.free(end):
            last = end + 1
            while joined(t, last) and marks.free(last) and t.kind[last] & (ORGSLOT | ORGSOORT):
                last += 1
            if not (t.kind[end - 1] & VOORNAAM and t.kind[end] & STOP):
                yield first - (first > 0 and t.near[first] and t.woord[first - 1] in LID), last
        elif gap == " " and not t.capitals and not t.kind[end] & (STOP | TUSSEN) and marks.free(end):
            found = run(t, marks, end)
            if found and named(t, found):
                yield end, found.eind  # annet grip op geld


def _beside_places(t: Tekst, marks: Merken) -> Iterator[tuple[int, int]]:
    """``van delft support``, ``Delft voor Elkaar``: a place that is the first word of a name."""
    for first, end, soort in marks.spans:
        if soort != "plaats" or t.gat[end : end + 1] != [" "]:
            continue
        led = first > 0 and t.near[first] and t.woord[first - 1] in _PLACED
        if t.woord[end] == "voor" and t.woord[end + 1 : end + 2] in (["elkaar"], ["jou"], ["jeugd"]):
            yield first, end + 2
        elif led and not t.capitals and marks.free(end) and not t.kind[end] & NEVER and ends(t, end + 1):
            yield first, end + 1


def _same_people(t: Tekst) -> Iterator[tuple[int, int]]:
    """``buurvrouw voor buurvrouw``."""
    for i in range(1, t.aantal - 1):
        if t.woord[i] == "voor" and t.woord[i - 1] == t.woord[i + 1] and t.kind[i + 1] & RELATIE:
            yield i - 1, i + 2


def _beside_ampersand(t: Tekst, marks: Merken) -> Iterator[tuple[int, int]]:
    """``zorg & kracht``: the word on each side, and no more; what goes on beyond is for others."""
    for i in t.los:
        if t.gat[i].strip() == "&" and i and (marks.free(i) or marks.free(i - 1)):
            people = "persoon" in (marks.soort.get(i), marks.soort.get(i - 1))
            people = people or (t.kind[i] & RELATIE and t.kind[i - 1] & RELATIE)
            if not people and t.gat[i] in (" & ", "&"):
                yield i - 1, i + 1


def _in_addresses(t: Tekst, marks: Merken) -> Iterator[tuple[int, int]]:
    """``access family support, zie www.accessfamilysupport.nl``: words that are an address put together."""
    domains = {match[1].replace("-", "") for match in _DOMAIN.finditer(t.low)}
    begins = {domain[:length]: domain for domain in domains for length in range(2, len(domain) + 1)}
    for i, word in enumerate(t.woord):
        if word in begins:
            end = _spelled(t, i, begins[word])
            if any(map(marks.free, range(i, end))):
                yield i, end


def _spelled(t: Tekst, i: int, domain: str) -> int:
    """The word after those from ``i`` on that a domain begins with, together long enough; or 0."""
    letters, end = "", i
    while end < t.aantal and end - i < _LONGEST and (end == i or joined(t, end)):
        if not domain.startswith(letters + t.woord[end]):
            break
        letters += t.woord[end]
        end += 1
    common = end == i + 1 and t.kind[i] & (NEVER | GANGBAAR)
    return end if len(letters) >= _SHORTEST and not common else 0
