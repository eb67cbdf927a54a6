"""People: by their names, by what stands before and after, and by words that no list knows."""

from __future__ import annotations

from collections.abc import Iterator

from .aangesproken import called
from .initialen import after_initials, initials
from .naamdelen import begin_of, end_of, surname_certain, with_initials
from .regels import woordgroep
from .tekst import Tekst
from .vondsten import Vondst
from .woordsoorten import (
    AANHEF,
    ACHTERNAAM,
    AFGELEID,
    BEGRIP,
    EIGENNAAM,
    GEEN_SCHOOL,
    MAAND,
    NAAM,
    NAAMWOORD,
    ONBEKEND,
    ORGSOORT,
    RELATIE,
    SCHOOLSOORT,
    STOP,
    TUSSEN,
    TYPEFOUT,
    VOORNAAM,
    WERKWOORD,
    WOORD,
    WOORDNAAM,
    WOORDVOORNAAM,
)
from .woordvoornaam import word_name

_LID = frozenset(woordgroep("lid"))
_MET = frozenset(woordgroep("met"))
_DAT = frozenset(woordgroep("dat"))
_ALTIJD = ("der", "den")
_DOET = frozenset(woordgroep("doet"))
_VAN_DE = frozenset(woordgroep("van_de"))
_WORD_ENDS = tuple(
    [
        "en",
        "ing",
        "lijk",
        "lijke",
        "heid",
        "tie",
        "aal",
        "eel",
        "isch",
        "ische",
        "aar",
        "ste",
        "eert",
        "dt",
        "tten",
        "gd",
        "kt",
    ]
)
_WORTH = NAAM | WOORDNAAM | WOORDVOORNAAM | ONBEKEND | TUSSEN | AFGELEID
_DICHT = RELATIE | GEEN_SCHOOL | SCHOOLSOORT | ORGSOORT | MAAND | BEGRIP


def people(t: Tekst, taken: bytearray) -> Iterator[Vondst]:
    """Names of people; a name of more parts is one find."""
    i = 0
    for start in sorted({*t.of(_WORTH), *t.hoofdletters}):
        if start < i or taken[t.begin[start]]:
            continue
        i = start
        zeker = _starts(t, i)
        if zeker is None or (t.kind[i] & TUSSEN and _runs_into(t, i, taken)):
            continue
        end, sure = end_of(t, i, taken)
        first = begin_of(t, i, taken)
        yield Vondst(
            with_initials(t, first, taken),
            t.eind[end - 1],
            "persoon",
            "zeker" if zeker or sure else "mogelijk",
        )
        i = end
    yield from initials(t, taken)


def _runs_into(t: Tekst, i: int, taken: bytearray) -> bool:
    """Whether the words of a surname at ``i`` lead to what was found already, as in ``in Den Haag``."""
    j = i
    while j + 1 < t.aantal and t.kind[j] & TUSSEN and j - i < 3:
        j += 1
    return j > i and bool(taken[t.begin[j]])


def _starts(t: Tekst, i: int) -> bool | None:
    """Whether the name of a person starts (or is) here: True sure, False maybe, None no."""
    kind = t.kind[i]
    if len(t.woord[i]) < 2:
        return None
    near = i > 0 and t.near[i]
    before = t.kind[i - 1] if near else 0
    named = t.hoofd[i] and not t.start[i]
    if (
        after_initials(t, i)
        and kind & (NAAM | ONBEKEND | WOORDNAAM | TUSSEN)
        and (named or not kind & (WERKWOORD | MAAND))
    ):
        return True
    if before & (AANHEF | NAAMWOORD) and (sure := called(t, i, named)) is not None:
        return sure
    if kind & TUSSEN and not kind & (VOORNAAM | EIGENNAAM):
        return _particle(t, i)
    if kind & (STOP | MAAND | BEGRIP):
        return word_name(t, i, named) if kind & WOORDVOORNAAM and not kind & (MAAND | BEGRIP) else None
    article = near and t.woord[i - 1] in _LID
    if kind & WOORDNAAM or (kind & NAAM and kind & WERKWOORD):
        return word_name(t, i, named)
    if kind & (WERKWOORD | AANHEF | RELATIE):
        return None
    if kind & (VOORNAAM | ACHTERNAAM):
        if article and not named:
            return None if kind & WOORD else False
        return bool(named or (kind & VOORNAAM and not kind & WOORD) or before & RELATIE)
    if kind & EIGENNAAM:
        return None if article and not named else bool(named)
    return _unknown(t, i, named, article, before)


