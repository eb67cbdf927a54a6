"""What the pictures measure with: pixels, the width of text, and the bounds of a value."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence

from snijvlak.vormgeving.tabel import Interval, Waarde, grenzen

NARROW = 350  # pixels: a telephone without its margins
LETTER = 0.62  # width of a letter in a wide sans-serif font, as part of its size


def lines(text: str, width: float, size: int) -> list[str]:
    """The text in lines of at most ``width`` pixels, in letters of ``size`` pixels."""
    return textwrap.wrap(text, max(1, int(width / (size * LETTER))))


def length(texts: Sequence[str], size: int) -> float:
    """The width in pixels of the longest of these texts."""
    return max((len(text) for text in texts), default=0) * size * LETTER


def halves(text: str) -> list[str]:
    """A long interval on two lines, and an estimate above its bounds, so that a column stays narrow."""
    guess, paren, bounds = text.partition(" (")
    if paren:
        return [guess, bounds.removesuffix(")")]
    low, dash, high = text.partition("–")
    return [low + dash, high] if len(text) > 6 and dash else [text]


def middle(value: Waarde) -> float | None:
    """The estimate, or half-way between the bounds that may be shown; None when there are none."""
    if isinstance(value, Interval) and value.geschat is not None:
        return value.geschat
    bounds = grenzen(value)
    return None if bounds is None else (bounds[0] + bounds[1]) / 2


def ticks(low: float, high: float) -> list[float]:
    """Four to nine round numbers from at most ``low`` to at least ``high``, evenly apart; low < high."""
    rough = (high - low) / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * part for part in (1, 2, 5, 10) if power * part >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    marks = [round(place * step, digits) for place in range(first, last + 1)]
    return [int(mark) for mark in marks] if not digits else marks


def spread(
    wanted: Sequence[float], heights: Sequence[float], upper: float = 0, lower: float = math.inf
) -> list[float]:
    """Middles for labels as near as can be to where they are wanted, none over another, all from ``upper``.

    They stay above ``lower`` too, if they fit there. Labels that would touch move apart as one block around
    the mean of where they want to be (pool adjacent violators, as in isotonic regression).
    """
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    blocks: list[tuple[float, list[int]]] = []  # the top of a block in pixels, and its labels from above

    def best(block: Sequence[int]) -> float:
        above, tops = 0.0, list[float]()
        for place in block:
            tops.append(wanted[place] - heights[place] / 2 - above)
            above += heights[place]
        return max(upper, min(lower - above, sum(tops) / len(tops)))

    for place in order:
        block = [place]
        while blocks and blocks[-1][0] + sum(heights[p] for p in blocks[-1][1]) > best(block):
            block = blocks.pop()[1] + block
        blocks.append((best(block), block))
    middles = [0.0] * len(wanted)
    for top, block in blocks:
        for place in block:
            middles[place] = top + heights[place] / 2
            top += heights[place]
    return middles
