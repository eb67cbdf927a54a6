"""Made-up populations, and sequences of publications about them, to attack."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from dataclasses import dataclass

from snijvlak.privacy.onthulling import NietTeBeschermen, Periode, Publicatie, Tabel, protect

from .aanvaller import Cel, Groep, Wereld

NAMES = ("reden", "sector", "gemeente")
START = dt.date(2026, 1, 1)
QUARTER = 91


@dataclass(frozen=True)
class Vraag:
    """A table somebody wants to publish: from which quarter up to which, and which categories."""

    van: int
    tot: int
    keuze: tuple[tuple[int, tuple[int, ...]], ...]

    @property
    def periode(self) -> Periode:
        begin, end = START + dt.timedelta(QUARTER * self.van), START + dt.timedelta(QUARTER * self.tot)
        return Periode(begin, end - dt.timedelta(1))


class Reeks:
    """A population by quarter and three dimensions, and what is published of it in turn."""

    def __init__(
        self, chance: random.Random, quarters: int = 3, sizes: tuple[int, int, int] = (3, 3, 2)
    ) -> None:
        cells = itertools.product(range(quarters), *(range(size) for size in sizes))
        mean = chance.choice([1.5, 4.0, 12.0])
        self.sizes = sizes
        self.wereld = Wereld({cel: int(chance.expovariate(1 / mean)) for cel in cells})
        self.gepubliceerd: list[Publicatie] = []
        self.groepen: list[tuple[Vraag, dict[tuple[str, ...], Groep]]] = []

    def tabel(self, vraag: Vraag) -> Tabel:
        dims = [d for d, _ in vraag.keuze]
        cats = [[f"{NAMES[d]}{i}" for i in chosen] for d, chosen in vraag.keuze]
        counts: dict[tuple[str, ...], int] = {}
        for cel, count in self.wereld.aantallen.items():
            if vraag.van <= cel[0] < vraag.tot and all(cel[d + 1] in chosen for d, chosen in vraag.keuze):
                names = tuple(f"{NAMES[d]}{cel[d + 1]}" for d in dims)
                counts[names] = counts.get(names, 0) + count
        return Tabel.of([NAMES[d] for d in dims], cats, counts)

    def publish(self, vraag: Vraag, methode: str) -> bool:
        """Protect a table next to all before it, and let the attacker read it; False when it was refused."""
        tabel = self.tabel(vraag)
        try:
            made = protect(
                tabel,
                methode="afronden" if methode == "afronden" else "onderdrukken",
                bron="verzonnen",
                periode=vraag.periode,
                eerder=self.gepubliceerd,
            ).publicatie
        except NietTeBeschermen:
            return False
        self.gepubliceerd.append(made)
        groups: dict[tuple[str, ...], Groep] = {}
        for plek, low, high in made.bounds():
            groep = self._who(vraag, plek)
            groups[tabel.indeling.name(plek)] = groep
            self.wereld.bekend.append((groep, low, high))
        self.groepen.append((vraag, groups))
        return True

    def _who(self, vraag: Vraag, plek: tuple[int, ...]) -> Groep:
        def inside(cel: Cel) -> bool:
            for (d, chosen), i in zip(vraag.keuze, plek, strict=True):
                if cel[d + 1] not in (chosen if i == len(chosen) else chosen[i : i + 1]):
                    return False
            return vraag.van <= cel[0] < vraag.tot

        return frozenset(cel for cel in self.wereld.aantallen if inside(cel))

    def targets(self) -> dict[Groep, str]:
        """Every published number, and every number less one of another publication of the same kind."""
        found: dict[Groep, str] = {}
        for vraag, groups in self.groepen:
            found |= {groep: f"{vraag} {names}" for names, groep in groups.items()}
        for (first, groups), (second, others) in itertools.permutations(self.groepen, 2):
            if [d for d, _ in first.keuze] != [d for d, _ in second.keuze]:
                continue
            for names, groep in groups.items():
                other = others.get(names)
                same_time = (first.van, first.tot) == (second.van, second.tot)
                if other and other < groep and (same_time or first.keuze == second.keuze):
                    found.setdefault(groep - other, f"{first} less {second} {names}")
        return found


def requests(chance: random.Random, reeks: Reeks, quarters: int, count: int) -> list[Vraag]:
    """Tables as an office would publish them: cumulative, by quarter, of some areas."""
    asked: list[Vraag] = []
    for _ in range(count):
        van = chance.choice([0, 0, chance.randrange(quarters)])
        tot = chance.randrange(van + 1, quarters + 1)
        dims = sorted(chance.sample(range(3), chance.choice([1, 2, 2])))
        choice = [(d, tuple(range(reeks.sizes[d]))) for d in dims]
        if chance.random() < 0.3:
            i = chance.randrange(len(choice))
            d, chosen = choice[i]
            choice[i] = (d, chosen[:-1]) if len(chosen) > 1 else (d, chosen)
        asked.append(Vraag(van, tot, tuple(choice)))
    return asked
