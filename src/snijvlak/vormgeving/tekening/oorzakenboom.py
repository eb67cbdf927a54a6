"""A tree of causes: what happened above, and under it, further in, each answer to "why?"."""

from __future__ import annotations

from typing import NamedTuple

from snijvlak.vormgeving.boom import Tak
from snijvlak.vormgeving.tabel import Tabel

from .kleuren import BLACK, LINE, PALE, WHITE
from .maat import NARROW, lines
from .vel import Beeld, Vel

_SIZE, _LINE, _SMALL = 14, 17, 12  # pixels
_PAD, _APART = 6, 8
_RIGHT = NARROW - 1
_INDENT, _DEEPEST = 24, 130  # pixels: per layer, and at most in all, so that the text keeps its room


class _Knoop(NamedTuple):
    """A node with its places in pixels; ``ouder`` is the place of the node above it in the list."""

    tak: Tak
    ouder: int | None
    x: float
    boven: float
    soort: list[str]
    naam: list[str]

    @property
    def midden(self) -> float:
        """Half-way down."""
        return (self.boven + self.onder) / 2

    @property
    def tekst(self) -> float:
        """Where the lines of the name begin."""
        return self.boven + _PAD + len(self.soort) * (_SMALL + 3)

    @property
    def onder(self) -> float:
        """The lower side."""
        return self.tekst + len(self.naam) * _LINE + _PAD - 3


def draw(tabel: Tabel) -> Beeld:
    """The tree of a table."""
    nodes = _nodes(tabel)
    vel = Vel(nodes[-1].onder + 2)
    down, aside = [], []
    for node in nodes:
        if node.ouder is not None:
            above = nodes[node.ouder]
            x = above.x + 8
            down.append({"x": x, "x2": x, "y": above.onder, "y2": node.midden})
            aside.append({"x": x, "x2": node.x, "y": node.midden, "y2": node.midden})
    vel.rules([*down, *aside], stroke=LINE, strokeWidth=1.5)
    for look, wanted in (
        ({"fill": WHITE, "stroke": BLACK, "strokeWidth": 2}, lambda n: n.ouder is None),
        ({"fill": WHITE, "stroke": LINE}, lambda n: n.ouder is not None and n.tak.takken),
        ({"fill": PALE, "stroke": LINE}, lambda n: n.ouder is not None and not n.tak.takken),
    ):
        boxes = [{"x": n.x, "x2": _RIGHT, "y": n.boven, "y2": n.onder} for n in nodes if wanted(n)]
        vel.boxes(boxes, **look)
    kinds = [{"x": n.x + _PAD, "y": n.boven + _PAD, "tekst": n.soort} for n in nodes if n.soort]
    vel.texts(kinds, baseline="top", fontSize=_SMALL, lineHeight=_SMALL + 3, fontWeight="bold", fill=LINE)
    names = [{"x": n.x + _PAD, "y": n.tekst, "tekst": n.naam} for n in nodes]
    vel.texts(names, baseline="top", fontSize=_SIZE, lineHeight=_LINE)
    return Beeld(vel.chart(), f"{tabel.eenheid}; onder elk vak staat waardoor het kwam")


def _nodes(tabel: Tabel) -> list[_Knoop]:
    """Every node from above, each under what it explains."""
    roots = tabel.takken
    indent = min(_INDENT, _DEEPEST / max(1, *(root.diepte for root in roots)))
    nodes: list[_Knoop] = []
    above: list[int] = []  # the path from the root to here, as places in the list
    for tak, depth in (pair for root in roots for pair in root.walk()):
        del above[depth:]
        x = depth * indent + 1  # the border is half outside its box
        width = _RIGHT - x - 2 * _PAD
        top = nodes[-1].onder + _APART if nodes else 2.0
        node = _Knoop(
            tak,
            above[-1] if above else None,
            x,
            top,
            lines(tak.soort, width, _SMALL),
            lines(tak.naam, width, _SIZE),
        )
        above.append(len(nodes))
        nodes.append(node)
    return nodes
