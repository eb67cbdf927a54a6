"""The way for a child: the first door, who belongs to it and why; never a dead end."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
import subprocess
import sys

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.wegwijzer import queries, regels

DAY = dt.date(2024, 8, 1)
REPORT = 'href="/meldpunt/nieuw/"'

# postcode, what is chosen: the first door, and the bodies of education in the answer
TABLE = [
    ("3155", "", "het lokale team van Midden-Delfland", ["SPOW (PO2803)", "VO2811"]),
    (
        "2635",
        "",
        "het lokale team van Midden-Delfland",
        ["PPO Delflanden (PO2802)", "VO Delflanden (VO2809)"],
    ),
    ("2635", "PO", "het lokale team van Midden-Delfland", ["PPO Delflanden (PO2802)"]),
    ("2635", "VO", "het lokale team van Midden-Delfland", ["VO Delflanden (VO2809)"]),
    ("2671", "VO", "SKT, het lokale team van Westland", ["Samenwerkingsverband Westland (VO2808)"]),
    (
        "2511 ab",
        "",
        "het lokale team van &#x27;s-Gravenhage",
        ["SPPOH (PO2815)", "Samenwerkingsverband Zuid-Holland West (VO2806)"],
    ),
]


def ask(client: Client, **changes: str) -> tuple[int, str]:
    page = client.post("/wegwijzer/", {"postcode": "3155", "soort": "", "op": "2024-08-01", **changes})
    assert "no-store" in page["Cache-Control"]
    return page.status_code, page.content.decode()


@pytest.mark.parametrize(("postcode", "soort", "door", "bodies"), TABLE)
def test_the_page_shows_the_first_door_and_who_belongs_to_it(
    client: Client, postcode: str, soort: str, door: str, bodies: list[str]
) -> None:
    status, text = ask(client, postcode=postcode, soort=soort)
    assert status == 200
    assert f"De eerste deur: {door}" in text
    assert re.findall(r"Samenwerkingsverband [PV]O: (.*?)<", text) == bodies
    assert "Wat u nu doet" in text and REPORT in text


def test_every_door_says_why_and_by_what_source() -> None:
    weg = queries.point_the_way("3155", DAY)
    assert [d.code for d in weg.deuren] == ["lokaal-team", "gemeente", "PO", "VO", "RMC", "subregio"]
    assert all(d.waarom.endswith(".") and d.waarom.count(". ") == 0 and d.bron for d in weg.deuren)
    assert "Andere postcodes in Midden-Delfland" in weg.antwoord.toelichting


def test_a_door_that_is_not_there_is_left_out() -> None:
    weg = queries.point_the_way("2671", DAY)  # Westland is in no subregio
    assert [d.code for d in weg.deuren] == ["lokaal-team", "gemeente", "PO", "VO", "RMC"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"postcode": "9999"}, "Postcode 9999 staat niet in de tabel"),
        ({"postcode": "1011"}, "vraag dan de gemeente waar het kind woont"),
        ({"op": "2010-01-01"}, "Kies een datum vanaf 1-1-2017"),
    ],
)
def test_what_is_unknown_gets_an_answer_that_says_what_to_do(
    client: Client, changes: dict[str, str], says: str
) -> None:
    status, text = ask(client, **changes)
    assert status == 200 and says in text
    assert "Wat u nu doet" in text and REPORT in text and "De eerste deur" not in text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"postcode": "abc"}, "Dit is geen Nederlandse postcode. Vul de vier cijfers in"),
        ({"postcode": "0000"}, "Dit is geen Nederlandse postcode."),
        ({"postcode": ""}, "Vul de vier cijfers van de postcode in"),
        ({"op": "morgen"}, "Voer een geldige datum in."),
        ({"soort": "HBO"}, "Selecteer een geldige keuze."),
    ],
)
def test_a_mistake_in_the_form_is_named_in_the_summary(
    client: Client, changes: dict[str, str], says: str
) -> None:
    status, text = ask(client, **changes)
    assert status == 422
    summary = text[text.index("foutenlijst") : text.index("</ul></div></div></div>")]
    assert says in summary and REPORT in text


def test_without_a_day_it_is_today(client: Client) -> None:
    page = client.post("/wegwijzer/", {"postcode": "3155"})
    assert page.context["weg"].antwoord.op == dt.datetime.now().astimezone().date()


@pytest.mark.parametrize("extra", [{}, {"op": "morgen"}])
def test_the_letters_of_a_postcode_go_no_further(
    client: Client, caplog: pytest.LogCaptureFixture, extra: dict[str, str]
) -> None:
    caplog.set_level(logging.DEBUG)
    _, text = ask(client, postcode="3155 QX", **extra)
    ours = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)  # random letters
    assert 'value="3155"' in ours and "QX" not in ours
    assert client.get("/wegwijzer/").content.decode().count('method="post"') == 1
    assert "3155" not in caplog.text and "QX" not in caplog.text


@given(st.text(), st.dates(), st.sampled_from([None, "PO", "VO"]))
def test_no_question_ends_without_a_next_step(
    postcode: str, op: dt.date, soort: queries.Soort | None
) -> None:
    weg = queries.point_the_way(postcode, op, soort)
    assert weg.vervolgstap and "meldpunt" in weg.melden


def test_a_door_described_twice_is_refused() -> None:
    rules = regels.load().model_dump()
    rules["deuren"] = [*rules["deuren"], rules["deuren"][0]]
    with pytest.raises(ValueError, match="deur lokaal-team staat twee keer"):
        regels.WegwijzerRegels.model_validate(rules)


def test_local_teams_are_of_municipalities_that_we_know() -> None:
    from snijvlak.gebied.queries import find_gemeente

    assert regels.load().bron and all(find_gemeente(t.gemeente) for t in regels.load().lokale_teams)


def command(snijvlak: list[str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*snijvlak, "wegwijzer", "waar", *words], capture_output=True, text=True)


def test_the_command_prints_the_same_answer(snijvlak: list[str]) -> None:
    run = command(snijvlak, "2671 QX", "--soort", "vo", "--op", "2024-08-01")
    weg = queries.point_the_way("2671", DAY, "VO")
    assert run.returncode == 0 and "QX" not in run.stdout
    for text in (*(d.naam for d in weg.deuren), *(d.waarom for d in weg.deuren), weg.vervolgstap, weg.melden):
        assert text in run.stdout
    answer = json.loads(command(snijvlak, "9999", "--json").stdout)
    assert answer["gevonden"] is False and answer["deuren"] == [] and answer["vervolgstap"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["abc"], "'abc' is geen Nederlandse postcode"),
        (["3155", "--soort", "HBO"], "Kies PO of VO"),
        (["3155", "--op", "morgen"], "'morgen' is geen datum"),
    ],
)
def test_the_command_names_what_is_wrong(snijvlak: list[str], words: list[str], says: str) -> None:
    run = command(snijvlak, *words)
    assert run.returncode == 2 and says in run.stderr and "Traceback" not in run.stderr and not run.stdout


def test_the_command_needs_no_django() -> None:
    code = (
        "import sys; from snijvlak.wegwijzer import cli; cli.waar('3155'); "
        "assert not [m for m in sys.modules if m.split('.')[0] == 'django']"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
