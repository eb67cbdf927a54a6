"""Every write about bodies, cases, lessons and actions, one module per subject."""

from .acties import NieuweActie, agree, finish, judge, start, stop
from .casus import GEWIST, choose_factors, clear, look_at, put_on_agenda, remove
from .fouten import NietToegestaan
from .leren import (
    Leerzin,
    NieuwLeerpunt,
    bring,
    learn_and_improve,
    release,
    rewrite,
    write_lesson,
)
from .overleg import add_overleg, clear_record, plan
from .patronen import count_patterns

__all__ = [
    "GEWIST",
    "Leerzin",
    "NietToegestaan",
    "NieuwLeerpunt",
    "NieuweActie",
    "add_overleg",
    "agree",
    "bring",
    "choose_factors",
    "clear",
    "clear_record",
    "count_patterns",
    "finish",
    "judge",
    "learn_and_improve",
    "look_at",
    "plan",
    "put_on_agenda",
    "release",
    "remove",
    "rewrite",
    "start",
    "stop",
    "write_lesson",
]
