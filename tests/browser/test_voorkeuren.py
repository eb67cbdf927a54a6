"""What a visitor prefers is followed: dark, more contrast, the colours of the machine, and paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.hulp import begin, sign_in, violations

pytestmark = pytest.mark.eenmaal

PUBLIC = (
    "/",
    "/meldpunt/nieuw/",
    "/wegwijzer/?postcode=2511",
    "/grensverkeer/",
    "/rapporten/",
    "/aanmelden/",
)
SIGNED_IN = ("/meldpunt/werklijst/", "/bewaren/", "/mijn-toegang/")


def light_of(page: Page, what: str) -> float:
    """The lightness of a colour of the page, 0 for black to 1 for white."""
    color: str = page.evaluate(f"getComputedStyle(document.documentElement).{what}")
    parts = [int(float(part)) for part in color.partition("(")[2].rstrip(")").split(",")[:3]]
    return sum(parts) / 765


@pytest.mark.parametrize(
    "media",
    [{"color_scheme": "dark"}, {"contrast": "more"}, {"color_scheme": "dark", "contrast": "more"}],
    ids=["dark", "contrast", "dark and contrast"],
)
def test_no_page_has_a_violation(
    browser: Browser, server: str, gegevens: Path, media: dict[str, Any]
) -> None:
    page = sign_in(browser, server, gegevens, "coordinator-meldpunt", "/")
    public = browser.new_context(base_url=server).new_page()
    found: list[str] = []
    for where, paths in ((public, PUBLIC), (page, SIGNED_IN)):
        where.emulate_media(**media)
        for path in paths:
            where.goto(path)
            found += [f"{path}: {violation}" for violation in violations(where)]
    begin(public)
    public.get_by_role("button", name="Verder", exact=True).click()
    found += [f"errors: {violation}" for violation in violations(public)]
    page.context.close()
    public.context.close()
    assert found == []


def test_dark_is_dark_and_light_is_light(page: Page) -> None:
    page.goto("/")
    assert light_of(page, "backgroundColor") > 0.9 and light_of(page, "color") < 0.3
    page.emulate_media(color_scheme="dark")
    assert light_of(page, "backgroundColor") < 0.2 and light_of(page, "color") > 0.9


def test_in_the_colours_of_the_machine_buttons_keep_an_edge(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/meldpunt/nieuw/")
    button = page.get_by_role("button", name="Beginnen met melden")
    assert button.evaluate("b => getComputedStyle(b).borderTopStyle") == "solid"
    assert float(button.evaluate("b => parseFloat(getComputedStyle(b).borderTopWidth)")) >= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_colours_of_the_machine_a_hidden_area_keeps_its_hatch(page: Page, scheme: Any) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto("/vormgeving/")

    def fill(what: str) -> str:
        area = page.locator(f".snijvlak-kaart a .snijvlak-kaart-vlak--{what}")
        return area.evaluate("area => getComputedStyle(area).fill")

    assert "verborgen" in fill("verborgen") and fill("geen") == fill("0")
    ground = page.locator(".snijvlak-kaart-wit").first.evaluate("ground => getComputedStyle(ground).fill")
    assert ground == fill("geen")  # else the hatch is a plain area in the dark


def test_on_paper_there_is_no_menu_and_the_table_is_whole(page: Page) -> None:
    page.goto("/grensverkeer/")
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    assert menu.is_visible()
    page.emulate_media(media="print")
    assert not menu.is_visible() and page.get_by_role("heading", level=1).is_visible()
    region = page.locator(".utrecht-table-container").first
    assert region.evaluate("r => getComputedStyle(r).overflowX") == "visible"
