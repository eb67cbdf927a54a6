"""Signing in at a municipality, with a real OpenID Connect provider on this machine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
import requests
import yaml
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from tests.mensen import person
from tests.oidc.aanbieder import CLIENT, SECRET, Aanbieder, running

from snijvlak.config.omgeving import OpenID
from snijvlak.toegang import gemeente
from snijvlak.toegang.models import Gebeurtenis, Lidmaatschap, Organisatie, Persoon

pytestmark = pytest.mark.django_db
BACK = "/aanmelden/gemeente/terug/"
STRONG = {"name": "Anna Proef", "email": "anna@gemeente.example", "amr": ["pwd", "mfa"]}


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aanbieder]:
    with running(tmp_path_factory.mktemp("oidc"), f"http://testserver{BACK}") as found:
        yield found


@pytest.fixture(autouse=True)
def agreed(provider: Aanbieder, settings: Settings) -> None:
    """The agreement with this provider: two groups, and the organisation they belong to."""
    Organisatie.objects.create(naam="Demostad", soort=Organisatie.Soort.GEMEENTE)
    path = provider.people.with_name("afspraken.yaml")

    def rule(waarde: str, rol: str, functie: str) -> dict[str, str]:
        place = {"organisatie": "Demostad", "functie": functie, "rol": rol}
        return {"claim": "groups", "waarde": waarde, **place}

    uitgever = {
        "uitgever": provider.issuer,
        "vanaf": dt.date(2026, 1, 1),
        "bron": "proef",
        "tweede_stap": {"claim": "amr", "waarden": ["mfa"]},
        "regels": [
            rule("meldpunt", "coordinator-meldpunt", "Coördinator"),
            rule("beheer", "beheerder", "Beheerder"),
            rule("inkoop", "medewerker", "Contractmanager"),
        ],
    }
    path.write_text(yaml.safe_dump({"bron": "proef", "uitgevers": [uitgever]}), encoding="utf-8")
    settings.OPENID = OpenID(provider.issuer, CLIENT, SECRET, path)
    settings.TWEEDE_FACTOR_VERPLICHT = True


def leave(client: Client, onward: str = "") -> str:
    """Go to the provider; the address it is asked at."""
    answer = client.get("/aanmelden/gemeente/", {"next": onward} if onward else {})
    assert answer.status_code == 302
    return answer["Location"]


def log_in_there(address: str, login: str) -> str:
    """Log in on the provider's own page; the address it sends back to."""
    browser = requests.Session()
    form = browser.get(address)
    answer = browser.post(form.url, data={"login": login}, allow_redirects=False)
    while not answer.headers["Location"].startswith("http://testserver"):
        answer = browser.get(answer.headers["Location"], allow_redirects=False)
    return answer.headers["Location"].removeprefix("http://testserver")


def enter(login: str, client: Client | None = None, onward: str = "") -> tuple[Client, HttpResponse]:
    client = client or Client()
    return client, client.get(log_in_there(leave(client, onward), login))  # type: ignore[return-value]


def roles(email: str = "anna@gemeente.example") -> set[str]:
    today = timezone.localdate()
    held = Lidmaatschap.objects.filter(persoon__email=email, van__lte=today)
    return {lid.rol for lid in held if lid.tot is None or lid.tot > today}


def test_it_asks_for_pkce_state_and_nonce() -> None:
    asked = parse_qs(urlparse(leave(Client())).query)
    assert asked["code_challenge_method"] == ["S256"] and asked["code_challenge"][0]
    assert len(asked["state"][0]) >= 20 and len(asked["nonce"][0]) >= 20


def test_from_the_municipality_to_the_work_list(provider: Aanbieder) -> None:
    provider.knows("anna", **STRONG, groups=["meldpunt", "iets anders"])
    client, answer = enter("anna", onward="/meldpunt/werklijst/")
    assert (answer.status_code, answer["Location"]) == (302, "/meldpunt/werklijst/")
    assert client.get("/meldpunt/werklijst/").status_code == 200
    assert roles() == {"coordinator-meldpunt"}
    assert "Dit bezoek." in client.get("/mijn-toegang/").content.decode()
    _, again = enter("anna")
    assert again["Location"] == "/" and Persoon.objects.filter(email=STRONG["email"]).count() == 1


def test_another_site_is_no_place_to_go_on_to(provider: Aanbieder) -> None:
    provider.knows("anna", **STRONG, groups=["meldpunt"])
    assert enter("anna", onward="https://elders.example/")[1]["Location"] == "/"


def test_roles_follow_the_claims_at_each_sign_in(provider: Aanbieder) -> None:
    provider.knows("anna", **STRONG, groups=["meldpunt"])
    first, _ = enter("anna")
    provider.knows("anna", **STRONG, groups=["beheer"])
    second, _ = enter("anna")
    assert roles() == {"beheerder"}
    assert first.get("/meldpunt/werklijst/").status_code in (302, 403)
    assert second.get("/toegang/spoor/").status_code == 200
    provider.knows("anna", **STRONG, groups=["meldpunt"])  # and back on the same day
    enter("anna")
    assert roles() == {"coordinator-meldpunt"}
    deeds = Gebeurtenis.objects.filter(daad__in=("rol-gegeven", "rol-beeindigd")).order_by("pk")
    assert [(row.daad, row.reden) for row in deeds] == [
        ("rol-gegeven", "coordinator-meldpunt"),
        ("rol-beeindigd", "coordinator-meldpunt"),
        ("rol-gegeven", "beheerder"),
        ("rol-beeindigd", "beheerder"),
        ("rol-gegeven", "coordinator-meldpunt"),
    ]


