"""What the tests of this folder share: the made-up files, and a store in which they were loaded."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from snijvlak.grensverkeer import actions, voorbeeld


@pytest.fixture(scope="session")
def _loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("geladen")
    actions.load(voorbeeld.write(folder / "bron"), folder / "opslag")
    return folder / "opslag"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The three made-up files."""
    return voorbeeld.write(tmp_path / "bron")


@pytest.fixture
def opslag(tmp_path: Path, _loaded: Path) -> Path:
    """A store of one's own with the made-up files loaded and the pictures drawn."""
    return Path(shutil.copytree(_loaded, tmp_path / "opslag"))
