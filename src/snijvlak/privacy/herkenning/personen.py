"""People: by their names, by what stands before and after, and by words that no list knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .naamdelen import begin_of, end_of, followed, surname_certain, with_initials
from .regels import woordgroep
from .tekst import Tekst
from .vondsten import Vondst
from .vraagwoorden import ask, letter
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

_LID = frozenset(woordgroep("lid"))
_MET = frozenset(woordgroep("met"))
_DAT = frozenset(woordgroep("dat"))
_OVER = frozenset(["casus", "kind", "dossier", "betreft", "betr", "bespreking", "leerling", "alleen", "over"])
_ALTIJD = ("der", "den")
_DOET = frozenset(woordgroep("doet"))
_FAMILIE = frozenset(woordgroep("familie"))
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
_BIJ = frozenset(woordgroep("bij"))
_WORTH = NAAM | WOORDNAAM | WOORDVOORNAAM | ONBEKEND | TUSSEN | AFGELEID
_DICHT = RELATIE | GEEN_SCHOOL | SCHOOLSOORT | ORGSOORT | MAAND | BEGRIP
_GEEN = STOP | WERKWOORD | BEGRIP | MAAND | AANHEF
_INITIALS = re.compile(r"(?<![\w.'’])(?:[^\W\d_]\.-?\s?){1,5}$")
_AFKORTINGEN = frozenset(woordgroep("afkortingen"))
_LETTER = ask(also=letter)
_LETTERS = re.compile(r"(?<![\w.'’-])(?:[A-Z]\.){2,4}(?![\w])")


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
    yield from _initials(t, taken)


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
        _after_initials(t, i)
        and kind & (NAAM | ONBEKEND | WOORDNAAM | TUSSEN)
        and (named or not kind & (WERKWOORD | MAAND))
    ):
        return True
    if before & (AANHEF | NAAMWOORD) and (sure := _called(t, i, named)) is not None:
        return sure
    if kind & TUSSEN and not kind & (VOORNAAM | EIGENNAAM):
        return _particle(t, i)
    if kind & (STOP | MAAND | BEGRIP):
        return _word_name(t, i, named) if kind & WOORDVOORNAAM and not kind & (MAAND | BEGRIP) else None
    article = near and t.woord[i - 1] in _LID
    if kind & WOORDNAAM or (kind & NAAM and kind & WERKWOORD):
        return _word_name(t, i, named)
    if kind & (WERKWOORD | AANHEF | RELATIE):
        return None
    if kind & (VOORNAAM | ACHTERNAAM):
        if article and not named:
            return None if kind & WOORD else False
        return bool(named or (kind & VOORNAAM and not kind & WOORD) or before & RELATIE)
    if kind & EIGENNAAM:
        return None if article and not named else bool(named)
    return _unknown(t, i, named, article, before)


def _after_initials(t: Tekst, i: int) -> bool:
    """Whether ``J.P.`` or ``j.`` stands right before, and no short form such as ``o.a.``"""
    begin = t.begin[i]
    if t.low[max(0, begin - 2) : begin] not in (". ",) and t.low[begin - 1 : begin] != ".":
        return False
    m = _INITIALS.search(t.low, max(0, begin - 16), begin)
    if m and m[0].strip() in _AFKORTINGEN and not t.text[m.start()].isupper():
        return False
    if m and t.text[m.start() : begin].strip() == "u.":
        return False  # the end of "dank u."
    return bool(m) and t.low[m.start()] not in "'’"


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


def _called(t: Tekst, i: int, named: bool) -> bool | None:
    """After ``mw``, ``juf`` or ``heet``: nearly any word is a name."""
    kind, word = t.kind[i], t.woord[i]
    family = t.woord[i - 1] in _FAMILIE
    if kind & TUSSEN and not kind & VOORNAAM:
        j = i
        while j < t.aantal and t.kind[j] & TUSSEN and j - i < 3 and (j == i or t.near[j]):
            j += 1
        if j >= t.aantal or not t.near[j]:
            return None
        if t.hoofd[j] and not t.kind[j] & (RELATIE | AANHEF) and (j > i):
            return True
        if surname_certain(t, j, t.woord[j - 1]):
            return True
        if t.kind[j] & (_GEEN | RELATIE | SCHOOLSOORT) and not t.kind[j] & ACHTERNAAM:
            return None
        loose = (
            t.kind[i - 1] & NAAMWOORD
            or family
            or word in ("van", "in", "op", "bij", "aan", "voor", "uit", "over", "tot")
        )
        placed = word in ("in", "op", "bij", "aan", "voor", "uit", "over", "tot")
        return True if t.kind[j] & (NAAM | ONBEKEND) else None if placed or (loose and j - i < 2) else False
    if (
        named
        and not kind & (RELATIE | BEGRIP | AANHEF)
        and not (kind & STOP and word in ("is", "heeft", "de", "het"))
    ):
        return True
    if kind & (STOP | MAAND | BEGRIP | RELATIE | AANHEF):
        return None
    if kind & WERKWOORD and not kind & (WOORDNAAM | VOORNAAM):
        return None
    if kind & (NAAM | WOORDNAAM | WOORDVOORNAAM):
        return not (family and kind & WOORD)
    if kind & ONBEKEND:
        return bool(not kind & TYPEFOUT)
    if t.woord[i - 1] in ("familie", "fam", "gezin") and (
        kind & AFGELEID or word.endswith(("man", "mans", "stra", "sen", "ers", "inga", "sma"))
    ):
        return False
    return (
        False
        if t.kind[i - 1] & AANHEF
        and not family
        and kind & WOORD
        and not word.endswith(("t", "en"))
        and t.woord[i - 1] not in ("mr", "heer", "familie", "gezin")
        else None
    )


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


def _word_name(t: Tekst, i: int, named: bool) -> bool | None:
    """A name that is a word too: a name only where the sentence shows it."""
    kind, word = t.kind[i], t.woord[i]
    near = i > 0 and t.near[i]
    previous = t.woord[i - 1] if near else ""
    before = t.kind[i - 1] if near else 0
    after = t.kind[i + 1] if i + 1 < t.aantal and t.near[i + 1] else 0
    following = t.woord[i + 1] if after else ""
    article = previous in _LID
    if named and not article:
        return bool(before & RELATIE or kind & WOORDVOORNAAM)
    if not kind & (VOORNAAM | WOORDVOORNAAM):
        sober = not article and not kind & (STOP | WERKWOORD | GEEN_SCHOOL) and word not in _BIJ
        return False if before & RELATIE and sober and (kind & ACHTERNAAM or after & WERKWOORD) else None
    if article:
        return None
    verb = after & WERKWOORD and not following.endswith("en")
    if kind & (STOP | WERKWOORD):  # wil, ben, dan
        clause = t.start[i] or previous in _DAT or "," in t.gat[i]
        clause = clause or bool(before & RELATIE and word != following)  # haar vriendinnetje lieve is
        return False if clause and verb and following != word[:-1] and kind & WOORDVOORNAAM else None
    if t.hoofd[i] and t.start[i] and kind & WOORDVOORNAAM and after and t.hoofd[i + 1] and not after & STOP:
        return True
    told = following.endswith(("de", "te", "t")) and bool(after & WOORD) and not after & STOP
    if t.hoofd[i] and t.start[i] and (after & (WERKWOORD | STOP | TUSSEN | ACHTERNAAM) or not after or told):
        return bool((verb or told) and kind & WOORDVOORNAAM)
    if (
        after & (ACHTERNAAM | ONBEKEND | EIGENNAAM) and not after & (STOP | WERKWOORD | WOORD | TYPEFOUT)
    ) or (after & TUSSEN and followed(t, i + 1)):
        return True
    if not kind & WOORDVOORNAAM:
        return False if before & RELATIE else None
    if previous in _DAT or previous.endswith("jarige") or (verb and before & WERKWOORD):
        return False
    if before & RELATIE or previous in _MET:
        if after & ACHTERNAAM and not after & (WERKWOORD | STOP | GEEN_SCHOOL):
            return False
        return False if not after & (NAAM | WOORD) or after & (STOP | WERKWOORD | RELATIE) else None
    clause = (
        not near
        or t.start[i]
        or "," in t.gat[i]
        or previous
        in (
            "en",
            "maar",
            "nu",
            "dan",
            "daarna",
            "ook",
            "heeft",
            "is",
            "wil",
            "kan",
            "gaat",
            "zit",
            "moet",
            "zegt",
        )
    )
    if clause and (
        verb or following in ("niet", "en", "al", "nog", "ook", "weer", "zelf") or (not after and t.start[i])
    ):
        return False
    return None


def _initials(t: Tekst, taken: bytearray) -> Iterator[Vondst]:
    """Initials alone: ``K.L.``, ``leerling M.``; and in small letters after a word for a person."""
    letters = t.at(_LETTER)
    for i in letters if not t.shouted else ():
        m = _LETTERS.match(t.text, t.begin[i])
        if m and not taken[m.start()]:
            yield Vondst(m.start(), m.end(), "persoon", "zeker")
    for i in letters:
        word = t.woord[i]
        if taken[t.begin[i]]:
            continue
        begin, eind = t.begin[i], t.eind[i]
        large = t.text[begin].isupper() and not t.shouted  # also in a text that has no other capitals
        dot = t.text[eind : eind + 1] == "."
        before = t.kind[i - 1] if i and t.near[i] else 0
        after = t.kind[i + 1] if i + 1 < t.aantal else 0
        gap = t.text[eind : t.begin[i + 1]] if i + 1 < t.aantal else ""
        if (
            (
                before & (RELATIE | AANHEF | NAAMWOORD)
                or (i and t.woord[i - 1] in _OVER and not gap.strip(": .,"))
            )
            and word not in ("u", "t" if not dot else "u")
            and (dot or large or not gap.strip())
        ):
            yield Vondst(begin, eind + dot, "persoon", "mogelijk")
        elif large and word not in "u":
            if dot or (after & WERKWOORD and gap == " "):
                yield Vondst(begin, eind + dot, "persoon", "mogelijk")
        elif (
            dot
            and not t.capitals
            and after & WERKWOORD
            and gap == ". "
            and (t.start[i] or before & ONBEKEND or t.woord[i - 1] in _MET | _DAT)
        ):
            yield Vondst(begin, eind + 1, "persoon", "mogelijk")
