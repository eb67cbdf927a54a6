"""Names of organisations by form: ``zwembad de waterthor``, ``brein & gedrag``, ``haags opvoedpunt``."""

from __future__ import annotations

from collections.abc import Iterator

from .aangrenzend import Merken
from .instellingswoorden import LID, group, more
from .regels import woordgroep
from .tekst import Tekst
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordnamen import ends, joined, name, rare, surname, tells
from .woordsoorten import (
    AANHEF,
    BEGRIP,
    MAAND,
    NAAM,
    ONBEKEND,
    ORGANISATIE,
    ORGSLOT,
    ORGSOORT,
    PLAATS,
    RELATIE,
    SCHOOLNAAM,
    SCHOOLSOORT,
    STOP,
    TYPEFOUT,
    VOORNAAM,
    WERKWOORD,
    WIJK,
    WOORD,
)

_NOT = RELATIE | AANHEF | MAAND | STOP | WERKWOORD
_COMPOUND = 6
_AND = (" & ", "&")
_LINKS = ("in", "uit", "op", "voor", "van", "de", "het", "en", "aan", "met", "zonder", "naar", "der")
_SOMEBODY = ("u", "uw", "ik", "jij", "jullie", "wij", "hij", "zij")


_SURNAME = ("van", "de", "der", "den", "ter", "ten", "el")
_CLUB = ("vereniging", "club")
_OURS = ("ons", "onze", "door", "samen", "altijd", "nooit")
_SHORTEST = 2  # letters of a word with "&" beside it
_LOCATION = 3  # words of the name of a location
_HELPS = woordgroep("hulpslot")
_DEALS = ask((*group("bedrijfsoort"), *group("clubsoort")), ends=woordgroep("bedrijfslot"), longer=_COMPOUND)
_TOWNS, _AFTER_KIND = ask(group("stadswoord")), ask((*LID, "voor", "ter", "ten"))


