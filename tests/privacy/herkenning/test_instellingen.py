"""Schools and organisations without a register. All names in these sentences are made up or common."""

from __future__ import annotations

from pathlib import Path

import pytest

from snijvlak.privacy.herkenning import Herkenner, shared

pytestmark = pytest.mark.eenmaal

SCHOOLS = [
    ("hij zit op de windroos in delft", "de windroos"),
    ("school: het kompas, groep 4", "het kompas"),
    ("Zelfde school (Inspecteur J.P. Zandman), zelfde juf.", "Inspecteur J.P. Zandman"),
    ("jullie raad? nerissa, groep 2, het palet. eet niet", "het palet"),
    ("hartelijke groet, jan (de regenboog)", "de regenboog"),
    ("overstap gevraagd naar da vinci college", "da vinci college"),
    ("ze zit op visser 't hooft lyceum", "visser 't hooft lyceum"),
    ("KIND ZIT OP OBS WOONPARK", "OBS WOONPARK"),
    ("Nieuwe plek: Flink College heeft een wachtlijst.", "Flink College"),
    ("Zij gaat naar Prins Karel-Hendrik in Delft.", "Prins Karel-Hendrik"),
    ("Hij zit op Internationale School De Brug.", "Internationale School De Brug"),
    ("hij zit op johan de witt daltonschool", "johan de witt daltonschool"),
]
ORGANISATIONS = [
    ("de intake bij jeugd- en gezinsteam laak was in juni", "jeugd- en gezinsteam laak"),
    ("Hij kreeg hulp van Centrum voor Jeugd en Gezin Laak.", "Centrum voor Jeugd en Gezin Laak"),
    ("expertteam delft komt ook", "expertteam delft"),
    ("wachttijd bij kinderhulp de specht", "kinderhulp de specht"),
    ("Vanuit 's Heeren Loo kwam niemand.", "'s Heeren Loo"),
    ("Opnieuw heeft Jeugd & Zo afgezegd.", "Jeugd & Zo"),
    ("Speltherapie bij 't Speelhuis kost 75 euro.", "'t Speelhuis"),
    ("hulp van team jeugd zuiderpark", "team jeugd zuiderpark"),
    ("moeder werkt bij jip kinderzorg", "jip kinderzorg"),
    ("Karakter stopt met de behandeling.", "Karakter"),
    ("psychotrauma haaglanden zegt nee", "psychotrauma haaglanden"),
    ("Toen kwam Samen op Stap erbij.", "Samen op Stap"),
    ("Vader belde MEE en niemand nam op.", "MEE"),
]
LEFT_ALONE = [
    "Leerplicht belt niet terug.",
    "Het college van burgemeester en wethouders heeft besloten.",
    "De Raad voor de Kinderbescherming is betrokken.",
    "Passend Onderwijs werkt niet voor dit kind.",
    "school: nog onbekend",
    "Hij gaat naar het praktijkonderwijs.",
    "Er is hulp, maar vervoer is niet geregeld.",
    "mag niet mee op kamp.",
]


def _covered(herkenner: Herkenner, text: str, name: str) -> bool:
    begin = text.index(name)
    marked = {i for vondst in herkenner.find(text) for i in range(vondst.begin, vondst.eind)}
    return {i for i in range(begin, begin + len(name)) if text[i].isalnum()} <= marked


@pytest.mark.parametrize(("text", "name"), SCHOOLS)
def test_a_school_is_found_in_full(herkenner: Herkenner, text: str, name: str) -> None:
    assert _covered(herkenner, text, name)
    assert "school" in {vondst.soort for vondst in herkenner.find(text)}


@pytest.mark.parametrize(("text", "name"), ORGANISATIONS)
def test_an_organisation_is_found_in_full(herkenner: Herkenner, text: str, name: str) -> None:
    assert _covered(herkenner, text, name)
    assert "organisatie" in {vondst.soort for vondst in herkenner.find(text)}


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_term_is_no_school_and_no_organisation(herkenner: Herkenner, text: str) -> None:
    found = [v for v in herkenner.find(text) if v.soort in ("school", "organisatie")]
    assert found == []


def test_all_rooms_of_a_process_share_one_recogniser(tmp_path: Path) -> None:
    register = tmp_path / "scholen.csv"
    register.write_text("INSTELLINGSNAAM\nDe Zonnewijzer\n", encoding="utf-8")
    assert shared() is shared() and shared(register) is shared(register) is not shared()
