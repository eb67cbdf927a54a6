"""Who watches what an attacker learns from a way to publish a table, next to all that was published."""

from __future__ import annotations

from dataclasses import replace

from .aanval import Aanval, Lek
from .kennis import Kennis, as_bounds
from .publicatie import Publicatie
from .ruimte import Groep
from .tabel import BeschermdeTabel

# So many leaks ask for enough at once; the rest is looked at again when these are closed.
_AT_ONCE = 40


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
            new = [lek.bereik.groep for lek in found if lek.bereik.groep not in self._soft]
            if not self._sort(new, beschermd):
                break
        if found or not self.hard:
            return found
        told = [(low, high) for _, low, high in publication(self._kennis, beschermd).bounds()]
        return self._kennis.leaks(self._attack, told, only=self.hard, most=_AT_ONCE)

    def _sort(self, groepen: list[Groep], beschermd: BeschermdeTabel) -> bool:
        """Find out which groups leak even when every number is hidden; whether there were any."""
        if not groepen or not self._kennis.eerder or beschermd.methode == "afronden":
            self._soft.update(groepen)
            return False
        everything = replace(beschermd, aantallen=(None,) * len(beschermd.aantallen))
        bounds = as_bounds(self._kennis.tabel, everything)
        self._all_hidden = self._all_hidden or self._kennis.attack()
        leaks = self._kennis.leaks(self._all_hidden, bounds, only=groepen)
        hard = {lek.bereik.groep for lek in leaks}
        self.hard |= hard
        self._soft.update(set(groepen) - hard)
        return bool(hard)


def publication(kennis: Kennis, beschermd: BeschermdeTabel) -> Publicatie:
    """The publication that a protected table would be."""
    values = zip(kennis.tabel.waarden, beschermd.aantallen, strict=True)
    zero = any(shown is None and value == 0 for value, shown in values)
    return Publicatie(kennis.bron, kennis.periode, beschermd, zero)
