"""Maps on the server: areas coloured by a ``Tabel``, points and lines; tiles where there are no boundaries.

Plain Python: outlines in degrees go in, the parts of an SVG come out; ``vormgeving/kaart.html`` shows them.
"""

from .gebieden import Gebied, Punt, Tegel
from .lijnen import Lijn
from .tekenen import Kaart, draw

__all__ = ["Gebied", "Kaart", "Lijn", "Punt", "Tegel", "draw"]
