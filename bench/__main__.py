"""``make bench``: print the table of ratios and that of figures. Each room adds rows in a file of its own."""

from __future__ import annotations

import sys
from importlib import import_module

from . import peer
from .figures import Figure, figure_lines
from .meten import Measured, lay_out, measure, table

ROOMS = ("gebied", "grensverkeer", "privacy", "verdeelmodel", "paginas", "opdrachten")
FIGURES = ("herkenning", "onthulling", "reeksen", "stromen", "uit_csv", "melden", "werklijst")


def main() -> None:
    """Measure every row and print them; ``--quick`` measures each once, to see that all of them work."""
    quick = "--quick" in sys.argv
    rounds = {"seconds": 0.0, "rounds": 1} if quick else {}
    measured: list[Measured] = []
    for room in ROOMS:
        print(f"measuring {room}", file=sys.stderr)
        measured += [measure(row, **rounds) for row in import_module(f"bench.{room}").rows()]
    print(table(measured))
    if not peer.present():
        print("deduce, pytauargus, acro and pandas are not asked: make bench installs them", file=sys.stderr)
    figures: list[Figure] = []
    for part in FIGURES:
        print(f"counting {part}", file=sys.stderr)
        figures += import_module(f"bench.{part}").figures(quick)
    print()
    print(lay_out(figure_lines(figures), right=(2, 4)))


if __name__ == "__main__":
    main()
