"""The demo has of everything in overleg at least one in each state of its table."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from tests.proces import Installatie

from snijvlak.overleg import casusstanden, overgangen, vergadering
from snijvlak.overleg.models import Bijeenkomst, Casus, Leerpunt, Verbeteractie
from snijvlak.programma import overgangen as beloften
from snijvlak.programma.models import Openbaar, Programmapunt, Toezegging

STATES = """
import collections, json
import django; django.setup()
from snijvlak.overleg import models, queries
from snijvlak.programma import models as programma
rooms = {models: ("Bijeenkomst", "Casus", "Leerpunt", "Verbeteractie")}
rooms[programma] = ("Toezegging", "Programmapunt")
found = {
    name: collections.Counter(getattr(room, name).objects.values_list("toestand", flat=True))
    for room, names in rooms.items()
    for name in names
}
found["Openbaar"] = collections.Counter(programma.Toezegging.objects.values_list("vrijgave", flat=True))
tables = models.Bijeenkomst.objects.values("overleg").distinct().count()
whether = len(queries.to_tell_whether(9))
print(json.dumps({"states": found, "tables": tables, "whether": whether}))
"""


@pytest.fixture(scope="module")
def demo(demoregio: Installatie, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    env = demoregio.copy(tmp_path_factory.mktemp("gegevens"))
    settings = {"DJANGO_SETTINGS_MODULE": "snijvlak.config.settings"}
    words = [sys.executable, "-c", STATES]
    done = subprocess.run(words, env={**env, **settings}, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("table", "states"),
    [
        (vergadering.OVERGANGEN, Bijeenkomst.Toestand),
        (casusstanden.OVERGANGEN, Casus.Toestand),
        (overgangen.LEERPUNT, Leerpunt.Toestand),
        (overgangen.ACTIE, Verbeteractie.Toestand),
        (beloften.TOEZEGGING, Toezegging.Toestand),
        (beloften.VRIJGAVE, Openbaar.Vrijgave),
        (beloften.PUNT, Programmapunt.Toestand),
    ],
)
def test_every_state_is_there(demo: dict[str, Any], table: Any, states: Any) -> None:
    known = {str(state) for step in table for state in (step.van, step.naar)}
    assert known == set(states.values)
    assert set(demo["states"][states.__qualname__.split(".")[0]]) == known


def test_as_many_as_the_issue_asks(demo: dict[str, Any]) -> None:
    count = {name: sum(found.values()) for name, found in demo["states"].items()}
    assert demo["tables"] >= 3 and count["Bijeenkomst"] >= 6 and count["Casus"] >= 12


def test_somebody_waits_to_hear_whether_it_helped(demo: dict[str, Any]) -> None:
    assert demo["whether"] == 1
