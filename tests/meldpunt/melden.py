"""Reporting through the pages, as the tests do it."""

from __future__ import annotations

from typing import Any

from django.test import Client

STORY = "Het meisje zit al weken thuis: de hulp stopte toen het contract afliep."
STEPS: dict[str, dict[str, Any]] = {
    "wie": {"melder": "school", "functie": "intern-begeleider", "naam": "", "bereikbaar": ""},
    "waar": {"sector": "SO", "gemeente_school": "GM0518", "gemeente_kind": "GM1842"},
    "wat": {"situatie": "gestopt", "redenen": ["contractering", "wachtlijst"]},
    "sinds": {"sinds": "1-tot-3-maanden", "naar_school": "thuis"},
    "geprobeerd": {"geprobeerd": ["mdo", "aanbieder"], "met_wie": ["ouders"]},
    "verhaal": {"verhaal": STORY},
    "beter": {"had_geholpen": "", "werkte": ""},
    "stem": {"stem": ""},
}
BASE = "/meldpunt/nieuw/"


def begin(client: Client) -> str:
    """Begin a report; gives the receipt."""
    answer = client.post(BASE)
    assert answer.status_code == 302 and answer["Location"] == f"{BASE}bewijs/"
    return client.get(f"{BASE}bewijs/").context["bewijs"]


def step(client: Client, stap: str, /, **changes: object) -> Any:
    """Fill in one page."""
    return client.post(f"{BASE}{stap}/", {**STEPS[stap], **changes})


def fill_in(client: Client, **changes: object) -> None:
    """Fill in every page; ``changes`` by name of the field."""
    for naam, answers in STEPS.items():
        own = {name: value for name, value in changes.items() if name in answers}
        answer = step(client, naam, **own)
        assert answer.status_code == 302, answer.content.decode()


def look_through(client: Client) -> None:
    """Let all that names somebody be replaced."""
    if client.get(f"{BASE}namen/").status_code == 200:
        assert client.post(f"{BASE}namen/", {"alles": "ja"}).status_code == 302


def sending(client: Client) -> dict[str, str]:
    """What the button of the review page sends."""
    page = client.get(f"{BASE}controle/")
    assert page.status_code == 200, page["Location"]
    return {name: page.context[name] for name in ("token", "gezien")}


def send(client: Client, **changes: object) -> str:
    """Report a case from begin to end; gives the receipt."""
    receipt = begin(client)
    fill_in(client, **changes)
    look_through(client)
    answer = client.post(f"{BASE}controle/", sending(client))
    assert answer.status_code == 302 and answer["Location"] == f"{BASE}ontvangen/"
    assert receipt in client.get(f"{BASE}ontvangen/").content.decode()
    return receipt
