"""A waterfall: the first row is the begin, the last row the end, and each row between them a step up or down.

After a hidden step the place of the next steps is not known. They are then drawn as empty boxes with their
own text, for a bar at any other place would say something that is not so.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

from snijvlak.vormgeving.tabel import Tabel

from .kleuren import BLACK, DARK, FALL, LINE, TOTAL, UNSURE, WHITE
from .maat import NARROW
from .rijen import Rij, name_boxes, names, room, stack
from .vel import Beeld, Vel

Span = tuple[float, float]


class Stap(NamedTuple):
    """A row, and between which bounds it begins and ends; None when that is not known."""

    rij: Rij
    begin: Span | None
    einde: Span | None
    totaal: bool

    @property
    def reach(self) -> Span:
        """The lowest and highest place that this bar touches."""
        ends = [*(self.begin or ()), *(self.einde or ()), 0.0]
        return min(ends), max(ends)

    @property
    def tekst(self) -> str:
        """The value, with its sign when it is a step."""
        up = not self.totaal and self.rij.grenzen and self.rij.grenzen[1] > 0
        return f"+{self.rij.tekst}" if up else self.rij.tekst


def draw(tabel: Tabel) -> Beeld:
    """The waterfall of a table."""
    rows, height = stack(tabel)
    steps = _steps(rows)
    low, high = min(step.reach[0] for step in steps), max(step.reach[1] for step in steps)
    scale = (NARROW - room(rows, extra=1)) / (high - low or 1)

    def at(number: float) -> float:
        return (number - low) * scale

    known = [step for step in steps if step.begin and step.einde]
    vel = Vel(height)
    vel.rules(
        [
            {"x": at(end), "x2": at(end), "y": one.rij.onder, "y2": two.rij.boven}
            for one, two in pairwise(steps)
            if one.einde and two.begin
            for end in sorted(set(one.einde))
        ],
        stroke=LINE,
        strokeDash=[2, 2],
    )
    vel.boxes(name_boxes(rows), fill=WHITE)  # the dotted lines go behind the names, not through them
    for look, boxes in _boxes(known, at):
        vel.boxes(boxes, **look)
    vel.hidden([step.rij.hidden(0) for step in steps if not step.rij.grenzen])
    lost = [step for step in steps if step.rij.grenzen and not (step.begin and step.einde)]
    vel.hidden([{**step.rij.hidden(0), "tekst": "?"} for step in lost])
    names(vel, rows)
    ends = [(step, at(_right(step))) for step in known] + [(step, 20.0) for step in lost]
    vel.texts([{"x": end + 6, "y": step.rij.midden, "tekst": step.tekst} for step, end in ends])
    return Beeld(vel.chart(), _key(tabel, known, lost))


def _steps(rows: list[Rij]) -> list[Stap]:
    steps: list[Stap] = []
    place: Span | None = (0.0, 0.0)
    for number, row in enumerate(rows):
        total = number in (0, len(rows) - 1)
        begin = (0.0, 0.0) if total else place
        place = (begin[0] + row.grenzen[0], begin[1] + row.grenzen[1]) if begin and row.grenzen else None
        steps.append(Stap(row, begin, place, total))
    return steps


def _right(step: Stap) -> float:
    return max([*(step.begin or ()), *(step.einde or ())])


def _boxes(steps: list[Stap], at: Any) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The sure part of the bars by kind, each with its look, and the unsure part."""
    kinds: dict[str, list[dict[str, Any]]] = {TOTAL: [], DARK: [], FALL: []}
    unsure: list[dict[str, Any]] = []
    for step in steps:
        (begin, late), (first, last) = step.begin or (0, 0), step.einde or (0, 0)
        if begin == late:
            colour = TOTAL if step.totaal else FALL if first < begin else DARK
            kinds[colour].append(step.rij.box(at(min(begin, first)), at(max(begin, first))))
            spread = (first, last)
        else:
            spread = (min(begin, first), max(late, last))
        if spread[0] < spread[1]:
            unsure.append(step.rij.box(at(spread[0]), at(spread[1])))
    looks = [
        ({"fill": colour, "stroke": BLACK, "strokeWidth": 1}, boxes)
        for colour, boxes in kinds.items()
        if boxes
    ]
    return [*looks, ({"fill": UNSURE, "stroke": LINE}, unsure)]


def _key(tabel: Tabel, known: list[Stap], lost: list[Stap]) -> str:
    parts = [tabel.eenheid, "+ is erbij, - is eraf"]
    if any(len({*(step.begin or ())}) > 1 or len({*(step.einde or ())}) > 1 for step in known):
        parts.append("het lichte deel is onzeker")
    if lost:
        parts.append("bij ? is de plaats niet bekend, want een stap ervoor is verborgen")
    return "; ".join(parts)
