"""A real browser on a real server: pages are accessible, narrow screens fit, reporting needs no script."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ, reason="Chromium is not installed (apt install chromium)"
)
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAGES = [
    "/",
    "/meldpunt/nieuw/",
    "/meldpunt/volgen/",
    "/aanmelden/",
    "/registreren/",
    "/grensverkeer/",
    "/grensverkeer/so/",
]


@pytest.fixture(scope="module")
def gegevens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gegevens")


@pytest.fixture(scope="module")
def server(snijvlak: list[str], gegevens: Path) -> Iterator[str]:
    """Snijvlak as `make demo` starts it, on a free port, with the database of this test run."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO_")}
    env["SNIJVLAK_GEGEVENS"] = str(gegevens)
    process = subprocess.Popen([*snijvlak, "start", "--demo", "--poort", str(port)], env=env)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            assert process.poll() is None, "the server stopped"
            try:
                with urllib.request.urlopen(f"{address}/gezondheid/gereed", timeout=2):  # noqa: S310
                    break
            except OSError:
                time.sleep(0.2)
        else:
            pytest.fail("the server did not become ready within 30 seconds")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(base_url=server)
    page = context.new_page()
    problems: list[str] = []

    # A refused style or script shows as a console error: the Content-Security-Policy is part of the test.
    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and "422" not in message.text:  # 422: a form sent back with its errors
            problems.append(message.text)

    def on_request(request: Request) -> None:
        if not request.url.startswith(server):
            problems.append(request.url)

    page.on("console", on_console)
    page.on("request", on_request)
    yield page
    context.close()
    assert problems == []


def violations(page: Page) -> list[str]:
    axe = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    page.evaluate(axe)  # through the debugger: the page's own policy stays as it is
    found: dict[str, Any] = page.evaluate(
        "() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found["violations"]]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_page_is_accessible_and_fits(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    response = page.goto(path)
    assert response and response.status == 200
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_error_summary_gets_focus_and_is_accessible(page: Page) -> None:
    page.goto("/meldpunt/nieuw/")
    page.get_by_role("button", name="Melding versturen").click()
    assert page.evaluate("document.activeElement.id") == "foutenlijst"
    assert page.get_by_text("Kijk dit nog even na").is_visible()
    assert violations(page) == []


def test_each_choice_is_shown_once(page: Page) -> None:
    page.goto("/meldpunt/nieuw/")
    assert page.get_by_text("Schoolbestuur", exact=True).count() == 1


def test_axe_would_notice(page: Page) -> None:
    page.goto("/")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert any(v.startswith("html-has-lang") for v in violations(page))


def report(page: Page, story: str) -> str:
    """Report as a school does; gives the receipt."""
    page.set_default_timeout(10_000)
    page.goto("/")
    page.get_by_role("link", name="Een vastgelopen casus melden").click()
    page.get_by_label("School", exact=True).check()
    page.get_by_label("Naar wat voor onderwijs of opvang gaat het kind?").select_option("SO")
    page.get_by_label("In welke gemeente staat de school?").select_option(label="'s-Gravenhage")
    page.get_by_label("In welke gemeente woont het kind?").select_option(label="Midden-Delfland")
    page.get_by_label("De hulp is gestopt").check()
    page.get_by_label(re.compile("Contract:")).check()
    page.get_by_label(re.compile("Wachtlijst:")).check()
    page.get_by_label("Wat gebeurt er?").fill(story)
    page.get_by_role("button", name="Melding versturen").click()
    return page.locator(".snijvlak-bewijs").inner_text()


def test_reporting_and_following_without_script(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(10_000)
    receipt = report(page, "De hulp is gestopt.\nSindsdien zit het kind thuis.")
    page.reload()  # sends again: the same report, the same receipt
    assert page.locator(".snijvlak-bewijs").inner_text() == receipt
    page.get_by_role("main").get_by_role("link", name="Uw melding volgen").click()
    page.get_by_label("Uw ontvangstbewijs").fill(receipt.lower().replace("-", " "))
    page.get_by_role("button", name="Melding openen").click()
    assert page.get_by_text("Sindsdien zit het kind thuis.").is_visible()
    page.get_by_label("Uw bericht").fill("Er is nog steeds geen plek.")
    page.get_by_role("button", name="Bericht versturen").click()
    assert page.get_by_text("Er is nog steeds geen plek.").is_visible()
    assert receipt not in page.url
    context.close()


def test_a_story_from_reporter_to_coordinator_and_back(browser: Browser, server: str, gegevens: Path) -> None:
    reporter = browser.new_context(base_url=server, java_script_enabled=False).new_page()
    receipt = report(reporter, "Er is ruzie over wie betaalt.")
    coordinator = browser.new_context(base_url=server).new_page()
    coordinator.goto("/meldpunt/werklijst/")
    coordinator.get_by_label("E-mailadres").fill("coordinator-meldpunt@demo.example")
    coordinator.get_by_label("Wachtwoord").fill((gegevens / "demo").read_text().strip())
    coordinator.get_by_role("button", name="Aanmelden").click()
    assert violations(coordinator) == []
    coordinator.get_by_role("region", name="Werklijst").get_by_role("link").last.click()
    assert coordinator.get_by_text("Er is ruzie over wie betaalt.").is_visible()
    assert violations(coordinator) == []
    coordinator.get_by_label("Uw bericht").fill("Wij bellen beide gemeenten.")
    coordinator.get_by_role("button", name="Antwoord versturen").click()
    reporter.goto("/meldpunt/volgen/")
    reporter.get_by_label("Uw ontvangstbewijs").fill(receipt)
    reporter.get_by_role("button", name="Melding openen").click()
    assert reporter.get_by_text("Wij bellen beide gemeenten.").is_visible()
    assert reporter.get_by_text("In behandeling").is_visible()


def test_first_page_view_is_small(page: Page) -> None:
    sizes: list[int] = []

    def on_finished(request: Request) -> None:
        sizes.append(request.sizes()["responseBodySize"] + request.sizes()["responseHeadersSize"])

    page.on("requestfinished", on_finished)
    page.goto("/", wait_until="networkidle")
    assert len(sizes) >= 2
    print(f"first page view: {sum(sizes) / 1000:.0f} kB")
    assert sum(sizes) < 150_000
