"""When it is busy a browser does some work by itself and goes on; without a script a visitor waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hulp import violations
from tests.meldpunt.processen import Server
from tests.proces import Installatie

pytestmark = pytest.mark.eenmaal

# A server as in production, behind a proxy, for which one report of an address is many.
BUSY = """
from snijvlak.config.server import *

def post_worker_init(worker):
    from django.conf import settings
    from snijvlak.meldpunt import drukte
    rules = drukte.load().model_copy(update={"per_adres": 1, "bits": 12, "wachten": 2})
    drukte.load = lambda: rules
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
"""
TITLE = "Het is druk"
BUTTON = "Beginnen met melden"


@pytest.fixture(scope="module")
def busy(leeg: Installatie, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("druk")
    config = folder / "druk.py"
    config.write_text(BUSY)
    env = leeg.copy(folder / "gegevens")
    server = Server(env, folder / "log", "--config", str(config))
    try:
        server.start()
        yield server.address
    finally:
        server.stop()


def visit(browser: Browser, server: str, address: str, *, script: bool = True) -> Page:
    """Somebody with a browser, at an address on the network, about to press the button."""
    headers = {"X-Forwarded-For": address}
    context = browser.new_context(base_url=server, extra_http_headers=headers, java_script_enabled=script)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto("/meldpunt/nieuw/")
    return page


def begin(page: Page) -> None:
    page.get_by_role("button", name=BUTTON).click()


def began(page: Page) -> None:
    expect(page.locator(".snijvlak-bewijs")).to_be_visible()
    page.context.close()


def test_the_script_does_the_work_and_goes_on_by_itself(browser: Browser, busy: str) -> None:
    first, second = (visit(browser, busy, "203.0.113.1") for _ in range(2))
    begin(first)
    began(first)
    asked: list[int] = []
    second.on("response", lambda response: asked.append(response.status))
    begin(second)
    began(second)  # no button was pressed again
    assert 429 in asked


def test_without_a_script_waiting_is_enough(browser: Browser, busy: str) -> None:
    first, second = (visit(browser, busy, "203.0.113.2", script=False) for _ in range(2))
    begin(first)
    began(first)
    begin(second)
    expect(second.get_by_role("heading", name=TITLE)).to_be_visible()
    second.wait_for_timeout(3_000)
    begin(second)
    began(second)


def test_the_page_that_asks_it_has_no_violation(browser: Browser, busy: str) -> None:
    first, second = (visit(browser, busy, "203.0.113.3") for _ in range(2))
    begin(first)
    began(first)
    second.route("**/rekenwerk*.js", lambda route: route.abort())
    begin(second)
    expect(second.get_by_role("heading", name=TITLE)).to_be_visible()
    assert violations(second) == []
    second.context.close()
