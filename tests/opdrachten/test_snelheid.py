"""Every command answers within half a second of start-up.

Measured is time of the processor, for other tests run at the same time and a command waits for nothing else.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from snijvlak import cli

from .conftest import outside

pytestmark = pytest.mark.eenmaal

LIMIT = 0.5
ROUNDS = 8  # the first quick one counts: two processes on one core slow each other down
# The least that a command with a database can do: start Python and import Django's own parts.
FLOOR = [sys.executable, "-c", "import django.db.models, django.http, django.template"]
# On a slower machine the floor rises as well; then this many times the floor is allowed. `beheer check`
# loads the pages of every room, and takes 6 to 7 times the floor.
SLOWER = 8
SMALLEST = {
    "gebied": "postcode 2511",
    "wegwijzer": "waar 2511",
    "toegang": "lijst",
    "meldpunt": "stand",
    "overleg": "lijst",
    "monitor": "indicatoren",
    "beheer": "check",
}
CALLS = ["--help", *(f"{group} --help" for group in cli.GROUPS), *(f"{g} {w}" for g, w in SMALLEST.items())]


@pytest.fixture(scope="module")
def environment(snijvlak: list[str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A data folder with a database that is up to date, and compiled files as after a first use."""
    env = {**outside(), "SNIJVLAK_GEGEVENS": str(tmp_path_factory.mktemp("gegevens"))}
    subprocess.run([*snijvlak, "beheer", "migrate", "-v0"], env=env, check=True)
    return env


def seconds(command: list[str], env: dict[str, str]) -> float:
    """What the command and all that it started took of the processor."""
    before = os.times()
    subprocess.run(command, env=env, check=True, capture_output=True)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


@pytest.mark.parametrize("call", CALLS)
def test_a_command_answers_within_half_a_second(
    call: str, snijvlak: list[str], environment: dict[str, str]
) -> None:
    taken, floor = [], []
    for _ in range(ROUNDS):
        floor.append(seconds(FLOOR, environment))
        taken.append(seconds([*snijvlak, *call.split()], environment))
        if min(taken) <= LIMIT:
            return
    assert min(taken) <= SLOWER * min(floor), f"{min(taken):.2f} s; the floor took {min(floor):.2f} s"


def test_rooms_of_no_concern_are_not_imported(snijvlak: list[str], environment: dict[str, str]) -> None:
    """What is imported is paid for: help and small questions need no Django and no tables."""
    heavy = ("django.db", "polars", "altair", "nacl", "rich", "yaml")
    for call, allowed in (("--help", ""), ("gebied postcode 2511", "yaml"), ("toegang --help", "")):
        words = [sys.executable, "-X", "importtime", *snijvlak, *call.split()]
        log = subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stderr
        loaded = {line.rpartition("|")[2].strip() for line in log.splitlines()}
        assert [name for name in heavy if name in loaded and name != allowed] == [], call


def test_every_group_has_a_call_or_needs_data_first() -> None:
    assert set(cli.GROUPS) - set(SMALLEST) == {
        "grensverkeer",
        "rapport",
        "verdeelmodel",
        "taal",
        "privacy",
        "sleutels",
        "bewaren",
    }
