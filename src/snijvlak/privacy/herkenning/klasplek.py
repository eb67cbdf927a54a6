"""Codes of classes, by form and by where they stand: ``Cas 3H:``, ``(2a3)``, ``klas: 1 mh b``, ``SO-2``.

A school makes its own codes, so no list has them. Some forms are hardly anything else (``1kgt2``); others
(``k2``, ``A2.3``) are a class only after a name, between brackets or after a word for a class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .beginnen import Starts
from .tekst import Tekst
from .uitdrukking import Uitdrukking
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordsoorten import WERKWOORD

_RICHTING = (
    r"(?:havo|vwo|mavo|vmbo|gym|ath|isk|pro|vso|lwoo|tl|gl|kb|bb|bk|kbl|bbl|kgt|gt|kg|kt|hv|mh|hm|th|vh|"
    r"tm|vt|vb|vk|vz|mhv|mavohavo|bkt|kgl|tvwo|thavo|thv|ag|ga|ah|hav|vm|bkg|kader|basis|mv|av)"
)
# What is a class wherever it stands.
_STERK = Uitdrukking(
    rf"(?:[1-6] ?-?{_RICHTING}[a-h]?\d?|{_RICHTING}\+?[1-6][a-h]?\d?|{_RICHTING}-?[1-6]\.[1-9]"
    r"|[1-6][abcfghkmtv][1-9]|[abghkmtvl][1-6][a-h]\d?|[1-6][hvmtk]{1,2}[a-d]"
    r"|[1-6][a-h]\d? (?:havo|vwo|mavo|gymnasium|atheneum|vmbo(?:-(?:tl|t|k|b|bb|kb|gl))?)"
    r"|(?:so|vso|sbo|pro|isk)[ -]?[1-8][a-h]?"
    rf"|[1-6] (?:{_RICHTING}|[hvmtk])(?:[ /-](?:{_RICHTING}|[a-h]))?[1-3]?)(?![\w%€]|[.,:]\d)"
)
# What is one in a place for it.
_ZWAK = Uitdrukking(
    r"(?:[1-8](?:/[1-8])?[a-z]{1,4}\d?|[a-z]{1,4}-?[1-8][a-z]{0,2}\d?|[a-z]\d\.\d|[1-8]\.[1-9]"
    rf"|(?:{_RICHTING}|[hvmtk]) [1-6][a-h]?|[1-8] ?/ ?[1-8] ?[a-h]?)(?![\w%€]|[.,:]\d)"
)
# A number with a measure, a rank, an age; and names of other things that have a number.
_ANDERS = Uitdrukking(
    r"\d(?:e|de|ste|x|u|uur|j|jr|jrs|yr|jaar|m|mnd|mndn|wk|wkn|w|d|dg|dgn|km|cm|mm|kg|gr?|mg|ml|l|gb|tb|min|sec|"
    r"pm|am|st|nd|rd|pers|fte|plus|tje|en|er|ers|keer|op\d|\+)$|\d[xv]\d$"
    r"|(?:co|mp|km|cm|m|nr|wk|wkn|art|lid|blz|pag|tel|nt|ps|pc|npo|rtl|ns|n|q|no|bijl|top|u|jr|par|stap|cl|"
    r"covid|fig|zaak|hfst|bus|tram|lijn|win|versie|v\.)-?\d\w?$"
)
_KLASWOORD = (
    r"(?:klassen|klas|kl|groepen|groep|gr|leerjaar|lj|ljr|jaarlaag|unit|stamgroep|stamklas|basisgroep|mentorklas|"
    r"mentorgroep|lesgroep|cohort|brugklas|uitstroom|instroom|doorstroom|leerroute|uit|in|naar|van|zit|zat|"
    r"docent|mentor|leerling|ll)"
)
_VOORAF = Uitdrukking(rf"(?<!\w){_KLASWOORD}\.? ?:? ?(?:de )?$")
# A field of a form: everything up to the mark that ends it, in pieces that a class is made of.
_VELD = Uitdrukking(
    r"(?:klas|groep|klas ?/ ?groep|groep ?/ ?klas|leerjaar|stamgroep|mentorklas|stamklas|leerjaar ?/ ?niveau|"
    r"niveau|klas ?/ ?niveau) ?[:=]\s?"
)
_STUK = rf"(?:[1-8]\w{{0,4}}|[a-z]{{1,4}}[1-8]\w{{0,2}}|{_RICHTING}|[a-h](?!\w)|[a-z]{{2}}(?=[ ,;\n]))"
_INHOUD = Uitdrukking(rf"(?=[^\n,;(]{{0,12}}[1-8]){_STUK}(?:[ /.-]{{1,3}}{_STUK}){{0,3}}(?!\w)")
_BOUW = Uitdrukking(
    r"(?<!\w)(?:(?:onder|midden|boven)bouw|uitstroom|instroom|doorstroom|unit|stamgroep|basisgroep|cohort|"
    r"combinatieklas|combiklas|combinatie|kleuters|bbl|bol|mbo|entree|so|vso|sbo|isk|leerroute|profiel)"
    r"[ :,(/-]{1,2}$"
)
# "3A havo" and "havo 3A", "2b vmbo-t"
_NIVEAU = (
    r"(?:havo(?:[ /]vwo)?|vwo|mavo(?:[ /]havo)?|vmbo(?:[ -](?:tl|t|gl|kader|basis|bbl|kbl|bb|kb|b|k))?|"
    r"gymnasium|atheneum|technasium|mbo|praktijkonderwijs|vso|isk|lwoo|tl|kb|bb|kbl|bbl)"
)
_ERNA = Uitdrukking(
    r"[ ,(/-]{1,2}(?:(?:(?:onder|midden|boven)bouw|kader|basis|instroom|kleuters)(?!\w)"
    rf"|(?<![,(] ){_NIVEAU}(?![\w-]))"
)
_ERVOOR = Uitdrukking(rf"(?<![\w-]){_NIVEAU}[ -]$")
# "rosa 2d komt": a letter that is a measure too (dagen, uur) is a class only before a verb or a mark
_NA_ROEPNAAM = Uitdrukking(r"[1-6][a-h]\d?(?= [^\W\d_]|[,;)\n.]|$)")
# A word that ends so (klas, klasje, groep, bouw, unit, plein, stroom), with a number or letter after it, is a
# class: plusklas 7, kleutergroep B.
_CLASS_WORD = ask(ends=("klas", "asje", "roep", "bouw", "unit", "lein", "room"))
_LETTER = Uitdrukking(
    r"[ -](?:(?:rood|geel|blauw|groen|oranje|paars|wit|roze)|[a-h](?:[1-4])?|[1-8][a-h]?)"
    r"(?:/[1-8a-h])?(?![\w'’]|[.,]\d|[.] [a-z])"
)
# "(OB2; 12)": how old somebody is, after the class
_OUD = Uitdrukking(r"[,;/] ?(1?\d|2[0-2])(?=[),;\n]|$| jr| jaar| j\b)")
_LETTERS = 4
_NA_NAAM = (" ", " (", ", ", ": ", " - ", "-", " / ", "/", "; ", " – ")
_SLUIT = Uitdrukking(
    r" ?(?:[,;:)/.!?\n]|$)| op (?:de|het|'t|basisschool) | (?:is|heeft|en|wil|zit|komt|was|had|-|–) ?"
)


_SOORT_VOOR = Uitdrukking(rf"(?<![\w-])(?:so|{_RICHTING}|[hvmtk])[ -]$")


def classes(t: Tekst, found: Sequence[Vondst], at: Starts) -> Iterator[Vondst]:
    """Codes at a number, and what belongs to a class that was found."""
    yield from _lettered(t)
    if not at.cijfer:
        return
    low = t.low
    names = {eind for _, eind, soort, _ in found if soort in ("persoon", "school")}
    for begin in at.een:
        if "1" <= low[begin] <= "8":
            yield from _at(t, begin, names)
    for m in _VELD.finditer(t.low) if ":" in t.low or "=" in t.low else ():
        if inside := _INHOUD.match(t.low, m.end()):
            yield Vondst(inside.start(), inside.end(), "klas", "mogelijk")
    for begin, eind, soort, _ in found:
        if soort == "persoon":
            yield from _after_name(t, eind)
        elif soort == "klas":
            if before := _BOUW.search(t.low, max(0, begin - 20), begin):
                yield Vondst(before.start(), begin, "klas", "mogelijk")
            yield from _old(t.low, eind)
            if after := _ERNA.match(t.low, eind):
                yield Vondst(eind, after.end(), "klas", "mogelijk")
            elif low[begin].isdigit() and (level := _ERVOOR.search(low, max(0, begin - 20), begin)):
                yield Vondst(level.start(), begin, "klas", "mogelijk")


def _after_name(t: Tekst, end: int) -> Iterator[Vondst]:
    """``rosa 2d komt niet``, ``joep 1e,``: a code between somebody and what they do, or a mark."""
    if t.low[end + 1 : end + 2].isdigit() and t.low[end] == " " and (m := _NA_ROEPNAAM.match(t.low, end + 1)):
        i = t.eerste.get(m.end() + 1, -1)
        if t.low[m.end() : m.end() + 1] != " " or (i >= 0 and t.kind[i] & WERKWOORD):
            yield Vondst(m.start(), m.end(), "klas", "mogelijk")


def _at(t: Tekst, begin: int, names: set[int]) -> Iterator[Vondst]:
    """The code of which the number at ``begin`` is a part."""
    low, start = t.low, begin
    while start and begin - start < _LETTERS and low[start - 1].isalpha():
        start -= 1
    if (
        start == begin > 1
        and low[begin - 1] in " -"
        and (kind := _SOORT_VOOR.search(low, max(0, begin - 12), begin))
    ):
        start = kind.start()
    if start and (
        low[start - 1].isalnum() or (low[start - 1] in "/.,-€'’+" and low[start - 2 : start - 1].isalnum())
    ):
        return
    m = _STERK.match(low, start)
    if not m and (m := _ZWAK.match(low, start)):
        m = m if _placed(low, m, names) else None
    if m and not _ANDERS.match(m[0]) and not _ANDERS.match(low[begin : m.end()]):
        yield Vondst(m.start(), m.end(), "klas", "mogelijk")
        yield from _old(low, m.end())


def _old(low: str, end: int) -> Iterator[Vondst]:
    """How old somebody is, right after the class that ends at ``end``."""
    if m := _OUD.match(low, end):
        yield Vondst(m.start(1), m.end(1), "leeftijd", "mogelijk")


def _placed(low: str, m: re.Match[str], names: set[int]) -> bool:
    """Whether a class may stand there: after a name or a word for a class, or between marks."""
    if _VOORAF.search(low, max(0, m.start() - 20), m.start()):
        return True
    if not _SLUIT.match(low, m.end()):
        return False
    gap = low[max(0, m.start() - 1) : m.start()]
    if gap == "(" or any(
        m.start() - len(gap_) in names and low.startswith(gap_, m.start() - len(gap_)) for gap_ in _NA_NAAM
    ):
        return True
    return low[max(0, m.start() - 2) : m.start()] in (", ", "/ ", "- ") and (
        low[m.end() : m.end() + 1] in ",;).:/\n" or low.startswith((" op de ", " op het "), m.end())
    )


def _lettered(t: Tekst) -> Iterator[Vondst]:
    """``kleutergroep B``, ``plusklas 7``: a word that ends as a word for a class, and which one."""
    for i in t.at(_CLASS_WORD):
        if m := _LETTER.match(t.low, t.eind[i]):
            yield Vondst(t.begin[i], m.end(), "klas", "mogelijk")
