"""Members prepare a case apart, analyse it together without losing a text, and pass on what is not theirs."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path

import pytest
from tests.mensen import person
from tests.overleg.tafel import TOMORROW, body, opened, put_on
from tests.overleg.tafel import anna as anna
from tests.overleg.tafel import bram as bram
from tests.overleg.tafel import case as case
from tests.overleg.tafel import meeting as meeting

from snijvlak.overleg import actions, cijfers, oorzaken, queries, regels
from snijvlak.overleg.models import (
    Agendapunt,
    Bijdrage,
    Bijeenkomst,
    Casus,
    CasusFactor,
    Doorbraak,
    Doorgifte,
    Moment,
    Perspectief,
    Waarom,
)
from snijvlak.toegang.models import Gebeurtenis, Persoon
from snijvlak.vormgeving import grafiek

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the pictures of these tests go."""
    monkeypatch.setattr(oorzaken, "_folder", lambda pk: tmp_path / str(pk))
    return tmp_path


def read(case: Casus, persoon: Persoon) -> list[str]:
    return [p.tekst for p in queries.perspectives(case, persoon)]


def explain(case: Casus, door: Persoon, answer: str, above: Waarom | None = None) -> Waarom:
    actions.add_why(case, "regie", above and above.pk, answer, uuid.uuid4(), door=door)
    return Waarom.objects.latest("pk")


class TestPerspectives:
    def test_of_others_are_unseen_until_the_meeting_opens(
        self, case: Casus, meeting: Bijeenkomst, anna: Persoon, bram: Persoon
    ) -> None:
        actions.add_perspective(case, "school", "Wij wachtten.", door=anna)
        actions.add_perspective(case, "school", "Zij wachtten.", door=bram)
        assert (read(case, anna), read(case, bram)) == (["Wij wachtten."], ["Zij wachtten."])
        opened(meeting, "afgelast")
        assert read(case, bram) == ["Zij wachtten."]
        for toestand in ("geopend", "gesloten"):
            opened(meeting, toestand)
            assert read(case, bram) == ["Wij wachtten.", "Zij wachtten."]

    def test_are_not_opened_by_the_meeting_of_another_body(
        self, case: Casus, anna: Persoon, bram: Persoon
    ) -> None:
        actions.add_perspective(case, "school", "Wij wachtten.", door=anna)
        other = body(person("deelnemer-overleg", "carla"))
        Agendapunt.objects.create(bijeenkomst=other, casus=case)
        opened(other)
        assert read(case, bram) == []

    def test_are_not_opened_by_a_meeting_without_the_case(
        self, case: Casus, meeting: Bijeenkomst, anna: Persoon, bram: Persoon
    ) -> None:
        actions.add_perspective(case, "school", "Wij wachtten.", door=anna)
        opened(actions.plan(meeting.overleg, TOMORROW + dt.timedelta(days=7), "", door=None))
        assert read(case, bram) == []

    def test_leave_no_side_and_no_text_in_the_trail(self, case: Casus, anna: Persoon) -> None:
        actions.add_perspective(case, "kind", "Ik wil terug.", door=anna)
        row = Gebeurtenis.objects.get(daad="perspectief-geschreven")
        assert (row.onderwerp_soort, row.onderwerp_id, row.reden) == ("casus", str(case.pk), "")

    def test_one_per_person_and_side_also_when_sent_twice(self, case: Casus, anna: Persoon) -> None:
        for _ in range(2):
            actions.add_perspective(case, "kind", "Ik wil terug.", door=anna)
        assert Perspectief.objects.count() == 1
        with pytest.raises(actions.Gewijzigd):
            actions.add_perspective(case, "kind", "Iets anders.", door=anna)


