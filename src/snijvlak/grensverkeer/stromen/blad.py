"""How a table of flows stands on a page: sorted by its address, with colours for who crosses a border."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from snijvlak.vormgeving.lijst import Kop
from snijvlak.vormgeving.tabel import Interval, Tabel, Waarde, readable

from .queries import Kruistabel

TINTEN = 4  # shades, of which the first is for almost nobody
EIGEN, WOORD = "eigen", "woord"


@dataclass(frozen=True)
class Cel:
    """What a cell says, and how it looks: ``eigen``, ``woord`` for a text, a shade from 0, or nothing."""

    tekst: str
    tint: str = ""


@dataclass(frozen=True)
class Blad:
    """The table on the page: heads that sort, rows, and the totals apart."""

    tabel: Tabel
    koppen: tuple[Kop, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    totaal: tuple[str, ...] = ()


def lay(
    tabel: Tabel,
    sleutels: Sequence[str],
    address: Mapping[str, str],
    link: Callable[..., str],
    *,
    totaal: bool,
    tinten: Mapping[tuple[str, str], str] | None = None,
    rijen: Sequence[str] = (),
) -> Blad:
    """Put a table on the page.

    ``sleutels``: the name of each column in the address; ``totaal``: the last row is the total and stays
    last; ``tinten``: the look of cells by the key of their row (``rijen``) and of their column.
    """
    body = list(tabel.rijen[:-1] if totaal else tabel.rijen)
    keys = list(rijen) or [""] * len(body)
    asked = address.get("sorteer", "")
    down = address.get("richting") == "af"
    order = list(range(len(body)))
    if asked in sleutels:
        place = sleutels.index(asked)
        order.sort(key=lambda number: _place(body[number][place]), reverse=down)
    looks = tinten or {}
    return Blad(
        tabel,
        tuple(
            _head(title, key, asked, down, link, words=bool(body) and isinstance(body[0][place], str))
            for place, (title, key) in enumerate(zip(tabel.kolommen, sleutels, strict=True))
        ),
        tuple(
            tuple(
                Cel(
                    readable(value),
                    looks.get((keys[number], key), WOORD if isinstance(value, str) else ""),
                )
                for value, key in zip(body[number], sleutels, strict=True)
            )
            for number in order
        ),
        tuple(readable(value) for value in tabel.rijen[-1]) if totaal else (),
    )


def _head(title: str, key: str, asked: str, down: bool, link: Callable[..., str], *, words: bool) -> Kop:
    """A head that sorts: words from a to z first, numbers from the highest down."""
    if key != asked:
        return Kop(title, link(sorteer=key, richting="op" if words else "af"))
    return Kop(
        title, link(sorteer=key, richting="op" if down else "af"), "descending" if down else "ascending"
    )


def _place(value: Waarde) -> tuple[int, float, str]:
    """In the order in which it is shown: of a hidden number no more than that it is small."""
    if isinstance(value, str):
        return 0, 0.0, value.removeprefix("'s-").casefold()
    return 1, seen(value), ""


def seen(value: Waarde) -> float:
    """What of a value is seen, as one number."""
    if isinstance(value, Interval):
        return float(value.geschat) if value.geschat is not None else sum(value.getoond) / 2
    return float(value) if isinstance(value, int | float) else 0.0


def shades(kruis: Kruistabel, *, alles: bool) -> dict[tuple[str, str], str]:
    """The look of each cell: the own area apart, of the others a shade by the root of their number."""
    across = {
        pair: seen(aantal.interval(volledig=alles))
        for pair, aantal in kruis.cellen.items()
        if pair[0] != pair[1]
    }
    top = max(across.values(), default=0.0)
    looks = {
        pair: str(min(TINTEN - 1, int(TINTEN * math.sqrt(value / top))))
        for pair, value in across.items()
        if value
    }
    return looks | {(g.sleutel, g.sleutel): EIGEN for g in kruis.rijen}