def _unknown(t: Tekst, i: int, named: bool, article: bool, before: int) -> bool | None:
    """A word that is in no list, or an ordinary word with a capital where none belongs."""
    kind, word = t.kind[i], t.woord[i]
    shout = t.capitals and t.text[t.begin[i] : t.eind[i]].isupper()
    if kind & ONBEKEND:
        if shout and len(word) < 6:  # most likely an abbreviation
            return False if before & (RELATIE | AANHEF) else None
        if article and not named:
            return None
        if (
            kind & TYPEFOUT
            and not t.hoofd[i]
            and not before & RELATIE
            and (len(word) > 9 or word.endswith(_WORD_ENDS))
        ):
            return None
        if len(word) < 3 and not named:
            return None
        return bool(named and before & RELATIE)
    after = t.kind[i + 1] if i + 1 < t.aantal and t.near[i + 1] else 0
    if kind & AFGELEID and not article and len(word) < 13 and not kind & _DICHT:
        if named and not shout:
            return False
        verb = (
            after & WERKWOORD
            and not t.woord[i + 1].endswith("en")
            and not word.endswith(("ing", "heid", "atie", "tie", "t", "en"))
        )
        opens = t.text[t.eind[i] : t.eind[i] + 2] == " (" or (t.start[i] and bool(verb))
        if (before & RELATIE and not word.endswith(("t", "en", "de"))) or (
            opens and (t.hoofd[i] or not t.capitals)
        ):
            return False
    if named and kind & WOORD and not shout and not article and not kind & _DICHT:
        return (
            False if before & RELATIE or after & (WERKWOORD | ACHTERNAAM) or t.woord[i - 1] in _MET else None
        )
    return None


def _particle(t: Tekst, i: int) -> bool | None:
    """``van der Heijden``, ``El Amrani``: a surname without a first name."""
    j = i
    while j < t.aantal and t.kind[j] & TUSSEN and j - i < 3 and (j == i or t.near[j]):
        j += 1
    if j >= t.aantal or not t.near[j] or j == i:
        return None
    kind = t.kind[j]
    named = t.hoofd[j]
    last = t.woord[j - 1]
    if surname_certain(t, j, last):
        return True
    if j - i > 1 and last in _ALTIJD and not kind & (STOP | WERKWOORD):
        return bool(named)  # nothing but a name follows "van der"
    if kind & (STOP | MAAND | BEGRIP | RELATIE | AANHEF | SCHOOLSOORT) or (
        kind & VOORNAAM and j - i < 2 and last not in _VAN_DE
    ):
        return None
    if last in _VAN_DE or j - i > 1:
        related = i > 0 and t.near[i] and t.kind[i - 1] & RELATIE
        if related and named and not kind & WOORD:
            return False
        speaks = j + 1 < t.aantal and t.near[j + 1] and t.kind[j + 1] & WERKWOORD
        if kind & ACHTERNAAM and t.start[i] and speaks:
            return False
        arabic = last in ("el", "al", "ben", "bel", "ait", "aït", "oulad", "ould", "abu", "abou", "bin")
        if kind & ACHTERNAAM and (named or not kind & WOORD):
            return True
        if named or (arabic and kind & (ONBEKEND | EIGENNAAM)):
            return False
        return (
            False
            if kind & (EIGENNAAM | ONBEKEND)
            and not kind & (WOORD | TYPEFOUT)
            and last in ("der", "den", "ter", "ten")
            else None
        )
    if last == "de" and kind & ACHTERNAAM and t.start[i] and j + 1 < t.aantal and t.woord[j + 1] in _DOET:
        return False  # de boer belde
    if last in ("de", "van") and kind & ACHTERNAAM:
        if named or not kind & (WOORD | GEEN_SCHOOL):
            return bool(named)
        title = i > 0 and t.near[i] and t.kind[i - 1] & RELATIE and (i < 2 or t.woord[i - 2] not in _LID)
        return False if title else None
    return None
