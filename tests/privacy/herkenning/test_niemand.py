"""Texts that name nobody: a reporter who is asked about ordinary words stops reading the questions."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

import pytest
import yaml

from snijvlak.privacy.herkenning import Herkenner

pytestmark = pytest.mark.eenmaal

AT_MOST = 4.0  # doubts per 10,000 characters
TOLD = ("verhaal", "had_geholpen", "werkte", "stem")


def _stories() -> Iterator[str]:
    path = resources.files("snijvlak").joinpath("config", "demo_meldingen.yaml")
    for report in yaml.safe_load(path.read_text(encoding="utf-8"))["meldingen"]:
        yield from (report[field] for field in TOLD if report.get(field))


def test_the_reports_of_the_demo_raise_few_doubts(herkenner: Herkenner) -> None:
    texts = list(_stories())
    found = [(text[v.begin : v.eind], v.soort) for text in texts for v in herkenner.find(text)]
    assert len(texts) > 60
    assert len(found) / sum(map(len, texts)) * 10_000 <= AT_MOST, found


@pytest.mark.parametrize(
    "text",
    [
        "Het meisje zit al weken thuis: de hulp stopte toen het contract afliep.",
        "volgens kwebbel is er geen plek",
        "Het overleg was collegiaal. Een gecontracteerde aanbieder heeft een rustplek.",
        "Er is geen vakje voor; hij wordt er moedelos van.",
        "Hij slaapt 's nachts slecht en zo'n leerling zit met z'n drieën.",
        "Wij weten het óók niet, wij doen het zélf.",
        "Hij staat voor de klas. Een kind huilt.",
        "Dank u. De woongemeente belt terug.",
        "De jongere slaapt bij zijn oma. Volgens haar gaat het goed.",
        "Dit geldt in alle regio's, voor alle collega's en ouders.",
        "De aanvraag duurt 3 mnd.",
        "Stap voor stap:\n1. Bel ons.\n2. De voogd tekent.\n3. Wij beginnen.",
        "De hulp is GRATIS voor ieder gezin.",
        "Aangemeld bij lokaal team, nu op de wachtlijst.",
        "Bericht kan per app.",
    ],
)
def test_ordinary_words_are_left_alone(herkenner: Herkenner, text: str) -> None:
    assert [(text[v.begin : v.eind], v.soort) for v in herkenner.find(text)] == []


def test_a_word_that_is_given_as_a_name_is_found(herkenner: Herkenner) -> None:
    text = "volgens kwebbel is er geen plek"
    found = herkenner.find(text, bekend={"school": ["Kwebbel"]})
    assert [(text[v.begin : v.eind], v.soort) for v in found] == [("kwebbel", "school")]
