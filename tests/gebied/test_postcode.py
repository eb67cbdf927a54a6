"""Which gemeente and which samenwerkingsverband belong to a postcode."""

from __future__ import annotations

import csv
import datetime as dt
import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.gebied import queries
from snijvlak.gebied.regels import PostcodeGebied

SHARED = Path(__file__).parents[3] / "shared" / "data" / "gebied"
DAY = dt.date(2024, 8, 1)


@pytest.mark.parametrize(
    ("postcode", "gemeente", "po", "vo"),
    [
        ("2635", "Midden-Delfland", "PO2802", "VO2809"),
        ("3155", "Midden-Delfland", "PO2803", "VO2811"),  # the exception within one municipality
        ("2511 AB", "'s-Gravenhage", "PO2815", "VO2806"),
        (" 2251 ", "Voorschoten", "PO2801", "VO2801"),
        ("2661", "Lansingerland", "PO2802", "VO2810"),
    ],
)
def test_known_postcode(postcode: str, gemeente: str, po: str, vo: str) -> None:
    answer = queries.look_up_postcode(postcode, DAY)
    assert answer.gevonden
    assert answer.gemeente and answer.po and answer.vo
    assert (answer.gemeente.naam, answer.po.code, answer.vo.code) == (gemeente, po, vo)
    assert "BWBR0032324" in answer.bron


def test_one_function_answers_the_question_of_the_issue() -> None:
    verband = queries.find_samenwerkingsverband("2635", "VO", DAY)
    assert verband is not None and verband.titel == "VO Delflanden (VO2809)"


@pytest.mark.parametrize(
    "postcode", ["1011", "9999", "", "0000", "abcd", "2511ABC", "25 11", "²511", "2511\n1"]
)
def test_unknown_postcode_gets_a_next_step(postcode: str) -> None:
    answer = queries.look_up_postcode(postcode, DAY)
    assert not answer.gevonden and answer.po is None
    assert answer.toelichting and answer.vervolgstap


@given(st.text(), st.dates())
def test_no_text_and_no_day_is_an_error(postcode: str, op: dt.date) -> None:
    assert queries.look_up_postcode(postcode, op).vervolgstap


def test_a_day_before_the_table_is_said() -> None:
    answer = queries.look_up_postcode("2635", dt.date(2010, 1, 1))
    assert not answer.gevonden and "1-1-2017" in answer.toelichting


@pytest.mark.parametrize(
    ("spelling", "naam"),
    [
        ("Den Haag", "'s-Gravenhage"),
        ("S GRAVENHAGE", "'s-Gravenhage"),
        ("'s-gravenhage", "'s-Gravenhage"),
        ("GM0518", "'s-Gravenhage"),
        ("518", "'s-Gravenhage"),
        ("0518", "'s-Gravenhage"),
        ("PIJNACKER-NOOTDORP", "Pijnacker-Nootdorp"),
        ("leidschendam voorburg", "Leidschendam-Voorburg"),
    ],
)
def test_spellings(spelling: str, naam: str) -> None:
    gemeente = queries.find_gemeente(spelling)
    assert gemeente is not None and gemeente.naam == naam


def test_unknown_municipality_is_none() -> None:
    assert queries.find_gemeente("Rotterdam") is None
    assert queries.find_gemeente("") is None


def test_ten_municipalities_and_their_neighbours() -> None:
    assert len(queries.haaglanden()) == 10
    assert queries.haaglanden()[1].naam == "'s-Gravenhage"
    assert {g.naam for g in queries.buurgemeenten()} == {"Lansingerland", "Leiden"}


def test_regions() -> None:
    assert queries.look_up_postcode("2281", DAY).subregio == "H3"
    assert queries.look_up_postcode("2281", DAY).rmc == "RMC-regio Haaglanden"
    assert queries.look_up_postcode("2251", DAY).rmc == "de aanpalende RMC-regio"  # Voorschoten


@pytest.mark.parametrize("part", ["2636-2635", "123", "0123", "2635-", "x"])
def test_a_broken_range_in_the_rules_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match="geen postcode"):
        PostcodeGebied(gemeente="GM0503", po="PO2802", vo="VO2809", postcodes=(part,))


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data is not here")
def test_equals_the_statutory_table() -> None:
    with (SHARED / "pc4_swv_2017.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    ours = {g.naam for g in (*queries.haaglanden(), *queries.buurgemeenten())}
    for row in rows:
        answer = queries.look_up_postcode(row["pc4"], DAY)
        if row["gemeente"] not in ours:
            assert not answer.gevonden
            continue
        assert answer.gemeente and answer.po and answer.vo
        assert (answer.gemeente.naam, answer.po.code, answer.vo.code) == (
            row["gemeente"],
            row["po_swv"],
            row["vo_swv"],
        )


def test_command_prints_the_answer(snijvlak: list[str]) -> None:
    run = subprocess.run(
        [*snijvlak, "gebied", "postcode", "3155"], capture_output=True, text=True, check=True
    )
    assert "Midden-Delfland" in run.stdout and "VO2811" in run.stdout
    run = subprocess.run(
        [*snijvlak, "gebied", "postcode", "1011", "--json", "--op", "2024-08-01"],
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(run.stdout)
    assert answer["gevonden"] is False and answer["vervolgstap"] and answer["op"] == "2024-08-01"


def test_command_names_a_bad_date(snijvlak: list[str]) -> None:
    run = subprocess.run(
        [*snijvlak, "gebied", "postcode", "3155", "--op", "morgen"], capture_output=True, text=True
    )
    assert run.returncode == 2 and "'morgen' is geen datum" in run.stderr and "Traceback" not in run.stderr
