"""More ways to type a class, an age, a date or a number; each of them ``mogelijk``.

The forms in ``patronen.py`` and ``leeftijden.py`` are the usual ones. Where one of these covers more than a
usual form did, only what sticks out is added. Each is tried only at a word that it begins with, or at a
number: a text has few of those, so a form more costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .beginnen import MAAND, TELWOORD, VOL, Starts, gate
from .leeftijden import GEEN_MAAT, NUMBER, OLD, aged
from .tekst import Tekst
from .typefouten import Typefouten
from .uitdrukking import Uitdrukking
from .vondsten import Soort, Vondst
from .vraagwoorden import ask
from .woordsoorten import ONBEKEND
from .zeldzame_vormen import DATA, JAREN, KLASSEN

_GETAL = "#"  # in a list of words: begins at a number
_NIVEAU = (
    r"(?:havo|vwo|mavo|vmbo|gymnasium|gym|atheneum|ath|lwoo|tl|kader|basis|isk|pro|vso|mbo|bbl|bol|hbo|"
    r"praktijkonderwijs)(?!\w)"
)
_RANGWOORD = "eerste tweede derde vierde vijfde zesde zevende achtste"
_RANG = rf"(?:{_RANGWOORD.replace(' ', '|')}|[1-8] ?(?:e|de|ste))"
_KLASSER = " ".join(
    f"{rang}{slot}"
    for rang in _RANGWOORD.split()
    for slot in ("klasser", "klassers", "groeper", "groepers", "jaarsleerling", "jaarsleerlingen")
)
_TELWOORDEN = " ".join(re.findall(r"[a-zë]{3,}", TELWOORD))
_GETALLEN = f"{_GETAL} {_TELWOORDEN}"
_RIJ = r"(?: ?(?:,|-|/|&|en|of) ?[1-8](?!\d))"

# What it begins with, and its form.
_KLASSEN = (
    ("onderbouw middenbouw bovenbouw", rf"\w+bouw (?:[a-e1-4](?!\w)|{_NIVEAU})"),
    (
        "unit groepje instroomgroep stamgroep taalklas schakelklas kopklas examenklas",
        rf"[a-z]+ (?:[1-9][a-f]?(?!\w)|[a-f](?!\w)|{_NIVEAU})",
    ),
    (_KLASSER, r"\w+"),
    (_GETAL, r"[1-8]e-?(?:groepers?|klassers?|jaarsleerling)\w*"),
    ("groepen groep gr klassen klas leerjaar lj", rf"[a-z]+\.? ?[1-8]{_RIJ}{{1,4}}{GEEN_MAAT}"),
    ("klas leerjaar lj ljr jaar", r"[a-z]+\.? [1-4] (?:entree|mbo|hbo|bbl|bol|tto|plus)(?!\w)"),
    ("mbo bbl bol entree", r"[a-z]+[ -]?[1-4],? ?[(]?(?:leer)?jaar [1-4](?!\w)"),
    ("vavo", rf"vavo[ -](?:[3-6] ?)?(?:{_NIVEAU}|tl(?!\w))(?: ?[3-6](?!\w))?"),
    (_GETAL, rf"[1-6]e? ?(?:tto|tweetalig|technasium)[ -]{_NIVEAU}"),
    (_RANGWOORD, r"[a-z]+ klas (?:basis|kader|theoretisch|gemengd|mbo)(?!\w)"),
    (
        "klassen groepen klas groep",
        r"[a-z]+ [1-8][a-f]\d?(?:(?:, ?| en | of | & |/)[1-8][a-f]\d?){1,3}(?!\w)",
    ),
    ("voorexamenklas voorexamenjaar eindklas stageklas", r"[a-z]+"),
    ("mbo entree bbl bol", r"[a-z]+[ -]?niv(?:eau)?\.? ?[1-4](?!\w)|(?:mbo|bbl|bol)-[1-4](?!\w)"),
    ("niv niveau", r"niv(?:eau)?\.? ?[1-4](?!\w)"),
    ("klas leerjaar", rf"[a-z]+ (?:{TELWOORD}|een|[1-6]) [(]?{_NIVEAU}"),
    ("klas", r"klas [1-6]\.[1-9](?!\d)"),
    (_GETAL, r"[1-6]-(?:hv|mh|kt|gt|tl|gl|kb|bb|th|ga)[a-f]?(?!\w)"),
    ("jaar leerjaar", rf"(?:leer)?jaar [1-6] (?:van )?(?:de |het )?{_NIVEAU}"),
    (
        _GETAL,
        rf"[1-6] ?(?:e|de|ste) jaar(?: {_NIVEAU}|"
        r"(?! (?:dat|op|zonder|thuis|achter|in|dus|wacht|van|is|hulp)))(?!\w)",
    ),
    ("isk isk-a isk-b isk-c", r"isk[ -][a-f1-6](?!\w)"),
    (
        f"{_RANGWOORD} laatste {_GETAL}",
        rf"(?:{_RANG}|laatste) (?:leer|school)?jaar (?:van )?(?:de |het )?{_NIVEAU}",
    ),
    (f"{_RANGWOORD} {_GETAL}", rf"{_RANG} (?:van|op) (?:de |het )?{_NIVEAU}"),
    ("een twee drie vier vijf zes", r"[a-z]+ (?:havo|vwo|mavo|vmbo|gymnasium|gym|atheneum)(?!\w)"),
    ("kleuter kleuters", r"kleuters? groep [12](?!\w)"),
    ("examenklas examenjaar eindexamenklas eindexamenjaar", rf"[a-z]+ {_NIVEAU}"),
)
_HALF = r"(?:anderhal(?:f|ve)|(?:twee|drie|vier|vijf|zes|zeven|acht)[eë]nhal(?:f|ve))(?: jaar| jr)?"
_HELFT = "anderhalf anderhalve tweeënhalf drieënhalf tweeenhalf drieenhalf vierenhalf vijfenhalf zesenhalf"
_RANG_OUD = (
    r"(?:\d\d?(?:e|ste|de)|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|"
    r"twaalfde|(?:der|veer|vijf|zes|zeven|acht|negen)tiende|twintigste)"
)
_JAAR = r"(?:jr|jrs|jaar|j)"
_JAREN = (
    (
        "volgens denk geloof ongeveer schat plm circa ca rond een",
        rf"(?:volgens mij|(?:denk|geloof|schat) ik|ongeveer|plm\.?|circa|ca\.?|rond de|een jaar of) "
        rf"({NUMBER}(?: (?:en|of) {NUMBER})?)(?=[.,;)]| jaar| en (?!\d)| maar )(?!\.\d)",
    ),
    (
        "haar zijn z'n d'r hun mijn m'n onze je jouw uw",
        r"(?:(?<=op )|(?<=sinds )|(?<=voor )|(?<=na )|(?<=rond )|(?<=vanaf )|(?<=tot )|(?<=met ))[a-z']+ "
        rf"({_RANG_OUD})"
        r"(?!\w| (?:klas|school|jaar|leerjaar|poging|keer|kind|gesprek|dag|week|verjaardag|zus|broer))",
    ),
    (
        "haar zijn z'n d'r hun mijn m'n je jouw uw",
        rf"(?<=tussen )[a-z']+ ({_RANG_OUD} en (?:[a-z']+ )?{_RANG_OUD})"
        r"(?!\w| (?:klas|school|jaar|leerjaar|poging|keer|gesprek))",
    ),
    (
        "haar zijn z'n d'r hun mijn m'n je jouw uw",
        rf"(?:(?<=sinds )|(?<=vanaf )|(?<=tot )|(?<=rond ))[a-z']+ ({_RANG_OUD} (?:levens)?jaar)(?!\w)",
    ),
    (_GETAL, r"(?<=met )(1\d)(?= (?:al|nog|pas|reeds|zelf) )"),
    (_GETAL, r"(?<![\w.,])(\d{1,2} ?(?:j|jr) ?\d{1,2} ?(?:m|mnd))(?!\w)"),
    ("is was wordt nog", r"[a-z]+ (nog geen \d{1,2})(?=[,;.)]| en | maar |$)"),
    (_GETAL, rf"(?<=[(])(\d{{1,2}} ?(?:{_JAAR}|mnd|mndn|maanden|wkn)\.?(?: oud)?)[)]"),
    (_GETAL, r"(?<=[(])(\d{1,2}[.,;]\d{1,2})[)]"),
    (_GETAL, rf"(?<=[^\W\d_], )(\d{{1,2}} ?{_JAAR}\b\.?)(?=[,;)\n/]|\.(?!\d)|$)"),
    (_GETALLEN, rf"({NUMBER}(?: jaar| jr)?) te (?:zijn|worden)\b"),
    (_GETAL, r"(?<!\w)(\d{1,2} ?(?:mnd|mndn|mnden|maanden|weken|wkn) oude?)\b"),
    (
        "baby peuter dreumes kind meisje jongen jongetje zusje broertje kleuter hij zij ze "
        "dochtertje zoontje",
        rf"[a-z]+(?:,| is| van| wordt| was)? ({_HALF})(?! (?:uur|dag|jaar (?:geleden|thuis|wacht)))\b",
    ),
    (_HELFT, rf"({_HALF} oude?)\b"),
    ("is", r"is (?:nu |net |al |bijna )?(\d 1/2)"),
    (
        "kinderen kids jongens meisjes zoons zonen dochters broers zussen ze broertjes zusjes meiden "
        "tweeling",
        r"[a-z]+ (?:zijn|waren|van|nu|resp\.?)(?: nu| resp\.?)? "
        rf"({NUMBER}(?:, {NUMBER})* en {NUMBER}){GEEN_MAAT}",
    ),
    (_GETALLEN, rf"(?<!\w)({NUMBER} lentes)\b"),
    (
        "begin midden eind half medio halverwege",
        r"([a-z]+ (?:de )?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig))(?!\w)",
    ),
    ("twintiger dertiger veertiger vijftiger zestiger twintigers dertigers veertigers", r"(\w+)"),
    (
        "ik ben",
        rf"(?:ik ben|ben ik|ben)(?: nu| zelf| inmiddels| net| pas| al)? ({NUMBER}(?: jaar| jr)?)"
        rf"(?! (?:thuis|bezig)){GEEN_MAAT}",
    ),
    ("word wordt werd werden worden", rf"[a-z]+ (?:\w{{2,9}} ){{1,3}}({NUMBER})(?=[.!;)]|$)(?!\.\d)"),
)
_FEEST = (
    "paasmaandag paaszondag pakjesavond oudjaarsavond oudjaarsdag kerstavond moederdag vaderdag dierendag "
    "prinsjesdag aswoensdag valentijnsdag dodenherdenking hemelvaartsweekend pinkstermaandag"
)
_DAGDELEN = " ".join(
    f"{dag}-{deel}"
    for dag in ["ma", "di", "wo", "do", "vr", "za", "zo"]
    for deel in ("ochtend", "middag", "avond")
)
_DATA = (
    (_DAGDELEN, rf"[a-z]+-[a-z]+ \d{{1,2}}(?:[-/]\d{{1,2}}(?!\d)| ?{MAAND}\b)"),
    (_GETAL, r"\d{1,2}[-/]\d{1,2} (?:a\.s\b\.?|as\b|j\.l\b\.?|jl\b\.?|aanstaande|jongstleden)"),
    ("komend", r"komend (?:weekend|wknd)\b"),
    ("ma di wo do vr za zo", r"[a-z]+\.? (?:jl|a\.s|as)\b\.?"),
    ("maan din dins woe woens don dond vrij vrijd zat zon", rf"[a-z]+\.? \d{{1,2}}[ /-](?:\d|{MAAND}\b)"),
    (
        f"{_RANGWOORD} laatste {_GETAL}",
        rf"(?:{_RANG}|laatste) (?:week|weekend|helft|dag|schooldag|maandag) (?:van|in) {MAAND}\b",
    ),
    (
        "geb gebdat gebdatum geboortedatum geboren",
        r"[a-z]+\.?(?:dat\w{0,3}\.?)?:? ?\d{1,2} \d{1,2} (?:19|20)?\d\d\b",
    ),
    (_GETAL, rf"\d{{1,2}} {MAAND} (?:as|jl|aanstaande|jongstleden)\b"),
    (_FEEST, r"\w+"),
    ("goede", r"goede vrijdag\b"),
)
_TELEFOON = (
    ("bel tel telnr mob mobiel app nr", r"[a-z]+[.:]? ?6[ -]?(?:\d[ -]?){7}\d(?!\d)"),
    (_GETAL, r"(?<!\w)\(?0\d{1,3}\)?(?:[ ./_–-]{0,3}\d){6,9}(?!\d)"),
    (_GETAL, r"(?:\+|(?<=\+))\d{1,3}(?:[ .()–-]{0,2}\d){8,12}(?!\d)"),
    ("toestel tst doorkiesnr doorkiesnummer intern", r"[a-z]+\.? ?(?:nr\.? ?)?\d{3,4}(?!\d)"),
)
_ADRES = (("postbus antwoordnummer", r"[a-z]+ \d{1,5}(?!\d)"),)
_POSTCODE = (("postcode pc pc4 pc6", r"[a-z]+\d?[:=]? ?[1-9]\d{3}(?:[ .-]?[a-z][ .]?[a-z](?!\w))?(?!\d)"),)
_Vorm = tuple[Soort, Uitdrukking]
_ALLE: tuple[tuple[Soort, tuple[tuple[str, str], ...]], ...] = (
    ("klas", (*_KLASSEN, *KLASSEN)),
    ("leeftijd", (*_JAREN, *JAREN)),
    ("datum", (*_DATA, *DATA)),
    ("telefoon", _TELEFOON),
    ("adres", _ADRES),
    ("postcode", _POSTCODE),
)


def _by_word() -> dict[str, list[_Vorm]]:
    """For each word that a form begins with, the forms."""
    found: dict[str, list[_Vorm]] = {}
    for soort, forms in _ALLE:
        for words, form in forms:
            made = Uitdrukking(rf"(?<![\w/.])(?:{form})" if soort == "klas" else form)
            for word in words.split():
                found.setdefault(word, []).append((soort, made))
    return found


_AT = _by_word()
_SLIP = Uitdrukking(r"\d{1,2} ?([a-z]{4,10})\b(?:[ -](?:(?:19|20)\d\d|'\d\d))?")
_MONTHS = Typefouten(re.findall(r"[a-z]{4,}", VOL))


_NUMBERED = _AT.pop(_GETAL)
_ANNOUNCED = ask(_AT)
_AT_NUMBER = tuple(vorm for vorm in _NUMBERED if vorm[0] != "telefoon")
_PHONES = tuple(vorm for vorm in _NUMBERED if vorm[0] == "telefoon")
_ANY_NUMBER = gate(*(form for _, form in _AT_NUMBER))


def more_forms(t: Tekst, at: Starts) -> Iterator[Vondst]:
    """What the usual forms leave."""
    low = t.low
    for i in t.at(_ANNOUNCED):
        yield from _tried(low, t.begin[i], _AT[t.woord[i]])
    for begin in at.some(_ANY_NUMBER, at.kort):
        yield from _tried(low, begin, _AT_NUMBER)
    for begin in at.cijfer:
        start = begin
        while start and begin - start < 2 and low[start - 1] in "(+":
            start -= 1
        if low[start] in "(+0":
            yield from _tried(low, start, _PHONES)
        if (m := _SLIP.match(low, begin)) and t.schat.kind(m[1]) & ONBEKEND and m[1] in _MONTHS:
            yield Vondst(begin, m.end(), "datum", "mogelijk")  # 14 janauri


def _tried(low: str, begin: int, forms: Sequence[_Vorm]) -> Iterator[Vondst]:
    for soort, form in forms:
        m = form.match(low, begin)
        if not m:
            continue
        if soort == "leeftijd":
            yield from aged(m, "mogelijk", OLD)
        elif soort != "telefoon" or 9 <= sum(map(str.isdigit, m[0])) <= 14 or m[0][0].isalpha():
            yield Vondst(m.start(), m.end(), soort, "mogelijk")
