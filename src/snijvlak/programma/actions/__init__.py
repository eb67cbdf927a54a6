"""Every write about the programme and the council, one module per subject."""

from .bewijzen import point_at, remove_evidence
from .fouten import NietToegestaan
from .punten import NieuwPunt, add_point, change_point, evaluate, move_point
from .raad import (
    NieuweToezegging,
    NieuweVraag,
    NieuwStuk,
    add_piece,
    ask,
    change_promise,
    change_question,
    promise,
    rewrite_step,
    step,
)
from .vrijgeven import bring, overrule, release

__all__ = [
    "NietToegestaan",
    "NieuwPunt",
    "NieuwStuk",
    "NieuweToezegging",
    "NieuweVraag",
    "add_piece",
    "add_point",
    "ask",
    "bring",
    "change_point",
    "change_promise",
    "change_question",
    "evaluate",
    "move_point",
    "overrule",
    "point_at",
    "promise",
    "release",
    "remove_evidence",
    "rewrite_step",
    "step",
]
