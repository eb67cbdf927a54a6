"""Every address keeps other sites out, and what a person sees or sends is kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.http import HttpResponseBase, StreamingHttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.mensen import sign_in

from snijvlak.config import headers
from snijvlak.toegang.permissies import ROLLEN

pytestmark = pytest.mark.eenmaal

EXPECTED = {
    **headers.SAME_ORIGIN,
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
}
# What a route asks for, as the person who tries addresses would fill it in.
SAMPLES = {"uuid": str(UUID(int=1)), "slug": "so", "int": "1", "str": "x", "delingsoort": "voorschot"}
STATIC_FILE = "proef.svg"


def addresses(resolver: URLResolver | None = None, before: str = "/") -> Iterator[str]:
    """Every address there is, with a made-up number where one is asked for."""
    for item in (resolver or get_resolver()).url_patterns:
        text = str(item.pattern)
        text = text.replace("<vestiging>", "00AO00")
        for converter, sample in SAMPLES.items():
            while f"<{converter}:" in text:
                start = text.index(f"<{converter}:")
                text = text[:start] + sample + text[text.index(">", start) + 1 :]
        if isinstance(item, URLResolver):
            yield from addresses(item, before + text)
        elif isinstance(item, URLPattern):
            assert "<" not in text, f"no sample for {text}"
            yield before + text


def missing(response: HttpResponseBase, address: str = "") -> list[str]:
    # What the API answers is for pages of others too.
    own = {"Cross-Origin-Resource-Policy": "cross-origin"} if address.startswith("/api/") else {}
    wrong = [name for name, value in (EXPECTED | own).items() if response.get(name) != value]
    if "default-src 'none'" not in response.get("Content-Security-Policy", ""):
        wrong.append("Content-Security-Policy")
    return wrong


def close(response: HttpResponseBase) -> None:
    assert isinstance(response, StreamingHttpResponse)
    response.getvalue()  # the file is closed when all was read


def asks_to_sign_in(response: HttpResponseBase) -> bool:
    return response.status_code == 302 and response["Location"].startswith("/aanmelden/")


@pytest.fixture
def static_file() -> Iterator[str]:
    file = Path(settings.STATIC_ROOT) / STATIC_FILE
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    yield f"/static/{STATIC_FILE}"
    file.unlink()


@pytest.mark.django_db
def test_every_address_keeps_other_sites_out(client: Client) -> None:
    tried = ["/is-er-niet/", *addresses()]
    assert len(tried) > 20
    assert {a: m for a in tried if (m := missing(client.get(a), a) + missing(client.post(a), a))} == {}


def test_a_static_file_keeps_other_sites_out_too(client: Client, static_file: str) -> None:
    answer = client.get(static_file)
    assert answer.status_code == 200 and missing(answer) == []
    close(answer)


@pytest.mark.django_db
def test_every_address_behind_signing_in_is_kept_nowhere() -> None:
    anonymous = Client()
    guarded = [a for a in addresses() if asks_to_sign_in(anonymous.get(a))]
    assert len(guarded) >= 10
    assert [a for a in guarded if "no-store" not in anonymous.get(a).get("Cache-Control", "")] == []
    for rol in ROLLEN:
        client = Client()
        sign_in(client, rol)
        answers = {a: client.get(a) for a in guarded}
        assert not any(asks_to_sign_in(answer) for answer in answers.values())
        assert [a for a, r in answers.items() if "no-store" not in r.get("Cache-Control", "")] == []


@pytest.mark.django_db
def test_who_is_signed_in_leaves_no_page_behind(client: Client) -> None:
    sign_in(client, "data-analist")
    for address in ("/", "/grensverkeer/", "/meldpunt/werklijst/", "/is-er-niet/", "/rapporten/"):
        assert "no-store" in client.get(address)["Cache-Control"]


@pytest.mark.django_db
def test_the_answer_to_a_form_is_kept_nowhere(client: Client) -> None:
    assert "no-store" in client.post("/wegwijzer/", {"postcode": "3155"})["Cache-Control"]


@pytest.mark.django_db
def test_the_style_sheet_may_be_kept_also_by_who_is_signed_in(client: Client, static_file: str) -> None:
    sign_in(client, "beheerder")
    answer = Client(headers={"cookie": f"sessionid={client.cookies['sessionid'].value}"}).get(static_file)
    assert answer.status_code == 200 and "no-store" not in answer.get("Cache-Control", "")
    close(answer)


def test_the_page_for_an_error_keeps_other_sites_out_too() -> None:
    """This test may not touch the database, so the page fails as when it is gone."""
    answer = Client(raise_request_exception=False).get("/rapporten/")
    assert answer.status_code == 500 and missing(answer) == []