def test_what_the_beheerder_gave_stays(provider: Aanbieder) -> None:
    provider.knows("anna", **STRONG, groups=["meldpunt"])
    enter("anna")
    anna = Persoon.objects.get(email=STRONG["email"])
    place = Organisatie.objects.get(naam="Demostad")
    Lidmaatschap.objects.create(
        persoon=anna, organisatie=place, functie="x", rol="beleidsadviseur", van=dt.date(2026, 1, 1)
    )
    provider.knows("anna", **STRONG, groups=["beheer"])
    enter("anna")
    assert roles() == {"beleidsadviseur", "beheerder"}


@pytest.mark.parametrize(
    ("claims", "code", "words"),
    [
        ({**STRONG, "groups": ["iets anders"]}, "geen-rol", "gaf u geen rol"),
        ({**STRONG, "amr": ["pwd"], "groups": ["meldpunt"]}, "geen-tweede-stap", "zonder tweede stap"),
        ({"amr": ["mfa"], "groups": ["meldpunt"]}, "gegevens-ontbreken", "geen naam of e-mailadres"),
        ({**STRONG, "email": "jo@example.org", "groups": ["meldpunt"]}, "adres-bestaat-al", "Er is al een"),
        ({**STRONG, "groups": ["meldpunt", "inkoop"]}, "combinatie", "gaat niet samen"),
    ],
)
def test_who_is_not_let_in_reads_why_and_it_is_in_the_trail(
    provider: Aanbieder, claims: dict[str, Any], code: str, words: str
) -> None:
    person("beleidsadviseur", "jo")
    provider.knows("anna", **claims)
    client, answer = enter("anna")
    assert answer.status_code == 403 and words in answer.content.decode()
    assert client.get("/meldpunt/werklijst/").status_code == 302
    assert not Persoon.objects.filter(email=STRONG["email"]).exists()
    assert Gebeurtenis.objects.filter(daad="aanmelden-geweigerd").get().reden == code


def test_who_was_tied_by_the_beheerder_comes_in_as_who_she_was(provider: Aanbieder) -> None:
    jo, other = person("beleidsadviseur", "jo"), person("beleidsadviseur", "wim")
    provider.knows("anna", **{**STRONG, "email": "jo@example.org"}, groups=["meldpunt"])
    assert enter("anna")[1].status_code == 403
    assert gemeente.link(jo, provider.issuer, "anna", door=None)
    assert not gemeente.link(jo, provider.issuer, "anna", door=None)
    client, _ = enter("anna")
    assert client.get("/meldpunt/werklijst/").status_code == 200
    assert roles("jo@example.org") == {"beleidsadviseur", "coordinator-meldpunt"}
    for who, subject in ((other, "anna"), (jo, "een ander")):
        with pytest.raises(gemeente.AlGekoppeld, match=r"jo@example\.org meldt zich al aan"):
            gemeente.link(who, provider.issuer, subject, door=None)
    assert Gebeurtenis.objects.filter(daad="openid-gekoppeld").count() == 1


def test_an_account_that_was_closed_stays_closed(provider: Aanbieder) -> None:
    provider.knows("anna", **STRONG, groups=["meldpunt"])
    enter("anna")
    Persoon.objects.filter(email=STRONG["email"]).update(is_active=False)
    assert "gesloten" in enter("anna")[1].content.decode()


class TestForgedAnswers:
    @pytest.fixture(autouse=True)
    def anna(self, provider: Aanbieder) -> None:
        provider.knows("anna", **STRONG, groups=["meldpunt"])

    def refused(self, client: Client, address: str) -> None:
        answer = client.get(address)
        assert answer.status_code == 502 and "lukte niet" in answer.content.decode()
        assert client.get("/meldpunt/werklijst/").status_code == 302

    def test_an_answer_that_nobody_asked_for(self) -> None:
        back = log_in_there(leave(Client()), "anna")
        self.refused(Client(), back)

    def test_another_state(self) -> None:
        client = Client()
        back = log_in_there(leave(client), "anna")
        self.refused(client, back.replace("state=", "state=x"))

    def test_another_nonce(self) -> None:
        client = Client()
        back = log_in_there(leave(client), "anna")
        session = client.session
        key = next(key for key in list(session.keys()) if key.startswith("_state_gemeente_"))
        kept = session[key]
        kept["data"]["nonce"] = "een andere"
        session[key] = kept
        session.save()
        self.refused(client, back)

    def test_the_same_answer_twice(self) -> None:
        client = Client()
        back = log_in_there(leave(client), "anna")
        assert client.get(back).status_code == 302
        client.post("/afmelden/")
        self.refused(client, back)

    def test_a_code_that_was_made_up(self) -> None:
        client = Client()
        state = parse_qs(urlparse(leave(client)).query)["state"][0]
        self.refused(client, f"{BACK}?code=verzonnen&state={state}")


def test_a_provider_that_is_away_gives_a_page_and_not_an_error(settings: Settings) -> None:
    settings.OPENID = OpenID("http://127.0.0.1:1", CLIENT, SECRET, None)
    answer = Client().get("/aanmelden/gemeente/")
    assert answer.status_code == 502 and "lukte niet" in answer.content.decode()


def test_without_a_provider_there_is_no_such_page(settings: Settings) -> None:
    settings.OPENID = None
    assert Client().get("/aanmelden/gemeente/").status_code == 404
    assert "uw eigen gemeente" not in Client().get("/aanmelden/").content.decode()
