"""Makes the first picture of the README again, from a fresh demo: ``make beeld``."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.hulp import free_port, serving

PICTURE = Path(__file__).parents[2] / "docs" / "beeld" / "rapport.png"
SIZE = {"width": 1000, "height": 1180}


def main() -> None:
    """Start the demo in a folder that goes away, and keep what its released report looks like."""
    snijvlak = shutil.which("snijvlak", path=str(Path(sys.executable).parent)) or "snijvlak"
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "SNIJVLAK_GEGEVENS": folder}
        with serving([snijvlak], env, free_port()) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = browser.new_context(base_url=address, viewport=SIZE).new_page()  # pyright: ignore[reportArgumentType]
            page.goto("/publicaties/")
            page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
            page.get_by_role("heading", level=1).wait_for()
            page.screenshot(path=PICTURE)
            browser.close()


if __name__ == "__main__":
    main()
