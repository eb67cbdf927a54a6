"""Wide nets: what nobody found and may be the name of an organisation by its place, whatever it means.

Each is about a place, none about a name: between brackets, under a letter, after ``bij`` without an article,
first in a sentence, right after who asks. They mark a word too many now and then, all ``mogelijk``; most look
only where capitals say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from .aangrenzend import Merken
from .instellingswoorden import LID, closes, group
from .plekwoorden import fits
from .rondom_vondsten import beside_finds
from .ruime_woorden import (
    NEVER,
    common_noun,
    compound,
    cut,
    likely,
    linked,
    named,
    pair,
    rare,
    run,
    single,
    slip,
    usual,
)
from .tekst import Tekst
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordnamen import Naam, ends, joined
from .woordsoorten import (
    AANHEF,
    AFGELEID,
    BEGRIP,
    GANGBAAR,
    MAAND,
    NAAM,
    ORGSLOT,
    ORGSOORT,
    RELATIE,
    STOP,
    WERKWOORD,
    WOORD,
    WOORDNAAM,
)

_BARE = frozenset(("bij", "van", "via", "door", "naar", "aan", "vanuit", "volgens"))
_WITH_ARTICLE = frozenset(("bij", "van", "aan", "met"))
_NEAR = frozenset(("bij", "van", "via", "door", "vanuit"))
_LEADS, _CLAUSE, _ASKS = group("naamvoorzet"), group("naamzin"), group("vraagt_iemand")
_ANNOUNCES = group("plekkop") | group("rolwoord") | group("gever") | group("organisatiekop")
# One question for all: what is asked of every word of a text takes time, whoever asks.
_BEFORE = ask(_LEADS | _CLAUSE | _ASKS | _ANNOUNCES)
_SMALL = ask(("'s", "’s", "s", "'t", "’t", "des", "der"))
_GREETS = AANHEF | MAAND
_JOIN = group("naamverbinding") | group("naamverbinding_ook")
_SMALL_WORDS, _SHORT = 3, 3  # words from one capital to the next; letters of a word of another language
_TERMS = frozenset(tuple(term.split("-")) for term in group("twee_hoofdletters"))
_NO_NAME = STOP | WERKWOORD | RELATIE | AANHEF | MAAND | BEGRIP
_COMMON = STOP | GANGBAAR | WERKWOORD | RELATIE | BEGRIP
_ADJECTIVE = ("e", "en", "isch", "lijk", "ig")
_OTHERS = frozenset((*LID, "een", "ons", "onze", "hun", "geen", "dat", "deze"))
_TITLE = (",", "\n", " -", " –", "? ")


def wide(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """What the nets add."""
    for i, end in _nets(t, marks):
        yield marks.vondst(i, end, "organisatie")


def _nets(t: Tekst, marks: Merken) -> Iterator[tuple[int, int]]:
    """The first word and the word after the last of what each net holds."""
    yield from _small_words(t, marks)
    yield from beside_finds(t, marks)
    for i in t.los:
        if "(" in t.gat[i]:
            yield from _between_brackets(t, marks, i)
    if t.capitals:
        yield from _capitals(t, marks)
        for i in t.at(_BEFORE):
            if t.woord[i] in _NEAR and joined(t, i + 1) and not t.hoofd[i + 1]:
                yield from _led_among_capitals(t, marks, i + 1)
        return
    yield from _by_kind(t, marks)
    for i in t.los:
        yield from _after_mark(t, marks, i)
    for i in t.at(_BEFORE):
        if joined(t, i + 1):
            yield from _after_word(t, marks, i, t.woord[i])


def _after_word(t: Tekst, marks: Merken, i: int, word: str) -> Iterator[tuple[int, int]]:
    """What stands right after one of the words that come before an organisation."""
    if word in _LEADS:
        yield from _led(t, marks, i + 1)
    if word in _ASKS:
        yield from _asked(t, marks, i + 1)
    clause, announced = word in _CLAUSE, word in _ANNOUNCES
    found = run(t, marks, i + 1) if clause or announced else None
    if found is None:
        return
    article = t.woord[i + 1] in LID
    if clause and _acting(t, found, first=False):
        yield i + 1, found.eind
    if word in ("en", "of") and not article and (joint := _and(t, marks, found)):
        yield joint
    if announced and not article and named(t, found):  # verwijzing rivierduinen
        yield i + 1, found.eind


def _small_words(t: Tekst, marks: Merken) -> Iterator[tuple[int, int]]:
    """``'s heeren loo``, ``leger des heils``, ``'t vlot``: hardly anything but a name, or a time."""
    for i in t.at(_SMALL):
        if not joined(t, i + 1):
            continue
        word, fits_in = t.woord[i], not t.kind[i + 1] & (STOP | WERKWOORD)
        if word in ("des", "der"):
            if joined(t, i) and marks.free(i) and not t.kind[i - 1] & (STOP | WERKWOORD):
                yield i - 1, i + 2
        elif word.endswith("t"):
            if marks.free(i + 1) and fits_in:
                yield i, i + 2
        elif t.woord[i + 1] not in group("na_s") and not t.kind[i + 1] & MAAND:
            goes_on = joined(t, i + 2) and not t.kind[i + 2] & (STOP | WERKWOORD)
            yield i, i + 2 + goes_on


def _between_brackets(t: Tekst, marks: Merken, i: int) -> Iterator[tuple[int, int]]:
    """``judith (kwadraad)``: all that stands between brackets."""
    found = run(t, marks, i)
    if found and (found.eind >= t.aantal or ")" in t.gat[found.eind]) and likely(t, found):
        yield i, found.eind


def _capitals(t: Tekst, marks: Merken) -> Iterator[tuple[int, int]]:
    """Every word with a capital in a sentence that is no term; two in a row whatever they are."""
    for i in t.hoofdletters:
        if t.start[i] or i in marks.sure:
            continue
        first = _both(t, marks, i) if t.hoofd[i - 1] else _over_small_word(t, marks, i)
        if first is not None:
            yield first, i + 1
        elif marks.free(i) and not t.kind[i] & _NO_NAME and not _aloud(t, i):
            yield i, i + 1
    for i in t.los:
        if t.start[i] and not t.kind[i] & _COMMON:
            yield from _first_with_capital(t, marks, i)


def _aloud(t: Tekst, i: int) -> bool:
    """``GRATIS``, ``M``: a word of the dictionary in capitals, or one letter."""
    word = t.text[t.begin[i] : t.eind[i]]
    return len(word) < 2 or bool(t.kind[i] & WOORD and word.isupper())


def _both(t: Tekst, marks: Merken, i: int) -> int | None:
    """``Ambulant Thuis``: two capitals in a row, of which the first may begin a sentence."""
    first = i - 1
    if first < 0 or t.gat[i] != " " or (t.woord[first], t.woord[i]) in _TERMS:
        return None
    if t.start[first]:
        spoken = t.kind[first] & STOP and t.woord[first] not in group("naamopen")
        nobody = marks.free(first) and marks.free(i) and not spoken
    else:
        nobody = all(marks.free(k) or _no_person(t, marks, k) for k in (first, i))
    return first if nobody and _title_case(t, first, i) else None


def _over_small_word(t: Tekst, marks: Merken, i: int) -> int | None:
    """``Scheiden zonder Schade``: the capital from which a small word or two lead to the one at ``i``."""
    first = i - 1
    if not t.kind[first] & STOP and len(t.woord[first]) > _SHORT:
        return None
    while first > i - _SMALL_WORDS and first > 0 and not t.hoofd[first] and t.near[first]:
        if t.woord[first] not in _JOIN and len(t.woord[first]) > _SHORT:
            return None
        first -= 1
    if first in (i - 1, -1) or not t.hoofd[first] or not all(t.near[first + 1 : i + 1]):
        return None
    nobody = all(marks.free(k) or (_no_person(t, marks, k) and not t.start[first]) for k in (first, i))
    told = t.kind[first] & STOP or not t.kind[i] & WOORD or t.kind[first] & t.kind[i] & BEGRIP
    return first if nobody and not told and _title_case(t, first, i) else None


def _title_case(t: Tekst, *words: int) -> bool:
    """Whether only the first letters are capitals, as those of ``MDO`` are not, and nobody is greeted."""
    small = all(t.text[t.begin[k] + 1 : t.eind[k]].islower() for k in words)
    return small and not any(t.kind[k] & _GREETS for k in words)


def _no_person(t: Tekst, marks: Merken, k: int) -> bool:
    """``Onderwijs Advies``: whether a word was found by its capital only, and is no name of a person."""
    doubted = marks.soort[k] in ("organisatie", "persoon") and k not in marks.sure
    return doubted and not t.kind[k] & (NAAM | WOORDNAAM)


def _first_with_capital(t: Tekst, marks: Merken, i: int) -> Iterator[tuple[int, int]]:
    """``Kwadraad belt``: one rare word first in a sentence, and then what it does."""
    if t.hoofd[i + 1 : i + 2] == [True] or not marks.free(i):
        return
    found = run(t, marks, i)
    if (
        found
        and len(found.woorden) == 1
        and single(t, i)
        and _does(t, found, acts=bool(t.kind[i] & AFGELEID))
    ):
        yield i, found.eind


def _led_among_capitals(t: Tekst, marks: Merken, i: int) -> Iterator[tuple[int, int]]:
    """``via letterrijk``: small letters where names have capitals; only what is rare."""
    if t.kind[i] & (NEVER | GANGBAAR):
        return
    found = run(t, marks, i, led=True)
    if (found := found and cut(t, found)) and named(t, found):
        yield i, found.eind


def _does(t: Tekst, found: Naam, *, acts: bool) -> bool:
    """Whether a verb follows; ``acts``: one of what people and organisations do."""
    verb = found.eind
    if not joined(t, verb):
        return False
    does = t.woord[verb] in group("doet") or t.woord[verb] in group("doet_ook")
    return does or (not acts and bool(t.kind[verb] & WERKWOORD))


def _by_kind(t: Tekst, marks: Merken) -> Iterator[tuple[int, int]]:
    """``combinatie jeugdzorg``: a noun right before a word for a kind, which Dutch writes as one word."""
    for i in t.of(ORGSLOT | ORGSOORT):
        if not i or t.gat[i] != " " or not marks.free(i - 1) or t.kind[i - 1] & (NEVER & ~BEGRIP):
            continue
        told = t.woord[i - 1].endswith(_ADJECTIVE) or t.woord[i] in group("gewone_hulp")
        if not told and not (i > 1 and t.near[i - 1] and t.woord[i - 2] in _OTHERS):
            yield i - 1, i + 1


def _after_mark(t: Tekst, marks: Merken, i: int) -> Iterator[tuple[int, int]]:
    """What stands after a mark: a title with a mark after it, the value of a field, or who does something."""
    gap = t.gat[i]
    begins = t.start[i] or gap == ", "
    found = run(t, marks, i) if begins or ":" in gap or "\n" in gap else None
    if found is None:
        return
    if gap == ", " and closes(t, i + 1) and marks.free(i) and single(t, i):
        yield i, i + 1
    if ":" in gap and "\n" not in gap and ends(t, found.eind) and named(t, found):
        yield i, found.eind
    titled = found.eind < t.aantal and t.gat[found.eind].startswith(_TITLE)
    if "\n" in gap and titled and len(found.woorden) > 1 and named(t, found):
        yield i, found.eind
    if begins and _acting(t, found, first=t.start[i]):
        yield i, found.eind


def _acting(t: Tekst, found: Naam, *, first: bool) -> bool:
    """``perspektief doet``, ``omdat yes we can belde``: words first in a clause, and then a verb."""
    if not _does(t, found, acts=False):
        return False
    last, article = found.woorden[-1], t.woord[found.begin] in LID
    acts = _does(t, found, acts=True)
    if len(found.woorden) > 1:
        return not article and (acts or first) and pair(t, found)
    if article:
        return single(t, last) or (acts and common_noun(t, last))
    bare = acts and first and not t.kind[last] & NEVER and not usual(t, last)
    return bare or slip(t, last) or (rare(t, last) and _likely_subject(t, found, acts=acts))


def _likely_subject(t: Tekst, found: Naam, *, acts: bool) -> bool:
    """Whether a rare word is who does it: of a compound it must be more than ``is`` or ``loopt``."""
    compound = t.kind[found.woorden[-1]] & AFGELEID
    return acts or not compound or t.woord[found.eind] not in group("loopt")


def _led(t: Tekst, marks: Merken, i: int) -> Iterator[tuple[int, int]]:
    """``bij lichtpunt``, ``met lente kracht``: after a word before which an organisation may stand."""
    found = run(t, marks, i, led=True)
    if (found := found and cut(t, found)) is None:
        return
    words, article, lead = found.woorden, t.woord[i] in LID, t.woord[i - 1]
    last = words[-1]
    if len(words) == 1:
        bare = compound(t, last) or (lead in _BARE and common_noun(t, last))
        told = lead in _WITH_ARTICLE and common_noun(t, last)
        counted = t.text[t.eind[last] + 1 : t.eind[last] + 2].isdigit()  # aan artikel 5
        if single(t, last) or ((told if article else bare) and not counted):
            yield i, found.eind
    elif article:
        if lead in _NEAR and not usual(t, last) and not usual(t, words[0]):
            yield i, found.eind
    elif pair(t, found) and (not linked(found) or _head(t, found)):
        yield i, found.eind


def _head(t: Tekst, found: Naam) -> bool:
    """Whether the first of words with a small one between them may begin a name: ``kracht van binnen``."""
    first = found.woorden[0]
    many = t.woord[first].endswith(("en", "s")) and not any(single(t, k) for k in found.woorden)
    return fits(t, first, article=False) and not many


def _and(t: Tekst, marks: Merken, found: Naam) -> tuple[int, int] | None:
    """``wijkagent en patijnenburg``: after ``en``; more than one word only beside an organisation."""
    shorter = cut(t, found)
    if shorter is None:
        return None
    if len(shorter.woorden) == 1:
        told = single(t, shorter.begin)
    else:
        told = marks.soort.get(found.begin - 2) == "organisatie" and pair(t, shorter)
    return (shorter.begin, shorter.eind) if told else None


def _asked(t: Tekst, marks: Merken, i: int) -> Iterator[tuple[int, int]]:
    """``kan stek meedenken``, ``heb net lente kracht gebeld``: after a verb, and the sentence goes on."""
    while joined(t, i + 1) and (t.woord[i] in group("geen_naambegin") or t.kind[i] & STOP):
        i += 1
    found = run(t, marks, i)
    if found is None or closes(t, found.eind):
        return
    known = all(t.kind[k] & NEVER or usual(t, k) for k in found.woorden)
    called = t.woord[found.eind] in group("benaderd") and not known
    if called or named(t, found):
        yield i, found.eind
