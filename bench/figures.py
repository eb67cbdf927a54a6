"""What is counted rather than timed: our figure, the peer's next to it, and what we aim at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One row. ``peer`` is None where the peer was not asked; ``form`` formats it, with its unit."""

    room: str
    what: str
    ours: float
    peer_name: str
    peer: float | None
    form: str = "{:.3f}"
    at_least: float | None = None
    at_most: float | None = None

    @property
    def met(self) -> bool:
        """Whether our figure is what we aim at."""
        return (self.at_least is None or self.ours >= self.at_least) and (
            self.at_most is None or self.ours <= self.at_most
        )

    def cells(self) -> tuple[str, ...]:
        """Room, what, ours, peer, its figure, aim."""
        its = "not asked" if self.peer is None else self.form.format(self.peer)
        bounds = [(sign, b) for sign, b in (("≥", self.at_least), ("≤", self.at_most)) if b is not None]
        aim = " and ".join(f"{sign} {self.form.format(bound)}" for sign, bound in bounds)
        verdict = f"aim {aim}: {'met' if self.met else 'NOT met'}" if bounds else ""
        return self.room, self.what, self.form.format(self.ours), self.peer_name, its, verdict


def figure_lines(figures: Iterable[Figure]) -> list[tuple[str, ...]]:
    """The head and a line of cells per figure."""
    return [("room", "what", "ours", "peer", "its figure", ""), *(figure.cells() for figure in figures)]
