"""Every read about bodies, agendas, lessons and actions, one module per subject."""

from .casus import agenda, factors, find_casus
from .leren import Actie, Les, lessons, lessons_of
from .overleg import bodies, find_overleg, has_meeting, meetings_from

__all__ = [
    "Actie",
    "Les",
    "agenda",
    "bodies",
    "factors",
    "find_casus",
    "find_overleg",
    "has_meeting",
    "lessons",
    "lessons_of",
    "meetings_from",
]
