"""Bodies: made, with members, a chair and mandates; who may see and change what."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from tests.mensen import person, sign_in
from typer.testing import CliRunner

from snijvlak.gebied import queries as gebied
from snijvlak.overleg import actions, queries, regels
from snijvlak.overleg.cli import app
from snijvlak.overleg.models import Deelname, Mandaat, Overleg
from snijvlak.toegang.models import Persoon

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_every_kind_has_areas_to_choose_from_or_is_of_the_whole_region() -> None:
    for code, soort in regels.soorten().soorten.items():
        assert gebied.areas(soort.gebied) or soort.gebied == "regio", code
    assert ("GM0518", "'s-Gravenhage") in gebied.areas("gemeente")
    assert ("PO2815", "SPPOH (PO2815)") in gebied.areas("samenwerkingsverband")
    assert "RMC-regio Haaglanden" in dict(gebied.areas("rmc"))


def test_the_kinds_of_the_sources_are_there() -> None:
    """003 §5.1 (LEA, OOGO, JGZ H8, RMC, network), annex 4 and 7, §1.1."""
    assert set(regels.soorten().soorten) == {
        *("lea", "oogo", "rmc", "jgz-h8", "directeurenoverleg"),
        *("mdo", "doorbraaktafel", "ontwikkeltafel", "leernetwerk"),
    }


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"gebied_code": "PO2815"}, "past niet bij deze soort"),
        ({"frequentie": "elke dag"}, "frequentie 'elke dag'"),
        ({"naam": "LEA Rijswijk"}, "al een overleg met de naam"),
    ],
)
def test_what_does_not_fit_is_refused(changes: dict[str, Any], message: str) -> None:
    actions.add_overleg("LEA Rijswijk", "lea", [], gebied_code="GM0603", frequentie="kwartaal", door=None)
    with pytest.raises(actions.NietToegestaan, match=message):
        actions.add_overleg(changes.pop("naam", "LEA Delft"), "lea", [], **changes, door=None)
    assert Overleg.objects.count() == 1


def test_a_body_has_one_chair() -> None:
    first, second = person("deelnemer-overleg", "Ada"), person("deelnemer-overleg", "Bea")
    body = actions.add_overleg("LEA Delft", "lea", [first, second], door=None)
    for member in queries.members(body):
        actions.set_chair(member, door=None)
    assert [(d.persoon, d.voorzitter) for d in queries.members(body)] == [(second, True), (first, False)]
    assert queries.leads(second, body) and not queries.leads(first, body)
    with pytest.raises(IntegrityError), transaction.atomic():
        Deelname.objects.filter(overleg=body).update(voorzitter=True)


def test_a_chair_whose_role_ended_leads_no_more() -> None:
    chair = person("beleidsadviseur", "Ada")
    body = actions.add_overleg("LEA Delft", "lea", [chair], door=None)
    actions.set_chair(queries.members(body)[0], door=None)
    assert not queries.leads(chair, body)


def test_a_mandate_holds_from_a_day_until_a_day() -> None:
    body = actions.add_overleg("OOGO", "oogo", [], door=None)
    with pytest.raises(actions.NietToegestaan, match="ligt voor de eerste"):
        actions.add_mandate(body, "Alles", "-", TODAY, tot=TODAY - dt.timedelta(days=1), door=None)
    mandaat = actions.add_mandate(body, "Een plek toewijzen", "Convenant 2026, art. 3", TODAY, door=None)
    with pytest.raises(actions.NietToegestaan, match="ligt voor de eerste"):
        actions.end_mandate(mandaat, TODAY - dt.timedelta(days=1), door=None)
    actions.end_mandate(mandaat, TODAY, door=None)
    assert Mandaat.objects.get().tot == TODAY


class TestPages:
    @pytest.fixture
    def member(self) -> Persoon:
        return person("deelnemer-overleg", "Mona Lid")

    def make(self, client: Client) -> str:
        sign_in(client, "coordinator-meldpunt", "coordinator")
        form = {"naam": "LEA Rijswijk", "soort": "lea", "gebied_code": "GM0603", "frequentie": "kwartaal"}
        return client.post("/overleg/overleggen/nieuw/", form)["Location"]

    def test_the_coordinator_sets_up_a_body(self, client: Client, member: Persoon) -> None:
        address = self.make(client)
        page = client.get(address).content.decode()
        assert "Rijswijk" in page and "Elk kwartaal" in page and "Dat staat er nog niet." in page
        client.post(f"{address}deelnemer/", {"lid-persoon": str(member.pk), "lid-functie": "Directeur"})
        made = Deelname.objects.get()
        assert (made.functie, made.organisatie and made.organisatie.naam) == ("Directeur", "Proef")
        client.post(f"{address}deelnemer/{made.pk}/", {"voorzitter": "ja"})
        client.post(
            f"{address}mandaat/",
            {"mandaat-tekst_mandaat": "Een plek toewijzen", "mandaat-bron": "Besluit", "mandaat-van": TODAY},
        )
        page = client.get(address).content.decode()
        for said in ("Mona Lid", "Voorzitter", "Een plek toewijzen", "Geldt nu", "Bron: Besluit."):
            assert said in page
        client.post(f"{address}mandaat/{Mandaat.objects.get().pk}/")
        assert "Geldt nu niet" in client.get(address).content.decode()
        client.post(f"{address}deelnemer/{made.pk}/", {"weg": "ja"})
        assert not Deelname.objects.exists()
        assert "Rijswijk" in client.get("/overleg/overleggen/").content.decode()

    @pytest.mark.parametrize(
        ("path", "sent"),
        [
            ("deelnemer/", {"lid-persoon": "0"}),
            ("mandaat/", {"mandaat-tekst_mandaat": "", "mandaat-van": "2026-01-01"}),
            ("bijeenkomst/", {"moment-datum": "2020-01-01"}),
        ],
    )
    def test_what_is_wrong_is_said_on_the_page(self, client: Client, path: str, sent: dict[str, str]) -> None:
        answer = client.post(self.make(client) + path, sent)
        assert answer.status_code == 422 and 'id="foutenlijst"' in answer.content.decode()

    def test_a_member_sees_the_own_bodies_and_changes_nothing(self, client: Client, member: Persoon) -> None:
        own = actions.add_overleg("LEA Delft", "lea", [member], door=None)
        other = actions.add_overleg("LEA Westland", "lea", [], door=None)
        client.force_login(member)
        page = client.get("/overleg/overleggen/").content.decode()
        assert "LEA Delft" in page and "LEA Westland" not in page and "Nieuw overleg" not in page
        assert "<form" not in client.get(f"/overleg/overleggen/{own.pk}/").content.decode().split("<main")[1]
        assert client.get(f"/overleg/overleggen/{other.pk}/").status_code == 404
        assert client.post(f"/overleg/overleggen/{own.pk}/mandaat/").status_code == 403


class TestCommand:
    """``snijvlak overleg nieuw`` takes the area and how often it meets."""

    def give(self, *words: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["nieuw", *words])
        return done.exit_code, done.output

    @pytest.mark.parametrize(
        ("soort", "gebied_", "code"),
        [
            ("lea", "GM0518", "GM0518"),
            ("lea", "Den Haag", "GM0518"),
            ("oogo", "po2815", "PO2815"),
            ("oogo", "SPPOH (PO2815)", "PO2815"),
            ("rmc", "RMC-regio Haaglanden", "RMC-regio Haaglanden"),
            ("oogo", "", ""),
        ],
    )
    def test_an_area_by_code_or_name(self, soort: str, gebied_: str, code: str) -> None:
        words = ("Nieuw", "--soort", soort, "--gebied", gebied_, "--frequentie", "kwartaal")
        assert self.give(*words)[0] == 0
        made = Overleg.objects.get()
        assert (made.gebied, made.frequentie) == (code, "kwartaal")

    @pytest.mark.parametrize(
        ("words", "fault"),
        [
            (("--soort", "lea", "--gebied", "PO2815"), "Geef met --gebied een van: GM"),
            (("--soort", "lea", "--gebied", "Rotterdam"), "Geef met --gebied een van: GM"),
            (("--soort", "jgz-h8", "--gebied", "GM0518"), "Laat --gebied weg"),
            (("--soort", "lea", "--frequentie", "soms"), "Geef met --frequentie een van: week, "),
        ],
    )
    def test_what_does_not_fit_is_said(self, words: tuple[str, ...], fault: str) -> None:
        code, said = self.give("Nieuw", *words)
        assert code == 2 and fault in said and not Overleg.objects.exists()