def by_form(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """Each word that can begin such a name."""
    place, small = PLAATS | WIJK, not t.capitals
    yield from _tails(t, marks)
    dealing = frozenset(t.at(_DEALS))
    before = (i - 1 for i in (*t.at(_AFTER_KIND), *t.los, *(t.of(place) if small else ())))
    asked = {*dealing, *before, *(t.at(_TOWNS) if small else t.hoofdletters)}
    for i in sorted(asked):
        if not 0 <= i < t.aantal - 1:
            continue
        word, gap = t.woord[i], t.gat[i + 1]
        if gap != " ":
            if gap in _AND:
                yield from _both(t, marks, i)
        elif i in dealing:
            yield from _of_kind(t, marks, i)
        elif word in group("gebouw") and t.woord[i + 1] in ("ter", "ten") and i + 2 < t.aantal:
            yield marks.vondst(i, i + 3, "organisatie")  # huis ter leede
        elif t.woord[i + 1] in LID and (t.kind[i] & ORGSOORT or word.endswith(_HELPS)):
            yield from _of_kind(t, marks, i) if t.kind[i] & ORGSOORT else _helped(t, marks, i + 1)
        elif t.woord[i + 1] == "voor" and word in group("voorsoort"):
            yield from _for_whom(t, marks, i)
        elif small:
            if word in group("stadswoord"):
                yield from _of_town(t, marks, i)
            elif t.kind[i + 1] & place and (not t.kind[i] & _NOT or word in group("naamopen")):
                yield from _in_town(t, marks, i)
        elif t.hoofd[i]:
            yield from _first_two(t, marks, i) if t.start[i] else _capitals(t, marks, i)


def _tails(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """``parnassia kind en jeugd``: for whom, after the name."""
    tail = group("naamstaart")
    for first, end, soort in marks.spans:
        if soort == "organisatie" and first and t.woord[first - 1] in ("de", "het") and t.near[first]:
            yield marks.vondst(first - 1, first, soort)  # the article may be of the name
        if soort == "persoon" and end == first + 1 and _slot(t, marks, end):
            yield marks.vondst(end, end + 1, "organisatie")  # rosa zorg
        if not t.capitals and (place := _location(t, marks, first, end)) > end:
            yield marks.vondst(end, place, "organisatie")
        last = end
        while soort == "organisatie" and last < t.aantal and last - end < 4 and joined(t, last):
            link = t.woord[last] == "en" and last > end
            if not link and (t.woord[last] not in tail or not marks.free(last)):
                break
            last += 1
        last -= last > end and t.woord[last - 1] == "en"
        if last > end:
            yield marks.vondst(end, last, "organisatie")


def _location(t: Tekst, marks: Merken, first: int, end: int) -> int:
    """``florence gulden huis zegt``: the word after the location of a provider that is known, or ``end``."""
    if not t.kind[first] & ORGANISATIE:
        return end
    j, named = end, False
    while j < t.aantal and j - end < _LOCATION and t.gat[j] == " " and j not in marks.sure:
        if not (uncommon := rare(t, j) and not t.kind[j] & WERKWOORD) and t.woord[j] not in group("gebouw"):
            break
        named = named or uncommon
        j += 1
    return j if named and ends(t, j) else end


def _slot(t: Tekst, marks: Merken, end: int) -> bool:
    """Whether a word that gives away an organisation stands right after a name, and ends it."""
    near = end < t.aantal and t.gat[end] == " " and marks.free(end)
    return near and bool(t.kind[end] & ORGSLOT) and ends(t, end + 1)


def _of_kind(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``boksschool haagse hooi``, ``kwekerij van der knaap en zn``, ``groenbedrijf de buytenhof``."""
    j = i + 1
    owned = t.woord[i] in group("zaak") or t.woord[i].endswith(_CLUB)
    if marks.soort.get(j) in ("persoon", "adres", "plaats") and t.hoofd[j] and owned:
        yield marks.vondst(i, j + 1, "organisatie")  # garage Verkade
        return
    if (end := surname(t, j)) > j:
        yield marks.vondst(i, end, "organisatie")
        return
    coach = t.woord[i].endswith("coach") and not t.kind[j] & STOP
    own = coach or t.woord[i] in group("eigen_organisatie") or t.woord[i] in group("clubsoort")
    own = own or (t.woord[i].endswith(_CLUB) and t.woord[j] in _OURS)  # buurtvereniging ons genoegen
    found = name(t, marks, j, own=own)
    if found is None:
        return
    article = t.woord[j] in LID and not t.kind[found.woorden[0]] & (RELATIE | BEGRIP)
    strange = marks.soort.get(j) in ("persoon", "organisatie", "school", "wijk", "plaats")
    before = t.woord[i - 1] if i and t.near[i] else ""
    alone = before not in (*LID, "een", "die", "deze", "dit", "geen")
    named = any(rare(t, k) or t.kind[k] & SCHOOLNAAM for k in found.woorden)
    told = (article and (alone or named)) or strange or t.hoofd[j]
    if told or (not t.capitals and alone and (own or (tells(t, marks, found) and ends(t, found.eind)))):
        yield marks.vondst(i, found.eind, "organisatie")


def _helped(t: Tekst, marks: Merken, j: int) -> Iterator[Vondst]:
    """``aanmelding de zeeuwse parel loopt``: a name with its article, and nothing that leads to it."""
    found = name(t, marks, j)
    if found and any(rare(t, k) or t.kind[k] & SCHOOLNAAM for k in found.woorden) and ends(t, found.eind):
        yield marks.vondst(j, found.eind, "organisatie")


def _for_whom(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``centrum voor poolse gezinnen``: for whom, where no article says that any centre is meant."""
    found = name(t, marks, i + 2)
    bare = not i or not t.near[i] or t.woord[i - 1] not in (*LID, "een", "dit", "dat", "geen")
    if found and (bare or t.hoofd[i]):
        yield marks.vondst(i, found.eind, "organisatie")


def _both(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``bureau brein & gedrag``, ``eyes & more``: of words that name nobody."""
    first, last = i, i + 2
    short = min(len(t.woord[i]), len(t.woord[i + 1])) < _SHORTEST
    if (short and not _letters(t, i)) or any(
        t.kind[k] & (AANHEF | MAAND | BEGRIP) or marks.soort.get(k) in ("klas", "datum") for k in (i, i + 1)
    ):
        return
    if t.kind[i] & RELATIE and t.kind[i + 1] & RELATIE:
        return  # vader & moeder
    if i and t.gat[i] == " " and (t.kind[i - 1] & ORGSOORT or t.woord[i - 1] in group("bedrijfsoort")):
        first -= 1
    while last < t.aantal and t.gat[last] == " " and t.woord[last - 1] in _SURNAME:
        last += 1  # vondel & van wijk
    while last < t.aantal and t.near[last] and t.kind[last] & ORGSLOT:
        last += 1
    yield marks.vondst(first, last, "organisatie")


def _letters(t: Tekst, i: int) -> bool:
    """``s&h zorg``: two letters, and then what gives away an organisation."""
    single = len(t.woord[i]) == len(t.woord[i + 1]) == 1
    return single and i + 2 < t.aantal and t.near[i + 2] and bool(t.kind[i + 2] & ORGSLOT)


def _of_town(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``haags opvoedpunt``, ``team haagse jongens``: the adjective of a town and what it is about."""
    if t.woord[i + 1] in group("gewoon_in_de_stad"):
        return
    found = name(t, marks, i + 1)
    before = t.woord[i - 1] if i and t.near[i] else ""
    article = before in (*LID, "een", "deze", "alle", "onze")
    if (
        found is None
        or found.begin != found.woorden[0]
        or any(t.kind[k] & RELATIE for k in found.woorden[:1])
    ):
        return
    if article and (i < 2 or t.woord[i - 2] not in group("bij_een_naam")):
        return
    first = i - 1 if before and t.kind[i - 1] & ORGSOORT else i
    yield marks.vondst(first, min(found.eind, i + 4), "organisatie")


def _in_town(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``vrouwenkracht den haag``, ``samen sterk schilderswijk``: words right before a place."""
    if not marks.free(i) or t.woord[i] in group("voor_regio") or t.woord[i] in group("voor_plaats"):
        return
    if t.kind[i] & (SCHOOLSOORT | BEGRIP) or (i and t.woord[i - 1] in (*LID, "een") and not rare(t, i)):
        return
    first = i
    while first and i - first < 2 and joined(t, first) and marks.free(first - 1):
        kind, word = t.kind[first - 1], t.woord[first - 1]
        if kind & _NOT and word not in group("naamopen"):
            break
        first -= 1
    if first < i or rare(t, i):
        end, _ = t.phrase(i + 1)
        yield marks.vondst(first, max(end, i + 2), "organisatie")


def _first_two(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``Ouders Lokaal organiseert``: a relative first in the sentence, and a capital on what is no name."""
    after = t.kind[i + 1]
    if (
        t.kind[i] & RELATIE
        and t.hoofd[i + 1]
        and after & WOORD
        and not after & (_NOT | NAAM | BEGRIP | SCHOOLSOORT)
    ):
        yield marks.vondst(i, more(t, i + 1), "organisatie")


def _capitals(t: Tekst, marks: Merken, i: int) -> Iterator[Vondst]:
    """``Thuis in Taal``, ``Kinderen uit de Knel``: a capital on a word that has none of its own."""
    kind = t.kind[i]
    if not kind & (STOP | RELATIE | WOORD) or kind & (AANHEF | MAAND | NAAM) or t.woord[i] in _SOMEBODY:
        return
    if (kind & BEGRIP and not kind & STOP) or not marks.free(i) or len(t.woord[i]) < 3:
        return
    j = i + 1
    while j < i + 3 and j + 1 < t.aantal and t.woord[j] in _LINKS and t.near[j]:
        j += 1
    if j >= t.aantal or not t.hoofd[j] or not t.near[j] or t.start[j] or t.kind[j] & (AANHEF | MAAND):
        return
    if kind & RELATIE and (j == i + 1 or t.woord[i + 1] in ("van", "de", "en", "der")):
        return
    if (t.kind[j] & VOORNAAM and not t.kind[j] & WOORD) or (t.kind[j] & ONBEKEND and t.kind[j] & TYPEFOUT):
        return
    yield marks.vondst(i, more(t, j), "organisatie")
