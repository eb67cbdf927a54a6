"""Names with a number in them: ``113``, ``inkoopbureau h-10``, ``team 4``, ``studio 71``, ``het cjg zuid-2``.

A number is no word, so the rules for words pass it by. All of them ``mogelijk``.
"""

from __future__ import annotations

from collections.abc import Iterator

from .aangrenzend import Merken
from .beginnen import Starts
from .instellingswoorden import LID, group
from .leeftijden import GEEN_MAAT
from .regels import woordgroep
from .tekst import Tekst
from .uitdrukking import Uitdrukking
from .vondsten import Vondst
from .woordsoorten import ORGSOORT, WOORD

# The help line of the Netherlands for who thinks of suicide is called after its number, and no house or sum is.
_LIJN = Uitdrukking(rf"113(?: ?(?:online|zelfmoordpreventie))?{GEEN_MAAT}(?![\w/-])")
_ELSEWHERE = Uitdrukking(r"[\d€$:/-] ?$|[.,]$|\b(?:nr\.?|nummer|kamer|lokaal|blz\.?|pagina|bus|lijn|artikel|art\.?) $")
_STREET = ("straat", "laan", "weg", "plein", "kade", "singel", "gracht", "hof", "dreef", "pad")
# "h-10", "zuid-2", "4", "'45": what of a number ends a name
_SLOT = Uitdrukking(
    rf"(?:[^\W\d_]{{1,9}}[- ]?)?['’]?\d{{1,3}}(?:(?= van de)|{GEEN_MAAT})(?![\w/-]| ?[-+x/] ?\d)"
)
_TEAM = woordgroep("getalsoort")


def numbered(t: Tekst, marks: Merken, at: Starts) -> Iterator[Vondst]:
    """Each number that may be a name or its end."""
    if not at.cijfer:
        return
    for m in at.matches(_LIJN, at.cijfer if "113" in t.text else ()):
        before = t.low[max(0, m.start() - 12) : m.start()]
        if not _ELSEWHERE.search(before) and not before.rstrip().endswith(_STREET):
            yield Vondst(m.start(), m.end(), "organisatie", "mogelijk")
    for begin in at.cijfer:
        start = begin - (t.low[begin - 1 : begin] in ("'", "’", "-") and begin > 0)
        i = t.laatste.get(start - 1 if t.low[start - 1 : start] == " " else start)
        if i is None:
            continue
        letters = start == t.eind[i] and t.near[i] and i > 0
        kind = i - 1 if letters and not _is_kind(t, i) else i
        m = _SLOT.match(t.low, t.begin[i] if kind < i else start)
        if m and _is_kind(t, kind) and m.end() > begin:
            yield Vondst(t.begin[_first(t, kind)], m.end(), "organisatie", "mogelijk")


def _is_kind(t: Tekst, i: int) -> bool:
    """Whether a word is a kind of organisation of which there are more, told apart by a number."""
    word = t.woord[i]
    return word in group("getalsoort") or (len(word) > len("team") and word.endswith(("team", "bureau")))


def _first(t: Tekst, i: int) -> int:
    """The first word of ``inkoopbureau``, with the article where a capital says that it is of the name."""
    return i - 1 if i and t.woord[i - 1] in LID and t.hoofd[i - 1] and t.near[i] else i
