"""The keys of a process: read once, read again when the file was replaced, and kept when it is broken."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from snijvlak.meldpunt import sleutels
from snijvlak.privacy.versleuteling import OngeldigSleutelbestand, Sleutel, Sleutelbos


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key file that is not there yet."""
    place(monkeypatch, sleutelbestand=tmp_path / "sleutels.json")
    return tmp_path / "sleutels.json"


def place(monkeypatch: pytest.MonkeyPatch, **changes: Any) -> None:
    monkeypatch.setattr(settings, "OMGEVING", dataclasses.replace(settings.OMGEVING, **changes))


def test_development_makes_a_key_for_itself(path: Path) -> None:
    assert sleutels.ring() == Sleutelbos.read(path) and sleutels.ring() is sleutels.ring()


def test_production_never_makes_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(monkeypatch, productie=True)
    with pytest.raises(OngeldigSleutelbestand):
        sleutels.ring()
    assert not path.exists()


def test_a_file_that_was_replaced_is_noticed(path: Path) -> None:
    turned = sleutels.ring().turn("meldpunt")
    turned.replace_file(path)
    assert sleutels.ring() == turned


def test_a_file_that_breaks_does_not_stop_the_intake(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = sleutels.ring()
    for _ in range(2):
        path.write_text("{")
        assert sleutels.ring() == before
    path.unlink()
    Sleutelbos((Sleutel.make(),)).write(path)
    assert sleutels.ring() != before
    assert {r.message for r in caplog.records} == {"key file cannot be read, the keys of before are used"}


def test_the_keys_of_another_file_are_never_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sleutels.ring()
    other = path.with_name("anders.json")
    other.write_text("{")
    place(monkeypatch, sleutelbestand=other)
    with pytest.raises(OngeldigSleutelbestand):
        sleutels.ring()
