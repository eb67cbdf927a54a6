"""Ages by what is said of them: ``vindt 15 te jong``, ``als ze straks 18 is``, ``14 en al wijs``.

And people by the age behind their name, in a row of more: ``li na (41), jian (45)``. All ``mogelijk``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .beginnen import Starts
from .leeftijden import GEEN_MAAT, NUMBER, OLD, OLDEST
from .regels import woordgroep
from .tekst import Tekst
from .uitdrukking import Uitdrukking
from .vondsten import Vondst
from .woordsoorten import (
    AANHEF,
    BEGRIP,
    MAAND,
    NAAMWOORD,
    ORGSOORT,
    RELATIE,
    SCHOOLSOORT,
    STOP,
    WERKWOORD,
)

# What is said of a number right after it; what has to stand before it then, is asked of each by its name.
_SAID = Uitdrukking(
    rf"({NUMBER})(?:(?P<jong> (?:(?:is|was|vind ik|vindt) )?(?:nog |veel |wel |echt )?"
    r"te (?:jong|oud|klein)\b)"
    rf"|(?P<bijna>,? (?:bijna|haast) {NUMBER}\b)|(?P<en> en (?:al|zo|nog|dan|nu|toch|pas|nooit|niet)\b)"
    r"|(?P<hulp> (?:is|wordt|was|werd|ben|word|zijn|worden|bent)\b(?! (?:geleden|keer)))"
    r"|(?P<doet> (?:[a-z]{2,}(?:t|de|te)|al|niet|in|woont?|heel|mag|hoor|kan|kun|wil|heb)\b))"
)
_BEN = Uitdrukking(rf"({NUMBER})(?=[,;)!?\n]|[.](?!\d)|$| (?:en|maar|dus|te zijn)\b)")
_SAYS = (" ben ", " bent ", " zegt ", " blijkt ", " blijkt pas ", " ben pas ")
_ALONE = Uitdrukking(rf"({NUMBER}){GEEN_MAAT}")
# "rond 14-15", and no two times or dates
_STREEPJE = Uitdrukking(
    r"(\d{1,2} ?[-/] ?\d{1,2})(?![\w:/-]|[.,]\d| ?(?:uur|u\b|weken|maanden|dagen|euro|keer|min|km|%))"
)
_MAANDEN = Uitdrukking(
    r"(\d{1,2} ?(?:maanden|maand|mnd|mndn|mnden|weken|wkn|wk))"
    r"(?=[,;.)\n:]| ?$| (?:en|maar|oud|jong)\b| [-–(])"
)
_BIJZIN = Uitdrukking(
    r"\b(?:als|toen|dat|tot|voordat|zodra|wanneer|omdat|nu|terwijl|sinds|of|totdat|tegen de tijd dat)"
    r"(?: (?!er\b|de\b|het\b)[^\W\d_][\w'’-]{0,11}){1,4} $"
)
_ZIN = Uitdrukking(r"(?:^|[.!?\n:;] ?)$")
_RUIM = Uitdrukking(
    r"\b(?:rond(?: de)?|tussen(?: de)?|ongeveer|circa|ca\.?|plm\.?|jaar of|leeftijd|schat|allemaal|"
    r"zijn|zo'n) $"
)
_SCHAT = Uitdrukking(r"\b(?:geschat|schat|schatten|schatting|gok|oogt|lijkt)(?: ik| hem| haar| op| als)*:? $")
_GUESSES = ("schat", "gok ", "oogt", "lijkt")
_WITH = ("met ", "op je ", "vanaf ")
_OWN = tuple(f"{p} {w} " for p in ("vanaf", "sinds", "op", "tot") for w in ("zijn", "haar", "mijn"))
_IS_OUD = Uitdrukking(
    r"\b(?:is|was|wordt|zijn|waren|pas|nu|net|jongste|oudste|baby|kleine|zoontje|dochtertje) "
    r"(?:nu |net |pas |al |bijna |ruim |nog maar )?$"
)
_DUURT = Uitdrukking(
    r"(?:wacht|duur|termijn|periode|trajec|indicatie|plaatsing|beschikking|looptijd|proef|verlof|schors|opzeg|maximaal|"
    r"minimaal|dit is|dat is|het is|er is|er zijn|nodig|geldig|verzuim)"
)
_TELT = Uitdrukking(rf"\b(?:{'|'.join(woordgroep('telt'))}) $")
_BEFORE, _NEAR = 40, 20  # letters in which the begin of a clause stands, or a word that tells

# "li na (41), jian (45)": up to two words between a mark and an age in brackets.
_HAAKJES = re.compile(r"\((\d{1,2})(?: ?(?:jr|jaar|j|mnd))?\)")
_WIE = re.compile(
    r"(?:^|[,:;(–\n-] ?|\b(?:en|zoon|dochter|kinderen|broer|zus|moeder|vader|partner) )"
    r"((?:[^\W\d_][\w'’-]{1,14} )?[^\W\d_][\w'’-]{1,14}) ?$"
)
_NOBODY = STOP | RELATIE | AANHEF | WERKWOORD | BEGRIP | NAAMWOORD | ORGSOORT | SCHOOLSOORT
_ROW = 2  # ages in brackets that make a row


def clause_ages(t: Tekst, at: Starts) -> Iterator[Vondst]:
    """Numbers that the clause they stand in says to be an age."""
    low = t.low
    guessed = any(word in low for word in _GUESSES)
    for begin in at.tel:
        if begin and low[begin - 1] not in " \n(":
            continue
        m = _SAID.match(low, begin)
        if m is None or not _told(low, begin, m.lastgroup):
            m = _BEN.match(low, begin) if low.endswith(_SAYS, 0, begin) else None
            m = _ALONE.match(low, begin) if guessed and not m and _estimated(low, begin) else m
        if m and not _TELT.search(low, max(0, begin - _NEAR), begin):
            yield from _first_number(m)
    short = [begin for begin in at.kort if low[begin - 1 : begin] == " "]
    for m in at.matches(_STREEPJE, short):
        one, two = (int(n) for n in re.findall(r"\d+", m[1]))
        if one < two <= min(one + 4, OLDEST) and _RUIM.search(low, max(0, m.start() - _NEAR), m.start()):
            yield Vondst(m.start(1), m.end(1), "leeftijd", "mogelijk")
    for m in at.matches(_MAANDEN, short):
        before = low[max(0, m.start() - _BEFORE) : m.start()]
        if _IS_OUD.search(before) and not _DUURT.search(before):
            yield Vondst(m.start(1), m.end(1), "leeftijd", "mogelijk")


def _first_number(m: re.Match[str]) -> Iterator[Vondst]:
    if not m[1].isdigit() or int(m[1]) <= OLDEST:
        yield Vondst(m.start(1), m.end(1), "leeftijd", "mogelijk")


def _told(low: str, begin: int, said: str | None) -> bool:
    """Whether what stands before a number fits what is said of it."""
    if said == "en":
        return bool(_ZIN.search(low, max(0, begin - 3), begin))
    if said in ("hulp", "doet"):
        led = low.endswith(_WITH, 0, begin) or (said == "doet" and low.endswith(_OWN, 0, begin))
        return led or (said == "hulp" and _in_clause(low, begin))
    return True


def _in_clause(low: str, begin: int) -> bool:
    """``als hij straks 17 wordt``, ``zolang ze geen 18 is``."""
    first = low.endswith(("eerst ", " geen ", "nog geen "), 0, begin)
    return first or bool(_BIJZIN.search(low, max(0, begin - _BEFORE), begin))


def _estimated(low: str, begin: int) -> bool:
    return bool(_SCHAT.search(low, max(0, begin - _NEAR), begin))


def with_an_age(t: Tekst) -> Iterator[Vondst]:
    """Who stands before an age in brackets, and the age, where a row of them stands."""
    ages = list(_HAAKJES.finditer(t.low)) if "(" in t.low else []
    for age in ages if len(ages) >= _ROW else ():
        m = _WIE.search(t.low, max(0, age.start() - _BEFORE), age.start())
        i = t.eerste.get(m.start(1)) if m else None
        last = t.laatste.get(m.end(1)) if m else None
        if m is None or i is None or last is None:
            continue
        month = t.capitals and t.hoofd[i] and t.kind[i] & MAAND  # Mei (3)
        nobody = not month and t.kind[i] & (_NOBODY | MAAND)
        if nobody or (last > i and t.kind[last] & (_NOBODY & ~STOP)):
            continue
        yield Vondst(m.start(1), m.end(1), "persoon", "mogelijk")
        if OLDEST < int(age[1]) <= OLD:
            yield Vondst(age.start(1), age.end(1), "leeftijd", "mogelijk")
