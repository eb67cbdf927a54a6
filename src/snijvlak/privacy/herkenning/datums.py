"""Dates: ``14 maart``, ``di 3-2``, ``vorige week``, ``in okt``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .beginnen import DAG, DAGTAL, FEEST, FEEST_DAG, JAAR, MAAND, OVER, VOL, WHEN, Starts
from .tekst import Tekst
from .uitdrukking import Uitdrukking
from .vondsten import Vondst
from .vraagwoorden import ask, odd

_DATUM = Uitdrukking(
    rf"""(?<![\w€/])(?:
      (?<!\d[.:])(?!\d{{1,2}}\.\d\d\s?-\s?\d{{1,2}}\.\d\d(?!\d))  # not a stretch of time: 13.30-15.30
      \d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?(?:\d{{4}}|['’]?\d{{2}})(?![\d])
    | (?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)
    | (?:{WHEN}\ (?:week\ )?|{OVER}\ (?:op\ )?)?{DAG}(?:ochtend|middag|avond|nacht)?
        (?:\ (?:de\ )?\d{{1,2}}(?:e|ste|de)?(?:[ -]{MAAND}\b\.?|[-/]\d{{1,2}})(?:[ -]{JAAR}\b)?|
            \ jl\b\.?|\ a\.s\b\.?|\ {WHEN}\ week|\ {OVER}
            |\ daarna|\ daarvoor|\ daarop|\ erna|\ ervoor|\ erop)?
    | (?:(?:ma|di|wo|do|vr|za|zo)\.?\ )?(?:\d{{1,2}}(?:(?:\ ?[-/]\ ?|\ en\ |\ t/m\ |\ tot\ )\d{{1,2}})?
          (?:e|ste|de)?|
        {DAGTAL})(?:\ ?-\ ?|\ )?{MAAND}\b(?:\.?[ -]{JAAR}(?!\d))?(?:\.?\ (?:jl|a\.s)\b)?
    | (?:begin|eind|medio|half|midden)\ {WHEN}\ (?:maand|week|jaar|schooljaar)
    | (?:begin|eind|medio|half|midden)\ {MAAND}\b(?:[ -]{JAAR}(?!\d))?
    | {MAAND}\b\.?[ ]{JAAR}(?!\d)
    | (?:eerste|tweede|derde|laatste)\ {DAG}\ (?:van|in)\ {MAAND}
    | {VOL}
    | (?:schooljaar|sj\.?|jaar|zomer|voorjaar|najaar|herfst|winter|lente)\ (?:19|
        20)\d\d(?:\ ?[-/]\ ?(?:(?:19|20)?\d\d))?
    | (?:(?:eerste|tweede|1e|2e|1ste|2de)\ )?{FEEST}(?:\ (?:19|20)\d\d)
    | (?:eerste|tweede|1e|2e|1ste|2de)\ {FEEST}
    | {FEEST_DAG}
    | (?:gisteren|eergisteren|{WHEN}\ week(?:end|\ (?:ma|di|wo|do|vr)\b)?|{WHEN}\ maand|vorig\ schooljaar)
    )(?!\w)""",
    re.VERBOSE,
)
# "op de 14e", "in okt"
_WET = Uitdrukking(r"\b(?:artikel|art\.?|lid|par\.?|§) ?$")
_ANY_DAY = Uitdrukking(r"\b(?:op|elke|iedere|alle) $")
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DE_DAG = Uitdrukking(
    r"\b(?:op|tot|vanaf|per|na|voor|van|rond|sinds|met) (de \d{1,2}(?:e|ste))"
    r"(?![\w]| (?:klas|keer|jaars?|leerjaar|week|lijn|kans|plaats|plek|verdieping|poging|groep|graads?))"
)
_DE_LOS = Uitdrukking(
    r"\bde (?:\d{1,2}(?:e|ste|de)(?=[.,;:)?!\n]|$)|(?:[12]\d|3[01])(?:e|ste|de)"
    r"(?! ?(?:keer|eeuw|lijn|week|verdieping|verjaardag|plaats|klas))\b)"
)
_PUNT = Uitdrukking(
    r"\b(?:op|dd|mdo|per|tot|vanaf|datum|gesprek|overleg|intake)[.:]? "
    r"(\d{1,2}\.(?:0[1-9]|1[0-2]))(?![\d.]| ?u(?:ur)?\b)"
)
_VOOR_MAAND = Uitdrukking(r"\b(?:in|sinds|vanaf|per|tot|eind|begin|half|medio|na|rond|al|ook) $")
_KORTE_MAAND = Uitdrukking(r"(?:jan|feb|febr|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec)(?!\w)")
_MAANDEN = ask(
    ["jan", "feb", "febr", "mrt", "apr", "jun", "jul", "aug", "sept", "sep", "okt", "nov", "dec"], also=odd
)
_MEI = Uitdrukking(
    r"\b(?:in|sinds|vanaf|per|tot|eind|begin|half|voor|na|over|eerste|vorige|afgelopen|van) (mei)\b(?! \d)"
)
_JAARTAL = Uitdrukking(
    r"\b(?:in|sinds|uit|vanaf|eind|begin|tot|medio|van|geboren|geb\.?|per)\s((?:19|20)\d\d)(?![\d€%]| ?euro)"
)
_KORT = Uitdrukking(
    r"\b(?:op|dd\.?|d\.d\.|datum:?|per|sinds|vanaf|van|tot|t/m|geb\.?|geboren|gesprek|"
    r"mdo)\s{1,2}(\d{1,2}[-/]\d{1,2})(?![\d/-])"
)
_DAG_MAAND = Uitdrukking(
    r"(?<![\w/.,€'-])(\d{1,2})([-/])(\d{1,2})(?![\w/-]|[.,]\d| ?(?:uur|uren|weken|week|maanden|dagen|"
    r"dag|keer|x\b|"
    r"jaar|jr|leerlingen|kinderen|personen|euro|%|fte|deel|punten|min|km|jarige))"
)
_WEEKDAG = Uitdrukking(r"\b(?:ma|di|wo|do|vr|za|zo)\.? $")
_GEEN_DAG = Uitdrukking(r"(?:groep|groepen|gr|klas|kl|leerjaar|niveau|vmbo|havo|vwo|score|iq|[€])[.:]? ?$")
_DAG_VOOR = Uitdrukking(
    r"(?:op|dd|d\.d|datum|per|sinds|vanaf|deadline|deadline is|brief van|mail van|gesprek|overleg|"
    r"mdo|tot|sprak|"
    r"ma|di|wo|do|vr|za|zo)[.:]? $"
)
# "rond voor 1/2.": not a half, for nothing follows of which it is one
_TOT_DAN = Uitdrukking(r"\b(?:voor|vóór|uiterlijk|na) $")
_SLOT = Uitdrukking(r"[.,;)!?\n]|$")
_VERZET = Uitdrukking(
    r"\b(?:naar|voor|vóór|na|rond|om|met|en|afspraak|verzet|intake|overleg|ma|di|wo|do|vr|za|zo)\s"
    r"((?:9|[12]\d|3[01]|0\d)[-/](?:0?[1-9]|1[0-2]))(?![\d/-])"
)


def dates(t: Tekst, at: Starts) -> Iterator[Vondst]:
    low = t.low
    for m in at.matches(_DATUM, at.datum):
        loose = m[0][0].isalpha() and not any(map(str.isdigit, m[0]))
        if loose and _ANY_DAY.search(low, max(0, m.start() - 8), m.start()) and m[0].startswith(_DAYS):
            continue  # elke maandag, op dinsdag: no date
        law = _WET.search(low, max(0, m.start() - 9), m.start())
        yield Vondst(m.start(), m.end(), "datum", "mogelijk" if loose or law else "zeker")
    yield from at.each(_JAARTAL, at.prep, "datum", 1, "mogelijk")
    yield from at.each(_KORT, at.prep, "datum", 1)
    yield from at.each(_VERZET, at.prep, "datum", 1, "mogelijk")
    yield from at.each(_DE_DAG, at.prep, "datum", 1, "mogelijk")
    yield from at.each(_DE_LOS, (start - 3 for start in at.after("de ", at.cijfer)), "datum", 0, "mogelijk")
    yield from at.each(_PUNT, at.prep, "datum", 1, "mogelijk")
    months = [t.begin[i] for i in t.at(_MAANDEN)]
    for m in at.matches(_KORTE_MAAND, at.after(" ", months)):
        if _VOOR_MAAND.search(low, max(0, m.start() - 8), m.start()):
            yield Vondst(m.start(), m.end(), "datum", "mogelijk")
    if "mei" in low:
        yield from at.anywhere(_MEI, "datum", 1, "mogelijk")


def bare_dates(low: str, at: Starts) -> Iterator[Vondst]:
    """``26/5`` and ``22-4``: a day and a month, unless they are groups, a part or a stretch."""
    for m in at.matches(_DAG_MAAND, at.kort):
        day, month = int(m[1]), int(m[3])
        part = m[2] == "/" and month == day + 1 and month < 9
        if not (0 < day < 32 and 0 < month < 13) or (
            day < 9 and _GEEN_DAG.search(low, max(0, m.start() - 14), m.start())
        ):
            continue
        before = low[max(0, m.start() - 14) : m.start()]
        if not part or _DAG_VOOR.search(before) or (_TOT_DAN.search(before) and _SLOT.match(low, m.end())):
            day_name = _WEEKDAG.search(low, max(0, m.start() - 5), m.start())
            yield Vondst(day_name.start() if day_name else m.start(), m.end(), "datum", "mogelijk")
