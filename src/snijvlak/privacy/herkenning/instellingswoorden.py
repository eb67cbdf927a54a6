"""What schools, organisations and places share: the words around them, and how far a name goes on."""

from __future__ import annotations

from functools import cache

from . import regels
from .tekst import Tekst
from .vondsten import Soort, Zekerheid
from .woordsoorten import (
    AANHEF,
    BEGRIP,
    GEEN_SCHOOL,
    MAAND,
    NAAM,
    ONBEKEND,
    ORGANISATIE,
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
)

Gevonden = tuple[int, int, Soort, Zekerheid]  # the first word, the word after the last, what it is, how sure
LID = frozenset(("de", "het", "'t", "t", "’t", "den"))
BEGINT = STOP | WERKWOORD | BEGRIP | RELATIE | MAAND
LONGEST = 6  # words of one name
# In front of a word with a capital these start something else, not the rest of a name.
_PLAATSEND = ("in", "op", "bij", "voor", "over", "te", "uit", "onder")


@cache
def group(naam: str) -> frozenset[str]:
    """The words of a group of ``zinsbouw.yaml``."""
    return frozenset(regels.woordgroep(naam))


def more(t: Tekst, j: int) -> int:
    """How far a name goes on after its first word: the word after it."""
    end = j + 1
    while end < t.aantal and end - j < LONGEST and t.near[end]:
        kind, word = t.kind[end], t.woord[end]
        if t.hoofd[end] and not kind & (RELATIE | AANHEF) and not t.start[end]:
            end += 1
        elif (kind & TUSSEN and _spans(t, j, end)) or (word == "en" and _pair(t, end)):
            end += 2
        elif (kind & SCHOOLWOORD and word != "school") or (
            not t.hoofd[j] and end == j + 1 and _goes_on(t, j, end)
        ):
            end += 1
        else:
            break
    return end


def _pair(t: Tekst, end: int) -> bool:
    """``Berg en Bos``: two words with capitals that are no names of people."""
    if not t.hoofd[end - 1] or end + 1 >= t.aantal or not t.near[end + 1] or not t.hoofd[end + 1]:
        return False
    unfit = BEGINT | AANHEF | VOORNAAM | SCHOOLSOORT | ORGSOORT | ORGANISATIE | SCHOOLNAAM
    return bool(t.kind[end - 1] & WOORD and t.kind[end + 1] & WOORD) and not t.kind[end + 1] & unfit


def _spans(t: Tekst, j: int, end: int) -> bool:
    """Whether ``de`` or the like at ``end`` stands between two parts of one name."""
    if end + 1 < t.aantal and t.hoofd[end + 1]:
        other = t.woord[end] == "van" and t.kind[end + 1] & (ORGSOORT | SCHOOLSOORT | ORGANISATIE)
        return t.near[end + 1] and t.woord[end] not in _PLAATSEND and not other
    return end == j + 1 and not t.hoofd[j] and _small_surname(t, j)


def _small_surname(t: Tekst, j: int) -> bool:
    """In small letters: ``johan de witt``, a name, ``de`` or the like, and a name that is nothing else."""
    last = j + 2
    if last >= t.aantal or not t.near[last] or t.woord[j + 1] in (*_PLAATSEND, "het") or not t.kind[j] & NAAM:
        return False
    return bool(t.kind[last] & (NAAM | ONBEKEND)) and not t.kind[last] & (BEGINT | TUSSEN | TYPEFOUT)


def leads(t: Tekst, first: int) -> bool:
    """Whether the word before a school or organisation is part of its name: it has a capital too."""
    j = first - 1
    kind, word = t.kind[j], t.woord[j]
    if kind & SCHOOLSOORT and (word not in group("kale_school") or word in ("so", "vo", "po")):
        return True
    if word in group("schoolaard"):
        return t.hoofd[j] == t.hoofd[first]
    if kind & (BEGINT | AANHEF | TUSSEN | PLAATS | WIJK):
        return False
    if t.hoofd[j]:
        return t.hoofd[first] and not kind & VOORNAAM
    if t.capitals or t.kind[first] & TUSSEN or kind & GEEN_SCHOOL:
        return False
    placed = not j or not t.near[j] or t.woord[j - 1] in group("van_organisatie") | group("op")
    return bool(kind & (NAAM | ONBEKEND | WOORD)) and placed


def follows(t: Tekst, end: int) -> bool:
    """Whether the word after a school is part of its name: a capital, or the last word before a mark."""
    kind = t.kind[end]
    if kind & (BEGINT | AANHEF | TUSSEN | VOORNAAM | GEEN_SCHOOL):
        return False
    if t.capitals:
        return t.hoofd[end] and t.hoofd[end - 1] and not t.start[end]
    return bool(kind & (WOORD | NAAM | ONBEKEND)) and closes(t, end + 1)


def _goes_on(t: Tekst, j: int, end: int) -> bool:
    """In small letters: ``de gouden griffel``, ``prinses irene``, ``het hofstad lyceum``."""
    kind, first = t.kind[end], t.woord[j]
    if kind & (STOP | RELATIE | WERKWOORD | MAAND | BEGRIP):
        return False
    if first in group("titel") or (
        first.endswith(("e", "en")) and t.kind[j] & WOORD and kind & WOORD and not t.kind[j] & SCHOOLNAAM
    ):
        return True
    if kind & NAAM and t.kind[j] & NAAM and not kind & TUSSEN:
        return True
    return (bool(kind & (NAAM | SCHOOLNAAM)) and not kind & WOORD) or bool(
        kind & ONBEKEND and not kind & TYPEFOUT
    )


def near_school(t: Tekst, i: int) -> bool:
    """Whether a word for going to school stands shortly before, or ``zitten`` shortly after."""
    words = group("naar_school")
    return any(word in words for word in t.woord[max(0, i - 6) : i]) or any(
        word in ("zitten", "zit", "geplaatst") for word in t.woord[i + 2 : i + 4]
    )


def apart(t: Tekst, i: int) -> bool:
    """Whether something other than a space parts word ``i`` from the one before."""
    return not 0 < i < t.aantal or not t.near[i]


def closes(t: Tekst, end: int) -> bool:
    """Whether a mark, or the end of the text, follows the word before ``end``."""
    if end >= t.aantal:
        return True
    gap = t.gat[end]
    return bool(gap.strip(" -")) or "\n" in gap


def in_surname(t: Tekst, i: int) -> bool:
    """Whether ``de`` at ``i`` is part of a surname: a first name, an initial or ``mw`` stands before."""
    while i and t.kind[i] & TUSSEN and t.near[i]:
        i -= 1
    kind = t.kind[i]
    if kind & TUSSEN:
        return False
    if t.hoofd[i] and kind & ONBEKEND and not t.start[i]:
        return True
    name = kind & (AANHEF | NAAM | ONBEKEND) and not kind & (WOORD | STOP | WERKWOORD | TYPEFOUT)
    return bool(name or kind & AANHEF or len(t.woord[i]) == 1)
