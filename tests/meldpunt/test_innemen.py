"""A process with the public keys alone takes in reports and serves the reporter, and can read nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proces import Installatie

from .processen import Bezoek, done, python, readable, serve

pytestmark = pytest.mark.eenmaal

STORY = "Het kind zit thuis sinds de hulp stopte."
MEMBER = """
import datetime as dt
from snijvlak.toegang import actions
from snijvlak.toegang.models import Organisatie
o = actions.add_organisatie("Proef (verzonnen)", Organisatie.Soort.GEMEENTE, door=None)
p = actions.add_persoon("c@example.org", "C", password="een lang wachtwoord", door=None)
actions.add_lidmaatschap(
    p, o, functie="x", rol="coordinator-meldpunt", van=dt.date(2026, 1, 1), door=None
)
"""
NUMBER = "from snijvlak.meldpunt.models import Melding; print(Melding.objects.get().pk)"
STATE = "from snijvlak.meldpunt.models import Melding; print(Melding.objects.get().toestand)"


def signed_in(address: str) -> Bezoek:
    visitor = Bezoek(address)
    status, _ = visitor.post("/aanmelden/", {"login": "c@example.org", "password": "een lang wachtwoord"})
    assert status == 200
    return visitor


def test_the_intake_takes_in_and_serves_the_reporter_but_reads_nothing(
    snijvlak: list[str], leeg: Installatie, tmp_path: Path
) -> None:
    env = leeg.copy(tmp_path / "gegevens")
    secret, public = tmp_path / "sleutels.json", tmp_path / "publiek.json"
    done(snijvlak, env, "sleutels", "maak", str(secret))
    done(snijvlak, env, "sleutels", "publiek", "--bestand", str(secret), "--uit", str(public))
    assert '"prive": null' in public.read_text() and public.stat().st_mode & 0o777 == 0o644
    team = {**env, "SNIJVLAK_SLEUTELBESTAND": str(secret)}
    intake = {**env, "SNIJVLAK_SLEUTELBESTAND": str(public)}
    python(intake, MEMBER)
    with serve(intake, tmp_path / "log") as address:
        reporter = Bezoek(address)
        receipt = reporter.report(STORY)
        status, page = reporter.write(receipt, "Is er al nieuws?")
        assert status == 200 and STORY in page and "Is er al nieuws?" in page
        number = python(intake, NUMBER).strip()
        visitor = signed_in(address)
        assert number in visitor.get("/")[1], "the home page counts, and opens no text"
        for path in ("/meldpunt/werklijst/", f"/meldpunt/werklijst/{number}/"):
            status, page = visitor.get(path)
            assert status == 403 and "De sleutel om ze te lezen staat hier niet" in page
            assert STORY not in page
    assert python(intake, STATE).strip() == "ontvangen", "a look that showed nothing does not count"
    assert readable(team) == (1, 1)
    with serve(team, tmp_path / "log") as address:
        status, page = signed_in(address).get(f"/meldpunt/werklijst/{number}/")
        assert status == 200 and STORY in page and "Is er al nieuws?" in page
