"""How often one may try: who guesses is held up, a school behind one address is not, and nobody can
shut out somebody else's own device."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.db import connection, connections
from django.db.models import F
from django.test import Client
from pytest_django import Settings
from tests.mensen import PASSWORD, person

from snijvlak.toegang import pogingen
from snijvlak.toegang.models import Aanmeldpoging, Gebeurtenis, Persoon

pytestmark = pytest.mark.django_db
SCHOOL, HOME, STRANGER = "192.0.2.1", "198.51.100.7", "203.0.113.9"


def attempt(persoon: Persoon | str, password: str, adres: str, client: Client | None = None) -> bool:
    """Try to sign in through the page; whether it worked."""
    email = persoon if isinstance(persoon, str) else persoon.email
    answer = (client or Client()).post(
        "/aanmelden/", {"login": email, "password": password}, REMOTE_ADDR=adres
    )
    return answer.status_code == 302


def guess(persoon: Persoon | str, adres: str, times: int) -> None:
    for _ in range(times):
        assert not attempt(persoon, "mis", adres)


def later(minutes: int) -> None:
    """As if so many minutes went by."""
    Aanmeldpoging.objects.update(op=F("op") - dt.timedelta(minutes=minutes))


@pytest.fixture(autouse=True)
def cheap_passwords(settings: Settings) -> None:
    """Dozens of tries: what is slow on purpose elsewhere has no meaning here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def test_who_guesses_one_account_waits_a_quarter_also_with_the_right_password() -> None:
    jo = person("beheerder", "jo")
    guess(jo, STRANGER, 5)
    assert not attempt(jo, PASSWORD, STRANGER)
    later(16)
    assert attempt(jo, PASSWORD, STRANGER)


def test_what_it_says_and_what_the_trail_keeps() -> None:
    jo = person("beheerder", "jo")
    guess(jo, STRANGER, 5)
    for _ in range(3):
        answer = Client().post("/aanmelden/", {"login": jo.email, "password": "mis"}, REMOTE_ADDR=STRANGER)
        assert "Wacht 15 minuten" in answer.content.decode()
    rows = Gebeurtenis.objects.filter(daad="aanmelden-geremd")
    assert [(r.onderwerp_soort, r.onderwerp_id, r.reden) for r in rows] == [("persoon", str(jo.pk), "hier")]


def test_an_account_that_does_not_exist_is_answered_the_same() -> None:
    guess("niemand@example.org", STRANGER, 5)
    data = {"login": "niemand@example.org", "password": "mis"}
    answer = Client().post("/aanmelden/", data, REMOTE_ADDR=STRANGER)
    assert "Wacht 15 minuten" in answer.content.decode()


def test_a_stranger_does_not_shut_out_the_owner_elsewhere() -> None:
    jo = person("beheerder", "jo")
    guess(jo, STRANGER, 8)
    assert attempt(jo, PASSWORD, HOME)


def test_thirty_people_behind_one_address_each_go_wrong_three_times_and_get_in() -> None:
    people = [person("deelnemer-overleg", f"collega{n}") for n in range(30)]
    for someone in people:
        guess(someone, SCHOOL, 3)
        assert attempt(someone, PASSWORD, SCHOOL)


def test_a_pupil_who_tries_every_account_at_school_shuts_out_no_colleague() -> None:
    people = [person("deelnemer-overleg", f"collega{n}") for n in range(40)]
    for someone in people[:30]:
        guess(someone, SCHOOL, 4)
    for someone in people[30:]:
        assert attempt(someone, PASSWORD, SCHOOL)
    # Above the limit of the address each account has one try left per quarter of an hour, not five.
    guess(people[35], SCHOOL, 1)
    assert not attempt(people[35], PASSWORD, SCHOOL)


def test_with_many_addresses_the_account_itself_waits_but_not_on_a_device_it_knows() -> None:
    jo = person("beheerder", "jo")
    own = Client()
    assert attempt(jo, PASSWORD, HOME, own)
    for number in range(10):
        guess(jo, f"203.0.113.{number}", 3)
    assert not attempt(jo, PASSWORD, "203.0.113.99")
    own.post("/afmelden/")
    assert attempt(jo, PASSWORD, HOME, own)


def test_a_known_device_has_tries_of_its_own_and_not_without_end() -> None:
    jo = person("beheerder", "jo")
    own = Client()
    assert attempt(jo, PASSWORD, HOME, own)
    own.post("/afmelden/")
    for _ in range(10):
        assert not attempt(jo, "mis", HOME, own)
    assert not attempt(jo, PASSWORD, HOME, own)


def test_the_mark_of_a_device_is_of_one_account_and_of_one_password() -> None:
    jo, mo = person("beheerder", "jo"), person("beheerder", "mo")
    mark = pogingen.mark(jo)
    assert pogingen.known(mark, jo.email.upper()) == mark
    assert pogingen.known(mark, mo.email) is None
    assert pogingen.known(mark + "x", jo.email) is None
    assert pogingen.known("", jo.email) is None
    jo.set_password("een heel ander wachtwoord")
    jo.save()
    assert pogingen.known(mark, jo.email) is None


def test_the_cookie_goes_to_the_page_that_reads_it_and_to_no_script() -> None:
    jo = person("beheerder", "jo")
    own = Client()
    assert attempt(jo, PASSWORD, HOME, own)
    cookie = own.cookies[pogingen.COOKIE]
    assert cookie["path"] == "/aanmelden/" and cookie["httponly"] and cookie["samesite"] == "Lax"


def test_what_went_well_is_not_counted_and_nothing_in_the_table_says_who() -> None:
    jo = person("beheerder", "jo")
    assert attempt(jo, PASSWORD, HOME)
    assert not Aanmeldpoging.objects.exists()
    guess(jo, HOME, 1)
    for row in Aanmeldpoging.objects.all():
        assert len(row.sleutel) == 64 and jo.email not in row.sleutel and HOME not in row.sleutel


@pytest.mark.django_db(transaction=True)
def test_tries_at_the_same_moment_count_too() -> None:
    person("beheerder", "jo")
    looked: list[bool] = []
    begin = threading.Barrier(12)

    def run() -> None:
        begin.wait()
        try:
            pogingen.begin("jo@example.org", STRANGER, None)
            looked.append(True)
        except pogingen.TeVaak:
            pass
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(looked) <= pogingen.load().hier.keer
    connection.close()
