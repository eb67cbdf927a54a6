"""A small made-up world of which every count is known, loaded and computed once for all tests of coverage."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from snijvlak.grensverkeer import actions, generator
from snijvlak.grensverkeer.dekking import inlezen, voorbeeld, voorraad
from snijvlak.grensverkeer.generator import Omvang, Wereld

KLEIN = Omvang({"BO": 120, "SBO": 6, "SO": 8, "VSO": 8}, 0)


@dataclass(frozen=True)
class Streek:
    """The world, the list of locations that was given, and the store with all of it computed."""

    wereld: Wereld
    lijst: bytes
    opslag: Path


@pytest.fixture(scope="session")
def _computed(tmp_path_factory: pytest.TempPathFactory) -> Streek:
    folder = tmp_path_factory.mktemp("streek")
    world = generator.world(4, KLEIN)
    kinds = ("brin6_pc4", "brin6_totaal", "postcodes", "scholen", "adressen")
    files = generator.save(world, folder / "bron", welke=kinds)
    opslag = folder / "gegevens" / "grensverkeer"
    with pytest.MonkeyPatch.context() as patch:
        # Pictures have tests of their own, and to draw them takes longer than all else.
        patch.setattr(actions.grafiek, "prepare", lambda tables, folder: None)
        actions.load(files.values(), opslag)
    given = voorbeeld.make(world)
    voorraad.keep(opslag, inlezen.read(given, voorraad.postcodes(opslag)))
    voorraad.prepare(opslag)
    return Streek(world, given, opslag)


@pytest.fixture
def streek(_computed: Streek, tmp_path: Path) -> Streek:
    """A copy of one's own."""
    opslag = tmp_path / "gegevens" / "grensverkeer"
    shutil.copytree(_computed.opslag, opslag)
    return Streek(_computed.wereld, _computed.lijst, opslag)
