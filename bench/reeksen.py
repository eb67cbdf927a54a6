"""What an attacker learns from tables that were published after each other, ours and those of pytauargus.

A made-up population is counted over the first quarter, the first half year and three quarters. We hold each
table against the ones before it; the peer protects each by itself, which is all it offers.
"""

from __future__ import annotations

import random

from tests.privacy.onthulling.aanvaller import Wereld
from tests.privacy.onthulling.reeks import Reeks, Vraag

from . import peer
from .figures import Figure
from .onthulling import ROOM, THRESHOLD

SEQUENCES = 15
EVERYTHING = ((0, (0, 1, 2, 3)), (1, (0, 1, 2)))


def figures(quick: bool) -> list[Figure]:
    """Publish three tables in turn, and attack the numbers and what subtracting them gives."""
    ours = small = 0
    theirs: int | None = 0 if peer.present() else None
    for seed in range(2 if quick else SEQUENCES):
        reeks = Reeks(random.Random(seed), sizes=(4, 3, 2))  # noqa: S311 -- no secret
        for quarters in (1, 2, 3):
            reeks.publish(Vraag(0, quarters, EVERYTHING), "onderdrukken")
        small += sum(0 < reeks.wereld.truth(groep) < THRESHOLD for groep in reeks.targets())
        ours += known_too_well(reeks, reeks.wereld)
        if theirs is not None:
            theirs += known_too_well(reeks, _by_the_peer(reeks))
    label = f"{small} small counts in tables after each other, known too well"
    return [Figure(ROOM, label, ours, "pytauargus", theirs, "{:.0f}", at_most=0)]


def known_too_well(reeks: Reeks, wereld: Wereld) -> int:
    """How many sensitive counts, differences included, have a range of less than the threshold less one."""
    known = 0
    for groep in reeks.targets():
        if 0 < reeks.wereld.truth(groep) < THRESHOLD:
            low, high = wereld.range(groep)
            known += high - low < THRESHOLD - 1
    return known


def _by_the_peer(reeks: Reeks) -> Wereld:
    """The same population, with what the peer would have published of the same tables."""
    wereld = Wereld(reeks.wereld.aantallen)
    tables = [_inner(reeks, vraag) for vraag, _ in reeks.groepen]
    _, answers = peer.protect("pytauargus", tables, THRESHOLD)
    for (_, groups), answer in zip(reeks.groepen, answers, strict=True):
        shown = [value for row in answer.table or [] for value in row]
        pairs = list(zip(groups.values(), shown, strict=bool(shown)))
        zero = any(value is None and reeks.wereld.truth(groep) == 0 for groep, value in pairs)
        for groep, value in pairs:
            wereld.bekend.append((groep, value or 0, value) if value is not None else (groep, not zero, None))
    return wereld


def _inner(reeks: Reeks, vraag: Vraag) -> list[list[int]]:
    values = reeks.tabel(vraag).waarden  # four rows of three and a total, then the totals
    return [list(values[i : i + 3]) for i in range(0, 16, 4)]
