"""What is known by its form: numbers, addresses of mail and web, dates, ages and classes.

Every pattern reads the text in lower case and is bounded in length, so time is in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .beginnen import Starts
from .datums import bare_dates, dates
from .leeftijden import ages
from .losse_leeftijden import bare_ages
from .regels import woordgroep
from .tekst import Tekst
from .uitdrukking import Uitdrukking
from .vondsten import Vondst
from .vraagwoorden import ask, odd

_NIVEAU = (
    r"(?:havo/vwo|mavo/havo|vmbo/havo|havo|vwo|mavo|vmbo(?:[ -](?:tl|t|gl|g|gt|g/t|kader|"
    r"basis|bbl|kbl|bb|kb|b|k|theoretisch)\b)?"
    r"|gymnasium|gym|atheneum|ath|lwoo|tl|isk|pro|vso|h/v|m/h|brugklas|mbo)"
)


_KLAS = Uitdrukking(
    rf"""(?<![\w/])(?!(?:klas|klassen|groep|groepen|leerjaar)\.\s?[^\W\d_])(?:
      (?:groepen|groep|grp|gr)[.:]?\s?-?\s?(?:[0-8](?:\s?[-/]\s?[1-8])?\s?[a-f]?(?:(?:\ en\ |
          \ t/m\ |\ of\ |\ naar\ )[1-8](?!\d))?|(?:een|één|twee|drie|vier|vijf|zes|zeven|
          acht)(?:\ en\ (?:drie|vier|vijf|zes|zeven|acht))?)(?![\w%,.]*\d|\w)
    | (?:klassen|klas|kl|leerjaar|lj|jaarlaag)[.:]?\s?(?:(?:[hvmgtakb]|th|hv|mh|ga|
        {_NIVEAU})?\s?[1-6]\s?-?(?:{_NIVEAU}|kader|basis|theoretisch|gemengd|[a-z]{{1,3}}\d?)?|een|één|
        twee|drie|vier|vijf|zes)(?!\w)
    | (?:[1-6]\s?(?:e|de|ste)|eerste|tweede|derde|vierde|vijfde|zesde)\ (?:klas|klasse|
        leerjaar|jaar\ (?:van\ )?(?:de\ |het\ )?{_NIVEAU})(?:\ {_NIVEAU})?(?!\w)
    | (?:[1-6]\s?(?:e\ |de\ |ste\ )?|eerste\ |tweede\ |derde\ |vierde\ |
        vijfde\ )-?{_NIVEAU}(?:[ -](?:kader|basis|tl|t|k|b|g))?(?!\w)
    | [1-6]\ ?(?:kader|basis|gemengd|theoretisch|gl|tl|kb|bb|bbl|kbl)(?!\w)
    | (?:jaar|jr|lj)\ [1-6](?=[.,;)]|$|\n)
    | {_NIVEAU}\s?-?[1-6](?:\s?[a-f])?\d?(?![\w,.]*\d|\w)
    | (?:[1-6]\s?e\ ?jaars?\ )?(?:(?:mbo|entree|bbl|bol)\ ?-?\ ?)?niveau\ [1-4](?!\w)
    | (?:bbl|bol)\ [1-4](?!\w)
    | klas\ (?:[1-8]\ ?/\ ?[1-8]|[a-h][1-8])(?!\w)
    | [1-6](?:hv|mh|kt|gt|tl|gl|kb|bb|bk|vb|vk|vt|th|ga|havo|vwo|mavo|vmbo)[a-f]?\d?(?!\w)
    | (?:[1-6]\s?e|eerste|tweede|derde|vierde)[ -]?jaars(?:\ {_NIVEAU})?(?!\w)
    | (?:vso|so|sbo|praktijkonderwijs|{_NIVEAU})\ (?:klas|groep|leerjaar)\ (?:[a-z]{{0,2}}[1-8][a-z]?)(?!\w)
    | klas\ [a-z]{{1,2}}[1-6][a-z]?(?!\w)
    | (?:praktijkonderwijs|vmbo-bk|bk)\ [1-6](?!\w)
    | {_NIVEAU}\ [1-6]\ (?:en|of|/)\ [1-6](?!\w)
    | kopklas|schakelklas|examenjaar|eindexamenjaar
    | brugklas(?:ser|sen)?(?:\s?[1-3]?[a-z]\d?(?!\w)|\ (?:{_NIVEAU}|basis|kader)(?:/{_NIVEAU})?)?(?!\w|/[a-z])
    | kleuterklas|kleutergroep|eindexamenklas|examenklas
    | groep\ (?:[1-8])[a-f](?!\w)
    )""",
    re.VERBOSE,
)
_WELKE = Uitdrukking(r"[ \d]")
_KLASKLEUR = Uitdrukking(
    r"(?<![\w/])(?:groep |klas |gr\.? ?)?[0-8](?: ?/ ?[1-8])? "
    r"(?:rood|geel|blauw|groen|oranje|paars|wit|roze)(?!\w)"
)
_KLEUREN = ask(["rood", "geel", "blauw", "groen", "oranje", "paars", "wit", "roze"], also=odd)
_KLASLETTER = Uitdrukking(
    r"(?<![\w.,/-])(?:[1-6][A-FHV]|[1-4][MTK])(?![\w-]|[.,]\d)|(?<![\w.,/€-])[1-8](?:[abcf]|[hvmtk]\d?)(?![\w-]|[.,]\d)"
)
_G_KLAS = Uitdrukking(r"(?<![\w.-])gr?[1-8](?:/[1-8])?[a-d]?(?![\w-])")
_KLASCODE = Uitdrukking(
    r"\b(?:in|uit|naar|van|klas|groep)\s((?:[hvmgtabk]|hv|mh|th|ga)[1-6][a-f]?\d?|"
    r"[1-8](?:[a-f]|k|t|h|v|m|b|kb|bb|gt)\d?)(?![\w-])"
)

_EMAIL = Uitdrukking(r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_EMAIL_AT = Uitdrukking(
    r"(?<![\w.+-])[\w.+-]{1,64} ?\(at\) ?[\w-]{1,63}(?:(?:\.| ?\(dot\) ?|\(punt\))[\w-]{1,63}){1,4}"
)
_URL = Uitdrukking(
    r"(?:https?://|www\.)[^\s<>\"')\]]{3,300}"
    r"|(?<![\w@.-])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,40}){0,2}\.(?:nl|com|org|eu|net|info|be|"
    r"amsterdam|example|test|frl|online|site|app|nu|de|uk|gov|edu)(?:/[^\s<>\"')\]]{0,200})?(?![\w@])"
    r"|(?<![\w@.-])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,40}){1,3}/[^\s<>\"')\]]{1,200}"
)
_TEL = Uitdrukking(
    r"(?<![\w.,€-])(?:\(?(?:\+|00)\d{2}\)?[ .-]?(?:\(0\))?[ .-]?\d(?:[ .-]?\d){7,9}|"
    r"\(?0\d(?:\)?[ .\-/]{0,3}\(?\d){8}|\(0\d{1,3}\)[ -]?\d(?:[ -]?\d){5,7})(?!\d|[-.]\d)"
)
_TEL_KORT = Uitdrukking(r"(?<![\w-])0[89]0\d[ -]?\d{4,7}(?!\d)")
# "14 070": of a municipality, with the first digits of its area
_TEL_14 = Uitdrukking(r"(?<![\w.,/-])14 ?0\d{2,3}(?![\w%]|[.,]\d)")
_TEL_LABEL = Uitdrukking(
    r"\b(?:tel|telefoon|telefoonnummer|telnr|mobiel|mob|bellen op|bereikbaar op|whatsapp|"
    r"nummer)\.?:?\s{0,2}(\+?\d[\d -]{5,14}\d)"
)
_SIGN = Uitdrukking(r"\(?\+$|\($")
_NEGEN = Uitdrukking(
    r"(?<![\w.,/-])(\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3}|"
    r"\d{2}[ .]\d{3}[ .]\d{4}|\d{2}[ .]\d{2}[ .]\d{2}[ .]\d{3})(?![\w/]|[.,-]\d)"
)
_BSN_LABEL = Uitdrukking(
    r"\b(?:bsn|burgerservicenummer|burgerservicenr|sofi|sofinummer|pgn|"
    r"persoonsgebonden nummer)(?:-?(?:nummer|nr))?\.?\s?(?:is|van \w{1,20} is|"
    r"van \w{1,20})?\s?[:=]?\s?(\d[\d. ]{6,11}\d)(?!\d)"
)
_POSTCODE = Uitdrukking(r"(?<![\w€.-])([1-9]\d{3})(\s?)([a-z]{2})(?![\w'’])")
_PC_VOOR = Uitdrukking(
    r"(?:postcode [a-z ]{0,25}(?:is|van) ?|\b\d{1,4}[\w-]{0,3}(?: hs)?,|postcode|\bpc|adres)[,:]? ?$"
)
_PC_LABEL = Uitdrukking(r"\b(?:postcode(?:gebied)?|pc|postcodes)\s?:?\s?([1-9]\d{3})(?!\d)")
_NUMMER_LABEL = Uitdrukking(
    r"\.?\s?(?:[:=#(]|is|van \w{1,20}(?: is)?)?\s?#?"
    r"((?:(?!van|is|nr|met|en|in|op|de|het|uit|te|was|om|tot|al|na|per|om|die|dat|ging)[a-z]{2,4}\ )?"
    r"(?=[a-z0-9./-]{0,12}\d)[a-z0-9]"
    r"(?:[a-z0-9]|[./\-_ ](?=[a-z]{0,3}[\d-]|[a-z]\b)|-(?=[a-z]{1,3}\b)){2,30})(?![\w])"
)
# "leerlingnr vorige school 7734": words between the label and the number
_NUMMER_VERDER = Uitdrukking(
    r"(?:\ [a-z][a-z'’-]{0,15}){1,4}[:=]?\ #?(?!(?:19|20)\d\d(?!\d))(\d{4,12})(?![\w%]|[.,-]\d|\ ?euro)"
)
_BRIN = Uitdrukking(r"(?<![\w€-])\d{2}[a-z]{2}(?:\d{2})?(?![\w])")
_CODE = Uitdrukking(
    r"(?<![\w.,€/-])(?:[a-z]{1,5}[-/.]?\d{2,4}[-/.]\d{2,}(?:[-/.]\d+)?|[a-z]{1,4}[-/]?\d{4,}|"
    r"(?:19|20)\d\d[-/.]\d{3,7}|\d{2,4}-[a-z]{1,3}-\d{2,6}|\d{2}-\d{3,5}-[a-z]|\d{2}-\d{4,6}|"
    r"\d{5,16}(?:[-/.]\d{1,4})?|nl\d\d ?[a-z]{4}(?: ?\d){10})(?![\w%]|[.,]\d| ?euro)"
)
# What has numbers with letters or marks between them is the number of something: W1-60713, 417 / 2026
_SOORTCODE = re.compile(r"(?<![\w-])[A-Z]{2,5} $")  # "MIC 26-0093": what kind of number it is belongs to it
_SAMENGESTELD = Uitdrukking(
    r"(?<![\w@./,€+-])(?:[a-z0-9]{1,12}(?:(?:\s?/\s?|[-._])[a-z0-9]{1,12}){1,5}|(?=\d*[a-z])[a-z0-9]{5,16})"
    r"(?![\w@%]|[.,]\d)"
)
# But not a time of the day, an amount or a school year.
_MAAT = Uitdrukking(
    r"(?:\d{1,2}[.:]\d\d(?:-\d{1,2}[.:]\d\d)?(?:u|uur)?|\d{1,3}(?:\.\d{3})+|20\d\d ?[-/] ?20\d\d)$"
)
_ADRES_LAAN = Uitdrukking(
    r"(?<!\w)(?:laan|ln|str|weg|plein|kade|hof|park|dreef|singel|straat|pad|hoge|lange|korte|oude|"
    r"nieuwe|grote|kleine) (?:(?:van|der|den|de|het|'t|aan|ter|"
    r"ten) ){0,3}[^\W\d_][^\W\d_-]{2,25}(?: [^\W\d_][^\W\d_-]{2,25}(?:-[^\W\d_]{3,20})?)? "
    r"(?:nr\.? |nummer )?\d{1,4}(?:[ -]?[a-h]\b|"
    r"[ -]?(?:hs|bis|i{1,3})\b|-\d{1,3})?(?!\d| (?:jaar|jr|keer|kinderen|leerlingen|uur|dagen|weken|"
    r"maanden|euro))"
)
_DOMAIN = Uitdrukking(
    r"[a-z0-9]\.(?:[a-z]{2,12})\b(?=/)|\.(?:nl|com|org|eu|net|info|be|amsterdam|example|test|frl|online|site|app|nu|de|uk|gov|edu)\b"
)
# "Centrum '45", "Team 0-23": a kind of organisation, and a number as its name
_ORG_SOORT = Uitdrukking(
    r"\b(?:centrum|team|jeugdteam|punt|huis|(?:[a-z]{2,12})?fonds|stichting|studio|loods|villa|caf[eé]|theater|"
    r"restaurant) ['’]?$"
)
_ORG_VOOR = ("centrum ", "team ", "punt ", "huis ", " '", " ’")
_ORG_NUMMER = Uitdrukking(r"(?:(?<=['’])\d\d|(?<= )\d\d?[-•·/–]\d\d\d?)(?!\w)")
# "Fonds 1818", "studio 110": a number alone, and no amount
_ORG_GETAL = (
    "fonds ",
    "stichting ",
    "studio ",
    "loods ",
    "villa ",
    "café ",
    "cafe ",
    "theater ",
    "restaurant ",
)
_GETAL_ALS_NAAM = Uitdrukking(r"\d{2,4}(?!\w|[.,:]\d| ?(?:euro|eur|per|x|%|m2|kinderen|uur|jaar|plekken)\b)")
_GEEN_PC = frozenset(woordgroep("geen_pc"))

_GEEN_BRIN = frozenset(woordgroep("geen_brin"))


def eleven(digits: str) -> bool:
    """Whether nine digits pass the 11-test of a burgerservicenummer."""
    values = [int(d) for d in digits]
    return (
        any(values)
        and (sum(v * w for v, w in zip(values, range(9, 1, -1), strict=False)) - values[8]) % 11 == 0
    )


def find(t: Tekst, at: Starts) -> Iterator[Vondst]:
    """What has a form of its own, the surest kinds first; finds may overlap."""
    low = t.low
    if "(at)" in low:
        yield from at.anywhere(_EMAIL_AT, "email")
    if "@" in low:
        yield from at.anywhere(_EMAIL, "email")
    if "www" in low or "://" in low or _has_domain(t):
        yield from at.anywhere(_URL, "url")
    yield from _numbers(low, at)
    yield from dates(t, at)
    yield from _postcodes(t.text, low, at)
    yield from ages(low, at)
    if t.at(_KLEUREN):
        yield from at.each(_KLASKLEUR, at.klas, "klas")
    for m in at.matches(_KLAS, at.klas):  # of brugklas alone there are too many to tell which
        yield Vondst(m.start(), m.end(), "klas", "zeker" if _WELKE.search(m[0]) else "mogelijk")
    for form, before in ((_ORG_NUMMER, _ORG_VOOR), (_GETAL_ALS_NAAM, _ORG_GETAL)):
        for m in at.matches(form, at.after(before, at.cijfer)):
            if kind := _ORG_SOORT.search(low, max(0, m.start() - 20), m.start()):
                yield Vondst(kind.start(), m.end(), "organisatie", "mogelijk")
    yield from at.each(_KLASCODE, at.prep, "klas", 1, "mogelijk")
    groups = (start - 1 - (low[start - 1] == "r") for start in at.after(("g", "gr"), at.cijfer))
    yield from at.each(_G_KLAS, groups, "klas", 0, "mogelijk")
    yield from at.each(_ADRES_LAAN, at.laan, "adres")
    yield from _codes(t.text, low, at)


def loose(t: Tekst, at: Starts) -> Iterator[Vondst]:
    """Short forms that could also be a part of something else, such as of an address."""
    for start in at.een:
        m = _KLASLETTER.match(t.text, start)
        if m and m[0].upper() not in ("2D", "3D"):
            yield Vondst(m.start(), m.end(), "klas", "mogelijk")
    yield from bare_dates(t.low, at)
    yield from bare_ages(t.low, at)


def _has_domain(t: Tekst) -> bool:
    """Whether ``.nl`` or the like is in the text, or ``.map/``."""
    for i in t.los:
        if t.gat[i].endswith("."):
            dot = t.begin[i] - 1
            if _DOMAIN.match(t.low, dot) or (dot and _DOMAIN.match(t.low, dot - 1)):
                return True
    return False


def _numbers(low: str, at: Starts) -> Iterator[Vondst]:
    yield from at.each(_BSN_LABEL, at.woord, "bsn", 1)
    zeros = [start for start in at.cijfer if low[start] == "0" or low[start - 1 : start] in ("+", "(")]
    signed = [p - len(m[0]) if (m := _SIGN.search(low, max(0, p - 2), p)) else p for p in zeros]
    yield from at.each(_TEL, signed, "telefoon")
    yield from at.each(_TEL_KORT, zeros, "telefoon")
    if "14 0" in low or "140" in low:
        yield from at.each(_TEL_14, at.cijfer, "telefoon")
    for m in at.matches(_NEGEN, at.cijfer):
        digits = "".join(filter(str.isdigit, m[1]))
        if len(digits) == 9 and eleven(digits):
            yield Vondst(m.start(), m.end(), "bsn", "zeker")
        else:
            yield Vondst(m.start(), m.end(), "nummer", "mogelijk")
    for m in at.matches(_TEL_LABEL, at.woord):
        if 7 <= sum(map(str.isdigit, m[1])) <= 12:
            yield Vondst(m.start(1), m.end(1), "telefoon", "zeker")
    yield from at.each(_NUMMER_LABEL, at.label, "nummer", 1)
    yield from at.each(_NUMMER_VERDER, at.label, "nummer", 1, "mogelijk")


def _codes(text: str, low: str, at: Starts) -> Iterator[Vondst]:
    for m in at.matches(_BRIN, at.kort):
        letters = text[m.start() + 2 : m.start() + 4]
        if m.end() - m.start() == 6 or letters.lower() not in _GEEN_BRIN:
            yield Vondst(m.start(), m.end(), "nummer", "zeker" if letters.isupper() else "mogelijk")
    for m in at.matches(_CODE, (_code_start(low, p) for p in at.cijfer)):
        kind = _SOORTCODE.search(text, max(0, m.start() - 6), m.start()) if "-" in m[0] else None
        yield Vondst(kind.start() if kind else m.start(), m.end(), "nummer", "mogelijk")
    for m in at.matches(_SAMENGESTELD, (_code_start(low, p) for p in at.cijfer)):
        if _is_code(m[0]):
            yield Vondst(m.start(), m.end(), "nummer", "mogelijk")


def _is_code(piece: str) -> bool:
    """Whether it has so many numbers that it is no date, class or house."""
    digits = sum(map(str.isdigit, piece))
    letters = any(map(str.isalpha, piece))
    return digits >= (3 if letters else 5) and not _MAAT.match(piece)


def _code_start(low: str, start: int) -> int:
    """Where a code begins that has its first number at ``start``: at the letters before it."""
    first = start
    while first and start - first < 7 and (low[first - 1].isalpha() or low[first - 1] in "-/."):
        first -= 1
    return first if first < start and low[first].isalpha() else start


def _postcodes(text: str, low: str, at: Starts) -> Iterator[Vondst]:
    for m in at.matches(_POSTCODE, (start for start in at.cijfer if low[start + 3 : start + 4].isdecimal())):
        letters = text[m.start(3) : m.end(3)]
        shouted = text[max(0, m.start() - 6) : m.start()].isupper()
        sure = letters.isupper() and not shouted
        year = m[1][:2] in {"19", "20"}
        between = (
            low[max(0, m.start() - 2) : m.start()] in (", ", "\n", "; ")
            and low[m.end() : m.end() + 1] in ",;\n"
        )
        placed = between or _PC_VOOR.search(low, max(0, m.start() - 40), m.start())
        if m[3] in _GEEN_PC and not (sure and not year) and (m[2] or year) and not placed:
            continue
        yield Vondst(m.start(), m.end(), "postcode", "zeker" if sure or not m[2] else "mogelijk")
    yield from at.each(_PC_LABEL, at.woord, "postcode", 1)
