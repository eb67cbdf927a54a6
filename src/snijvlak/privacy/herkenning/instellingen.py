"""Schools, organisations, places and wijken: by list, by form, by their place in the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from . import regels
from .vondsten import Soort, Vondst, Zekerheid
from .woorden import (
    AANHEF,
    ACHTERNAAM,
    BEGRIP,
    EIGENNAAM,
    GEEN_SCHOOL,
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
    SCHOOLWOORD,
    STOP,
    TUSSEN,
    TYPEFOUT,
    VOORNAAM,
    WERKWOORD,
    WIJK,
    WOORD,
    WOORDPLAATS,
    ZINBEGIN,
    Tekst,
    Woordenschat,
)

_LID = frozenset(("de", "het", "'t", "t", "’t", "den"))
_TITEL = frozenset(
    [
        "prinses",
        "prins",
        "koningin",
        "koning",
        "sint",
        "st",
        "dr",
        "mgr",
        "pastoor",
        "pater",
        "pr",
        "ds",
        "prof",
        "jan",
        "willem",
        "anne",
        "johan",
        "juliana",
        "groene",
        "gouden",
        "kleine",
    ]
)
_OP = frozenset(
    ("op", "naar", "bij", "van", "vanuit", "vanaf", "aan", "tussen", "vanuit", "door", "met", "namens")
)
_WAAR = frozenset(
    (
        "in",
        "uit",
        "te",
        "naar",
        "richting",
        "rond",
        "buiten",
        "omgeving",
        "nabij",
        "regio",
        "gemeente",
        "vanuit",
    )
)
_NAAR_SCHOOL = frozenset(
    [
        "zit",
        "zat",
        "zitten",
        "gaat",
        "ging",
        "gaan",
        "start",
        "startte",
        "gestart",
        "begonnen",
        "begint",
        "ingeschreven",
        "aangemeld",
        "aanmelding",
        "aanmelden",
        "aangenomen",
        "geplaatst",
        "plaatsing",
        "plaatsen",
        "overstap",
        "overgestapt",
        "overstappen",
        "leerling",
        "leerlingen",
        "geschorst",
        "verwijderd",
        "school",
        "wisselt",
        "gewisseld",
        "les",
        "onderwijs",
        "volgt",
        "juf",
        "meester",
        "directeur",
        "directie",
        "mentor",
        "teamleider",
        "leerkracht",
        "ib'er",
        "ib",
        "zorgcoördinator",
        "zoco",
        "rondleiding",
        "intake",
        "contact",
        "afgewezen",
        "geweigerd",
        "wennen",
        "meelopen",
        "toegelaten",
        "terug",
        "terugkeer",
        "observatie",
        "uitgeschreven",
        "vertrokken",
        "vorig",
        "schooljaar",
        "schoolwissel",
        "verhuisd",
        "broertje",
        "zusje",
        "broer",
        "zus",
        "overplaatsing",
        "kennismaking",
        "meeloopdag",
    ]
)
_KAAL = frozenset(("school", "locatie", "schoollocatie", "dependance", "campus", "vo", "so", "po"))
_STREEK = frozenset(
    [
        "noord",
        "zuid",
        "oost",
        "west",
        "centrum",
        "midden",
        "zuidwest",
        "zuidoost",
        "noordwest",
        "noordoost",
        "binnenstad",
    ]
)
_SLOT = ("school", "college", "lyceum", "gymnasium", "mavo")
_BEGINT = STOP | WERKWOORD | BEGRIP | RELATIE | MAAND


@cache
def _lists() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    taal, plaatsen = regels.taal(), regels.plaatsen()
    return frozenset(taal.geen_schoolnaam), tuple(plaatsen.wijkslot), frozenset(plaatsen.geen_wijk)


def institutions(t: Tekst, schat: Woordenschat, taken: bytearray) -> Iterator[Vondst]:
    """Schools, organisations, places and wijken, each word in at most one of them."""
    i = 0
    while i < len(t):
        if taken[t.begin[i]]:
            i += 1
            continue
        found = _at(t, schat, i)
        if found is None:
            i += 1
            continue
        first, end, soort, zeker = found
        if (
            soort in ("school", "wijk")
            and first
            and t.woord[first - 1] in _LID
            and t.near(first)
            and not taken[t.begin[first - 1]]
        ):
            first -= 1
        yield Vondst(t.begin[first], t.eind[end - 1], soort, zeker)
        i = max(end, i + 1)


_Found = tuple[int, int, Soort, Zekerheid]


def _at(t: Tekst, schat: Woordenschat, i: int) -> _Found | None:
    """What begins at this word or, for a school, has its kind at this word."""
    kind = t.kind[i]
    if kind & SCHOOLSOORT and (found := _after_kind(t, schat, i)):
        return found
    if kind & SCHOOLWOORD and (found := _before_kind(t, i)):
        return found
    if kind & ORGSOORT and (found := _organisation(t, schat, i)):
        return found
    if kind & ZINBEGIN:
        whole = t.phrase(i, schat)[1]
        if whole & SCHOOLSOORT and (found := _after_kind(t, schat, i)):
            return found
        if whole & ORGSOORT and (found := _organisation(t, schat, i)):
            return found
        if found := _phrase(t, schat, i):
            return found
    if t.woord[i].endswith(_SLOT) and (found := _compound(t, i)):
        return found
    if kind & (ORGANISATIE | SCHOOLNAAM | PLAATS | WIJK | WOORDPLAATS) and (found := _listed(t, i)):
        return found
    if found := _capitals(t, schat, i):
        return found
    if (
        kind & ORGSLOT
        and i > 1
        and not t.hoofd[i]
        and t.woord[i - 2] in ("van", "bij", "via", "door")
        and t.near(i)
        and t.near(i - 1)
    ) and (
        not t.kind[i - 1] & (_BEGINT | TUSSEN)
        and not (t.kind[i - 1] & WOORD and t.woord[i - 1].endswith(("e", "en")))
        and t.woord[i] not in ("zorg", "jeugd", "opvang", "begeleiding", "hulpverlening", "therapie")
    ):
        return i - 1, i + 1, "organisatie", "mogelijk"
    if (
        kind & ORGSLOT
        and i
        and t.hoofd[i - 1]
        and t.near(i)
        and not t.start[i - 1]
        and not t.kind[i - 1] & _BEGINT
    ):
        return i - 1, i + 1, "organisatie", "zeker" if t.hoofd[i] else "mogelijk"
    return _by_place(t, schat, i)


def _capitals(t: Tekst, schat: Woordenschat, i: int) -> _Found | None:
    """``ISW Hoogeland``, ``Veilig Verder``: an unknown short form or a word, with capitals before another."""
    if not t.hoofd[i] or t.start[i] or i + 1 >= len(t) or not t.hoofd[i + 1] or not t.near(i + 1):
        return None
    kind, after = t.kind[i], t.kind[i + 1]
    if kind & (_BEGINT | AANHEF | TUSSEN | PLAATS | WIJK) or after & (_BEGINT | NAAM | AANHEF | TUSSEN):
        return None
    short = t.text[t.begin[i] : t.eind[i]].isupper() and 1 < len(t.woord[i]) < 6 and kind & ONBEKEND
    ordinary = kind & WOORD and not kind & NAAM and after & WOORD
    if not (short or ordinary):
        return None
    return i, _more(t, schat, i + 1), "school" if _near_school(t, i) else "organisatie", "mogelijk"


def _after_kind(t: Tekst, schat: Woordenschat, i: int) -> _Found | None:
    """``obs de wissel``, ``VSO De Piramide``: the name after the kind of school."""
    end, kind = t.phrase(i, schat)
    j = end if kind & SCHOOLSOORT else i + 1
    while j < len(t) and t.kind[j] & (SCHOOLSOORT | SCHOOLWOORD) and t.near(j):
        j += 1
    last = _name_end(t, schat, j, bare=t.woord[i] in _KAAL)
    if last == j:
        return None
    first = j if t.woord[i] in _KAAL else i
    while first and t.kind[first - 1] & SCHOOLSOORT and t.near(first) and t.woord[first - 1] not in _KAAL:
        first -= 1
    return first, last, "school", "zeker"


def _name_end(t: Tekst, schat: Woordenschat, j: int, *, bare: bool) -> int:
    """The word after the name that starts at ``j``; ``j`` itself where no name starts."""
    start = j
    if j < len(t) and t.near(j) and t.woord[j] in ("voor", "van") and j + 1 < len(t) and t.hoofd[j + 1]:
        j += 1
    article = j < len(t) and t.woord[j] in _LID and t.near(j)
    if article:
        j += 1
    if j >= len(t) or not t.near(j):
        return start
    titled = t.hoofd[j] and not (t.kind[j] & (RELATIE | WERKWOORD) and not article)
    if not titled and not _small_name(t, j, article, bare):
        return start
    return _more(t, schat, j)


def _small_name(t: Tekst, j: int, article: bool, bare: bool) -> bool:
    """Whether a word without a capital can be the name of a school after its kind."""
    kind, word = t.kind[j], t.woord[j]
    if (
        kind & (STOP | RELATIE | MAAND | AANHEF)
        and word not in _TITEL
        and not (article and kind & SCHOOLNAAM)
    ):
        return False
    if kind & (SCHOOLNAAM | EIGENNAAM) or word in _TITEL:
        return True
    if article:
        return not kind & GEEN_SCHOOL and not (bare and kind & (WOORD | BEGRIP | WERKWOORD))
    if bare or (kind & (WERKWOORD | BEGRIP | GEEN_SCHOOL) and not kind & NAAM):
        return False
    return bool(kind & (NAAM | PLAATS | WIJK) and not kind & (WERKWOORD | BEGRIP)) or bool(
        kind & ONBEKEND and not kind & TYPEFOUT
    )


def _more(t: Tekst, schat: Woordenschat, j: int) -> int:
    """How far a name goes on after its first word."""
    end = j + 1
    while end < len(t) and end - j < 6 and t.near(end):
        kind, word = t.kind[end], t.woord[end]
        if t.hoofd[end] and not kind & (RELATIE | AANHEF) and not t.start[end]:
            end += 1
        elif (
            kind & TUSSEN
            and end + 1 < len(t)
            and t.hoofd[end + 1]
            and t.near(end + 1)
            and word not in ("in", "op", "bij", "voor", "over", "te", "uit", "onder")
        ):
            end += 2
        elif (kind & SCHOOLWOORD and word != "school") or (
            not t.hoofd[j] and end == j + 1 and _goes_on(t, j, end)
        ):
            end += 1
        else:
            break
    return end


def _goes_on(t: Tekst, j: int, end: int) -> bool:
    """In small letters: ``de gouden griffel``, ``prinses irene``, ``het hofstad lyceum``."""
    kind, first = t.kind[end], t.woord[j]
    if kind & (STOP | RELATIE | WERKWOORD | MAAND | BEGRIP):
        return False
    if first in _TITEL or (
        first.endswith(("e", "en")) and t.kind[j] & WOORD and kind & WOORD and not t.kind[j] & SCHOOLNAAM
    ):
        return True
    return (bool(kind & (NAAM | SCHOOLNAAM)) and not kind & WOORD) or bool(
        kind & ONBEKEND and not kind & TYPEFOUT
    )


def _before_kind(t: Tekst, i: int) -> _Found | None:
    """``het Montaigne lyceum``, ``Willem de Zwijger College``: the name before the kind of school."""
    first = i
    while first and i - first < 5 and t.near(first):
        kind, word = t.kind[first - 1], t.woord[first - 1]
        if (
            (
                t.hoofd[first - 1]
                and not kind & (RELATIE | STOP | AANHEF)
                and not (t.start[first - 1] and kind & WOORD and not kind & NAAM)
            )
            or (
                kind & TUSSEN
                and first < i
                and first > 1
                and t.hoofd[first - 2]
                and word not in ("in", "op", "bij", "voor", "over", "aan")
            )
            or (first == i and not kind & _BEGINT and _small_before(t, first - 1))
        ):
            first -= 1
        else:
            break
    while first < i and t.kind[first] & TUSSEN and not t.hoofd[first]:
        first += 1
    end = i + 1
    while (
        end < len(t)
        and t.near(end)
        and t.hoofd[end]
        and t.hoofd[i]
        and not t.kind[end] & (RELATIE | STOP)
        and end - i < 4
    ):
        end += 1
    if first == i and end == i + 1:
        return None
    if t.woord[i] == "school" and not t.hoofd[i] and not t.hoofd[first]:
        return None
    return first, end, "school", "zeker"


def _small_before(t: Tekst, i: int) -> bool:
    kind = t.kind[i]
    if t.woord[i].endswith(("e", "se", "ge")) and kind & WOORD and not kind & SCHOOLNAAM:
        return False
    if kind & (NAAM | SCHOOLNAAM | ONBEKEND | PLAATS | WIJK) and not kind & TYPEFOUT:
        return True
    return bool(kind & WOORD) and i > 0 and t.woord[i - 1] in ("het", "'t", "op")


def _compound(t: Tekst, i: int) -> _Found | None:
    """``Julianaschool``, ``segbroekcollege``: the name and the kind in one word."""
    word = t.woord[i]
    generic = _lists()[0]
    slot = next(s for s in _SLOT if word.endswith(s))
    stem = word[: -len(slot)].rstrip("-'’")
    if word in generic or len(stem) < 3 or t.kind[i] & (STOP | SCHOOLSOORT):
        return None
    kind = t.kind[i]
    named = t.hoofd[i] and not t.start[i]
    if not named and slot == "school" and kind & WOORD and not _stem_named(t, stem):
        return None
    first = i
    while first and i - first < 4 and t.near(first):
        before = t.kind[first - 1]
        if (
            (t.hoofd[first - 1] and not t.start[first - 1] and not before & (STOP | RELATIE | WERKWOORD))
            or t.woord[first - 1] in _TITEL
            or (first == i and before & VOORNAAM and not before & (WOORD | STOP | WERKWOORD))
        ):
            first -= 1
        else:
            break
    end = i + 1
    while (
        end < len(t)
        and t.near(end)
        and t.hoofd[end]
        and t.hoofd[i]
        and not t.kind[end] & (RELATIE | STOP)
        and end - i < 3
    ):
        end += 1
    return first, end, "school", "zeker" if named else "mogelijk"


def _stem_named(t: Tekst, stem: str) -> bool:
    kind = t.schat.kind(stem)
    if stem.endswith("s") and not kind & NAAM:
        kind |= t.schat.kind(stem[:-1]) & NAAM
    return (bool(kind & (NAAM | SCHOOLNAAM)) and not kind & STOP) or bool(
        kind & ONBEKEND and not kind & TYPEFOUT
    )


def _organisation(t: Tekst, schat: Woordenschat, i: int) -> _Found | None:
    """``wijkteam Laak``, ``Stichting De Brug``, ``cjg rijswijk``: the name after the kind of organisation."""
    end, kind = t.phrase(i, schat)
    j = end if kind & ORGSOORT else i + 1
    while j < len(t) and t.kind[j] & ORGSOORT and t.near(j):
        j += 1
    start = j
    if (
        j < len(t)
        and t.near(j)
        and t.woord[j] in (*_LID, "van", "voor")
        and j + 1 < len(t)
        and (t.hoofd[j + 1] or t.woord[j] in _LID)
    ):
        j += 1
    if j >= len(t) or not t.near(j):
        return None
    bare = t.woord[i] in (
        "team",
        "praktijk",
        "centrum",
        "instelling",
        "bureau",
        "zorg",
        "jeugdhulp",
        "jeugdzorg",
        "welzijn",
        "kliniek",
        "jeugdbescherming",
        "bso",
    )
    phrase_end, phrase_kind = t.phrase(j, schat)
    if phrase_kind & (PLAATS | WIJK | ORGANISATIE):
        j = phrase_end
    elif (
        t.woord[j] in _STREEK
        or (t.hoofd[j] and not t.kind[j] & (RELATIE | AANHEF))
        or _org_word(t, j, bare, article=j > start)
    ):
        j = _more(t, schat, j)
    else:
        return None
    return i, j, "organisatie", "zeker"


def _org_word(t: Tekst, j: int, bare: bool, *, article: bool) -> bool:
    kind = t.kind[j]
    if kind & (STOP | RELATIE | WERKWOORD | MAAND | BEGRIP):
        return False
    if kind & (PLAATS | WIJK | WOORDPLAATS | ORGANISATIE):
        return True
    if bare:
        return False
    if t.woord[j - 1] in (
        "stichting",
        "zorgboerderij",
        "gezinshuis",
        "logeerhuis",
        "kinderpraktijk",
        "zorggroep",
    ) and kind & (WOORD | ONBEKEND):
        return True
    return (bool(kind & (NAAM | ONBEKEND)) and not kind & TYPEFOUT) or (
        article and bool(kind & WOORD) and not kind & GEEN_SCHOOL
    )


def _phrase(t: Tekst, schat: Woordenschat, i: int) -> _Found | None:
    end, kind = t.phrase(i, schat)
    if kind & WIJK:
        return i, end, "wijk", "zeker"
    if kind & PLAATS:
        return i, end, "plaats", "zeker"
    if kind & ORGANISATIE:
        return i, end, "organisatie", "zeker"
    if kind & SCHOOLNAAM:
        ordinary = all(t.kind[j] & (WOORD | STOP) for j in range(i, end)) and not (
            t.hoofd[i] and not t.start[i]
        )
        if ordinary and not _near_school(t, i):
            return None
        first = i - 1 if i and t.woord[i - 1] in _LID and t.near(i) else i
        return first, end, "school", "mogelijk" if ordinary else "zeker"
    return None


def _listed(t: Tekst, i: int) -> _Found | None:
    """One word that is in a list; a word that means something else too needs a sign."""
    kind = t.kind[i]
    before = t.woord[i - 1] if i else ""
    named = t.hoofd[i] and not t.start[i]
    article = before in _LID and t.near(i)
    if kind & WOORDPLAATS:
        if (
            before in _WAAR
            or (named and not article and not kind & TUSSEN)
            or (i > 1 and "woont" in t.woord[i - 3 : i])
        ):
            return i, i + 1, "plaats", "zeker" if named else "mogelijk"
        return None
    if kind & PLAATS and not kind & STOP:
        return i, i + 1, "plaats", "zeker" if named or before in _WAAR else "mogelijk"
    if kind & WIJK and (
        not kind & WOORD or named or before in _WAAR or (article and i > 1 and t.woord[i - 2] in _WAAR)
    ):
        return i, i + 1, "wijk", "zeker" if named or not kind & WOORD else "mogelijk"
    if (
        kind & ORGANISATIE
        and not kind & STOP
        and (not kind & (WOORD | NAAM) or named or (before in _OP and not article))
    ):
        return i, i + 1, "organisatie", "zeker" if named or not kind & WOORD else "mogelijk"
    if not kind & SCHOOLNAAM or kind & STOP:
        return None
    if before == "de" and kind & ACHTERNAAM and not named and i > 1 and t.woord[i - 2] == "van":
        return None  # van de Vliet
    pointed = article and (named or (i > 1 and t.woord[i - 2] in _OP and _about_school(t, i)))
    if pointed or (named and not kind & NAAM):
        return i - 1 if article else i, i + 1, "school", "zeker" if named else "mogelijk"
    return None


def _about_school(t: Tekst, i: int) -> bool:
    """Whether a word for going to school stands shortly before, or nothing says otherwise."""
    return (
        any(word in _NAAR_SCHOOL for word in t.woord[max(0, i - 7) : i])
        or not t.kind[i] & WOORD
        or t.woord[i - 2] in ("op", "naar", "van")
    )


def _by_place(t: Tekst, schat: Woordenschat, i: int) -> _Found | None:
    """A name that no list has, at a place in the sentence where a school, a wijk or a place comes."""
    kind = t.kind[i]
    if (
        not i
        or not t.near(i)
        or (kind & (STOP | BEGRIP | MAAND | RELATIE | AANHEF) and not (t.hoofd[i] and kind & BEGRIP == 0))
    ):
        return None
    before = t.woord[i - 1]
    named = t.hoofd[i] and not t.start[i]
    if before in ("wijk", "buurt") and (named or kind & (NAAM | ONBEKEND)):
        return i, _more(t, schat, i), "wijk", "zeker" if named else "mogelijk"
    slots, generic = _lists()[1:]
    if (
        t.woord[i].endswith(slots)
        and len(t.woord[i]) > 6
        and t.woord[i] not in generic
        and not _in_surname(t, i - 1)
    ) and (
        named
        or (
            before in ("de", "het")
            and i > 1
            and t.woord[i - 2] in ("in", "uit", "naar", "van")
            and not kind & WOORD
        )
    ):
        return i, i + 1, "wijk", "mogelijk"
    if before in _LID:
        return _after_article(t, schat, i, named)
    if kind & WERKWOORD:
        return None
    unlisted = kind & (ONBEKEND | EIGENNAAM) and not kind & (TYPEFOUT | WOORD)
    if before in ("in", "uit", "te", "richting", "gemeente", "regio") and not kind & (RELATIE | VOORNAAM):
        if unlisted or (named and not kind & BEGRIP):
            return i, _more(t, schat, i) if named else i + 1, "plaats", "mogelijk"
    elif before in ("op", "naar") and not kind & VOORNAAM and (unlisted or named) and _near_school(t, i):
        return i, _more(t, schat, i), "school", "mogelijk"
    return None


def _in_surname(t: Tekst, i: int) -> bool:
    """Whether ``de`` at ``i`` is part of a surname: a first name, an initial or ``mw`` stands before."""
    while i and t.kind[i] & TUSSEN and t.near(i):
        i -= 1
    kind = t.kind[i]
    if kind & TUSSEN:
        return False
    if t.hoofd[i] and kind & ONBEKEND and not t.start[i]:
        return True
    name = kind & (AANHEF | VOORNAAM | ACHTERNAAM | ONBEKEND | EIGENNAAM) and not kind & (
        WOORD | STOP | WERKWOORD | TYPEFOUT
    )
    return bool(name or kind & AANHEF or len(t.woord[i]) == 1)


def _near_school(t: Tekst, i: int) -> bool:
    return any(word in _NAAR_SCHOOL for word in t.woord[max(0, i - 6) : i])


def _after_article(t: Tekst, schat: Woordenschat, i: int, named: bool) -> _Found | None:
    """``op de Regenboog``, ``zit op het kompas``: a capital or a word for going to school tells."""
    kind = t.kind[i]
    two = t.woord[i - 2] if i > 1 and t.near(i - 1) else ""
    surname = _in_surname(t, i - 1)
    if (
        named
        and kind & ACHTERNAAM
        and not kind & SCHOOLNAAM
        and two not in ("op", "naar")
        and t.woord[i - 1] == "de"
    ):
        return None  # de Vries belde
    if named and not surname and not kind & (BEGRIP | VOORNAAM) and two not in ("in", "uit"):
        if two == "van" and i > 2 and t.kind[i - 3] & RELATIE and not kind & (WOORD | SCHOOLNAAM):
            return None  # mentor van de Seferina
        if two == "van" and kind & NAAM and not kind & SCHOOLNAAM and not _near_school(t, i - 2):
            return None  # more likely a surname: van de Berg
        return i - 1, _more(t, schat, i), "school", "zeker" if two in ("op", "naar") else "mogelijk"
    if named and two in ("in", "uit"):
        return i, _more(t, schat, i), "wijk", "mogelijk"
    works_at = two == "van" and i > 2 and t.woord[i - 3] in _NAAR_SCHOOL and not kind & NAAM
    if (
        (two in ("op", "naar") or works_at)
        and not kind & (GEEN_SCHOOL | STOP | WERKWOORD | RELATIE)
        and _near_school(t, i - 1)
        and not named
    ):
        adjective = (
            t.woord[i].endswith("e")
            and kind & WOORD
            and i + 1 < len(t)
            and t.kind[i + 1] & WOORD
            and t.near(i + 1)
        )
        if adjective and t.kind[i + 1] & (GEEN_SCHOOL | STOP | WERKWOORD | RELATIE):
            return None
        return i - 1, i + 2 if adjective else i + 1, "school", "mogelijk"
    return None
