"""Who watches what an attacker learns from a way to publish a table, next to all that was published."""

from __future__ import annotations

import math
from dataclasses import replace

from .aanval import Aanval, Lek
from .kennis import Kennis, as_bounds
from .netwerk import Snede
from .publicatie import Publicatie
from .ruimte import Groep
from .tabel import BeschermdeTabel

# So many leaks ask for enough at once; the rest is looked at again when these are closed.
_AT_ONCE = 15
# Prices are computed: what is less than this is nothing, and weights are kept a little too large.
_NOTHING = 1e-5
_SHARP = 1e5


class Waker:
    """Holds a table against an attacker who knows which hidden counts are not 0.

    Some groups no hiding keeps from him: five counts in a row, of which six is known in all, are 1 or 2 each.
    Those are ``hard``. They are safe where nobody can tell that none of the five is 0, which takes a hidden 0
    in the table; so for them the attacker knows only that no hidden count is 0 in a table in which none is.
    """

    def __init__(self, kennis: Kennis) -> None:
        self._kennis = kennis
        self._attack = kennis.attack()
        self._all_hidden: Aanval | None = None
        self.hard: set[Groep] = set()
        self._soft: set[Groep] = set()

    def leaks(self, beschermd: BeschermdeTabel) -> list[Lek]:
        """Up to some tens of the groups that become known too well; none is none."""
        bounds = as_bounds(self._kennis.tabel, beschermd)
        while True:
            found = self._kennis.leaks(self._attack, bounds, without=self.hard, most=_AT_ONCE)
            new = [lek.doel.groep for lek in found if lek.doel.groep not in self._soft]
            if not self._sort(new, beschermd):
                break
        if found or not self.hard:
            return found
        told = [(low, high) for _, low, high in publication(self._kennis, beschermd).bounds()]
        return self._kennis.leaks(self._attack, told, only=self.hard, most=_AT_ONCE)

    def cut(self, lek: Lek, beschermd: BeschermdeTabel) -> Snede | None:
        """What must be hidden to end a leak; None when no number that is shown holds it.

        A hidden number can be more without bound, and less down to 1 or, for what is hard, 0: its price says
        how much of that widens the range. Weak duality: no choice gives more than these add up to.
        """
        least = 0 if lek.doel.groep in self.hard else 1
        need, weights = lek.doel.breedte - lek.breedte, dict[int, float]()
        hidden = {i for i, shown in enumerate(beschermd.aantallen) if shown is None}
        for i, up, down in lek.prijzen:
            less = down * max(0, self._kennis.tabel.waarden[i] - least)
            weights[i] = less if i in hidden or up <= _NOTHING else math.inf
            need += less if i in hidden else 0.0
        need = math.floor(need * _SHARP) / _SHARP
        parts = tuple((i, math.ceil(min(need, w) * _SHARP) / _SHARP) for i, w in sorted(weights.items()) if w)
        if parts and sum(weight for i, weight in parts if i in hidden) < need - _NOTHING:
            return Snede(parts, need)
        door = lek.door or {i for i in range(len(beschermd.aantallen)) if i not in hidden}
        return Snede(tuple((i, 1) for i in sorted(door)), 1) if door else None

    def _sort(self, groepen: list[Groep], beschermd: BeschermdeTabel) -> bool:
        """Find out which groups leak even when every number is hidden; whether there were any."""
        if not groepen or not self._kennis.eerder or beschermd.methode == "afronden":
            self._soft.update(groepen)
            return False
        everything = replace(beschermd, aantallen=(None,) * len(beschermd.aantallen))
        bounds = as_bounds(self._kennis.tabel, everything)
        self._all_hidden = self._all_hidden or self._kennis.attack()
        leaks = self._kennis.leaks(self._all_hidden, bounds, only=groepen)
        hard = {lek.doel.groep for lek in leaks}
        self.hard |= hard
        self._soft.update(set(groepen) - hard)
        return bool(hard)


def publication(kennis: Kennis, beschermd: BeschermdeTabel) -> Publicatie:
    """The publication that a protected table would be."""
    values = zip(kennis.tabel.waarden, beschermd.aantallen, strict=True)
    zero = any(shown is None and value == 0 for value, shown in values)
    return Publicatie(kennis.bron, kennis.periode, beschermd, zero)
