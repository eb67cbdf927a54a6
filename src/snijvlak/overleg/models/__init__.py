"""Bodies, their meetings, the cases on their agenda, and what came of them: one module per subject."""

from .casus import Agendapunt, Casus, CasusFactor, CasusMelding
from .leren import Leerpunt, LeerpuntCasus, Patroon, Verbeteractie, Vrijgave
from .overleg import Bijeenkomst, Deelname, Leerafspraak, Mandaat, Overleg

__all__ = [
    "Agendapunt",
    "Bijeenkomst",
    "Casus",
    "CasusFactor",
    "CasusMelding",
    "Deelname",
    "Leerafspraak",
    "Leerpunt",
    "LeerpuntCasus",
    "Mandaat",
    "Overleg",
    "Patroon",
    "Verbeteractie",
    "Vrijgave",
]
