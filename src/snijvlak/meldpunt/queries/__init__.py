"""Every read about reports, one module per subject."""

from .concepten import draft_by_receipt, draft_of_visit, draft_steps
from .gelijkend import Gelijkende, similar
from .inzien import Inzien, emergencies_to_see, emergency, log, looks
from .lezen import (
    GelezenBericht,
    GevolgdeMelding,
    course,
    find_by_receipt,
    follow,
    has_contact,
    last_message,
    municipality,
    read,
    read_contact,
    reasons,
    state,
    themes,
)
from .tellen import Telling, count_waiting, days_waiting, reasons_by_sector, states
from .werklijst import FILTERS, Bakje, Werkregel, choices, colleagues, promises_of, tray, trays, work_list

__all__ = [
    "FILTERS",
    "Bakje",
    "GelezenBericht",
    "Gelijkende",
    "GevolgdeMelding",
    "Inzien",
    "Telling",
    "Werkregel",
    "choices",
    "colleagues",
    "count_waiting",
    "course",
    "days_waiting",
    "draft_by_receipt",
    "draft_of_visit",
    "draft_steps",
    "emergencies_to_see",
    "emergency",
    "find_by_receipt",
    "follow",
    "has_contact",
    "last_message",
    "log",
    "looks",
    "municipality",
    "promises_of",
    "read",
    "read_contact",
    "reasons",
    "reasons_by_sector",
    "similar",
    "state",
    "states",
    "themes",
    "tray",
    "trays",
    "work_list",
]
