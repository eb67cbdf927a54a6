"""Real workers: each piece of work is done once, also when a worker is killed halfway."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.proces import Installatie

COUNT = 6
# Asks for reports as a web process does, or tells how far they are; a process of its own, as in production.
ASK = """
import datetime as dt, json, sys
import django; django.setup()
from snijvlak.rapportage import werk
from snijvlak.rapportage.models import Rapport
from snijvlak.toegang.models import Persoon
from snijvlak.werk import actions
from snijvlak.werk.models import Werk
if sys.argv[1] == "vraag":
    door = Persoon.objects.get(email="beleidsadviseur@demo.example")
    for month in range(1, int(sys.argv[2]) + 1):
        werk.ask(dt.date(2019, month, 1), dt.date(2019, month, 28), door=door)
if sys.argv[1] == "stil":  # five minutes pass
    from django.db.models import F
    Werk.objects.filter(stand="bezig").update(gezien_op=F("gezien_op") - actions.SILENT)
    actions.recover()
old = Rapport.objects.filter(begin__year=2019)
print(json.dumps({"stand": sorted(Werk.objects.values_list("stand", flat=True)), "rapporten": old.count(),
    "poging": sorted(Werk.objects.values_list("poging", flat=True))}))
"""


@pytest.fixture
def env(demoregio: Installatie, tmp_path: Path) -> dict[str, str]:
    """A filled database of its own, where workers do the work."""
    settings = {"DJANGO_SETTINGS_MODULE": "snijvlak.config.settings", "SNIJVLAK_WERK": "werkers"}
    return {**demoregio.copy(tmp_path / "gegevens"), **settings}


def ask(env: dict[str, str], *words: str) -> dict[str, Any]:
    found = subprocess.run(
        [sys.executable, "-c", ASK, *words], env=env, capture_output=True, text=True, check=True
    )
    return json.loads(found.stdout.splitlines()[-1])


def worker(snijvlak: list[str], env: dict[str, str], *words: str) -> subprocess.Popen[str]:
    command = [*snijvlak, "beheer", "db_worker", "--no-startup-delay", "--interval", "0.1", *words]
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)


def test_two_workers_do_each_piece_once(snijvlak: list[str], env: dict[str, str]) -> None:
    assert ask(env, "vraag", str(COUNT))["stand"] == ["wacht"] * COUNT
    workers = [worker(snijvlak, env, "--batch") for _ in range(2)]
    assert [process.wait(timeout=120) for process in workers] == [0, 0]
    assert ask(env, "kijk") == {"stand": ["klaar"] * COUNT, "rapporten": COUNT, "poging": [1] * COUNT}


def test_a_worker_that_is_killed_halfway_leaves_nothing_double_and_nothing_lost(
    snijvlak: list[str], env: dict[str, str]
) -> None:
    ask(env, "vraag", "3")
    process = worker(snijvlak, env)
    for _ in range(600):
        if "bezig" in ask(env, "kijk")["stand"]:
            break
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    halfway = ask(env, "kijk")
    # It may have stopped between making the report and saying so: then one is there that nobody knows of yet.
    assert halfway["rapporten"] - halfway["stand"].count("klaar") in (0, 1)
    ask(env, "stil")
    assert worker(snijvlak, env, "--batch").wait(timeout=120) == 0
    end = ask(env, "kijk")
    assert end["stand"] == ["klaar"] * 3 and end["rapporten"] == 3
