"""The whole story with real people in a real browser: reported, discussed, learned from and accounted for."""

from __future__ import annotations

import io
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.hulp import report, sign_in, violations

STORY = "Er is ruzie over wie betaalt."
CASE = "Twee gemeenten betalen allebei niet"
LESSON = "Spreek af wie begint met betalen."
ACTION = "Een afspraak over voorschieten"
QUESTION = "Mag een school iemand uit een ander gebied laten helpen"
REPLY = "Ja, tot er een besluit is."
HELPED = "De afspraak is er nu. Wij kijken over een half jaar of het helpt."


def test_a_stuck_case_becomes_a_lesson_and_an_account(browser: Browser, server: str, gegevens: Path) -> None:
    reporter = browser.new_context(base_url=server, java_script_enabled=False).new_page()
    receipt = report(reporter, STORY)

    coordinator = sign_in(browser, server, gegevens, "coordinator-meldpunt", "/meldpunt/werklijst/")
    _read_answer_and_plan(coordinator)
    _follow(reporter, receipt)
    expect(reporter.get_by_text("Wij bellen beide gemeenten.")).to_be_visible()
    expect(reporter.get_by_text("Stand: Op de agenda van een overleg.")).to_be_visible()

    member = sign_in(browser, server, gegevens, "deelnemer-overleg", "/overleg/")
    _discuss(member)
    _follow(reporter, receipt)
    expect(reporter.get_by_text("Stand: Besproken.")).to_be_visible()

    _tell(coordinator)
    _follow(reporter, receipt)
    expect(reporter.get_by_text(f"Wij leerden: {LESSON}")).to_be_visible()
    expect(reporter.get_by_text("Stand: Opgevolgd.")).to_be_visible()

    _finish(member)
    _tell_whether(coordinator)
    _follow(reporter, receipt)
    expect(reporter.get_by_text(HELPED)).to_be_visible()

    second = sign_in(browser, server, gegevens, "tweede-deelnemer", "/")
    _release(second, "Nog een ander leest het na.")
    coordinator.goto("/")
    _release(coordinator, "Het staat nu in de bibliotheek.")

    adviser = sign_in(browser, server, gegevens, "beleidsadviseur", "/rapporten/nieuw/")
    address = _make_report(adviser)

    publisher = sign_in(browser, server, gegevens, "publicatiebeheerder", address)
    assert violations(publisher) == []
    publisher.get_by_label("Ik las elke zin.").check()
    publisher.get_by_role("button", name="Rapport vrijgeven").click()
    expect(publisher.get_by_text("Iedereen kan het nu lezen.")).to_be_visible()

    public = browser.new_context(base_url=server, java_script_enabled=False).new_page()
    _read_report(public, address)
    for page in (reporter, coordinator, member, second, adviser, publisher, public):
        page.context.close()


def test_a_question_for_another_body_is_answered_and_comes_back(
    browser: Browser, server: str, gegevens: Path
) -> None:
    member = sign_in(browser, server, gegevens, "deelnemer-overleg", "/")
    member.get_by_role("link", name=QUESTION).click()
    expect(member.get_by_text("Gevraagd door")).to_be_visible()
    assert violations(member) == []
    field = member.get_by_label("Wat is het antwoord van uw overleg?")
    field.fill("Vraag het aan Jan, jan@example.org.")
    member.get_by_role("button", name="Antwoord geven").click()
    expect(member.get_by_role("main").get_by_text("wijst iemand aan").first).to_be_visible()
    assert violations(member) == []
    field.fill(REPLY)
    member.get_by_role("button", name="Antwoord geven").click()
    expect(member.get_by_text("Het andere overleg leest nu het antwoord.")).to_be_visible()
    member.get_by_role("link", name="Agenda").first.click()
    asked = member.get_by_role("listitem").filter(has_text=f"Antwoord: {REPLY}")
    assert violations(member) == []
    asked.get_by_role("link").click()
    expect(member.get_by_text(f"Antwoord: {REPLY}")).to_be_visible()
    member.context.close()


def _read_answer_and_plan(page: Page) -> None:
    assert violations(page) == []
    page.get_by_role("region", name="Werklijst").get_by_role("link").last.click()
    expect(page.get_by_text("Hoort deze melding hier?")).to_be_visible()
    expect(page.get_by_text(STORY)).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Melding oppakken").click()
    page.get_by_label("Uw bericht").fill("Wij bellen beide gemeenten.")
    page.get_by_role("button", name="Antwoord versturen").click()
    page.get_by_role("link", name="Maak hier een casus van").click()
    assert violations(page) == []
    page.get_by_label("Algemene titel").fill(CASE)
    page.get_by_label("Wat liep er vast").fill("De hulp begint niet omdat niemand betaalt.")
    page.get_by_label("Op de agenda van").select_option(index=1)
    page.get_by_role("button", name="Op de agenda zetten").click()
    expect(page.get_by_text("De casus staat op de agenda van")).to_be_visible()
    assert violations(page) == []


def _open_the_case(page: Page) -> None:
    """From the list of meetings, after agreeing to learn."""
    assert violations(page) == []
    page.get_by_role("main").get_by_role("row").filter(has_text="Gepland").get_by_role("link").last.click()
    expect(page.get_by_text(CASE)).to_have_count(0)
    assert violations(page) == []
    page.get_by_role("button", name="Ik stem hiermee in").click()
    page.get_by_role("link", name=CASE).click()


