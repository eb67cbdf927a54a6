"""The API of grensverkeer: open figures alone, for anybody, described for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from snijvlak.grensverkeer import actions, generator, klaar
from snijvlak.vormgeving.tabel import Interval

pytestmark = pytest.mark.eenmaal

STROMEN, SCHOLEN = "/api/v1/grensverkeer/stromen", "/api/v1/grensverkeer/scholen"


@pytest.fixture(scope="module")
def opslag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("api")
    made = generator.write(folder / "bestanden")
    actions.load(made.values(), folder / "grensverkeer")
    return folder


@pytest.fixture
def ask(opslag: Path, settings: Any) -> Iterator[Client]:
    from dataclasses import replace

    settings.OMGEVING = replace(settings.OMGEVING, gegevens=opslag)
    yield Client()


def test_it_says_what_can_be_asked(ask: Client) -> None:
    answer = ask.get("/api/v1/grensverkeer/")
    assert answer.status_code == 200
    assert answer["API-Version"] == "1.0.0"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, max-age=300"
    (jaar,) = answer.json()["jaren"]
    assert jaar == {
        "peiljaar": generator.PEILJAAR,
        "soorten": ["BO", "SBO", "SO", "VSO"],
        "verdelingen": ["gemeente", "samenwerkingsverband"],
    }


def test_flows_are_the_open_figures_and_never_small(ask: Client, opslag: Path) -> None:
    table = klaar.table(opslag / "grensverkeer", klaar.STROMEN, generator.PEILJAAR)
    assert table is not None
    rows = table.filter(soort="SO", per="gemeente")
    found = ask.get(STROMEN, {"soort": "SO"}).json()
    assert len(found["stromen"]) == rows.height > 20
    for row, told in zip(rows.iter_rows(named=True), found["stromen"], strict=True):
        shown = Interval(row["open_laag"], row["open_hoog"])
        assert (told["laag"], told["hoog"]) == shown.getoond
        assert told["schatting"] not in (1, 2, 3, 4)
        if told["schatting"] is not None:
            assert told["laag"] <= told["schatting"] <= told["hoog"]
    assert found["bronnen"]


def test_one_home_or_one_school_area(ask: Client) -> None:
    whole = ask.get(STROMEN, {"soort": "BO"}).json()["stromen"]
    homes = ask.get(STROMEN, {"soort": "BO", "woon": "GM0518"}).json()["stromen"]
    assert homes == [flow for flow in whole if flow["woon"]["naam"] == "'s-Gravenhage"] != []
    schools = ask.get(STROMEN, {"soort": "BO", "school": "0503"}).json()["stromen"]
    assert schools == [flow for flow in whole if flow["school"] == {"code": "0503", "naam": "Delft"}] != []


def test_find_a_school_and_where_its_pupils_live(ask: Client) -> None:
    page = ask.get(SCHOLEN, {"per_bladzijde": 3}).json()
    assert page["aantal"] > 3
    following = ask.get(SCHOLEN, {"per_bladzijde": 3, "bladzijde": 2}).json()
    assert not {s["vestiging"] for s in page["scholen"]} & {s["vestiging"] for s in following["scholen"]}
    school = page["scholen"][0]
    again = ask.get(SCHOLEN, {"zoek": f"{school['postcode']} {school['naam'][:6]}".upper()}).json()
    assert school in again["scholen"]
    one = ask.get(f"{SCHOLEN}/{school['vestiging'].lower()}").json()
    assert one["naam"] == school["naam"]
    assert one["herkomst"]
    assert all(home["samenwerkingsverband"] for home in one["herkomst"] if home["woon"]["code"] == "0518")


@pytest.mark.parametrize(
    ("address", "asked", "status", "says"),
    [
        (STROMEN, {"soort": "HBO"}, 400, "soort"),
        (STROMEN, {}, 400, "soort"),
        (STROMEN, {"soort": "BO", "peiljaar": "vorig"}, 400, "peiljaar"),
        (STROMEN, {"soort": "BO", "peiljaar": "2001"}, 404, f"Kies uit: {generator.PEILJAAR}"),
        (STROMEN, {"soort": "MBO"}, 404, "Kies als soort uit BO, SBO, SO, VSO"),
        (SCHOLEN, {"bladzijde": "0"}, 400, "bladzijde"),
        (f"{SCHOLEN}/99ZZ99", {}, 404, "staat niet in de tellingen"),
        (f"{SCHOLEN}/abc", {}, 400, "vestiging"),
    ],
)
def test_what_is_not_there_is_explained(
    ask: Client, address: str, asked: dict[str, str], status: int, says: str
) -> None:
    answer = ask.get(address, asked)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    problem = answer.json()
    assert problem["status"] == status
    assert says in problem["detail"]


def test_damaged_data_is_told_without_a_trace(ask: Client, opslag: Path) -> None:
    (manifest, *_) = sorted((opslag / "grensverkeer").glob("stromen*.json"))
    whole = manifest.read_text()
    try:
        manifest.write_text("{")
        answer = ask.get(STROMEN, {"soort": "BO"})
    finally:
        manifest.write_text(whole)
    assert answer.status_code == 503
    assert "beschadigd" in answer.json()["detail"]


def test_without_data_it_says_so(tmp_path: Path, settings: Any) -> None:
    from dataclasses import replace

    settings.OMGEVING = replace(settings.OMGEVING, gegevens=tmp_path)
    assert Client().get("/api/v1/grensverkeer/").json()["jaren"] == []
    assert Client().get(STROMEN, {"soort": "BO"}).status_code == 404


def test_the_description_fits_the_addresses(ask: Client) -> None:
    """Every address of the description answers, with all the fields that it names."""
    answer = ask.get("/api/v1/openapi.json")
    told = answer.json()
    assert told["openapi"].startswith("3.1")
    assert set(told["paths"]) == {
        "/api/v1/grensverkeer/",
        STROMEN,
        SCHOLEN,
        f"{SCHOLEN}/{{vestiging}}",
    }
    shown = told["components"]["schemas"]["Stroom"]
    flow = ask.get(STROMEN, {"soort": "BO"}).json()["stromen"][0]
    assert set(flow) == set(shown["properties"]) == set(shown["required"])
    assert "http://" not in json.dumps(told["paths"])


def test_asking_for_the_head_alone_works_too(ask: Client) -> None:
    answer = ask.head(STROMEN, {"soort": "BO"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert ask.post(STROMEN, {"soort": "BO"}).status_code == 405
