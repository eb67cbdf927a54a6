"""Keys turn while reports come in; stopped at any moment it goes on where it was, and nothing is lost."""

from __future__ import annotations

import fcntl
import os
import subprocess
from pathlib import Path

import pytest

from snijvlak.privacy.versleuteling import Sleutelbos, Stand
from tests.proces import Installatie

from .processen import command, done, fill, python, readable

MANY = 1000  # ten batches
SEALS = """
from snijvlak.meldpunt.models import Zegel
print(Zegel.objects.filter(sleutel="{}").count())
"""
TRAIL = """
from snijvlak.toegang.models import Gebeurtenis
print(*Gebeurtenis.objects.filter(onderwerp_soort="sleutel").values_list("daad", "onderwerp_id"))
"""
END = """
from snijvlak.meldpunt import actions
from snijvlak.meldpunt.models import Melding
actions.end(Melding.objects.get(pk="{}"), "verzoek", door=None)
"""


@pytest.fixture
def env(snijvlak: list[str], leeg: Installatie, tmp_path: Path) -> dict[str, str]:
    """An installation with a key file."""
    env = leeg.copy(tmp_path / "gegevens")
    done(snijvlak, env, "sleutels", "maak", str(tmp_path / "sleutels.json"))
    return {**env, "SNIJVLAK_SLEUTELBESTAND": str(tmp_path / "sleutels.json")}


def ring(env: dict[str, str]) -> Sleutelbos:
    return Sleutelbos.read(Path(env["SNIJVLAK_SLEUTELBESTAND"]))


def seals(env: dict[str, str], sleutel: str) -> int:
    return int(python(env, SEALS.format(sleutel)))


def kill_after(snijvlak: list[str], env: dict[str, str], lines: int) -> None:
    """Start turning, and kill it as soon as it said so many lines."""
    process = subprocess.Popen([*snijvlak, "sleutels", "draai"], env=env, stdout=subprocess.PIPE)
    assert process.stdout
    for _ in range(lines):
        assert process.stdout.readline()
    process.kill()
    process.stdout.close()
    assert process.wait() == -9


def test_killed_again_and_again_it_ends_with_every_report_readable(
    snijvlak: list[str], env: dict[str, str], tmp_path: Path
) -> None:
    public = str(tmp_path / "publiek.json")
    done(snijvlak, env, "sleutels", "publiek", "--uit", public)
    stale = {**env, "SNIJVLAK_SLEUTELBESTAND": public}
    fill(env, MANY)
    [old] = ring(env).actief
    for lines in (1, 2, 4):  # the new key is there; then after batches
        kill_after(snijvlak, env, lines)
        [new] = ring(env).actief
        assert ring(env).draait == new.id != old.id and ring(env).find(old.id)
    assert 0 < seals(env, new.id) < MANY, "it was killed halfway"
    assert readable(env) == (MANY, MANY)
    fill(stale, 5)  # by an intake that still has the old public file
    assert "niet af" in done(snijvlak, env, "sleutels", "toon")
    said = done(snijvlak, env, "sleutels", "draai")
    assert "reservekopie" in said and "nieuwe sleutel is" not in said
    after = ring(env)
    assert after.draait == "" and [s.id for s in after.sleutels] == [old.id, new.id]
    assert [s.stand for s in after.sleutels] == [Stand.LEZEND, Stand.ACTIEF]
    assert seals(env, new.id) == seals(env, old.id) == MANY + 5
    assert readable(env) == (MANY + 5, MANY + 5)
    assert python(env, TRAIL).strip() == f"('sleutel-gedraaid', '{new.id}')"


@pytest.mark.eenmaal
def test_an_old_key_goes_only_when_no_report_rests_on_it_alone(
    snijvlak: list[str], env: dict[str, str], tmp_path: Path
) -> None:
    public = str(tmp_path / "publiek.json")
    done(snijvlak, env, "sleutels", "publiek", "--uit", public)
    fill(env, 10)
    [old] = ring(env).actief
    refused = command(snijvlak, env, "sleutels", "vernietig", old.id, "--ja", "--zonder-wachttijd")
    assert refused.returncode == 2 and "leest niemand nieuwe meldingen" in refused.stderr
    done(snijvlak, env, "sleutels", "draai")
    late = fill({**env, "SNIJVLAK_SLEUTELBESTAND": public}, 3)
    python(env, END.format(late[0]))
    before = ring(env)
    for words, stdin, said in (
        (["0" * 16, "--ja"], "", "staat niet in het bestand"),
        ([old.id], "nee\n", "Er is niets veranderd"),
        ([old.id], "", "Afgebroken"),
        ([old.id, "--ja"], "", "opent nog 2 meldingen"),
    ):
        refused = command(snijvlak, env, "sleutels", "vernietig", *words, "--zonder-wachttijd", stdin=stdin)
        assert refused.returncode in (1, 2) and said in refused.stderr, refused.stderr
        assert ring(env) == before and "Traceback" not in refused.stderr
    done(snijvlak, env, "sleutels", "verzegel")
    assert "is weg, met 12 zegels" in done(
        snijvlak, env, "sleutels", "vernietig", old.id, "--zonder-wachttijd", stdin="ja\n"
    )
    assert ring(env).find(old.id) is None and seals(env, old.id) == 0
    assert readable(env) == (12, 13), "the ended one alone is unreadable"
    assert "sleutel-vernietigd" in python(env, TRAIL)


