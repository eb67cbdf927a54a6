"""Every page that there is, reached by its links as a person does, is accessible and fits a narrow screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import Browser, Page, expect

from snijvlak.toegang.permissies import ROLLEN
from snijvlak.vormgeving import toegankelijkheid
from tests.browser.hulp import begin, fill_in, sign_in, violations
from tests.browser.meting import METING, WIDTHS
from tests.toegang.test_tweede_factor import totp

pytestmark = pytest.mark.eenmaal

# Addresses without a page of their own: files, machines' questions, and deeds that only a button can do.
NO_PAGE = {
    "leeft",
    "gereed",
    "security-txt",
    "api-beschrijving",
    *(f"api:{name}" for name in ("api-root", "overzicht", "stromen", "scholen", "school")),
    "meldpunt:bewijs-bestand",
    "meldpunt:stoppen",
    "meldpunt:bericht",
    "meldpunt:berichtadres",
    "meldpunt:toestemming",
    # What can never be done: a refusal, which the pages of errors look at.
    "meldpunt:zoeken",
    "meldpunt:tellen",
    "meldpunt:exporteren",
    *(
        f"meldpunt:{name}"
        for name in (
            *("opzij", "oppakken", "spoed", "antwoorden", "notitie", "themas", "overdragen", "opgevolgd"),
            *("terugzetten", "doorsturen", "doorgestuurd", "afsluiten"),
        )
    ),
    "rapportage:bestand",
    "rapportage:opnieuw",
    "rapportage:schikken",
    "publicaties:bestand",
    *(
        f"publicaties:{name}"
        for name in ("atom", "rss", "leerpunten-csv", "catalogus-jsonld", "catalogus-ttl")
    ),
    *(f"overleg:{name}" for name in ("bord-csv", "patronen-csv", "patronen-svg")),
    *(f"overleg:leerpunt-{name}" for name in ("stand", "vrijgeven", "actie")),
    *(f"overleg:{name}" for name in ("oorzaken", "doorbraak-gedaan", "uitnodiging", "stuk")),
    *(f"overleg:{name}" for name in ("deelnemer", "deelname", "mandaat", "mandaat-einde", "plannen")),
    *(f"overleg:{name}" for name in ("instemmen", "stand", "schikken", "punt", "punt-weg")),
    *(f"overleg:{name}" for name in ("verslag", "casus-agenda", "casus-vertellen", "casus-niet-vertellen")),
    *(f"overleg:{name}" for name in ("bijeenkomst-moment", "patronen-tellen")),
    *(f"programma:{name}" for name in ("lijst-csv", "punt-losmaken", "toezegging-losmaken")),
    *(f"programma:{name}" for name in ("stand", "vrijgeven")),
    *(f"raad:{name}" for name in ("toezeggingen-csv", "vragen-csv", "tijdlijn")),
    *(f"grensverkeer:{name}" for name in ("aandelen", "saldo", "overzicht-gemeente", "verrekenen")),
    *(f"grensverkeer:{name}" for name in ("bundellijst-weg", "bundellijst-bestand", "bundelschool-bestand")),
    "grensverkeer:soort-stromen",
    *(f"grensverkeer:{name}" for name in ("school-bestand", "mbo-bestand")),
    *(f"grensverkeer:dekking-{name}" for name in ("bestand", "opnieuw")),
    *(f"grensverkeer:deling-{name}" for name in ("vaststellen", "heropenen")),
    "vormgeving:beeld",
    "wegwijzer:grenzen",
    "rapportage:vrijgeven",
    "rapportage:weggooien",
    "bewaren:loslaten",
    "toegang:spoor-csv",
    "meldpunt:nood-gezien",
    "bezoek-beeindigen",
    "toegang:rol-beeindigen",
    # There only where a municipality has an identity provider: test_gemeente.py looks at these.
    "gemeente-aanmelden",
    "gemeente-terug",
}
# Django-allauth's own sign-up is closed: nothing links to the page that says so. The page with parts is for
# who makes pages.
NOT_LINKED = {"account_signup": "/registreren/", "vormgeving:overzicht": "/vormgeving/"}


def names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """The names of all addresses."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"
        else:
            yield from names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)


def links(page: Page) -> list[str]:
    # In a drawing ``a.href`` is no text.
    absolute = "found => found.map(a => new URL(a.getAttribute('href'), location.href).href)"
    found: list[str] = page.eval_on_selector_all("a[href]", absolute)
    return [urlparse(href).path for href in found if href.startswith("http")]


def walk(page: Page, start: str, seen: set[str], problems: list[str]) -> None:
    """Follow the links to one page of every kind, and look on two widths at what was not seen before."""
    waiting, visited = [start], set(NO_PAGE)
    while waiting:
        path = waiting.pop()
        name = resolve(path).view_name
        if name in visited:
            continue
        visited.add(name)
        response = page.goto(path)
        assert response and response.status == 200, path
        seen.add(name)
        if METING.is_new(page, name):
            problems += check(page, path)
        waiting += links(page)


