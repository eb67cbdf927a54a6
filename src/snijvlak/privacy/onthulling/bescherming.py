"""Protect a table: choose what to hide or how to round, and give only what withstood an attacker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from . import afronden, onderdrukken, regels
from .kennis import Kennis, Tegenspraak, repeated
from .netwerk import Snede
from .publicatie import Periode, Publicatie
from .ruimte import TeGroot
from .tabel import BeschermdeTabel, Methode, Tabel
from .waker import Waker, publication

_NOT_EVEN_HIDDEN = (
    "Deze tabel kan niet naast wat eerder is gepubliceerd. Ook als elk aantal verborgen is, verraadt zij wat "
    "0 is en wat niet, en daarmee is een klein aantal te precies af te leiden. Deel de tabel grover in, of "
    "zet er ook de categorieën in die eerder meededen, met aantal 0."
)
_FAILED = (
    "De tabel kwam niet door de laatste toets: een klein aantal is nog af te leiden. Er is niets "
    "gepubliceerd. Meld dit bij de makers, zonder de tabel mee te sturen."
)


class NietTeBeschermen(Exception):
    """The table cannot be published; the message says why in Dutch."""


@dataclass(frozen=True)
class Uitkomst:
    """An audited publication. ``ondergrens``: fewer hidden numbers can not be; None with rounding."""

    publicatie: Publicatie
    gevoelig: int
    ondergrens: int | None = None

    @property
    def tabel(self) -> BeschermdeTabel:
        """What may be published."""
        return self.publicatie.tabel


def protect(
    tabel: Tabel,
    *,
    methode: Methode = "onderdrukken",
    drempel: int | None = None,
    basis: int | None = None,
    bron: str = "",
    periode: Periode | None = None,
    eerder: Sequence[Publicatie] = (),
    seconds: float = 60.0,
    progress: onderdrukken.Progress | None = None,
) -> Uitkomst:
    """Protect a table of counts against who knows it and everything published earlier of the same source.

    Counts, totals included, of 1 to ``drempel`` - 1 are sensitive; threshold and base are those of today
    unless given. For every sensitive count the values that an attacker must consider possible span at least
    ``drempel`` - 1. ``seconds`` bounds the search for the best choice, not its safety; ``progress`` is told
    how many counts each choice hides that is looked at.

    Raises:
        NietTeBeschermen: no rounding is safe next to what was published, or the counts contradict that.
        ValueError: a base below the threshold.
    """
    today = regels.today()
    drempel, basis = drempel or today.drempel, basis or today.basis
    if methode == "afronden" and basis < drempel:
        raise ValueError(
            f"Afronden op {basis} verbergt te weinig bij een drempel van {drempel}. "
            f"Kies een basis van {drempel} of meer."
        )
    try:
        kennis = Kennis(tabel, bron, periode, eerder, drempel)
    except Tegenspraak as error:
        raise NietTeBeschermen(str(error)) from error
    except TeGroot as error:
        raise NietTeBeschermen(
            "Deze bron heeft samen met wat eerder is gepubliceerd te veel onderdelen om te toetsen. Deel de "
            "tabel grover in, of begin een nieuwe --bron als het over andere mensen gaat."
        ) from error
    if methode == "afronden":
        beschermd, bound = _rounded(kennis, drempel, basis, seconds), None
    else:
        beschermd, bound = _suppressed(kennis, drempel, basis, seconds, progress)
    return _audited(kennis, beschermd, bound)


def _suppressed(
    kennis: Kennis, drempel: int, basis: int, seconds: float, progress: onderdrukken.Progress | None
) -> tuple[BeschermdeTabel, int]:
    tabel, waker = kennis.tabel, Waker(kennis)
    everything = frozenset(range(len(tabel.waarden)))
    zeros = frozenset(i for i in everything if tabel.waarden[i] == 0)

    def table(hidden: frozenset[int]) -> BeschermdeTabel:
        shown = tuple(None if i in hidden else value for i, value in enumerate(tabel.waarden))
        return BeschermdeTabel(tabel.indeling, "onderdrukken", drempel, basis, shown)

    def more(hidden: frozenset[int]) -> Iterable[Snede]:
        leaks = waker.leaks(table(hidden))
        if waker.hard and not zeros:
            raise NietTeBeschermen(_NOT_EVEN_HIDDEN)
        if waker.hard and not zeros & hidden:
            yield Snede(tuple((i, 1) for i in sorted(zeros)), 1)
            return
        yield from filter(None, (waker.cut(lek, table(hidden)) for lek in leaks))

    # What was published before shows nothing new when it is published again in the same way.
    for shown in repeated(kennis, "onderdrukken"):
        again = frozenset(i for i, value in enumerate(shown) if value is None)
        if not waker.leaks(table(again)):
            return table(again), len(again)
    extra = more if kennis.eerder else None
    choice = onderdrukken.choose(tabel, drempel, extra, seconds=seconds, progress=progress)
    return table(choice.verborgen), choice.ondergrens


def _rounded(kennis: Kennis, drempel: int, basis: int, seconds: float) -> BeschermdeTabel:
    tabel, waker = kennis.tabel, Waker(kennis)

    def table(rounded: tuple[int, ...]) -> BeschermdeTabel:
        return BeschermdeTabel(tabel.indeling, "afronden", drempel, basis, rounded)

    def more(rounded: tuple[int, ...]) -> Iterable[frozenset[int]]:
        return [lek.door for lek in waker.leaks(table(rounded))]

    for shown in repeated(kennis, "afronden"):
        again = tuple(value or 0 for value in shown)
        near = all(abs(s - v) < basis and s % basis == 0 for s, v in zip(again, tabel.waarden, strict=True))
        if near and not waker.leaks(table(again)):
            return table(again)
    try:
        return table(afronden.choose(tabel, basis, more, seconds=seconds))
    except afronden.GeenAfronding as error:
        names = [" / ".join(tabel.indeling.name(plek)) for plek in tabel.indeling.places()]
        where = "; ".join(names[i] for i in sorted(error.door)[:3])
        raise NietTeBeschermen(
            "Afronden kan niet: samen met wat eerder is gepubliceerd zou een klein aantal af te leiden zijn"
            + (f" (bij {where})" if where else "")
            + ". Kies --methode onderdrukken."
        ) from error


def _audited(kennis: Kennis, beschermd: BeschermdeTabel, bound: int | None) -> Uitkomst:
    """The way out: a fresh attacker, who shares nothing with the search, must fail."""
    if Waker(kennis).leaks(beschermd):
        raise NietTeBeschermen(
            _FAILED if any(v is not None for v in beschermd.aantallen) else _NOT_EVEN_HIDDEN
        )
    return Uitkomst(publication(kennis, beschermd), _sensitive(kennis.tabel, beschermd.drempel), bound)


def _sensitive(tabel: Tabel, drempel: int) -> int:
    return sum(1 <= value < drempel for value in tabel.waarden)
