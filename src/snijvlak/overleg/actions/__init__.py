"""Every write about bodies, cases, lessons and actions, one module per subject."""

from .casus import GEWIST, choose_factors, clear, look_at, put_on_agenda, remove
from .fouten import NietToegestaan
from .leren import NieuwLeerpunt, learn_and_improve
from .overleg import add_overleg, clear_record, plan

__all__ = [
    "GEWIST",
    "NietToegestaan",
    "NieuwLeerpunt",
    "add_overleg",
    "choose_factors",
    "clear",
    "clear_record",
    "learn_and_improve",
    "look_at",
    "plan",
    "put_on_agenda",
    "remove",
]
