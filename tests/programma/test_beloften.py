"""What the council was promised: written by one, released by another, and public only as it was released."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from snijvlak.programma import actions, queries
from snijvlak.programma.models import Openbaar, Raadsstuk, Toezegging
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.models import Gebeurtenis, Persoon

from .conftest import ASKED, DAY, promised, question, released

pytestmark = pytest.mark.django_db
V, T = Openbaar.Vrijgave, Toezegging.Toestand


def public() -> list[str]:
    return [rij.belofte.wat for rij in queries.released()]


def test_promised_twice_it_is_kept_once(stuk: Raadsstuk, adviser: Persoon) -> None:
    new = actions.NieuweToezegging(stuk, ASKED, "Gemeente", uuid.uuid4())
    assert actions.promise(new, door=adviser) == actions.promise(new, door=adviser)
    assert Toezegging.objects.count() == 1


def test_another_than_the_writer_releases(belofte: Toezegging, adviser: Persoon, publisher: Persoon) -> None:
    assert public() == []
    actions.bring(belofte, V.TER_VRIJGAVE, door=adviser)
    with pytest.raises(OngeldigeOvergang):
        actions.release(belofte, queries.fingerprint(belofte), door=adviser)
    actions.release(belofte, queries.fingerprint(belofte), door=publisher)
    assert public() == [ASKED]
    deeds = Gebeurtenis.objects.filter(daad="raadstekst-verplaatst").order_by("pk")
    assert list(deeds.values_list("reden", flat=True)) == [V.TER_VRIJGAVE, V.VRIJGEGEVEN]


def test_who_wrote_a_word_does_not_release_whatever_the_role(
    belofte: Toezegging, adviser: Persoon, publisher: Persoon
) -> None:
    belofte.schrijvers.add(publisher)
    actions.bring(belofte, V.TER_VRIJGAVE, door=adviser)
    with pytest.raises(OngeldigeOvergang):
        actions.release(belofte, queries.fingerprint(belofte), door=publisher)


def test_what_was_released_stays_until_the_next_release(
    belofte: Toezegging, stuk: Raadsstuk, adviser: Persoon, publisher: Persoon
) -> None:
    released(belofte, adviser, publisher)
    actions.step(belofte, T.AFGESPROKEN, DAY, "Er komt een meldpunt.", door=adviser)
    belofte.refresh_from_db()
    assert belofte.vrijgave == V.CONCEPT
    [rij] = queries.released()
    assert (rij.belofte.toestand, rij.belofte.stappen) == (T.TOEGEZEGD, ())
    released(belofte, adviser, publisher)
    [rij] = queries.released()
    assert rij.said(T.AFGESPROKEN) == "29-01-2026: Er komt een meldpunt."


def test_withdrawn_it_is_gone_at_once(belofte: Toezegging, adviser: Persoon, publisher: Persoon) -> None:
    released(belofte, adviser, publisher)
    with pytest.raises(actions.NietToegestaan):
        actions.bring(belofte, V.INGETROKKEN, door=publisher)
    actions.bring(belofte, V.INGETROKKEN, reden="Dit klopte niet.", door=publisher)
    belofte.refresh_from_db()
    assert public() == [] and belofte.openbaar is None and belofte.vrijgegeven_op is None


def test_released_is_what_was_read(belofte: Toezegging, adviser: Persoon, publisher: Persoon) -> None:
    actions.bring(belofte, V.TER_VRIJGAVE, door=adviser)
    seen = queries.fingerprint(belofte)
    Toezegging.objects.filter(pk=belofte.pk).update(wat="Iets anders.")
    with pytest.raises(actions.NietToegestaan):
        actions.release(belofte, seen, door=publisher)


@pytest.mark.parametrize(
    ("wat", "soort"),
    [
        ("Help kinderen met de duurste zorg.", "woord"),
        ("Bij drie kinderen stopte de hulp.", "klein"),
        ("In Wassenaar stopte de hulp.", "zeldzaam"),
    ],
)
def test_a_finding_is_solved_or_overruled_before_another_reads_it(
    stuk: Raadsstuk, adviser: Persoon, publisher: Persoon, wat: str, soort: str
) -> None:
    belofte = promised(stuk, adviser, wat)
    [(finding, reason)] = [(f, r) for f, r in queries.findings(belofte) if f.moet]
    assert (finding.soort, reason) == (soort, "")
    with pytest.raises(actions.NietToegestaan):
        actions.bring(belofte, V.TER_VRIJGAVE, door=adviser)
    actions.overrule(belofte, finding.sleutel, "Dit staat zo in het stuk.", door=adviser)
    released(belofte, adviser, publisher)
    assert public() == [wat]


def test_a_reason_is_for_a_finding_that_is_there(belofte: Toezegging, adviser: Persoon) -> None:
    with pytest.raises(actions.NietToegestaan):
        actions.overrule(belofte, "0" * 64, "Dit staat zo in het stuk.", door=adviser)


def test_the_number_of_a_document_names_nobody(stuk: Raadsstuk, adviser: Persoon) -> None:
    assert queries.findings(promised(stuk, adviser, "Voer motie RIS324581 uit.")) == []


@pytest.mark.parametrize("text", ["Bel Fatima Bouzid.", "Overleg met basisschool De Springplank."])
def test_who_is_named_for_sure_is_not_kept(stuk: Raadsstuk, adviser: Persoon, text: str) -> None:
    belofte = promised(stuk, adviser)
    with pytest.raises(actions.NietToegestaan):
        promised(stuk, adviser, text)
    with pytest.raises(actions.NietToegestaan):
        actions.step(belofte, T.AFGESPROKEN, DAY, text, door=adviser)
    assert Toezegging.objects.get().stappen.count() == 0  # pyright: ignore[reportAttributeAccessIssue] -- related_name


class TestASteps:
    def test_follows_the_table_and_time(self, belofte: Toezegging, adviser: Persoon) -> None:
        with pytest.raises(OngeldigeOvergang):
            actions.step(belofte, T.GEDAAN, DAY, "Het is er.", door=adviser)
        with pytest.raises(actions.NietToegestaan):
            actions.step(belofte, T.AFGESPROKEN, DAY - dt.timedelta(days=1), "Te vroeg.", door=adviser)
        actions.step(belofte, T.AFGESPROKEN, dt.date(2026, 3, 1), "Afgesproken.", door=adviser)
        with pytest.raises(actions.NietToegestaan):
            actions.step(belofte, T.GEDAAN, dt.date(2026, 2, 28), "Te vroeg.", door=adviser)

    def test_says_whether_it_helped_when_that_was_looked_at(
        self, belofte: Toezegging, adviser: Persoon
    ) -> None:
        with pytest.raises(actions.NietToegestaan):
            actions.step(belofte, T.AFGESPROKEN, DAY, "Hulp.", effect="geholpen", door=adviser)
        for state in (T.AFGESPROKEN, T.GEDAAN):
            actions.step(belofte, state, DAY, "Zo is het.", door=adviser)
        with pytest.raises(actions.NietToegestaan):
            actions.step(belofte, T.EFFECT_BEKEKEN, DAY, "Zo is het.", door=adviser)
        stap = actions.step(belofte, T.EFFECT_BEKEKEN, DAY, "Het werkt.", effect="deels", door=adviser)
        assert stap.get_effect_display() == "Het hielp deels"  # pyright: ignore[reportAttributeAccessIssue] -- of choices

    def test_can_have_other_words(self, belofte: Toezegging, adviser: Persoon) -> None:
        stap = actions.step(belofte, T.AFGESPROKEN, DAY, "Zo is het.", door=adviser)
        actions.rewrite_step(stap, "Zo staat het er.", door=adviser)
        stap.refresh_from_db()
        assert stap.tekst == "Zo staat het er."


def test_late_is_what_should_have_been_looked_at(belofte: Toezegging, adviser: Persoon) -> None:
    today = dt.date(2026, 6, 1)
    actions.step(belofte, T.AFGESPROKEN, DAY, "Afspraak.", evaluatie_op=today, door=adviser)
    belofte.refresh_from_db()
    assert [belofte.te_laat(today + dt.timedelta(days=n)) for n in (0, 1)] == [False, True]
    assert queries.due_promises(None, today - dt.timedelta(days=31), 5) == []
    assert queries.due_promises(None, today - dt.timedelta(days=30), 5) == [belofte]
    actions.step(belofte, T.GESTOPT, DAY, "Het stopt.", evaluatie_op=today, door=adviser)
    assert queries.due_promises(None, today, 5) == []


def test_a_document_is_kept_once_and_its_number_is_its_own(stuk: Raadsstuk, adviser: Persoon) -> None:
    same = actions.NieuwStuk(stuk.soort, stuk.nummer, stuk.titel, stuk.datum, stuk.bron)
    assert actions.add_piece(same, door=adviser) == stuk
    with pytest.raises(actions.NietToegestaan):
        actions.add_piece(actions.NieuwStuk("motie", stuk.nummer, "Anders", DAY, "Elders"), door=adviser)


def test_a_question_has_its_own_number_and_an_answer_that_is_there(adviser: Persoon) -> None:
    question("V-1", door=adviser)
    with pytest.raises(actions.NietToegestaan):
        question("V-1", door=adviser)
    with pytest.raises(actions.NietToegestaan):
        question("V-2", "rapportage:2026-K9#niets", door=adviser)