def _discuss(page: Page) -> None:
    _open_the_case(page)
    expect(page.get_by_text("De hulp begint niet omdat niemand betaalt.")).to_be_visible()
    expect(page.get_by_text(STORY)).to_have_count(0)  # members read the general wording alone
    assert violations(page) == []
    page.get_by_text("Factoren kiezen").click()
    page.get_by_label("Onduidelijk wie betaalt").first.check()
    page.get_by_role("button", name="Factoren opslaan").click()
    page.get_by_role("link", name="Leerpunten en acties bij deze casus").click()
    assert violations(page) == []
    page.get_by_label("Wat leren wij hiervan").fill(LESSON)
    page.get_by_label("Bij welke factor hoort dit?").select_option("bekostiging")
    page.get_by_role("button", name="Leerpunt opslaan").click()
    expect(page.get_by_text(LESSON)).to_be_visible()
    assert violations(page) == []
    _agree(page)
    page.get_by_role("link", name=LESSON).click()
    page.get_by_role("button", name="Laat twee anderen het nalezen").click()
    expect(page.get_by_text("De stand is nu: Ter vrijgave.")).to_be_visible()


def _agree(page: Page) -> None:
    page.get_by_text("Een actie afspreken", exact=True).click()
    page.get_by_label("Wat gaan wij verbeteren?").fill(ACTION)
    page.get_by_label("Wie doet dat?").fill("Gemeente Voorbeeld")
    page.get_by_label("Uiterlijk wanneer?").fill("2099-01-31")
    page.get_by_label("Afspraken maken").check()
    page.get_by_label("Regionaal", exact=True).check()
    page.get_by_label("Wat verwachten wij ervan?").fill("Minder kinderen die wachten")
    page.get_by_label("Waaraan zien wij dat het helpt?").fill("De factor komt minder terug")
    assert violations(page) == []
    page.get_by_role("button", name="Actie afspreken").click()
    expect(page.get_by_text("De actie is afgesproken.")).to_be_visible()
    assert violations(page) == []


def _release(page: Page, told: str) -> None:
    page.get_by_role("main").get_by_role("link", name=LESSON).click()
    page.get_by_label("Ik heb de zin gelezen.").check()
    assert violations(page) == []
    page.get_by_role("button", name="Vrijgeven").click()
    expect(page.get_by_text(told)).to_be_visible()


def _tell(page: Page) -> None:
    """The reporter reads what the table learned and agreed."""
    page.goto("/overleg/casussen/")
    page.get_by_role("link", name=CASE).click()
    assert violations(page) == []
    expect(page.get_by_label("Wat lezen de melders?")).to_contain_text(LESSON)
    page.get_by_role("button", name="Vertellen, en volgen").click()
    expect(page.get_by_text("1 melder kreeg uw bericht.")).to_be_visible()


def _finish(page: Page) -> None:
    """The table did what it agreed."""
    page.get_by_role("link", name=ACTION).click()
    page.get_by_role("button", name="Wij zijn begonnen").click()
    page.get_by_label("Wat laat zien dat het is gedaan?").fill("De afspraak staat op papier.")
    page.get_by_role("button", name="Dit is gedaan").click()
    expect(page.get_by_text("Opgeslagen.")).to_be_visible()


def _tell_whether(page: Page) -> None:
    """The reporters are told, for the home page asks for it until they are."""
    page.goto("/")
    expect(page.get_by_role("heading", name="Vertel de melders of het hielp")).to_be_visible()
    page.get_by_role("link", name=CASE, exact=True).click()
    expect(page.get_by_text(f"Dit is gedaan: {ACTION}").first).to_be_visible()
    page.get_by_text("Er is niets te vertellen", exact=True).click()
    assert violations(page) == []
    page.get_by_label("Wat lezen de melders?").fill(HELPED)
    page.get_by_role("button", name="Vertellen hoe het nu gaat").click()
    expect(page.get_by_text("1 melder kreeg uw bericht.")).to_be_visible()
    assert violations(page) == []


def _make_report(page: Page) -> str:
    """Look at today's draft, then make one of the last quarter; gives its address."""
    assert violations(page) == []
    today = page.evaluate("new Date().toLocaleDateString('sv', {timeZone: 'Europe/Amsterdam'})")
    page.get_by_label("Eerste dag van de periode").fill(today)
    page.get_by_label("Laatste dag van de periode").fill(today)
    page.get_by_role("button", name="Concept maken").click()
    expect(page.get_by_text(LESSON)).to_be_visible()
    expect(page.get_by_text("Maak het na")).to_be_visible()  # today is not over
    assert violations(page) == []
    page.get_by_role("button", name="Concept weggooien").click()
    page.get_by_role("link", name="Een nieuw rapport maken").click()
    page.get_by_role("button", name="Concept maken").click()
    expect(page.get_by_text("Dit is een concept.")).to_be_visible()
    expect(page.get_by_role("table").get_by_role("row", name="Wachtlijst")).to_be_visible()
    expect(page.get_by_role("button", name="Rapport vrijgeven")).to_have_count(0)  # not one's own
    assert violations(page) == []
    return page.url


def _read_report(page: Page, address: str) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Rapporten").click()
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page).to_have_url(address)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download het rapport (PDF)").click()
    text = PdfReader(io.BytesIO(download.value.path().read_bytes())).pages[0].extract_text()
    assert "Waardoor casussen vastliepen" in text and "Concept" not in text
    with page.expect_download() as download:
        page.get_by_role("link", name="Download de tabel (CSV)").click()
    table = download.value.path().read_text(encoding="utf-8")
    assert table.startswith("Reden,PO,SBO,") and "Wachtlijst" in table
    assert not {"1", "2", "3", "4"} & {cell for line in table.splitlines() for cell in line.split(",")}


def _follow(page: Page, receipt: str) -> None:
    page.goto("/meldpunt/volgen/")
    page.get_by_label("Uw ontvangstbewijs").fill(receipt)
    page.get_by_role("button", name="Melding openen").click()
