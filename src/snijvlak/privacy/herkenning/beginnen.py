"""Where in a text a form can begin: at a number, or at a word that announces a date, an age or a class."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .regels import woordgroep
from .tekst import Tekst
from .vondsten import Soort, Vondst, Zekerheid

TELWOORD = (
    r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    r"|achttien|negentien|twintig|eenentwintig|tweeëntwintig|drieëntwintig)"
)
KIND = (
    r"(?:jongens|meisjes|kinderen|kindje|kids|broers|zussen|zusjes|broertjes|zoons|dochters|"
    r"jongen|meisje|kind|zoon|dochter|zusje|zus|broertje|broer|leerling|leerlinge|peuter|"
    r"kleuter|puber|tiener|jongetje"
    r"|mannetje|knul|meid|jongere|jeugdige|student|zoontje|dochtertje|meiske|ventje|cliënt|"
    r"client|kleindochter|kleinzoon"
    r"|stiefzoon|stiefdochter|scholier|pupil|tweeling|dame|jongeman)"
)
DAGTAL = (
    r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|"
    r"vijftien|zestien|zeventien"
    r"|achttien|negentien|twintig|(?:een|twee|drie|vier|vijf|zes|zeven|acht|"
    r"negen)[eë]ntwintig|dertig|eenendertig"
    r"|eerste|tweede|derde|vierde|vijfde)"
)
VOL = r"(?:januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december)"
MAAND = rf"(?:{VOL}|mei|jan|feb|febr|maa|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec)"
DAG = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
# Days and weeks of the year that everyone can look up.
FEEST = (
    r"(?:kerstvakantie|herfstvakantie|meivakantie|zomervakantie|voorjaarsvakantie|krokusvakantie|kerstdag|paasdag|"
    r"pinksterdag|kerst|kerstmis|pasen|pinksteren|hemelvaart|hemelvaartsdag|koningsdag|sinterklaas|carnaval|"
    r"suikerfeest|offerfeest|nieuwjaarsdag|oudejaarsdag|bevrijdingsdag)"
)
JAAR = r"(?:(?:19|20)\d\d|'\d\d)"
WHEN = (
    r"(?:a\.s\.?|as|j\.l\.?|jl\.?|vorige|vorig|afgelopen|volgende|komende|aanstaande|aankomende|deze|laatste|"
    r"eerstvolgende)"
)
OVER = rf"over\ (?:\d|een|{TELWOORD})\ (?:weken|week|maanden)"
_CIJFERS = re.compile(r"\d+")
_NUMMERS = ("nummer", "nummers", "nr", "nrs")
_FAMILY = 10
_BITS = tuple(1 << n for n in range(_FAMILY))
_DATE, _TEL_WORD, _KLASSE, _PREP, _CHILD, _LABEL, _NAMED, _LAAN, _OWN, _WHO = _BITS


_ANNOUNCED = (
    (
        "begin eind medio half midden schooljaar sj jaar zomer voorjaar najaar herfst winter lente gisteren",
        _DATE,
    ),
    (
        "eergisteren eenentwintig tweeëntwintig drieëntwintig dertig eenendertig één ma di wo do vr za zo",
        _DATE,
    ),
    ("over a as j jl", _DATE),
    ("jaar jr niveau bbl bol entree praktijkonderwijs bk vmbo-bk kopklas schakelklas examenjaar", _KLASSE),
    ("eindexamenjaar vso so sbo eerstejaars tweedejaars derdejaars vierdejaars", _KLASSE),
    ("laatste derde", _DATE),
    ("ln str", _LAAN),
    (
        "groep groepen grp gr klassen klas kl leerjaar lj jaarlaag eerste tweede derde vierde vijfde zesde",
        _KLASSE,
    ),
    (
        "brugklasser brugklassers kleuterklas kleutergroep eindexamenklas examenklas havo vwo mavo vmbo gym",
        _KLASSE,
    ),
    (
        "gymnasium atheneum ath lwoo tl isk pro vso h m brugklas mbo vmbo-t vmbo-tl vmbo-gl vmbo-g vmbo-gt",
        _KLASSE,
    ),
    ("vmbo-k vmbo-kb vmbo-bb vmbo-b vmbo-kader vmbo-basis vmbo-bbl vmbo-kbl vmbo-theoretisch", _KLASSE),
    (
        "in uit naar van klas groep op d datum dd per sinds vanaf tot t geb geboren gesprek mdo eind begin",
        _PREP,
    ),
    ("medio voor vóór na rond om met en afspraak verzet intake overleg ma di wo do vr za zo", _PREP),
    ("is wordt was werd word wrdt leeftijd lft oudste jongste middelste", _CHILD),
    ("haar zijn z'n hun mijn m'n d'r alle allebei beide beiden allen samen", _OWN),
    ("kenmerk code id ref referentie brin dossier zaak polis crebo iban rekening", _LABEL),
    (
        "bsn burgerservicenummer burgerservicenr sofi sofinummer pgn persoonsgebonden bsn-nummer bsn-nr",
        _NAMED,
    ),
    ("tel telefoon telefoonnummer telnr mobiel mob bellen bereikbaar whatsapp", _NAMED),
    ("postcode postcodegebied postcodes pc leeftijd lft", _NAMED),
    ("laan weg plein kade hof park dreef singel straat pad hoge lange korte oude nieuwe grote kleine", _LAAN),
)


def _families() -> dict[str, int]:
    """Words that announce a form, each with the forms it announces."""
    days = _choices(DAG)
    numbers = _choices(TELWOORD)
    parts = ("ochtend", "middag", "avond", "nacht")
    lists = [(words.split(), family) for words, family in _ANNOUNCED]
    lists += [([*_choices(part)], _DATE) for part in (VOL, MAAND, WHEN, DAG, DAGTAL, FEEST)]
    lists += [(["eerste", "tweede"], _DATE), ([*woordgroep("iemand"), *woordgroep("leeftijd_van")], _WHO)]
    lists += [([day + part for day in days for part in parts], _DATE), (_choices(KIND), _CHILD)]
    lists += [([n + tail for n in numbers for tail in ("", "jarige", "jarigen", "jarig")], _TEL_WORD)]
    found: dict[str, int] = {}
    for words, family in lists:
        for word in words:
            found[word] = found.get(word, 0) | family
    return found


def _choices(group: str) -> list[str]:
    """The plain words of a pattern that is only a choice of words."""
    return [word for word in re.findall(r"[^\W\d_]+", group.replace("?:", "")) if len(word) > 1]


_FAMILIES = _families()


class Starts:
    """The places in a text where a form can begin: at a number, or at a word that announces it."""

    def __init__(self, t: Tekst) -> None:
        self.low = t.low
        self.cijfer: list[int] = [m.start() for m in _CIJFERS.finditer(t.low)]
        places: dict[int, list[int]] = {bit: [] for bit in _BITS}
        numbers = bool(self.cijfer)
        for word, begin, eind in zip(t.woord, t.begin, t.eind, strict=True):
            family = _FAMILIES.get(word, 0)
            if numbers and word.endswith(_NUMMERS):
                places[_LABEL].append(eind)
            if not family:
                if word.isalpha():
                    continue
                family = _KLASSE | _LAAN
            for bit in _BITS:
                if family & bit:
                    places[bit].append(eind if bit == _LABEL else begin)
        self.datum = sorted([*self.cijfer, *places[_DATE]])
        self.tel = sorted([*self.cijfer, *places[_TEL_WORD]])
        self.klas = sorted([*self.cijfer, *places[_KLASSE]])
        self.prep = places[_PREP] if numbers else []
        self.kind = places[_CHILD]
        self.wie = places[_WHO]
        self.label = places[_LABEL] if numbers else []
        self.woord = places[_NAMED] if numbers else []
        self.bezit = places[_OWN]
        self.laan = places[_LAAN] if numbers else []

    def matches(self, form: re.Pattern[str], starts: Iterable[int]) -> Iterator[re.Match[str]]:
        """Where a form is at one of the places, each after the end of the one before."""
        end = -1
        for start in starts:
            if start >= end and (m := form.match(self.low, start)):
                end = m.end()
                yield m

    def each(
        self,
        form: re.Pattern[str],
        starts: Iterable[int],
        soort: Soort,
        group: int = 0,
        zeker: Zekerheid = "zeker",
    ) -> Iterator[Vondst]:
        """The same as finds of a kind."""
        for m in self.matches(form, starts):
            yield Vondst(m.start(group), m.end(group), soort, zeker)
