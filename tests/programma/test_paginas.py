"""The pages on which one writes and another releases: what is typed is kept, what is wrong is said."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.test import Client

from snijvlak.programma import actions, queries
from snijvlak.programma.models import Programmapunt, Raadsstuk, Raadsvraag, Toezegging
from snijvlak.publicatie import vindplaatsen
from tests.mensen import person, sign_in
from tests.rapportage.hulp import LESSON, lesson

from .conftest import ASKED, DAY, promised
from .test_punten import NEW

pytestmark = pytest.mark.django_db
WORK = "/programma/raad/"
POINT = {
    "vorm": "afspraak",
    "actielijn": "lokale-teams",
    "soort": "afspraken",
    "niveau": "do",
    "wat": "Afspraken over lokale teams",
    "wie": "Gemeenten",
    "begin": "2023-01-18",
    "evaluatie_op": "2099-01-01",
    "bron": "003 §4.3",
    "inzending": str(uuid.UUID(int=7)),
}


@pytest.fixture
def writer() -> Client:
    client = Client()
    sign_in(client, "beleidsadviseur", "schrijver")
    return client


@pytest.fixture
def reader() -> Client:
    client = Client()
    sign_in(client, "publicatiebeheerder", "lezer")
    return client


def said(answer: Any) -> str:
    assert answer.status_code == 422
    return answer.content.decode()


def test_from_motion_to_everybody(writer: Client, reader: Client, client: Client) -> None:
    """Each deed by its own page, as two people do it."""
    stuk = {
        "soort": "motie",
        "nummer": "RIS324581",
        "titel": "Leren",
        "datum": "2026-01-29",
        "bron": "Archief",
    }
    assert writer.post(f"{WORK}stuk/nieuw/", stuk).status_code == 302
    told = {
        "stuk": Raadsstuk.objects.get().pk,
        "wat": "Help kinderen met de duurste zorg.",
        "wie": "Gemeente",
    }
    made = writer.post(f"{WORK}toezegging/nieuw/", {**told, "inzending": uuid.uuid4()})
    page = f"{WORK}toezegging/{Toezegging.objects.get().pk}/"
    assert made.headers["Location"] == page
    step = {
        "deel": "stap",
        "stap-naar": "afgesproken",
        "stap-dag": "2026-03-01",
        "stap-zegt": "Wij doen het.",
    }
    assert writer.post(page, step).status_code == 302
    assert "Nog niet alles is nagekeken: 1." in said(writer.post(f"{page}stand/", {"naar": "ter-vrijgave"}))
    [(finding, _)] = [(f, r) for f, r in queries.findings(Toezegging.objects.get()) if f.moet]
    reason = writer.post(f"{page}bevinding/{finding.sleutel}/", {"reden": "Zo staat het in de motie."})
    assert reason.status_code == 302
    assert writer.post(f"{page}stand/", {"naar": "ter-vrijgave"}).status_code == 302
    shown = reader.get(page).content.decode()
    assert "Zo staat het in de motie." in shown
    seen = {"vrijgave-gezien": queries.fingerprint(Toezegging.objects.get())}
    assert "Lees eerst elke zin" in said(reader.post(f"{page}vrijgeven/", seen))
    assert writer.post(f"{page}vrijgeven/", {**seen, "vrijgave-gelezen": "on"}).status_code == 403
    assert reader.post(f"{page}vrijgeven/", {**seen, "vrijgave-gelezen": "on"}).status_code == 302
    public = client.get("/publicaties/raad/").content.decode()
    assert "Help kinderen met de duurste zorg." in public and "Wij doen het." in public
    gone = {"reden-naar": "ingetrokken", "reden-reden": "Dit klopte niet."}
    assert reader.post(f"{page}stand/", gone).status_code == 302
    assert "Wij doen het." not in client.get("/publicaties/raad/").content.decode()


def test_what_is_wrong_with_a_step_is_said(writer: Client, stuk: Raadsstuk) -> None:
    page = f"{WORK}toezegging/{promised(stuk, person('beleidsadviseur', 'ander')).pk}/"
    step = {"deel": "stap", "stap-naar": "afgesproken", "stap-zegt": "Wij doen het."}
    assert "Deze dag moet nog komen." in said(writer.post(page, {**step, "stap-dag": "2099-01-01"}))
    early = said(writer.post(page, {**step, "stap-dag": "2026-01-28"}))
    assert "Deze dag ligt voor de vorige stap." in early and "Wij doen het." in early
    named = {**step, "stap-dag": "2026-03-01", "stap-zegt": "Bel Fatima Bouzid."}
    assert "Fatima Bouzid" in said(writer.post(page, named))


def test_a_step_is_rewritten_and_a_promise_changed(writer: Client, stuk: Raadsstuk) -> None:
    other = person("beleidsadviseur", "ander")
    belofte = promised(stuk, other)
    stap = actions.step(belofte, "afgesproken", DAY, "Zo is het.", door=other)
    page = f"{WORK}toezegging/{belofte.pk}/"
    assert writer.post(f"{page}stap/{stap.pk}/", {"zegt": "Zo staat het er."}).status_code == 302
    assert writer.get(f"{WORK}toezegging/{belofte.pk}/stap/{stap.pk + 1}/").status_code == 404
    told = {"stuk": stuk.pk, "wat": "Iets anders.", "wie": "Gemeente", "inzending": uuid.uuid4()}
    assert writer.post(f"{page}veranderen/", told).status_code == 302
    shown = writer.get(page).content.decode()
    assert "Zo staat het er." in shown and "Iets anders." in shown and ASKED not in shown


def test_without_a_document_there_is_nothing_to_promise(writer: Client, db: None) -> None:
    assert "Er is nog geen motie" in writer.get(f"{WORK}toezegging/nieuw/").content.decode()


def test_a_question_is_written_and_changed(writer: Client, db: None) -> None:
    asked = {
        **{"soort": "technisch", "nummer": "V-1", "datum": "2026-10-01", "onderwerp": "Redenen"},
        **{"vraag": "Waardoor lopen kinderen vast?", "inzending": str(uuid.uuid4())},
    }
    assert writer.post(f"{WORK}vraag/nieuw/", asked).status_code == 302
    page = f"{WORK}vraag/{Raadsvraag.objects.get().pk}/"
    assert writer.post(f"{page}veranderen/", {**asked, "onderwerp": "Oorzaken"}).status_code == 302
    assert "Oorzaken" in writer.get(page).content.decode()
    twice = said(writer.post(f"{WORK}vraag/nieuw/", {**asked, "inzending": str(uuid.uuid4())}))
    assert "Dit nummer is er al" in twice
    assert "Gebruik letters" in said(writer.post(f"{WORK}vraag/nieuw/", {**asked, "nummer": "<V>"}))
    assert "Fatima" in said(writer.post(f"{page}veranderen/", {**asked, "vraag": "Vroeg Fatima Bouzid dit?"}))


def test_an_agreement_from_begin_to_end(writer: Client, db: None) -> None:
    none = said(writer.post("/programma/nieuw/", {**POINT, "evaluatie_op": ""}))
    assert "Kies een dag waarop u kijkt" in none and "Afspraken over lokale teams" in none
    assert writer.post("/programma/nieuw/", POINT).status_code == 302
    page = f"/programma/{Programmapunt.objects.get().pk}/"
    assert writer.post(f"{page}veranderen/", {**POINT, "wie": "Samenwerkingsverband"}).status_code == 302
    looked = {"deel": "evaluatie", "evaluatie-gezien": "Het werkt.", "evaluatie-volgende": "2020-01-01"}
    assert "Kies een dag na vandaag." in said(writer.post(page, looked))
    assert writer.post(page, {**looked, "evaluatie-volgende": "2099-06-01"}).status_code == 302
    ended = {"deel": "stand", "reden-naar": "afgerond", "reden-reden": "Het is klaar."}
    assert writer.post(page, ended).status_code == 302
    shown = writer.get(page).content.decode()
    assert all(text in shown for text in ("Samenwerkingsverband", "Het werkt.", "Afgerond. Het is klaar."))


def test_evidence_is_linked_and_taken_away(writer: Client, db: None) -> None:
    lesson(LESSON, DAY, person("deelnemer-overleg"))
    punt = actions.add_point(NEW, door=person("beleidsadviseur", "ander"))
    page, kenmerk = f"/programma/{punt.pk}/", vindplaatsen.places()[0].kenmerk
    assert writer.post(page, {"deel": "bewijs", "bewijs-kenmerk": "overleg:leerpunt:0"}).status_code == 422
    assert writer.post(page, {"deel": "bewijs", "bewijs-kenmerk": kenmerk}).status_code == 302
    assert f'value="{kenmerk}"><button' in writer.get(page).content.decode()
    assert writer.post(f"{page}losmaken/", {"kenmerk": kenmerk}).status_code == 302
    assert f'value="{kenmerk}"><button' not in writer.get(page).content.decode()


def test_the_list_shows_what_is_late_and_keeps_its_filter(writer: Client, db: None) -> None:
    actions.add_point(NEW, door=person("beleidsadviseur", "ander"))
    shown = writer.get("/programma/").content.decode()
    assert "Te laat" in shown and "Te laat: 1." in shown
    empty = writer.get("/programma/?actielijn=aanbod&vorm=afspraak").content.decode()
    assert "Hier staat nog niets." in empty and "?actielijn=aanbod&amp;vorm=project" in empty
    csv = writer.get("/programma/programma.csv?actielijn=lokale-teams").content.decode()
    assert "Afspraken over lokale teams" in csv and "Loopt (te laat)" in csv
    assert len(writer.get("/programma/programma.csv?actielijn=aanbod").content.decode().splitlines()) == 1


@pytest.mark.parametrize("rol", ["coordinator-meldpunt", "deelnemer-overleg"])
def test_others_see_it_and_write_nothing(client: Client, stuk: Raadsstuk, rol: str) -> None:
    other = person("beleidsadviseur", "ander")
    punt, belofte = actions.add_point(NEW, door=other), promised(stuk, other)
    sign_in(client, rol)
    for path in ("/programma/", f"/programma/{punt.pk}/", WORK, f"{WORK}toezegging/{belofte.pk}/"):
        shown = client.get(path)
        assert shown.status_code == 200 and b'name="deel"' not in shown.content
    step = {"deel": "stap", "stap-naar": "afgesproken", "stap-dag": "2026-03-01", "stap-zegt": "Ja."}
    client.post(f"{WORK}toezegging/{belofte.pk}/", step)
    assert not belofte.stappen.exists()  # pyright: ignore[reportAttributeAccessIssue] -- related_name
    assert client.get(f"{WORK}toezegging/nieuw/").status_code == 403


def test_who_keeps_it_and_who_releases_hear_what_waits(
    writer: Client, reader: Client, stuk: Raadsstuk
) -> None:
    other = person("beleidsadviseur", "ander")
    actions.add_point(NEW, door=other)
    belofte = promised(stuk, other)
    actions.step(belofte, "afgesproken", DAY, "Ja.", evaluatie_op=dt.date(2026, 3, 1), door=other)
    belofte.refresh_from_db()
    actions.bring(belofte, "ter-vrijgave", door=other)
    home = writer.get("/").content.decode()
    assert "Te laat, op 1 maart 2026: " + ASKED in home and "Afspraken over lokale teams" in home
    assert f"{WORK}toezegging/{belofte.pk}/" in reader.get("/").content.decode()
