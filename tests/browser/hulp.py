"""What the browser tests do again and again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[2]


def violations(page: Page) -> list[str]:
    axe = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    page.evaluate(axe)  # through the debugger: the page's own policy stays as it is
    found: dict[str, Any] = page.evaluate(
        "() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found["violations"]]


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
