"""Names like a motto: ``gezin op één``, ``kind centraal``, ``thuis verder``, ``zorg op maat``.

Each word is common, and together they are said as well. So they are a name only where somebody is: after
``bij`` or ``van``, as the value of a field, or before what somebody does. All ``mogelijk``.
"""

from __future__ import annotations

from collections.abc import Iterator

from .aangrenzend import Merken
from .instellingswoorden import closes, group
from .tekst import Tekst
from .vondsten import Vondst
from .vraagwoorden import ask
from .woordnamen import ends, joined

_HEADS = ask(group("spreukkop"))
_LEADS = frozenset(
    ("bij", "van", "via", "door", "naar", "met", "vanuit", "namens", "volgens", "en", "dat", "of")
)
_SMALL = ("in", "op", "aan", "voor", "uit", "naar", "met", "zonder")
_TAILS = group("naamlinkslot") | group("spreukslot")


def mottos(t: Tekst, marks: Merken) -> Iterator[Vondst]:
    """Each of them, where somebody may be."""
    for i in t.at(_HEADS):
        if not joined(t, i + 1):
            continue
        end = i + 1
        if t.woord[end] in _SMALL and joined(t, end + 1) and t.woord[end + 1] in _TAILS:
            end += 2
        elif t.woord[end] in group("spreukslot") and (not i or t.woord[i - 1] != "met"):
            end += 1
        else:
            continue
        if any(map(marks.free, range(i, end))) and _somebody(t, i, end):
            yield marks.vondst(i, end, "organisatie")


def _somebody(t: Tekst, i: int, end: int) -> bool:
    """Whether somebody may be meant at ``i``, and the sentence goes on after it or stops."""
    does = (
        end < t.aantal
        and joined(t, end)
        and (t.woord[end] in group("doet") or t.woord[end] in group("doet_ook"))
    )
    if i and joined(t, i) and t.gat[i] != " - ":
        return t.woord[i - 1] in _LEADS and (
            does or (t.woord[i - 1] not in ("en", "dat", "of") and ends(t, end))
        )
    field = ":" in t.gat[i] or " - " in t.gat[i] or "(" in t.gat[i]
    return does or (field and closes(t, end))
