"""What the walk along all pages measures: axe on two widths, and how easy the text is to read.

The outcome is written to ``uitkomsten/paginas.json``, which git ignores; ``make verklaring`` takes from it
what the accessibility statement says.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from snijvlak.taal import leesbaarheid, regels
from tests.browser.hulp import RULES

OUTCOME = Path(__file__).parents[2] / "uitkomsten" / "paginas.json"
WIDTHS = (320, 1280)
# The text of a page by paragraph, heading, question and the like. Left out is what people wrote, the rows of
# a table (numbers and names) and code.
_BLOCKS = """() => {
  const kinds = "h1,h2,h3,p,li,dt,dd,label,legend,caption,summary,button,.utrecht-form-field-description";
  const left = "pre,code,svg,tbody,.snijvlak-verhaal,.snijvlak-code,.snijvlak-bewijs,nav";
  return [...document.querySelectorAll("main :is(" + kinds + ")")]
    .filter(e => !e.querySelector(kinds) && !e.closest(left) && e.checkVisibility())
    .map(e => e.innerText.trim()).filter(t => t);
}"""


@dataclass
class Bladzijde:
    """One page: its name among the addresses, how easy it reads and its longest sentences."""

    naam: str
    lix: float
    woorden: int
    zinnen: list[tuple[str, int]]


@dataclass
class Meting:
    """All pages that were looked at, and what was wrong."""

    bladzijden: dict[str, Bladzijde] = field(default_factory=dict[str, Bladzijde])
    overtredingen: list[str] = field(default_factory=list[str])

    def read(self, page: Page, naam: str) -> None:
        """Measure the text of a page."""
        found = leesbaarheid.measure(page.evaluate(_BLOCKS))
        self.bladzijden[naam] = Bladzijde(naam, round(found.lix, 1), found.woorden, found.longest(5))

    def too_hard(self) -> list[str]:
        """Pages and sentences beyond the limits of ``regels/taal/leesbaarheid.yaml``."""
        grens = regels.load()
        pages = [
            f"{b.naam}: LIX {b.lix}" for b in self.bladzijden.values() if grens.too_hard(b.lix, b.woorden)
        ]
        long = {
            zin: f"{b.naam}: {count} woorden: {zin}"
            for b in self.bladzijden.values()
            for zin, count in b.zinnen
            if grens.too_long(zin, count)
        }
        return [*pages, *long.values()]

    def lines(self) -> list[str]:
        """LIX per page, the hardest first, and the longest sentences of all."""
        pages = sorted(self.bladzijden.values(), key=lambda b: -b.lix)
        longest = sorted({(count, zin) for b in pages for zin, count in b.zinnen}, reverse=True)[:15]
        return [
            *(f"LIX {b.lix:5.1f}  {b.naam}" for b in pages),
            *(f"{count:3} words  {zin}" for count, zin in longest),
        ]

    def write(self) -> None:
        """Keep the outcome of this run."""
        content: dict[str, Any] = {
            "dag": dt.datetime.now(dt.UTC).astimezone().date().isoformat(),
            "bladzijden": sorted(self.bladzijden),
            "breedtes": list(WIDTHS),
            "regels": RULES,
            "overtredingen": self.overtredingen,
            "lix": {b.naam: b.lix for b in self.bladzijden.values()},
        }
        OUTCOME.parent.mkdir(exist_ok=True)
        OUTCOME.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


METING = Meting()