class TestTimeline:
    def test_goes_from_long_ago_to_now(self, case: Casus, anna: Persoon) -> None:
        for code in ("nu", "eerder", "vorig-schooljaar", "nu"):
            actions.add_moment(case, code, f"Toen: {code}.", uuid.uuid4(), door=anna)
        told = [(vak.naam, len(vak.momenten)) for vak in queries.timeline(case)]
        assert told == [("Meer dan een jaar geleden", 1), ("Vorig schooljaar", 1), ("Nu", 2)]

    def test_knows_coarse_time_only(self, case: Casus, anna: Persoon) -> None:
        with pytest.raises(actions.NietToegestaan, match="'2026-03-01' staat niet in"):
            actions.add_moment(case, "2026-03-01", "Toen.", uuid.uuid4(), door=anna)
        actions.add_moment(case, "nu", "Nu.", uuid.uuid4(), door=anna)
        with pytest.raises(actions.NietToegestaan, match="staat niet in"):
            actions.change(Moment.objects.get(), {"wanneer": "gisteren", "tekst": "Nu."}, 1, door=anna)


class TestWritingTogether:
    def add(self, case: Casus, door: Persoon, wat: str = "Er lag een plan.") -> Bijdrage:
        actions.add_contribution(case, "gebeurd", wat, uuid.uuid4(), door=door)
        return Bijdrage.objects.latest("pk")

    def test_adding_never_takes_the_place_of_another(self, case: Casus, anna: Persoon, bram: Persoon) -> None:
        self.add(case, anna)
        self.add(case, bram, "Niemand belde.")
        assert [b.tekst for b in queries.contributions(case)] == ["Er lag een plan.", "Niemand belde."]

    def test_sent_twice_is_kept_once(self, case: Casus, anna: Persoon) -> None:
        for _ in range(2):
            actions.add_contribution(case, "gebeurd", "Er lag een plan.", uuid.UUID(int=7), door=anna)
        assert Bijdrage.objects.count() == 1
        assert Gebeurtenis.objects.filter(daad="bijdrage-toegevoegd").count() == 1

    def test_who_changes_an_old_version_is_told_what_stands_there_now(
        self, case: Casus, anna: Persoon, bram: Persoon
    ) -> None:
        row = self.add(case, anna)
        actions.change(row, {"tekst": "Er lagen twee plannen."}, 1, door=bram)
        with pytest.raises(actions.Gewijzigd) as refused:
            actions.change(row, {"tekst": "Er lagen drie plannen."}, 1, door=anna)
        assert (refused.value.rij.tekst, refused.value.rij.versie) == ("Er lagen twee plannen.", 2)
        actions.change(row, {"tekst": "Er lagen drie plannen."}, 2, door=anna)
        actions.change(row, {"tekst": "Er lagen drie plannen."}, 2, door=anna)  # sent twice
        row.refresh_from_db()
        assert (row.tekst, row.versie) == ("Er lagen drie plannen.", 3)

    def test_one_takes_away_ones_own_alone_and_only_as_one_read_it(
        self, case: Casus, anna: Persoon, bram: Persoon
    ) -> None:
        row = self.add(case, anna)
        with pytest.raises(actions.NietToegestaan, match="Alleen wie dit schreef"):
            actions.withdraw(row, 1, door=bram)
        actions.change(row, {"tekst": "Iets van een ander."}, 1, door=bram)
        with pytest.raises(actions.Gewijzigd):
            actions.withdraw(row, 1, door=anna)
        for _ in range(2):
            actions.withdraw(row, 2, door=anna)
        assert Bijdrage.objects.count() == 0
        with pytest.raises(actions.NietToegestaan, match="intussen weggehaald"):
            actions.change(row, {"tekst": "Te laat."}, 2, door=bram)


