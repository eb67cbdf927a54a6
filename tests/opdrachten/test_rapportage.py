"""``snijvlak rapportage``: make a draft, write reports to files; another releases it, on the page."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from snijvlak.rapportage.models import Rapport
from snijvlak.toegang.models import Gebeurtenis
from tests.mensen import person

from .conftest import Give

pytestmark = pytest.mark.django_db

PERIOD = ("2026-01-01", "2026-03-31")


def test_a_draft_is_made_listed_and_written(give: Give, tmp_path: Path) -> None:
    adviser = person("beleidsadviseur", "jo")
    code, said = give("rapportage", "maak", *PERIOD, "--door", "JO@example.org")
    rapport = Rapport.objects.get()
    assert code == 0 and str(rapport.pk) in said
    assert Gebeurtenis.objects.filter(daad="rapport-gemaakt", door=adviser).count() == 1
    assert f"{rapport.pk}  2026-01-01 tot en met 2026-03-31  concept" in give("rapportage", "lijst")[1]
    code, said = give("rapportage", "schrijf", str(rapport.pk), "--uit", str(tmp_path / "uit"))
    assert code == 0
    written = {path.name: path.read_bytes() for path in (tmp_path / "uit").iterdir()}
    assert {"rapport.pdf", "meldpunt-redenen.csv", "meldpunt-redenen.svg", "overleg-te_laat.csv"} - set(
        written
    ) == {"overleg-te_laat.csv"}  # nothing is overdue: then there is no table
    assert written["rapport.pdf"].startswith(b"%PDF") and written["meldpunt-redenen.csv"].startswith(
        b"Reden,"
    )


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("maak 2026-01-01 2026-03-31", "Geef --door"),
        ("maak 2026-01-01 2026-03-31 --door wie@example.org", "geen persoon met e-mailadres 'wie@"),
        ("maak 2026-01-01 2026-03-31 --door lid@example.org", "mag geen rapporten maken"),
        ("maak 2026-03-31 2026-01-01 --door jo@example.org", "Draai de dagen om"),
        ("maak 31-3-2026 2026-01-01 --door jo@example.org", "'31-3-2026' is geen datum"),
        (f"schrijf {uuid.UUID(int=1)}", "Er is geen rapport met dit kenmerk"),
        ("schrijf drie", "klopt niet"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(give: Give, words: str, fault: str) -> None:
    person("beleidsadviseur", "jo")
    person("deelnemer-overleg", "lid")
    code, said = give("rapportage", *words.split())
    assert code == 2 and fault in said and "Traceback" not in said
    assert Rapport.objects.count() == 0
