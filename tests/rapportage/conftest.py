"""Who makes and who releases, and a draft between them."""

from __future__ import annotations

import pytest

from snijvlak.rapportage import actions
from snijvlak.rapportage.models import Rapport
from snijvlak.toegang.models import Persoon
from tests.mensen import person

from .hulp import BEGIN, EIND, LESSON, lesson, reports


@pytest.fixture
def adviser() -> Persoon:
    return person("beleidsadviseur")


@pytest.fixture
def publisher() -> Persoon:
    return person("publicatiebeheerder")


@pytest.fixture
def draft(adviser: Persoon) -> Rapport:
    reports(7, "PO", "wachtlijst")
    reports(6, "VO", "wachtlijst")
    reports(5, "PO", "regie")
    reports(3, "SO", "bekostiging")
    lesson(LESSON, EIND, person("deelnemer-overleg"))
    return actions.make(BEGIN, EIND, door=adviser)
