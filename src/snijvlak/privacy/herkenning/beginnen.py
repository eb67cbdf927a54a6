"""Where in a text a form can begin: at a number, or at a word that announces a date, an age or a class."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, compress

from .regels import woordgroep
from .tekst import Tekst
from .uitdrukking import Uitdrukking
from .vondsten import Soort, Vondst, Zekerheid
from .vraagwoorden import ask, odd

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
    r"oudejaarsavond|suikerfeest|offerfeest|nieuwjaarsdag|oudejaarsdag|bevrijdingsdag)"
)
# Without a year: a holiday of weeks tells no day, and everybody has it.
FEEST_DAG = (
    r"(?:kerstdag|paasdag|pinksterdag|hemelvaartsdag|koningsdag|suikerfeest|offerfeest|nieuwjaarsdag|oudejaarsdag|"
    r"oudejaarsavond|bevrijdingsdag)"
)
JAAR = r"(?:(?:19|20)\d\d|'\d\d)"
WHEN = (
    r"(?:a\.s\.?|as|j\.l\.?|jl\.?|vorige|vorig|afgelopen|volgende|komende|aanstaande|aankomende|deze|laatste|"
    r"eerstvolgende)"
)
OVER = rf"over\ (?:\d|een|{TELWOORD})\ (?:weken|week|maanden)"
_CIJFERS = re.compile(r"(\d\d*)")  # so written, for then the search looks for a digit alone
_NUMMERS = ("nummer", "nummers", "nr", "nrs")
_FAMILY = 11
_DATE, _TEL_WORD, _KLASSE, _PREP, _CHILD, _LABEL, _NAMED, _LAAN, _OWN, _WHO, _IS = range(_FAMILY)
_REACH = 30  # letters before a number in which a word that announces it begins


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
    ("is wordt was werd word wrdt leeftijd lft", _IS),
    ("oudste jongste middelste", _CHILD),
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


def _families() -> tuple[int, ...]:
    """For each form, the number that was got for asking for the words that announce it."""
    days = _choices(DAG)
    numbers = _choices(TELWOORD)
    parts = ("ochtend", "middag", "avond", "nacht")
    lists = [(words.split(), family) for words, family in _ANNOUNCED]
    lists += [([*_choices(part)], _DATE) for part in (VOL, MAAND, WHEN, DAG, DAGTAL, FEEST)]
    lists += [(["eerste", "tweede"], _DATE), ([*woordgroep("iemand"), *woordgroep("leeftijd_van")], _WHO)]
    lists += [([day + part for day in days for part in parts], _DATE), (_choices(KIND), _CHILD)]
    lists += [([n + tail for n in numbers for tail in ("", "jarige", "jarigen", "jarig")], _TEL_WORD)]
    by_family: list[list[str]] = [[] for _ in range(_FAMILY)]
    for words, family in lists:
        by_family[family] += words
    return tuple(
        ask(
            words, ends=_NUMMERS if family == _LABEL else (), also=odd if family in (_KLASSE, _LAAN) else None
        )
        for family, words in enumerate(by_family)
    )


def _choices(group: str) -> list[str]:
    """The plain words of a pattern that is only a choice of words."""
    return [word for word in re.findall(r"[^\W\d_]+", group.replace("?:", "")) if len(word) > 1]


_FAMILIES = _families()


def gate(*forms: Uitdrukking) -> Uitdrukking:
    """One form that is where any of these is: of most places one look tells that none of them is there."""
    return Uitdrukking("|".join(f"(?:{form.pattern})" for form in forms))


class Starts:
    """The places in a text where a form can begin: at a number, or at a word that announces it."""

    def __init__(self, t: Tekst) -> None:
        self.low = t.low
        parts = _CIJFERS.split(t.low)
        self.cijfer: list[int] = [*accumulate(map(len, parts))][:-1:2]
        self.kort = [start for start, digits in zip(self.cijfer, parts[1::2], strict=True) if len(digits) < 3]
        self.een = [start for start in self.kort if not t.low[start + 1 : start + 2].isdecimal()]
        self.datum = sorted([*self.cijfer, *self._words(t, _DATE)])
        self.telwoord = self._words(t, _TEL_WORD)
        self.tel = sorted([*self.kort, *self.telwoord])
        self.klas = sorted([*self.een, *self._words(t, _KLASSE)])
        self.kind = self._words(t, _CHILD)
        self.wordt = self._words(t, _IS)
        self.wie = self._words(t, _WHO)
        self.bezit = self._words(t, _OWN)
        numbers = bool(self.cijfer)
        self.prep = self._before_number(self._words(t, _PREP)) if numbers else []
        self.label = [t.eind[i] for i in t.at(_FAMILIES[_LABEL])] if numbers else []
        self.woord = self._words(t, _NAMED) if numbers else []
        self.laan = self._words(t, _LAAN) if numbers else []

    @staticmethod
    def _words(t: Tekst, family: int) -> list[int]:
        return [t.begin[i] for i in t.at(_FAMILIES[family])]

    def _before_number(self, words: list[int]) -> list[int]:
        """Those of the words that a number stands right behind, or with few letters between."""
        near = bytearray(len(self.low))
        for start in self.cijfer:
            first = max(0, start - _REACH)
            near[first:start] = b"\x01" * (start - first)
        return [*compress(words, map(near.__getitem__, words))]

    def after(self, words: str | tuple[str, ...], numbers: Iterable[int]) -> list[int]:
        """Those of the numbers that stand right behind one of the words; a space is part of the word."""
        ends = self.low.endswith
        return [start for start in numbers if ends(words, 0, start)]

    def bracketed(self, numbers: Iterable[int]) -> list[int]:
        """Where a bracket opens right before one of the numbers, and a space before the bracket."""
        return [place for start in self.after("(", numbers) for place in (start - 2, start - 1) if place >= 0]

    def some(self, gate: Uitdrukking, starts: Iterable[int]) -> list[int]:
        """The places where at least one of the forms of a gate is."""
        low, match = self.low, gate.match
        return [start for start in starts if match(low, start)]

    def matches(self, form: Uitdrukking, starts: Iterable[int]) -> list[re.Match[str]]:
        """Where a form is at one of the places, each after the end of the one before."""
        found: list[re.Match[str]] = []
        low, match, end = self.low, form.match, -1
        for start in starts:
            if start >= end and (m := match(low, start)):
                end = m.end()
                found.append(m)
        return found

    def each(
        self,
        form: Uitdrukking,
        starts: Iterable[int],
        soort: Soort,
        group: int = 0,
        zeker: Zekerheid = "zeker",
    ) -> list[Vondst]:
        """The same as finds of a kind."""
        found = self.matches(form, starts)
        return [Vondst(m.start(group), m.end(group), soort, zeker) for m in found]

    def anywhere(
        self, form: Uitdrukking, soort: Soort, group: int = 0, zeker: Zekerheid = "zeker"
    ) -> list[Vondst]:
        """The same for a form that no word or number announces."""
        return [Vondst(m.start(group), m.end(group), soort, zeker) for m in form.finditer(self.low)]
