"""What the tests of this folder share: the made-up files, and a store in which they were loaded."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from snijvlak.grensverkeer import actions, generator


@pytest.fixture(scope="session")
def _loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("geladen")
    actions.load(generator.basis(folder / "bron"), folder / "opslag")
    return folder / "opslag"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The three made-up files that a matrix is made from: pupils, postcodes, schools."""
    return generator.basis(tmp_path / "bron")


@pytest.fixture
def opslag(tmp_path: Path, _loaded: Path) -> Path:
    """A store of one's own with the made-up files loaded and the pictures drawn."""
    return Path(shutil.copytree(_loaded, tmp_path / "opslag"))


@pytest.fixture
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures have tests of their own, and to draw them takes longer than all else of a load."""
    monkeypatch.setattr(actions.grafiek, "prepare", lambda tables, folder: None)
