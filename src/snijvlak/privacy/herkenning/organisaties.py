"""Organisations: care providers and local teams."""

from __future__ import annotations

from .instellingswoorden import BEGINT, LID, Gevonden, apart, closes, group, more, near_school
from .tekst import Tekst
from .woordsoorten import (
    AANHEF,
    AFGELEID,
    BEGRIP,
    GANGBAAR,
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
    word = t.woord[i]
    if not word.endswith(SOORTSLOT) or len(word) < LONG or t.kind[i] & (STOP | WERKWOORD | RELATIE | BEGRIP):
        return None
    j = i + 1
    article = j + 1 < t.aantal and t.woord[j] in LID and t.near[j] and t.near[j + 1]
    if article:
        j += 1
    if j >= t.aantal or not t.near[j]:
        return None
    kind = t.kind[j]
    named = t.hoofd[j] and not kind & (RELATIE | STOP | BEGRIP | AANHEF)
    place = kind & (PLAATS | WIJK) and not kind & (STOP | WERKWOORD)
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
    return first, _tail(t, end), "organisatie", "mogelijk" if ordinary and not t.hoofd[i] else "zeker"


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
    return first, _tail(t, i + 1), "organisatie", "zeker" if named or not kind & WOORD else "mogelijk"


def _acts(t: Tekst, i: int) -> bool:
    """Whether the word is who does something: first in the sentence, or a mark after it."""
    if i + 1 >= t.aantal:
        return True
    after = t.kind[i + 1] & WERKWOORD or t.woord[i + 1] == "en"
    return bool(apart(t, i) and (after or closes(t, i + 1))) or closes(t, i + 1)


def _tail(t: Tekst, end: int) -> int:
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
    if not t.kind[i] & ORGSLOT or not i or not t.near[i]:
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
    if t.woord[i] not in group("regio") or not i or not t.near[i]:
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


def capitals(t: Tekst, i: int) -> Gevonden | None:
    """``ISW Hoogeland``, ``Veilig Verder``, ``Jeugd & Zo``: two words with capitals that are no name."""
    j = i + 1
    if t.woord[i] in group("hoofdletterwoord") and t.text[t.begin[i] : t.eind[i]].isupper():
        return i, _tail(t, j), "organisatie", "mogelijk"  # MEE is one, mee is not
    if j >= t.aantal:
        return None
    kind = t.kind[i]
    if three := _three(t, i):
        return three
    if t.gat[j] in (" & ", "&") and t.hoofd[j] and len(t.woord[i]) > 1 and not (t.kind[j] | kind) & VOORNAAM:
        return i, more(t, j), "organisatie", "mogelijk"
    if kind & RELATIE and not t.start[i] and t.near[j] and not t.hoofd[j]:
        return _joined(t, i)  # Kind in Beeld
    if kind & (AANHEF | PLAATS | WIJK | RELATIE | MAAND | BEGRIP | WERKWOORD) and t.woord[i] != "veilig":
        return None
    if not t.near[j]:
        return None
    if not t.hoofd[j]:
        return _joined(t, i)
    after = t.kind[j]
    if after & _UNSURE:
        return None
    short = t.text[t.begin[i] : t.eind[i]].isupper() and 1 < len(t.woord[i]) < 6 and kind & ONBEKEND
    started = t.woord[i] in group("naambegin") and not t.start[i]  # Op Dreef, Veilig Verder
    ordinary = kind & WOORD and not kind & _UNSURE and after & WOORD
    if short or ordinary or (started and after & WOORD):
        return i, more(t, j), "school" if near_school(t, i) else "organisatie", "mogelijk"
    if kind & WOORD and not kind & _UNSURE and after & ONBEKEND and not _tussen(t, j + 1):
        return i, j + 1, "organisatie", "mogelijk"
    return None


def _three(t: Tekst, i: int) -> Gevonden | None:
    """``Ons Tweede Thuis``: three words with capitals, no names."""
    if i + 2 >= t.aantal or not t.hoofd[i + 1] or not t.hoofd[i + 2]:
        return None
    named = any(t.kind[j] & (RELATIE | AANHEF | MAAND | PLAATS | WIJK | BEGRIP) for j in range(i, i + 3))
    words = sum(bool(t.kind[j] & (WOORD | STOP) and not t.kind[j] & VOORNAAM) for j in range(i, i + 3))
    if named or words < 3 or not t.near[i + 1] or not t.near[i + 2] or t.kind[i] & SCHOOLSOORT:
        return None
    return i, more(t, i + 2), "school" if near_school(t, i) else "organisatie", "mogelijk"


def _tussen(t: Tekst, j: int) -> bool:
    return j < t.aantal and bool(t.kind[j] & TUSSEN) and t.near[j]


def _joined(t: Tekst, i: int) -> Gevonden | None:
    """``Samen op Weg``, ``Delft voor Elkaar``: words with capitals and a small word between."""
    last = i + 2
    if last < t.aantal and t.woord[last] in LID and t.near[last]:
        last += 1
    if last >= t.aantal or t.woord[i + 1] not in group("naamverbinding") or not t.hoofd[last]:
        return None
    first, after = t.kind[i], t.kind[last]
    if not t.near[i + 2] or not t.near[last] or first & NAAM or not first & WOORD:
        return None
    if first & STOP and not first & RELATIE and (t.start[i] or t.woord[i] not in group("naambegin")):
        return None
    if not after & WOORD or after & (
        WERKWOORD | BEGRIP | MAAND | AANHEF | TUSSEN | PLAATS | WIJK | ORGANISATIE | SCHOOLSOORT | ORGSOORT
    ):
        return None
    return i, more(t, last), "organisatie", "mogelijk"


def first_in_sentence(t: Tekst, i: int) -> Gevonden | None:
    """``Karakter stopt ermee``: a word that starts a sentence without an article, and does something."""
    if not t.start[i] or i + 1 >= t.aantal or not t.near[i + 1]:
        return None
    kind = t.kind[i]
    if not kind & WOORD or kind & (_UNSURE | GEEN_SCHOOL | SCHOOLSOORT | ORGSOORT):
        return None
    acts = t.woord[i + 1] in group("doet") or (
        t.kind[i + 1] & WERKWOORD and t.woord[i + 1] not in group("loopt")
    )
    if not acts or t.woord[i] in group("wie_doet") or (kind & GANGBAAR and t.woord[i + 1] in group("lukt")):
        return None
    return i, i + 1, "organisatie", "mogelijk"


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


def by_capital(t: Tekst, i: int) -> Gevonden | None:
    """``bij Reakt``, ``vanuit Koraal``: a capital in the middle of a sentence where an organisation comes."""
    if not i:
        return None
    kind = t.kind[i]
    if kind & (NAAM | AANHEF | RELATIE | BEGRIP | MAAND | SCHOOLSOORT) or not kind & (WOORD | ONBEKEND):
        return None
    if t.start[i]:
        alone = closes(t, i + 1) and t.gat[i].strip() in (":", "(", ";") and not kind & (STOP | WERKWOORD)
        return (i, i + 1, "organisatie", "mogelijk") if alone else None
    if t.near[i] and t.woord[i - 1] in group("van_organisatie"):
        return i, more(t, i), "organisatie", "mogelijk"
    return None


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
