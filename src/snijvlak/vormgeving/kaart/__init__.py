"""Maps on the server: areas coloured by a ``Tabel``, points, and a tile map where there are no boundaries.

Plain Python: outlines in degrees go in, the parts of an SVG come out; ``vormgeving/kaart.html`` shows them.
"""

from .gebieden import Gebied, Punt, Tegel
from .tekenen import Kaart, draw

__all__ = ["Gebied", "Kaart", "Punt", "Tegel", "draw"]
