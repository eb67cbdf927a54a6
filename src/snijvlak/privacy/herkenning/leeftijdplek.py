"""Ages by what stands before them: ``tweelingbroers van 7``, ``wordt op 7 maart 18``, ``met 14 maanden``.

All of them ``mogelijk``: the number alone could count something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .beginnen import DAG, MAAND, Starts
from .leeftijden import GEEN_MAAT, NUMBER, OLD, OLDEST
from .tekst import Tekst
from .uitdrukking import Uitdrukking
from .vondsten import Vondst

_ROW = Uitdrukking(
    rf"{NUMBER}(?:(?:, ?| en |, en | of | & |/|\+)(?:bijna |net |pas |ruim )?{NUMBER})*{GEEN_MAAT}"
)
# A child, also as the last part of a word: tweelingbroers, pleegzus, buurjongetje, puberdochter
_KIND = (
    r"(?:broer(?:tje)?s?|zus(?:je|ter)?s?|zussen|jongen(?:s|tje|tjes)?|meisjes?|kind(?:eren|je|jes)?|zoons?|zonen|"
    r"zoontjes?|dochter(?:s|tje|tjes)?|tweeling(?:en)?|drieling|kids|peuters?|kleuters?|pubers?|tieners?|baby'?s?|"
    r"leerlingen?|nichtjes?|neefjes?|student(?:e|en)?|cliënte?|pupil|jongeren?|jeugdige|meid(?:en)?|gozer|knul)"
)
_WEEGT = r"(?:net|pas|bijna|ruim|nu|inmiddels|al|ongeveer|ca\.?|circa|rond de|amper|nog geen|rond) "
_VOOR = Uitdrukking(
    rf"{_KIND}(?:,? (?:allebei|beiden?|samen|respectievelijk|resp\.?))?,? ?[(]?"
    rf"(?:(?:die )?(?:van|v\.?|is|zijn|wordt|worden|was|waren|werd|resp\.?|respectievelijk)"
    rf"(?: de leeftijd van)? )(?:{_WEEGT})?$"
)
_NAAST = Uitdrukking(
    r"(?:broer(?:tje)?|zus(?:je)?|zoon(?:tje)?|dochter(?:tje)?|nichtje|neefje)[,:]? (?:net |pas |bijna )?$"
)
_NAAST_ALLEN = Uitdrukking(
    r"(?:(?:puber|broer|broertje|zusje|meisje|jongen|tiener|peuter|kleuter|zoon|dochter|kid|neefje|nichtje)s|"
    r"kinderen|zussen|zonen|jongeren|meiden)[,:] (?:net |pas |bijna )?$"
)
_MV = Uitdrukking(r"(?<![\w'’-])(?:[mvjx]|man|vrouw|jongen|meisje)(?:\.? ?[/,-] ?|\.? )$")
_MV_NA = Uitdrukking(r" ?[,/-] ?[mvjx](?![\w'’])")
_NA = Uitdrukking(r" ?[,;)/\n.]| ?$| (?:en|is|jr|jaar|groep|klas|sinds|woont|zit)\b")
# "wordt op 7 maart 2026 18", "wordt vrijdag 12", "werd in de zomer zes": a moment stands between
_MOMENT = (
    rf"(?:{MAAND}|{DAG}|\d{{1,2}}[-/]\d{{1,2}}|week|maand|jaar|zomer|winter|najaar|voorjaar|morgen|overmorgen|"
    r"gisteren|vandaag|straks|binnenkort|dan|kerst|vakantie|weekend|toen|weken|maanden|dagen)"
)
_WORDT = Uitdrukking(
    rf"(?:wordt|werd|is|was|word|wrdt)(?: [\w'’./-]{{1,12}}){{0,3}} {_MOMENT}(?:[ -](?:19|20)\d\d|\.)? "
    rf"(?:al |dus |pas |alweer |nog maar )?({NUMBER})(?=[,;)!?\n]|[.:](?!\d)|$| en\b| maar | jaar| jr|, )"
)
_JARIG = Uitdrukking(
    r"\b(\d{1,2} ?(?:e|ste|de)|(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|"
    r"elfde|twaalfde|(?:der|veer|vijf|zes|zeven|acht|negen)tiende|(?:eenen)?twintigste)) "
    r"(?:verjaardag|levensjaar)"
)
_RIJ_VAN = Uitdrukking(rf"(?<=\bvan )({NUMBER}(?:, ?{NUMBER})* (?:en|of|tot|à) {NUMBER}){GEEN_MAAT}")
_GEEN_RIJ = Uitdrukking(r"(?:groep|groepen|klas|cijfers?|score|scores|kolom|bladzijde|week|weken|lokaal) $")
_MAANDEN = Uitdrukking(
    r"(\d{1,2} ?(?:maanden|maand|mnd|mndn|mnden|weken|wkn)(?: oude?)?)"
    r"(?!\w| (?:geleden|wacht|lang|later|thuis|verlengd|duurt|verzuim|hulp|behandeling|begeleiding|traject))"
)
_BIJ = Uitdrukking(r"(?:\b(?:op|met|bij|van|baby|dreumes|kindje|jongste|oudste|middelste)|[(,;]) ?$")
_OVER_BABY = Uitdrukking(
    r"\b(?:baby|babytje|dreumes|peuter|zuigeling|consultatiebureau|cb|inenting|inentingen|vaccinaties?|prikken|"
    r"borstvoeding|flesvoeding|kinderopvang|kdv|loopt los|zuigelingen|jongetje|jgz|zoontje|dochtertje)\b"
)
_HAAR = ("zijn ", "haar ", "d'r ", "z'n ")
_SINDS = Uitdrukking(r"\b(?:sinds|vanaf|tot|rond|na|is|nu|pas) $")
_OP_HAAR = Uitdrukking(r"\b(?:op|vanaf|met|sinds|tot) (?:zijn|haar|d'r|z'n) $")
_LEEFTIJD_OP = Uitdrukking(rf"({NUMBER})(?=[,;.)\n]|$| uit huis)(?!\.\d)")


def placed_ages(t: Tekst, at: Starts) -> Iterator[Vondst]:
    """Numbers, and words for numbers, in a place where an age stands."""
    low = t.low
    for begin in at.tel:
        if m := _ROW.match(low, begin):
            space = low[begin - 1 : begin] == " "
            child = space and (
                _VOOR.search(low, max(0, begin - 45), begin)
                or _NAAST.search(low, max(0, begin - 20), begin)
                or (_more(m) and _NAAST_ALLEN.search(low, max(0, begin - 20), begin))
            )
            if child or _by_sex(low, m) or _between_brackets(low, m):
                yield from _aged(m)
    for m in at.matches(_WORDT, at.wordt if at.tel else ()):
        yield from _aged(m, 1)
    told = at.tel if at.cijfer else []
    for m in at.matches(_LEEFTIJD_OP, at.after(_HAAR, told)):
        if _OP_HAAR.search(low, max(0, m.start() - 12), m.start()):
            yield from _aged(m, 1)
    for form in (_JARIG,) if "verjaardag" in low or "levensjaar" in low else ():
        for m in form.finditer(low):
            yield Vondst(m.start(1), m.end(), "leeftijd", "mogelijk")
    for m in at.matches(_RIJ_VAN, at.after("van ", told)):
        if not _GEEN_RIJ.search(low, max(0, m.start() - 16), m.start() - 4):
            yield from _aged(m, 1)
    yield from _of_a_baby(low, at)


def _aged(m: re.Match[str], group: int = 0) -> Iterator[Vondst]:
    numbers = [int(n) for n in re.findall(r"\d+", m[group])]
    if all(2 <= n <= OLDEST for n in numbers) or (len(numbers) == 1 and OLDEST < numbers[0] <= OLD):
        yield Vondst(m.start(group), m.end(group), "leeftijd", "mogelijk")


def _by_sex(low: str, m: re.Match[str]) -> bool:
    """``m/9``, ``(v, 11)``, ``(11, v)``."""
    if _MV.search(low, max(0, m.start() - 10), m.start()) and _NA.match(low, m.end()):
        return True
    after = _MV_NA.match(low, m.end())
    return bool(after and low[m.start() - 1 : m.start()] in ("(", " ", ""))


def _more(m: re.Match[str]) -> bool:
    """Whether it is more than one number."""
    return " en " in m[0] or ", " in m[0]


def _between_brackets(low: str, m: re.Match[str]) -> bool:
    """``(3, 6 en bijna 10)``: more numbers than one, and nothing else."""
    return _more(m) and low[m.start() - 1 : m.start()] == "(" and low[m.end() : m.end() + 1] == ")"


def _of_a_baby(low: str, at: Starts) -> Iterator[Vondst]:
    """``loopt met 14 maanden``; ``sinds 6 maanden`` where the text is about a small child."""
    small: bool | None = None
    for m in at.matches(_MAANDEN, at.kort):
        if _BIJ.search(low, max(0, m.start() - 9), m.start()):
            yield Vondst(m.start(1), m.end(1), "leeftijd", "mogelijk")
        elif _SINDS.search(low, max(0, m.start() - 8), m.start()):
            small = bool(_OVER_BABY.search(low)) if small is None else small
            if small:
                yield Vondst(m.start(1), m.end(1), "leeftijd", "mogelijk")
