"""``snijvlak meldpunt``: the team's key file, and how many reports there are."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from snijvlak.meldpunt import actions
from snijvlak.meldpunt.models import Melding
from snijvlak.privacy import bewijs
from snijvlak.privacy.versleuteling import MeldingSleutel, TeamSleutel
from tests.mensen import person

from .conftest import Give, Run

STORY = "Het kind zit al weken thuis."


def report(days: int) -> Melding:
    """A report of so many days ago."""
    new = actions.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), STORY)
    melding = actions.submit(new, bewijs.make())
    Melding.objects.filter(pk=melding.pk).update(ontvangen_op=melding.ontvangen_op - dt.timedelta(days=days))
    return melding


def test_a_new_key_opens_what_it_sealed_and_is_readable_for_the_owner_alone(run: Run, tmp_path: Path) -> None:
    answer = run("meldpunt", "sleutel", "team.json")
    assert answer.returncode == 0 and "reservekopie" in answer.stdout
    path = tmp_path / "team.json"
    team, key = TeamSleutel.read(path), MeldingSleutel.make()
    assert MeldingSleutel.open_for_team(key.seal_for_team(team), team) == key
    assert path.stat().st_mode & 0o777 == 0o600
    assert team.prive and team.prive.hex() not in answer.stdout + answer.stderr


def test_a_key_that_exists_is_never_lost(run: Run, tmp_path: Path) -> None:
    run("meldpunt", "sleutel", "team.json")
    before = (tmp_path / "team.json").read_bytes()
    answer = run("meldpunt", "sleutel", "team.json")
    assert answer.returncode == 2 and "team.json is er al" in answer.stderr
    assert (tmp_path / "team.json").read_bytes() == before


def test_a_folder_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    answer = run("meldpunt", "sleutel", "geen/map/team.json")
    assert answer.returncode == 2 and "Schrijven naar geen/map/team.json lukt niet" in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_production_can_make_its_key_before_anything_else(run: Run, tmp_path: Path) -> None:
    assert run("meldpunt", "sleutel", "team.json", SNIJVLAK_OMGEVING="productie").returncode == 0
    assert [p.name for p in tmp_path.iterdir()] == ["team.json"]


@pytest.mark.django_db
def test_the_state_of_the_reports_is_counts_alone(give: Give) -> None:
    reports = [report(days) for days in (9, 3, 5)]
    actions.read_by_team(reports[0], door=person("coordinator-meldpunt"))
    code, said = give("meldpunt", "stand")
    assert code == 0
    counts = {line[:28].strip(): line[28:].strip() for line in said.splitlines()[:5]}
    assert counts == {
        "Ontvangen": "2",
        "In behandeling": "1",
        "Op de agenda van een overleg": "0",
        "Besproken": "0",
        "Afgesloten": "0",
    }
    assert "wacht 5 dagen" in said and STORY not in said and str(reports[1].pk) not in said


@pytest.mark.django_db
def test_without_reports_nothing_waits(give: Give) -> None:
    code, said = give("meldpunt", "stand")
    assert code == 0 and "wacht" not in said
