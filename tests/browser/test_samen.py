"""Three members of a table write in one analysis at the same moment, each in a browser of their own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hulp import free_port, serving, sign_in, violations
from tests.proces import Installatie

CASE = "Een plan dat niet meeging (verzonnen)"
MEMBERS = ("deelnemer-overleg", "tweede-deelnemer", "derde-deelnemer")
CHANGED = "Iemand anders heeft dit intussen gewijzigd"

# A third member of the body that meets today; prints nothing.
_THIRD = """
import sys
import django; django.setup()
from django.utils import timezone
from snijvlak.overleg import actions as overleg
from snijvlak.overleg.models import Bijeenkomst
from snijvlak.toegang import actions as toegang
from snijvlak.toegang.models import Organisatie
third = toegang.add_persoon(
    "derde-deelnemer@demo.example", "Derde deelnemer (verzonnen)", password=sys.argv[1], door=None
)
place, today = Organisatie.objects.get(), timezone.localdate()
toegang.add_lidmaatschap(third, place, functie="Proef", rol="deelnemer-overleg", van=today, door=None)
overleg.add_member(Bijeenkomst.objects.get(toestand="geopend").overleg, third, door=None)
"""


@pytest.fixture(scope="module")
def tafel(
    browser: Browser, snijvlak: list[str], demoregio: Installatie, gegevens: Path
) -> Iterator[list[Page]]:
    """The case that is on the table today, in the browsers of three members."""
    env = demoregio.copy(gegevens)
    password = (gegevens / "demo").read_text().strip()
    settings = {"DJANGO_SETTINGS_MODULE": "snijvlak.config.settings"}
    subprocess.run([sys.executable, "-c", _THIRD, password], env={**env, **settings}, check=True)
    with serving(snijvlak, env, free_port()) as address:
        pages = [sign_in(browser, address, gegevens, member, "/overleg/") for member in MEMBERS]
        for page in pages:
            page.get_by_role("row").filter(has_text="Geopend").get_by_role("link").click()
            agree = page.get_by_role("button", name="Ik stem hiermee in")
            if agree.count():
                agree.click()
            page.get_by_role("link", name=CASE).click()
        yield pages
        for page in pages:
            page.context.close()


def _at_once(pages: list[Page], button: str) -> None:
    """Each presses the button at the same moment, and has the answer."""
    for page in pages:
        page.evaluate("document.documentElement.dataset.oud = 'ja'")
    for page in pages:
        page.get_by_role("button", name=button, exact=True).evaluate(
            "button => { setTimeout(() => button.click(), 300) }"
        )
    for page in pages:
        expect(page.locator("html:not([data-oud])")).to_have_count(1, timeout=20_000)
        page.wait_for_load_state()


def _back(pages: list[Page]) -> None:
    for page in pages:
        if page.get_by_role("heading", level=1, name=CASE).count():
            page.reload()
        else:
            page.get_by_role("main").get_by_role("link", name="Terug naar de casus").click()


def test_what_three_add_at_once_is_all_there(tafel: list[Page]) -> None:
    for number in range(3):
        for member, page in enumerate(tafel):
            page.get_by_role("link", name=re.compile("Iets toevoegen.*Wat ging goed")).click()
            page.get_by_label("Wat wilt u toevoegen?").fill(
                f"De school bleef bellen, reden {member} keer {number}."
            )
        _at_once(tafel, "Bewaren")
    _back(tafel)
    for page in tafel:
        for number in range(3):
            for member in range(3):
                expect(page.get_by_text(f"reden {member} keer {number}.", exact=False).first).to_be_visible()


def test_factors_that_three_choose_at_once_are_all_chosen(tafel: list[Page]) -> None:
    names = ("Niemand heeft de regie", "Wachtlijst", "Onduidelijk wie betaalt")
    for page, name in zip(tafel, names, strict=True):
        page.get_by_text("Factoren kiezen", exact=True).click()
        page.get_by_label(name).check()
    _at_once(tafel, "Factoren opslaan")
    _back(tafel)
    for page in tafel:
        for name in names:
            expect(page.get_by_role("heading", level=3, name=name)).to_be_visible()


def test_who_changes_the_same_text_sees_the_other_and_loses_nothing(tafel: list[Page]) -> None:
    first = tafel[0]
    first.get_by_role("link", name=re.compile("Iets toevoegen.*Wat had u verwacht")).click()
    first.get_by_label("Wat wilt u toevoegen?").fill("Een gesprek.")
    first.get_by_role("button", name="Bewaren").click()
    _back(tafel)
    words = {page: f"Een gesprek, zei lid {number}." for number, page in enumerate(tafel)}
    for page in tafel:
        page.get_by_role("link", name=re.compile("Wijzigen.*Een gesprek")).click()
        page.get_by_label("Wat wilt u toevoegen?").fill(words[page])
    waiting = list(tafel)
    kept = ""
    for left in (2, 1, 0):  # each time one of them is first; the others put their words under his
        _at_once(waiting, "Bewaren")
        refused = [page for page in waiting if page.get_by_text(CHANGED).count()]
        assert len(refused) == left
        [done] = [page for page in waiting if page not in refused]
        kept = f"{kept} {words[done]}".strip()
        expect(done.get_by_text(kept, exact=True)).to_be_visible()
        for page in refused:
            assert violations(page) == []
            expect(page.get_by_role("status").get_by_text(kept, exact=True)).to_be_visible()
            field = page.get_by_label("Wat wilt u toevoegen?")
            assert words[page] in field.input_value()  # what was typed is still there
            field.fill(f"{kept} {words[page]}")
        waiting = refused
    _back(tafel)
    for page in tafel:
        expect(page.get_by_text(kept, exact=True)).to_be_visible()
    assert all(said in kept for said in words.values())
