"""What the tour in the README names in bold is what the screen says, and its people can sign in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils.html import strip_tags

from snijvlak.config import demo_leren
from snijvlak.overleg import regels
from snijvlak.toegang.permissies import ROLLEN
from snijvlak.vormgeving import teksten

pytestmark = pytest.mark.eenmaal

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "snijvlak"


def tour() -> str:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return readme.split("In five minutes, after `make demo`.")[1].split("What works today")[0]


def on_screen() -> set[str]:
    """The texts of all rooms, and the factors that a table can choose."""
    rooms = sorted(path.parent.name for path in SOURCE.glob(f"*/{teksten.FILE}"))
    said = {strip_tags(text) for room in rooms for text in teksten.of_room(room).values()}
    return said | {factor.naam for factor in regels.factoren().factoren.values()}


def test_each_name_in_bold_is_on_a_screen() -> None:
    named = [" ".join(name.split()) for name in re.findall(r"\*\*(.+?)\*\*", tour(), re.S)]
    assert len(named) > 20
    assert [name for name in named if name not in on_screen()] == []


def test_the_steps_are_numbered_and_each_sign_in_is_one_of_the_demo() -> None:
    steps = re.findall(r"^(\d)\. ", tour(), re.M)
    assert steps == [str(number) for number in range(1, len(steps) + 1)]
    people = set(re.findall(r"`([a-z-]+@demo\.example)`", tour()))
    assert len(people) == 5
    assert people <= {demo_leren.SECOND, *(f"{rol}@demo.example" for rol in ROLLEN)}


def test_the_picture_is_there() -> None:
    data = (ROOT / "docs" / "beeld" / "rapport.png").read_bytes()
    assert data.startswith(b"\x89PNG") and "](docs/beeld/rapport.png)" in (ROOT / "README.md").read_text()
