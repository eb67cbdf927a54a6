"""The whole story with real people in a real browser: reported, discussed, learned from and accounted for."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import docx
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from tests.browser.hulp import begin, fill_in, sign_in, violations
from tests.meldpunt.processen import python

NAMED = "Youssef el Amrani zit thuis. Zijn moeder Fatima belde. Er is ruzie over wie betaalt."
STORY = "Er is ruzie over wie betaalt."
NAMES = ("Youssef", "Amrani", "Fatima")
CASE = "Twee gemeenten betalen allebei niet"
LESSON = "Spreek af wie begint met betalen."
ACTION = "Een afspraak over voorschieten"
QUESTION = "Mag een school iemand uit een ander gebied laten helpen"
REPLY = "Ja, tot er een besluit is."
HELPED = "De afspraak is er nu. Wij kijken over een half jaar of het helpt."


# Half a year later, as far as the report of the last quarter is concerned.
LATER = f"""
import datetime as dt
from django.utils import timezone
from snijvlak.meldpunt.models import Melding, Verloop
from snijvlak.overleg.models import Leerpunt
from snijvlak.rapportage.forms import last_settled_quarter
_, eind = last_settled_quarter(timezone.localdate())
then = timezone.make_aware(dt.datetime.combine(eind, dt.time(12)))
melding = Melding.objects.order_by("-ontvangen_op").first()
Melding.objects.filter(pk=melding.pk).update(ontvangen_op=then)
assert Leerpunt.objects.filter(zin={LESSON!r}).update(vrijgegeven_op=then) == 1
"""


def test_a_stuck_case_becomes_a_lesson_and_an_account(
    browser: Browser, server: str, gegevens: Path, regio: dict[str, str]
) -> None:
    reporter = browser.new_context(base_url=server, java_script_enabled=False).new_page()
    receipt = _report(reporter)

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

    python(regio, LATER)
    adviser = sign_in(browser, server, gegevens, "beleidsadviseur", "/rapporten/nieuw/")
    address = _make_report(adviser)

    publisher = sign_in(browser, server, gegevens, "publicatiebeheerder", address)
    _try_to_release(publisher, "Nog niet alles is nagekeken")
    _solve_findings(adviser)
    publisher.goto(address)
    _try_to_release(publisher, "Iedereen kan het nu lezen.")

    public = browser.new_context(base_url=server, java_script_enabled=False).new_page()
    _read_report(public)
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
    page.get_by_label("De zin gaat over drie scholen of meer").check()
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


def _report(page: Page) -> str:
    """A social worker reports and names people; what is sent names nobody. Gives the receipt."""
    receipt = begin(page)
    fill_in(page, NAMED)
    expect(page.get_by_role("heading", name="Namen weghalen")).to_be_visible()
    page.get_by_role("button", name="Alles vervangen en verder").click()
    page.get_by_role("button", name="Melding versturen").click()
    expect(page.get_by_role("heading", name="Uw melding is ontvangen")).to_be_visible()
    return receipt


def _make_report(page: Page) -> str:
    """Look at today's draft, then make one of the last quarter and write in it; gives its address."""
    assert violations(page) == []
    today = page.evaluate("new Date().toLocaleDateString('sv', {timeZone: 'Europe/Amsterdam'})")
    page.get_by_label("Eerste dag van de periode").fill(today)
    page.get_by_label("Laatste dag van de periode").fill(today)
    page.get_by_role("button", name="Concept maken").click()
    expect(page.get_by_text("De aantallen staan vast op")).to_be_visible()  # today is not over
    assert violations(page) == []
    page.get_by_role("button", name="Concept weggooien").click()
    page.get_by_role("link", name="Een nieuw rapport maken").click()
    page.get_by_role("button", name="Concept maken").click()
    expect(page.get_by_text("Dit is een concept.")).to_be_visible()
    expect(page.get_by_text(LESSON)).to_be_visible()
    expect(page.get_by_role("table").first.get_by_role("row", name="Wachtlijst")).to_be_visible()
    expect(page.get_by_role("button", name="Rapport vrijgeven")).to_have_count(0)  # not one's own
    address = page.url
    _write(page, "Bij Youssef el Amrani liep het vast. Drie kinderen wachtten.")
    expect(page.get_by_text("Nog na te kijken: 2.")).to_be_visible()
    page.get_by_role("button", name="Omhoog").nth(1).click()
    assert violations(page) == []
    return address


def _write(page: Page, text: str) -> None:
    page.get_by_role("link", name="Tekst schrijven").first.click()
    page.get_by_role("textbox", name=re.compile("^Tekst")).fill(text)
    assert violations(page) == []
    page.get_by_role("button", name="Opslaan").click()


def _solve_findings(page: Page) -> None:
    """One is written otherwise, the other stays with a reason."""
    _write(page, "Bij een kind liep het vast. Drie kinderen is een voorbeeld.")
    expect(page.get_by_text("Nog na te kijken: 1.")).to_be_visible()
    page.get_by_role("link", name="Laten staan, met een reden").click()
    page.get_by_label("Waarom mag dit blijven staan?").fill("Dit is een voorbeeld en geen telling.")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Alles is nagekeken.")).to_be_visible()
    assert violations(page) == []


def _try_to_release(page: Page, told: str) -> None:
    assert violations(page) == []
    page.get_by_label("Ik las elke zin.").check()
    page.get_by_role("button", name="Rapport vrijgeven").click()
    expect(page.get_by_text(told).first).to_be_visible()


def _read_report(page: Page) -> None:
    """What everybody gets: the lesson, none of the names, no small count, and tables that add up."""
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="de rapporten").click()
    page.get_by_role("main").get_by_role("list").get_by_role("link").first.click()
    expect(page.get_by_text(LESSON)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download het rapport (PDF)").click()
    reader = PdfReader(io.BytesIO(download.value.path().read_bytes()))
    text = "\n".join(part.extract_text() for part in reader.pages)
    assert LESSON in text and "Concept" not in text
    with page.expect_download() as download:
        page.get_by_role("link", name="Download het rapport (Word)").click()
    word = "\n".join(docx.Document(str(download.value.path())).element.itertext())
    assert LESSON in word
    assert [name for name in NAMES if name in text or name in word or name in page.content()] == []
    links = page.get_by_role("link", name="Download de tabel (CSV)").all()
    tables = [_csv(page, link) for link in links]
    assert [rows[0][0] for rows in tables][:2] == ["Sector", "Reden"]  # as the adviser put them
    for head, *rows in tables:
        if head[-1] in ("Totaal", "aantal"):
            _adds_up(rows)


def _csv(page: Page, link: Locator) -> list[list[str]]:
    with page.expect_download() as download:
        link.click()
    return list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8"))))


def _adds_up(rows: list[list[str]]) -> None:
    assert not {"1", "2", "3", "4"} & {cell for row in rows for cell in row[1:]}
    *parts, total = rows
    for column in zip(*(row[1:] for row in [*parts, total]), strict=True):
        if "x" not in column:
            assert sum(map(int, column[:-1])) == int(column[-1])


def _follow(page: Page, receipt: str) -> None:
    page.goto("/meldpunt/volgen/")
    page.get_by_label("Uw ontvangstbewijs").fill(receipt)
    page.get_by_role("button", name="Melding openen").click()
