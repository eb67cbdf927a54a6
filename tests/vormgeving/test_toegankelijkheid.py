"""The accessibility statement says what was tested and looked at, and no more."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from snijvlak.vormgeving import toegankelijkheid
from snijvlak.vormgeving.toegankelijkheid import Meting, Nagekeken

TODAY = dt.date(2026, 11, 23)
NOTHING: dict[str, Any] = {
    "bron": "proef",
    "vanaf": "2026-01-01",
    "met_de_hand": [],
    "ook_getoetst": [],
    "niet_gedaan": [],
    "niet_toegankelijk": [],
}
GEBREK = {
    "wat": "De kaart",
    "eis": "1.4.1",
    "oorzaak": "kleur",
    "gevolg": "niet te zien",
    "maatregel": "vormen",
    "klaar": "2027-01-01",
}


def examined(day: str, missed: int = 0) -> dict[str, Any]:
    return {"onderzoek": {"dag": day, "door": "een bureau", "eisen_niet_gehaald": missed}}


@pytest.mark.parametrize(
    ("known", "status"),
    [
        ({}, "D"),
        ({"onderzoek_gepland": "2027-05-01"}, "C"),
        ({"onderzoek_gepland": "2027-06-01"}, "D"),  # more than half a year on
        ({"onderzoek_gepland": "2026-11-22"}, "D"),  # it did not come
        (examined("2026-06-01"), "A"),
        (examined("2026-06-01", 2), "B"),
        ({**examined("2026-06-01"), "niet_toegankelijk": [GEBREK]}, "B"),
        (examined("2023-11-24"), "A"),
        (examined("2023-11-23"), "D"),  # three years old
        (examined("2026-11-24"), "D"),  # still to come
        ({**examined("2023-01-01"), "onderzoek_gepland": "2027-01-01"}, "C"),
    ],
)
def test_only_a_full_examination_gives_a_good_status(known: dict[str, Any], status: str) -> None:
    assert toegankelijkheid.status(Nagekeken.model_validate({**NOTHING, **known}), TODAY) == status


@pytest.fixture
def page(client: Client) -> str:
    return client.get("/toegankelijkheid/").content.decode()


def meting(**changes: Any) -> Meting:
    known = {"dag": "2026-11-20", "bladzijden": ["start", "a"], "breedtes": [320], "regels": ["wcag2a"]}
    known |= {"gekeken": 3, "rollen": ["beheerder"]}
    return Meting.model_validate({**known, "overtredingen": [], "lix": {}, **changes})


@pytest.mark.django_db
class TestThePage:
    def test_has_the_parts_that_the_decision_asks(self, page: str) -> None:
        for part in ("Status: ", "Wat niet toegankelijk is", "Hoe wij dit weten", "Lukt iets u niet?"):
            assert f">{part}" in page
        for part in ("Gemeente Demostad wil", "onevenredige last", "buiten de regels"):
            assert part in page
        assert "Nationale ombudsman" in page and "mailto:beheer@example.org" in page
        assert "2018/1523" in page and "binnen 5 werkdagen" in page

    def test_says_what_the_last_test_found(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(toegankelijkheid, "measured", meting)
        said = client.get("/toegankelijkheid/").content.decode()
        assert "Op 20 november 2026 liep onze toets door 2 soorten bladzijden" in said
        assert "als bezoeker en in 1 rol. De toets keek 3 keer" in said
        assert "De toets vond geen fouten." in said
        monkeypatch.setattr(toegankelijkheid, "measured", lambda: meting(overtredingen=["a", "b"]))
        said = client.get("/toegankelijkheid/").content.decode()
        assert "De toets vond 2 fouten." in said and "vond fouten die wij nog moeten bekijken" in said
        assert "Wij kennen nu geen onderdeel" not in said

    def test_says_so_when_the_test_is_old_or_absent(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        old = timezone.localdate() - dt.timedelta(days=toegankelijkheid.TEST_DAYS + 1)
        monkeypatch.setattr(toegankelijkheid, "measured", lambda: meting(dag=old))
        assert "ouder dan een jaar" in client.get("/toegankelijkheid/").content.decode()
        monkeypatch.setattr(toegankelijkheid, "measured", lambda: None)
        assert "geen uitkomst van de toets" in client.get("/toegankelijkheid/").content.decode()

    def test_tells_what_is_not_accessible_and_when_it_will_be(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        known = Nagekeken.model_validate({**NOTHING, **examined("2026-06-01"), "niet_toegankelijk": [GEBREK]})
        monkeypatch.setattr(toegankelijkheid, "looked_at", lambda: known)
        said = client.get("/toegankelijkheid/").content.decode()
        assert "WCAG 1.4.1" in said and "1 januari 2027" in said and "een bureau" in said

    def test_is_linked_from_every_page(self, client: Client) -> None:
        assert 'href="/toegankelijkheid/"' in client.get("/").content.decode()


def test_what_comes_along_claims_no_more_than_the_test_showed() -> None:
    found = toegankelijkheid.measured()
    assert found and found.overtredingen == ()
    assert toegankelijkheid.looked_at().vanaf <= timezone.localdate()
    assert toegankelijkheid.statement(timezone.localdate()).bijgewerkt <= timezone.localdate()
