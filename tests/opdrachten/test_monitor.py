"""``snijvlak monitor indicatoren``: for people, and as JSON for machines."""

from __future__ import annotations

import json

import pytest

from snijvlak.monitor.indicatoren import load

from .conftest import Run

pytestmark = pytest.mark.eenmaal


def test_every_indicator_is_listed_with_its_source(run: Run) -> None:
    answer = run("monitor", "indicatoren")
    assert answer.returncode == 0
    for code, indicator in load().indicatoren.items():
        assert f"({code})" in answer.stdout and f"bron: {indicator.bron}" in answer.stdout


def test_json_holds_the_same(run: Run) -> None:
    told = json.loads(run("monitor", "indicatoren", "--json").stdout)
    assert told["vanaf"] == "2026-03-31" and told["indicatoren"].keys() == load().indicatoren.keys()
    assert told["indicatoren"]["thuiszitters"]["eenheid"] == "aantal"
