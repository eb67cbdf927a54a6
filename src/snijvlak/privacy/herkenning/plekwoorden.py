"""Which words may be the name of an organisation where one is likely, and which stand there as a rule.

``bij de ruimte`` may be a name, ``bij de huisarts`` and ``via de mail`` are not; ``de nieuwe wending`` may,
``de lange wachttijd`` is not. How bold the answer is, depends on the place: see `Plek`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .aangrenzend import Merken
from .instellingswoorden import LID, closes, group
from .regels import woordgroep
from .tekst import Tekst
from .vangnet import ordinary
from .woordnamen import Naam, joined
from .woordsoorten import (
    AANHEF,
    AFGELEID,
    BEGRIP,
    GANGBAAR,
    GEEN_SCHOOL,
    MAAND,
    ONBEKEND,
    ORGSOORT,
    PLAATS,
    RELATIE,
    SCHOOLSOORT,
    STOP,
    TYPEFOUT,
    WERKWOORD,
    WIJK,
    WOORD,
)

HEEL, ZEKER, STERK, ZWAK = 4, 3, 2, 1
LONGEST = 5  # words of a name
_SHORTEST = 3  # letters of a name of one word
_USUAL = RELATIE | BEGRIP | MAAND | SCHOOLSOORT
AT_ONCE = ("via", "namens", "vanuit")
_DONE = (
    "be",
    "ver",
    "ont",
    "ge",
    "aange",
    "afge",
    "opge",
    "uitge",
    "inge",
    "overge",
    "meege",
    "toege",
    "terugge",
)
_INFLECTED = 7  # letters of a word that has an ending, at least
_ENDS = (*woordgroep("ambtslot"), *woordgroep("gewoon_plekslot"))
_LINK = frozenset(
    ("en", "voor", "van", "in", "op", "aan", "met", "uit", "de", "het", "der", "ter", "zonder", "naar")
)
_INSIDE = ("school", "organisatie", "wijk", "plaats", "persoon")
_ORDINARY, _SINGULAR = woordgroep("gewoon_slot"), woordgroep("enkelvoud_slot")


class Plek(NamedTuple):
    """A place in the sentence where an organisation is likely: where its name begins, and how likely."""

    begin: int
    kracht: int
    mens: bool  # "of" somebody or something else, as well


def word_before(t: Tekst, i: int) -> str:
    return t.woord[i - 1] if i and joined(t, i) else ""


def answers(t: Tekst, k: int) -> bool:
    """Whether a noun is who or what stands there as a rule, whatever is said of it: ``bij de huisarts``."""
    word = t.woord[k]
    return bool(t.kind[k] & _USUAL) or word in group("gewone_instantie") or word.endswith(_ENDS)


def usual_thing(t: Tekst, k: int) -> bool:
    """Whether a noun is a thing or a place that stands there as a rule: ``bij het raam``, ``via de mail``."""
    word = t.woord[k]
    return word in group("gewone_plek") or bool(t.kind[k] & GEEN_SCHOOL and word not in group("toch_naam"))


def fits(t: Tekst, k: int, *, article: bool) -> bool:
    """Whether a noun has no form of an ordinary one: ``de dribbelaars`` has, and nobody says it."""
    word = t.woord[k]
    if len(word) < _INFLECTED or word.endswith(_SINGULAR) or not word.endswith(_ORDINARY):
        return True
    if not article and word.endswith(("lijk", "ig", "isch")):
        return True  # bij letterlijk.
    if article and word.endswith("er") and not t.kind[k] & (GANGBAAR | AFGELEID):
        return True
    if not article or t.kind[k] & GANGBAAR or not word.endswith(("en", "s")):
        return False
    stem = word.removesuffix("s") if word.endswith("s") else word.removesuffix("en")
    single = (stem, stem[:-1], stem[:-1] + {"z": "s", "v": "f"}.get(stem[-1], stem[-1]))
    return not any(t.schat.kind(form) & (GANGBAAR | RELATIE | BEGRIP) for form in single)


def phrase(t: Tekst, marks: Merken, i: int) -> Naam | None:
    """The words that may be the name: up to a verb, a mark, or what no name goes on with."""
    first = i + (t.woord[i] in LID and joined(t, i + 1))
    if first >= t.aantal:
        return None
    k, words = first, list[int]()
    ours = t.woord[i + 1 : i + 2] in (["je"], ["jezelf"], ["jou"], ["elkaar"], ["jouw"]) and joined(t, i + 1)
    led = i > 0 and t.woord[i] in group("voorzet") and t.woord[i - 1] in ("van", "bij", "via", "door")
    loose = first == i and (
        opens(t, i) or led or (ours and not t.kind[i] & (STOP | RELATIE))
    )  # rap je rapport
    while k < t.aantal and k - first < LONGEST and (k == first or joined(t, k)):
        if k > first + 1 and "&" in t.gat[k - 1] and not t.kind[k] & (PLAATS | WIJK):
            break  # what & joins are two words: zorg & kracht over
        link = k
        while k > first and link < k + 3 and link < t.aantal and joined(t, link) and t.woord[link] in _LINK:
            link += 1
        if link > k and (link >= t.aantal or not joined(t, link)):
            break  # samen uit.
        if link > k and not marks.free(k - 1) and marks.free(link) and t.woord[k] == "en":
            break  # what was found before ends there
        also = link == k + 1 and t.woord[k] == "en" and (closes(t, link + 1) or t.kind[link + 1] & WERKWOORD)
        if also and t.kind[link] & STOP and marks.free(link) and not words[0] < first:
            words.append(link)  # handig en wel
            k = link + 1
            break
        noun = t.kind[link] & WOORD and not t.kind[link] & STOP and not answers(t, first)
        named = noun and link == first + 1 == i + 2 and t.woord[first].endswith("e")  # de woelige stal
        if words and link == k + 1 and t.woord[link] in group("naamlinkslot") and marks.free(link):
            words.append(link)  # vervoer voor elkaar
            k = link + 1
            break
        if not (_part(t, marks, link, loose=loose or link == first) or (named and marks.free(link))):
            break
        words.append(link)
        k = link + 1
    joint = words and words[-1] > first and "&" in t.gat[words[-1]]
    while words and not joint and k < t.aantal and k - first < LONGEST and joined(t, k) and marks.free(k):
        last = (closes(t, k + 1) or t.kind[k + 1] & WERKWOORD) and t.woord[k] in group("naamslotwoord")
        verb = t.kind[k] & WERKWOORD and t.woord[k] != "uit"
        small = not verb and (t.woord[k] in _LINK or t.woord[k] in ("maar", "dat") or t.kind[k] & STOP)
        stops = t.kind[k] & WERKWOORD or t.woord[k] in group("voegwoord") or t.woord[k] in group("na_de_naam")
        stops = stops and t.woord[k - 1] != "te"  # durf te vragen
        if not (last or (loose and (small or not stops))):
            break
        words.append(k)  # ik ben er weer; maatje erbij
        k += 1
    return Naam(i, words[-1] + 1, tuple(words), False) if words else None


def _part(t: Tekst, marks: Merken, k: int, *, loose: bool) -> bool:
    """Whether a word can be part of such a name."""
    soort, word, kind = marks.soort.get(k), t.woord[k], t.kind[k]
    if soort is not None:
        return soort in _INSIDE and not (soort == "persoon" and k in marks.sure)
    if word in group("na_de_naam") or word in group("voegwoord"):
        return False
    if loose and (word in group("naamopen") or word in group("voorzet") or opens(t, k)):
        return True
    if not loose and kind & (GANGBAAR | AFGELEID | WOORD) and _done(t, word):
        return False  # naar de kapper geweest
    if closes(t, k + 1) and (word == "groep" or kind & AANHEF):
        return True  # de kolom groep; de kleine kapitein
    if kind & (AANHEF | MAAND | WERKWOORD) or word in group("doet_ook"):
        return False
    return not kind & STOP or word in group("naamstop")


def _done(t: Tekst, word: str) -> bool:
    """``geweest``, ``behandeld``: what happened, after the name."""
    if word[-1] not in "dtn" or not word.startswith(_DONE) or word in group("geen_deelwoord"):
        return False
    verb = t.schat.kind(word + "en") | t.schat.kind(word[:-1] + "en")
    told = word[-1] != "n" and verb & (GANGBAAR | WOORD)
    return bool(told or (word.startswith(_DONE[3:]) and t.schat.kind(word) & GANGBAAR))


def shortened(t: Tekst, found: Naam) -> Iterator[Naam]:
    """The name, and what of it stands before a small word: ``de pit op dinsdag`` is ``de pit``."""
    yield found
    words = found.woorden
    for n in range(len(words) - 1, 0, -1):
        if words[n] > words[n - 1] + 1:
            yield Naam(found.begin, words[n - 1] + 1, words[:n], False)


def names(t: Tekst, found: Naam, plek: Plek) -> bool:
    """Whether the words are more likely a name than what else somebody would write there."""
    words, article = found.woorden, t.woord[found.begin] in LID
    first, last = words[0], words[-1]
    head = next((k for k in words if k + 1 not in words), last)  # the noun: de pit in delft
    if t.woord[first] in group("naamopen") and t.woord[last] in group("in_jou") and len(words) > 1:
        return not article  # kinderen van nu
    if len(words) > 1 and t.woord[last] in group("en_zo") and t.woord[last - 1] == "en":
        return True  # veerkracht en zo
    if len(t.woord[last]) < _SHORTEST:
        return False
    if t.capitals and not t.hoofd[first] and plek.kracht < STERK:  # most names have capitals here
        rare = not t.kind[last] & (GANGBAAR | TYPEFOUT) and not ordinary(t.woord[last])
        usual = answers(t, last) or usual_thing(t, last)
        if len(words) > 1 and not article:
            unheard = any(t.kind[k] & ONBEKEND and not t.kind[k] & TYPEFOUT for k in words)
            return (unheard or opens(t, first)) and not usual and not plek.mens
        bare = word_before(t, found.begin) in ("bij", "via", "aan") and not t.kind[last] & AFGELEID
        return len(words) == 1 and rare and not usual and ((article and not plek.mens) or bare)
    if len(words) == 1:
        return _one(t, last, plek, article=article)
    led = t.woord[first] in group("voorzet") and plek.kracht >= STERK
    if not article and (opens(t, first) or led or t.woord[first + 1] in ("je", "jouw", "jezelf", "elkaar")):
        return True
    if article and answers(t, first):
        return False
    if not article and len(words) == 2 and last == first + 1 and t.woord[last] in group("naamslotwoord"):
        return not t.kind[first] & (RELATIE | STOP | AANHEF | BEGRIP)  # welkom thuis
    if not article and linked(t, words):
        return True  # gezin in kracht
    if answers(t, head) or t.kind[first] & (RELATIE | AANHEF):
        return False  # gebeld met ouders van
    common, strong = bool(t.kind[head] & GANGBAAR), plek.kracht >= STERK
    if plek.kracht < ZEKER and not fits(t, head, article=article) and (common or not strong):
        return False
    if head == first:  # de huiskamer van zuid, letters in het zand
        return not plek.mens and not (article and usual_thing(t, head))
    if t.kind[head] & ORGSOORT and all(t.kind[k] & GANGBAAR for k in words):
        return False  # de nieuwe praktijk
    quality, thing = t.woord[first] in group("gewone_hoedanigheid"), usual_thing(t, head)
    weak = common and not strong and t.woord[found.begin - 1] not in AT_ONCE and not closes(t, found.eind)
    if quality and (thing or weak):
        return False  # de lange wachttijd
    return strong or not common or not thing


def linked(t: Tekst, words: tuple[int, ...]) -> bool:
    """Two words with a small one between them as names have: ``gezin in kracht``, ``vriend aan huis``."""
    if len(words) != 2 or t.woord[words[0] + 1] not in ("in", "aan", "op", "voor", "zonder", "uit"):
        return False
    first, last = t.woord[words[0]], t.woord[words[1]]
    if last in group("naamlinkslot") or first in group("naamlinkkop"):
        return True
    return first in group("naamopen") and not t.kind[words[1]] & RELATIE


def opens(t: Tekst, k: int) -> bool:
    """Whether a name that is a phrase can begin with a word: ``stap voor stap``, ``samen uit``."""
    word = t.woord[k]
    return (word in group("naamstart") and word not in group("voorzet")) or word in group("naambegin_los")


def _one(t: Tekst, k: int, plek: Plek, *, article: bool) -> bool:
    """Whether one noun, with an article or bare, is a name there."""
    kind, common = t.kind[k], bool(t.kind[k] & GANGBAAR)
    if answers(t, k) or usual_thing(t, k) or kind & (ORGSOORT | TYPEFOUT | PLAATS | WIJK | AANHEF):
        return False
    formed = fits(t, k, article=True) or fits(t, k, article=article)
    formed = formed or not (common or kind & (AFGELEID | ONBEKEND))
    formed = formed or (plek.kracht >= STERK and article and not common and not plek.mens)
    if not formed and (plek.kracht < ZEKER or not (article or closes(t, k + 1))):
        return False
    if plek.kracht >= STERK:
        return True
    if plek.mens:
        if article and word_before(t, plek.begin) in ("bel", "mail", "app", "met", "aan", "van", "vd"):
            return True
        return not common and (article or not (kind & AFGELEID or t.woord[k - 1] == "volgens"))
    return article or not common or closes(t, k + 1)