def check(page: Page, path: str) -> list[str]:
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{path} at {width}: {violation}" for violation in violations(page)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{path} at {width} is {wide} wide")
    METING.read(page, resolve(urlparse(page.url).path).view_name)
    return found


def own_access(page: Page, gegevens: Path, seen: set[str], problems: list[str]) -> None:
    """The pages of a second factor, in the order in which a person meets them."""
    page.goto("/mijn-toegang/app/")
    secret = page.locator("main .snijvlak-code").inner_text()
    page.get_by_label("De code die de app nu toont").fill(totp(secret))
    page.get_by_role("button", name="Tweede stap aanzetten").click()
    page.get_by_role("heading", name="Uw herstelcodes").wait_for()
    recovery = page.locator("main li .snijvlak-code").first.inner_text()
    problems += check(page, "/mijn-toegang/herstelcodes/")
    for path in ("/mijn-toegang/", "/mijn-toegang/app/uit/", "/mijn-toegang/herstelcodes/nieuw/"):
        walk(page, path, seen, problems)
    for path in ("/mijn-toegang/opnieuw/", "/mijn-toegang/opnieuw/code/"):
        page.goto(path)
        problems += check(page, path)
    page.goto("/afmelden/")
    page.get_by_role("main").get_by_role("button", name="Afmelden").click()
    page.goto("/aanmelden/")
    page.get_by_label("E-mailadres").fill("medewerker@demo.example")
    page.get_by_label("Wachtwoord").fill((gegevens / "demo").read_text(encoding="utf-8").strip())
    page.get_by_role("button", name="Aanmelden").click()
    page.get_by_role("heading", name="De tweede stap").wait_for()
    problems += check(page, "/aanmelden/code/")
    page.get_by_label("De code uit uw app").fill(recovery)
    page.get_by_role("button", name="Aanmelden").click()
    page.get_by_role("heading", name="Leren van kinderen").wait_for()
    seen |= {"mfa_view_recovery_codes", "mfa_authenticate", "account_reauthenticate", "mfa_reauthenticate"}


def invited(page: Page, seen: set[str], problems: list[str]) -> None:
    """The page with a link, and where the link leads."""
    page.goto("/toegang/personen/")
    page.get_by_role("button", name="Nieuwe link voor").last.click()
    link = page.locator("main .snijvlak-code").inner_text()
    problems += check(page, "/toegang/personen/link/")
    walk(page, urlparse(link).path, seen, problems)
    seen.add("toegang:nieuwe-link")


STORY = "Youssef zit op De Springplank en zijn moeder belde het jeugdteam. De afspraak ging niet door."


def reported(page: Page, seen: set[str], problems: list[str]) -> str:
    """The pages of reporting, in the order in which a reporter meets them; gives the receipt."""
    receipt = begin(page)
    page.goto("/meldpunt/nieuw/bewijs/")
    problems += check(page, "bewijs")
    page.goto("/meldpunt/nieuw/weggooien/")
    problems += check(page, "weggooien")
    page.goto("/meldpunt/nieuw/verder/")
    problems += check(page, "verder")
    page.goto("/meldpunt/nieuw/wie/")
    page.get_by_label("Uw naam").fill("Een naam")
    problems += check(page, "wie")
    fill_in(page, STORY)
    expect(page.get_by_role("heading", name="Namen weghalen")).to_be_visible()
    problems += check(page, "namen")
    page.get_by_role("button", name="Alles vervangen en verder").click()
    problems += check(page, "controle")
    page.get_by_role("button", name="Melding versturen").click()
    expect(page.get_by_role("heading", name="Uw melding is ontvangen")).to_be_visible()
    problems += check(page, "ontvangen")
    follow(page, receipt)
    problems += check(page, "volgen")
    page.get_by_label("Uw bericht").fill("Fatima belde weer.")
    page.get_by_role("button", name="Bericht versturen").click()
    problems += check(page, "bericht")
    page.get_by_role("button", name="Vervangen en versturen").click()
    page.get_by_role("button", name="Melding intrekken").click()
    problems += check(page, "intrekken")
    seen |= {
        f"meldpunt:{name}"
        for name in ("bewijs", "weggooien", "verder", "stap", "namen", "klaar", "intrekken")
    }
    return receipt


def forwarded(page: Page, reporter: Page, receipt: str, seen: set[str], problems: list[str]) -> None:
    """What the coördinator sees of that report, up to the text for a local team."""
    page.goto("/meldpunt/werklijst/")
    page.get_by_role("region", name="Werklijst").get_by_role("link").last.click()
    page.get_by_text("[persoon 1] zit op [school 1]").wait_for()
    address = urlparse(page.url).path
    page.get_by_role("link", name="De melder gaf een naam of contact").click()
    page.get_by_label("om u te bellen of te schrijven").check()
    page.get_by_role("button", name="Naam en contact openen").click()
    page.get_by_text("Een naam", exact=True).wait_for()
    problems += check(page, "contact")
    page.goto(address)
    page.get_by_role("button", name="Melding oppakken").click()
    page.get_by_text("Doorgeven aan een lokaal team").click()
    page.get_by_label("Wat moet het lokale team weten?").fill("Een kind krijgt geen hulp op school.")
    page.get_by_role("button", name="Vraag het de melder").click()
    follow(reporter, receipt)
    problems += check(reporter, "toestemming")
    reporter.get_by_role("button", name="Ja, geef dit door").click()
    expect(reporter.get_by_text("Toestemming gegeven.")).to_be_visible()
    page.goto(address)
    problems += check(page, "lezen")
    page.get_by_role("link", name="De tekst om door te geven").click()
    problems += check(page, "doorstuurtekst")
    seen |= {"meldpunt:doorstuurtekst", "meldpunt:contact"}
    walk(page, address, seen, problems)


