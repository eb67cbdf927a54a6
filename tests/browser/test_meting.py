"""The measuring of a page takes every text that a person reads, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from snijvlak.taal import regels
from tests.browser.meting import Bladzijde, Meting

pytestmark = pytest.mark.eenmaal


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def sentences(page: Page, inside: str) -> list[str]:
    page.set_content(f"<nav>Menu</nav><main>{inside}</main>")
    meting = Meting()
    meting.read(page, "proef")
    return [zin for zin, _ in meting.keren[0].zinnen]


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<h1>Melden</h1><p>Het kind wacht. Al <strong>lang</strong>.</p>", 3),
        ("<div>Los in een vak</div>", 1),
        ("<ul><li>Voor de knop <p>In de alinea</p></li></ul>", 2),
        ("<details><summary>Meer</summary><p>Wat dicht zat</p></details>", 2),
        ("<table><thead><tr><th>Gemeente</th></tr></thead><tbody><tr><td>Delft</td></tr></tbody></table>", 1),
        ("<p hidden>Niet te zien</p>", 0),
        ("<pre>code hier</pre><p class='snijvlak-verhaal'>Wat iemand schreef</p>", 0),
        ("<label>Waar? <select><option>Delft</option><option>Westland</option></select></label>", 1),
    ],
)
def test_each_block_is_a_text_of_its_own(blank: Page, inside: str, found: int) -> None:
    assert len(sentences(blank, inside)) == found


def test_names_of_laws_and_code_do_not_count(blank: Page) -> None:
    said = sentences(
        blank, "<p>Het staat in het <cite>Besluit van 2018</cite>. Kijk met <code>spoor</code>.</p>"
    )
    assert said == ["Het staat in het .", "Kijk met ."]


def test_a_page_is_looked_at_again_when_it_has_other_parts(blank: Page) -> None:
    meting = Meting()
    blank.set_content("<main><p>Een</p></main>")
    assert meting.is_new(blank, "a") and not meting.is_new(blank, "a") and meting.is_new(blank, "b")
    blank.set_content("<main><p>Een andere tekst</p></main>")
    assert not meting.is_new(blank, "a")
    blank.set_content("<main><p>Een</p><button>Wissen</button></main>")
    assert meting.is_new(blank, "a")


def test_the_hardest_look_at_a_page_counts_and_a_long_sentence_is_named() -> None:
    grens = regels.load()
    long = ("Deze zin gaat maar door.", grens.woorden_per_zin + 1)
    easy = Bladzijde("a", 20.0, 100, [("Kort.", 1)])
    hard = Bladzijde("a", grens.lix + 1, 100, [long])
    meting = Meting(keren=[hard, easy])
    assert meting.hardest == {"a": hard}
    assert meting.lines()[0].endswith("a (100 words)")
    page, sentence = meting.too_hard()
    assert page.startswith("a: LIX") and sentence.endswith(long[0])
    assert Meting(keren=[easy]).too_hard() == []
