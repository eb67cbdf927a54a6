"""Every page that there is, reached by its links as a person does, is accessible and fits a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

from django.urls import URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import Browser, Page

from snijvlak.toegang.permissies import ROLLEN
from snijvlak.vormgeving import toegankelijkheid
from tests.browser.hulp import sign_in, violations
from tests.browser.meting import METING, WIDTHS
from tests.toegang.test_tweede_factor import totp

# Addresses without a page of their own: files, machines' questions, and deeds that only a button can do.
NO_PAGE = {
    "leeft",
    "gereed",
    "security-txt",
    "meldpunt:bericht",
    "meldpunt:antwoorden",
    "meldpunt:afsluiten",
    "rapportage:pdf",
    "rapportage:csv",
    "rapportage:svg",
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


def test_every_page(browser: Browser, server: str, gegevens: Path) -> None:
    seen: set[str] = set()
    problems: list[str] = []
    public = browser.new_context(base_url=server).new_page()
    for start in ("/", *NOT_LINKED.values()):
        walk(public, start, seen, problems)
    for rol in ROLLEN:
        METING.rollen.append(rol)
        page = sign_in(browser, server, gegevens, rol, "/")
        if rol == "beleidsadviseur":  # the other pages of a report are those of a draft
            page.goto("/rapporten/nieuw/")
            page.get_by_role("button", name="Concept maken").click()
            page.get_by_role("link", name="Leerpunten weglaten").wait_for()
            walk(page, urlparse(page.url).path, seen, problems)
            page.goto("/rapporten/")
            page.get_by_role("link", name="Concept over").first.click()
            page.get_by_role("button", name="Concept weggooien").click()
        if rol == "achterwacht-meldpunt":  # a report is there after saying why
            page.goto("/meldpunt/nood/")
            page.get_by_role("region").get_by_role("link").first.click()
            page.get_by_label("er is gevaar voor een kind").check()
            page.get_by_role("button", name="In nood openen").click()
            page.get_by_role("heading", name="Het verhaal").wait_for()
            walk(page, urlparse(page.url).path, seen, problems)
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
