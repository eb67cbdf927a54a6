"""What stands around a word for a kind: ``huis van het kind laak``, ``dalton lyceum westland``.

Runs after the other finders and joins what they found to the word for the kind and to the words between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .aangrenzend import Merken
from .instellingswoorden import LID, closes, group
from .regels import woordgroep
from .tekst import Tekst
from .vangnet import ordinary
from .vondsten import Soort, Vondst, mark
from .vraagwoorden import ask
from .woordsoorten import (
    AANHEF,
    AFGELEID,
    BEGRIP,
    GANGBAAR,
    GEEN_SCHOOL,
    MAAND,
    ORGSLOT,
    ORGSOORT,
    RELATIE,
    SCHOOLSOORT,
    SCHOOLWOORD,
    STOP,
    WERKWOORD,
)

_KIND = ORGSOORT | SCHOOLSOORT | SCHOOLWOORD | ORGSLOT
_NAMEKIND, _HELP = ask(group("naamkind")), ask(group("hulpwoord"))
_SOORTSLOT = woordgroep("soortslot")
_ENDS = WERKWOORD | RELATIE | MAAND | AANHEF
_BETWEEN = (*LID, "van", "voor", "aan", "op", "en", "met", "der", "ter")
_LOOSE = (*_BETWEEN, "in", "bij", "uit", "tot", "over", "om", "te", "is", "nog")
_AFTER = frozenset(
    ("in", "over", "om", "te", "is", "want", "maar", "dus", "nog", "niet", "al", "sinds", "tot", "die")
)
_HELPER = 3  # words of a name that are all ordinary
_FAR = 4  # words between the kind and the name


def kinds(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """The words for a kind with the name they belong to."""
    at = marks.soort
    for i in sorted({*t.of(_KIND | AFGELEID), *t.at(_NAMEKIND)}):
        if at.get(i, "school") not in ("school", "organisatie") or not _is_kind(t, i):
            continue
        soort: Soort = "school" if t.kind[i] & (SCHOOLSOORT | SCHOOLWOORD) else "organisatie"
        begin, end = _begin(t, i, at), _end(t, i, at)
        if begin == i and t.woord[i] in group("kale_school") and i not in at:
            continue
        named = i in at or (begin < i and t.woord[begin] in group("naamkleur"))
        if end > i + 1 or (named and begin < i):
            yield Vondst(t.begin[begin], t.eind[end - 1], soort, "mogelijk")


def helpers(t: Tekst, found: Sequence[Vondst]) -> Iterator[Vondst]:
    """``begeleiding van op koers``, ``plek op de kleine boerderij``: who gives help, in ordinary words."""
    taken = bytearray(len(t.text))
    mark(taken, found)
    leads = group("hulp_van")
    for i in t.at(_HELP):
        led = i + 2 < t.aantal and t.woord[i + 1] in leads and t.near[i + 1]
        if led and not taken[t.begin[i + 2]]:
            end = _helper_end(t, i + 2, taken)
            if end > i + 2:
                yield Vondst(t.begin[i + 2], t.eind[end - 1], "organisatie", "mogelijk")


def _helper_end(t: Tekst, first: int, taken: bytearray) -> int:
    """The word after a name of ordinary words that begins at ``first``; ``first`` where none does."""
    if t.woord[first] in group("bepaler"):
        return first
    article = t.woord[first] in LID
    start = j = first + article
    while j < t.aantal and t.near[j] and j - start < _HELPER and not taken[t.begin[j]]:
        kind = t.kind[j]
        if (
            kind & (_ENDS | BEGRIP | SCHOOLSOORT)
            or (kind & GEEN_SCHOOL and j == start)
            or (j > start and t.woord[j] in _AFTER)
        ):
            break
        j += 1
    if article:
        adjective = j == start + 2 and t.woord[start].endswith(("e", "en")) and not t.kind[start] & STOP
        return j if adjective else first
    if j > start and t.kind[j - 1] & ORGSOORT and all(t.kind[k] & GANGBAAR for k in range(start, j)):
        return first  # lokaal team
    common = j == start + 1 and t.kind[start] & GANGBAAR
    joined = j == start + 3 and t.woord[start + 1] in _BETWEEN
    return first if common or not (joined or j == start + 2) else j


def _is_kind(t: Tekst, i: int) -> bool:
    kind = t.kind[i]
    if t.woord[i] in group("naamkind") and i + 1 < t.aantal and t.woord[i + 1] == "van":
        return True
    if kind & _KIND:
        return t.woord[i] not in group("gewone_hulp")
    return bool(kind & AFGELEID) and t.woord[i].endswith(_SOORTSLOT)


def _end(t: Tekst, i: int, at: dict[int, Soort]) -> int:
    """The word after the name that goes with the kind at ``i``; ``i + 1`` where there is none."""
    j, rare, hit = i + 1, False, i + 1
    own = t.woord[i] in group("eigen_organisatie") or _article_after(t, i)
    while j < t.aantal and t.near[j] and j - i <= _FAR:
        if j in at:
            if at[j] not in ("school", "organisatie", "wijk", "plaats", "persoon") or (
                at[j] == "persoon" and t.woord[i] in group("kale_school")
            ):
                break
            while j in at and j - i <= 2 * _FAR:
                j += 1
            hit = j
            continue
        kind = t.kind[j]
        if (kind & _ENDS and not t.hoofd[j]) or (
            kind & STOP and not own and t.woord[j] not in _BETWEEN and t.woord[j] not in group("titel")
        ):
            break
        if t.woord[j] in group("bepaler"):
            break
        if hit > i + 1 and not own:
            return hit
        rare = rare or not (kind & (GANGBAAR | STOP | BEGRIP | GEEN_SCHOOL) or ordinary(t.woord[j]))
        j += 1
    own = own and j <= i + _FAR
    while j > i + 1 and t.woord[j - 1] in _LOOSE:
        j -= 1
    ends = closes(t, j) or t.kind[j] & (_ENDS | STOP)
    return j if ends and (rare or own) else hit


def _article_after(t: Tekst, i: int) -> bool:
    """``bso de zandbak``: a noun with an article of its own right after a kind without one is a name."""
    if i + 2 >= t.aantal or t.woord[i + 1] not in LID or not t.near[i + 1] or not t.near[i + 2]:
        return False
    bare = not i or not t.near[i] or t.woord[i - 1] not in (*LID, "een", "die", "deze", "onze", "geen")
    return bare and closes(t, i + 3) and not t.kind[i + 2] & (STOP | _ENDS | GEEN_SCHOOL | BEGRIP)


def _after_article(t: Tekst, i: int) -> bool:
    """Whether an article stands before the word."""
    return t.woord[i - 1] in LID


def _begin(t: Tekst, i: int, at: dict[int, Soort]) -> int:
    """``vrije school``, ``dalton lyceum``: the word before a kind of school that tells which."""
    if not i or not t.near[i] or (i - 1 in at and t.woord[i - 1] not in group("naamkleur")):
        return i
    before = t.kind[i - 1]
    if _after_article(t, i) and t.woord[i] in group("naamkind"):
        return i - 1
    told = (
        t.woord[i - 1] in group("schoolaard")
        or t.woord[i - 1] in group("naamkleur")
        or (t.kind[i] & SCHOOLWOORD and not before & (STOP | _ENDS | GANGBAAR))
    )
    return i - 1 if told else i
