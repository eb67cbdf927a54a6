"""Name and contact of a reporter: locked apart, opened with a reason, and the reporter sees that."""

from __future__ import annotations

import pytest
from django.test import Client

from snijvlak.meldpunt import actions, queries, sleutels, zegels
from snijvlak.meldpunt.models import Contact, Melding, Zegel
from snijvlak.privacy import bewijs
from snijvlak.privacy.versleuteling import Sleutel
from snijvlak.toegang.models import Gebeurtenis
from tests.mensen import sign_in

pytestmark = pytest.mark.django_db

NEW = actions.NieuweMelding(
    "school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Het verhaal.", contact="Wilhelmina Zonder"
)


@pytest.fixture
def receipt() -> str:
    receipt = bewijs.make()
    actions.submit(NEW, receipt)
    return receipt


def address() -> str:
    return f"/meldpunt/werklijst/{Melding.objects.get().pk}/contact/"


def test_it_is_not_on_the_page_of_the_report(client: Client, receipt: str) -> None:
    sign_in(client, "coordinator-meldpunt")
    text = client.get(address().replace("contact/", "")).content.decode()
    assert "Open dat met een reden" in text and "Wilhelmina" not in text


def test_without_a_reason_it_stays_shut(client: Client, receipt: str) -> None:
    sign_in(client, "coordinator-meldpunt")
    for answer in (
        client.get(address()),
        client.post(address()),
        client.post(address(), {"reden": "zomaar"}),
    ):
        assert "Wilhelmina" not in answer.content.decode()
    assert not Gebeurtenis.objects.filter(daad="contact-geopend").exists()


def test_with_a_reason_it_opens_and_the_reporter_reads_it(client: Client, receipt: str) -> None:
    sign_in(client, "coordinator-meldpunt", "Anna")
    assert "Wilhelmina Zonder" in client.post(address(), {"reden": "bellen"}).content.decode()
    row = Gebeurtenis.objects.get(daad="contact-geopend")
    assert row.reden == "bellen"
    text = Client().post("/meldpunt/volgen/", {"bewijs": receipt}).content.decode()
    assert "om u te bellen of te schrijven" in text and "Ook uw naam en contact zijn geopend." in text
    assert "Anna" not in text


def test_a_keeper_of_emergencies_does_not_open_it(client: Client, receipt: str) -> None:
    sign_in(client, "achterwacht-meldpunt")
    assert client.post(address(), {"reden": "bellen"}).status_code == 403


def test_it_turns_with_the_keys(receipt: str) -> None:
    before = sleutels.ring()
    [old] = before.actief
    other = Sleutel.make()
    both = before.add((other,))
    melding = Melding.objects.get()
    assert zegels.lacking(both).count() == 1
    assert zegels.seal_all(both, lambda _: None) == 0
    assert zegels.lacking(both).count() == 0
    assert set(Zegel.objects.of(melding, "contact")) == {old.id, other.id, "bewijs"}
    assert zegels.resting_on(both, old.id) == 0
    Zegel.objects.filter(deel="contact", sleutel=other.id).delete()
    assert zegels.resting_on(both, old.id) == 1, "a contact alone keeps a key needed"
    assert zegels.lacking(both).count() == 1


def test_it_goes_with_the_report(receipt: str) -> None:
    actions.withdraw(Melding.objects.get(), receipt)
    assert not Contact.objects.exists() and not Zegel.objects.exists()
    assert queries.read_contact(Melding.objects.get()) is None
