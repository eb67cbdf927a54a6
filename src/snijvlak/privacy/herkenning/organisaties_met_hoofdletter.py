"""Organisations of which only the capitals tell that they are a name."""

from __future__ import annotations

from .instellingswoorden import BEGINT, LID, Gevonden, closes, group, more, near_school
from .organisaties import tail
from .tekst import Tekst
from .woordsoorten import (
    AANHEF,
    BEGRIP,
    GANGBAAR,
    GEEN_SCHOOL,
    MAAND,
    NAAM,
    ONBEKEND,
    ORGANISATIE,
    ORGSOORT,
    PLAATS,
    RELATIE,
    SCHOOLSOORT,
    STOP,
    TUSSEN,
    VOORNAAM,
    WERKWOORD,
    WIJK,
    WOORD,
)

_UNSURE = BEGINT | NAAM | AANHEF | TUSSEN


def capitals(t: Tekst, i: int) -> Gevonden | None:
    """``ISW Hoogeland``, ``Veilig Verder``, ``Jeugd & Zo``: two words with capitals that are no name."""
    j = i + 1
    if t.woord[i] in group("hoofdletterwoord") and t.text[t.begin[i] : t.eind[i]].isupper():
        return i, tail(t, j), "organisatie", "mogelijk"  # MEE is one, mee is not
    if j >= t.aantal:
        return None
    kind = t.kind[i]
    if three := _three(t, i):
        return three
    if t.gat[j] in (" & ", "&") and t.hoofd[j] and len(t.woord[i]) > 1 and not (t.kind[j] | kind) & VOORNAAM:
        return i, more(t, j), "organisatie", "mogelijk"
    if kind & RELATIE and not t.start[i] and t.near[j] and not t.hoofd[j]:
        return _joined(t, i)  # Kind in Beeld
    if kind & (AANHEF | PLAATS | WIJK | RELATIE | MAAND | BEGRIP | WERKWOORD) and t.woord[i] != "veilig":
        return None
    if not t.near[j]:
        return None
    if not t.hoofd[j]:
        return _joined(t, i)
    after = t.kind[j]
    if after & _UNSURE:
        return None
    short = t.text[t.begin[i] : t.eind[i]].isupper() and 1 < len(t.woord[i]) < 6 and kind & ONBEKEND
    started = t.woord[i] in group("naambegin") and not t.start[i]  # Op Dreef, Veilig Verder
    ordinary = kind & WOORD and not kind & _UNSURE and after & WOORD
    if short or ordinary or (started and after & WOORD):
        return i, more(t, j), "school" if near_school(t, i) else "organisatie", "mogelijk"
    if kind & WOORD and not kind & _UNSURE and after & ONBEKEND and not _tussen(t, j + 1):
        return i, j + 1, "organisatie", "mogelijk"
    return None


def _three(t: Tekst, i: int) -> Gevonden | None:
    """``Ons Tweede Thuis``: three words with capitals, no names."""
    if i + 2 >= t.aantal or not t.hoofd[i + 1] or not t.hoofd[i + 2]:
        return None
    named = any(t.kind[j] & (RELATIE | AANHEF | MAAND | PLAATS | WIJK | BEGRIP) for j in range(i, i + 3))
    words = sum(bool(t.kind[j] & (WOORD | STOP) and not t.kind[j] & VOORNAAM) for j in range(i, i + 3))
    if named or words < 3 or not t.near[i + 1] or not t.near[i + 2] or t.kind[i] & SCHOOLSOORT:
        return None
    return i, more(t, i + 2), "school" if near_school(t, i) else "organisatie", "mogelijk"


def _tussen(t: Tekst, j: int) -> bool:
    return j < t.aantal and bool(t.kind[j] & TUSSEN) and t.near[j]


def _joined(t: Tekst, i: int) -> Gevonden | None:
    """``Samen op Weg``, ``Delft voor Elkaar``: words with capitals and a small word between."""
    last = i + 2
    if last < t.aantal and t.woord[last] in LID and t.near[last]:
        last += 1
    if last >= t.aantal or t.woord[i + 1] not in group("naamverbinding") or not t.hoofd[last]:
        return None
    first, after = t.kind[i], t.kind[last]
    if not t.near[i + 2] or not t.near[last] or first & NAAM or not first & WOORD:
        return None
    if first & STOP and not first & RELATIE and (t.start[i] or t.woord[i] not in group("naambegin")):
        return None
    if not after & WOORD or after & (
        WERKWOORD | BEGRIP | MAAND | AANHEF | TUSSEN | PLAATS | WIJK | ORGANISATIE | SCHOOLSOORT | ORGSOORT
    ):
        return None
    return i, more(t, last), "organisatie", "mogelijk"


def first_in_sentence(t: Tekst, i: int) -> Gevonden | None:
    """``Karakter stopt ermee``: a word that starts a sentence without an article, and does something."""
    if not t.start[i] or i + 1 >= t.aantal or not t.near[i + 1]:
        return None
    kind = t.kind[i]
    if not kind & WOORD or kind & (_UNSURE | GEEN_SCHOOL | SCHOOLSOORT | ORGSOORT):
        return None
    acts = t.woord[i + 1] in group("doet") or (
        t.kind[i + 1] & WERKWOORD and t.woord[i + 1] not in group("loopt")
    )
    if not acts or t.woord[i] in group("wie_doet") or (kind & GANGBAAR and t.woord[i + 1] in group("lukt")):
        return None
    return i, i + 1, "organisatie", "mogelijk"


def by_capital(t: Tekst, i: int) -> Gevonden | None:
    """``bij Reakt``, ``vanuit Koraal``: a capital in the middle of a sentence where an organisation comes."""
    if not i:
        return None
    kind = t.kind[i]
    if kind & (NAAM | AANHEF | RELATIE | BEGRIP | MAAND | SCHOOLSOORT) or not kind & (WOORD | ONBEKEND):
        return None
    if t.start[i]:
        alone = closes(t, i + 1) and t.gat[i].strip() in (":", "(", ";") and not kind & (STOP | WERKWOORD)
        return (i, i + 1, "organisatie", "mogelijk") if alone else None
    if t.near[i] and t.woord[i - 1] in group("van_organisatie"):
        return i, more(t, i), "organisatie", "mogelijk"
    return None
