"""Names told by what stands a little further away: their kind before a bracket, who delivers, who calls.

``de opvang (ot en sien)``, ``geleverd door op weg naar morgen``, ``de verbinding belde terug``, ``manege de
wilde hoeve``; and a name of more words that was found once, wherever it stands again. All ``mogelijk``.
"""

from __future__ import annotations

from collections.abc import Iterator

from .aangrenzend import Merken
from .instellingswoorden import LID, closes, group
from .plekwoorden import answers, usual_thing
from .regels import woordgroep
from .tekst import Tekst
from .uitdrukking import Uitdrukking
from .vangnet import inflected
from .vondsten import Soort, Vondst
from .vraagwoorden import ask
from .woordnamen import joined
from .woordsoorten import (
    AANHEF,
    BEGRIP,
    GANGBAAR,
    MAAND,
    ONBEKEND,
    ORGANISATIE,
    ORGSLOT,
    ORGSOORT,
    RELATIE,
    SCHOOLSOORT,
    STOP,
    TYPEFOUT,
    WERKWOORD,
)

_BRACKETED, _DELIVERED = 4, 5  # words at most
_ASKED = ask((*group("belt"), "heeft", "had", "kan", "kon", "wil", "bellen", "mailen"))
_SHORTEST = 4  # letters of a name without an article
_BY = ask(("door",))
_WILD = ask(("wilde",))
_SIDE = ask(("zuidwest", "zuidoost", "noordwest", "noordoost"))
_CALLS = ask(group("belt"))
_FIRMS = ask(group("bedrijfsoort"))
_THAT, _WHOM = ask(("dat", "omdat", "als")), ("haar", "hem", "hun", "mij", "me", "ons", "jullie", "jou")
_AGED = Uitdrukking(r"\(\d{1,2}(?: ?(?:jr|jaar|j))?, ((?:de|het|'t) [^()\d,;.:]{3,40})(?=\))")
_AGENT = woordgroep("belslot")
_NAMED: tuple[Soort, ...] = ("school", "organisatie")
_NOBODY = RELATIE | AANHEF | MAAND
_COMMON = STOP | GANGBAAR | BEGRIP | RELATIE | ORGSOORT | SCHOOLSOORT | WERKWOORD


