"""The page with every part, in a real browser: for every eye, by keyboard, without script, and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hulp import violations

pytestmark = pytest.mark.eenmaal  # nothing here depends on the database

PAGE = "/vormgeving/"
EVERY = (PAGE, "/vormgeving/formulier/", "/vormgeving/stappen/waarheen/")
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "more contrast": {"contrast": "more"},
    "forced colours": {"forced_colors": "active"},
    "forced colours, dark": {"forced_colors": "active", "color_scheme": "dark"},
    "less motion": {"reduced_motion": "reduce"},
}
# Where the focus is: its place in the document, how its ring looks, whether one sees it, and who it is.
FOCUS = """() => {
  const it = document.activeElement;
  if (it === document.body) return null;
  const one = it.type === 'radio' ? document.getElementsByName(it.name)[0] : it;
  const box = it.getBoundingClientRect();
  const style = getComputedStyle(it);
  const seen = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].filter(([x, y]) => {
    const top = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
    return top && (it.contains(top) || top.contains(it) || top.closest('label')?.control === it);
  }).length;
  return {
    place: [...document.querySelectorAll('*')].indexOf(one),
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: seen / 5,
    name: it.outerHTML.slice(0, 120),
  };
}"""
# Every thing that the Tab key should reach, once; of a group of radio buttons one.
REACHABLE = """() => [...document.querySelectorAll('*')].flatMap((it, place) => {
  if (!it.matches('a[href], button, input, select, textarea, summary, [tabindex="0"]')) return [];
  if (it.type === 'hidden' || !it.checkVisibility()) return [];
  const group = it.type === 'radio' && [...document.getElementsByName(it.name)].indexOf(it) > 0;
  return group ? [] : [place];
})"""
# Things wider than the screen, but for the regions made to scroll sideways.
TOO_WIDE = """() => [...document.querySelectorAll('body, body *')].filter(it => {
  if (it.closest('.utrecht-table-container, .snijvlak-onzichtbaar')) return false;
  const hides = it.clientWidth > 0 && it.scrollWidth > it.clientWidth + 1
    && !it.matches('input, svg *');
  const sticks_out = it.getBoundingClientRect().right > innerWidth + 1;
  return sticks_out || hides && getComputedStyle(it).display !== 'inline';
}).map(it => it.outerHTML.slice(0, 120))"""
# What WCAG 1.4.12 says a reader may set.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""


# Colours do not depend on the width: one wide look is enough.
@pytest.mark.parametrize(("look", "width"), [("light", 1280), *((look, 320) for look in LOOKS)])
def test_no_page_with_parts_has_a_violation(page: Page, look: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(**LOOKS[look])
    found: list[str] = []
    for path in EVERY:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
        found += [f"{path}: {violation}" for violation in violations(page)]
    assert found == []


@pytest.mark.parametrize("spacing", [False, True], ids=["as it is", "with more room between letters"])
def test_at_400_percent_one_scrolls_one_way(browser: Browser, server: str, spacing: bool) -> None:
    """1280 by 1024 at 400 % is 320 by 256 of what a style sheet calls pixels."""
    context = browser.new_context(
        base_url=server, viewport={"width": 320, "height": 256}, device_scale_factor=4
    )
    page = context.new_page()
    for path in EVERY:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
        if spacing:
            page.evaluate(SPACING)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, path
        assert page.evaluate(TOO_WIDE) == [], path
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_tab_key_reaches_everything_once_in_order_and_one_always_sees_where(
    page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 600})
    page.emulate_media(reduced_motion="reduce")  # no waiting until the page has scrolled
    page.goto(PAGE)
    reachable = page.evaluate(REACHABLE)
    assert len(reachable) > 60
    met = list(tab_through(page, "Tab"))
    assert [stop["place"] for stop in met] == reachable
    assert [stop["name"] for stop in met if not stop["ring"] or stop["seen"] < 0.4] == []


def test_the_way_back_is_the_same_way(page: Page) -> None:
    page.goto(PAGE)
    met = [stop["place"] for stop in tab_through(page, "Shift+Tab")]
    assert met[::-1] == page.evaluate(REACHABLE)


def tab_through(page: Page, key: str) -> Iterator[dict[str, Any]]:
    """Each thing that has the focus on the way to the end of the page; a date has parts, and counts once."""
    last = -1
    for _ in range(300):
        page.keyboard.press(key)
        found: dict[str, Any] | None = page.evaluate(FOCUS)
        if found is None:
            return
        if found["place"] != last:
            last = found["place"]
            yield found
    raise AssertionError("the Tab key does not leave the page")


def test_nothing_moves_by_itself(page: Page) -> None:
    moving = """() => [...document.querySelectorAll('*')].filter(it => {
      const style = getComputedStyle(it);
      return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
    }).map(it => it.outerHTML.slice(0, 80))"""
    page.goto(PAGE)
    assert page.evaluate("document.getAnimations().length") == 0
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(moving) == []


def test_a_state_and_an_alert_are_told_apart_without_colour(page: Page) -> None:
    page.goto(PAGE)
    for part, count in (("#standen .snijvlak-stand", 6), ("#attenties .utrecht-alert", 4)):
        marks = page.locator(f"{part} path")
        shapes: list[str] = marks.evaluate_all("found => found.map(path => path.getAttribute('d'))")
        assert len(set(shapes)) == len(shapes) == count, part


def test_the_button_with_consequences_does_not_look_like_the_others(page: Page) -> None:
    page.goto(PAGE)
    seen = {
        page.get_by_role("button", name=name, exact=True).first.evaluate(
            "it => getComputedStyle(it).backgroundColor"
        )
        for name in ("Vorige stap", "Weggooien")
    } | {page.locator("#knoppen button").first.evaluate("it => getComputedStyle(it).backgroundColor")}
    assert len(seen) == 3


def test_on_paper_the_parts_stand_without_their_buttons(page: Page) -> None:
    page.set_viewport_size({"width": 794, "height": 1123})  # A4
    page.goto(PAGE)
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
    expect(page.get_by_role("button", name="Zoeken")).to_be_hidden()
    expect(page.get_by_role("link", name="Volgende bladzijde")).to_be_hidden()
    expect(page.get_by_role("rowheader", name="Duindorp").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 794
    assert page.evaluate(TOO_WIDE) == []


def test_the_review_page_has_no_violation_and_fits(page: Page) -> None:
    page.goto("/vormgeving/stappen/waarheen/")
    page.get_by_label("Het bos").check()
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Hoeveel kinderen gaan mee?").fill("24")
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Brood").check()
    page.get_by_label("Wilt u nog iets zeggen?").fill("x" * 200)
    page.get_by_role("button", name="Verder").click()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == [] and page.evaluate(TOO_WIDE) == []


class TestWithoutScript:
    @pytest.fixture
    def page(self, browser: Browser, server: str) -> Iterator[Page]:
        context = browser.new_context(base_url=server, java_script_enabled=False)
        page = context.new_page()
        page.set_default_timeout(10_000)
        yield page
        context.close()

    def test_a_list_sorts_searches_and_leafs_and_stays_in_sight(self, page: Page) -> None:
        page.goto(PAGE)
        lijst = page.get_by_role("table", name="Plaatsen")
        first = lijst.get_by_role("rowheader").first
        expect(first).to_have_text("Aardam")
        lijst.get_by_role("link", name="Plaats", exact=True).click()
        expect(first).to_have_text("Jonkerveen")
        expect(lijst.get_by_role("columnheader", name="Plaats")).to_have_attribute("aria-sort", "descending")
        page.get_by_role("link", name="Volgende bladzijde").click()
        expect(first).to_have_text("Fonteinstad")
        page.get_by_role("link", name="Vorige bladzijde").click()
        expect(first).to_have_text("Jonkerveen")
        page.get_by_label("Zoek een plaats").fill("DUIN")
        page.get_by_role("button", name="Zoeken").click()
        expect(lijst.get_by_role("rowheader")).to_have_text(["Duindorp"])
        expect(page.get_by_role("heading", name="Lijsten")).to_be_in_viewport()
        page.get_by_role("link", name="Alles laten zien").click()
        expect(lijst.get_by_role("rowheader")).to_have_count(4)

    def test_tabs_are_pages_and_only_one_of_a_group_is_open(self, page: Page) -> None:
        page.goto(PAGE)
        tabs = page.get_by_role("navigation", name="Delen van een melding")
        tabs.get_by_role("link", name="Berichten").click()
        expect(page.get_by_text("U bent nu bij: Berichten.")).to_be_in_viewport()
        expect(tabs.get_by_role("link", name="Berichten")).to_have_attribute("aria-current", "page")
        expect(page.get_by_text("Meld het zelf.", exact=True)).to_be_visible()
        page.get_by_text("Ik ben ouder", exact=True).click()
        expect(page.get_by_text("Vraag de school om te melden.", exact=True)).to_be_visible()
        expect(page.get_by_text("Meld het zelf.", exact=True)).to_be_hidden()

    def test_every_link_within_the_page_leads_to_its_part(self, page: Page) -> None:
        page.goto(PAGE)
        parts = page.get_by_role("navigation", name="Onderdelen").get_by_role("link")
        for name in parts.all_inner_texts():
            parts.filter(has_text=re.compile(f"^{name}$")).click()
            expect(page.get_by_role("heading", name=name, level=2)).to_be_in_viewport()

    def test_a_form_in_steps_from_start_to_end(self, page: Page) -> None:
        page.goto(PAGE)
        page.get_by_role("link", name="Naar een formulier in stappen").click()
        expect(page).to_have_title("Stap 1 van 3: De plaats - Snijvlak")
        page.get_by_role("button", name="Verder").click()
        expect(page.locator("#foutenlijst")).to_be_focused()
        page.get_by_role("link", name="Waar gaat de schoolreis heen?").click()
        expect(page.get_by_label("Het strand")).to_be_focused()
        page.get_by_label("Het bos").check()
        page.get_by_role("button", name="Verder").click()
        page.get_by_label("Hoeveel kinderen gaan mee?").fill("0")
        page.get_by_role("button", name="Vorige stap").click()
        expect(page.get_by_label("Het bos")).to_be_checked()
        page.get_by_role("button", name="Verder").click()
        expect(page.get_by_label("Hoeveel kinderen gaan mee?")).to_have_value("0")
        page.get_by_label("Hoeveel kinderen gaan mee?").fill("24")
        page.keyboard.press("Enter")  # the first button, not the way back
        page.get_by_label("Brood").check()
        page.get_by_label("Wilt u nog iets zeggen?").fill("Graag zon.")
        page.get_by_role("button", name="Verder").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Controleer uw antwoorden")
        page.get_by_role("link", name="Wijzigen: De dag en de kinderen").click()
        page.get_by_label("Hoeveel kinderen gaan mee?").fill("25")
        page.get_by_role("button", name="Wijziging bewaren").click()
        expect(page.get_by_role("definition").filter(has_text="25")).to_be_visible()
        page.get_by_role("button", name="Schoolreis versturen").click()
        expect(page.get_by_role("status").first).to_contain_text("een schoolreis voor 25 kinderen")
        page.go_back()  # nothing is left to send again
        expect(page).to_have_title("Stap 1 van 3: De plaats - Snijvlak")
        expect(page.get_by_label("Het bos")).not_to_be_checked()
