"""More ways to type a class, an age, a date or a number; each of them ``mogelijk``.

The forms in ``patronen.py`` and ``leeftijden.py`` are the usual ones. Where one of these covers more than a usual
form did, only what sticks out is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .beginnen import MAAND, TELWOORD, Starts
from .leeftijden import GEEN_MAAT, NUMBER, OLD, aged
from .vondsten import Soort, Vondst
from .woorden import Tekst

_NIVEAU = (
    r"(?:havo|vwo|mavo|vmbo|gymnasium|gym|atheneum|ath|lwoo|tl|kader|basis|isk|pro|vso|mbo|bbl|bol|hbo|praktijkonderwijs)"
)
_RANG = r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|[1-8] ?(?:e|de|ste))"
_RIJ = r"(?: ?(?:,|-|/|&|en|of) ?[1-8](?![\d]))"


def _verbose(form: str) -> str:
    """Spaces that count, also in a pattern that is written over lines."""
    return form.replace(" ", r"\ ")


_KLAS = re.compile(
    rf"""(?<![\w/.])(?:
      (?:onder|midden|boven)bouw\ (?:[a-e1-4]|{_NIVEAU})(?!\w)
    | (?:unit|groepje|instroomgroep|stamgroep|taalklas|schakelklas|kopklas|examenklas)\ (?:[1-9]?[a-f]?|{_NIVEAU})(?<!\ )(?!\w)
    | {_verbose(_RANG)}-?(?:groepers?|klassers?|jaarsleerlingen|jaarsleerling|jaars\ {_NIVEAU})(?!\w)
    | (?:groepen|groep|gr|klassen|klas|leerjaar|lj)\.?\ ?[1-8]{_verbose(_RIJ)}{{1,4}}{_verbose(GEEN_MAAT)}
    | (?:mbo|entree|bbl|bol)?[ -]?niv(?:eau)?\.?\ ?[1-4](?!\w)
    | (?:mbo|bbl|bol)-[1-4](?!\w)
    | (?:klas|leerjaar)\ (?:{TELWOORD}|een|[1-6])\ [(]?{_NIVEAU}(?!\w)
    | [1-6]-(?:hv|mh|kt|gt|tl|gl|kb|bb|th|ga)[a-f]?(?!\w)
    | (?:jaar|leerjaar)\ [1-6]\ (?:van\ )?(?:de\ |het\ )?{_NIVEAU}(?!\w)
    | [1-6]\ ?(?:e|de|ste)\ jaar(?:\ {_NIVEAU})?(?!\ (?:dat|op|zonder|thuis|achter|in|dus|wacht|van|is|hulp))(?!\w)
    | isk[ -][a-f1-6](?!\w)
    | (?:{_verbose(_RANG)}|laatste)\ (?:leer|school)?jaar\ (?:van\ )?(?:de\ |het\ )?{_NIVEAU}(?!\w)
    | {_verbose(_RANG)}\ (?:van|op)\ (?:de\ |het\ )?{_NIVEAU}(?!\w)
    | (?:een|twee|drie|vier|vijf|zes)\ (?:havo|vwo|mavo|vmbo|gymnasium|gym|atheneum)(?!\w)
    | klas\ [1-6]\.[1-9](?!\d)
    | kleuters?\ groep\ [12](?!\w)
    | (?:examen|eindexamen)(?:klas|jaar)\ {_NIVEAU}(?!\w)
    )""",
    re.VERBOSE,
)
_HALF = r"(?:anderhalf|anderhalve|\w{3,7}[eë]nhalf|\w{3,7}[eë]nhalve)(?: jaar| jr)?"
_ZEG = r"(?:volgens mij|denk ik|geloof ik|ongeveer|schat ik|plm\.?|circa|ca\.?|rond de|een jaar of)"
_EIGEN = r"(?:haar|zijn|z'n|d'r|hun|mijn|m'n|onze)"
_WIE = (
    r"(?:baby|peuter|dreumes|kind|meisje|jongen|jongetje|zusje|broertje|kleuter|hij|zij|ze|dochtertje|zoontje)"
)
_KINDEREN = (
    r"(?:kinderen|kids|jongens|meisjes|zoons|zonen|dochters|broers|zussen|ze|broertjes|zusjes|meiden|tweeling)"
)
_JAREN = (
    re.compile(rf"{_ZEG} ({NUMBER}(?: (?:en|of) {NUMBER})?)(?=[.,;)]| jaar)(?!\.\d)"),
    re.compile(
        rf"(?:(?<=op )|(?<=sinds )|(?<=voor )|(?<=na )|(?<=rond )|(?<=vanaf )|(?<=tot )|(?<=met )|(?<=bij )){_EIGEN} "
        r"(\d\d?(?:e|ste|de)|(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|"
        r"(?:der|veer|vijf|zes|zeven|acht|negen)tiende|twintigste))"
        r"(?!\w| (?:klas|school|jaar|leerjaar|poging|keer|kind|gesprek|dag|week|verjaardag|zus|broer))"
    ),
    re.compile(r"\b(?:is|was|wordt|nog) (nog geen \d{1,2})(?=[,;.)]| en | maar |$)"),
    re.compile(r"(?<=[(])(\d{1,2} ?(?:jr|jaar|jrs|j|mnd|mndn|maanden|wkn)\.?(?: oud)?)[)]"),
    re.compile(r"(?<=[(])(\d{1,2}[.,;]\d{1,2})[)]"),
    re.compile(r"(?<=[^\W\d_], )(\d{1,2} ?(?:jr|jaar|j)\b\.?)(?=[,;)\n/]|\.(?!\d)|$)"),
    re.compile(rf"\b({NUMBER})(?: jaar| jr)? te (?:zijn|worden)\b"),
    re.compile(r"(?<!\w)(\d{1,2} ?(?:mnd|mndn|mnden|maanden|weken|wkn) oude?)\b"),
    re.compile(rf"\b{_WIE}(?:,| is| van| wordt| was)? ({_HALF})(?! (?:uur|dag|jaar (?:geleden|thuis|wacht)))\b"),
    re.compile(rf"(?<!\w)({_HALF} oude?)\b"),
    re.compile(r"\bis (?:nu |net |al |bijna )?(\d 1/2)"),
    re.compile(rf"\b{_KINDEREN} (?:zijn|waren|van|nu|resp\.?)(?: nu| resp\.?)? ({NUMBER}(?:, {NUMBER})* en {NUMBER}){GEEN_MAAT}"),
    re.compile(rf"(?<!\w)({NUMBER} lentes)\b"),
    re.compile(
        r"((?:begin|midden|eind|half|medio) (?:de )?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig)"
        r"|(?:twin|der|veer|vijf|zes|zeven)tigers?)(?!\w)"
    ),
    re.compile(rf"\b(?:ik ben|ben ik|ben)(?: nu| zelf| inmiddels| net| pas| al)? ({NUMBER}(?: jaar| jr)?)(?! (?:thuis|bezig)){GEEN_MAAT}"),
    re.compile(rf"\b(?:word|wordt|werd|werden|worden) (?:\w{{2,9}} ){{1,3}}({NUMBER})(?=[.!;)]|$)(?!\.\d)"),
)
_DATA = (
    re.compile(r"\b(?:ma|di|wo|do|vr|za|zo)\.? (?:jl|a\.s|as)\b\.?"),
    re.compile(rf"\b(?:maan|din|dins|woe|woens|don|dond|vrij|vrijd|zat|zon)\.? \d{{1,2}}[ /-](?:\d|{MAAND}\b)"),
    re.compile(rf"\b(?:{_RANG}|laatste) (?:week|weekend|helft|dag|schooldag|maandag) (?:van|in) {MAAND}\b"),
    re.compile(r"\bgeb\w{0,10}\.?(?:dat\w{0,3}\.?)?:? ?\d{1,2} \d{1,2} (?:19|20)?\d\d\b"),
    re.compile(rf"\b\d{{1,2}} {MAAND} (?:as|jl|aanstaande|jongstleden)\b"),
    re.compile(
        r"\b(?:paasmaandag|paaszondag|goede vrijdag|pakjesavond|oudjaarsavond|oudjaarsdag|kerstavond|moederdag|vaderdag|"
        r"dierendag|prinsjesdag|aswoensdag|valentijnsdag|dodenherdenking|hemelvaartsweekend|pinkstermaandag)\b"
    ),
)
_NUMMERS: tuple[tuple[Soort, re.Pattern[str]], ...] = (
    ("telefoon", re.compile(r"\b(?:bel|tel|telnr|mob|mobiel|app|nr)[.:]? ?6[ -]?(?:\d[ -]?){7}\d(?!\d)")),
    ("telefoon", re.compile(r"(?<![\w])\(?0\d{1,3}\)?(?:[ ./_–-]{0,3}\d){6,9}(?![\d])")),
    ("telefoon", re.compile(r"\+\d{1,3}(?:[ .()–-]{0,2}\d){8,12}(?!\d)")),
    ("telefoon", re.compile(r"\b(?:toestel|tst|doorkiesnr|doorkiesnummer|intern)\.? ?(?:nr\.? ?)?\d{3,4}(?!\d)")),
    ("adres", re.compile(r"\b(?:postbus|antwoordnummer) \d{1,5}(?!\d)")),
    ("postcode", re.compile(r"\b(?:postcode|pc|pc4|pc6)[:=]? ?[1-9]\d{3}(?:[ .-]?[a-z][ .]?[a-z](?!\w))?(?!\d)")),
)


def _words(*lists: str) -> frozenset[str]:
    return frozenset(" ".join(lists).split())


# A pattern is tried only at a number, or at a word that one of them begins with: that is what makes it quick.
_BEGIN = _words(
    "onderbouw middenbouw bovenbouw unit groepje instroomgroep stamgroep taalklas schakelklas kopklas examenklas examenjaar",
    "eindexamenklas eindexamenjaar groep groepen gr klas klassen leerjaar lj jaar mbo entree bbl bol niv niveau isk kleuter",
    "kleuters laatste eerste tweede derde vierde vijfde zesde zevende achtste een twee drie vier vijf zes",
    "volgens denk geloof ongeveer schat plm circa ca rond haar zijn z'n d'r hun mijn m'n onze is was wordt nog word werd",
    "werden worden ben ik baby peuter dreumes kind meisje jongen jongetje zusje broertje kleuter hij zij ze dochtertje zoontje",
    "kinderen kids jongens meisjes zoons zonen dochters broers zussen broertjes zusjes meiden tweeling anderhalf anderhalve",
    "begin midden eind half medio twintiger dertiger veertiger vijftiger zestiger zeventiger twintigers dertigers veertigers",
    "ma di wo do vr za zo maan din dins woe woens don dond vrij vrijd zat zon paasmaandag paaszondag goede pakjesavond",
    "oudjaarsavond oudjaarsdag kerstavond moederdag vaderdag dierendag prinsjesdag aswoensdag valentijnsdag dodenherdenking",
    "hemelvaartsweekend pinkstermaandag bel tel telnr mob mobiel app nr toestel tst doorkiesnr doorkiesnummer intern postbus",
    "antwoordnummer postcode pc pc4 pc6",
)
_BEGINT = ("klassers", "klasser", "groepers", "groeper", "enhalf", "ënhalf", "ënhalve", "jaarsleerling", "jaarsleerlingen")
_GETAL = re.compile(TELWOORD)
_NEAR = re.compile(r"[(+]{1,2}$")


def more_forms(t: Tekst, at: Starts) -> Iterator[Vondst]:
    """What the usual forms leave."""
    low = t.low
    words = [
        begin
        for word, begin in zip(t.woord, t.begin, strict=True)
        if word in _BEGIN or word.endswith(_BEGINT) or word.startswith("geb") or _GETAL.fullmatch(word)
    ]
    for start in sorted({*words, *at.cijfer}):
        if m := _KLAS.match(low, start):
            yield Vondst(m.start(), m.end(), "klas", "mogelijk")
        for form in _JAREN:
            if m := form.match(low, start):
                yield from aged(m, "mogelijk", OLD)
        for form in _DATA:
            if m := form.match(low, start):
                yield Vondst(m.start(), m.end(), "datum", "mogelijk")
        if at.cijfer:
            yield from _numbers(low, start)


def _numbers(low: str, start: int) -> Iterator[Vondst]:
    signed = _NEAR.search(low, max(0, start - 2), start)
    for soort, form in _NUMMERS:
        m = form.match(low, signed.start() if signed else start)
        if m and (soort != "telefoon" or 9 <= sum(map(str.isdigit, m[0])) <= 14 or m[0][0].isalpha()):
            yield Vondst(m.start(), m.end(), soort, "mogelijk")
