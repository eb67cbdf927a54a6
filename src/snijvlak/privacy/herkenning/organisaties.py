"""Organisations: care providers and local teams."""

from __future__ import annotations

from .instellingswoorden import BEGINT, LID, Gevonden, apart, closes, group, more
from .tekst import Tekst
from .woordsoorten import (
    AANHEF,
    AFGELEID,
    BEGRIP,
    GEEN_SCHOOL,
    MAAND,
    NAAM,
    ONBEKEND,
    ORGANISATIE,
    ORGSLOT,
    ORGSOORT,
    PLAATS,
    RELATIE,
    SCHOOLSOORT,
    STOP,
    TUSSEN,
    TYPEFOUT,
    VOORNAAM,
    WERKWOORD,
    WIJK,
    WOORD,
    WOORDPLAATS,
)

# What a word for a kind of organisation ends with when it is put together: expertteam, zorgbureau.
SOORTSLOT = (
    "team",
    "centrum",
    "bureau",
    "praktijk",
    "hulp",
    "zorg",
    "opvang",
    "kliniek",
    "boerderij",
    "stichting",
    "groep",
    "huis",
    "werk",
)
LONG = 8  # letters of such a word at least
LEADS = ("bij", "vanuit", "via")  # words before two ordinary words that are a name
_UNSURE = BEGINT | NAAM | AANHEF | TUSSEN


def after_kind(t: Tekst, i: int) -> Gevonden | None:
    """``wijkteam Laak``, ``Stichting De Brug``, ``cjg rijswijk``: the name after the kind of organisation."""
    end, kind = t.phrase(i)
    j = end if kind & ORGSOORT else i + 1
    while j < t.aantal and t.kind[j] & ORGSOORT and t.near[j]:
        j += 1
    last = _name_end(t, j, bare=t.woord[i] in group("kale_organisatie"))
    if last > j:
        return _start(t, i), last, "organisatie", "zeker"
    return None if t.capitals else _ordinary_name(t, i, j)


def _ordinary_name(t: Tekst, i: int, j: int) -> Gevonden | None:
    """``bij praktijk aan zee.``: ordinary words as the name, in a text without capitals."""
    placed = apart(t, i) or t.woord[i - 1] in group("van_organisatie") or t.woord[i - 1] in LID
    if j + 1 < t.aantal and t.woord[j] in (*LID, "aan", "in", "op", "van", "voor") and t.near[j]:
        j += 1
    unfit = BEGINT | GEEN_SCHOOL | AANHEF | TUSSEN
    if (
        not placed
        or j >= t.aantal
        or not t.near[j]
        or t.kind[j] & unfit
        or not t.kind[j] & (WOORD | ONBEKEND)
    ):
        return None
    ends = closes(t, j + 1) or t.kind[j + 1] & (STOP | WERKWOORD)
    return (_start(t, i), j + 1, "organisatie", "mogelijk") if ends else None


def after_compound(t: Tekst, i: int) -> Gevonden | None:
    """``expertteam delft``, ``kinderhulp de specht``: a kind of organisation that no list has."""
    if t.kind[i] & (STOP | WERKWOORD | RELATIE | BEGRIP):
        return None
    j = i + 1
    article = j + 1 < t.aantal and t.woord[j] in LID and t.near[j] and t.near[j + 1]
    if article:
        j += 1
    if j >= t.aantal or not t.near[j]:
        return None
    kind = t.kind[j]
    named = t.hoofd[j] and not kind & (RELATIE | STOP | BEGRIP | AANHEF)
    place = (kind & (PLAATS | WIJK) and not kind & (STOP | WERKWOORD)) or t.woord[j] in group("streek")
    unlisted = kind & ONBEKEND and not kind & TYPEFOUT
    noun = article and kind & WOORD and not kind & (BEGINT | GEEN_SCHOOL) and t.woord[i - 1] not in LID
    if not (named or place or unlisted or noun):
        return None
    phrase_end, phrase_kind = t.phrase(j)
    last = phrase_end if phrase_kind & (PLAATS | WIJK) else more(t, j)
    return _start(t, i), last, "organisatie", "mogelijk"


