"""The chain over the trail: what is removed or changed shows, also when the owner of the database did it."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone
from pytest_django import Settings
from tests.eigenaar import force
from tests.mensen import person

from snijvlak.toegang import actions, keten
from snijvlak.toegang.models import Gebeurtenis, Schakel


@pytest.fixture
def rows(db: None) -> list[Gebeurtenis]:
    jo = person("beheerder", "jo")
    for number in range(20):
        actions.record("melding-gelezen", "melding", number, door=jo, reden="proef")
    keten.seal()
    return list(Gebeurtenis.objects.order_by("pk"))


def test_a_whole_trail_is_right_and_nothing_is_open(rows: list[Gebeurtenis]) -> None:
    found = keten.check()
    assert (found.fouten, found.rijen, found.los) == ([], len(rows), 0)
    assert keten.seal() == 0


def test_a_removed_row_shows(rows: list[Gebeurtenis]) -> None:
    force("DELETE FROM toegang_gebeurtenis WHERE id = %s", rows[7].pk)
    [fault] = keten.check().fouten
    assert f"Regel {rows[7].pk} van" in fault and fault.endswith("is weg.")


def test_a_row_removed_with_its_link_shows(rows: list[Gebeurtenis]) -> None:
    force("DELETE FROM toegang_gebeurtenis WHERE id = %s", rows[7].pk)
    force("DELETE FROM toegang_schakel WHERE gebeurtenis_id = %s", rows[7].pk)
    [fault] = keten.check().fouten
    assert f"Regel {rows[8].pk}" in fault and "de schakel ervoor" in fault


@pytest.mark.parametrize(
    ("field", "value"),
    [("reden", "anders"), ("daad", "iets"), ("onderwerp_id", "99"), ("onderwerp_soort", "casus")],
)
def test_a_changed_row_shows(rows: list[Gebeurtenis], field: str, value: str) -> None:
    changed = f"UPDATE toegang_gebeurtenis SET {field} = %s WHERE id = %s"  # noqa: S608 -- a field from above
    force(changed, value, rows[3].pk)
    [fault] = keten.check().fouten
    assert f"Regel {rows[3].pk}" in fault


def test_another_person_or_moment_shows(rows: list[Gebeurtenis]) -> None:
    other = person("beheerder", "mo")
    force("UPDATE toegang_gebeurtenis SET door_id = %s WHERE id = %s", other.pk, rows[4].pk)
    force("UPDATE toegang_gebeurtenis SET op = %s WHERE id = %s", timezone.now(), rows[9].pk)
    assert len(keten.check().fouten) == 2


def test_a_chain_that_was_made_again_without_the_key_shows(
    rows: list[Gebeurtenis], settings: Settings
) -> None:
    """The owner of the database removes a row and chains the rest again, with a key of his own."""
    force("DELETE FROM toegang_gebeurtenis WHERE id = %s", rows[7].pk)
    force("DELETE FROM toegang_schakel")
    mine, settings.SECRET_KEY = settings.SECRET_KEY, "geraden" * 10
    keten.seal()
    settings.SECRET_KEY = mine
    assert keten.check().fouten


def test_the_end_that_was_cut_off_shows_by_a_head_that_was_noted(rows: list[Gebeurtenis]) -> None:
    head = keten.kop()
    for row in rows[-3:]:
        force("DELETE FROM toegang_gebeurtenis WHERE id = %s", row.pk)
        force("DELETE FROM toegang_schakel WHERE gebeurtenis_id = %s", row.pk)
    assert keten.check().fouten == []
    [fault] = keten.check(noted=head).fouten
    assert "het einde is weg" in fault


def test_a_head_that_was_noted_stays_good_when_the_chain_grows(rows: list[Gebeurtenis]) -> None:
    head = keten.kop()
    actions.record("melding-gelezen", "melding", 1, door=None)
    keten.seal()
    assert keten.check(noted=head).fouten == []


def test_after_another_secret_the_old_one_still_checks(rows: list[Gebeurtenis], settings: Settings) -> None:
    old, settings.SECRET_KEY = settings.SECRET_KEY, "nieuw" * 12
    actions.record("melding-gelezen", "melding", 1, door=None)
    keten.seal()
    assert "SNIJVLAK_GEHEIM_OUD" in keten.check().fouten[0]
    settings.SECRET_KEY_FALLBACKS = [old]
    assert keten.check().fouten == []


def test_what_may_go_after_five_years_is_counted_and_no_fault(db: None) -> None:
    long_ago = timezone.now() - dt.timedelta(days=5 * 366)
    for _ in range(3):
        Gebeurtenis.objects.create(daad="d", onderwerp_soort="s", onderwerp_id="1", op=long_ago)
    actions.record("melding-gelezen", "melding", 1, door=None)
    keten.seal()
    Gebeurtenis.objects.filter(op=long_ago).delete()
    found = keten.check()
    assert (found.fouten, found.vervallen, found.rijen) == ([], 3, 1)


def test_a_link_is_never_changed_or_removed(rows: list[Gebeurtenis]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Schakel.objects.update(code="0" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        Schakel.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_many_who_write_and_chain_at_once_leave_one_whole_chain() -> None:
    faults: list[BaseException] = []

    def run(number: int) -> None:
        try:
            for turn in range(15):
                actions.record("melding-gelezen", "melding", f"{number}-{turn}", door=None)
                keten.seal()
        except BaseException as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    keten.seal()
    found = keten.check()
    assert (faults, found.fouten, found.rijen, found.los) == ([], [], 90, 0)


@pytest.mark.django_db(transaction=True)
def test_what_is_committed_late_is_chained_too() -> None:
    """A transaction that took long has a row with a lower number than what was chained meanwhile."""
    if connection.vendor != "postgresql":
        return  # one writer at a time: it cannot happen
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            actions.record("melding-gelezen", "melding", "laat", door=None)
            begun.set()
            go_on.wait(10)
        connections.close_all()

    thread = threading.Thread(target=slow)
    thread.start()
    begun.wait(10)
    actions.record("melding-gelezen", "melding", "vlot", door=None)
    keten.seal()
    go_on.set()
    thread.join()
    keten.seal()
    found = keten.check()
    assert (found.fouten, found.rijen, found.los) == ([], 2, 0)
