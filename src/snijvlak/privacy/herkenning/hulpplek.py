"""Organisations of any words, where hardly anything else stands: ``een plek krijgen bij de ruimte``.

What somebody waits for, is sent to or is trained in is given by an organisation, whatever its name means
elsewhere. So here not the name tells, but the words before it; what is usual there is left alone. All of
them ``mogelijk``.
"""

from __future__ import annotations

from collections.abc import Iterator

from .aangrenzend import Merken
from .instellingswoorden import LID, closes, group
from .naamsoort import by_kind
from .plekwoorden import (
    AT_ONCE,
    HEEL,
    LONGEST,
    STERK,
    ZEKER,
    ZWAK,
    Plek,
    answers,
    fits,
    linked,
    names,
    opens,
    phrase,
    shortened,
    usual_thing,
    word_before,
)
from .regels import woordgroep
from .tekst import Tekst
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordnamen import Naam, ends, joined
from .woordsoorten import (
    AANHEF,
    AFGELEID,
    GANGBAAR,
    MAAND,
    RELATIE,
    STOP,
    TYPEFOUT,
    WERKWOORD,
)

_CLAUSES = ask(("als", "toen", "dat", "omdat", "of", "want", "dus", "maar"))
_BACK = 5  # words between what is given and "bij"
_LEAD = ask(
    (
        "bij",
        "van",
        "vd",
        "via",
        "door",
        "vanuit",
        "namens",
        "naar",
        "op",
        "met",
        "aan",
        "volgens",
        "bel",
        "mail",
        "app",
        "noemt",
        "noemde",
        "voor",
        "in",
    )
)
_GIVES = ask((*group("plekkop"), *group("gever")))
_AND, _CALLED = ask(("en", "of")), ask(group("benaderd"))
_GIVEN, _GIVER = woordgroep("plekslot"), woordgroep("gevermens")


