"""Draws a ``Tabel`` as SVG with Altair and vl-convert. Heavy to import: only ``grafiek``'s own process does.

The picture knows no more than the texts in the table: a small count has the bar and the colour of any small
count, and a hidden value has neither. It needs no style sheet, script or font of its own.
"""

from .blad import draw

__all__ = ["draw"]
