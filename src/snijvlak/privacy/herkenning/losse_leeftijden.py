"""Ages of which only the number is told: ``/ 14 /``, ``dochter 6 zoon 9``; all of them ``mogelijk``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .beginnen import DAG, KIND, MAAND, TELWOORD, Starts
from .leeftijden import GEEN_MAAT, NUMBER, OLD, OLDEST, RUIM, aged
from .regels import woordgroep
from .uitdrukking import Uitdrukking
from .vondsten import Vondst

# A number alone between marks, as in a form: "/ 14 /", ", bijna 4,", "(bsn 123456782, 17)".
_KAAL = Uitdrukking(rf"({NUMBER})(?= ?[,;/|\n–]|[.:](?!\d)| - | ?$|\))")
_KAAL_BEGIN = Uitdrukking(r"(?:^|[\n(]|[,;/|.!?:–-] ?)((?:bijna |net |pas |ruim |nog geen |al )?)$")
_KAAL_VOOR = Uitdrukking(
    r"(?:(?<!\d{3})\d ?[,;/.:-] ?| ?- ?\d|(?:groep|groepen|klas|week|weken|nr|punt|fase|versie|€)[.:]? ?)$"
)
# "2. De voogd" at the begin of a line
_OPSOMMING = Uitdrukking(r"\. ?[^\W\d_]")
_VAN_KAAL = Uitdrukking(rf"\bvan ({NUMBER})(?=[,;)]|[.](?!\d)|$|\n)")
_TUSSEN = Uitdrukking(r"(?<=[^\W\d_], )(\d\d)(?=, [^\W\d_])")
_MAANDEN = Uitdrukking(r"(?<=[,(])\s?(\d{1,2} ?(?:mnd|mndn|maanden))(?=[,;)])")
_LEEFTIJD_VER = Uitdrukking(rf"\bleeftijd (?:[a-z]{{2,9}} ){{1,4}}({NUMBER}(?: en {NUMBER})?)(?!\w)")
# "nee 13.", "kind maksym 6.": at the end of a sentence, after a word that numbers nothing.
_SLOT = Uitdrukking(r"(?<=[a-z] )(1\d|2[0-2]|[3-9])(?=[.;)?!\n]|$)(?![.]\d)")
_TELT = Uitdrukking(rf"\b(?:{'|'.join(woordgroep('telt'))}) $")
_IS_ZE = Uitdrukking(rf"(?<![\w,.-])({NUMBER}) (?:is|was|wordt) (?:ze|hij|zij|ie|die|pas|al)\b")
_JAAR_OF = Uitdrukking(rf"\bjaar of ({NUMBER})(?!\w)")
_WORDT_DAN = Uitdrukking(rf"\bwordt (?:[\w'-]{{1,12}} ){{1,3}}({NUMBER})(?=[,;)]|[.](?!\d)|$|\n)")
_WIE = "|".join(woordgroep("iemand"))
# "dochter 6 zoon 9", "zusjes 4 en 7", "kids: 2, 5, 9", "oudste 14"
_KIND_GETAL = Uitdrukking(
    rf"\b(?:{KIND}|oudste|jongste|middelste):? ({NUMBER}(?:(?:, | en |, en ){NUMBER})*){GEEN_MAAT}"
)
# "oma van 72", "een jongetje van 3½", "baby van 7 maanden"
_WIE_VAN = Uitdrukking(
    rf"\b(?:{_WIE}|hij|zij) van (?:{RUIM} )?"
    r"(anderhalf(?: jaar| jr)?|"
    rf"\d{{1,2}}½|\d{{1,2}} ?(?:maanden|mnd|weken)(?! (?:geleden|wacht))|{TELWOORD} en (?:een )?half|"
    rf"{NUMBER}{GEEN_MAAT})"
)
# "is nog maar acht", "was toen veertien"; "wordt 10 in mei", "bijna 16 en nog thuis", "die 12 is"
_IS_NOG = Uitdrukking(
    rf"\b(?:is|was|wordt|werd) (?:[a-z]{{2,9}} ){{1,2}}({NUMBER})(?=[,;)!?\n]|[.](?!\d)|$| en [a-z])"
)
_IN_MAAND = Uitdrukking(
    rf"\b(?:is|wordt|werd) ({NUMBER}) (?:(?:in|op|eind|begin) (?:\d|{MAAND})|{DAG}\b|morgen\b|overmorgen\b|"
    r"(?:deze|volgende|komende) (?:week|maand|zomer)\b|over \w{2,5} (?:week|weken|maand|maanden|dagen)\b)"
)
_BIJNA = Uitdrukking(rf"\b((?:bijna|net|nog geen) {NUMBER})(?= (?:en|maar|dus) )")
_DIE_IS = Uitdrukking(rf"\b(?:die|ie|zoon|dochter|oudste|jongste) ({NUMBER}) (?:is|wordt|was|werd)\b")
_M_V = Uitdrukking(r"(?<![\w/-])[mv] (1\d|[3-9])(?=[,;)\n]|$)")
# "13 tot 15 jaar": who are so near in age are a few that one knows, and no rule of the law
_TOT = Uitdrukking(
    r"(?<![\w.,-])(\d{1,2}) (?:tot(?: en met)?|t/m|à|a) (\d{1,2}) ?(?:jaar|jr)\b(?! (?:lang|geleden|cel))"
)
_NEAR = 3  # years
# "niet 11 maar 12 jaar"
_MAAR = Uitdrukking(rf"\b(?:niet|geen) ({NUMBER}) maar {NUMBER} (?:jaar|jr)\b")
_RANG = Uitdrukking(
    r"\b(?:zijn|haar|z'n|d'r|hun|mijn) ((?:derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|"
    r"twaalfde|(?:der|veer|vijf|zes|zeven|acht)tiende|\d\d?e))(?! (?:school|klas|jaar|poging|keer|kind))\b"
)


def bare_ages(low: str, at: Starts) -> Iterator[Vondst]:
    """Numbers that may be an age, for nothing says that they are something else."""
    for m in at.matches(_KAAL, at.tel):
        before = _KAAL_BEGIN.search(low, max(0, m.start() - 12), m.start())
        if before and not _counts(low, m, before.start(1)):
            yield from aged(m, "mogelijk")
            if before[1]:
                yield Vondst(before.start(1), m.start(1), "leeftijd", "mogelijk")
    for form, starts in (
        (_IS_NOG, at.wordt),
        (_IN_MAAND, at.wordt),
        (_WORDT_DAN, at.wordt),
        (_KIND_GETAL, at.kind),
        (_LEEFTIJD_VER, at.woord),
        (_IS_ZE, at.tel),
        (_BIJNA, at.wie),
        (_DIE_IS, at.wie),
        (_WIE_VAN, at.wie),
        (_RANG, at.bezit),
        (_MAAR, [start - 5 for start in at.after(("niet ", "geen "), at.tel)] if " maar " in low else ()),
    ):
        for m in at.matches(form, starts):
            yield from aged(m, "mogelijk", OLD if form in (_RANG, _WIE_VAN, _IN_MAAND) else OLDEST)
    for form, starts in (
        (_VAN_KAAL, [start - 4 for start in at.after("van ", at.tel)]),
        (_JAAR_OF, [start - 8 for start in at.after("jaar of ", at.tel)]),
        (_M_V, [start - 2 for start in at.after(("m ", "v "), at.cijfer)]),
    ):
        for m in at.matches(form, starts):
            yield from aged(m, "mogelijk")
    if "mnd" in low or "maanden" in low:
        for m in _MAANDEN.finditer(low):
            yield Vondst(m.start(1), m.end(1), "leeftijd", "mogelijk")
    for m in at.matches(
        _TOT, at.kort if " tot " in low or " t/m " in low or " à " in low or " a " in low else ()
    ):
        if 0 < int(m[2]) - int(m[1]) <= _NEAR and int(m[2]) <= OLDEST:
            yield from (Vondst(m.start(n), m.end(n), "leeftijd", "mogelijk") for n in (1, 2))
    for m in at.matches(_SLOT, at.kort):
        if not _TELT.search(low, max(0, m.start() - 14), m.start()):
            yield from aged(m, "mogelijk")
    for m in at.matches(_TUSSEN, at.kort):
        yield from aged(m, "mogelijk", OLD)


def _counts(low: str, m: re.Match[str], begin: int) -> bool:
    """Whether the number alone is one of a list, or counts something."""
    numbered = low[m.end() : m.end() + 1] == ")" and "(" not in low[max(0, m.start() - 40) : m.start()]
    if _OPSOMMING.match(low, m.end()) and low[m.start() - 1 : m.start()] in ("\n", "") and len(m[1]) == 1:
        return True
    small = m[1].isdigit() and int(m[1]) < 2
    return bool(numbered or small or _KAAL_VOOR.search(low, max(0, begin - 12), begin))
