"""A real browser on a real server: pages are accessible, narrow screens fit, reporting needs no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.hulp import begin, report, violations

pytestmark = pytest.mark.eenmaal


def test_the_error_summary_gets_focus_and_is_accessible(page: Page) -> None:
    begin(page)
    page.get_by_role("button", name="Verder", exact=True).click()
    expect(page.locator("#foutenlijst")).to_be_focused()
    expect(page.get_by_text("Kijk dit nog even na")).to_be_visible()
    assert violations(page) == []


def test_each_choice_is_shown_once(page: Page) -> None:
    begin(page)
    expect(page.get_by_text("Schoolbestuur", exact=True)).to_have_count(1)


def test_axe_would_notice(page: Page) -> None:
    page.goto("/")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert any(v.startswith("html-has-lang") for v in violations(page))


def test_reporting_and_following_without_script(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(10_000)
    receipt = report(page, "De hulp is gestopt.\nSindsdien zit het kind thuis.")
    page.reload()
    assert page.locator(".snijvlak-bewijs").inner_text() == receipt
    page.get_by_role("button", name="Ik heb het bewaard, afsluiten").click()
    page.get_by_label("Uw ontvangstbewijs").fill(receipt.lower().replace("-", " "))
    page.get_by_role("button", name="Melding openen").click()
    expect(page.get_by_text("Sindsdien zit het kind thuis.")).to_be_visible()
    page.get_by_label("Uw bericht").fill("Er is nog steeds geen plek.")
    page.get_by_role("button", name="Bericht versturen").click()
    expect(page.get_by_text("Er is nog steeds geen plek.")).to_be_visible()
    assert receipt not in page.url
    context.close()


def test_first_page_view_is_small(page: Page) -> None:
    sizes: list[int] = []

    def on_finished(request: Request) -> None:
        sizes.append(request.sizes()["responseBodySize"] + request.sizes()["responseHeadersSize"])

    page.on("requestfinished", on_finished)
    page.goto("/", wait_until="networkidle")
    assert len(sizes) >= 2
    print(f"first page view: {sum(sizes) / 1000:.0f} kB")
    assert sum(sizes) < 150_000
