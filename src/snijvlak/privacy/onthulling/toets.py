"""The audit of what is published already: per hidden count what an attacker must consider possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from . import doelen
from .aanval import Aanval, Bereik, Doel
from .kennis import suppose
from .publicatie import Publicatie
from .ruimte import REST, Groep, Ruimte
from .tabel import TOTAL, same


class Onmogelijk(Exception):
    """What was published contradicts itself; the message is in Dutch."""


@dataclass(frozen=True)
class Bevinding:
    """A count that is not published as it is, with its range. ``lek``: too narrow for what may be small."""

    naam: str
    bereik: Bereik
    lek: bool


@dataclass(frozen=True)
class Verslag:
    """The audit of one publication next to all others of its source."""

    publicatie: Publicatie
    bevindingen: tuple[Bevinding, ...]
    afgeleid: tuple[Bevinding, ...]

    @property
    def lekken(self) -> tuple[Bevinding, ...]:
        """What is too narrow."""
        return tuple(b for b in (*self.bevindingen, *self.afgeleid) if b.lek)


def audit(publicatie: Publicatie, alle: Sequence[Publicatie]) -> Verslag:
    """Try to work out every hidden or rounded count of a publication from all of its source, oldest first.

    A count that was narrow from the beginning was not sensitive: a publication leaves the house only when its
    sensitive counts are wide. What became narrow by a later publication is a leak; so is a group that
    subtracting publications gives.

    Raises:
        Onmogelijk: the publications contradict each other.
    """
    known = [p for p in alle if same(p.bron) == same(publicatie.bron)]
    place = next((i for i, p in enumerate(known) if p.kenmerk == publicatie.kenmerk), None)
    if place is None:
        known, place, recorded = [*known, strictest(publicatie)], len(known), False
    else:
        recorded = True
    attack, ruimte, empty = _attack(known)
    first = _attack(known[: place + 1])[0] if recorded and place + 1 < len(known) else attack
    own = known[place]
    k = own.tabel.drempel
    found: list[Bevinding] = []
    for plek, low, high in own.bounds():
        if low == high and not 1 <= low < k:
            continue
        name = " / ".join(own.tabel.indeling.name(plek))
        now = attack.range(ruimte.group(own.periode, own.tabel.indeling, plek))
        narrow = now.narrow(k)
        if narrow and recorded and low != high:
            before = first.range(first.ruimte.group(own.periode, own.tabel.indeling, plek))
            narrow = not before.narrow(k) or _width(now) < _width(before)
        found.append(Bevinding(name, now, narrow))
    asked = [Doel(groep, k, k - 1) for groep in _derived(known, ruimte, empty)] if len(known) > 1 else []
    leaks = attack.leaks(asked)
    derived = tuple(Bevinding(describe(lek.bereik.groep, ruimte), lek.bereik, True) for lek in leaks)
    return Verslag(own, tuple(found), derived)


def describe(groep: Groep, ruimte: Ruimte) -> str:
    """A group in words: its categories, and its days when there are periods."""
    parts = [
        f"{name}: {', '.join(sorted('overig' if n == REST else n for n in names))}"
        for name, names in sorted(groep.keuzes)
    ]
    days = ruimte.days(groep)
    return "; ".join([*(parts or [TOTAL]), *days])


def _width(bereik: Bereik) -> float:
    return float("inf") if bereik.hoog is None else bereik.hoog - bereik.laag


def strictest(publicatie: Publicatie) -> Publicatie:
    """A file alone does not tell whether a zero is hidden: suppose not, when that is possible.

    Then the attacker knows most, so what is protected next to it is protected best.
    """
    strict = replace(publicatie, nul_verborgen=False)
    ruimte = Ruimte([(strict.periode, strict.tabel.indeling)])
    return strict if Aanval(ruimte, [strict]).possible() else replace(publicatie, nul_verborgen=True)


def _derived(publicaties: Sequence[Publicatie], ruimte: Ruimte, leeg: Sequence[Groep]) -> Iterator[Groep]:
    """What subtracting gives, less what two numbers alone show not to be small."""
    tables = [(p.periode, p.tabel.indeling) for p in publicaties]
    people = doelen.Doelen(ruimte, leeg)
    bounds: dict[Groep, tuple[int, int | None]] = {}
    for publicatie in publicaties:
        groups = doelen.numbers(ruimte, publicatie.periode, publicatie.tabel.indeling)
        for groep, (_, low, high) in zip(groups, publicatie.bounds(), strict=True):
            bounds[people.canonical(groep)] = (low, high)
    k = max(p.tabel.drempel for p in publicaties)
    for groep, som in people.differences(tables).items():
        low, high = bounds[groep] = doelen.bounds(som, bounds)
        if doelen.subtracted(som) and low < k and high != 0:
            yield groep


def _attack(publicaties: Sequence[Publicatie]) -> tuple[Aanval, Ruimte, list[Groep]]:
    tabellen = [(p.periode, p.tabel.indeling) for p in publicaties]
    supposed = suppose(tabellen, lambda space, empty: Aanval(space, publicaties, None, empty).possible())
    if supposed is None:
        raise Onmogelijk(
            "De gepubliceerde aantallen spreken elkaar tegen: samen tellen ze niet op. Kijk of de bestanden "
            "en het grootboek bij elkaar horen."
        )
    ruimte, empty = supposed
    return Aanval(ruimte, publicaties, None, empty), ruimte, empty