def _start(t: Tekst, i: int) -> int:
    """``jeugd- en gezinsteam``, ``team Jeugd Laak``: the words before that belong to the kind."""
    if i > 1 and t.woord[i - 1] in ("en", "&") and t.gat[i - 1].startswith("-"):
        return i - 2
    return i - 1 if i and t.woord[i - 1] in ("team", "lokaal", "sociaal") and t.near[i] else i


def _name_end(t: Tekst, j: int, *, bare: bool) -> int:
    """The word after the name that starts at ``j``; ``j`` itself where no name starts."""
    start = j
    if (
        j + 1 < t.aantal
        and t.near[j]
        and t.woord[j] in (*LID, "van", "voor")
        and (t.hoofd[j + 1] or t.woord[j] in LID or t.kind[j + 1] & ORGSLOT)
    ):
        j += 1
    if j >= t.aantal or not (t.near[j] or t.gat[j] in (" '", " ‘", ' "')):
        return start
    phrase_end, phrase_kind = t.phrase(j)
    if phrase_kind & (PLAATS | WIJK | ORGANISATIE):
        return phrase_end
    if phrase_kind & ORGSOORT and j > start:  # wijkteam voor jeugd en gezin laak
        return max(phrase_end, _name_end(t, phrase_end, bare=bare))
    if (
        t.woord[j].rpartition("-")[2] in group("streek")
        or (t.hoofd[j] and not t.kind[j] & (RELATIE | AANHEF))
        or _small_name(t, j, bare, article=j > start)
    ):
        end = more(t, j)
        if end < t.aantal and t.near[end] and t.woord[end] in group("streek"):
            end += 1
        return end
    return start


def _small_name(t: Tekst, j: int, bare: bool, *, article: bool) -> bool:
    kind = t.kind[j]
    if kind & (STOP | RELATIE | WERKWOORD | MAAND | BEGRIP):
        return False
    if kind & (PLAATS | WIJK | WOORDPLAATS | ORGANISATIE):
        return True
    if bare:
        unlisted = kind & ONBEKEND and not kind & TYPEFOUT
        return bool(unlisted or (t.woord[j - 1] == "praktijk" and kind & AFGELEID and closes(t, j + 1)))
    if t.woord[j - 1] in group("eigen_organisatie") and kind & (WOORD | ONBEKEND):
        return True
    return (bool(kind & (NAAM | ONBEKEND)) and not kind & TYPEFOUT) or (
        article and bool(kind & WOORD) and not kind & GEEN_SCHOOL
    )


def phrase(t: Tekst, i: int, end: int) -> Gevonden | None:
    """A listed name of more words, from ``i`` to ``end``, with the article or ``'s`` before it."""
    ordinary = all(t.kind[j] & (WOORD | STOP) and not t.kind[j] & NAAM for j in range(i, end))
    first = i - 1 if i and t.woord[i - 1] in ("'s", "’s", "s") and t.near[i] else i
    return first, tail(t, end), "organisatie", "mogelijk" if ordinary and not t.hoofd[i] else "zeker"


def listed(t: Tekst, i: int) -> Gevonden | None:
    """One word that is the name of a known organisation; one that means something else needs a sign."""
    kind = t.kind[i]
    if not kind & ORGANISATIE or kind & STOP:
        return None
    before = t.woord[i - 1] if i else ""
    named = t.hoofd[i] and not t.start[i]
    article = before in LID and t.near[i]
    if named or not kind & (WOORD | NAAM):
        sign = True
    elif article:
        sign = t.woord[i] in group("met_lidwoord")
    else:
        sign = before in (*group("op"), *group("van_organisatie"), "uit") or _acts(t, i)
    if not sign:
        return None
    first = i - 1 if article and t.woord[i] in group("met_lidwoord") else i
    return first, tail(t, i + 1), "organisatie", "zeker" if named or not kind & WOORD else "mogelijk"


def _acts(t: Tekst, i: int) -> bool:
    """Whether the word is who does something: first in the sentence, or a mark after it."""
    if i + 1 >= t.aantal:
        return True
    after = t.kind[i + 1] & WERKWOORD or t.woord[i + 1] == "en"
    return bool(apart(t, i) and (after or closes(t, i + 1))) or closes(t, i + 1)


