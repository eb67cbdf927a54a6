"""How far a name of ordinary words goes, where capitals say nothing: ``sterk in wonen``, ``kind en zo``.

Such a name has no form of its own. What gives it away is that somebody announced it, and that what stands
there is no ordinary answer: no relative, no function, no single common noun, no noun with its adjective.
"""

from __future__ import annotations

from typing import NamedTuple

from .aangrenzend import Merken
from .instellingswoorden import LID, closes, group
from .tekst import Tekst
from .vangnet import ordinary
from .woordsoorten import (
    AANHEF,
    ACHTERNAAM,
    BEGRIP,
    GANGBAAR,
    GEEN_SCHOOL,
    MAAND,
    ONBEKEND,
    ORGSOORT,
    PLAATS,
    RELATIE,
    STOP,
    TYPEFOUT,
    WERKWOORD,
    WIJK,
)

_LONGEST, _SHORTEST = 5, 2  # words of a name, letters of a word
_LINK = frozenset(
    (
        "en",
        "voor",
        "van",
        "in",
        "op",
        "aan",
        "met",
        "uit",
        "bij",
        "de",
        "het",
        "der",
        "ter",
        "vd",
        "zonder",
    )
)
_JOINED = (" ", "-", "", " & ", "&", " + ", "+", "  ", "/", " - ")
_ADJECTIVES = ("nieuwe", "goede", "eerste", "nieuw", "goed")
_ENDS = WERKWOORD | AANHEF | MAAND
_FIELD = BEGRIP | GEEN_SCHOOL | ORGSOORT
_COMMON = GANGBAAR | STOP | BEGRIP | GEEN_SCHOOL | RELATIE | TYPEFOUT
_INSIDE = ("school", "organisatie", "wijk", "plaats", "persoon")


class Naam(NamedTuple):
    """Words that may be a name: the first, the word after the last, those that mean something."""

    begin: int
    eind: int
    woorden: tuple[int, ...]
    plek: bool  # "in delft" follows


def joined(t: Tekst, k: int) -> bool:
    """Whether word ``k`` goes on with the one before: a space, a hyphen or ``&`` between them."""
    return 0 < k < t.aantal and t.gat[k] in _JOINED


def name(t: Tekst, marks: Merken, i: int, *, own: bool = False) -> Naam | None:
    """The name that may begin at ``i``; ``own`` after a word that always has one, such as ``stichting``."""
    j = i + 1 if i < t.aantal and t.woord[i] in LID and joined(t, i + 1) else i
    k, content, placed = j, list[int](), False
    while k < t.aantal and k - j < _LONGEST and (k == i or joined(t, k)):
        if k > j + 1 and "&" in t.gat[k - 1] and not t.kind[k] & (PLAATS | WIJK):
            break  # what & joins are two words: zorg & kracht over
        if k > j and t.woord[k] in _LINK and marks.soort.get(k) not in _INSIDE[:2]:
            after = k + 1
            while after < k + 3 and joined(t, after) and t.woord[after] in _LINK:
                after += 1
            placed = t.woord[k] in ("in", "te") and after < t.aantal and bool(t.kind[after] & (PLAATS | WIJK))
            if joined(t, k + 1) and t.woord[k + 1] in group("en_zo" if t.woord[k] == "en" else "in_jou"):
                content.append(k + 1)  # kind en zo, kracht in jou
                break
            if placed or not joined(t, after) or not _content(t, marks, after, first=False):
                break
            if t.kind[after] & BEGRIP and t.woord[after] not in group("naamopen"):
                break  # praktijk x voor emdr
            k = after
        if not _content(t, marks, k, first=k == j, own=own):
            break
        content.append(k)
        k += 1
    if own and content:  # stichting lezen is leuk, autismecoach anders kan ook in delft
        k = content[-1] + 1
        while k < j + 4 and joined(t, k) and marks.free(k) and not placed:
            k += 1
            placed = t.woord[k - 1] == "in" and k < t.aantal and bool(t.kind[k] & (PLAATS | WIJK))
        if placed or (k <= j + 3 and (k >= t.aantal or closes(t, k))):
            content.append(k - 1 - placed)
    return Naam(i, content[-1] + 1, tuple(content), placed) if content else None


def _content(t: Tekst, marks: Merken, k: int, *, first: bool, own: bool = False) -> bool:
    soort = marks.soort.get(k)
    if soort is not None:
        return soort in _INSIDE and not (soort == "persoon" and first and k in marks.sure)
    kind, word = t.kind[k], t.woord[k]
    if word in group("na_de_naam") or len(word) < _SHORTEST:
        return False
    if not first and (word in group("doet_ook") or _done(word)):
        return False
    if word in group("naamopen"):
        return True
    return not kind & _ENDS and (own or not kind & STOP)


def _done(word: str) -> bool:
    """``gevonden``, ``geleerd``: what happened, after the name."""
    told = word.startswith("ge") and word.endswith(("d", "t", "en")) and len(word) > len("gezin")
    return told and word not in group("geen_deelwoord")


def rare(t: Tekst, k: int) -> bool:
    """Whether a word is none that reports have."""
    return not t.kind[k] & _COMMON and not ordinary(t.woord[k])


def tells(t: Tekst, marks: Merken, n: Naam) -> bool:
    """Whether the words are more likely a name than what else somebody would write there."""
    words, article = n.woorden, t.woord[n.begin] in LID
    last = words[-1]
    if t.kind[last] & RELATIE and t.woord[last] not in group("naamopen"):
        return False
    if t.kind[words[0]] & RELATIE and t.woord[words[0]] not in group("naamopen"):
        return False
    if any(rare(t, k) or marks.soort.get(k) in ("school", "organisatie") for k in words):
        return True
    if len(words) == 1:
        return False
    first = t.woord[words[0]]
    if t.woord[last] in group("streek") or t.kind[last] & (PLAATS | WIJK) or first in group("naamkleur"):
        return True
    return not _usual(t, n) and (n.plek or not article)


def _usual(t: Tekst, n: Naam) -> bool:
    """Whether common words go together as elsewhere: ``regulier onderwijs``, ``wijze van spreken``."""
    first, last = n.woorden[0], n.woorden[-1]
    if "van" in t.woord[first:last] or (ordinary(t.woord[last]) and t.woord[last] not in group("naamopen")):
        return True
    free = t.woord[first] in group("naamopen") and t.woord[first] not in _ADJECTIVES
    pair = last == first + 1 and not free
    return bool(pair and (t.woord[first].endswith(("e", "en")) or t.kind[last] & _FIELD))


def surname(t: Tekst, i: int) -> int:
    """``van der knaap en zn``: the word after a surname that begins at ``i``; ``i`` where none does."""
    j = i
    while j < t.aantal and t.woord[j] in ("van", "vd", "de", "der", "den", "ten", "ter") and joined(t, j):
        j += 1
    unlisted = ONBEKEND if j > i + 1 else 0  # "van" alone also comes before what is no surname
    known = j < t.aantal and joined(t, j) and t.kind[j] & (ACHTERNAAM | unlisted)
    if j == i or not known or t.kind[j] & (_ENDS | STOP):
        return i
    end = j + 1
    tail = end + 1 < t.aantal and t.woord[end] == "en" and t.woord[end + 1] in ("zn", "zonen", "zoon", "co")
    return end + 2 if tail else end


def ends(t: Tekst, end: int) -> bool:
    """Whether the sentence goes on after a name with something else, or stops."""
    if closes(t, end) or t.kind[end] & (STOP | WERKWOORD):
        return True
    return t.woord[end] in group("na_de_naam") or _done(t.woord[end])
