"""The shape that every table of states has."""

from __future__ import annotations

from snijvlak import standen
from snijvlak.standen import Overgang

TABLE = (
    Overgang("nieuw", "bezig", "lid", "Het loopt."),
    Overgang("nieuw", "bezig", "eigenaar", "Het loopt."),
    Overgang("bezig", "klaar", "lid", "Het is af."),
    Overgang("nieuw", "weg", "lid", "Het is weg."),
)


def test_who_may_do_a_step() -> None:
    assert standen.ways(TABLE, "nieuw", "bezig") == {"lid", "eigenaar"}
    assert standen.ways(TABLE, "nieuw", "klaar") == frozenset()


def test_what_may_follow_each_once_and_in_the_order_of_the_table() -> None:
    assert standen.next_states(TABLE, "nieuw", {"lid", "eigenaar"}) == ["bezig", "weg"]
    assert standen.next_states(TABLE, "nieuw", {"eigenaar"}) == ["bezig"]
    assert standen.next_states(TABLE, "nieuw", set()) == []
