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
# The text of a page by block, as it is laid out: a paragraph, heading, question, button or head of a column.
# What folds is opened first. Left out is what people wrote or chose, the rows of a table or log and the
# choices of a list (numbers and names), sources, code, and names of laws: they are another for each report.
_BLOCKS = """() => {
  const left = "pre,code,cite,svg,tbody,dd,select,textarea,script,style,nav,[data-gegevens],"
    + ".snijvlak-verhaal,.snijvlak-code,.snijvlak-bewijs";
  for (const folded of document.querySelectorAll("main details")) folded.open = true;
  const blocks = new Map();
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const inside = texts.currentNode.parentElement;
    if (inside.closest(left) || !inside.checkVisibility()) continue;
    let block = inside;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    blocks.set(block, (blocks.get(block) ?? "") + texts.currentNode.data);
  }
  return [...blocks.values()].map(t => t.trim()).filter(t => t);
}"""
# What parts a page has, whatever they say; of the start also the menu, which is another for each role.
_PARTS = """name => [...document.querySelector(name === "start" ? "body" : "main").querySelectorAll("*")]
  .map(e => [e.localName, e.className.baseVal ?? e.className, e.getAttribute("role")].join()).join(" ")"""


@dataclass
class Bladzijde:
    """One look at a page: its name among the addresses, how easy it reads and its longest sentences."""

    naam: str
    lix: float
    woorden: int
    zinnen: list[tuple[str, int]]


@dataclass
class Meting:
    """All looks at pages, and what was wrong; a page that is another for a next role is looked at again."""

    keren: list[Bladzijde] = field(default_factory=list[Bladzijde])
    rollen: list[str] = field(default_factory=list[str])
    overtredingen: list[str] = field(default_factory=list[str])
    _parts: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])

    def is_new(self, page: Page, naam: str) -> bool:
        """Whether no page of this name had these parts before."""
        looks = (naam, page.evaluate(_PARTS, naam))
        new = looks not in self._parts
        self._parts.add(looks)
        return new

    def read(self, page: Page, naam: str) -> None:
        """Measure the text of a page."""
        found = leesbaarheid.measure(page.evaluate(_BLOCKS))
        self.keren.append(Bladzijde(naam, round(found.lix, 1), found.woorden, list(found.lengtes)))

    @property
    def hardest(self) -> dict[str, Bladzijde]:
        """Each page where it reads hardest."""
        return {b.naam: b for b in sorted(self.keren, key=lambda b: b.lix)}

    def too_hard(self) -> list[str]:
        """Pages and sentences beyond the limits of ``regels/taal/leesbaarheid.yaml``."""
        grens = regels.load()
        pages = {f"{b.naam}: LIX {b.lix}" for b in self.keren if grens.too_hard(b.lix, b.woorden)}
        long = {
            zin: f"{b.naam}: {count} woorden: {zin}"
            for b in self.keren
            for zin, count in b.zinnen
            if grens.too_long(zin, count)
        }
        return [*sorted(pages), *long.values()]

    def lines(self) -> list[str]:
        """LIX per page with its number of words, the hardest first, and the longest sentences of all."""
        pages = sorted(self.hardest.values(), key=lambda b: -b.lix)
        longest = sorted({(count, zin) for b in self.keren for zin, count in b.zinnen}, reverse=True)[:15]
        return [
            *(f"LIX {b.lix:5.1f}  {b.naam} ({b.woorden} words)" for b in pages),
            *(f"{count:3} words  {zin}" for count, zin in longest),
        ]

    def write(self) -> None:
        """Keep the outcome of this run."""
        content: dict[str, Any] = {
            "dag": dt.datetime.now(dt.UTC).astimezone().date().isoformat(),
            "bladzijden": sorted(self.hardest),
            "gekeken": len(self.keren),
            "rollen": self.rollen,
            "breedtes": list(WIDTHS),
            "regels": RULES,
            "overtredingen": self.overtredingen,
            "lix": {naam: b.lix for naam, b in sorted(self.hardest.items())},
        }
        OUTCOME.parent.mkdir(exist_ok=True)
        OUTCOME.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


METING = Meting()
