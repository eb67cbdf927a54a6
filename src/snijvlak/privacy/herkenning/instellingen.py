"""Schools, organisations, places and wijken: by list, by form, by their place in the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from . import (
    organisaties,
    organisaties_met_hoofdletter,
    plaatsnamen,
    samengestelde_scholen,
    scholen,
    scholen_op_plek,
)
from .instellingswoorden import LID, Gevonden, follows, group, leads
from .tekst import Tekst
from .vondsten import Soort, Vondst
from .vraagwoorden import ask
from .woordsoorten import (
    AANHEF,
    BEGRIP,
    MAAND,
    ORGANISATIE,
    ORGSLOT,
    ORGSOORT,
    PLAATS,
    RELATIE,
    SCHOOLNAAM,
    SCHOOLSOORT,
    SCHOOLWOORD,
    STOP,
    WIJK,
    WOORDPLAATS,
    ZINBEGIN,
)

# Words that are no place and no school where they have no capital.
_ORDINARY = STOP | BEGRIP | MAAND | RELATIE | AANHEF
_LISTED = ORGANISATIE | SCHOOLNAAM | PLAATS | WIJK | WOORDPLAATS
_TOLD = _LISTED | SCHOOLSOORT | SCHOOLWOORD | ORGSOORT | ORGSLOT | ZINBEGIN
# Why a word is looked at: for what it can be, for the rule that is about it, for the word before it.
_KIND, _LABEL, _COMPOUND, _TITLE, _REGION, _LONG, _LED = (1 << n for n in range(7))
_ASKED = (
    (ask(group("schoolkop")), _LABEL),
    (ask(ends=samengestelde_scholen.SLOT), _COMPOUND),
    (ask(group("schooltitel")), _TITLE),
    (ask(group("regio")), _REGION),
    (ask(ends=organisaties.SOORTSLOT, longer=organisaties.LONG - 1), _LONG),
)
_LEADS = ask(
    (*LID, *group("van_organisatie"), *plaatsnamen.LEADS, *scholen_op_plek.LEADS, *organisaties.LEADS)
)


def institutions(t: Tekst, taken: bytearray) -> Iterator[Vondst]:
    """Schools, organisations, places and wijken, each word in at most one of them."""
    found: list[Gevonden] = []
    after = 0
    for i, why in enumerate(_worth(t)):
        if not why or i < after or taken[t.begin[i]]:
            continue
        one = _at(t, i, why)
        if one is None:
            continue
        first, end, soort, zeker = one
        if zeker == "mogelijk":
            known = next((j for j in range(max(first, i), end) if taken[t.begin[j]]), end)
            while known < end and known > i and t.kind[known - 1] & STOP:
                known -= 1  # school = de vrijenburg op [adres]
            if known <= i + 1 < end and known < end:
                continue  # what was found before says more: Leerlingnummer D227881
            end = known
        first, end = _start(t, first, soort, taken), _end(t, end, soort, taken)
        while found and found[-1][1] > first:
            if found[-1][0] < first:
                first = found[-1][1]
                break
            found.pop()
        if first < end:
            found.append((first, end, soort, zeker))
        after = end
    for first, end, soort, zeker in found:
        yield Vondst(t.begin[first], t.eind[end - 1], soort, zeker)


def _worth(t: Tekst) -> bytearray:
    """For each word, why a school, an organisation or a place can begin or be told there; nearly none can."""
    worth = bytearray(map(bool, map(_TOLD.__and__, t.kind)))
    for i in t.hoofdletters:
        worth[i] |= _KIND
    for number, why in _ASKED:
        for i in t.at(number):
            worth[i] |= why
    for i in t.at(_LEADS):
        if i + 1 < t.aantal:
            worth[i + 1] |= _LED
    return worth


def _start(t: Tekst, first: int, soort: Soort, taken: bytearray) -> int:
    """The first word with what stands before it and belongs to it: ``Internationale School``, an article."""
    if soort in ("school", "organisatie"):
        steps = 0
        while first and steps < 3 and t.near[first] and not taken[t.begin[first - 1]] and leads(t, first):
            first, steps = first - 1, steps + 1
    article = first and t.woord[first - 1] in LID and t.near[first] and not taken[t.begin[first - 1]]
    if article and (soort in ("school", "wijk") or _own_article(t, first)):
        first -= 1
    return first


def _own_article(t: Tekst, first: int) -> bool:
    """Whether the article belongs to the name of an organisation: ``'t Speelhuis``, ``De Horizon``."""
    return t.woord[first - 1] in ("'t", "’t") or t.hoofd[first - 1] or bool(t.kind[first] & SCHOOLNAAM)


