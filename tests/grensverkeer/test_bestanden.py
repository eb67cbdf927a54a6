"""Which files are recognised, which rows are set aside, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from snijvlak.grensverkeer.bestanden import OnleesbaarBestand, read

KOP = "INSTELLINGSCODE,VESTIGINGSCODE,TYPE_PO,PEILJAAR,POSTCODE4_DEELNEMER,AANTAL_LEERLINGEN"
GOED = [f"99AA,00,SO,2024,{pc4},7" for pc4 in range(2511, 2541)]
SCHOOL = {"vestigingscode": "99AA00", "naam": "x", "gemeente": "S GRAVENHAGE", "postcode": "", "plaats": "y"}


def _file(folder: Path, text: str, name: str = "naamloos.bin") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def _geojson(*schools: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": [{"properties": s} for s in schools]})


@pytest.mark.parametrize(
    ("text", "soort"),
    [
        ("\n".join([KOP, *GOED]), "leerlingen"),
        ("\r\n".join([KOP, *GOED]) + "\r\n", "leerlingen"),
        ("\ufeff" + "\n".join([KOP, *GOED]), "leerlingen"),
        ("pc4,gemeente\n2511,Den Haag\n", "postcodes"),
        ('"gemeente","pc4"\n"Den Haag","2511"\n', "postcodes"),
        (_geojson(SCHOOL), "scholen"),
    ],
)
def test_the_content_decides_and_not_the_name(tmp_path: Path, text: str, soort: str) -> None:
    for name in ("leerlingen.csv", "scholen.geojson", "zonder"):
        assert read(_file(tmp_path, text, name)).soort == soort


@pytest.mark.parametrize(
    ("aantal", "laag", "hoog"), [("-1", 1, 4), ("5", 5, 5), ("0", 0, 0), ('"12"', 12, 12)]
)
def test_a_hidden_count_is_an_interval(tmp_path: Path, aantal: str, laag: int, hoog: int) -> None:
    row = read(_file(tmp_path, f"{KOP}\n99AA,99AA00,BO,2024,2511,{aantal}\n")).regels[0]
    assert row == ("99AA00", "BO", 2024, "2511", laag, hoog)


def test_both_ways_to_write_a_school_are_the_same(tmp_path: Path) -> None:
    rows = read(_file(tmp_path, f"{KOP}\n99AA,00,BO,2024,2511,5\n99AA,99AA00,BO,2024,2512,5\n")).regels
    assert {row[0] for row in rows} == {"99AA00"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("99AA,00,SO,2024,2600,veel", "geen aantal leerlingen: 'veel'"),
        ("99AA,00,SO,2024,2600,-2", "geen aantal"),
        ("99AA,00,SO,2024,2600,", "geen aantal leerlingen: leeg"),
        ("99AA,00,SO,2024,2600,1_0", "geen aantal"),
        (",00,SO,2024,2600,5", "geen vestigingscode"),
        ("99AA,,SO,2024,2600,5", "geen vestigingscode"),
        ("99AA,99BB00,SO,2024,2600,5", "geen vestigingscode"),
        ("99AA,00,HBO,2024,2600,5", "onbekende soort onderwijs"),
        ("99AA,00,SO,24,2600,5", "geen peiljaar"),
        ("99AA,00,SO,2024,50,5", "geen postcode"),
        ("99AA,00,SO,2024,,5", "geen postcode van vier cijfers: leeg"),
        ("99AA,00,SO,2024,2511,5", "staan er al eerder in"),
        ("99AA,00,SO", "kolommen"),
        ('99AA,"00,SO,2024,2600,5', "kolommen"),
    ],
)
def test_a_bad_row_is_set_aside_with_line_and_reason(tmp_path: Path, row: str, reason: str) -> None:
    file = read(_file(tmp_path, "\n".join([KOP, *GOED[:20], row, *GOED[20:]])))
    assert len(file.regels) == len(GOED)
    assert [a.regel for a in file.terzijde] == [22] and reason in file.terzijde[0].reden


@pytest.mark.parametrize("pc4", ["10", "20", "30", "40"])
def test_abroad_and_unknown_are_good_rows(tmp_path: Path, pc4: str) -> None:
    assert read(_file(tmp_path, f"{KOP}\n99AA,00,SO,2024, {pc4} ,5\n")).regels[0][3] == pc4


def test_names_of_municipalities_become_official(tmp_path: Path) -> None:
    rows = read(_file(tmp_path, "pc4,gemeente\n2511,Den Haag\n1011,Amsterdam\n")).regels
    assert rows == (("2511", "'s-Gravenhage"), ("1011", "Amsterdam"))
    assert read(_file(tmp_path, _geojson(SCHOOL))).regels[0][2] == "'s-Gravenhage"


@pytest.mark.parametrize("bad", [SCHOOL | {"gemeente": "DELFT"}, None, SCHOOL | {"naam": "\ud800"}])
def test_a_bad_school_is_set_aside(tmp_path: Path, bad: Any) -> None:
    schools = [SCHOOL | {"vestigingscode": f"99AA{n:02}"} for n in range(20)]
    file = read(_file(tmp_path, _geojson(*schools, bad)))
    assert [a.regel for a in file.terzijde] == [21] and file.frame().height == 20


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "kennen we niet"),
        ("a,b\n1,2\n", "kennen we niet"),
        (KOP.replace(",", ";") + "\n", "kennen we niet"),
        (KOP, "geen regels"),
        ("\n".join([KOP, *GOED[:18], "x", *GOED[18:], "y"]), "2 van de 32 regels zijn onbruikbaar"),
        ("\n".join([KOP, GOED[0], "99AA,00,SO,2023,2512,7"]), "meer dan een peiljaar"),
        ('{"type": "FeatureCollection", "features": [', "geen geldige JSON"),
        ('{"type": "Feature"}', "kennen we niet"),
        (_geojson({"naam": "x", "gemeente": "y"}), "ontbreekt: vestigingscode, postcode, plaats"),
        (_geojson(), "geen regels"),
        ("[" * 10, "kennen we niet"),
    ],
)
def test_a_refusal_names_file_reason_and_next_step(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(OnleesbaarBestand) as refusal:
        read(_file(tmp_path, text, "kapot.csv"))
    message = str(refusal.value)
    assert message.startswith("kapot.csv: ") and reason in message
    assert any(step in message for step in ("Geef", "Haal", "Herstel"))


def test_other_files_are_refused_too(tmp_path: Path) -> None:
    (tmp_path / "oud.csv").write_bytes(b"pc4,gemeente\n9000,S\xfadwest\n")
    for name, reason in (("oud.csv", "UTF-8"), ("weg.csv", "bestaat niet"), (".", "niet te openen")):
        with pytest.raises(OnleesbaarBestand, match=reason):
            read(tmp_path / name)


def test_the_date_of_a_file_without_one_comes_from_its_name(tmp_path: Path) -> None:
    assert read(_file(tmp_path, _geojson(SCHOOL), "scholen_2024-11-22.geojson")).peil == "2024-11-22"
    assert read(_file(tmp_path, _geojson(SCHOOL), "scholen.geojson")).peil == "onbekend"
    assert read(_file(tmp_path, "\n".join([KOP, *GOED]), "uit_1999.csv")).peil == "2024"
