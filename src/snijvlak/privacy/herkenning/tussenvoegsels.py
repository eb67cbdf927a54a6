"""``Fleur van den Berg``, ``huisarts van 't Hof``: the words between belong to the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .tekst import Tekst
from .vondsten import Vondst
from .woordsoorten import AANHEF, ACHTERNAAM, EIGENNAAM, ORGSOORT, RELATIE, SCHOOLSOORT, TUSSEN, VOORNAAM

_PARTICLES = re.compile(r"(?<![\w'’])(?:(?:van|de|der|den|ter|ten|te|el|al|['’]t) ){1,3}$")
_SHORT = re.compile(r"(?:(?<= )|^)(?:[^\W\d_]\.){0,3} ?v/d ([^\W\d_])")
_LAST = ("van ", "de ", "der ", "den ", "ter ", "ten ", "te ", "el ", "al ", "'t ", "’t ")
_SURNAME = ("school", "organisatie", "plaats", "wijk", "persoon")
_TEAM = ("sociaal", "lokaal", "jeugd")
_HOUSEHOLD = ("gezin", "familie", "fam", "huize")


def between(t: Tekst, found: Sequence[Vondst]) -> Iterator[Vondst]:
    """The particles before a find that follows a person, or a word for one."""
    if "v/d " in t.low:
        yield from _short(t)
    people = {vondst.eind for vondst in found if vondst.soort == "persoon"}
    firsts = t.eerste
    for begin, _, soort, zekerheid in found:
        if soort not in _SURNAME or not t.low.endswith(_LAST, 0, begin):
            continue
        m = _PARTICLES.search(t.low, max(0, begin - 16), begin)
        if not m:
            continue
        before = m.start() - 1
        i = t.laatste.get(before - (t.low[before - 1 : before] == "."))
        called = i is not None and (t.kind[i] & (AANHEF | RELATIE) or t.woord[i] in _HOUSEHOLD)
        j = firsts.get(begin, 0)
        kind = t.begin[j] == begin and (t.kind[j] & (SCHOOLSOORT | ORGSOORT) or t.woord[j] in _TEAM)
        named = not t.kind[j] & (ACHTERNAAM | TUSSEN) or t.hoofd[j]
        works_there = t.text[m.start() : m.end()] == "van " and zekerheid == "zeker" and named
        if soort in ("school", "organisatie") and (kind or works_there):
            continue  # vader van wijkteam Laak, Rens van Gemiva
        somebody = t.kind[j] & VOORNAAM or not t.kind[j] & (ACHTERNAAM | EIGENNAAM)
        if soort == "persoon" and m[0] == "van " and before not in people and somebody:
            continue  # the mother of somebody
        capital = m[0] == "van " and t.text[m.start()].isupper() and not t.shouted
        if (t.low[before : before + 1] == " " and (before in people or called)) or capital:
            yield Vondst(m.start(), begin - (soort != "persoon"), "persoon", "mogelijk")


def _short(t: Tekst) -> Iterator[Vondst]:
    """``T. v/d Berg``: hardly anybody writes it where it is no surname."""
    for m in _SHORT.finditer(t.low):
        j = t.eerste.get(m.start(1))
        if j is not None and (t.hoofd[j] or t.kind[j] & ACHTERNAAM):
            yield Vondst(m.start(), t.eind[j], "persoon", "mogelijk")
