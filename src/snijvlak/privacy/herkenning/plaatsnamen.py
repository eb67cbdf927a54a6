"""Places and wijken: by list, by form, by their place in the sentence."""

from __future__ import annotations

from functools import cache

from . import regels
from .instellingswoorden import LID, Gevonden, closes, group, in_surname, more
from .tekst import Tekst
from .woordsoorten import (
    AANHEF,
    BEGRIP,
    EIGENNAAM,
    MAAND,
    NAAM,
    ONBEKEND,
    PLAATS,
    RELATIE,
    STOP,
    TUSSEN,
    TYPEFOUT,
    VOORNAAM,
    WERKWOORD,
    WIJK,
    WOORD,
    WOORDPLAATS,
)

# Words, beside an article, after which a place or wijk comes.
LEADS = ("wijk", "buurt", "in", "uit", "van", "te", "richting", "gemeente", "regio")


@cache
def _endings() -> tuple[tuple[str, ...], frozenset[str]]:
    plaatsen = regels.plaatsen()
    return tuple(plaatsen.wijkslot), frozenset(plaatsen.geen_wijk)


def listed(t: Tekst, i: int) -> Gevonden | None:
    """A place or wijk of one word from a list; a word that means something else too needs a sign."""
    kind = t.kind[i]
    before = t.woord[i - 1] if i else ""
    named = t.hoofd[i] and not t.start[i]
    article = before in LID and t.near[i]
    where = before in group("waar")
    if kind & WOORDPLAATS:
        if (
            where
            or (named and not article and not kind & TUSSEN)
            or (i > 1 and "woont" in t.woord[i - 3 : i])
        ):
            return i, i + 1, "plaats", "zeker" if named else "mogelijk"
        return None
    if kind & PLAATS and not kind & STOP:
        return i, i + 1, "plaats", "zeker" if named or where else "mogelijk"
    in_the = article and i > 1 and t.woord[i - 2] in group("waar")
    if kind & WIJK and (not kind & WOORD or named or where or in_the):
        return i, i + 1, "wijk", "zeker" if named or not kind & WOORD else "mogelijk"
    return None


def by_place(t: Tekst, i: int) -> Gevonden | None:
    """A name that no list has, where in a sentence a wijk or a place comes."""
    if t.start[i] and t.hoofd[i] and closes(t, i + 1) and _ends_as_wijk(t, i):
        return i, i + 1, "wijk", "mogelijk"  # "Stationsbuurt." as all there is
    if not _can_start(t, i):
        return None
    kind, before = t.kind[i], t.woord[i - 1]
    named = t.hoofd[i] and not t.start[i]
    part = t.woord[i].rpartition("-")
    if part[2] in group("streek") and (
        (named and t.kind[i - 1] & PLAATS) or (part[0] and before in ("in", "uit", "van"))
    ):
        return i, i + 1, "wijk", "mogelijk"  # Den Haag Zuidwest, in dorp-zuid
    if before in ("wijk", "buurt") and (named or kind & (NAAM | ONBEKEND)):
        return i, more(t, i), "wijk", "zeker" if named else "mogelijk"
    if _ends_as_wijk(t, i) and (named or _in_the(t, i) or before in ("in", "uit")):
        return i, i + 1, "wijk", "mogelijk"
    if before in LID:
        inside = named and not kind & BEGRIP and i > 1 and t.near[i - 1] and t.woord[i - 2] in ("in", "uit")
        return (i, more(t, i), "wijk", "mogelijk") if inside else None
    if kind & WERKWOORD or before not in ("in", "uit", "te", "richting", "gemeente", "regio"):
        return None
    unlisted = kind & (ONBEKEND | EIGENNAAM) and not kind & (TYPEFOUT | WOORD)
    if not kind & (RELATIE | VOORNAAM) and (unlisted or (named and not kind & BEGRIP)):
        return i, more(t, i) if named else i + 1, "plaats", "mogelijk"
    return None


def _can_start(t: Tekst, i: int) -> bool:
    kind = t.kind[i]
    ordinary = kind & (STOP | BEGRIP | MAAND | RELATIE | AANHEF)
    return bool(i and t.near[i] and (not ordinary or (t.hoofd[i] and not kind & BEGRIP)))


def _ends_as_wijk(t: Tekst, i: int) -> bool:
    endings, generic = _endings()
    word = t.woord[i]
    return word.endswith(endings) and len(word) > 6 and word not in generic and not in_surname(t, i - 1)


def _in_the(t: Tekst, i: int) -> bool:
    return (
        t.woord[i - 1] in ("de", "het")
        and i > 1
        and t.woord[i - 2] in ("in", "uit", "naar", "van")
        and (not t.kind[i] & WOORD or t.woord[i].endswith(("wijk", "buurt", "kwartier", "polder")))
    )
