"""Ages: ``9 jr``, ``meisje van negen``, ``als hij twaalf wordt``; not how long something takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .beginnen import KIND, TELWOORD, Starts
from .tekst import Tekst
from .uitdrukking import Uitdrukking
from .vondsten import Vondst, Zekerheid

OLDEST = 23
OLD = 99
_JARIG = Uitdrukking(
    rf"(?<![\w,.])(?:\d{{1,2}}(?:[,;]\d)?|{TELWOORD})(?: en (?:\d{{1,2}}|"
    rf"{TELWOORD}))?[- ]?(?:en )?(?:jarigen?|jarig)\b"
)
_JAREN = Uitdrukking(
    rf"""(?<![\w,.€/+-])(?P<n>(?:\d{{1,2}}(?:[.,;]\d{{1,2}}|½)?(?:(?:,|\ en|\ of|\ à|/|-)\ ?\d{{1,2}}){{0,3}}
    |{TELWOORD}(?:\ en\ {TELWOORD})?))
    \s?(?:jaar|jaren|jr|jrs|j|yr)(?![\w+-])\.?
    (?:\s?(?:en|,)?\s?(?:\d{{1,2}}|{TELWOORD})\s?(?:maanden|maand|mnd|mnden|m)\b)?(?P<oud>\soud\b)?""",
    re.VERBOSE,
)
_DUUR_VOOR = Uitdrukking(
    r"(?:sinds|al|na|voor|binnen|gedurende|over|afgelopen|laatste|ruim|komende|elke|per|"
    r"minstens|minimaal|tot|onder|boven|"
    r"vanaf|tussen|maximaal|duurt|duurde|duur van|eerste|nog|om de|ruim|circa|ca\.?|zeker|"
    r"hele|meer dan|ongeveer|bijna|"
    r"periode van|machtiging van|termijn van|traject van|tlv van|onder de|boven de|vanaf de|"
    r"minder dan|na ruim|al ruim)\s$"
)
_AGE_FIRST = Uitdrukking(
    rf"(?:\b(?:is|was|wordt|werd|ben|leeftijd|{KIND} van)\s(?:nu |inmiddels |net |pas |"
    rf")(?:al |bijna |ruim |ongeveer |circa |ca\.? )?)$"
)
_GELEDEN = Uitdrukking(r" geleden\b")
# "vier jaar in een gezinshuis", "twee jaar na uitschrijving": more likely how long than how old
_MISSCHIEN_DUUR = Uitdrukking(r" (?:in|op|als|na|heeft|had|gehad|gepest|bij|met|gewoond)\b")
_DUUR_NA = Uitdrukking(
    r"\s(?:geleden|lang|later|thuis|bezig|wachten|wacht|op de wacht|verlengd|durend|durende|"
    r"hulp|behandeling|ervaring|jeugdhulp|"
    r"therapie|begeleiding|onderwijs|zonder|in behandeling|terug|geldig|tlv|in beeld|"
    r"op school|op deze|gewacht|zit|jeugdzorg|"
    r"in nederland|gescheiden|gewerkt|werkzaam|bekend|onder toezicht|ots|aan|duren|"
    r"achterstand|niet naar|geen)\b|\s?\+"
)
# How near to a birthday somebody is.
RUIM = (
    r"(?:net|bijna|pas|nog geen|nog maar|ongeveer|ruim|dik|krap|amper|zo'n|circa|ca\.?|rond de|haast|zowat|"
    r"net geen|plm\.?)"
)
_VAN = Uitdrukking(
    rf"\b{KIND}(?:,? | \w{{1,20}} )(?:van )(?:{RUIM} )?"
    rf"((?:\d{{1,2}}(?:, \d{{1,2}}){{0,3}} en )?\d{{1,2}}|"
    rf"{TELWOORD}(?: en {TELWOORD})?)\b(?! ?(?:jaar|jr|weken|maanden|dagen|uur|euro|%|"
    rf"personen|kinderen|leerlingen))"
)
_WORDT = Uitdrukking(
    rf"\b(?:is|wordt|was|werd|leeftijd|lft)[:.]?\s(?:nu |net |bijna |pas |inmiddels |al |dan |straks |"
    rf"in [a-z]{{3,9}} |dit jaar |ook |vandaag |onlangs |gisteren |morgen |volgende week |volgende maand |"
    rf"binnenkort )?"
    rf"(\d{{1,2}}|{TELWOORD})"
    r"(?=\s?(?:geworden|(?:en|maar) (?:[a-z]|"
    r"\d+ ?(?:weken|wkn|wk|maanden|mnd) (?:zwanger|ver))|"
    r"(?:als|toen|dus|want) |[,.;)!]|$|\n))(?![.,]\d)"
)
_HAAKJES = Uitdrukking(
    r"(?<=[\w.])\s?[(](\d{1,2}(?:, ?\d{1,2}){0,3} (?:en|&) \d{1,2})[)]|"
    r"(?<=[\w.])\s?[(](?:[mvjx]\b[,/ ]{0,2})?(\d{1,2})[,) ;]|"
    r"(?<=[^\W\d_]),\s(\d{1,2})(?=,\s[^\W\d_])|\b[mvj]/(\d{1,2})\b|"
    r"(?<=[^\W\d_]),\s?(\d{1,2})(?=[)])"
)
_LEEFTIJD = Uitdrukking(r"\b(?:leeftijd|lft\.?)\s?:?\s?(\d{1,2}(?:[,.;]\d{1,2})?)(?!\d)")
_JAREN_MAANDEN = Uitdrukking(r"(?<![\d:])(\d{1,2};\d{1,2})(?!\d)")
_MAANDEN_OUD = Uitdrukking(r"(?<!\w)\d{1,2}\s(?:maanden|mnd|weken)\soud\b")

NUMBER = rf"(?:\d{{1,2}}|{TELWOORD})"
GEEN_MAAT = (
    r"(?![\w:%€]|[.,]\d| ?(?:uur|uren|weken|week|maanden|maand|dagen|dag|keer|minuten|euro|procent|kg|"
    r"cm|kilo|"
    r"punten|leerlingen|kinderen|mensen|lessen|afspraken|gesprekken|brieven|dagdelen|plekken|x\b|van de|"
    r"op de wachtlijst))"
)
# "kind zeven oud", "hij 8 wordt", "is zeventien", "net 6 geworden", "op haar 14e", "alle drie 16 of 17"
_OUD = Uitdrukking(rf"(?<!\w)({NUMBER}) oud\b")
_HIJ = Uitdrukking(
    rf"\b(?:hij|zij|ze|kind|jongen|meisje) (?:is |was |wordt |werd )?(?:nu |net |pas |al |bijna |inmiddels )?"
    rf"({NUMBER})(?: (?:is|was|wordt|werd|geworden)\b|{GEEN_MAAT})"
)
_GEWORDEN = Uitdrukking(
    rf"(?<!\w)({NUMBER})(?: (?:jaar|jr))?"
    r"(?: (?:net|pas|al|nu|inmiddels|onlangs|gisteren|vandaag|(?:vorige|deze|afgelopen) (?:week|maand)))? "
    r"geworden\b"
)
_ZIJN = Uitdrukking(
    r"\b(?:haar|zijn|z'n|hun|mijn|m'n|d'r) (\d{1,2}e)(?!\w| (?:klas|leerjaar|jaar|poging|keer|school))"
)
_SAMEN = Uitdrukking(
    rf"\b(?:alle (?:twee|drie|vier)|allebei|beiden?|allen|samen) "
    rf"({NUMBER}(?: (?:of|en) {NUMBER})?){GEEN_MAAT}"
)
_LEEFTIJD_WOORD = Uitdrukking(
    rf"\b(?:leeftijd|lft)[.:]? ?(?:is |van |ongeveer |circa |ca\.? |plm\.? |rond de )?({NUMBER}){GEEN_MAAT}"
)
_TUSSEN_HAAKJES = Uitdrukking(rf"(?<=\w) ?[(]({TELWOORD})[)]")
_EENHEID = (
    r"jaar|jr|weken|week|maand|dag|uur|min|euro|keer|procent|tot|van|de|het|km|punt|les|kind|leerling|gesprek|"
    r"afspra|plek|mnd|wk|juni|juli|ja|fe|ma|ap|me|au|se|ok|no|de|x"
)
_NA_NAAM = Uitdrukking(
    rf" ?(?:\(|[,:;.-] ?|, (?:nu|net|pas|bijna|al|ongeveer|ca\.?|circa|zo'n) )"
    rf"({NUMBER})(?=[,;)\n/]|[.](?!\d)| ?$| - | en |\s\()"
    rf"|, ({NUMBER})(?= (?:sinds|net|pas|volgens|nu|inmiddels|maar|zit|woont|die|en|heeft)\b)"
    rf"| ({NUMBER})(?= (?:is|was|wordt|werd|ging|gaat)\b)"
    rf"| ({NUMBER})(?=[ ,;.)\n/]|$)(?! ?(?:{_EENHEID}))(?!\.\d)"
    rf"| van ({NUMBER})(?= [a-z]{{2,}}|[,;.)])"
    r"(?! (?:jaar|jr|weken|maanden|dagen|uur|euro|keer|procent|tot|van|de|het))"
)
_NA_KLAS = Uitdrukking(rf", ({NUMBER})(?=[,;\n]|[.](?!\d)| ?$)")
_HALF = Uitdrukking(
    r"\bis (?:nu |net |al |bijna )?(\d{1,2}[,.]5|\d{1,2}½)(?![\d]| ?(?:uur|km|%|keer|graden|dag|week|euro))"
)
# "nu 8 en eenzaam"
_NU = Uitdrukking(
    rf"\b(?:nu|inmiddels|zelf|(?:hij|ze|zij)['’]s|{RUIM}) ({NUMBER})"
    r"(?=[,;)]|[.](?!\d)| (?:en|maar|dus|als|toen|want) (?!een half|half|\d|meer|minder)[a-z])"
)
# "Zij is 81.", "vrouw, 34,", "moeder (41)": of a grown-up, so after a word for one.
_VOLWASSEN = Uitdrukking(
    r"\b(?:hij|zij|ze|moeder|vader|ma|pa|mama|papa|moe|oma|opa|tante|oom|vrouw|man|pleegmoeder|pleegvader|stiefmoeder|stiefvader|mw|mevr|dhr|"
    r"meneer|mevrouw|heer|dame|buurman|buurvrouw|partner)"
    r"(?: (?!is |was |en |van |de |het )[\w'’-]{2,14}(?= (?:is|wordt|was|werd) ))?"
    r"(?: is| wordt| was| werd)?(?:,| \(|:)? ?(?:nu |net |pas |al |bijna |ongeveer |rond de )?([2-9]\d)"
    r"(?=[,;)]|[.](?!\d)| en | jr?\b|$)"
)
# "Elf." as a whole sentence
_LOS = Uitdrukking(rf"(?<=[.!?] )({TELWOORD})(?=[.](?:\s|$))")
_HALF_JAAR = Uitdrukking(rf"\b(?:is|wordt|was) ({TELWOORD} en (?:een )?hal(?:f|ve))\b")
_KIND_VOOR = Uitdrukking(rf"\b{KIND},? $")


def ages(low: str, at: Starts) -> Iterator[Vondst]:
    yield from at.each(_JARIG, at.tel, "leeftijd")
    yield from at.each(_MAANDEN_OUD, at.kort, "leeftijd")
    for m in at.matches(_JAREN, at.tel):
        before, after = low[max(0, m.start() - 30) : m.start()], low[m.end() : m.end() + 14]
        first = re.match(r"\d+", m["n"])
        if _GELEDEN.match(after):
            continue  # vader is drie jaar geleden overleden
        if m["oud"] or _AGE_FIRST.search(before) or _KIND_VOOR.search(before):
            yield Vondst(m.start(), m.end(), "leeftijd", "zeker")
        elif not ((first and int(first[0]) > 25) or _DUUR_VOOR.search(before) or _DUUR_NA.match(after)):
            sure = (not first or int(first[0]) > 3) and not _MISSCHIEN_DUUR.match(after)
            yield Vondst(m.start(), m.end(), "leeftijd", "zeker" if sure else "mogelijk")
    for form, starts in (
        (_VAN, at.kind),
        (_WORDT, at.wordt),
        (_LEEFTIJD, at.woord),
        (_JAREN_MAANDEN, at.kort if ";" in low else ()),
        (_OUD, at.tel if " oud" in low else ()),
        (_GEWORDEN, at.tel if " geworden" in low else ()),
    ):
        for m in at.matches(form, starts):
            yield from aged(m, "zeker")
    for form, starts in (
        (_HALF_JAAR, at.wordt if " half" in low or " halve" in low else ()),
        (_HALF, at.wordt if "½" in low or ",5" in low or ".5" in low else ()),
        (_HIJ, at.wie),
        (_NU, at.wie),
        (_ZIJN, at.bezit),
        (_SAMEN, at.bezit),
        (_LEEFTIJD_WOORD, at.woord),
        (_TUSSEN_HAAKJES, at.bracketed(at.telwoord)),
        (_LOS, at.telwoord),
    ):
        for m in at.matches(form, starts):
            yield from aged(m, "mogelijk")
    for m in at.matches(_VOLWASSEN, at.wie):
        yield from aged(m, "mogelijk", OLD)
    for m in at.matches(_HAAKJES, _brackets_and_commas(low, at)):
        yield from aged(m, "mogelijk")


def _brackets_and_commas(low: str, at: Starts) -> list[int]:
    """Before which numbers a bracket, a comma or ``m/`` stands, and where that begins."""
    found = set(at.bracketed(at.cijfer))
    for start in at.cijfer:
        before = low[start - 1 : start]
        if before in (",", "/"):
            found.update((start - 2, start - 1))
        elif before.isspace() and low[start - 2 : start - 1] == ",":
            found.add(start - 2)
        if before != "(" and (bracket := low.rfind("(", max(0, start - 5), start)) > 0:
            found.update((bracket - 1, bracket))
    return sorted(place for place in found if place >= 0)


def aged(m: re.Match[str], zeker: Zekerheid, oldest: int = OLDEST) -> Iterator[Vondst]:
    group = m.lastindex or 0
    if not m[group][:2].isdigit() or int(m[group][:2]) <= oldest:
        yield Vondst(m.start(group), m.end(group), "leeftijd", zeker)


def after_people(t: Tekst, found: Iterable[Vondst]) -> Iterator[Vondst]:
    """An age right after a name or a class: ``Dejen Tesfay, 15.``, ``groep 6, 9.``"""
    for begin, eind, soort, _ in found:
        form = _NA_NAAM if soort == "persoon" else _NA_KLAS if soort == "klas" else None
        if form and begin < eind and (m := form.match(t.low, eind)):
            yield from aged(m, "mogelijk", OLD)
