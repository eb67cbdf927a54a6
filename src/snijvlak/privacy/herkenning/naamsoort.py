"""Organisations of any words beside what tells that a name comes: a kind, a field, a person, quotes.

``crisisteam rots``, ``hulp: mee op weg``, ``lex van rossum (kolom groep)``, ``van 'nieuwe ronde'``. All
of them ``mogelijk``.
"""

from __future__ import annotations

from collections.abc import Iterator

from .aangrenzend import Merken
from .instellingswoorden import LID, closes, group
from .plekwoorden import LONGEST, answers, fits, linked, opens, phrase, shortened, usual_thing, word_before
from .regels import taal, woordgroep
from .tekst import Tekst
from .uitdrukking import Uitdrukking
from .vangnet import ordinary
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordnamen import ends, joined
from .woordsoorten import (
    AANHEF,
    AFGELEID,
    BEGRIP,
    GANGBAAR,
    MAAND,
    ONBEKEND,
    ORGSLOT,
    ORGSOORT,
    RELATIE,
    STOP,
    TYPEFOUT,
    VOORNAAM,
    WERKWOORD,
    WOORD,
)

_HEADS, _KIND = ask((*group("organisatiekop"), *group("naamveld"))), woordgroep("kindslot")
_KINDS = ask(
    (*group("voorsoort"), *group("bedrijfsoort"), *taal().organisatiesoorten, "gastouder", "wonen"),
    ends=_KIND,
    longer=6,
)
_DIAL = Uitdrukking(r" 0\d{2,3}(?![\d/:]|[ -]\d)")
_QUOTES = ("'", '"', "‘", "“")
_QUOTED = Uitdrukking(
    r"(?<!\w)(?:van|bij|via|door|vanuit|stichting|team|project|praktijk|organisatie|groep) ['\"‘“„]"
    r"([^\W\d_][^'\"’”\n.,:;?]{2,30})['\"’”](?!\w)"
)
_ALWAYS = ("club", "vereniging", "praktijk", "bureau")  # without an article, always with a name
_FAR = 4  # words from the kind to the end of a name in small letters
_ONLY = (
    "huis",
    "punt",
    "loket",
    "fonds",
    "atelier",
    "lab",
    "desk",
    "café",
    "hoeve",
    "boerderij",
    "winkel",
    "kring",
)
_WEAK = ("zorg", "hulp", "begeleiding", "werk", "groep", "therapie", "opvang", "besteding", "dienst", "wonen")
_BETWEEN = ("en", "maar", "van", "in", "op", "met", "voor", "aan", "of", "naar", "zonder", "om")


