"""``make bench``: print the table of ratios. Each room adds rows in a file of its own."""

from __future__ import annotations

import sys
from importlib import import_module

from .meten import Measured, measure, table

ROOMS = ("gebied", "grensverkeer", "privacy", "verdeelmodel", "paginas", "opdrachten")


def main() -> None:
    """Measure every row and print them; ``--quick`` measures each once, to see that all of them work."""
    quick = {"seconds": 0.0, "rounds": 1} if "--quick" in sys.argv else {}
    measured: list[Measured] = []
    for room in ROOMS:
        print(f"measuring {room}", file=sys.stderr)
        measured += [measure(row, **quick) for row in import_module(f"bench.{room}").rows()]
    print(table(measured))


if __name__ == "__main__":
    main()