class TestFactors:
    def test_what_another_chose_since_stays(self, case: Casus, anna: Persoon, bram: Persoon) -> None:
        actions.choose_factors(case, ["regie", "taal"], door=anna, gezien=[])
        actions.choose_factors(case, ["privacy"], door=bram, gezien=[])
        actions.choose_factors(case, ["regie"], door=anna, gezien=["regie", "taal"])
        assert {f.factor for f in queries.factors(case)} == {"regie", "privacy"}

    def test_one_that_was_explained_stays_until_its_answers_are_gone(
        self, case: Casus, anna: Persoon
    ) -> None:
        answer = explain(case, anna, "Niemand belde")
        with pytest.raises(actions.NietToegestaan, match="'Niemand heeft de regie' staat al waarom"):
            actions.choose_factors(case, [], door=anna)
        actions.withdraw(answer, 1, door=anna)
        actions.choose_factors(case, [], door=anna)
        assert CasusFactor.objects.count() == 0

    def test_have_five_levels_and_keep_their_codes(self) -> None:
        known = regels.factoren()
        assert list(known.niveaus) == [
            "kind-en-gezin",
            "professional",
            "organisatie",
            "samenwerking",
            "stelsel",
        ]
        old = {"werkwijze", "wachtlijst", "uitsluitingscriteria", "regie", "mandaat", "taal", "privacy"}
        old |= {"grensverkeer", "contractering", "gebiedsindeling", "bekostiging", "aanbod-ontbreekt"}
        assert old <= set(known.factoren)
        assert {f.niveau for f in known.factoren.values()} == set(known.niveaus)


