"""A text as QR code: inline SVG without style or script, so that the strictest policy lets it through."""

from __future__ import annotations

from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString

# Light modules around the code that a reader needs; pixels of one module, which is 1.3 mm on paper.
_EDGE = 4
_MODULE = 5


def draw(text: str, label: str) -> SafeString:
    """An SVG picture of a short text, named by ``label`` for who does not see it.

    Dark on a light ground of its own, so that it also reads on a dark page. A quarter of it may be damaged.
    """
    import segno  # a twenty-fifth of a second that no other page or command needs to wait

    # Of the eight masks the first: a receipt is random, so none makes a better picture, and trying all takes
    # as long as the rest of the page.
    matrix = segno.make(text, micro=False, error="q", boost_error=False, mask=0).matrix
    size = len(matrix) + 2 * _EDGE
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{}" width="{}" height="{}"'
        ' viewBox="0 0 {} {}" shape-rendering="crispEdges"><rect width="{}" height="{}" fill="#fff"/>'
        '<path fill="#000" d="{}"/></svg>',
        label,
        size * _MODULE,
        size * _MODULE,
        *(size,) * 4,
        "".join(_runs(tuple(map(tuple, matrix)))),
    )


def _runs(matrix: tuple[tuple[int, ...], ...]) -> list[str]:
    """A box for each run of dark modules in a row: shorter than a box for each module."""
    boxes: list[str] = []
    for y, row in enumerate(matrix, _EDGE):
        x = _EDGE
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                boxes.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return boxes
