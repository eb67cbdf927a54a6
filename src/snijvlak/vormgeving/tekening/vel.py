"""A sheet of known size on which Altair draws shapes and texts at places in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt

from .kleuren import BLACK, HIDDEN_DASH, LINE, WHITE
from .maat import NARROW

Rows = Sequence[dict[str, Any]]


class Beeld(NamedTuple):
    """A drawn picture, the line over it that says how to read it, and its width in pixels."""

    chart: alt.LayerChart
    sleutel: str
    breedte: float = NARROW


class Vel:
    """Shapes in the order in which they were put down; ``hoogte`` in pixels. Places count from the top left.

    A row holds places (``x``, ``y``, ``x2``, ``y2``) and, for a text, ``tekst``: a string or its lines.
    """

    def __init__(self, hoogte: float) -> None:
        self._height = hoogte
        self._layers: list[alt.Chart] = []
        self._x = alt.Scale(domain=[0, NARROW], range=[0, NARROW], nice=False, zero=False)
        self._y = alt.Scale(domain=[0, hoogte], range=[0, hoogte], nice=False, zero=False)

    def boxes(self, rows: Rows, **look: Any) -> None:
        """A rectangle from (x, y) to (x2, y2) for each row."""
        self._add(rows, "rect", look, x2="x2:Q", y2="y2:Q")

    def hidden(self, rows: Rows) -> None:
        """An empty dashed rectangle for each row, with its ``tekst`` in the middle."""
        self.boxes(rows, fill=WHITE, stroke=LINE, strokeDash=HIDDEN_DASH)
        inside = [
            {"x": (r["x"] + r["x2"]) / 2, "y": (r["y"] + r["y2"]) / 2, "tekst": r["tekst"]} for r in rows
        ]
        self.texts(inside, align="center", fontSize=12)

    def rules(self, rows: Rows, **look: Any) -> None:
        """A straight line from (x, y) to (x2, y2) for each row."""
        self._add(rows, "rule", look, x2="x2:Q", y2="y2:Q")

    def lines(self, rows: Rows, **look: Any) -> None:
        """A line through the rows with the same ``deel``, in their order from left to right."""
        self._add(rows, "line", look, detail="deel:N", order="x:Q")

    def bands(self, rows: Rows, **look: Any) -> None:
        """A surface between ``y`` and ``y2`` along the rows with the same ``deel``."""
        self._add(rows, "area", look, y2="y2:Q", detail="deel:N")

    def flanks(self, rows: Rows, **look: Any) -> None:
        """A surface between ``x`` and ``x2`` from above down the rows with the same ``deel``."""
        self._add(rows, "area", {**look, "orient": "horizontal"}, x2="x2:Q", detail="deel:N")

    def marks(self, rows: Rows, **look: Any) -> None:
        """A small mark for each row; its shape and size in ``look``."""
        self._add(rows, "point", {"opacity": 1, **look})

    def texts(self, rows: Rows, **look: Any) -> None:
        """The ``tekst`` of each row at (x, y)."""
        known = {"align": "left", "baseline": "middle", "fontSize": 14, "lineHeight": 17, "fill": BLACK}
        self._add(rows, "text", {**known, **look}, text="tekst:N")

    def chart(self) -> alt.LayerChart:
        """All that was put down."""
        return alt.LayerChart(layer=self._layers, width=NARROW, height=self._height)

    def _add(self, rows: Rows, mark: str, look: dict[str, Any], **more: str) -> None:
        if rows:
            base = alt.Chart(alt.Data(values=[_rounded(row) for row in rows])).encode(
                x=alt.X("x:Q", scale=self._x, axis=None), y=alt.Y("y:Q", scale=self._y, axis=None), **more
            )
            self._layers.append(getattr(base, f"mark_{mark}")(**look))


def _rounded(row: dict[str, Any]) -> dict[str, Any]:
    """Places in hundredths of a pixel: the same text on every machine."""
    return {name: round(value, 2) if isinstance(value, float) else value for name, value in row.items()}
