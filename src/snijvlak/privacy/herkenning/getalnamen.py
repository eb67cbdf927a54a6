"""Names with a number in them: ``113``, ``inkoopbureau h-10``, ``team 4``, ``studio 71``, ``het cjg zuid-2``.

A number is no word, so the rules for words pass it by. All of them ``mogelijk``.
"""

from __future__ import annotations

from collections.abc import Iterator

from .aangrenzend import Merken
from .beginnen import MAAND, Starts
from .instellingswoorden import LID, group
from .leeftijden import GEEN_MAAT
from .regels import woordgroep
from .tekst import Tekst
from .uitdrukking import Uitdrukking
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordnamen import joined

# The help line for who thinks of suicide is called after its number; no house is, and no sum.
_LIJN = Uitdrukking(rf"113(?: ?(?:online|zelfmoordpreventie))?{GEEN_MAAT}(?![\w/-])")
_ELSEWHERE = Uitdrukking(rf"[\d€$:/-] ?$|[.,]$|\b(?:{'|'.join(woordgroep('telt'))})\.? $")
_STREET = ("straat", "laan", "weg", "plein", "kade", "singel", "gracht", "hof", "dreef", "pad")
# "h-10", "zuid-2", "4", "'45": what of a number ends a name
_SLOT = Uitdrukking(
    rf"(?:[^\W\d_]{{1,9}}[- ]?)?['’]?\d{{1,3}}(?:(?= van de)|{GEEN_MAAT})"
    rf"(?![\w/-]| ?[-+x/.]? ?\d| ?{MAAND}\b)"
)
# "swv 28.09", "SWV PO 2813": how the government numbers who joins the schools of a region
_VERBAND = Uitdrukking(r"(?:(?:po|vo|passend onderwijs) )?(?:po|vo)?[- ]?\d\d[.-]?\d\d(?![\w/-]|[.,]\d)")
_OWN = ("stichting", "project", "vereniging", "villa", "gezinshuis", "bso", "kdv")
_UNIONS = ask(("swv", "samenwerkingsverband", "verband"))


def numbered(t: Tekst, marks: Merken, at: Starts) -> Iterator[Vondst]:
    """Each number that may be a name or its end."""
    if not at.cijfer:
        return
    for m in at.matches(_LIJN, at.cijfer if "113" in t.text else ()):
        before = t.low[max(0, m.start() - 16) : m.start()]
        if not _ELSEWHERE.search(before) and not before.rstrip().endswith(_STREET):
            yield Vondst(m.start(), m.end(), "organisatie", "mogelijk")
    for i in t.at(_UNIONS):
        if m := _VERBAND.match(t.low, t.eind[i] + 1):
            yield Vondst(t.begin[i], m.end(), "organisatie", "mogelijk")
    for begin in at.cijfer:
        start = begin - (t.low[begin - 1 : begin] in ("'", "’", "-") and begin > 0)
        i = t.laatste.get(start - 1 if t.low[start - 1 : start] == " " else start)
        if i is None:
            continue
        letters = start == t.eind[i] and t.near[i] and i > 0
        kind = i - 1 if letters and not _is_kind(t, i) else i
        named = kind == i and i > 0 and not _is_kind(t, i) and joined(t, i) and t.woord[i - 1] in _OWN
        m = _SLOT.match(t.low, t.begin[i] if kind < i else start)
        if m and (named or _is_kind(t, kind)) and m.end() > begin:
            yield Vondst(t.begin[_first(t, kind - named)], m.end(), "organisatie", "mogelijk")


def _is_kind(t: Tekst, i: int) -> bool:
    """Whether a word is a kind of organisation of which there are more, told apart by a number."""
    word = t.woord[i]
    return word in group("getalsoort") or (
        len(word) > len("team") and word.endswith(("team", "bureau", "punt", "huis"))
    )


def _first(t: Tekst, i: int) -> int:
    """The first word of ``inkoopbureau``, with the article where a capital says that it is of the name."""
    return i - 1 if i and t.woord[i - 1] in LID and t.hoofd[i - 1] and t.near[i] else i
