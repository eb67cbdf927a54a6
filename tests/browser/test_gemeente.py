"""A coördinator signs in at the municipality's own page and comes back to the work list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import Browser, expect

from tests.browser.hulp import free_port, serving, violations
from tests.oidc.aanbieder import CLIENT, SECRET, Aanbieder, running
from tests.proces import Installatie

pytestmark = pytest.mark.eenmaal


@pytest.fixture(scope="module")
def place(
    snijvlak: list[str], demoregio: Installatie, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Aanbieder]]:
    """Snijvlak and the provider of a municipality, each with a server of its own."""
    folder, port = tmp_path_factory.mktemp("gemeente"), free_port()
    with running(folder, f"http://127.0.0.1:{port}/aanmelden/gemeente/terug/") as provider:
        afspraken = folder / "afspraken.yaml"
        afspraken.write_text(agreement(provider.issuer), encoding="utf-8")
        settings = {
            "SNIJVLAK_OPENID_UITGEVER": provider.issuer,
            "SNIJVLAK_OPENID_CLIENT": CLIENT,
            "SNIJVLAK_OPENID_GEHEIM": SECRET,
            "SNIJVLAK_OPENID_AFSPRAKEN": str(afspraken),
        }
        with serving(snijvlak, {**demoregio.copy(folder / "gegevens"), **settings}, port) as address:
            yield address, provider


def agreement(issuer: str) -> str:
    rule = {
        "claim": "groups",
        "waarde": "meldpunt",
        "organisatie": "Gemeente Voorbeeld (verzonnen)",
        "functie": "Coördinator",
        "rol": "coordinator-meldpunt",
    }
    uitgever = {
        "uitgever": issuer,
        "vanaf": "2026-01-01",
        "bron": "proef",
        "tweede_stap": {"claim": "amr", "waarden": ["mfa"]},
        "regels": [rule],
    }
    return yaml.safe_dump({"bron": "proef", "uitgevers": [uitgever]}, allow_unicode=True)


def test_from_the_sign_in_page_to_the_work_list_and_refused_without_a_role(
    browser: Browser, place: tuple[str, Aanbieder]
) -> None:
    address, provider = place
    person = {"name": "Anna Proef", "email": "anna@gemeente.example", "amr": ["pwd", "mfa"]}
    provider.knows("anna", **person, groups=["meldpunt"])
    page = browser.new_context(base_url=address).new_page()
    page.set_default_timeout(10_000)
    page.goto("/meldpunt/werklijst/")
    assert violations(page) == []
    page.get_by_role("link", name="Aanmelden bij uw eigen gemeente").click()
    assert page.url.startswith(provider.issuer)
    page.get_by_label("Naam").fill("anna")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", name="Meldingen", exact=True)).to_be_visible()
    assert page.url == f"{address}/meldpunt/werklijst/"
    page.goto("/afmelden/")
    page.get_by_role("main").get_by_role("button", name="Afmelden").click()
    provider.knows("anna", **person, groups=[])
    page.goto("/aanmelden/gemeente/")
    if page.url.startswith(provider.issuer):
        page.get_by_label("Naam").fill("anna")
        page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_text("Uw gemeente gaf u geen rol in Snijvlak.")).to_be_visible()
    assert violations(page) == []
    page.goto("/meldpunt/werklijst/")
    expect(page.get_by_role("heading", name="Aanmelden", exact=True)).to_be_visible()