def from_afar(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """Each of these, and then each name of more words where it stands again."""
    if "(" in t.text:
        yield from _in_brackets(t, marks)
        yield from _after_age(t, marks)
    if "! " in t.text:
        yield from _exclaimed(t, marks)
    for i in t.at(_BY):
        if (
            i
            and joined(t, i)
            and t.woord[i - 1] in group("geleverd")
            and (end := _delivered(t, marks, i + 1))
        ):
            yield marks.vondst(i + 1, end, "organisatie")
    for i in t.at(_SIDE):
        if i and t.gat[i] == " " and marks.free(i) and _quarter(t, i):
            yield marks.vondst(i, i + 1, "wijk")
    for i in t.at(_WILD):
        named = 1 < i < t.aantal - 1 and t.woord[i - 1] in LID and joined(t, i) and joined(t, i + 1)
        if named and joined(t, i - 1) and (kind := _kind(t, i - 2)) and not t.kind[i + 1] & _NOBODY:
            yield marks.vondst(i - 2, i + 2, "school" if kind & SCHOOLSOORT else "organisatie")
    yield from _places(t, marks)
    for i in t.at(_FIRMS) if t.capitals else ():
        if i > 1 and t.hoofd[i] and not t.start[i] and _lettered(t, i - 1):
            yield marks.vondst(i - 1, i + 1, "organisatie")
    if not t.capitals:
        for i in t.at(_THAT):
            who = joined(t, i + 1) and joined(t, i + 2) and marks.free(i + 1)
            if who and t.woord[i + 2] in _WHOM and not t.kind[i + 1] & (_COMMON | _NOBODY):
                yield marks.vondst(i + 1, i + 2, "organisatie")
        for i in t.at(_CALLS):
            if i > 1 and joined(t, i) and joined(t, i - 1) and _caller(t, marks, i - 1):
                yield marks.vondst(i - 2, i, "organisatie")
        for i in t.at(_ASKED):
            if _called(t, marks, i):
                yield marks.vondst(i + 1, i + 2, "organisatie")


def _kind(t: Tekst, i: int) -> int:
    """What kind of place a word is: of a school, of an organisation, or 0."""
    if t.woord[i] in group("bedrijfsoort"):
        return ORGSOORT
    return t.kind[i] & (ORGSOORT | ORGSLOT | SCHOOLSOORT)


def _quarter(t: Tekst, i: int) -> bool:
    """``casusoverleg zuidwest``, ``uit zuidoost``: a part of a town, and not where the wind comes from."""
    before = t.woord[i - 1]
    return before in group("waar") or before.endswith(
        ("overleg", "team", "wijk", "buurt", "gebied", "stadsdeel")
    )


def _lettered(t: Tekst, i: int) -> bool:
    """``bij RMC Taxi``: letters that are a term elsewhere, after who or where."""
    word = t.text[t.begin[i] : t.eind[i]]
    led = joined(t, i) and t.woord[i - 1] in group("van_organisatie")
    return led and joined(t, i + 1) and word.isupper() and len(word) < _BRACKETED + 1


def _places(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """``berkel en rodenschrijs``: a place, and one that no list has or that is typed wrongly."""
    for _, end, soort in marks.spans:
        if soort == "plaats" and t.woord[end : end + 1] == ["en"] and joined(t, end) and joined(t, end + 1):
            unlisted = t.kind[end + 1] & ONBEKEND and not t.kind[end + 1] & TYPEFOUT
            if unlisted and end + 1 not in marks.sure and marks.soort.get(end + 1) in (None, "persoon"):
                yield marks.vondst(end, end + 2, "plaats")


def _in_brackets(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """``de opvang (ot en sien)``: two words or more between brackets, right after a word for their kind."""
    for i in t.los:
        if t.gat[i] != " (" or not i or not _kind(t, i - 1):
            continue
        end = i + 1
        while end < t.aantal and end - i < _BRACKETED and joined(t, end):
            end += 1
        shut = t.text[t.eind[end - 1] : t.eind[end - 1] + 1] == ")"
        small = t.woord[i] in group("geen_naamkop") or (t.kind[i] & STOP and t.woord[i] not in LID)
        told = any(t.kind[k] & (WERKWOORD | _NOBODY) for k in range(i, end))
        if end - i > 1 and shut and not small and not told and not _usual(t, end - 1):
            yield marks.vondst(i, end, "school" if _kind(t, i - 1) & SCHOOLSOORT else "organisatie")


def _after_age(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """``joy (9, de kleine keizer)``: what has an article, after an age and up to the bracket."""
    for m in _AGED.finditer(t.low):
        i, last = t.eerste.get(m.start(1)), t.laatste.get(m.end(1))
        if i is None or last is None or _usual(t, last):
            continue
        words = range(i, last + 1)
        if any(map(marks.free, words)) and not any(t.kind[k] & (_NOBODY | WERKWOORD) for k in words):
            yield marks.vondst(i, last + 1, "school")


def _exclaimed(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """``opvang: Zo! Kinderopvang``, ``bij jes! welzijn``: one word called out, and its kind."""
    for k in t.los:
        i = k - 1
        if t.gat[k] != "! " or i < 0 or not t.kind[k] & (ORGSOORT | ORGSLOT) or t.kind[i] & _NOBODY:
            continue
        led = ":" in t.gat[i] or t.woord[i - 1] in group("van_organisatie") if i else False
        if led and (t.hoofd[i] == t.hoofd[k]) and (t.hoofd[k] or not t.capitals):
            yield marks.vondst(i, k + 1, "organisatie")


def _usual(t: Tekst, k: int) -> bool:
    return answers(t, k) or usual_thing(t, k)


def _delivered(t: Tekst, marks: Merken, i: int) -> int:
    """The word after the name of who delivers, up to the mark; 0 where somebody else does."""
    end = i
    while end < t.aantal and end - i < _DELIVERED and (end == i or joined(t, end)):
        if not marks.free(end) or t.kind[end] & _NOBODY or t.woord[end] in group("bepaler"):
            return 0
        end += 1
    if end - i < 2 or not closes(t, end) or t.woord[i] in LID or t.woord[i] in group("geen_naamkop"):
        return 0
    return 0 if _usual(t, end - 1) or _usual(t, i) else end


def _caller(t: Tekst, marks: Merken, i: int) -> bool:
    """``de verbinding``: a quality or a thing done, which calls nobody unless it is called so."""
    if t.woord[i - 1] not in LID or not marks.free(i) or t.kind[i] & (RELATIE | BEGRIP | ORGSOORT):
        return False
    first = i < 2 or not joined(t, i - 1) or t.woord[i - 2] in group("naamzin")
    return first and bool(t.kind[i] & GANGBAAR) and not _usual(t, i) and not t.woord[i].endswith(_AGENT)


def _called(t: Tekst, marks: Merken, i: int) -> bool:
    """``wie belt horizon morgen``, ``heeft lichtwerk ook plek``: a noun with no article, called or able."""
    k = i + 1
    adverb = k + 1 < t.aantal and t.woord[k + 1] in group("bijwoord_erna")
    if not adverb or not joined(t, k) or not joined(t, k + 1) or len(t.woord[k]) < _SHORTEST:
        return False
    if t.kind[k] & (_COMMON & ~GANGBAAR | _NOBODY) or not marks.free(k):
        return False
    if _usual(t, k) or inflected(t, k) or _plural(t, k):
        return False
    return t.woord[i] in group("belt") or not t.kind[k] & GANGBAAR


def _plural(t: Tekst, k: int) -> bool:
    return t.woord[k].endswith(("en", "s", "ing", "heid", "tijd"))


def repeated(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """A name of two words or more that was found once, where it stands again in small letters or not."""
    names: dict[str, Soort] = {
        t.low[t.begin[first] : t.eind[end - 1]]: soort
        for first, end, soort in marks.spans
        if end > first + 1 and soort in _NAMED and _own(t, first, end)
    }
    for name, soort in names.items():
        begin = t.low.find(name)
        while begin >= 0:
            eind = begin + len(name)
            i, last = t.eerste.get(begin), t.laatste.get(eind)
            if i is not None and last is not None and any(map(marks.free, range(i, last + 1))):
                yield Vondst(begin, eind, soort, "mogelijk")
            begin = t.low.find(name, eind)


def _own(t: Tekst, first: int, end: int) -> bool:
    """Whether the words are hardly said of anything else: two besides the article, and one that is rare."""
    words = range(first + (t.woord[first] in LID), end)
    if len(words) < 2 or t.kind[first] & ORGANISATIE:
        return False  # a name from a list is found wherever it stands, without what was added to it
    if all(t.hoofd[k] for k in (words[0], words[-1])) and not t.start[words[0]]:
        return True
    return any(not t.kind[k] & _COMMON for k in words) and not t.kind[end - 1] & (WERKWOORD | GANGBAAR)
