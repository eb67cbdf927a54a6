"""A real server and a real browser for the tests of this folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.browser.hulp import free_port, serving
from tests.browser.meting import METING
from tests.proces import Installatie

# The one without a window takes half of the time of the processor.
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder need a browser. Without Chromium they are skipped, but never in CI."""
    skip = pytest.mark.skip(reason="Chromium is not installed (apt install chromium-headless-shell)")
    absent = CHROMIUM is None and "CI" not in os.environ
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if absent:
                item.add_marker(skip)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How easy each page reads, and the longest sentences: for who looks at the outcome of CI."""
    if METING.keren:
        terminalreporter.section("how easy the pages read (LIX), and the longest sentences")
        for line in METING.lines():
            terminalreporter.write_line(line)


@pytest.fixture(scope="module")
def gegevens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gegevens")


@pytest.fixture(scope="module")
def regio(demoregio: Installatie, gegevens: Path) -> dict[str, str]:
    """The environment of a demo region for each file of tests."""
    return demoregio.copy(gegevens)


@pytest.fixture(scope="module")
def server(snijvlak: list[str], regio: dict[str, str]) -> Iterator[str]:
    """Snijvlak as `make demo` starts it."""
    with serving(snijvlak, regio, free_port()) as address:
        yield address


@pytest.fixture(scope="session")
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
