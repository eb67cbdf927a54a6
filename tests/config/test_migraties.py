"""Migrations go back and forth on a filled database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.proces import Installatie

COUNT = """
import django; django.setup()
from django.apps import apps
print({m._meta.label: m._base_manager.count() for m in apps.get_models()})
"""


def test_back_to_nothing_and_forth_again(snijvlak: list[str], demoregio: Installatie, tmp_path: Path) -> None:
    env = {**demoregio.copy(tmp_path), "DJANGO_SETTINGS_MODULE": "snijvlak.config.settings"}

    def run(*words: str) -> str:
        result = subprocess.run(words, env=env, capture_output=True, text=True)
        assert result.returncode == 0, result.stderr
        return result.stdout

    assert "'meldpunt.Melding': 360" in run(sys.executable, "-c", COUNT)
    for room in ("rapportage", "overleg", "grensverkeer", "meldpunt", "toegang"):
        run(*snijvlak, "beheer", "migrate", room, "zero", "-v", "0")
    run(*snijvlak, "beheer", "migrate", "-v", "0")
    assert "'meldpunt.Melding': 0" in run(sys.executable, "-c", COUNT)
    run(*snijvlak, "beheer", "check")
