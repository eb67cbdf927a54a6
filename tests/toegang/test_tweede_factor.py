"""The second factor: codes by RFC 6238, recovery codes once, compulsory where the settings say so."""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django import Settings
from tests.mensen import PASSWORD, person, sign_in

from snijvlak.config import settings as production
from snijvlak.toegang import actions, queries
from snijvlak.toegang.models import Gebeurtenis, Persoon
from snijvlak.toegang.tweede_factor import Adapter

pytestmark = pytest.mark.django_db
APP, WORK = "/mijn-toegang/app/", "/meldpunt/werklijst/"


def totp(secret: str, moment: float | None = None) -> str:
    """The code of an app at a moment: RFC 6238 with SHA-1, six digits, thirty seconds."""
    step = struct.pack(">Q", int(time.time() if moment is None else moment) // 30)
    digest = hmac.digest(base64.b32decode(secret), step, "sha1")
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


@pytest.mark.eenmaal
def test_the_oracle_agrees_with_the_table_of_the_rfc() -> None:
    secret = base64.b32encode(b"12345678901234567890").decode()
    assert [totp(secret, moment) for moment in (59, 1111111109, 20000000000)] == [
        "287082",
        "081804",
        "353130",
    ]


def switch_on(client: Client) -> tuple[str, list[str]]:
    """Switch the second factor on as a person does; the secret of the app and the recovery codes."""
    text = client.get(APP).content.decode()
    secret = re.search(r'Sleutel: <span class="snijvlak-code">([A-Z2-7=]+)<', text)
    assert secret and "<svg" in text and "<img" not in text
    answer = client.post(APP, {"code": totp(secret[1])}, follow=True)
    codes = re.findall(r"<li><span class=\"snijvlak-code\">(\d+)<", answer.content.decode())
    return secret[1], codes


def password(client: Client, persoon: Persoon) -> str:
    answer = client.post("/aanmelden/", {"login": persoon.email, "password": PASSWORD})
    assert answer.status_code == 302
    return answer["Location"]


def test_it_is_switched_on_with_a_code_and_gives_ten_recovery_codes_once(client: Client) -> None:
    persoon = sign_in(client, "coordinator-meldpunt")
    assert client.post(APP, {"code": "000000"}).status_code == 200
    assert not queries.has_second_factor(persoon)
    _, codes = switch_on(client)
    assert len(codes) == 10 and queries.has_second_factor(persoon)
    again = client.get("/mijn-toegang/herstelcodes/").content.decode()
    assert not any(code in again for code in codes) and "nog 10 herstelcodes" in again


def test_who_has_it_gets_nowhere_with_the_password_alone(client: Client) -> None:
    persoon = sign_in(client, "coordinator-meldpunt")
    secret, _ = switch_on(client)
    other = Client()
    assert password(other, persoon).startswith("/aanmelden/code/")
    assert other.get(WORK)["Location"].startswith("/aanmelden/")
    wrong = other.post("/aanmelden/code/", {"code": "000000"})
    assert "Deze code klopt niet" in wrong.content.decode() and other.get(WORK).status_code == 302
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    assert other.post("/aanmelden/code/", {"code": totp(secret, time.time() + 30)}).status_code == 302
    assert other.get(WORK).status_code == 200


def test_a_recovery_code_works_once(client: Client) -> None:
    persoon = sign_in(client, "coordinator-meldpunt")
    _, codes = switch_on(client)
    for works in (True, False):
        other = Client()
        password(other, persoon)
        assert (other.post("/aanmelden/code/", {"code": codes[0]}).status_code == 302) is works
        assert (other.get(WORK).status_code == 200) is works


def test_codes_are_not_guessed_without_end(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = production.ACCOUNT_RATE_LIMITS
    persoon = sign_in(client, "coordinator-meldpunt")
    secret, _ = switch_on(client)
    other = Client()
    password(other, persoon)
    for _ in range(5):
        other.post("/aanmelden/code/", {"code": "000000"})
    other.post("/aanmelden/code/", {"code": totp(secret, time.time() + 30)})
    assert other.get(WORK).status_code == 302


class TestCompulsory:
    @pytest.fixture(autouse=True)
    def compulsory(self, settings: Settings) -> None:
        settings.TWEEDE_FACTOR_VERPLICHT = True

    def test_who_has_none_reaches_no_page_but_the_one_to_switch_it_on(self, client: Client) -> None:
        sign_in(client, "coordinator-meldpunt")
        for page in (WORK, "/bewaren/"):
            assert client.get(page)["Location"] == APP
        assert "Zet eerst een tweede stap aan" in client.get(WORK, follow=True).content.decode()
        switch_on(client)
        assert client.get(WORK).status_code == 200

    def test_it_cannot_be_switched_off(self, client: Client) -> None:
        persoon = sign_in(client, "coordinator-meldpunt")
        switch_on(client)
        for answer in (client.get(f"{APP}uit/"), client.post(f"{APP}uit/")):
            assert "U hebt een tweede stap nodig" in answer.content.decode()
        assert queries.has_second_factor(persoon)


@pytest.mark.django_db(transaction=True)
def test_elsewhere_it_can_be_switched_off_and_that_is_in_the_trail(client: Client) -> None:
    persoon = sign_in(client, "coordinator-meldpunt")
    switch_on(client)
    assert client.post(f"{APP}uit/").status_code == 302
    assert not queries.has_second_factor(persoon)
    deeds = Gebeurtenis.objects.filter(daad__startswith="tweede-factor").order_by("pk")
    assert [(d.daad, d.reden) for d in deeds] == [
        ("tweede-factor-aan", "totp"),
        ("tweede-factor-aan", "recovery_codes"),
        ("tweede-factor-uit", "totp"),
        ("tweede-factor-uit", "recovery_codes"),
    ]


def test_a_change_after_a_while_asks_for_the_code_again(client: Client, settings: Settings) -> None:
    sign_in(client, "coordinator-meldpunt")
    switch_on(client)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    answer = client.get(f"{APP}uit/")
    assert answer.status_code == 302 and answer["Location"].startswith("/mijn-toegang/opnieuw/")


def test_the_database_does_not_give_the_secret_away(client: Client, settings: Settings) -> None:
    sign_in(client, "coordinator-meldpunt")
    secret, codes = switch_on(client)
    kept = repr(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept and not any(code in kept for code in codes)
    locked = Adapter().encrypt(secret)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "nieuw" * 12
    with pytest.raises(ImproperlyConfigured, match="SNIJVLAK_GEHEIM_OUD"):
        Adapter().decrypt(locked)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert Adapter().decrypt(locked) == secret


def test_who_lost_it_is_helped_and_signed_out_everywhere(client: Client) -> None:
    persoon = sign_in(client, "coordinator-meldpunt")
    switch_on(client)
    actions.drop_second_factor(persoon, door=person("beheerder"))
    assert client.get(WORK).status_code == 302 and not queries.has_second_factor(persoon)
    assert password(client, persoon) == "/"
