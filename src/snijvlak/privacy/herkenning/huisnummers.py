"""A wide net for addresses: any words and a number where somebody lives, goes or comes from.

``bij pijlkruid 55``, ``op de brink 3a``, ``van rode klaver 19``: a street need not end as one. What else is
told there with a number is counted (``in groep 7``, ``op lokaal 12``) or a time, and has a word that says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from .aangrenzend import Merken
from .adressen import HUISNUMMER
from .beginnen import Starts
from .instellingswoorden import LID, group
from .plekwoorden import usual_thing
from .tekst import Tekst
from .vondsten import Vondst
from .woordsoorten import (
    AANHEF,
    BEGRIP,
    MAAND,
    ORGSOORT,
    RELATIE,
    SCHOOLSOORT,
    STOP,
    TUSSEN,
    WERKWOORD,
)

_COUNTS = STOP | MAAND | BEGRIP | RELATIE | WERKWOORD | AANHEF | SCHOOLSOORT | ORGSOORT
_INSIDE = STOP | MAAND | BEGRIP | RELATIE | WERKWOORD
_LEADS = frozenset(("aan", "op", "in", "naar", "van", "bij", "langs", "achter", "tegenover")).union(
    group("woont")
)
_OTHER = ("organisatie", "school", "persoon", "wijk")
_SHORTEST, _LONGEST = 3, 3  # letters of the last word, words before the number


def houses(t: Tekst, marks: Merken, starts: Starts) -> Iterator[Vondst]:
    """The words and the number, with its addition, at each number after a place where somebody is."""
    for start in starts.cijfer:
        i = t.laatste.get(start - 1)
        if i is None or t.text[start - 1] != " " or not _doubted(marks, i) or not _street(t, i):
            continue
        first = _first(t, marks, i)
        led = first > 0 and t.near[first] and t.woord[first - 1] in _LEADS
        numbered = HUISNUMMER.match(t.low, start - 1) if led else None
        if numbered:
            yield Vondst(t.begin[first], numbered.end(), "adres", "mogelijk")


def _doubted(marks: Merken, k: int) -> bool:
    """Whether nobody found a word, or somebody who was not sure what it is."""
    return marks.free(k) or (marks.soort[k] in _OTHER and k not in marks.sure)


def _street(t: Tekst, i: int) -> bool:
    """Whether the word before a number says nothing of what is counted."""
    if t.kind[i] & _COUNTS or len(t.woord[i]) < _SHORTEST or t.woord[i] in group("telt"):
        return False
    return not usual_thing(t, i) and not t.woord[i].endswith("nummer")


def _first(t: Tekst, marks: Merken, i: int) -> int:
    """The first word of the street, with its article."""
    first = i
    while first and i - first < _LONGEST and t.near[first] and _doubted(marks, first - 1):
        word, kind = t.woord[first - 1], t.kind[first - 1]
        if word in _LEADS or (kind & _INSIDE and not (word in LID or kind & TUSSEN)):
            break
        first -= 1
    return first
