"""Which words may be a name in a place where most words are none: what the wide nets of `ruime_netten` ask.

Dutch gives a name away by what it leaves out. A noun that can be counted has an article (``bij de arts``,
``bij lichtpunt``), two nouns in a row are written as one (``lentekracht``, ``lente kracht``), and a word that
looks like a slip of a common one is mostly meant so after ``bij`` (``perspektief``).
"""

from __future__ import annotations

from .aangrenzend import Merken
from .instellingswoorden import LID, group
from .plekwoorden import answers, phrase, shortened, usual_thing
from .tekst import Tekst
from .vangnet import inflected
from .woordnamen import Naam, ends, joined
from .woordsoorten import (
    AANHEF,
    AFGELEID,
    BEGRIP,
    GANGBAAR,
    MAAND,
    ORGSLOT,
    ORGSOORT,
    RELATIE,
    SCHOOLSOORT,
    STOP,
    TYPEFOUT,
    WERKWOORD,
)

SOMEBODY = RELATIE | AANHEF | MAAND
_INSIDE = ("organisatie", "plaats", "wijk")
_BUT_SLIPS = STOP | WERKWOORD | SOMEBODY | BEGRIP | SCHOOLSOORT | ORGSOORT | ORGSLOT
NEVER = _BUT_SLIPS | TYPEFOUT
# A small word or a verb with which a name may begin all the same.
_OPENING = LID.union(*map(group, ("naamopen", "voorzet", "naamstart", "naambegin_los", "naamstop")))
_NO_WORD = group("na_de_naam") | group("voegwoord") | group("doet_ook")
_SLIP = 4  # letters of a slip that may be a name, at least


def usual(t: Tekst, k: int) -> bool:
    """Whether a noun stands in such a place as a rule: who answers, or a thing that is there."""
    return answers(t, k) or usual_thing(t, k)


def rare(t: Tekst, k: int) -> bool:
    """Whether reports do not have the word as a rule."""
    return not t.kind[k] & (GANGBAAR | NEVER) and not usual(t, k)


def slip(t: Tekst, k: int) -> bool:
    """``kwadraad``, ``perspektief``: like a common word but for a letter, and no slip of an ending."""
    kind, word = t.kind[k], t.woord[k]
    return bool(kind & TYPEFOUT and not kind & _BUT_SLIPS and len(word) >= _SLIP and word[-1] not in "nest")


def single(t: Tekst, k: int) -> bool:
    """Whether one word alone may be a name: a rare one in no form that ordinary words have, or a slip."""
    return (rare(t, k) and not inflected(t, k)) or slip(t, k)


def compound(t: Tekst, k: int) -> bool:
    """Whether it is a word put together that no list has, in whatever form: ``groeiplaats``."""
    return bool(t.kind[k] & AFGELEID) and not t.kind[k] & (NEVER | GANGBAAR)


def common_noun(t: Tekst, k: int) -> bool:
    """Whether it is a common word that hardly stands in such a place without an article: ``via lef``."""
    return not t.kind[k] & NEVER and not usual(t, k) and not inflected(t, k)


def run(t: Tekst, marks: Merken, i: int, *, led: bool = False) -> Naam | None:
    """The words that may be a name from ``i`` on, if nobody found them and none is somebody or a time.

    Args:
        t: the text.
        marks: what is found already.
        i: the first word.
        led: whether ``bij`` or the like stands before it, after which a small word may begin a name.
    """
    if i >= t.aantal or t.kind[i] & SOMEBODY or t.woord[i] in group("geen_naamkop"):
        return None
    if t.kind[i] & (STOP | WERKWOORD) and t.woord[i] not in _OPENING:
        return None
    if i in marks.sure and marks.soort[i] not in _INSIDE:
        return None
    if not led and t.woord[i] in group("geen_naambegin"):
        return None
    if _by_itself(t, marks, i):
        return Naam(i, i + 1, (i,), False)
    found = phrase(t, marks, i)
    found = found and _before_others(t, marks, found)
    if found is None or not any(marks.free(k) for k in found.woorden):
        return None
    return None if any(_sets_apart(t, k) for k in found.woorden) else found


def _by_itself(t: Tekst, marks: Merken, i: int) -> bool:
    """Whether one plain word stands there and a mark after it; most do, and need no reading on."""
    if joined(t, i + 1) or t.woord[i] in _OPENING or not marks.free(i) or t.kind[i] & (STOP | WERKWOORD):
        return False
    return t.woord[i] not in _NO_WORD and t.woord[i] not in group("tijdwoord")


def _sets_apart(t: Tekst, k: int) -> bool:
    """Whether a word is somebody or a time, which no name of an organisation has."""
    return bool(t.kind[k] & SOMEBODY) or t.woord[k] in group("tijdwoord")


def _before_others(t: Tekst, marks: Merken, found: Naam) -> Naam | None:
    """The words before another find: ``letterrijk`` of ``letterrijk in voorburg``."""
    words = found.woorden
    for n, k in enumerate(words):
        if marks.free(k):
            continue
        soort = marks.soort[k]
        doubted = soort == "persoon" and k not in marks.sure
        apart = n > 0 and k > words[n - 1] + 1
        if apart or not (soort in _INSIDE or doubted):
            return Naam(found.begin, words[n - 1] + 1, words[:n], False) if n else None
    return found


def pair(t: Tekst, found: Naam) -> bool:
    """Whether words together are hardly ordinary: no noun with its adjective, no two that are usual."""
    first, last = found.woorden[0], found.woorden[-1]
    word, free = t.woord[first], t.woord[last] in group("naamslotwoord")
    if t.kind[first] & (BEGRIP | SCHOOLSOORT) and not free:
        return False
    if t.kind[last] & STOP and not free and t.woord[last] not in group("in_jou"):
        return False
    if usual(t, last) and (word.endswith("e") or usual(t, first) or t.woord[last - 1] in LID):
        return False
    adjective = word.endswith("e") and last == first + 1 and t.kind[last] & GANGBAAR
    return not adjective and word not in group("gewone_hoedanigheid")


def likely(t: Tekst, found: Naam) -> bool:
    """Whether the words are a name where hardly anything else stands: one that is rare, or more together."""
    return single(t, found.woorden[0]) if len(found.woorden) == 1 else pair(t, found)


def named(t: Tekst, found: Naam) -> bool:
    """Whether they are one where something else stands as often: of more together one must be rare."""
    return likely(t, found) and any(rare(t, k) or slip(t, k) for k in found.woorden)


def cut(t: Tekst, found: Naam) -> Naam | None:
    """The words up to what goes on about it: ``zorgplein noord`` of ``zorgplein noord in de regio``."""
    found = next((shorter for shorter in shortened(t, found) if ends(t, shorter.eind)), None) or found
    if not ends(t, found.eind):
        return None
    words = found.woorden
    for n in range(1, len(words)):
        k, before = words[n], words[n - 1]
        if k > before + 1:
            usual_link = t.woord[k - 1] in LID or usual(t, k) or t.kind[k] & (STOP | RELATIE | BEGRIP)
            over = usual_link and t.woord[k] not in group("in_jou") | group("naamlinkslot")
        else:
            verb = t.woord[k].endswith("en") and t.kind[k] & GANGBAAR and k == words[-1]
            alone = n > 1 or single(t, words[0])
            over = verb and alone and t.woord[words[0]] not in group("naamopen")
        if over:
            return Naam(found.begin, before + 1, words[:n], False)
    return found


def linked(found: Naam) -> bool:
    """Whether small words stand between the others: ``huis van vertrouwen``."""
    return found.woorden[-1] - found.woorden[0] >= len(found.woorden)
