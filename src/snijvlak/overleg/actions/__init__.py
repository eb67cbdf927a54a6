"""Every write about bodies, cases, lessons and actions, one module per subject."""

from .analyse import (
    MAX_WAAROMS,
    Gewijzigd,
    add_contribution,
    add_moment,
    add_perspective,
    add_why,
    agree_breakthrough,
    change,
    draw_causes,
    finish_breakthrough,
    pass_on,
    withdraw,
)
from .casus import GEWIST, choose_factors, clear, look_at, put_on_agenda, remove
from .fouten import NietToegestaan
from .leren import NieuwLeerpunt, learn_and_improve
from .overleg import add_overleg, clear_record, plan

__all__ = [
    "GEWIST",
    "MAX_WAAROMS",
    "Gewijzigd",
    "NietToegestaan",
    "NieuwLeerpunt",
    "add_contribution",
    "add_moment",
    "add_overleg",
    "add_perspective",
    "add_why",
    "agree_breakthrough",
    "change",
    "choose_factors",
    "clear",
    "clear_record",
    "draw_causes",
    "finish_breakthrough",
    "learn_and_improve",
    "look_at",
    "pass_on",
    "plan",
    "put_on_agenda",
    "remove",
    "withdraw",
]