def by_kind(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """Each word for a kind, each field, and each person that a name can stand beside."""
    for i in t.at(_KINDS):
        if end := _after_kind(t, marks, i):
            yield marks.vondst(i - (word_before(t, i) in LID), end, "organisatie")
        elif word_before(t, i) in LID and _called_kind(t, marks, i):
            yield marks.vondst(i - 1, i + 1, "organisatie")
    for i in t.at(_HEADS):
        if t.gat[i + 1 : i + 2] == [": "]:
            yield from _row(t, marks, i + 1) if t.capitals else _labelled(t, marks, i + 1)
            yield from _motto(t, marks, i + 1)
    for first, end, soort in marks.spans:
        if soort == "persoon":
            yield from _beside_person(t, marks, first, end)
    yield from _longer(t, marks)
    if any(quote in t.text for quote in _QUOTES):
        yield from _quoted(t)


def _quoted(t: Tekst) -> Iterator[Vondst]:
    """``van 'nieuwe ronde'``: between quotes, where a name comes."""
    for m in _QUOTED.finditer(t.low):
        k = t.eerste.get(m.start(1), -1)
        ordinary = k < 0 or (t.eind[k] == m.end(1) and t.kind[k] & (STOP | RELATIE | BEGRIP))
        if not ordinary:
            yield Vondst(m.start(1), m.end(1), "organisatie", "mogelijk")


def _after_kind(t: Tekst, marks: Merken, i: int) -> int:
    """``crisisteam rots``, ``voogdijinstelling de nieuwe wending``: the word after the name, or 0."""
    if t.gat[i + 1 : i + 2] != [" "] or t.kind[i] & (STOP | WERKWOORD):
        return 0
    if t.kind[i] & RELATIE and t.woord[i] != "gastouder":
        return 0
    before = word_before(t, i)
    determined = before in group("bepaler") or before in LID
    article = t.woord[i + 1] in LID
    if t.woord[i + 1 : i + 3] == ["bij", "ons"]:
        return i + 3
    if t.woord[i + 1] in ("in", "op", "uit", "met"):
        return 0  # kinderopvang in delft
    if t.woord[i] == "stichting" and word_before(t, i) not in LID:
        k = i + 1
        while k < t.aantal and k - i < LONGEST and t.gat[k] == " " and t.woord[k] not in group("voegwoord"):
            k += 1
        if closes(t, k) and marks.free(k - 1) and k > i + 1:
            return k  # stichting praat thuis.
    if t.kind[i + 1] & AANHEF and marks.soort.get(i + 2) == "persoon":
        return i + 3  # spelhuis tante toos
    found = phrase(t, marks, i + 1)
    found = found and next((n for n in shortened(t, found) if ends(t, n.eind)), None)
    if found is None:
        return 0
    told = [marks.soort.get(k) for k in found.woorden]
    if None not in told and ("organisatie" not in told or not marks.free(i)):
        return 0
    words = found.woorden
    first, last = words[0], words[-1]
    weak, loose = t.woord[i].endswith(_WEAK), opens(t, first) and len(words) > 1
    if t.capitals and not t.hoofd[first] and _any_kind(t, i, last):
        return 0
    if t.kind[first] & (RELATIE | AANHEF) and t.woord[first] not in group("naamopen"):
        return 0
    if determined and not loose and (weak or (len(words) == 1 and not article)):
        return 0
    if answers(t, last) and t.woord[last] not in group("toch_naam"):
        return 0
    common = bool(t.kind[last] & GANGBAAR)
    if len(words) > 1 and last >= first + len(words) and not weak:
        return found.eind  # kids in beweging
    if article and len(words) > 1 and not determined and t.woord[first] not in group("gewone_hoedanigheid"):
        return 0 if usual_thing(t, last) else found.eind  # gezinsbegeleiding de rode draad
    if article:
        return 0 if (weak or determined) and (common or not fits(t, last, article=True)) else found.eind
    if loose:
        return found.eind
    if weak and (common or t.kind[last] & AFGELEID):
        return 0
    named = t.woord[i].endswith(_ALWAYS) or fits(
        t, last, article=not t.woord[i].endswith(("team", "punt", "centrum"))
    )
    thing = (
        t.woord[last] in group("gewone_plek") and len(words) == 1 and t.woord[last] not in group("toch_naam")
    )
    return found.eind if named and not thing else 0


def _any_kind(t: Tekst, i: int, last: int) -> bool:
    """``een eigen aanbieder bereikt``: where names have capitals, the kind of organisation is said of any."""
    told = word_before(t, i).endswith("e") or word_before(t, i) in ("eigen", "in", "een", "ons")
    common = t.kind[last] & (GANGBAAR | AFGELEID) > 0
    any_one = t.woord[i] in group("kale_organisatie") and not t.woord[i].endswith(_ALWAYS)
    return told or (any_one and common) or last - i > _FAR


def _called_kind(t: Tekst, marks: Merken, i: int) -> bool:
    """``het meidenhuis``: a kind of organisation that nobody has a word for, but one."""
    made = t.kind[i] & (AFGELEID | ONBEKEND) and not t.kind[i] & (GANGBAAR | BEGRIP | ORGSOORT | TYPEFOUT)
    return bool(made) and marks.free(i) and t.woord[i].endswith(_ONLY) and not answers(t, i)


def _labelled(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``hulp: mee op weg 2x pw``: what stands in a field, when it begins as a name does."""
    if not marks.free(i) or t.woord[i] in group("geen_antwoord") or t.capitals:
        return
    found = phrase(t, marks, i)
    if found is None or not closes(t, found.eind):
        return
    words, article = found.woorden, t.woord[i] in LID
    first, last = words[0], words[-1]
    loose = len(words) > 1 and (opens(t, first) or linked(t, words))
    if loose or (article and not answers(t, last) and fits(t, last, article=True)):
        yield marks.vondst(i, found.eind, "organisatie")


def _row(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``Betrokken hulp: Thuis op Orde``: in a field, words that begin and end with a capital."""
    for _ in range(LONGEST):
        end = i + 1
        while end < t.aantal and end - i < LONGEST and joined(t, end):
            end += 1
        inside = [k for k in range(i, end) if marks.free(k)]
        nobody = t.kind[i] & (RELATIE | AANHEF | MAAND) or t.kind[end - 1] & (BEGRIP | MAAND | RELATIE)
        if inside and end - i > 1 and t.hoofd[i] and t.hoofd[end - 1] and closes(t, end) and not nobody:
            yield marks.vondst(i, end, "organisatie")
        if end >= t.aantal or t.gat[end] not in (", ", "; ", " / "):
            return
        i = end


def _motto(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``aanbieder: klein maar dapper``: some words with a small one between them, and nothing else."""
    end = i + 1
    while end < t.aantal and end - i < LONGEST and joined(t, end):
        end += 1
    inner = t.woord[i + 1 : end - 1]
    known = WERKWOORD | RELATIE | BEGRIP | AANHEF | MAAND | AFGELEID
    if end - i < 3 or not closes(t, end) or t.woord[i] in group("geen_antwoord"):
        return
    if any(t.kind[k] & known or not marks.free(k) or ordinary(t.woord[k]) for k in range(i, end)):
        return
    if not t.kind[i] & STOP and not t.kind[end - 1] & STOP and any(word in _BETWEEN for word in inner):
        yield marks.vondst(i, end, "organisatie")


def _beside_person(t: Tekst, marks: Merken, first: int, end: int) -> Iterator[Vondst]:
    """``lex van rossum (kolom groep)``, ``jorrit zand, praktijk aan zee,``: where somebody works."""
    if end >= t.aantal or not marks.free(end) or t.gat[end] not in (" (", ", ", " - ", "\n"):
        return
    found = phrase(t, marks, end)
    if found is None or not closes(t, found.eind):
        return
    if t.kind[found.woorden[0]] & (RELATIE | AANHEF) or (
        answers(t, found.woorden[0]) and len(found.woorden) < 3
    ):
        return
    k, last = found.woorden[0], found.woorden[-1]
    if answers(t, last) and not t.woord[last].endswith(_KIND):
        return
    gap = t.gat[found.eind] if found.eind < t.aantal else "\n"
    if t.gat[end] == " (" and not gap.startswith(")"):
        return
    told = t.kind[last] & (ORGSLOT | ORGSOORT) or t.woord[last].endswith(_KIND)
    led = t.woord[k].endswith(_KIND) and len(found.woorden) > 1
    linked = len(found.woorden) > 1 and last > k + 1 and t.kind[k] & (WOORD | STOP) and t.gat[end] == " ("
    strange = (
        len(found.woorden) == 1 and not t.kind[last] & (GANGBAAR | STOP) and fits(t, last, article=False)
    )
    led = led or bool(strange and t.gat[end] == ", " and "\n" in gap)
    if (told and len(found.woorden) > 1) or led or linked:
        yield marks.vondst(found.begin, found.eind, "organisatie")


def _forename(t: Tekst, marks: Merken, first: int) -> bool:
    """``de max velthuijsschool``: whether an article and a first name stand before a school of one word."""
    whole = first > 1 and t.woord[first].endswith("school") and t.woord[first - 2] in LID
    return whole and marks.free(first - 1) and bool(t.kind[first - 1] & VOORNAAM)


def _longer(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """``jongerenpunt 070``, ``zorg met hart bv``: what goes on after the name."""
    for first, end, soort in marks.spans:
        if soort == "school" and not t.capitals and _forename(t, marks, first):
            yield marks.vondst(first - 2, first, "school")
        if soort == "klas" and t.woord[end : end + 1] and t.woord[end] in group("klasrichting"):
            more = joined(t, end + 1) and t.woord[end + 1] in group("klasrichting")
            yield marks.vondst(end, end + 1 + more, "klas")
        named = soort == "organisatie" or t.woord[end - 1].endswith(_KIND)
        if named and (m := _DIAL.match(t.low, t.eind[end - 1])):
            yield Vondst(t.begin[first], m.end(), "organisatie", "mogelijk")
        elif soort in ("persoon", "organisatie") and end < t.aantal and marks.free(end):
            gap, word = t.gat[end], t.woord[end]
            does = gap == " " and (word in group("naamdienst") or (named and word in ("bv", "vof", "nv")))
            more = soort == "organisatie" and gap in (" & ", "&") and not t.kind[end] & ONBEKEND
            if does or more:
                yield marks.vondst(end, end + 1, "organisatie")
