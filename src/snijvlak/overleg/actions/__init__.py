"""Every write about bodies, meetings, cases, lessons and actions, one module per subject."""

from .acties import NieuweActie, agree, finish, judge, start, stop
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
from .leren import Leerzin, NieuwLeerpunt, bring, learn_and_improve, release, rewrite, write_lesson
from .overleg import add_mandate, add_member, add_overleg, end_mandate, remove_member, set_chair
from .patronen import count_patterns
from .terug import tell

__all__ = [
    "GEWIST",
    "Leerzin",
    "Moment",
    "NietToegestaan",
    "NieuwLeerpunt",
    "NieuweActie",
    "add_mandate",
    "add_member",
    "add_overleg",
    "add_point",
    "agree",
    "agree_to_learn",
    "arrange",
    "bring",
    "bring_meeting",
    "choose_factors",
    "clear",
    "clear_record",
    "count_patterns",
    "end_mandate",
    "finish",
    "judge",
    "learn_and_improve",
    "look_at",
    "plan",
    "plan_at",
    "put_back",
    "put_on_agenda",
    "release",
    "remove",
    "remove_member",
    "replan",
    "rewrite",
    "set_chair",
    "start",
    "stop",
    "take_off",
    "tell",
    "write_lesson",
    "write_record",
]
