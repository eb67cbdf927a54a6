"""The map that zooms: beside the drawn one, from our own server alone, under our own policy."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from snijvlak.gebied import grenzen, queries
from tests.browser.hulp import violations

pytestmark = pytest.mark.eenmaal  # nothing here depends on the database

OPEN = "Open de kaart om in te zoomen"


def square(place: int) -> grenzen.Ring:
    west = 4 + place * 0.05
    return ((west, 52.0), (west + 0.05, 52.0), (west + 0.05, 52.05), (west, 52.05), (west, 52.0))


@pytest.fixture(scope="module", autouse=True)
def boundaries(gegevens: Path) -> None:
    """Ten squares on a row, made up: this needs no boundaries of CBS."""
    found = [
        grenzen.Grens(g.code, g.naam, ((square(place),),)) for place, g in enumerate(queries.haaglanden())
    ]
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    grenzen.keep(found, 2026, gegevens / grenzen.MAP, bron="verzonnen", adres="proef", moment=moment)


def ready(page: Page) -> None:
    expect(page.get_by_role("button", name="Uitzoomen")).to_be_visible(timeout=30_000)


def step(page: Page) -> float:
    """How far the names of two neighbours are from each other: larger when the map is larger."""
    names = page.locator(".snijvlak-zoomkaart-naam")
    boxes = {name.inner_text(): name.bounding_box() for name in names.all()}
    first, second = boxes["Delft"], boxes["'s-Gravenhage"]
    assert first and second
    return abs(first["x"] + first["width"] / 2 - second["x"] - second["width"] / 2)


def wait_for_step(page: Page, low: float, high: float) -> None:
    for _ in range(100):
        if low < step(page) < high:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{step(page)} is not between {low} and {high}")


def test_opens_when_asked_and_zooms(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/wegwijzer/kaart/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "maplibre" in url or "grenzen" in url]  # large: only when asked
    page.get_by_role("button", name=OPEN).click()
    ready(page)
    assert not page.get_by_role("button", name=OPEN).is_visible()
    expect(page.get_by_role("region", name="Kaart van Haaglanden")).to_be_focused()
    whole = step(page)
    page.keyboard.press("+")
    wait_for_step(page, 1.9 * whole, 2.1 * whole)
    page.keyboard.press("-")
    wait_for_step(page, 0.9 * whole, 1.1 * whole)
    page.get_by_role("button", name="Inzoomen").click()
    wait_for_step(page, 1.9 * whole, 2.1 * whole)
    page.get_by_role("button", name="Uitzoomen").click()
    wait_for_step(page, 0.9 * whole, 1.1 * whole)
    page.get_by_role("button", name="Inzoomen").click()
    wait_for_step(page, 1.9 * whole, 2.1 * whole)
    page.get_by_role("button", name="Heel Haaglanden").click()
    wait_for_step(page, 0.9 * whole, 1.1 * whole)


def test_goes_to_the_place_that_was_looked_for(page: Page) -> None:
    page.goto("/wegwijzer/kaart/")
    page.get_by_role("button", name=OPEN).click()
    ready(page)
    whole = step(page)
    page.get_by_label("Welke plaats of postcode zoekt u?").fill("2611 AB")
    page.get_by_role("button", name="Zoeken").click()
    ready(page)
    assert step(page) > 2 * whole
    chosen = page.locator(".snijvlak-zoomkaart-naam--gekozen")
    expect(chosen).to_have_text("Delft")
    frame, name = page.locator(".snijvlak-zoomkaart").bounding_box(), chosen.bounding_box()
    assert frame and name
    assert name["x"] + name["width"] / 2 == pytest.approx(frame["x"] + frame["width"] / 2, abs=2)
    assert name["y"] + name["height"] / 2 == pytest.approx(frame["y"] + frame["height"] / 2, abs=2)


def colour(page: Page, right: float, down: float) -> list[int]:
    """The colour of a point of the map as red, green and blue, measured from its centre in pixels."""
    frame = page.locator(".snijvlak-zoomkaart").bounding_box()
    assert frame
    x, y = frame["x"] + frame["width"] / 2 + right, frame["y"] + frame["height"] / 2 + down
    picture = page.screenshot(full_page=False, clip={"x": x, "y": y, "width": 1, "height": 1})
    found: list[int] = page.context.new_page().evaluate(
        """async bytes => {
            const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
            const sheet = new OffscreenCanvas(1, 1).getContext("2d");
            sheet.drawImage(picture, 0, 0);
            return [...sheet.getImageData(0, 0, 1, 1).data].slice(0, 3);
        }""",
        list(picture),
    )
    return found


def test_draws_the_chosen_area_darker(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 2000})
    page.goto("/wegwijzer/kaart/?gemeente=GM0503")
    ready(page)
    page.wait_for_timeout(500)
    assert colour(page, 0, 60) == [0x5B, 0x8D, 0xC0]  # Delft fills the height of the frame
    assert colour(page, 300, 60) == [0xEA, 0xF2, 0xFA]  # and beside it lies a neighbour


@pytest.mark.parametrize("width", [320, 1280])
def test_the_open_map_has_no_violation_and_fits(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/wegwijzer/kaart/?gemeente=GM0503")
    ready(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_names_never_stand_on_each_other(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("/wegwijzer/kaart/")
    page.get_by_role("button", name=OPEN).click()
    ready(page)
    names = page.locator(".snijvlak-zoomkaart-naam:not(.snijvlak-zoomkaart-naam--weg)").all()
    boxes = sorted((box["x"], box["x"] + box["width"]) for box in (n.bounding_box() for n in names) if box)
    assert 1 < len(boxes) < 10
    assert all(right <= left for (_, right), (left, _) in itertools.pairwise(boxes))


def test_without_script_the_drawn_map_marks_the_place(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    page.goto("/wegwijzer/kaart/")
    page.get_by_label("Welke plaats of postcode zoekt u?").fill("Delft")
    page.get_by_role("button", name="Zoeken").click()
    assert page.locator(".snijvlak-kaart a[aria-current]").get_attribute("aria-label") == "Delft"
    assert not page.get_by_role("button", name=OPEN).is_visible()
    context.close()


def test_says_so_when_the_boundaries_do_not_come(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server)
    page = context.new_page()
    page.route("**/grenzen.geojson", lambda route: route.abort())
    page.goto("/wegwijzer/kaart/")
    page.get_by_role("button", name=OPEN).click()
    expect(page.get_by_text("wil niet openen")).to_be_visible()
    assert not page.locator(".snijvlak-zoomkaart").is_visible()
    assert page.locator(".snijvlak-kaart").is_visible()
    context.close()
