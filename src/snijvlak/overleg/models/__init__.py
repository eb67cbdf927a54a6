"""Bodies, their meetings, the cases on their agenda, and what came of them: one module per subject."""

from .analyse import Bijdrage, Doorbraak, Doorgifte, Moment, Perspectief, Waarom
from .casus import Agendapunt, Casus, CasusFactor, CasusMelding, NietVerteld
from .leren import Leerpunt, LeerpuntCasus, Patroon, Verbeteractie, Vrijgave
from .overleg import Bijeenkomst, Deelname, Leerafspraak, Mandaat, Overleg

__all__ = [
    "Agendapunt",
    "Bijdrage",
    "Bijeenkomst",
    "Casus",
    "CasusFactor",
    "CasusMelding",
    "Deelname",
    "Doorbraak",
    "Doorgifte",
    "Leerafspraak",
    "Leerpunt",
    "LeerpuntCasus",
    "Mandaat",
    "Moment",
    "NietVerteld",
    "Overleg",
    "Patroon",
    "Perspectief",
    "Verbeteractie",
    "Vrijgave",
    "Waarom",
]
