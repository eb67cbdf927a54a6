"""Every read about the programme and the council, one module per subject."""

from .openbaar import (
    Moment,
    Rij,
    all_years,
    moments,
    promise_table,
    question_table,
    released,
    released_questions,
)
from .personen import owners
from .punten import counts, due, find_point, overview, point_table, points
from .raad import (
    content,
    due_promises,
    find_promise,
    find_question,
    findings,
    fingerprint,
    pieces,
    promises,
    questions,
    texts,
    to_release,
    ways,
)

__all__ = [
    "Moment",
    "Rij",
    "all_years",
    "content",
    "counts",
    "due",
    "due_promises",
    "find_point",
    "find_promise",
    "find_question",
    "findings",
    "fingerprint",
    "moments",
    "overview",
    "owners",
    "pieces",
    "point_table",
    "points",
    "promise_table",
    "promises",
    "question_table",
    "questions",
    "released",
    "released_questions",
    "texts",
    "to_release",
    "ways",
]
