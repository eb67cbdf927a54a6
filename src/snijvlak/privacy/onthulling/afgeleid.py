"""Figures that follow from what others published with a mask: how precisely they may be shown.

DUO hides counts of 1 to 4. What all its tables together say of a sum of such counts can be so precise that a
hidden count is exact again. Here a sum keeps at least the room that leaves each hidden count in it as open as
its publisher left it:

- somebody who knows the published range of every count, and reads one sum here, can narrow no count;
- somebody who has all the publisher's tables and a solver learns nothing either: what is shown is never
  narrower than what those tables say by themselves. So any number of these sums, together and with the
  tables, says no more than the tables.

Plain numpy.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Getallen = NDArray[np.int64]


@dataclass(frozen=True)
class Openbaar:
    """What may be shown of each sum; ``verwijd``: whether more is known than that."""

    laag: Getallen
    hoog: Getallen
    verwijd: NDArray[np.bool_]


def widen(laag: Getallen, hoog: Getallen, minst: Getallen, meest: Getallen, ruimte: Getallen) -> Openbaar:
    """The bounds that may be shown of sums (all arrays have one value per sum).

    ``laag``, ``hoog``: what all tables together say of the sum; ``minst``, ``meest``: the sums of the least
    and the most that the publisher tells of each count in it; ``ruimte``: of the count left most open, the
    most minus the least.

    A count with range [p, q] in a sum known to be in [a, b] must be at least a - (meest - q) and at most
    b - (minst - p). That says nothing new when a <= meest - (q - p) and b >= minst + (q - p), which holds for
    every count when it holds for the one with most room.
    """
    low = np.minimum(laag, meest - ruimte)
    high = np.maximum(hoog, minst + ruimte)
    return Openbaar(low, high, (low < laag) | (high > hoog))
