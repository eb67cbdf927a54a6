"""How far a name of an organisation runs: over ``&`` and small words, and back to its kind.

``Praktijk Wijs & Eigen``, ``Bureau Ouderschap na Scheiding``, ``Samenwerkingsverband Delflanden``. And names
of two ordinary words with capitals where an organisation comes: ``bij Onderwijs Advies``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .instellingswoorden import group, more
from .regels import woordgroep
from .tekst import Tekst
from .vondsten import Soort, Vondst
from .woordsoorten import (
    AANHEF,
    MAAND,
    NAAM,
    ORGANISATIE,
    ORGSOORT,
    PLAATS,
    RELATIE,
    SCHOOLSOORT,
    STOP,
    VOORNAAM,
    WERKWOORD,
    WIJK,
    WOORD,
)

_EN = (" & ", "&")
_LONGEST = 6  # words that a name goes on
_SOORTEN: tuple[Soort, ...] = ("school", "organisatie")
_VERBAND = woordgroep("verbandslot")
_SLOT = woordgroep("soortslot")
_OTHER = AANHEF | MAAND | ORGANISATIE | ORGSOORT | SCHOOLSOORT
_UNFIT = _OTHER | RELATIE | PLAATS | WIJK
_KORT_AARD = ("chr", "openb", "prot", "kath", "geref", "interconf", "isl", "alg", "bijz", "stedel")
_AARD = ("passend", "speciaal", "voortgezet", "primair", "regulier")  # of education, and no name


def run_on(t: Tekst, found: Sequence[Vondst], taken: bytearray) -> Iterator[Vondst]:
    """Names that are longer than what was found of them, whole; they go before what was found."""
    for begin, eind, soort, zekerheid in found:
        if soort not in _SOORTEN:
            continue
        i, j = t.eerste.get(begin), t.laatste.get(eind)
        if j is None:
            continue
        whole = i is not None and i > 0 and _with_the_word_before(t, i, soort)
        first = t.begin[i - 1] if i and whole else begin
        end = _end(t, i, j)
        if end > j or whole:
            sure = zekerheid if end == j or t.gat[j + 1] in _EN else "mogelijk"
            yield Vondst(first, t.eind[end], soort, sure)
    yield from _two_capitals(t, taken)


def _with_the_word_before(t: Tekst, i: int, soort: Soort) -> bool:
    """``Samenwerkingsverband Delflanden``, ``chr. lyceum delft``: whether the word before tells the kind."""
    if soort == "school":
        return t.gat[i] == ". " and t.woord[i - 1] in _KORT_AARD
    return t.hoofd[i - 1] and t.hoofd[i] and t.gat[i] == " " and t.woord[i - 1].endswith(_VERBAND)


def _end(t: Tekst, i: int | None, j: int) -> int:
    """The last word of a name, of which the words from ``i`` up to and with ``j`` are known."""
    k = j
    kind_first = i is not None and bool(t.kind[i] & ORGSOORT or t.woord[i].endswith(_SLOT))
    while k + 1 < t.aantal and k - j < _LONGEST:
        n = k + 1
        if t.gat[n] in _EN:
            if t.kind[n] & _OTHER or (t.kind[n] & (VOORNAAM | RELATIE) and not t.kind[n] & WOORD):
                break
            k = n
        elif k > j and t.gat[n] == " " and _goes_on(t, n):
            k = n
        elif kind_first and _linked(t, k, n):
            k = n + 1
        else:
            break
    return k


def _goes_on(t: Tekst, n: int) -> bool:
    """Whether the word after what ``&`` joined is of the name too."""
    if t.capitals:
        return t.hoofd[n] and not t.kind[n] & (AANHEF | MAAND | RELATIE)
    return bool(t.kind[n] & (PLAATS | WIJK)) and not t.kind[n] & (STOP | WERKWOORD)


def _linked(t: Tekst, k: int, n: int) -> bool:
    """``Ouderschap na Scheiding``: a small word between two with capitals that are no names."""
    if not t.hoofd[k] or n + 1 >= t.aantal or not t.hoofd[n + 1] or t.gat[n] != " " or t.gat[n + 1] != " ":
        return False
    if t.woord[n] not in group("naamverbinding") and t.woord[n] not in group("naamverbinding_ook"):
        return False
    return bool(t.kind[n + 1] & WOORD) and not t.kind[n + 1] & (_UNFIT | NAAM)


def _two_capitals(t: Tekst, taken: bytearray) -> Iterator[Vondst]:
    """``bij Onderwijs Advies``, ``of Ambulant Thuis``: two ordinary words with capitals."""
    for i in t.hoofdletters:
        if not i or t.start[i] or t.gat[i] != " " or i + 1 >= t.aantal or not t.hoofd[i + 1]:
            continue
        if t.gat[i + 1] != " " or taken[t.begin[i]] or taken[t.begin[i + 1]] or t.hoofd[i - 1]:
            continue
        if t.woord[i - 1] not in group("voor_hoofdletters") or t.phrase(i)[1] or _known(t, i):
            continue
        unfit = _UNFIT | NAAM
        if all(t.kind[k] & WOORD and not t.kind[k] & unfit for k in (i, i + 1)):
            yield Vondst(t.begin[i], t.eind[more(t, i + 1) - 1], "organisatie", "mogelijk")


def _known(t: Tekst, i: int) -> bool:
    """Whether it is a term: a kind of education, or who is there for everybody."""
    return t.woord[i] in _AARD or t.woord[i : i + 2] == ["veilig", "thuis"]
