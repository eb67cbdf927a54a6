"""A net under the finders: words that could be a name, marked as ``mogelijk``.

Missing a name does harm, marking a word too much does little. So here a word is asked only whether it is a
common word, and where it stands: after ``bij de``, after ``via``, with a capital in the middle of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from . import regels
from .instellingswoorden import LID, apart, closes, group
from .tekst import Tekst
from .vondsten import Soort, Vondst, mark
from .vraagwoorden import ask
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
    SCHOOLNAAM,
    SCHOOLSOORT,
    STOP,
    TUSSEN,
    TYPEFOUT,
    VOORNAAM,
    WERKWOORD,
    WIJK,
    WOORD,
    WOORDNAAM,
    WOORDPLAATS,
    WOORDVOORNAAM,
)

_NEVER = STOP | WERKWOORD | RELATIE | AANHEF | BEGRIP | MAAND | SCHOOLSOORT | ORGSOORT | TUSSEN
_SHORT = 6
# A word on d or t that begins so is a form of a verb.
_DEELWOORD = regels.woordgroep("deelwoord")
_COMMON = _NEVER | GANGBAAR | GEEN_SCHOOL | TYPEFOUT
_WORTH = VOORNAAM | WOORDVOORNAAM | WIJK | PLAATS | SCHOOLNAAM
_NAMED = NAAM | WOORDNAAM | WOORDVOORNAAM | ORGANISATIE | ORGSLOT | SCHOOLNAAM | WIJK | PLAATS
_NEXT_TO = ("achter", "naast", "tegenover", "vlakbij")
_TO_SCHOOL = ("op", "naar")
# After these a name of one ordinary word comes without an article.
_BARE = ("via", "vanuit", "namens", "op", "naar", "bij")
# Words that make a common word worth looking at: one of them, or the one before it.
_TELLERS = ask(
    (
        *group("schoolaard"),
        *group("naamkleur"),
        *group("hoofdletterwoord"),
        "'t",
        "’t",
        "locatie",
        "vestiging",
    )
)
_SINGULAR = regels.woordgroep("enkelvoud_slot")
_TO = group("van_organisatie") | {"naar"}
_HELPS = (*regels.woordgroep("hulpslot"), "straf")
_FROM = ("van", "bij", "in", "door")
_NAAMSLOT = regels.woordgroep("naamslot")
_STEM = 4
# What is added to a common word, and what that took away: trajecten is no name more than traject.
_INFLECTED = (("s", ""), ("e", ""), ("t", "en"), ("je", ""), ("ve", "f"), ("ze", "s"), ("te", "en"))
_Net = tuple[int, int, Soort]  # the first word, the word after the last, what it is


@cache
def _endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return regels.vak().vakslot, regels.woordgroep("gewoon_slot")


def net(t: Tekst, found: Sequence[Vondst]) -> Iterator[Vondst]:
    """What nobody else found and may be a name."""
    taken = bytearray(len(t.text))
    mark(taken, found)
    told = t.at(_TELLERS)
    worth = {i for i, kind in enumerate(t.kind) if kind & _WORTH or not kind & _COMMON}
    worth.update(t.hoofdletters, told, (i + 1 for i in told if i + 1 < t.aantal))
    for i in sorted(worth):
        if taken[t.begin[i]] or len(t.woord[i]) < 2:
            continue
        if one := _at(t, i):
            first, end, soort = one
            yield Vondst(t.begin[first], t.eind[end - 1], soort, "mogelijk")


def _at(t: Tekst, i: int) -> _Net | None:
    before = "" if apart(t, i) else t.woord[i - 1]
    if _first_name(t, i, before):
        return i, i + 1, "persoon"
    kind = t.kind[i]
    if t.woord[i] in group("hoofdletterwoord") and (before in _TO or before.endswith(_HELPS)):
        return i, i + 1, "organisatie"  # via mee, training halt
    if named := _by_form(t, i, before):
        return named
    if adjective := _after_adjective(t, i):
        return adjective
    if kind & _NEVER:
        return None
    if kind & (WIJK | PLAATS) and (not kind & WOORDPLAATS or before in group("waar") or before in _FROM):
        return i, i + 1, "wijk" if kind & WIJK else "plaats"
    if t.hoofd[i] and not t.start[i] and not _stressed(t, i):
        return i, i + 1, "persoon"
    if _called_so(t, i, before):
        return i, i + 1, "organisatie"
    if kind & (GANGBAAR | GEEN_SCHOOL | TYPEFOUT) or (kind & AFGELEID and t.woord[i].endswith(_endings()[0])):
        return None
    if placed := _placed(t, i, before):
        return placed
    somewhere = before in LID and kind & ONBEKEND and not kind & TYPEFOUT
    if (ordinary(t.woord[i]) and not somewhere) or (
        kind & WOORD and not kind & _NAMED and not _announced(t, i)
    ):
        return None
    return (i - 1, i + 1, "organisatie") if before in LID else (i, i + 1, "persoon")


def _stressed(t: Tekst, i: int) -> bool:
    """``GRATIS`` among other words in small letters: a word of the dictionary, said aloud."""
    kind, word = t.kind[i], t.woord[i]
    aloud = len(word) > _STEM and t.text[t.begin[i] : t.eind[i]].isupper()
    return bool(aloud and kind & WOORD and not kind & _NAMED)


def _announced(t: Tekst, i: int) -> bool:
    """Whether a word for a person or a kind of organisation stands right before a word of the dictionary."""
    return bool(i and t.near[i] and t.kind[i - 1] & (RELATIE | ORGSLOT | ORGSOORT)) and not inflected(t, i)


def ordinary(word: str) -> bool:
    """Whether the word ends as an ordinary one: ``verwijzing``, ``opgebouwd``."""
    if len(word) <= _SHORT or word.endswith(_SINGULAR):  # musketier, spalier, vluchthaven
        return False
    return word.endswith(_endings()[1]) or (word[-1] in "dt" and word.startswith(_DEELWOORD))


def _first_name(t: Tekst, i: int, before: str) -> bool:
    """A first name that is a word too, and nothing before it that a noun would have."""
    kind = t.kind[i]
    if not kind & (VOORNAAM | WOORDVOORNAAM) or kind & (STOP | WERKWOORD) or len(t.woord[i]) < 3:
        return False
    if kind & GANGBAAR and not kind & WOORDVOORNAAM:
        return False
    return before not in LID and not before.endswith("e")


def _by_form(t: Tekst, i: int, before: str) -> _Net | None:
    """``'t speelkwartier``, ``de vlinder bv``, ``aan de horizon``: whatever the word, it is a name."""
    if t.kind[i] & (_NEVER | GEEN_SCHOOL):
        return None
    first = i - 1 if before in LID else i
    if i + 1 < t.aantal and t.woord[i + 1] in ("bv", "vof") and t.near[i + 1]:
        return first, i + 2, "organisatie"
    if before in ("'t", "’t") and closes(t, i + 1):
        return first, i + 1, "organisatie"
    if before in ("locatie", "vestiging"):
        return i, i + 1, "school"
    two = t.woord[i - 2] if first < i and i > 1 and t.near[i - 1] else ""
    if (
        t.kind[i] & SCHOOLNAAM
        and (two in group("bij_een_naam") or two in _NEXT_TO)
        and t.woord[i] not in group("geen_naam_op_zich")
    ):
        return first, i + 1, "school"
    return None


