"""Organisations by their part in the sentence, where capitals say nothing.

``rob van samen wijs``, ``stage bij grip op geld``, ``inzet voor jeugd belt``, ``aanbieder: sterk in wonen``.
"""

from __future__ import annotations

from collections.abc import Iterator

from .aangrenzend import Merken
from .instanties import services
from .instellingswoorden import LID, closes, group
from .naast_functie import beside_office
from .organisatievormen import by_form
from .regels import woordgroep
from .tekst import Tekst
from .vondsten import Vondst
from .vraagwoorden import ask
from .wie_genoemd import called
from .woordnamen import Naam, ends, joined, name, rare, surname, tells
from .woordsoorten import BEGRIP, GANGBAAR, GEEN_SCHOOL, RELATIE, SCHOOLNAAM, STOP, WERKWOORD

_LEADS = frozenset(
    (
        "van",
        "vd",
        "v",
        "bij",
        "via",
        "door",
        "vanuit",
        "namens",
        "met",
        "op",
        "naar",
        "ism",
        "cc",
        "volgens",
        "over",
    )
)
_ALONE = ("via", "namens", "vanuit", "ism", "cc", "volgens")
_CLAUSE = ("dat", "omdat", "want", "maar", "en", "dus", "of", "ook")
_LEADING, _CLAUSES, _REACHED = ask(_LEADS), ask(_CLAUSE), ask(group("benaderd"))
_STARTING = ask(group("naamstart"))
_REACH = 4  # words before "gebeld" that may be who was called
_ROW = 5  # names after one label
_HELPS, _ROLES = woordgroep("hulpslot"), woordgroep("rolslot")


