"""Schools that no list has, by the place in the sentence: ``op de Regenboog``, ``groep 2, het palet``."""

from __future__ import annotations

from .instellingswoorden import LID, Gevonden, apart, closes, group, in_surname, more, near_school
from .tekst import Tekst
from .woordsoorten import (
    AANHEF,
    ACHTERNAAM,
    BEGRIP,
    EIGENNAAM,
    GEEN_SCHOOL,
    MAAND,
    NAAM,
    ONBEKEND,
    ORGSOORT,
    RELATIE,
    SCHOOLNAAM,
    SCHOOLSOORT,
    STOP,
    TYPEFOUT,
    VOORNAAM,
    WERKWOORD,
    WOORD,
)

LEADS = ("school", "op", "naar")  # words, beside an article, after which one comes
_NOT_A_NAME = GEEN_SCHOOL | STOP | WERKWOORD | RELATIE


def by_place(t: Tekst, i: int) -> Gevonden | None:
    """A name where a school comes."""
    kind = t.kind[i]
    if not i or not t.near[i]:
        return None
    if kind & (STOP | BEGRIP | MAAND | RELATIE | AANHEF) and not (t.hoofd[i] and not kind & BEGRIP):
        return None
    before = t.woord[i - 1]
    named = t.hoofd[i] and not t.start[i]
    if before in LID:
        return _capital_after_article(t, i) if named else _small_after_article(t, i)
    if before == "school" and not named:
        return _after_school(t, i)
    if before not in ("op", "naar") or kind & (WERKWOORD | VOORNAAM | GEEN_SCHOOL):
        return None
    unlisted = kind & (ONBEKEND | EIGENNAAM) and not kind & (TYPEFOUT | WOORD)
    capital = named and (before == "op" or near_school(t, i))
    letters = named and kind & ONBEKEND and t.text[t.begin[i] : t.eind[i]].isupper()  # naar RLW
    if capital or letters or (unlisted and (not t.capitals or near_school(t, i))):
        return i, more(t, i), "school", "mogelijk"
    return _words(t, i) if not t.capitals and (before == "op" or near_school(t, i)) else None


def _words(t: Tekst, i: int) -> Gevonden | None:
    """``zit op zonnig park.``: at most three ordinary words, in a text without capitals."""
    end = i
    while end < t.aantal and end - i < 3 and (end == i or not closes(t, end)):
        if t.kind[end] & (_NOT_A_NAME | BEGRIP | MAAND | SCHOOLSOORT | ORGSOORT):
            break
        end += 1
    if end == i + 1 and t.woord[i] in group("op_iets"):
        return None
    ends = closes(t, end) or t.kind[end] & (STOP | WERKWOORD)
    return (i, end, "school", "mogelijk") if end > i and ends else None


def _after_school(t: Tekst, i: int) -> Gevonden | None:
    """``laatst bekende school zonnig park.``"""
    known = i > 1 and (apart(t, i - 1) or t.woord[i - 2] in group("welke_school"))
    return _words(t, i) if known else None


def _capital_after_article(t: Tekst, i: int) -> Gevonden | None:
    kind = t.kind[i]
    two = t.woord[i - 2] if i > 1 and t.near[i - 1] else ""
    if kind & ACHTERNAAM and not kind & SCHOOLNAAM and two not in ("op", "naar") and t.woord[i - 1] == "de":
        return None  # de Vries belde
    if in_surname(t, i - 1) or kind & (BEGRIP | VOORNAAM) or two in ("in", "uit"):
        return None
    if two == "van" and i > 2 and t.kind[i - 3] & RELATIE and not kind & (WOORD | SCHOOLNAAM):
        return None  # mentor van de Seferina
    if two == "van" and kind & NAAM and not kind & SCHOOLNAAM and not near_school(t, i - 2):
        return None  # more likely a surname: van de Berg
    return i - 1, more(t, i), "school", "zeker" if two in ("op", "naar") else "mogelijk"


def _small_after_article(t: Tekst, i: int) -> Gevonden | None:
    kind = t.kind[i]
    two = t.woord[i - 2] if i > 1 and t.near[i - 1] else ""
    if kind & _NOT_A_NAME:
        return None
    works_at = two == "van" and i > 2 and t.woord[i - 3] in group("naar_school") and not kind & NAAM
    unlisted = kind & ONBEKEND and not kind & TYPEFOUT and two in ("op", "naar") and not t.capitals
    if unlisted or ((two in ("op", "naar") or works_at) and near_school(t, i - 1)):
        return _with_adjective(t, i)
    return _between_marks(t, i)


def _with_adjective(t: Tekst, i: int) -> Gevonden | None:
    """``op de hoge brug zitten``: two words, the first an adjective."""
    kind = t.kind[i]
    second = i + 1 < t.aantal and t.near[i + 1] and t.kind[i + 1]
    adjective = t.woord[i].endswith("e") and kind & WOORD and second and second & WOORD
    if adjective and t.kind[i + 1] & _NOT_A_NAME:
        return None
    return i - 1, i + 2 if adjective else i + 1, "school", "mogelijk"


def _between_marks(t: Tekst, i: int) -> Gevonden | None:
    """``groep 2, het palet.`` and ``(de regenboog)``: an article and a word or two, set apart."""
    if not apart(t, i - 1) or t.kind[i] & (BEGRIP | SCHOOLSOORT | ORGSOORT):
        return None
    end = i + 1
    if not closes(t, end) and end < t.aantal and t.kind[end] & WOORD and not t.kind[end] & _NOT_A_NAME:
        end += 1
    if not closes(t, end) or not t.gat[i - 1].strip(" "):
        return None
    about = any(word in group("klaswoord") for word in t.woord[max(0, i - 6) : i - 1])
    signed = "(" in t.gat[i - 1] and any(word in group("groet") for word in t.woord[max(0, i - 9) : i - 1])
    return (i - 1, end, "school", "mogelijk") if about or signed else None