@pytest.mark.eenmaal
def test_a_second_team_and_a_reserve_open_what_was_there_before_them(
    snijvlak: list[str], env: dict[str, str], tmp_path: Path
) -> None:
    fill(env, 4)
    reserve, public = str(tmp_path / "reserve.json"), str(tmp_path / "reserve-publiek.json")
    done(snijvlak, env, "sleutels", "maak", reserve, "--team", "reserve")
    done(snijvlak, env, "sleutels", "publiek", "--bestand", reserve, "--uit", public)
    done(snijvlak, env, "sleutels", "voeg", public)
    apart = {**env, "SNIJVLAK_SLEUTELBESTAND": reserve}
    assert readable(apart) == (0, 4)
    assert "4 van 4 meldingen verzegeld" in done(snijvlak, env, "sleutels", "verzegel")
    fill(env, 1)
    assert readable(apart) == readable(env) == (5, 5)
    asked = command(snijvlak, env, "sleutels", "draai")
    assert asked.returncode == 2 and "Kies uit: meldpunt, reserve." in asked.stderr
    away = command(snijvlak, env, "sleutels", "draai", "--team", "reserve")
    assert away.returncode == 2 and "geheime sleutel van reserve staat niet" in away.stderr
    done(snijvlak, env, "sleutels", "draai", "--team", "meldpunt")
    assert readable(apart) == readable(env) == (5, 5)


@pytest.mark.eenmaal
def test_reports_that_no_key_opens_are_counted_and_left_alone(
    snijvlak: list[str], env: dict[str, str], tmp_path: Path
) -> None:
    fill(env, 3)
    other = str(tmp_path / "ander.json")
    done(snijvlak, env, "sleutels", "maak", other)
    strange = {**env, "SNIJVLAK_SLEUTELBESTAND": other}
    fill(strange, 2)
    turned = command(snijvlak, strange, "sleutels", "draai")
    assert turned.returncode == 3 and "3 meldingen openen met geen van deze sleutels" in turned.stderr
    assert ring(strange).draait == "" and readable(strange) == (2, 5) and readable(env) == (3, 5)
    done(snijvlak, env, "sleutels", "voeg", other)
    assert command(snijvlak, env, "sleutels", "verzegel").returncode == 0
    assert readable(env) == (5, 5)


@pytest.mark.eenmaal
def test_two_at_once_are_refused(snijvlak: list[str], env: dict[str, str]) -> None:
    path = Path(env["SNIJVLAK_SLEUTELBESTAND"])
    before = path.read_bytes()
    folder = os.open(path.parent, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    try:
        for words in (["draai"], ["verzegel"], ["vernietig", "0" * 16], ["voeg", str(path)]):
            refused = command(snijvlak, env, "sleutels", *words)
            assert refused.returncode == 2 and "Iemand anders is met de sleutels bezig" in refused.stderr
    finally:
        os.close(folder)
    assert path.read_bytes() == before


@pytest.mark.eenmaal
def test_without_a_database_that_is_up_to_date_no_key_changes(
    snijvlak: list[str], env: dict[str, str]
) -> None:
    done(snijvlak, env, "beheer", "migrate", "meldpunt", "zero", "-v", "0")
    before = ring(env)
    for words in (["draai"], ["verzegel"], ["vernietig", "0" * 16, "--ja"]):
        assert command(snijvlak, env, "sleutels", *words).returncode == 2
        assert ring(env) == before


@pytest.mark.eenmaal
def test_an_intake_turns_no_keys(snijvlak: list[str], env: dict[str, str], tmp_path: Path) -> None:
    public = tmp_path / "publiek.json"
    done(snijvlak, env, "sleutels", "publiek", "--uit", str(public))
    before = public.read_bytes()
    intake = {**env, "SNIJVLAK_SLEUTELBESTAND": str(public)}
    for words in (["draai"], ["verzegel"], ["vernietig", ring(env).actief[0].id]):
        refused = command(snijvlak, intake, "sleutels", *words)
        assert refused.returncode == 2 and "is een publiek bestand" in refused.stderr
    assert public.read_bytes() == before