def tail(t: Tekst, end: int) -> int:
    """``Brijder Jeugd``, ``Ipse de Bruggen``, ``Parnassia Den Haag``: what goes on after a known name."""
    while end < t.aantal and t.near[end] and t.kind[end] & ORGSLOT and t.woord[end] not in ("zorg", "opvang"):
        end += 1
    while end < t.aantal and t.near[end] and t.hoofd[end] and _region(t.woord[end]):
        end += 1
    return end


def _region(word: str) -> bool:
    """``Zuid-Holland``, ``Noord``, ``Haaglanden``."""
    return word in group("streek") or word in group("regio") or word.partition("-")[0] in group("streek")


def by_ending(t: Tekst, i: int) -> Gevonden | None:
    """``JIP Kinderzorg``, ``bij flexzorg begeleiding``: a name and a word that gives away an organisation."""
    if not i or not t.near[i]:
        return None
    before, word = t.kind[i - 1], t.woord[i - 1]
    if t.hoofd[i - 1]:
        if before & BEGINT or (t.start[i - 1] and not t.hoofd[i]):
            return None
        return i - 1, i + 1, "organisatie", "zeker" if t.hoofd[i] else "mogelijk"
    if before & (BEGINT | TUSSEN) or t.hoofd[i]:
        return None
    if before & (ONBEKEND | NAAM) and not before & (WOORD | TYPEFOUT):
        return i - 1, i + 1, "organisatie", "mogelijk"
    if t.woord[i] in group("gewone_hulp"):
        return None
    led = i > 1 and t.near[i - 1] and t.woord[i - 2] in ("van", "bij", "via", "door", "vanuit")
    if led and not (before & WOORD and word.endswith(("e", "en"))):
        return i - 1, i + 1, "organisatie", "mogelijk"
    return None


def by_region(t: Tekst, i: int) -> Gevonden | None:
    """``psychotrauma haaglanden``: a word before the name of a region."""
    if not i or not t.near[i]:
        return None
    before, word = t.kind[i - 1], t.woord[i - 1]
    if word in ("ggd", "jgz", "ggz"):  # a term by itself, a service with its region
        return i - 1, i + 1, "organisatie", "mogelijk"
    if before & BEGINT or before & SCHOOLSOORT or word in group("voor_regio"):
        return None
    first = i - 1
    while first and i - first < 4 and t.hoofd[first] and t.hoofd[first - 1] and t.near[first]:
        first -= 1
    return first, i + 1, "organisatie", "mogelijk"


def before_place(t: Tekst, i: int) -> Gevonden | None:
    """``bij samen sterk delft``: one or two words between ``bij`` and a place, in small letters."""
    if t.hoofd[i] or not i or t.woord[i - 1] not in group("van_organisatie") or not t.near[i]:
        return None
    end = i
    while end < t.aantal and end - i < 3 and t.near[end] and not t.kind[end] & (PLAATS | WIJK):
        if not t.kind[end] & (WOORD | ONBEKEND) or t.kind[end] & (BEGINT | TUSSEN | AANHEF | VOORNAAM):
            return None
        end += 1
    if end == i or end >= t.aantal or not t.near[end] or not t.kind[end] & (PLAATS | WIJK):
        return None
    return i, end + 1, "organisatie", "mogelijk"


def two_words(t: Tekst, i: int) -> Gevonden | None:
    """``bij mentaal beter``: two ordinary words after ``bij``, in a text without capitals."""
    if not i or t.woord[i - 1] not in LEADS or not t.near[i]:
        return None
    if t.woord[i].endswith("e") or i + 1 >= t.aantal or not t.near[i + 1]:
        return None
    unfit = _UNSURE | GEEN_SCHOOL | SCHOOLSOORT | ORGSOORT
    if any(t.kind[j] & unfit or not t.kind[j] & (WOORD | ONBEKEND) for j in (i, i + 1)):
        return None
    ends = closes(t, i + 2) or t.kind[i + 2] & (STOP | WERKWOORD)
    return (i, i + 2, "organisatie", "mogelijk") if ends else None