def by_place(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """Each place where hardly anything but an organisation stands."""
    yield from by_kind(t, marks)
    for i in t.at(_LEAD):
        plek = _slot(t, marks, i)
        if plek and (found := _likely(t, marks, plek)):
            yield marks.vondst(found.begin, found.eind, "organisatie")
    if not t.capitals:
        for i in t.at(_GIVES):
            if found := _right_after(t, marks, i):
                yield marks.vondst(found.begin, found.eind, "organisatie")
        clauses = (i + 1 for i in t.at(_CLAUSES) if joined(t, i + 1))
        for i in {*(i for i in t.los if t.start[i]), *range(min(1, t.aantal)), *clauses}:
            if found := _doing(t, marks, i):
                yield marks.vondst(found.begin, found.eind, "organisatie")
        for i in t.at(_AND):
            yield from _paired(t, marks, i)
        for i in t.at(_CALLED):
            yield from _reached(t, marks, i)
            yield from _object(t, marks, i)


def _slot(t: Tekst, marks: Merken, i: int) -> Plek | None:
    """What the words before ``bij``, ``van`` or ``via`` at ``i`` promise."""
    word, before = t.woord[i], word_before(t, i)
    if not joined(t, i + 1):
        return None
    if word in AT_ONCE:
        return Plek(i + 1, ZWAK, False)
    person = before != "" and marks.soort.get(i - 1) == "persoon"
    if word in ("van", "vd"):
        by_people = person or before in group("gever") or before.endswith(_GIVER)
        if (by_people or before in group("programma")) and _to_the_mark(t, marks, i + 1):
            return Plek(i + 1, HEEL, True)
        if person or before in group("gever") or before.endswith(_GIVER):
            return Plek(i + 1, STERK, True)
        if before in group("die_iemand"):
            return Plek(i + 1, STERK, True)
        if before in group("hulp_van_iemand"):
            return Plek(i + 1, STERK if before == "wachtlijst" else ZWAK, True)
        return None
    if word in ("bel", "mail", "app", "noemt", "noemde"):
        named = t.woord[i + 1] in LID or word.startswith("noem")
        return Plek(i + 1, ZWAK, True) if named else None
    if word in ("met", "aan", "volgens", "voor"):
        asked = (
            word == "volgens" or before in group("met_wie") or (word == "met" and _phrased(t, marks, i + 1))
        )
        return Plek(i + 1, ZWAK, True) if asked else None
    if before in group("wachtplek") and word in ("bij", "voor", "naar"):
        return Plek(i + 1, ZEKER, False)
    if before and _given(before):
        if word in ("op", "naar", "in") and before not in group("gestuurd"):
            return None
        return Plek(i + 1, STERK, False)
    if word in ("op", "naar", "in"):
        if before in group("gestuurd"):
            return Plek(i + 1, STERK, False)
        return Plek(i + 1, ZWAK, False) if word == "naar" else None
    if before in group("gegeven"):
        for k in range(i - 2, max(-1, i - 2 - _BACK), -1):
            if not joined(t, k + 1):
                break
            if _given(t.woord[k]):
                return Plek(i + 1, ZEKER if t.woord[k] in group("wachtplek") else STERK, False)
    return Plek(i + 1, ZWAK, False) if word in ("bij", "door") else None


def _phrased(t: Tekst, marks: Merken, i: int) -> bool:
    """Whether a name that is a phrase begins there, whatever stands before it."""
    found = phrase(t, marks, i)
    return opens(t, i) or (found is not None and linked(t, found.woorden))


def _sentence(t: Tekst, marks: Merken, i: int) -> Naam | None:
    """``bijles bij leren kan ook zo.``: a name that is a sentence, up to the mark."""
    end = _to_the_mark(t, marks, i)
    if end < i + 3 or not closes(t, end) or any(t.woord[k] in group("voegwoord") for k in range(i, end)):
        return None
    small = LID | {"bij", "via", "naar", "van", "met", "voor", "over", "is", "was", "heeft"}
    return (
        None if any(t.woord[k] in small for k in range(i, end)) else Naam(i, end, tuple(range(i, end)), False)
    )


def _to_the_mark(t: Tekst, marks: Merken, i: int) -> int:
    """``tessa van doen wat werkt.``: the word after what stands up to a mark, or 0 where it is usual."""
    end = i
    while end < t.aantal and end - i < LONGEST and (end == i or joined(t, end)):
        if marks.soort.get(end, "organisatie") != "organisatie" or end in marks.sure:
            break
        if end > i + 1 and t.kind[end] & WERKWOORD and t.woord[end] != "uit" and not closes(t, end + 1):
            break
        end += 1
    small = t.woord[i] in LID or t.woord[i] in group("geen_naamkop") or usual_thing(t, i) or answers(t, i)
    small = small or (t.kind[i] & STOP and not opens(t, i) and t.woord[i] not in ("ik", "wij", "jij"))
    if t.capitals or end - i < 2 or not ends(t, end) or small or t.kind[i] & (RELATIE | AANHEF):
        return 0
    return end


def _given(word: str) -> bool:
    return word in group("plekkop") or (len(word) > 7 and word.endswith(_GIVEN))


def _likely(t: Tekst, marks: Merken, plek: Plek) -> Naam | None:
    """The name in this place, if it is more likely one than what else stands there."""
    i = plek.begin
    if plek.kracht == HEEL:
        end = _to_the_mark(t, marks, i)
        return Naam(i, end, tuple(range(i, end)), False)
    found = phrase(t, marks, i)
    if found is None or all(not marks.free(k) for k in found.woorden):
        return None
    if t.woord[found.woorden[0]] in group("geen_naamkop"):
        return None
    for shorter in shortened(t, found):
        if ends(t, shorter.eind) and names(t, shorter, plek):
            return shorter
    loud = found.eind < t.aantal and t.gat[found.eind].startswith("! ") and not plek.mens
    if (
        loud
        and len(found.woorden) == 1
        and not answers(t, i)
        and not usual_thing(t, i)
        and t.woord[i] not in LID
    ):
        return found  # bij kracht! een training
    return _sentence(t, marks, i) if plek.kracht >= STERK else None


def _right_after(t: Tekst, marks: Merken, i: int) -> Naam | None:
    """``medewerker de haardstee``, ``traject buitenkans``: right after what is given, or who gives it."""
    if t.gat[i + 1 : i + 2] != [" "] or not marks.free(i + 1):
        return None
    found = phrase(t, marks, i + 1)
    found = found and next((n for n in shortened(t, found) if ends(t, n.eind)), None)
    if found is None or any(answers(t, k) or usual_thing(t, k) for k in found.woorden):
        return None
    last, article = found.woorden[-1], t.woord[i + 1] in LID
    rare = not t.kind[last] & (GANGBAAR | TYPEFOUT) and fits(t, last, article=article)
    if article:
        return found if rare or (len(found.woorden) > 1 and fits(t, last, article=False)) else None
    if opens(t, i + 1) and len(found.woorden) > 1:
        return found
    return found if rare and len(found.woorden) == 1 and not t.kind[last] & AFGELEID else None


def _doing(t: Tekst, marks: Merken, i: int) -> Naam | None:
    """``klasse thuis komt kijken``: words first in a sentence, and then what somebody does."""
    if not marks.free(i) or t.woord[i] in LID or t.woord[i] in group("geen_naamkop"):
        return None
    found = phrase(t, marks, i)
    if found is None or len(found.woorden) < 2 or found.eind >= t.aantal or not joined(t, found.eind):
        return None
    first, last = found.woorden[0], found.woorden[-1]
    who = t.kind[first] & (RELATIE | AANHEF | MAAND) or t.woord[first] in group("gewone_hoedanigheid")
    usual = answers(t, first) or usual_thing(t, first)
    if t.woord[last] not in group("naamslotwoord"):
        usual = usual or answers(t, last) or usual_thing(t, last)
    if (who or usual) and not opens(t, first):
        return None
    told = linked(t, found.woorden) or (
        t.woord[last] in group("naamslotwoord") and not t.kind[first] & GANGBAAR
    )
    if told and t.kind[found.eind] & WERKWOORD:
        return found  # hulp aan huis heeft
    return found if t.woord[found.eind] in group("doet") and fits(t, last, article=False) else None


def _paired(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``ipse de bruggen en 't kwekelingetje gemaild``: beside another organisation."""
    if not i or not joined(t, i) or not joined(t, i + 1) or t.capitals:
        return
    if marks.soort.get(i - 1) == "organisatie" and marks.free(i + 1):
        dear = t.woord[i + 1] in ("'t", "’t")
        found = phrase(t, marks, i + 1)
        if found and ends(t, found.eind) and (dear or names(t, found, Plek(i + 1, STERK, True))):
            yield marks.vondst(found.begin, found.eind, "organisatie")


def _reached(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``heb de verbinders en stap eens binnen gemaild``: who was called, and is nobody who is as a rule."""
    j = i
    while (
        j
        and i - j < 2 * _BACK
        and joined(t, j)
        and (t.woord[j - 1] in ("en", "door", "bij") or t.woord[j - 1] not in group("voor_benaderd"))
    ):
        j -= 1
    while j < i:
        found = phrase(t, marks, j)
        if found is None or found.eind > i:
            return
        found = next(
            (n for n in shortened(t, found) if n.eind == i or t.woord[n.eind] in ("en", "of")), found
        )
        article, loose = t.woord[j] in LID, t.woord[j] in group("naamstart") and len(found.woorden) > 1
        loose = loose or linked(t, found.woorden)
        whole = found.eind == i or t.woord[found.eind] == "en"
        fresh = (article or loose) and any(marks.free(k) for k in found.woorden)
        if fresh and whole and names(t, found, Plek(j, ZWAK, True)):
            yield marks.vondst(j, found.eind, "organisatie")
        j = found.eind + (found.eind < i and t.woord[found.eind] in ("en", "of"))


def _object(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``kunnen jullie de gezinskracht inschakelen``: a noun with an article right before what is done."""
    for j in range(max(0, i - 3), i - 1):
        if t.woord[j] in LID and marks.free(j + 1) and joined(t, j + 1):
            found = phrase(t, marks, j)
            if found and found.eind == i and names(t, found, Plek(j, ZWAK, True)):
                yield marks.vondst(j, i, "organisatie")