def _end(t: Tekst, end: int, soort: Soort, taken: bytearray) -> int:
    """The word after the last, with what follows and belongs to it: ``Wolfert Lansing``."""
    if soort != "school" or end >= t.aantal or not t.near[end] or taken[t.begin[end]]:
        return end
    return end + 1 if follows(t, end) else end


def _at(t: Tekst, i: int, why: int) -> Gevonden | None:
    """What begins at this word or has its kind at this word."""
    kind = t.kind[i]
    found = scholen.labelled(t, i) if why & _LABEL else None
    if found is None and why & _KIND:
        found = _by_kind(t, i, kind)
        if found is None and kind & ZINBEGIN:
            found = _more_words(t, i)
    if found is None and why & _COMPOUND:
        found = samengestelde_scholen.compound(t, i)
    if found is None and why & _TITLE:
        found = scholen.titled(t, i)
    if found is None and kind & _LISTED:
        found = plaatsnamen.listed(t, i) or organisaties.listed(t, i) or scholen.listed(t, i)
    return found or _unlisted(t, i, why)


def _unlisted(t: Tekst, i: int, why: int) -> Gevonden | None:
    """A name that no list has."""
    kind, capital = t.kind[i], t.hoofd[i]
    found = organisaties_met_hoofdletter.capitals(t, i) if capital else None
    if found is None and kind & ORGSLOT:
        found = organisaties.by_ending(t, i)
    if found is None and why & _REGION:
        found = organisaties.by_region(t, i)
    if found is None and why & _LONG:
        found = organisaties.after_compound(t, i)
    if found is None and why & _LED and not capital:
        found = organisaties.before_place(t, i)
    if found is None and (capital or (why & _LED and not kind & _ORDINARY)):
        found = plaatsnamen.by_place(t, i) or scholen_op_plek.by_place(t, i)
    if found is None and capital:
        found = organisaties_met_hoofdletter.first_in_sentence(t, i)
        return found or organisaties_met_hoofdletter.by_capital(t, i)
    return found or (organisaties.two_words(t, i) if why & _LED and not t.capitals else None)


def _by_kind(t: Tekst, i: int, kind: int) -> Gevonden | None:
    """A kind of school or organisation with the name after or before it."""
    if kind & SCHOOLSOORT and (found := scholen.after_kind(t, i)):
        return found
    if kind & SCHOOLWOORD and (found := scholen.before_kind(t, i)):
        return found
    return organisaties.after_kind(t, i) if kind & ORGSOORT else None


def _more_words(t: Tekst, i: int) -> Gevonden | None:
    """What starts with a kind, or is a name, of more words."""
    end, whole = t.phrase(i)
    if whole & SCHOOLSOORT and (found := scholen.after_kind(t, i)):
        return found
    if whole & ORGSOORT and (found := organisaties.after_kind(t, i)):
        return found
    if whole & WIJK:
        return i, end, "wijk", "zeker"
    if whole & PLAATS:
        return i, end, "plaats", "zeker"
    if whole & ORGANISATIE:
        return organisaties.phrase(t, i, end)
    return scholen.phrase(t, i, end) if whole & SCHOOLNAAM else None