class TestCauseTree:
    def test_has_each_factor_with_its_answers(self, case: Casus, anna: Persoon) -> None:
        first = explain(case, anna, "Niemand belde")
        explain(case, anna, "Iedereen wachtte", first)
        actions.add_why(case, "taal", None, "Iedereen wachtte", uuid.uuid4(), door=anna)
        tree = queries.tree(case)
        assert tree
        [root] = tree.takken
        told = [(tak.naam, depth) for tak, depth in root.walk()]
        assert told == [
            ("Het kind liep vast", 0),
            ("Niemand heeft de regie", 1),
            ("Niemand belde", 2),
            ("Iedereen wachtte", 3),
            ("Geen eenheid van taal", 1),
            ("Iedereen wachtte (2)", 2),
        ]

    def test_there_is_none_without_factors(self, case: Casus) -> None:
        assert queries.tree(case) is None

    def test_is_as_deep_as_can_be_drawn_and_no_deeper(self, case: Casus, anna: Persoon) -> None:
        last: Waarom | None = None
        for number in range(actions.MAX_WAAROMS):
            last = explain(case, anna, f"Antwoord {number}", last)
        assert queries.tree(case)
        with pytest.raises(actions.NietToegestaan, match="hoogstens 11 antwoorden"):
            explain(case, anna, "Te diep", last)

    def test_an_answer_keeps_what_stands_under_it(self, case: Casus, anna: Persoon) -> None:
        first = explain(case, anna, "Niemand belde")
        explain(case, anna, "Iedereen wachtte", first)
        with pytest.raises(actions.NietToegestaan, match="Haal dat eerst weg"):
            actions.withdraw(first, 1, door=anna)
        with pytest.raises(actions.NietToegestaan, match="intussen weggehaald"):
            actions.add_why(case, "regie", 0x7FFFFFFF, "Onder niets", uuid.uuid4(), door=anna)

    def test_sent_twice_is_kept_once(self, case: Casus, anna: Persoon) -> None:
        for _ in range(2):
            actions.add_why(case, "regie", None, "Niemand belde", uuid.UUID(int=3), door=anna)
        assert Waarom.objects.count() == 1

    def test_only_the_last_picture_is_kept_and_it_goes_with_the_text(
        self, case: Casus, anna: Persoon, folder: Path
    ) -> None:
        for answer in ("Niemand belde", "Iedereen wachtte"):
            explain(case, anna, answer)
            actions.draw_causes(case)
            [picture] = (folder / str(case.pk)).glob("*.svg")
        assert "Iedereen wachtte" in picture.read_text(encoding="utf-8")
        tree = queries.tree(case)
        assert tree and oorzaken.find(case.pk, tree) == picture
        actions.clear(case, door=None)
        assert not (folder / str(case.pk)).exists()

    def test_is_there_without_a_picture(
        self, case: Casus, anna: Persoon, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> int:
            raise grafiek.TekeningMislukt("geen tekenprogramma")

        monkeypatch.setattr(grafiek, "prepare", fail)
        explain(case, anna, "Niemand belde")
        actions.draw_causes(case)
        tree = queries.tree(case)
        assert tree and oorzaken.find(case.pk, tree) is None


class TestPassingOn:
    def test_the_other_body_reads_the_question_and_not_the_case(self, case: Casus, anna: Persoon) -> None:
        carla = person("deelnemer-overleg", "carla")
        other = body(carla).overleg
        assert list(queries.others(case)) == [other]
        for _ in range(2):
            actions.pass_on(case, other, "Wie schiet voor?", uuid.UUID(int=5), door=anna)
        assert [(asked.naar, asked.tekst) for asked in queries.asked_of(carla)] == [
            (other.naam, "Wie schiet voor?")
        ]
        assert queries.find_casus(case.pk, carla) is None and queries.asked_of(anna) == []


def test_what_a_child_needs_now_is_open_until_it_is_done(case: Casus, anna: Persoon) -> None:
    for _ in range(2):
        actions.agree_breakthrough(case, "Een plek", "Gemeente", TOMORROW, uuid.UUID(int=9), door=anna)
    [needed] = queries.open_breakthroughs()
    for _ in range(2):
        actions.finish_breakthrough(case, needed.pk, door=anna)
    assert list(queries.open_breakthroughs()) == []
    assert [d.toestand for d in queries.breakthroughs(case)] == ["gedaan"]
    assert Gebeurtenis.objects.filter(daad="doorbraak-gedaan").count() == 1


class TestTheEnd:
    def fill(self, case: Casus, door: Persoon) -> None:
        actions.add_moment(case, "nu", "Nu.", uuid.uuid4(), door=door)
        actions.add_perspective(case, "kind", "Ik wil terug.", door=door)
        actions.add_contribution(case, "gebeurd", "Er lag een plan.", uuid.uuid4(), door=door)
        explain(case, door, "Iedereen wachtte", explain(case, door, "Niemand belde"))
        actions.agree_breakthrough(case, "Een plek", "Gemeente", TOMORROW, uuid.uuid4(), door=door)
        actions.pass_on(case, body().overleg, "Wie schiet voor?", uuid.uuid4(), door=door)

    def left(self) -> int:
        models = (Moment, Perspectief, Bijdrage, Waarom, Doorbraak, Doorgifte)
        return sum(model.objects.count() for model in models)

    def test_the_analysis_goes_with_the_text_and_the_factors_stay(self, case: Casus, anna: Persoon) -> None:
        self.fill(case, anna)
        assert self.left() == 7
        actions.clear(case, door=None)
        assert self.left() == 0 and [f.factor for f in queries.factors(case)] == ["regie"]
        with pytest.raises(actions.NietToegestaan, match="Er kan niets meer bij"):
            actions.add_contribution(case, "gebeurd", "Nog iets.", uuid.uuid4(), door=anna)

    def test_of_another_case_stays(self, case: Casus, meeting: Bijeenkomst, anna: Persoon) -> None:
        self.fill(case, anna)
        actions.remove(put_on(meeting, "Een ander"), door=None)
        assert self.left() == 7
        actions.remove(case, door=None)
        assert self.left() == 0 and CasusFactor.objects.count() == 0


def test_rooms_show_their_figures_of_the_area(
    case: Casus, meeting: Bijeenkomst, anna: Persoon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cijfers, "_bronnen", [])
    cijfers.register(lambda gebied, sector: [cijfers.Cijfer(f"Tien in {gebied}{sector}.", "DUO")])
    assert cijfers.beside(queries.areas(case, anna)) == []
    meeting.overleg.gebied = "GM0518"
    meeting.overleg.save()
    assert cijfers.beside(queries.areas(case, anna)) == [cijfers.Cijfer("Tien in GM0518.", "DUO")]
