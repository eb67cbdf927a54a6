"""The command ``snijvlak grensverkeer dekking``, and the made-up list of the demo."""

from __future__ import annotations

from pathlib import Path

import pytest

from snijvlak.grensverkeer.dekking import inlezen, voorbeeld, voorraad
from tests.grensverkeer.dekking.conftest import Streek
from tests.opdrachten.conftest import Give, give

pytestmark = pytest.mark.eenmaal
__all__ = ["give"]  # the fixture


def test_the_command_takes_a_list_and_tells_what_comes_of_it(
    give: Give, streek: Streek, tmp_path: Path
) -> None:
    source = tmp_path / "lijst.csv"
    source.write_bytes(streek.lijst + b"SO X;SO;9999;1;;;\n")
    code, said = give("grensverkeer", "dekking", str(source), "--opslag", str(streek.opslag))
    assert code == 0 and "1 rijen opzij gezet" in said and "deze postcode kennen wij niet" in said
    assert "SO (2024):" in said and "bij de kortste verdeling" in said and "SO tellen en verdelen" in said
    code, said = give("grensverkeer", "dekking", "--opslag", str(streek.opslag))
    assert code == 0 and "VSO (2024):" in said


def test_what_is_wrong_is_said_and_nothing_is_kept(give: Give, streek: Streek, tmp_path: Path) -> None:
    before = sorted(streek.opslag.iterdir())
    source = tmp_path / "lijst.csv"
    source.write_text("locatie;soort;postcode;plaatsen;bsn\nx;SO;2611;1;1\n")
    for words, fault in (
        ((str(source), "--opslag", str(streek.opslag)), "lijkt over een mens te gaan"),
        ((str(tmp_path / "weg.csv"), "--opslag", str(streek.opslag)), "het is er niet"),
        (("--opslag", str(tmp_path / "leeg")), "Er zijn geen tellingen per school"),
    ):
        code, said = give("grensverkeer", "dekking", *words)
        assert code == 2 and fault in said and "Traceback" not in said
    assert sorted(streek.opslag.iterdir()) == before


def test_the_list_of_the_demo_is_the_same_each_time_and_says_it_is_made_up(streek: Streek) -> None:
    assert voorbeeld.make(streek.wereld) == streek.lijst != voorbeeld.make(streek.wereld, 2)
    found = inlezen.read(streek.lijst, voorraad.postcodes(streek.opslag))
    assert found.terzijde == () and all("(verzonnen)" in one.locatie for one in found.opgaven)
    assert {one.soort for one in found.opgaven} == {"SBO", "SO", "VSO", "KDC", "zorglocatie"}
