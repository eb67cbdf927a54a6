"""The colours of the pictures: apart for people who are colour-blind, and apart in grey print.

Colour blindness is simulated with the matrices of Machado, Oliveira and Fernandes, "A physiologically-based
model for simulation of color vision deficiency", IEEE Transactions on Visualization and Computer Graphics
15(6), 2009, for full severity, on linear RGB. Differences are measured in CIELAB (CIE 15, D65).
"""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest

from snijvlak.vormgeving.tekening import kleuren

Colour = tuple[float, float, float]

EYES: dict[str, tuple[Colour, Colour, Colour]] = {
    "alle kleuren": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopie": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopie": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopie": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)
SERIES = [look.kleur for look in kleuren.REEKSEN]
STEPS = [kleuren.TOTAL, kleuren.DARK, kleuren.FALL, kleuren.UNSURE]  # the bars of a waterfall


def times(matrix: tuple[Colour, Colour, Colour], colour: Colour) -> Colour:
    one, two, three = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return one, two, three


def linear(code: str) -> Colour:
    parts = [int(code[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    one, two, three = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return one, two, three


def lab(code: str, eyes: str) -> Colour:
    one, two, three = (min(1.0, max(0.0, part)) for part in times(EYES[eyes], linear(code)))
    x, y, z = (
        part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in (a / b for a, b in zip(times(XYZ, (one, two, three)), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(code: str) -> float:
    """With white, as WCAG 2.2 counts it."""
    return 1.05 / (times(XYZ, linear(code))[1] + 0.05)


def test_the_simulation_leaves_white_and_grey_as_they_are() -> None:
    for eyes in EYES:
        for grey in ("#ffffff", "#808080"):
            assert lab(grey, eyes) == pytest.approx(lab(grey, "alle kleuren"), abs=0.01)


@pytest.mark.parametrize("eyes", EYES)
def test_every_two_series_and_every_two_kinds_of_step_differ_to_these_eyes(eyes: str) -> None:
    for colours in (SERIES, STEPS):
        for one, two in combinations(colours, 2):
            assert math.dist(lab(one, eyes), lab(two, eyes)) > 10, (one, two)


def test_in_grey_print_every_two_series_and_every_two_kinds_of_step_differ_in_lightness() -> None:
    for colours in (SERIES, STEPS):
        steps = sorted(lab(code, "alle kleuren")[0] for code in colours)
        assert all(after - before > 10 for before, after in pairwise(steps)), steps


@pytest.mark.parametrize("code", [*SERIES, kleuren.DARK, kleuren.TOTAL, kleuren.FALL_LINE, kleuren.LINE])
def test_a_line_is_clear_on_white(code: str) -> None:
    assert contrast(code) >= 3  # WCAG 2.2, 1.4.11


def test_no_two_series_have_the_same_dash_or_the_same_mark() -> None:
    assert len({look.streep for look in kleuren.REEKSEN}) == len(kleuren.REEKSEN)
    assert len({look.teken for look in kleuren.REEKSEN}) == len(kleuren.REEKSEN)