def by_role(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """Who helps, by the words around the name."""
    starting, heads = group("naamstart"), group("organisatiekop")
    if t.capitals:
        asked = t.at(_STARTING)
    else:
        clauses = (i + 1 for i in t.at(_CLAUSES) if i + 1 < t.aantal)
        asked = [*t.at(_LEADING), *t.at(_REACHED), *clauses]
    for i in sorted({*asked, *t.los}):
        word, gap, before = t.woord[i], t.gat[i], t.woord[i - 1] if i else ""
        if gap[:1] == ":" and (before in heads or before.endswith(_HELPS)):
            yield from _labelled(t, marks, i)
        if t.capitals:
            if word in starting and before in _LEADS:
                yield from _led(t, marks, i - 1)
        elif word in _LEADS:
            yield from _led(t, marks, i)
        elif word in group("benaderd"):
            yield from _reached(t, marks, i)
        elif t.start[i] or gap == ", " or before in _CLAUSE:
            yield from _acting(t, marks, i)


def _led(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """The name after ``van``, ``bij`` and the like, when a person or what somebody does stands before it."""
    word = t.woord[i]
    if not joined(t, i + 1):
        return
    before = t.woord[i - 1] if i and t.near[i] else ""
    person = bool(before) and marks.soort.get(i - 1) == "persoon" and word in ("van", "vd", "v", "bij")
    strong = person or (
        before != ""
        and (before in group("rolwoord") or before in group("hulpwoord") or before.endswith(_ROLES))
    )
    if word in ("op", "met", "naar", "v", "over") and not strong:
        return
    if word == "bij" and (end := _firm(t, i + 1)) > i + 1:
        yield marks.vondst(i + 1, end, "organisatie")  # bij van vliet tweewielers
        return
    first = i + 1
    if (strong or word in _ALONE) and t.woord[first] in group("voorzet") and joined(t, first + 1):
        first += not t.kind[first + 1] & STOP  # van op eigen kracht
    found = name(t, marks, first)
    if found is None or not ends(t, found.eind):
        return
    if t.capitals and (not strong or len(found.woorden) == 1):
        return  # names are in capitals here, except now and then one of ordinary words
    if first > i + 1:
        yield marks.vondst(i + 1, found.eind, "organisatie")
        return
    if person and _one_word(t, found):
        yield marks.vondst(found.begin, found.eind, "organisatie")
        return
    if not tells(t, marks, found) or (word == "volgens" and len(found.woorden) == 1):
        return
    if strong or word in _ALONE or _own_words(t, found):
        yield marks.vondst(found.begin, found.eind, "organisatie")


def _firm(t: Tekst, i: int) -> int:
    """``bij van vliet tweewielers``: the word after a surname and what it deals in, or ``i``."""
    end = surname(t, i)
    if end == i and t.woord[i] == "van" and joined(t, i + 1) and not t.kind[i + 1] & STOP:
        end = i + 2
    more = end > i and end < t.aantal and joined(t, end) and not t.kind[end] & (STOP | WERKWOORD)
    return end + 1 if more else end


def _one_word(t: Tekst, found: Naam) -> bool:
    """``rutger van hoofdzaken``: one word without an article after a person, and none that reports have."""
    return found.eind == found.begin + 1 and not t.kind[found.begin] & (
        GANGBAAR | RELATIE | BEGRIP | GEEN_SCHOOL
    )


def _own_words(t: Tekst, found: Naam) -> bool:
    """Whether the words tell by themselves that they are a name: joined by a small word, before a place."""
    linked = found.woorden[-1] - found.woorden[0] >= len(found.woorden)
    return (t.woord[found.begin] not in LID and (linked or found.plek)) or any(
        rare(t, k) for k in found.woorden
    )


def _acting(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``jeugdfonds sport betaalt``: words that together do what only people or organisations do."""
    found = name(t, marks, i)
    if found is None:
        return
    if (i and t.gat[i] == ", " and closes(t, found.eind) and _set_apart(t, found)) or (
        found.eind < t.aantal and joined(t, found.eind) and _does(t, marks, found)
    ):
        yield marks.vondst(i, found.eind, "organisatie")


def _set_apart(t: Tekst, found: Naam) -> bool:
    """``11.15 uur, de strandwal.``, ``zorgaanbieder gevonden, levenslust,``: a rare word between marks."""
    if not rare(t, found.woorden[-1]):
        return False
    before = t.woord[max(0, found.begin - _REACH) : found.begin]
    return t.woord[found.begin] in LID or any(word in group("organisatiekop") for word in before)


def _does(t: Tekst, marks: Merken, found: Naam) -> bool:
    """Whether the word after the name says that it is somebody."""
    article, last, verb = t.woord[found.begin] in LID, found.woorden[-1], t.woord[found.eind]
    does = verb in group("doet") or verb in group("doet_ook")
    if len(found.woorden) == 1:
        shut = article and verb in group("na_de_naam")  # balen dat de mussen dicht was
        known = article and t.kind[last] & SCHOOLNAAM and t.woord[last] not in group("geen_naam_op_zich")
        asked = known and found.begin > 0 and t.woord[found.begin - 1] in _CLAUSE  # of de schakel haar
        return marks.free(last) and bool((rare(t, last) and (does or shut)) or asked)
    if article:  # de huiskamer van zuid is open
        return bool(t.kind[found.eind] & WERKWOORD) and t.woord[last] in group("streek")
    linked = last - found.woorden[0] >= len(found.woorden)
    told = not group("is_wie").isdisjoint(t.woord[found.eind + 1 : found.eind + 3])
    who = linked and told and verb in ("is", "was", "wordt")
    people = any(marks.soort.get(k) == "persoon" or t.kind[k] & RELATIE for k in found.woorden)
    return (does or who) and not people and tells(t, marks, found)


def _of_the_field(t: Tekst, found: Naam) -> bool:
    """Whether it is a term or a person: ``leerplicht gebeld``, ``nieuwe mentor gemaild``."""
    known = RELATIE | BEGRIP if len(found.woorden) == 1 else RELATIE
    return any(t.kind[k] & known and t.woord[k] not in group("naamopen") for k in found.woorden)


def _reached(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``heb de opvoedlijn gebeld``, ``jong wijs ingeschakeld``: who was called, mailed or asked to help."""
    for j in range(max(0, i - _REACH), i):
        found = (
            name(t, marks, j)
            if not j or not joined(t, j) or t.woord[j - 1] in group("voor_benaderd")
            else None
        )
        if found and found.eind == i and not _of_the_field(t, found):
            if all(marks.soort.get(k) != "persoon" for k in found.woorden) and tells(t, marks, found):
                yield marks.vondst(j, i, "organisatie")
            return


def _labelled(t: Tekst, marks: Merken, j: int) -> Iterator[Vondst]:
    """``betrokken: jeugdteam, grip op geld en de mussen``: the names after the label of a field."""
    for _ in range(_ROW):
        found = name(t, marks, j) if j < t.aantal and "\n" not in t.gat[j] else None
        if found is None:
            return
        unsure = any(t.kind[k] & (RELATIE | STOP | WERKWOORD) for k in found.woorden)
        bare = len(found.woorden) == 1 and not rare(t, found.woorden[0])
        if not unsure and not bare:
            yield marks.vondst(found.begin, found.eind, "organisatie")
        j = found.eind
        if (
            j >= t.aantal
            or t.gat[j].strip() not in (",", "/", ";", "")
            or (t.gat[j] == " " and t.woord[j] != "en")
        ):
            return
        j += t.woord[j] == "en"


def organisations(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """What the rules for a role and for a form of name add to the finds."""
    yield from by_role(t, marks)
    yield from by_form(t, marks)
    yield from called(t, marks)
    yield from services(t, marks)
    yield from beside_office(t, marks)
