"""Ending a report destroys its seals, and with them its text; what was counted is counted still."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from snijvlak.meldpunt import actions, queries
from snijvlak.meldpunt.models import Bericht, Concept, Melding, Zegel
from snijvlak.privacy import bewijs
from snijvlak.privacy.versleuteling import VERNIETIGD
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.models import Gebeurtenis
from tests.meldpunt.melden import fill_in, look_through, send, sending
from tests.mensen import person, sign_in

STORY, MESSAGE = "Het verhaal.", "Is er al nieuws?"
NEW = actions.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), STORY)


@pytest.fixture
def receipt(db: None) -> str:
    receipt = bewijs.make()
    melding = actions.submit(NEW, receipt)
    actions.write_as_reporter(melding, receipt, MESSAGE, uuid.uuid4())
    return receipt


def ended(reden: str = "bewaartermijn") -> Melding:
    melding = Melding.objects.get()
    actions.end(melding, reden, door=None)
    return melding


def test_nothing_that_opens_the_text_is_left(receipt: str) -> None:
    shown = ended()
    assert shown.toestand == "beeindigd" and shown.verhaal == VERNIETIGD
    melding = Melding.objects.get()
    assert Zegel.objects.count() == 0
    assert melding.verhaal == Bericht.objects.get().tekst == VERNIETIGD
    assert queries.read(melding).verhaal is None and queries.follow(melding, receipt).verhaal is None
    row = Gebeurtenis.objects.get(daad="melding-beeindigd")
    assert (row.onderwerp_id, row.door, row.reden) == (str(melding.pk), None, "bewaartermijn")


def test_ended_twice_is_ended_once_for_the_first_reason(receipt: str) -> None:
    ended("verzoek")
    first = Melding.objects.get().beeindigd_op
    ended("bewaartermijn")
    melding = Melding.objects.get()
    assert (melding.einde, melding.beeindigd_op) == ("verzoek", first)
    assert Gebeurtenis.objects.filter(daad="melding-beeindigd").count() == 1


def test_a_reason_is_one_of_the_fixed_words(receipt: str) -> None:
    with pytest.raises(ValueError):
        ended("omdat Sanne dat vroeg")
    assert Zegel.objects.count() == 2 and Melding.objects.get().toestand == "ontvangen"


@pytest.mark.parametrize(("reden", "said"), Melding.Einde.choices)
def test_the_reporter_reads_that_it_ended_and_why(
    client: Client, receipt: str, reden: str, said: str
) -> None:
    ended(reden)
    page = client.post("/meldpunt/volgen/", {"bewijs": receipt})
    text = page.content.decode()
    assert page.status_code == 200 and said in text and "Niemand kan ze nog lezen. Ook wij niet." in text
    assert "Uw melding is beëindigd op" in text and STORY not in text and "Bericht versturen" not in text


def test_a_message_after_the_end_is_not_lost_in_silence(client: Client, receipt: str) -> None:
    ended()
    answers = {"bewijs": receipt, "tekst": "Nog iets", "inzending": str(uuid.uuid4())}
    page = client.post("/meldpunt/volgen/bericht/", answers)
    assert page.status_code == 409 and "Uw tekst is niet verstuurd" in page.content.decode()
    assert Bericht.objects.count() == 1


@pytest.mark.django_db
def test_a_draft_sent_again_after_the_end_is_not_acknowledged(client: Client) -> None:
    send(client)
    concept = Concept.objects.get()
    concept.verstuurd_op = None  # as a back-up of before could have it
    concept.save()
    ended()
    fill_in(client)
    look_through(client)
    answer = client.post("/meldpunt/nieuw/controle/", sending(client), follow=True)
    text = answer.content.decode()
    assert "Melding openen" in text and "Uw melding is ontvangen" not in text
    assert Melding.objects.get().tekst_weg


def test_the_team_sees_that_it_ended_and_cannot_answer(client: Client, receipt: str) -> None:
    sign_in(client, "coordinator-meldpunt")
    melding = ended()
    address = f"/meldpunt/werklijst/{melding.pk}/"
    assert str(melding.pk) not in client.get("/meldpunt/werklijst/").content.decode()
    text = client.get(address).content.decode()
    assert "De melding is beëindigd op" in text and "Speciaal onderwijs (SO)" in text
    assert "Antwoord versturen" not in text and "Melding afsluiten" not in text
    answer = {"tekst": "Te laat.", "inzending": str(uuid.uuid4())}
    page = client.post(f"{address}antwoord/", answer, follow=True)
    assert "hier niet te openen, of is er niet meer" in page.content.decode()
    assert Bericht.objects.count() == 1


def test_it_no_longer_waits_but_counts_in_the_figures(receipt: str) -> None:
    today = timezone.localdate()
    before = queries.reasons_by_sector(today - dt.timedelta(days=1), today)
    ended()
    assert queries.reasons_by_sector(today - dt.timedelta(days=1), today) == before
    assert queries.count_waiting() == 0 and queries.work_list() == [] and queries.days_waiting() is None
    assert dict(queries.states())["Beëindigd"] == 1


def test_a_case_goes_on_when_a_report_under_it_ended(receipt: str) -> None:
    coordinator, melding = person("coordinator-meldpunt"), Melding.objects.get()
    actions.take_up(melding, door=coordinator)
    actions.move(melding.pk, "op-agenda", door=coordinator)
    actions.end(melding, "bewaartermijn", door=None)
    actions.move(melding.pk, "besproken", door=coordinator)
    assert Melding.objects.get().toestand == "beeindigd"
    with pytest.raises(OngeldigeOvergang):
        actions.move(melding.pk, "afgesloten", door=coordinator)


@pytest.mark.parametrize("role", ["reporter", "team"])
def test_a_report_without_seals_from_a_back_up_is_explained(client: Client, receipt: str, role: str) -> None:
    Zegel.objects.all().delete()
    melding = Melding.objects.get()
    if role == "reporter":
        page = client.post("/meldpunt/volgen/", {"bewijs": receipt})
        sent = {"bewijs": receipt, "tekst": "x", "inzending": str(uuid.uuid4())}
        assert client.post("/meldpunt/volgen/bericht/", sent).status_code == 409
    else:
        sign_in(client, "coordinator-meldpunt")
        page = client.get(f"/meldpunt/werklijst/{melding.pk}/")
    assert page.status_code == 200 and "hier niet te openen" in page.content.decode()
    assert "versturen</button>" not in page.content.decode()


def test_a_message_that_is_damaged_leaves_the_rest_readable(receipt: str) -> None:
    bericht = Bericht.objects.get()
    raw = bytearray(bytes(bericht.tekst))
    raw[40] ^= 1
    Bericht.objects.update(tekst=type(bericht.tekst)(bytes(raw)))
    followed = queries.follow(Melding.objects.get(), receipt)
    assert followed.verhaal == STORY and [b.tekst for b in followed.berichten] == [None]


@pytest.mark.eenmaal
@pytest.mark.django_db(transaction=True)
def test_the_bytes_are_gone_from_the_file() -> None:
    """SQLite leaves what was deleted in the file, unless it is told not to."""
    if connection.vendor != "sqlite":
        pytest.skip("this is about the file of SQLite")
    melding = actions.submit(NEW, bewijs.make())
    secrets = [*Zegel.objects.of(melding).values(), bytes(melding.verhaal)]
    assert all(secret[-30:] in stored() for secret in secrets)
    actions.end(melding, "verzoek", door=None)
    assert not any(secret[-30:] in stored() for secret in secrets)


def stored() -> bytes:
    """The file of the database, with all that was in its log."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert cursor.fetchone() == (0, 0, 0)
    path = settings.DATABASES["default"]["TEST"]["NAME"]
    with open(path, "rb") as file:  # noqa: PTH123 -- a text from the settings
        return file.read()
