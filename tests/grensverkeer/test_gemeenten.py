"""Every municipality is found by its number and by its name, however a source writes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from snijvlak.gebied import regels
from snijvlak.grensverkeer import gemeenten

pytestmark = pytest.mark.eenmaal

SHARED = Path(__file__).parents[3] / "shared" / "data" / "gebied"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("518", "0518"),
        ("0518", "0518"),
        ("GM0518", "0518"),
        (" S GRAVENHAGE ", "0518"),
        ("Den Haag", "0518"),
        ("S HERTOGENBOSCH", "0796"),
        ("SUDWEST FRYSLAN", "1900"),
        ("S·dwest-FryslÔn", "1900"),  # read in the wrong code page by who made the file
        ("BERGEN LB", "0893"),
        ("Bergen (NH.)", "0373"),
        ("NUENEN CA", "0820"),
        ("Bedum", "0005"),  # until 2019
        ("Voorne aan Zee", "1992"),  # since 2023
    ],
)
def test_a_municipality_is_found(text: str, code: str) -> None:
    found = gemeenten.find(text)
    assert found is not None and found.code == code


@pytest.mark.parametrize("text", ["", " ", "9998", "GM99999", "Verzonnen", "'"])
def test_what_is_none_is_not_found(text: str) -> None:
    assert gemeenten.find(text) is None


def test_the_region_has_the_same_names_and_numbers_here() -> None:
    for one in regels.load().gemeenten:
        assert gemeenten.find(one.code) == gemeenten.Gemeente(one.code.removeprefix("GM"), one.naam)


def test_no_two_have_a_name_that_reads_the_same() -> None:
    for code, naam in gemeenten.rules().gemeenten.items():
        assert gemeenten.find(naam) == gemeenten.Gemeente(code, naam)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real files (../shared/data) are not on this machine")
def test_every_municipality_of_the_real_files_is_found() -> None:
    schools = json.loads((SHARED / "scholen_2024-11-22.geojson").read_text(encoding="utf-8"))["features"]
    written = {feature["properties"]["gemeente"] for feature in schools}
    written |= {
        line.split(",", 1)[1] for line in (SHARED / "pc4_gemeente_2017.csv").read_text().splitlines()[1:]
    }
    assert sorted(name for name in written if name.strip() and not gemeenten.find(name.strip('"'))) == []
