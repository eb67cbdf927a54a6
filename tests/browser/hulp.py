"""What the browser tests do again and again."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(snijvlak: list[str], env: Mapping[str, str], port: int) -> Iterator[str]:
    """Snijvlak as `make demo` starts it, on a port, with the settings of an environment; its address."""
    words = [*snijvlak, "start", "--demo", "--poort", str(port)]
    process = subprocess.Popen(words, env=dict(env))
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            assert process.poll() is None, "the server stopped"
            try:
                with urllib.request.urlopen(f"{address}/gezondheid/gereed", timeout=2):  # noqa: S310
                    break
            except OSError:
                time.sleep(0.2)
        else:
            raise TimeoutError("the server did not become ready within two minutes")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


# WCAG 2.2 AA as axe names it, and what axe holds for good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    axe = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    page.evaluate(axe)  # through the debugger: the page's own policy stays as it is
    found: dict[str, Any] = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found["violations"]]


def begin(page: Page) -> str:
    """Begin a report as a school does; gives the receipt."""
    page.set_default_timeout(10_000)
    page.goto("/")
    page.get_by_role("link", name="Een vastgelopen casus melden").click()
    page.get_by_role("button", name="Beginnen met melden").click()
    receipt = page.locator(".snijvlak-bewijs").inner_text()
    page.get_by_role("button", name="Ik heb het bewaard").click()
    return receipt


def fill_in(page: Page, story: str) -> None:
    """Every step up to looking for names or, when there are none, the review page."""
    go_on = page.get_by_role("button", name="Verder", exact=True)
    page.get_by_label("School", exact=True).check()
    page.get_by_label("Wat is uw functie?").select_option("intern-begeleider")
    go_on.click()
    page.get_by_label("Naar wat voor onderwijs of opvang gaat het kind?").select_option("SO")
    page.get_by_label("In welke gemeente staat de school?").select_option(label="'s-Gravenhage")
    page.get_by_label("In welke gemeente woont het kind?").select_option(label="Midden-Delfland")
    go_on.click()
    page.get_by_label("De hulp is gestopt").check()
    page.get_by_label(re.compile("Contract:")).check()
    page.get_by_label(re.compile("Wachtlijst:")).check()
    go_on.click()
    page.get_by_label("Een tot drie maanden").check()
    page.get_by_label("Het kind zit thuis").check()
    go_on.click()
    page.get_by_label("Overleg met meer organisaties (MDO)").check()
    page.get_by_label("Samenwerkingsverband").check()
    go_on.click()
    page.get_by_label("Wat gebeurt er?").fill(story)
    go_on.click()
    go_on.click()
    go_on.click()


def report(page: Page, story: str) -> str:
    """Report as a school does, without a name in the story; gives the receipt."""
    receipt = begin(page)
    fill_in(page, story)
    page.get_by_role("button", name="Melding versturen").click()
    expect(page.get_by_role("heading", name="Uw melding is ontvangen")).to_be_visible()
    assert page.locator(".snijvlak-bewijs").inner_text() == receipt
    return receipt


def sign_in(browser: Browser, server: str, gegevens: Path, rol: str, start: str) -> Page:
    """A page of its own for one of the demo's people, signed in on the way to ``start``."""
    page = browser.new_context(base_url=server).new_page()
    page.set_default_timeout(10_000)
    page.goto(f"/aanmelden/?next={start}")
    page.get_by_label("E-mailadres").fill(f"{rol}@demo.example")
    page.get_by_label("Wachtwoord").fill((gegevens / "demo").read_text().strip())
    page.get_by_role("button", name="Aanmelden").click()
    expect(page.get_by_text("U bent aangemeld.")).to_be_visible()
    return page
