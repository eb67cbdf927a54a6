"""A text that was typed and not sent does not go without a question."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, expect

from tests.browser.hulp import sign_in

pytestmark = pytest.mark.eenmaal

NOTE = "Bel morgen de wijkmanager."


def test_another_button_asks_before_a_note_that_was_typed_goes(
    browser: Browser, server: str, gegevens: Path
) -> None:
    page = sign_in(browser, server, gegevens, "coordinator-meldpunt", "/meldpunt/werklijst/?bak=wij")
    page.get_by_role("region", name="Werklijst").get_by_role("link").first.click()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.get_by_label("Nieuwe notitie").fill(NOTE)
    page.once("dialog", stay)
    page.get_by_role("button", name="spoed").click()
    page.wait_for_timeout(300)  # there is nothing to wait for: the page stays
    assert asked == ["beforeunload"]
    expect(page.get_by_label("Nieuwe notitie")).to_have_value(NOTE)
    page.get_by_role("button", name="Notitie opslaan").click()
    expect(page.get_by_role("paragraph").filter(has_text=NOTE)).to_be_visible()
    page.get_by_role("button", name="spoed").click()  # nothing is left to ask about
    expect(
        page.get_by_text("staat bovenaan").or_(page.get_by_text("De spoed is eraf.")).first
    ).to_be_visible()
    page.context.close()
