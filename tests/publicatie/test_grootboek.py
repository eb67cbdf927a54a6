"""The ledger in the database: each publication once, in order, and damage shows."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from snijvlak.privacy.onthulling import BeschermdeTabel, Indeling, OnbruikbaarGrootboek, Periode, Publicatie
from snijvlak.publicatie import actions, queries
from snijvlak.publicatie.models import Grootboekregel


def publication(*counts: int | None, bron: str = "Meldingen") -> Publicatie:
    shape = Indeling(("sector",), (("PO", "VO"),))
    period = Periode(dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    return Publicatie(bron, period, BeschermdeTabel(shape, "onderdrukken", 5, 5, counts), nul_verborgen=False)


@pytest.mark.django_db
class TestLedger:
    def test_each_once_and_per_source_whatever_its_capitals(self) -> None:
        one, two = publication(5, 6, 11), publication(7, 8, 15, bron="Casussen")
        with actions.turn():
            assert actions.record([one, two, one]) == 2
        assert queries.publications("MELDINGEN ") == [one] and queries.everything() == [one, two]

    def test_the_mark_changes_with_what_it_is_about_alone(self) -> None:
        with actions.turn():
            before = queries.mark(["meldingen"])
            actions.record([publication(7, 8, 15, bron="Casussen")])
            assert queries.mark(["Meldingen"]) == before
            actions.record([publication(5, 6, 11)])
            assert queries.mark(["meldingen"]) != before

    @pytest.mark.parametrize("change", [{"tekst": "{"}, {"bron": "anders"}, {"kenmerk": "0" * 64}])
    def test_damage_shows_and_nothing_is_read_past_it(self, change: dict[str, str]) -> None:
        with actions.turn():
            actions.record([publication(5, 6, 11)])
        Grootboekregel.objects.update(**change)
        with pytest.raises(OnbruikbaarGrootboek, match="beschadigd of veranderd"):
            queries.everything()

    def test_a_changed_number_shows(self) -> None:
        with actions.turn():
            actions.record([publication(5, 6, 11)])
        row = Grootboekregel.objects.get()
        Grootboekregel.objects.update(tekst=row.tekst.replace("11", "12"))
        with pytest.raises(OnbruikbaarGrootboek):
            queries.publications("meldingen")


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_the_second_sees_what_the_first_published() -> None:
    with actions.turn():
        pass  # so that the row is there
    start = Barrier(4)

    def publish(number: int) -> int:
        try:
            start.wait(timeout=20)
            with actions.turn():
                seen = len(queries.everything())
                actions.record([publication(5, number, 5 + number)])
                return seen
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(publish, range(10, 14))) == [0, 1, 2, 3]
