"""``snijvlak sleutels``: key files are made, shown, made public and joined."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from snijvlak.privacy.versleuteling import MeldingSleutel, Sleutelbos

from .conftest import Run

pytestmark = pytest.mark.eenmaal


def make(run: Run, name: str, *words: str) -> None:
    answer = run("sleutels", "maak", name, *words)
    assert answer.returncode == 0, answer.stderr


def test_a_new_key_opens_what_it_sealed_and_is_readable_for_the_owner_alone(run: Run, tmp_path: Path) -> None:
    answer = run("sleutels", "maak", "team.json")
    assert answer.returncode == 0 and "reservekopie" in answer.stdout
    path = tmp_path / "team.json"
    bos, key = Sleutelbos.read(path), MeldingSleutel.make()
    [team] = bos.actief
    assert MeldingSleutel.open_for_team({team.id: key.seal(team)}, bos) == key
    assert path.stat().st_mode & 0o777 == 0o600
    assert team.prive and team.prive.hex() not in answer.stdout + answer.stderr


def test_a_key_that_exists_is_never_lost(run: Run, tmp_path: Path) -> None:
    run("sleutels", "maak", "team.json")
    before = (tmp_path / "team.json").read_bytes()
    answer = run("sleutels", "maak", "team.json")
    assert answer.returncode == 2 and "team.json is er al" in answer.stderr
    assert (tmp_path / "team.json").read_bytes() == before


def test_a_folder_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    answer = run("sleutels", "maak", "geen/map/team.json")
    assert answer.returncode == 2 and "Schrijven naar geen/map/team.json lukt niet" in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_production_can_make_its_key_before_anything_else(run: Run, tmp_path: Path) -> None:
    assert run("sleutels", "maak", "team.json", SNIJVLAK_OMGEVING="productie").returncode == 0
    assert [p.name for p in tmp_path.iterdir()] == ["team.json"]


@pytest.mark.parametrize("name", ["", " ", "x" * 41, "a\nb"])
def test_a_name_of_a_team_that_does_not_fit_is_said(run: Run, tmp_path: Path, name: str) -> None:
    answer = run("sleutels", "maak", "team.json", "--team", name)
    assert answer.returncode == 2 and "1 tot 40 tekens" in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_is_shown_is_no_secret(run: Run, tmp_path: Path) -> None:
    make(run, "team.json", "--team", "Team Noord")
    answer = run("sleutels", "toon", SNIJVLAK_SLEUTELBESTAND="team.json")
    [team] = Sleutelbos.read(tmp_path / "team.json").sleutels
    assert answer.returncode == 0 and team.prive and team.gemaakt
    for said in (team.id, "actief", team.gemaakt.isoformat(), "ja", "Team Noord"):
        assert said in answer.stdout
    assert team.prive.hex() not in answer.stdout


def test_a_file_of_version_1_is_shown(run: Run, tmp_path: Path) -> None:
    make(run, "team.json")
    [team] = Sleutelbos.read(tmp_path / "team.json").sleutels
    assert team.prive
    old = {"versie": 1, "publiek": team.publiek.hex(), "prive": team.prive.hex()}
    (tmp_path / "oud.json").write_text(json.dumps(old))
    answer = run("sleutels", "toon", "--bestand", "oud.json")
    assert answer.returncode == 0 and f"{team.id}  actief  -           ja     meldpunt" in answer.stdout


def test_a_public_file_is_renewed_but_never_put_over_a_secret(run: Run, tmp_path: Path) -> None:
    make(run, "team.json")
    (tmp_path / "brief.txt").write_text("Iets anders.")
    before = (tmp_path / "team.json").read_bytes()
    for _ in range(2):
        answer = run("sleutels", "publiek", "--bestand", "team.json", "--uit", "publiek.json")
        assert answer.returncode == 0, answer.stderr
    assert not Sleutelbos.read(tmp_path / "publiek.json").leest
    for name, said in (("team.json", "geheime sleutel"), ("brief.txt", "geen publiek sleutelbestand")):
        answer = run("sleutels", "publiek", "--bestand", "team.json", "--uit", name)
        assert answer.returncode == 2 and said in answer.stderr
    assert (tmp_path / "team.json").read_bytes() == before
    assert (tmp_path / "brief.txt").read_text() == "Iets anders."


def test_a_reserve_key_joins_without_its_secret(run: Run, tmp_path: Path) -> None:
    make(run, "team.json")
    make(run, "reserve.json", "--team", "reserve")
    run("sleutels", "publiek", "--bestand", "reserve.json", "--uit", "reserve-publiek.json")
    answer = run("sleutels", "voeg", "reserve-publiek.json", "--bestand", "team.json")
    assert answer.returncode == 0 and "sleutels verzegel" in answer.stdout
    assert [(s.team, bool(s.prive)) for s in Sleutelbos.read(tmp_path / "team.json").actief] == [
        ("meldpunt", True),
        ("reserve", False),
    ]
    again = run("sleutels", "voeg", "reserve-publiek.json", "--bestand", "team.json")
    assert again.returncode == 2 and "staat al in" in again.stderr


@pytest.mark.parametrize("words", [("toon",), ("publiek", "--uit", "x.json"), ("voeg", "team.json")])
def test_a_key_file_that_is_not_there_or_broken_is_said(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    make(run, "team.json")
    (tmp_path / "stuk.json").write_text("{")
    for name in ("weg.json", "stuk.json"):
        answer = run("sleutels", *words, "--bestand", name)
        assert answer.returncode == 2 and name in answer.stderr and "reservekopie" in answer.stderr
        assert "Traceback" not in answer.stderr
    assert not (tmp_path / "x.json").exists()


def test_without_a_key_file_it_is_asked_for(run: Run) -> None:
    answer = run("sleutels", "toon")
    assert answer.returncode == 2 and "--bestand" in answer.stderr
