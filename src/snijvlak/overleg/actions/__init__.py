"""Every write about bodies, meetings, cases, lessons and actions, one module per subject."""

from .bijeenkomst import (
    Moment,
    add_point,
    agree_to_learn,
    arrange,
    bring_meeting,
    clear_record,
    plan,
    plan_at,
    put_back,
    replan,
    take_off,
    write_record,
)
from .casus import GEWIST, choose_factors, clear, look_at, put_on_agenda, remove
from .fouten import NietToegestaan
from .leren import NieuwLeerpunt, learn_and_improve
from .overleg import add_mandate, add_member, add_overleg, end_mandate, remove_member, set_chair
from .terug import tell

__all__ = [
    "GEWIST",
    "Moment",
    "NietToegestaan",
    "NieuwLeerpunt",
    "add_mandate",
    "add_member",
    "add_overleg",
    "add_point",
    "agree_to_learn",
    "arrange",
    "bring_meeting",
    "choose_factors",
    "clear",
    "clear_record",
    "end_mandate",
    "learn_and_improve",
    "look_at",
    "plan",
    "plan_at",
    "put_back",
    "put_on_agenda",
    "remove",
    "remove_member",
    "replan",
    "set_chair",
    "take_off",
    "tell",
    "write_record",
]
