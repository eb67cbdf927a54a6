"""``snijvlak rapport``: make a draft, write reports to files; another releases it, on the page."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import uuid
from pathlib import Path

import pytest
from django.conf import settings

from snijvlak.rapportage import actions
from snijvlak.rapportage.models import Rapport
from snijvlak.toegang.models import Gebeurtenis
from tests.mensen import person

from .conftest import Give

pytestmark = pytest.mark.django_db

PERIOD = ("2026-01-01", "2026-03-31")


def test_a_draft_is_made_listed_and_written(give: Give, tmp_path: Path) -> None:
    adviser = person("beleidsadviseur", "jo")
    code, said = give("rapport", "concept", *PERIOD, "--door", "JO@example.org")
    rapport = Rapport.objects.get()
    assert code == 0 and str(rapport.pk) in said
    assert Gebeurtenis.objects.filter(daad="rapport-gemaakt", door=adviser).count() == 1
    assert f"{rapport.pk}  2026-01-01 tot en met 2026-03-31  concept" in give("rapport", "lijst")[1]
    code, said = give("rapport", "schrijf", str(rapport.pk), "--uit", str(tmp_path / "uit"))
    assert code == 0
    written = {path.name: path.read_bytes() for path in (tmp_path / "uit").iterdir()}
    assert {"rapport.pdf", "meldpunt-redenen.csv", "meldpunt-redenen.svg", "overleg-te_laat.csv"} - set(
        written
    ) == {"overleg-te_laat.csv"}  # nothing is overdue: then there is no table
    assert written["rapport.pdf"].startswith(b"%PDF") and written["meldpunt-redenen.csv"].startswith(
        b"Reden,"
    )


def read(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_forms_of_a_period_and_twice_the_same(give: Give, tmp_path: Path) -> None:
    pictures = settings.OMGEVING.gegevens / "rapportage" / "grafieken"
    for name in ("een", "twee"):
        shutil.rmtree(pictures, ignore_errors=True)  # drawn again each time
        code, said = give("rapport", "maak", "--periode", "2026-H1", "--uit", str(tmp_path / name))
        assert code == 0 and "niet vrijgegeven" in said
    files = read(tmp_path / "een")
    whole = {"rapport.pdf", "rapport.docx", "samenvatting.pdf", "gegevens.zip"}
    assert whole | {"meldpunt-redenen.csv", "meldpunt-redenen.xlsx", "meldpunt-redenen.svg"} <= set(files)
    assert files == read(tmp_path / "twee") and Rapport.objects.count() == 0


def test_what_was_released_is_written_and_not_counted_anew(give: Give, tmp_path: Path) -> None:
    draft = actions.make(dt.date(2026, 1, 1), dt.date(2026, 6, 30), door=person("beleidsadviseur"))
    actions.release(draft, draft.sha256, door=person("publicatiebeheerder"))
    _, said = give("rapport", "maak", "--periode", "2026-H1", "--uit", str(tmp_path))
    assert "niet vrijgegeven" not in said
    assert json.loads(read(tmp_path)["inhoud.json"]) == Rapport.objects.get().inhoud


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("concept 2026-01-01 2026-03-31", "Geef --door"),
        ("concept 2026-01-01 2026-03-31 --door wie@example.org", "geen persoon met e-mailadres 'wie@"),
        ("concept 2026-01-01 2026-03-31 --door lid@example.org", "mag geen rapporten maken"),
        ("concept 2026-03-31 2026-01-01 --door jo@example.org", "Draai de dagen om"),
        ("concept 31-3-2026 2026-01-01 --door jo@example.org", "'31-3-2026' is geen datum"),
        (f"schrijf {uuid.UUID(int=1)}", "Er is geen rapport met dit kenmerk"),
        ("schrijf drie", "klopt niet"),
        ("maak --periode 2026-H3 --uit uit", "'2026-H3' is geen periode. Schrijf 2026,"),
        ("maak --periode 2026-03-31/2026-01-01 --uit uit", "is geen periode"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(give: Give, words: str, fault: str) -> None:
    person("beleidsadviseur", "jo")
    person("deelnemer-overleg", "lid")
    code, said = give("rapport", *words.split())
    assert code == 2 and fault in said and "Traceback" not in said
    assert Rapport.objects.count() == 0
