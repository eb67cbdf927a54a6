"""A notice without content, for who left an address."""

from __future__ import annotations

import smtplib
import uuid
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from snijvlak.meldpunt import actions, berichten, queries
from snijvlak.meldpunt.models import Melding
from snijvlak.privacy import bewijs
from tests.mensen import person
from tests.opdrachten.conftest import Give
from tests.opdrachten.conftest import give as give

pytestmark = pytest.mark.django_db

ADDRESS = "melder@voorbeeld.example"
NEW = actions.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Het geheime verhaal.")


@pytest.fixture
def receipt() -> str:
    receipt = bewijs.make()
    melding = actions.submit(NEW, receipt)
    actions.notify_at(melding, receipt, ADDRESS)
    return receipt


def answer(capture: DjangoCaptureOnCommitCallbacks, naam: str = "eerste") -> None:
    with capture(execute=True):
        actions.answer(
            Melding.objects.get(),
            "Een geheim antwoord.",
            uuid.uuid4(),
            door=person("coordinator-meldpunt", naam),
        )


def test_news_goes_without_a_word_of_it(
    receipt: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    answer(django_capture_on_commit_callbacks)
    [sent] = mail.outbox
    assert sent.to == [ADDRESS] and sent.subject == "Er is nieuws voor u"
    assert "/meldpunt/volgen/" in sent.body
    for secret in ("geheim", receipt, "melding", "kind", str(Melding.objects.get().pk)):
        assert secret not in sent.body.lower() + sent.subject.lower()
    assert not Melding.objects.get().bericht_nodig


def test_who_left_no_address_gets_none(
    receipt: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    actions.notify_at(Melding.objects.get(), receipt, "")
    answer(django_capture_on_commit_callbacks)
    assert mail.outbox == []


def test_every_step_that_the_reporter_can_see_is_news(
    receipt: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    coordinator = person("coordinator-meldpunt")
    with django_capture_on_commit_callbacks(execute=True):
        actions.take_up(Melding.objects.get(), door=coordinator)
    with django_capture_on_commit_callbacks(execute=True):
        actions.ask_to_forward(Melding.objects.get(), "GM0518", "Tekst.", uuid.uuid4(), door=coordinator)
    with django_capture_on_commit_callbacks(execute=True):
        actions.note(Melding.objects.get(), "Intern.", uuid.uuid4(), door=coordinator)
    assert len(mail.outbox) == 2, "a note for the team is no news"


def test_what_a_mail_server_does_not_take_is_sent_later_and_undoes_nothing(
    receipt: str,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    give: Give,
) -> None:
    def refuse(*args: Any) -> None:
        raise smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no")})

    with monkeypatch.context() as patch:
        patch.setattr(berichten, "_mail", refuse)
        answer(django_capture_on_commit_callbacks)
        code, said = give("meldpunt", "berichten")
        assert code == 2 and "Niet gelukt: 1" in said and ADDRESS not in said
    assert Melding.objects.get().bericht_nodig and mail.outbox == []
    assert queries.follow(Melding.objects.get(), receipt).berichten[0].tekst == "Een geheim antwoord."
    assert all(ADDRESS not in record.getMessage() for record in caplog.records)
    code, said = give("meldpunt", "berichten")
    assert code == 0 and "Verstuurd: 1" in said and len(mail.outbox) == 1
    assert berichten.send_all() == (0, 0)


class TestThePage:
    def test_an_address_is_kept_shown_again_and_taken_away(self, client: Client, receipt: str) -> None:
        text = client.post("/meldpunt/volgen/", {"bewijs": receipt}).content.decode()
        assert f'value="{ADDRESS}"' in text
        text = client.post("/meldpunt/volgen/adres/", {"bewijs": receipt, "adres": ""}).content.decode()
        assert "Uw adres is weg." in text and ADDRESS not in text

    def test_an_address_that_is_none_is_named(self, client: Client, receipt: str) -> None:
        page = client.post("/meldpunt/volgen/adres/", {"bewijs": receipt, "adres": "geen adres"})
        assert page.status_code == 422 and "foutenlijst" in page.content.decode()

    def test_where_no_mail_goes_nobody_is_asked(
        self, client: Client, receipt: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(berichten, "possible", lambda: False)
        text = client.post("/meldpunt/volgen/", {"bewijs": receipt}).content.decode()
        assert "Uw e-mailadres" not in text
