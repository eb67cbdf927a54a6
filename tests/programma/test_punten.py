"""The programme of the region: what the rules allow, what is late, and what it points to."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import pytest
import yaml
from django.utils import timezone
from pydantic import ValidationError

from snijvlak.overleg.models import Leerpunt
from snijvlak.programma import actions, queries, regels
from snijvlak.programma.models import Programmapunt
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.models import Persoon
from tests.mensen import person
from tests.rapportage.hulp import LESSON, lesson

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 1)
NEW = actions.NieuwPunt(
    *("lokale-teams", "afspraken", "do", "Afspraken over lokale teams", "Gemeenten"),
    *(dt.date(2023, 1, 18), "003 §4.3", uuid.UUID(int=1)),
    evaluatie_op=TODAY,
)


@pytest.fixture
def punt(adviser: Persoon) -> Programmapunt:
    return actions.add_point(NEW, door=adviser)


def test_sent_twice_it_is_kept_once(punt: Programmapunt, adviser: Persoon) -> None:
    assert actions.add_point(NEW, door=adviser) == punt


@pytest.mark.parametrize(
    "wrong",
    [
        {"actielijn": "zoiets"},
        {"soort": "zoiets"},
        {"niveau": "zoiets"},
        {"vorm": "zoiets"},
        {"evaluatie_op": None},
        {"eind": dt.date(2023, 1, 17)},
        {"wat": "Bel Fatima Bouzid."},
        {"wie": "Fatima Bouzid"},
    ],
)
def test_what_is_not_right_is_not_kept(adviser: Persoon, wrong: dict[str, object]) -> None:
    with pytest.raises(actions.NietToegestaan):
        actions.add_point(replace(NEW, **wrong), door=adviser)
    assert not Programmapunt.objects.exists()


def test_a_project_needs_no_evaluation(adviser: Persoon) -> None:
    project = actions.add_point(replace(NEW, vorm="project", evaluatie_op=None), door=adviser)
    assert not project.te_laat(TODAY)


@pytest.mark.parametrize(("days", "late", "due"), [(-31, False, False), (-30, False, True), (1, True, True)])
def test_late_and_due(punt: Programmapunt, days: int, late: bool, due: bool) -> None:
    day = TODAY + dt.timedelta(days=days)
    assert punt.te_laat(day) is late
    assert bool(queries.due(None, day, 5)) is due


def test_an_owner_hears_of_the_own_alone(punt: Programmapunt, adviser: Persoon) -> None:
    member = person("deelnemer-overleg")
    assert queries.due(member, TODAY, 5) == []
    actions.change_point(punt, replace(NEW, eigenaar=member), door=adviser)
    assert queries.due(member, TODAY, 5) == [punt]


def test_looked_at_it_has_a_next_moment(punt: Programmapunt, adviser: Persoon) -> None:
    today = timezone.localdate()
    with pytest.raises(actions.NietToegestaan):
        actions.evaluate(punt, "Het werkt.", today, door=adviser)
    actions.evaluate(punt, "Het werkt.", today + dt.timedelta(days=1), door=adviser)
    punt.refresh_from_db()
    assert not punt.te_laat(today)
    assert punt.evaluaties.get().tekst == "Het werkt."  # pyright: ignore[reportAttributeAccessIssue] -- related_name


def test_ended_it_is_late_no_more_and_can_begin_again(punt: Programmapunt, adviser: Persoon) -> None:
    with pytest.raises(actions.NietToegestaan):
        actions.move_point(punt, "gestopt", "", door=adviser)
    actions.move_point(punt, "gestopt", "Geen geld.", door=adviser)
    punt.refresh_from_db()
    assert not punt.te_laat(timezone.localdate()) and punt.beeindigd_op == timezone.localdate()
    with pytest.raises(OngeldigeOvergang):
        actions.move_point(punt, "afgerond", "Klaar.", door=adviser)
    with pytest.raises(actions.NietToegestaan):
        actions.evaluate(punt, "Het werkt.", dt.date(2099, 1, 1), door=adviser)
    actions.move_point(punt, "loopt", "Er is weer geld.", door=adviser)
    punt.refresh_from_db()
    assert punt.beeindigd_op is None


def test_the_table_counts_what_there_is(punt: Programmapunt, adviser: Persoon) -> None:
    for number, (lijn, soort) in enumerate([("aanbod", "ontwikkelen")] * 3, 2):
        new = replace(NEW, actielijn=lijn, soort=soort, inzending=uuid.UUID(int=number))
        actions.add_point(new, door=adviser)
    rows = {row[0]: row[1:] for row in queries.counts(queries.points(), TODAY).rijen}
    assert rows["Onderwijs-zorgaanbod"] == (0, 0, 3) and rows["Samenwerking lokale teams"] == (0, 1, 0)
    assert sum(sum(v for v in row if isinstance(v, int)) for row in rows.values()) == 4
    assert len(queries.points({"actielijn": "aanbod", "soort": ""})) == 3


def test_evidence_shows_how_it_stands_today_and_goes_when_it_is_gone(
    punt: Programmapunt, adviser: Persoon
) -> None:
    made = lesson(LESSON, TODAY, person("deelnemer-overleg"))
    action = made.acties.get()  # pyright: ignore[reportAttributeAccessIssue] -- related_name
    from snijvlak.programma.puntviews import evidence

    for kenmerk in (f"overleg:leerpunt:{made.pk}", f"overleg:actie:{action.pk}") * 2:
        actions.point_at(punt, kenmerk, door=adviser)
    assert [(p.naam, p.stand) for p in evidence(punt)] == [
        (LESSON, ""),
        ("Afspraak maken (Gemeente Voorbeeld)", "Afgesproken"),
    ]
    Leerpunt.objects.update(toestand="ingetrokken")
    assert evidence(punt) == []
    actions.remove_evidence(punt, f"overleg:leerpunt:{made.pk}", door=adviser)
    assert punt.bewijzen.count() == 1  # pyright: ignore[reportAttributeAccessIssue] -- related_name
    with pytest.raises(actions.NietToegestaan):
        actions.point_at(punt, "overleg:leerpunt:x", door=adviser)


@pytest.mark.eenmaal
class TestTheRules:
    def test_are_what_the_source_says(self) -> None:
        """003 §5.2: the table of what Haaglanden adds."""
        rules = regels.programma()
        assert {code: lijn.meerwaarde for code, lijn in rules.actielijnen.items()} == {
            "basisondersteuning": ("kennisdeling", "afspraken"),
            "expertise": ("kennisdeling",),
            "lokale-teams": ("kennisdeling", "afspraken"),
            "aanbod": ("kennisdeling", "afspraken", "ontwikkelen"),
            "mindset": ("kennisdeling",),
        }
        assert [n.afkorting for n in rules.niveaus.values()] == ["LEA", "OOGO", "JGZ H8", "RMC", "DO"]
        assert all(part.bron for part in (*rules.niveaus.values(), *rules.actielijnen.values()))

    def test_refuse_a_kind_that_is_not_there(self) -> None:
        data = regels.programma().model_dump()
        data["actielijnen"]["aanbod"]["meerwaarde"] = ["zoiets"]
        with pytest.raises(ValidationError, match="zoiets"):
            regels.Programma.model_validate(yaml.safe_load(yaml.safe_dump(_plain(data))))


def _plain(data: object) -> object:
    match data:
        case dict():
            return {key: _plain(value) for key, value in data.items()}
        case list() | tuple():
            return [_plain(value) for value in data]
        case _:
            return data
