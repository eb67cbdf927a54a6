"""What all tests share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def snijvlak() -> list[str]:
    """The console command, as a user has it."""
    return [str(Path(sys.executable).parent / "snijvlak")]
