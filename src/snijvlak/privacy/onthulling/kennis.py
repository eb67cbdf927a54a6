"""What is known of a source before a new table, and what the new table would add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from . import doelen
from .aanval import Aanval, Doel, Grens, Lek
from .publicatie import Periode, Publicatie, names_of
from .ruimte import Groep, Ruimte
from .tabel import TOTAL, BeschermdeTabel, Indeling, Methode, Tabel, same


class Tegenspraak(Exception):
    """The new counts do not agree with what was published; the message is in Dutch."""


class Kennis:
    """The publications of one source together with a new table.

    A table that lacks a category had nothing in it, unless the numbers say otherwise: that is what an
    attacker would suppose, and it gives him most.
    """

    def __init__(
        self, tabel: Tabel, bron: str, periode: Periode | None, eerder: Sequence[Publicatie], drempel: int
    ) -> None:
        self.tabel = tabel
        self.bron = bron
        self.periode = periode
        self.drempel = drempel
        self.eerder = [publicatie for publicatie in eerder if same(publicatie.bron) == same(bron)]
        # What an earlier publication hid under a higher threshold stays hidden.
        self.hoogste = max([drempel, *(p.tabel.drempel for p in self.eerder)])
        _check(self, self.eerder)
        self._new = (periode, tabel.indeling)
        self._all = [(p.periode, p.tabel.indeling) for p in self.eerder] + [self._new]
        self.ruimte, self._empty = self._suppose()
        # That the new table lacks a category is news too.
        known = [groep for groep in self._empty if groep in set(absent(self.ruimte, self._all[:-1]))]
        self._before = Aanval(self.ruimte, self.eerder, leeg=known) if self.eerder else None
        self._people = doelen.Doelen(self.ruimte, self._empty)
        self._own = [self._people.canonical(g) for g in doelen.numbers(self.ruimte, *self._new)]
        self._earlier = self._bounds_before()
        # Groups whose true count is not in this table: hidden or rounded earlier, or had by subtracting.
        self._hidden = [
            groep for groep, (low, high) in self._earlier.items() if low != high and low < self.hoogste
        ]
        self._differences = self._people.differences(self._all) if self.eerder else {}
        self._widths: dict[Groep, int | None] = {}
        self._leaked: Counter[Groep] = Counter()

    def attack(self) -> Aanval:
        """An attacker who knows all that was published, and waits for the new table."""
        return Aanval(self.ruimte, self.eerder, self._new, self._empty)

    def leaks(
        self,
        aanval: Aanval,
        bounds: Sequence[Grens],
        *,
        only: Collection[Groep] | None = None,
        without: Collection[Groep] = (),
        most: int | None = None,
    ) -> list[Lek]:
        """What becomes known too well with these bounds; what was known already is left out.

        Of every group that somebody may be after, of ``only`` some, or ``without`` some; after ``most`` found
        the others are left for later.
        """
        aanval.know(bounds)
        sensitive = [g for g, v in zip(self._own, self.tabel.waarden, strict=True) if 1 <= v < self.drempel]
        found: list[Lek] = []
        for groups, drempel in ((sensitive, self.drempel), (self._others(bounds), self.hoogste)):
            asked = [
                Doel(groep, drempel, self._wanted(groep, drempel))
                for groep in dict.fromkeys(groups)
                if groep not in without and (only is None or groep in only)
            ]
            # What leaked in the last choice probably does so in the next.
            asked.sort(key=lambda doel: -self._leaked[doel.groep])
            found += aanval.leaks(asked, self._news, most=most)
        self._leaked.update(lek.doel.groep for lek in found)
        return found

    def _others(self, bounds: Sequence[Grens]) -> list[Groep]:
        """Groups whose true count is not in this table, and that no two numbers show to be safe."""
        own: dict[Groep, Grens] = {}
        for groep, (low, high) in (*zip(self._own, bounds, strict=True), *self._earlier.items()):
            least, most = own.get(groep, (0, None))
            own[groep] = (max(low, least), _tighter(high, most))
        asked = dict.fromkeys(self._hidden)
        for groep, som in self._differences.items():
            low, high = own[groep] = doelen.bounds(som, own)
            if doelen.subtracted(som) and low < self.hoogste and high != 0:
                asked[groep] = None
        return list(asked)

    def _wanted(self, groep: Groep, drempel: int) -> int:
        """How wide the range of a group must be: no wider than it is known to have been before."""
        width = self._widths.get(groep)
        return drempel - 1 if width is None else min(drempel - 1, width)

    def _news(self, lek: Lek) -> bool:
        """Whether it is the new table that makes the range narrow."""
        doel = lek.doel
        if self._before is not None and doel.groep not in self._widths:
            wide = not self._before.leaks([doel])
            self._widths[doel.groep] = None if wide else self._before.range(doel.groep).breedte
        return lek.bereik.narrower(self._wanted(doel.groep, doel.drempel))

    def _bounds_before(self) -> dict[Groep, Grens]:
        """What each earlier number says of its group by itself."""
        found: dict[Groep, Grens] = {}
        for publicatie in self.eerder:
            for plek, low, high in publicatie.bounds():
                raw = self.ruimte.group(publicatie.periode, publicatie.tabel.indeling, plek)
                groep = self._people.canonical(raw)
                least, most = found.get(groep, (0, None))
                found[groep] = (max(low, least), _tighter(high, most))
        return found

    def _suppose(self) -> tuple[Ruimte, list[Groep]]:
        def possible(ruimte: Ruimte, empty: Sequence[Groep]) -> bool:
            aanval = Aanval(ruimte, self.eerder, self._new, empty)
            aanval.know([(value, value) for value in self.tabel.waarden])
            return aanval.possible()

        if not self.eerder:
            return Ruimte(self._all), []
        supposed = suppose(self._all, possible)
        if supposed is None:
            raise Tegenspraak(
                "Deze aantallen passen niet bij wat eerder over dezelfde bron is gepubliceerd: samen tellen "
                "ze niet op. Kijk of bron en periode kloppen. Gaat het over andere mensen, geef dan een "
                "andere --bron."
            )
        return supposed


Mogelijk = Callable[[Ruimte, Sequence[Groep]], bool]


def suppose(
    tabellen: Sequence[tuple[Periode | None, Indeling]], possible: Mogelijk
) -> tuple[Ruimte, list[Groep]] | None:
    """The space behind tables and the groups that must be empty in it; None when the numbers contradict."""
    for rest in (False, True):
        ruimte = Ruimte(tabellen, rest=rest)
        if possible(ruimte, []):
            return ruimte, _empty(ruimte, tabellen, possible)
    return None


def _empty(
    ruimte: Ruimte, tabellen: Sequence[tuple[Periode | None, Indeling]], possible: Mogelijk
) -> list[Groep]:
    groups = absent(ruimte, tabellen)
    if not groups or possible(ruimte, groups):
        return groups
    accepted: list[Groep] = []
    for groep in groups:
        if possible(ruimte, [*accepted, groep]):
            accepted.append(groep)
    return accepted


def absent(ruimte: Ruimte, tabellen: Sequence[tuple[Periode | None, Indeling]]) -> list[Groep]:
    """The groups of the categories that a table lacks."""
    groups: dict[Groep, None] = {}
    for periode, indeling in tabellen:
        for name, names in indeling.sleutels:
            lacking = frozenset(ruimte.categorieen[name]) - frozenset(names)
            if lacking:
                groups[Groep(ruimte.within(periode), frozenset([(name, lacking)]))] = None
    return list(groups)


def _tighter(high: int | None, most: int | None) -> int | None:
    return high if most is None else most if high is None else min(high, most)


def _check(kennis: Kennis, eerder: Sequence[Publicatie]) -> None:
    """The same thing has one count."""
    if any((p.periode is None) != (kennis.periode is None) for p in eerder):
        raise Tegenspraak(
            "Van deze bron is eerder met en nu zonder periode gepubliceerd, of andersom. Zo is niet te zien "
            "wat samenvalt. Geef met --periode dezelfde soort aanduiding, of een andere --bron."
        )
    indeling = kennis.tabel.indeling
    counts = dict(zip(names_of(indeling), kennis.tabel.waarden, strict=True))
    said = dict(zip(names_of(indeling), map(indeling.name, indeling.places()), strict=True))
    for publicatie in eerder:
        exact = publicatie.periode == kennis.periode and publicatie.tabel.methode == "onderdrukken"
        for names, shown in publicatie.by_name().items() if exact else ():
            if shown is None or names not in counts or shown == counts[names]:
                continue
            if any(category == TOTAL for _, category in names):
                continue  # a total over other categories may differ
            where = " / ".join(said[names])
            raise Tegenspraak(
                f"Bij {where} is eerder {shown} gepubliceerd; nu staat er een ander aantal. Kijk of bron en "
                "periode kloppen. Is het aantal verbeterd, publiceer de tabel dan als een andere --bron."
            )


def as_bounds(tabel: Tabel, beschermd: BeschermdeTabel) -> list[Grens]:
    """What a published table tells an attacker who also knows which hidden counts are not 0."""
    within = beschermd.basis - 1 if beschermd.methode == "afronden" else 0
    return [
        (min(1, value), None) if shown is None else (max(0, shown - within), shown + within)
        for value, shown in zip(tabel.waarden, beschermd.aantallen, strict=True)
    ]


def repeated(kennis: Kennis, methode: Methode) -> Iterator[tuple[int | None, ...]]:
    """The numbers that earlier publications of exactly these cells showed, in the order of the new table."""
    names = names_of(kennis.tabel.indeling)
    for publicatie in kennis.eerder:
        shown = publicatie.by_name()
        alike = publicatie.periode == kennis.periode and publicatie.tabel.methode == methode
        if alike and set(shown) == set(names):
            yield tuple(shown[name] for name in names)