def _after_adjective(t: Tekst, i: int) -> _Net | None:
    """``door de haagse golf``, ``bij de bonte vlinder``: the noun may be common if the two are not."""
    if i < 2 or apart(t, i) or apart(t, i - 1) or t.kind[i] & _NEVER:
        return None
    before = t.woord[i - 1]
    told = before in group("schoolaard") or before in group("naamkleur")
    if not told or t.woord[i - 2] not in (*LID, *group("bij_een_naam")):
        return None
    if t.kind[i] & GEEN_SCHOOL and before not in group("naamkleur"):
        return None
    first = i - 2 if t.woord[i - 2] in LID else i - 1
    return first, i + 1, "organisatie"


def _called_so(t: Tekst, i: int, before: str) -> bool:
    """``inzet groeikracht is nodig``: a compound as organisations make them, and nothing that a noun has."""
    noun = before in LID or before in group("bepaler") or before.endswith("e")
    kind = t.kind[i]
    rare_word = kind & AFGELEID or (before in _TO and kind & WOORD and not kind & GANGBAAR)
    return bool(rare_word) and t.woord[i].endswith(_NAAMSLOT) and not noun


def _dwells(t: Tekst, i: int) -> bool:
    return not group("woont").isdisjoint(t.woord[max(0, i - 4) : i])


def inflected(t: Tekst, i: int) -> bool:
    """Whether a word of the dictionary has the form of an ordinary one: of a verb, of more, of a quality."""
    word, kind = t.woord[i], t.kind[i]
    if not kind & WOORD or kind & _NAMED:
        return False
    if ordinary(word) or (len(word) > _SHORT and word.endswith(_plurals() + _endings()[0])):
        return True
    if i and t.woord[i - 1] == "het" and word.endswith(("en", "st", "ste", "s")):
        return True  # het opkrabbelen, het langst
    return any(
        word.endswith(end)
        and len(word) - len(end) >= _STEM
        and t.schat.kind(word[: -len(end)] + more) & GANGBAAR
        for end, more in _INFLECTED
    )


@cache
def _plurals() -> tuple[str, ...]:
    return tuple(end + "s" for end in _endings()[1] if not end.endswith(("s", "e", "n")))


def _placed(t: Tekst, i: int, before: str) -> _Net | None:
    """``bij de mussen``, ``via buurttafel``, ``het overvoorde doet mee``: where an organisation comes."""
    leads = group("bij_een_naam")
    if inflected(t, i):
        return None
    if before in leads:
        if t.kind[i] & WOORD and (before not in _BARE or not closes(t, i + 1)):
            return None  # met stickers
        return i, i + 1, "school" if before in _TO_SCHOOL else "organisatie"
    if before not in LID:
        return None
    two = "" if apart(t, i - 1) else t.woord[i - 2]
    acts = not two and i + 1 < t.aantal and t.kind[i + 1] & WERKWOORD
    kind = t.kind[i - 2] & (SCHOOLSOORT | ORGSOORT) if two else 0
    placed = t.woord[i + 1 : i + 2] == ["uit"] and i + 2 < t.aantal and t.kind[i + 2] & (PLAATS | WIJK)
    if two in ("in", "uit") and _dwells(t, i - 2):
        return i - 1, i + 1, "wijk"
    if two in leads or acts or kind or placed:
        return i - 1, i + 1, "school" if two in _TO_SCHOOL else "organisatie"
    return None
