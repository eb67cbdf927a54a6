"""Streets, with and without a number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from . import regels
from .beginnen import MAAND as MAANDNAAM
from .beginnen import Starts
from .regels import woordgroep
from .tekst import Tekst
from .uitdrukking import Uitdrukking
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordsoorten import (
    AANHEF,
    AFGELEID,
    BEGRIP,
    EIGENNAAM,
    GANGBAAR,
    GEEN_SCHOOL,
    MAAND,
    NAAM,
    ONBEKEND,
    ORGSOORT,
    PLAATS,
    RELATIE,
    SCHOOLSOORT,
    STOP,
    TUSSEN,
    VOORNAAM,
    WERKWOORD,
    WIJK,
    WOORD,
    WOORDNAAM,
)

# What stands after a number: 12 zwart, 14 unit 3, 3, 2e etage, 88 (bovenwoning), 22 - 24.
_ADDITION = (
    r"(?:(?:[ -]?[a-h]|[ -]?(?:hs|bis|i{1,3}|zw|rd|bg|zwart|rood|wit|huis|boven|beneden))\b"
    r"|(?:[-/]| [-/–] ?| t/m )\d{1,4}\b)?(?:[ -][a-d]\b)?"
    r"(?:,? (?:\d{1,2}|een|twee|drie|vier|vijf) ?hoog\b|,?(?: -)? \d{1,2}e (?:etage|verdieping|woonlaag)\b"
    r"|,? (?:unit|app(?:artement)?|kamer|kmr|blok|gebouw|toren|portiek|etage|ingang|huisje|kavel|studio"
    r"|flat|plek|suite|vleugel|entree|bus|huisnummertoevoeging|toevoeging|nr|nummer|verdieping)\b\.? ?"
    r"(?:[a-z]{0,2}\d{1,4}(?:[.-]\d{1,4})?[a-z]?|[a-f])(?!\w)"
    r"|[ -]k ?\d{1,3}(?!\w)|,? (?:souterrain|achterhuis|bovenwoning|benedenwoning|bovenhuis|achterom)\b"
    r"| \((?:boven|beneden|achter|voor)?(?:woning|huis|hs|bg|boven|beneden|achter|links|rechts|zwart|rood)\)"
    r"){0,3}"
)
HUISNUMMER = Uitdrukking(
    r"(?:,? ?(?:nr|no|nummer|huisnummer|huisnr)?\.? ?)(\d{1,4})"
    + _ADDITION
    + r"(?![\d:%]|[.,]\d{1,3}(?!\w)| ?(?:jaar|jr|uur|euro|km|keer|min|minuten|pers|personen|wk|wkn|mnd|"
    rf"weken|maanden|dagen|{MAANDNAAM})\b|-[a-z])"
)
# The label of a field, and everything up to the number.
_LABEL = Uitdrukking(
    r"(?:adr(?:es)?\.?|straat(?: ?(?:en|\+|/|&) ?(?:huis)?(?:nummer|nr))?)"
    r"(?: (?:van )?[^\W\d_]{2,12}| \([^\W\d_]{2,12}\))? ?[:=]\s?((?=['’\w])[^\d\n:;,=@]{3,40}?)(?= \d)"
)
_POSTCODE_NEXT = Uitdrukking(r"[,;/|–-]{0,2}[ \n]{1,2}[1-9]\d{3} ?[a-z]{2}(?!\w)")
_PLACE_NEXT = Uitdrukking(r"(?:,? (?:te |in )?|[,;]?\n|,|; | / | - )(?='?[^\W\d_])")
# "p.c. boutenslaan", "dr. h.e. van gelderlaan", "pr. beatrixlaan", "l. v. meerdervoort"
_INITIALS = Uitdrukking(
    r"(?<![\w.])(?:(?:dr|mr|prof|ds|ir|mgr|past|burg|jhr|pr|kon|kpt|adm|gen|min|pres|wilh|jul)\. ?)?"
    r"(?:[a-z]\.-?){0,3}(?<=\.) $"
)
_ORDINAL = Uitdrukking(r"(?<!\w)\d(?:e|de|ste) $")
_NO_STREET = (
    STOP | WERKWOORD | RELATIE | BEGRIP | MAAND | AANHEF | ORGSOORT | SCHOOLSOORT | GEEN_SCHOOL | PLAATS
)
_HOUSE = ("adres", "flat", "bezoek", "woning", "kamer", "huis", "gebouw", "hoek")
_NO_HOUSE = (
    "groep",
    "klas",
    "dossier",
    "telefoon",
    "tel",
    "nummer",
    "afspraak",
    "boven",
    "postcode",
    "pc",
    "werk",
)
_STERK = tuple(
    [
        "straat",
        "laan",
        "plein",
        "kade",
        "singel",
        "gracht",
        "dreef",
        "plantsoen",
        "steeg",
        "weg",
        "straatje",
        "laantje",
        "str",
        "ln",
    ]
)
_HET = ("plein", "plantsoen", "straatje", "laantje", "park", "hof", "pad", "kanaal")  # "de" is of the name
_STREETS = ask(ends=_STERK, longer=6)
_LANE = ask(("laan",))
_NUMMER = ("nr", "no", "nummer", "huisnummer", "huisnr")
_VOOR = frozenset(woordgroep("voor"))
_IN = frozenset(woordgroep("in"))
# Of a street's name also in small letters: ``van der Hagenstraat``, ``de la Reyweg``.
_VAN = frozenset(["van", "der", "den", "du", "la", "ter", "ten", "'t", "sir", "vd"])
_GEEN_SLOT = woordgroep("geen_straatslot")
_WOONT = frozenset(woordgroep("woont"))
_STAAT = ("inschrijv", "ingeschreven", "geregistreerd")


@cache
def _lists() -> tuple[tuple[str, ...], frozenset[str]]:
    taal = regels.taal()
    return tuple(taal.straatdelen), frozenset(taal.geen_straat)


def addresses(t: Tekst, at: Starts, taken: bytearray) -> Iterator[Vondst]:
    """Streets in the text; a number belongs to it with its addition."""
    parts, not_street = _lists()
    if ":" in t.low or "=" in t.low:
        yield from _labelled(t)
    yield from _lanes(t, taken)
    for i in sorted(_before_numbers(t, at).union(t.at(_STREETS))):
        word, begin, eind = t.woord[i], t.begin[i], t.eind[i]
        if taken[begin]:
            continue
        dot = t.low[eind : eind + 1] == "." and word.endswith("str")
        spaced = dot or t.low[eind : eind + 1] in (" ", ",")
        numbered = HUISNUMMER.match(t.low, eind + dot) if spaced else None
        if numbered and (_is_street(t, i, word, parts, not_street) or _dwells(t, i)):
            first = _first(t, i)
            yield Vondst(_with_letters(t, _with_ordinal(t, first)), numbered.end(), "adres", "zeker")
            if not t.capitals and (begin := _since_mark(t, first)) < first:
                yield Vondst(t.begin[begin], t.begin[first], "adres", "mogelijk")
            whose = not t.capitals and first < i and first and t.woord[first - 1] == "de" and t.near[first]
            if whose or (first and (_named_with_article(t, first) or _its_article(t, first, word))):
                yield Vondst(t.begin[first - 1], t.begin[first], "adres", "mogelijk")
        elif (numbered and (_in_a_place(t, i, numbered.end()) or _at_a_house(t, i))) or (
            numbered
            and _POSTCODE_NEXT.match(t.low, numbered.end())
            and not t.kind[i] & (STOP | BEGRIP | MAAND)
        ):
            yield Vondst(_with_ordinal(t, _first(t, i)), numbered.end(), "adres", "mogelijk")
        elif word.endswith(_STERK) and len(word) > 6 and word not in not_street and _alone(t, i, word):
            yield Vondst(t.begin[_first(t, i)], eind, "adres", "mogelijk")


def _before_numbers(t: Tekst, at: Starts) -> set[int]:
    """The words that a number follows, with ``nr`` between them or without."""
    found: set[int] = set()
    for start in at.cijfer:
        i = bisect_right(t.eind, start) - 1
        if i >= 0:
            found.add(i)
            if i and t.woord[i] in _NUMMER:
                found.add(i - 1)
    return found


def _labelled(t: Tekst) -> Iterator[Vondst]:
    """``Adres: Daal en Bergselaan 12``: in a field, whatever stands there up to the number."""
    for label in ("adr", "straat"):
        at = t.low.find(label)
        while at >= 0:
            m = _LABEL.match(t.low, at)
            numbered = HUISNUMMER.match(t.low, m.end()) if m else None
            if m and numbered and not t.low.endswith(("mail", "ip-", "web"), 0, at):
                yield Vondst(m.start(1), numbered.end(), "adres", "mogelijk")
            at = t.low.find(label, at + 1)


def _with_ordinal(t: Tekst, i: int) -> int:
    """The begin of a name, with ``1e`` before it."""
    m = _ORDINAL.search(t.low, max(0, t.begin[i] - 5), t.begin[i])
    return m.start() if m else t.begin[i]


def _with_letters(t: Tekst, begin: int) -> int:
    """``p.c. boutenslaan``: the begin of a name, with the initials before it."""
    m = _INITIALS.search(t.low, max(0, begin - 14), begin) if t.low.endswith(". ", 0, begin) else None
    return m.start() if m else begin


def _is_street(t: Tekst, i: int, word: str, parts: tuple[str, ...], not_street: frozenset[str]) -> bool:
    if word in not_street or t.kind[i] & (STOP | MAAND):
        return False
    if word.endswith(_STERK) or (word.endswith(("str", "ln")) and len(word) > 5):
        return len(word) > 5 or t.hoofd[i] or i > 0
    if word.endswith(parts) and len(word) > 5 and not word.endswith(_GEEN_SLOT):
        return (
            t.hoofd[i]
            or not t.kind[i] & WOORD
            or (bool(t.kind[i] & AFGELEID) and len(word) > 8)
            or (i > 0 and t.woord[i - 1] in _IN)
            or (i > 1 and t.woord[i - 2] in _IN)
        )
    at = i > 0 and (
        t.woord[i - 1] in _IN or (i > 1 and t.woord[i - 1] in ("de", "het") and t.woord[i - 2] in _IN)
    )
    return at and t.hoofd[i] and not t.start[i] and bool(t.kind[i] & (EIGENNAAM | ONBEKEND | AFGELEID))


def _since_mark(t: Tekst, first: int) -> int:
    """``, SCHALK BURGERSTRAAT 61``: the word or two from a mark to a street, where capitals say nothing."""
    begin = first
    while begin and first - begin < 2 and t.gat[begin] == " ":
        begin -= 1
        called = begin != first - 1 and t.kind[begin] & VOORNAAM
        if called or t.kind[begin] & _NO_STREET or t.woord[begin].endswith(_HOUSE):
            return first
    unset = begin == first or (begin and t.gat[begin] == " ")
    return first if unset or len(t.woord[begin]) < 3 else begin


def _its_article(t: Tekst, first: int, word: str) -> bool:
    """``aan het Wilgenrak 9``, ``de Monchyplein``: an article that a street of that name has."""
    if word.endswith(_STERK) and not word.endswith(_HET):
        return False
    article = (
        t.woord[first - 1] in (("de",) if word.endswith(_HET) else ("de", "het", "'t")) and t.near[first]
    )
    return article and first > 1 and (t.woord[first - 2] in _IN or t.woord[first - 2] in _WOONT)


def _named_with_article(t: Tekst, first: int) -> bool:
    """``woont de Genestetlaan 4``: without ``aan`` the article is of the name, as with a capital."""
    if t.woord[first - 1] != "de" or not t.near[first]:
        return False
    before = first > 1 and t.woord[first - 2] in _WOONT and t.near[first - 1]
    return before or (t.hoofd[first - 1] and not t.start[first - 1])


def _lanes(t: Tekst, taken: bytearray) -> Iterator[Vondst]:
    """``laan van meerdervoort``, ``laan te blotinghe 4``: a lane with its name after it."""
    for i in t.at(_LANE):
        if taken[t.begin[i]] or t.woord[i + 1 : i + 2] not in (["van"], ["te"], ["der"]):
            continue
        j = i + 2
        while j < t.aantal and t.near[j] and t.woord[j] in ("de", "het", "der", "den", "nieuw", "oud"):
            j += 1
        if j < t.aantal and t.near[j] and not t.kind[j] & (STOP | RELATIE | WERKWOORD):
            numbered = HUISNUMMER.match(t.low, t.eind[j])
            yield Vondst(t.begin[i], numbered.end() if numbered else t.eind[j], "adres", "mogelijk")


def _at_a_house(t: Tekst, i: int) -> bool:
    """``aan de hippolytusbuurt 19``: a word that nobody uses and a number, where a street comes."""
    if i < 2 or t.woord[i - 1] not in ("de", "het") or t.woord[i - 2] not in ("aan", "op"):
        return False
    common = GANGBAAR | STOP | MAAND | BEGRIP | RELATIE | WERKWOORD | AANHEF | ORGSOORT | SCHOOLSOORT
    return not t.kind[i] & common and not t.woord[i].startswith(_NO_HOUSE)


def _in_a_place(t: Tekst, i: int, end: int) -> bool:
    """``Waterrijk 30, Nootdorp``: a place after the number, and a word before it that counts nothing."""
    m = _PLACE_NEXT.match(t.low, end)
    place = t.eerste.get(m.end(), -1) if m else -1
    if place < 0 or not t.kind[place] & (PLAATS | WIJK) or t.kind[place] & (STOP | WERKWOORD):
        return False
    unfit = STOP | MAAND | BEGRIP | RELATIE | WERKWOORD | GEEN_SCHOOL | AANHEF | ORGSOORT | SCHOOLSOORT
    if t.kind[i] & unfit or t.woord[i].startswith(("groep", "klas", "team", "postbus", "locatie", "week")):
        return False
    return t.hoofd[i] if t.capitals else not t.kind[i] & VOORNAAM or bool(t.kind[i] & WOORD)


def _dwells(t: Tekst, i: int) -> bool:
    """``woont op Zuidhove 14``: any name right after the word for living somewhere."""
    if t.kind[i] & (STOP | MAAND | BEGRIP | RELATIE | WERKWOORD) or t.woord[i].startswith(_NO_HOUSE):
        return False
    if i > 1 and t.woord[i - 1] in ("op", "aan") and t.woord[i - 2].startswith(_STAAT):
        return True  # inschrijving op donau 119
    return any(word in _WOONT for word in t.woord[max(0, i - 5) : i])


def _alone(t: Tekst, i: int, word: str) -> bool:
    """A street without a number: as a name, or as a place somewhere."""
    if t.hoofd[i] and not t.start[i]:
        return True
    if t.kind[i] & WOORD and word in {"snelweg", "hoofdweg"}:
        return False
    before = t.woord[max(0, i - 3) : i]
    return bool(before) and (
        before[-1] in _IN or (before[-1] in ("de", "het") and len(before) > 1 and before[-2] in _IN)
    )


def _names_street(t: Tekst, i: int) -> bool:
    """Whether a word before ``de`` or ``van der`` belongs to the name of a street."""
    opens = t.start[i] and ":" not in t.gat[i]
    rare = bool(t.kind[i] & (NAAM | ONBEKEND)) and not t.kind[i] & (WOORD | STOP)
    return not opens and (t.hoofd[i] or t.woord[i] in _VOOR or rare)


def _first(t: Tekst, i: int) -> int:
    """Where the name of the street begins: the words before that belong to it."""
    first = i
    while first > 0 and i - first < 4 and t.near[first]:
        before = first - 1
        kind, word = t.kind[before], t.woord[before]
        if (
            (
                t.hoofd[before]
                and not kind & (STOP | WERKWOORD)
                and (
                    not t.start[before]
                    or kind & (NAAM | ONBEKEND | WOORDNAAM | AFGELEID)
                    or ":" in t.gat[before]
                )
            )
            or (kind & TUSSEN and t.hoofd[before] and not t.start[before])
            or (word in _VAN and (not t.start[before] or ":" in t.gat[before] or not t.kind[first] & WOORD))
            or (word == "de" and t.woord[before + 1] == "la")
            or (word in _VOOR and not (kind & TUSSEN))
            or (kind & TUSSEN and before > 0 and _names_street(t, before - 1))
            or (first < i and t.kind[first] & TUSSEN and kind & VOORNAAM and not kind & STOP)
            or (word in ("de", "het") and before > 0 and t.woord[before - 1] in _WOONT)
            or (word == "van" and before and t.woord[before - 1] in ("de", "het"))
            or (
                not t.hoofd[i]
                and kind & (NAAM | ONBEKEND)
                and not kind & (STOP | WERKWOORD | GEEN_SCHOOL | RELATIE | WOORD)
            )
        ):
            first = before
        else:
            break
    while first < i and t.kind[first] & (TUSSEN | STOP) and not t.hoofd[first]:
        if t.woord[first] in _VAN or (t.woord[first] == "de" and t.woord[first + 1] == "la"):
            break
        first += 1
    return first