def drafted(page: Page, seen: set[str], problems: list[str]) -> None:
    """The pages of a draft in which something was found, and of a correction."""
    page.goto("/rapporten/nieuw/")
    page.get_by_role("button", name="Concept maken").click()
    page.get_by_role("link", name="Tekst schrijven").first.click()
    page.get_by_role("textbox", name=re.compile("^Tekst")).fill(STORY)
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("heading", name="Wat u nog moet nakijken").wait_for()
    walk(page, urlparse(page.url).path, seen, problems)
    page.goto("/rapporten/")
    page.get_by_role("link", name="Concept over").first.click()
    page.get_by_role("button", name="Concept weggooien").click()


def follow(page: Page, receipt: str) -> None:
    page.goto("/meldpunt/volgen/")
    page.get_by_label("Uw ontvangstbewijs").fill(receipt)
    page.get_by_role("button", name="Melding openen").click()


def test_every_page(browser: Browser, server: str, gegevens: Path) -> None:
    seen: set[str] = set()
    problems: list[str] = []
    public = browser.new_context(base_url=server).new_page()
    for start in ("/", *NOT_LINKED.values()):
        walk(public, start, seen, problems)
    receipt = reported(public, seen, problems)
    for rol in ROLLEN:
        METING.rollen.append(rol)
        page = sign_in(browser, server, gegevens, rol, "/")
        if rol == "beleidsadviseur":
            drafted(page, seen, problems)
            page.goto("/programma/raad/")  # in this promise something was found
            page.get_by_role("link", name="Maak afspraken met buurgemeenten").click()
            page.get_by_role("link", name="Laten staan, met een reden").wait_for()
            walk(page, urlparse(page.url).path, seen, problems)
            page.goto("/grensverkeer/dekking/wat-als/")
            page.get_by_label("Deze locatie sluit").select_option(index=1)
            page.get_by_role("button", name="Reken uit").click()
            page.get_by_role("heading", name="Wat er verandert").wait_for()
            problems += check(page, "wat-als")
            # What is divided changes as long as it is a concept.
            page.goto("/grensverkeer/kosten/")
            page.get_by_role("row").filter(has_text="Persoonlijke verzorging").get_by_role("link").click()
            walk(page, urlparse(page.url).path, seen, problems)
        if rol == "achterwacht-meldpunt":  # a report is there after saying why
            page.goto("/meldpunt/nood/")
            page.get_by_role("region").get_by_role("link").first.click()
            page.get_by_label("er is gevaar voor een kind").check()
            page.get_by_role("button", name="In nood openen").click()
            page.get_by_role("heading", name="Het verhaal").wait_for()
            walk(page, urlparse(page.url).path, seen, problems)
        if rol == "deelnemer-overleg":  # a case with an analysis has links to change each part
            page.goto("/overleg/")
            meetings = page.get_by_role("row").filter(has_text="OOGO Haaglanden-Midden")
            meetings.filter(has_text="Gesloten").get_by_role("link").click()
            page.get_by_role("link", name="Verzonnen casus over bekostiging").first.click()
            page.get_by_text("Hetzelfde als lijst").wait_for()
            walk(page, urlparse(page.url).path, seen, problems)
            # A lesson changes as long as it is a concept.
            page.goto("/overleg/")
            meetings.filter(has_text="Gesloten").get_by_role("link").click()
            page.get_by_role("link", name="Verzonnen casus over bekostiging").first.click()
            page.get_by_role("link", name="Leerpunten en acties bij deze casus").click()
            lessons = page.get_by_role("main").get_by_role("listitem").filter(has_text="(Concept)")
            lessons.get_by_role("link").first.click()
            page.get_by_role("link", name="Leerpunt veranderen").click()
            walk(page, urlparse(page.url).path, seen, problems)
        if rol == "coordinator-meldpunt":
            forwarded(page, public, receipt, seen, problems)
        walk(page, "/", seen, problems)
        if rol == "beheerder":
            invited(page, seen, problems)
        if rol == "medewerker":
            own_access(page, gegevens, seen, problems)
        page.context.close()
    public.context.close()
    METING.overtredingen = problems
    METING.write()
    assert problems == []
    assert seen == set(names(get_resolver())) - NO_PAGE
    assert METING.too_hard() == []
    told = toegankelijkheid.measured()
    assert told and (set(told.bladzijden), set(told.rollen)) == (set(METING.hardest), set(ROLLEN)), (
        "tell it too: make verklaring"
    )
