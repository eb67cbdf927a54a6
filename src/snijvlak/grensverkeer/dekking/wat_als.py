"""What changes when locations open or close: who travels less, and who more. Plain Python.

It starts from where pupils go now. Who goes to a location that closes needs another place: a free one, or one
at a new location. Who would have a shorter way to a new location may go there, up to a part of each group
(``past``): not every school suits every child. All others stay. Of all ways to do this the one with the
fewest kilometers is taken (linear programme), within the limit first, as in `toewijzen`. Where places are
short, who gets none is an outcome of that, and says nothing of a pupil.

The place that somebody leaves for a new location is free for who lost one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .oplosser import Getallen, Oplosser, Programma, Vector
from .toewijzen import Tabel, beyond


@dataclass(frozen=True)
class Nu:
    """Cells of pupils: where they live (``thuis``) and go to (``plek``), by number; how many, and how far.

    ``vrij``: places that are free at each location now; ``km``: from each home to each location, infinite
    where these pupils cannot go.
    """

    thuis: Getallen
    plek: Getallen
    leerlingen: Vector
    km_nu: Vector
    vrij: Vector
    km: Tabel


@dataclass(frozen=True)
class Nieuw:
    """A location that opens: its places, and the distance from each home (infinite where it is not for)."""

    plaatsen: float
    km: Vector


@dataclass(frozen=True)
class Gevolg:
    """What happens to each cell, in pupils: ``minder`` travel less, ``meer`` more, ``zonder`` lost their
    place and find none, ``ver`` find one beyond the limit. ``verschil``: kilometers one way of all of them
    together, more or (below zero) less. ``bezet``: places taken at the new location."""

    minder: Vector
    meer: Vector
    zonder: Vector
    ver: Vector
    verschil: Vector
    bezet: float


@dataclass(frozen=True)
class _Keuzes:
    """The cells that may go to the new location, with what that saves each pupil; those that must go; and the
    distance of these to each place that is left (``open``), the new one last."""

    mag: Getallen
    winst: Vector
    moet: Getallen
    open: Getallen
    km: Tabel


def changes(
    nu: Nu, dicht: frozenset[int], nieuw: Nieuw | None, past: Sequence[float], grens: float
) -> list[Gevolg]:
    """What happens when these locations close and this one opens, for each part that it may suit."""
    choices = _choices(nu, dicht, nieuw)
    room = np.append(nu.vrij, nieuw.plaatsen if nieuw else 0.0)[choices.open]
    programme = _programme(nu, choices, room, grens)
    solver = Oplosser(programme)
    own = nu.leerlingen[choices.mag]
    others = programme.meest[len(own) :]
    return [_outcome(nu, choices, solver.least(np.concatenate([part * own, others])), grens) for part in past]


def _outcome(nu: Nu, choices: _Keuzes, found: Vector, grens: float) -> Gevolg:
    may, must, ways = choices.mag, choices.moet, choices.km
    over = found[: len(may)]
    moved = found[len(may) : len(may) + ways.size].reshape(ways.shape)
    extra = np.where(np.isfinite(ways), ways, 0.0) - nu.km_nu[must][:, None]
    less, more, without, far, difference = (np.zeros(len(nu.thuis)) for _ in range(5))
    less[may], difference[may] = over, -over * choices.winst
    less[must] = (moved * (extra < 0)).sum(axis=1)
    more[must] = (moved * (extra > 0)).sum(axis=1)
    difference[must] = (moved * extra).sum(axis=1)
    far[must] = (moved * (ways > grens)).sum(axis=1)
    without[must] = found[len(may) + ways.size :]
    return Gevolg(less, more, without, far, difference, float(over.sum() + moved[:, -1].sum()))


def _choices(nu: Nu, dicht: frozenset[int], nieuw: Nieuw | None) -> _Keuzes:
    lost = np.isin(nu.plek, list(dicht))
    new_km = nieuw.km if nieuw else np.full(len(nu.km), np.inf)
    gain = np.where(lost, 0.0, nu.km_nu - new_km[nu.thuis])
    may, must = np.flatnonzero(gain > 0), np.flatnonzero(lost)
    # Where nothing is free and nobody leaves, nobody can come.
    can_have = (nu.vrij > 0) | (np.bincount(nu.plek[may], minlength=len(nu.vrij)) > 0)
    can_have[list(dicht)] = False
    left = np.append(np.flatnonzero(can_have), len(nu.vrij))
    ways = np.column_stack([nu.km, new_km])[nu.thuis[must]][:, left]
    return _Keuzes(may, gain[may], must, left, ways)


def _programme(nu: Nu, choices: _Keuzes, room: Vector, grens: float) -> Programma:
    """Columns: who goes over; who moves, for each place; who of those finds nothing. Rows: each who must
    move, and each place that is left."""
    may, must, ways = choices.mag, choices.moet, choices.km
    places = len(choices.open)
    number = np.zeros(len(nu.vrij) + 1, dtype=np.int64)
    number[choices.open] = np.arange(places)
    can = np.isfinite(ways)
    km = np.where(can, ways, 0.0)
    # A ring of exchanges passes the new location once, so one pupil at most goes there of free will.
    longest = km.max(initial=1.0) + choices.winst.max(initial=0.0)
    penalty = beyond(longest, len(must), places)
    who, where = np.divmod(np.arange(ways.size), places)
    over, moved = np.arange(len(may)), len(may) + np.arange(ways.size)
    nowhere = len(may) + ways.size + np.arange(len(must))
    entries = (
        (who, moved, 1.0),
        (np.arange(len(must)), nowhere, 1.0),
        (len(must) + where, moved, 1.0),
        (np.full(len(may), len(must) + places - 1), over, 1.0),
        (len(must) + number[nu.plek[may]], over, -1.0),  # the place that is left behind
    )
    # To be without outweighs what all others could save by it, in kilometers and beyond the limit.
    without = np.full(len(must), penalty * (min(len(must), places) + 1))
    return Programma(
        kosten=np.concatenate([-choices.winst, (km + np.where(km > grens, penalty, 0.0)).ravel(), without]),
        meest=np.concatenate(
            [nu.leerlingen[may], np.where(can, np.inf, 0.0).ravel(), np.full(len(must), np.inf)]
        ),
        rij=np.concatenate([rows for rows, _, _ in entries]),
        kolom=np.concatenate([columns for _, columns, _ in entries]),
        waarde=np.concatenate([np.full(len(rows), value) for rows, _, value in entries]),
        laag=np.concatenate([nu.leerlingen[must], np.full(places, -np.inf)]),
        hoog=np.concatenate([nu.leerlingen[must], room]),
    )
