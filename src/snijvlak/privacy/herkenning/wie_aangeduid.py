"""People told by the one word before the name, whatever that name means elsewhere.

``tante til``, ``nicht Mei``, ``onze pascal heeft``, ``vragen naar wil``, ``sterre de wilde``; and who greets
in the last line: ``gr til``. All of them ``mogelijk``.
"""

from __future__ import annotations

from collections.abc import Iterator

from .aangrenzend import Merken
from .instellingswoorden import closes, group
from .plekwoorden import answers, usual_thing
from .tekst import Tekst
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordnamen import joined
from .woordsoorten import (
    AANHEF,
    BEGRIP,
    MAAND,
    RELATIE,
    STOP,
    TUSSEN,
    VOORNAAM,
    WERKWOORD,
    WOORD,
    WOORDVOORNAAM,
)

_TITLES = ("tante", "oom", "oma", "opa", "juf", "meester")
_GREET, _TITLE, _OURS = ask(group("groet")), ask(_TITLES), ask(("onze", "ons", "die"))
_TO, _WILD, _MONTH = ask(("naar",)), ask(("wilde",)), ask(("mei", "juni", "april", "augustus"))
_ASKS = ("vraag", "vragen", "vroeg", "gevraagd", "vraagt")
_NOBODY = STOP | RELATIE | AANHEF
_LONGEST, _SHORTEST = 6, 3  # letters of such a name


def pointed_out(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """The name after each of these words."""
    for first, end in _names(t, marks):
        yield marks.vondst(first, end, "persoon")


def _names(t: Tekst, marks: Merken) -> Iterator[tuple[int, int]]:
    last = t.aantal - 1
    for i in t.at(_GREET):
        if i + 1 <= last and marks.free(i + 1) and _signs(t, i + 1):
            yield i + 1, i + 2
    for i in t.at(_TITLE) if not t.capitals else ():
        if joined(t, i + 1) and marks.free(i + 1) and _called(t, i + 1):
            yield i + 1, i + 2
    for i in t.at(_MONTH):
        if i and t.gat[i] == " " and marks.free(i) and _month(t, i):
            yield i, i + 1
    for i in t.at(_OURS):
        named = joined(t, i + 1) and marks.free(i + 1) and t.kind[i + 1] & VOORNAAM
        if (
            named
            and not t.kind[i + 1] & _NOBODY
            and t.woord[i + 1] not in group("geen_onze")
            and _goes_on(t, i + 2)
        ):
            yield i + 1, i + 2
    for i in t.at(_TO):
        named = joined(t, i) and joined(t, i + 1) and t.woord[i - 1] in _ASKS
        if named and t.kind[i + 1] & WOORDVOORNAAM and marks.free(i + 1) and closes(t, i + 2):
            yield i + 1, i + 2
    for i in t.at(_WILD):
        if i > 1 and joined(t, i) and t.woord[i - 1] == "de" and marks.soort.get(i - 2) == "persoon":
            yield i - 1, i + 1


def _signs(t: Tekst, k: int) -> bool:
    """Whether the word after a greeting is who greets: one word, and nothing after it on the line."""
    alone = k + 1 >= t.aantal or "\n" in t.gat[k + 1]
    mark = t.gat[k].strip() in ("", ",", ".", "!") and t.text[t.eind[k] : t.eind[k] + 1] not in ("?", ":")
    office = answers(t, k) or usual_thing(t, k) or t.woord[k] in group("geen_groeter")
    return alone and mark and not office and not t.kind[k] & _NOBODY


def _called(t: Tekst, k: int) -> bool:
    """``tante til in duinoord``: a short noun where the sentence then goes on."""
    word, kind = t.woord[k], t.kind[k]
    if not _SHORTEST <= len(word) <= _LONGEST or kind & (_NOBODY | WERKWOORD | BEGRIP | MAAND | TUSSEN):
        return False
    noun = kind & WOORD and not word.endswith(("en", "ig", "er", "t")) and word not in group("hoe_iemand_is")
    return bool(noun) and _goes_on(t, k + 1)


def _month(t: Tekst, i: int) -> bool:
    """``tante mei``, ``nicht Mei``: no month, which has no capital and a number or a small word before it."""
    if t.text[t.eind[i] + 1 : t.eind[i] + 2].isdigit():
        return False
    told = t.kind[i - 1] & (RELATIE | AANHEF)
    return bool(told and t.hoofd[i]) or t.woord[i - 1] in group("familietitel")


def _goes_on(t: Tekst, k: int) -> bool:
    return closes(t, k) or bool(t.kind[k] & (STOP | WERKWOORD))
