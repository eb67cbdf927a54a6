"""What the tests of the recogniser share."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner


@pytest.fixture(scope="session")
def herkenner() -> Herkenner:
    """One for all tests: making it takes most of the time of a test."""
    return Herkenner()
