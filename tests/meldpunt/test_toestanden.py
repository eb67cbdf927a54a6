"""A report goes from state to state along one table; anything else is impossible, and refused in words."""

from __future__ import annotations

import itertools
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from snijvlak.meldpunt import actions, queries, toestanden
from snijvlak.meldpunt.models import WEG, Bericht, Melding, MeldingKeuze, MeldingReden, Verloop, Zegel
from snijvlak.meldpunt.overgangen import CONCEPT, OVERGANGEN, Wie
from snijvlak.privacy import bewijs
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.models import Persoon
from tests.docs.test_volledig import rows
from tests.mensen import person

T = Melding.Toestand
# van, naar, wie. Written out here: the test is the specification.
STEPS = {
    ("ontvangen", "in-behandeling", "team"),
    ("ontvangen", "niet-op-zijn-plek", "team"),
    ("in-behandeling", "niet-op-zijn-plek", "team"),
    ("niet-op-zijn-plek", "in-behandeling", "team"),
    ("niet-op-zijn-plek", "in-behandeling", "melder"),
    ("in-behandeling", "op-agenda", "agenda"),
    ("op-agenda", "in-behandeling", "agenda"),
    ("op-agenda", "besproken", "overleg"),
    ("besproken", "opgevolgd", "team"),
    ("in-behandeling", "afgesloten", "team"),
    ("besproken", "afgesloten", "team"),
    ("opgevolgd", "afgesloten", "team"),
    ("afgesloten", "in-behandeling", "melder"),
    *((state.value, "ingetrokken", "melder") for state in T if state not in WEG),
    *((state.value, "beeindigd", "termijn") for state in T if state not in WEG),
}
PAIRS = list(itertools.product(T.values, repeat=2))
NEW = actions.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Het verhaal.")


@pytest.mark.parametrize(("van", "naar"), PAIRS)
def test_only_what_the_table_says(van: str, naar: str) -> None:
    for wie in Wie:
        if (van, naar, wie.value) in STEPS:
            toestanden.check(van, naar, wie)
        else:
            with pytest.raises(OngeldigeOvergang, match="Ververs de werklijst"):
                toestanden.check(van, naar, wie)


def test_a_draft_becomes_a_report_in_one_way() -> None:
    assert [(s.naar, s.wie) for s in OVERGANGEN if s.van == CONCEPT] == [(T.ONTVANGEN, Wie.MELDER)]


def test_every_state_can_be_reached_and_left_but_those_without_text() -> None:
    assert {naar for _, naar, _ in STEPS} | {"ontvangen"} == set(T.values)
    assert {van for van, _, _ in STEPS} == set(T.values) - set(WEG)


@pytest.mark.parametrize(("van", "naar"), PAIRS)
def test_only_a_report_without_text_keeps_its_state_when_its_case_is_discussed(van: str, naar: str) -> None:
    assert toestanden.stays(van, naar) == (van in WEG and naar == "besproken")


def test_the_documentation_shows_the_table() -> None:
    text = (Path(__file__).parents[2] / "docs" / "toestanden.md").read_text(encoding="utf-8")
    text = text.split("\n# The states of a meeting")[0]
    shown = [tuple(cell.strip("`") for cell in row[:3]) for row in rows(text)[1:] if len(row) == 4]
    told = {(str(s.van), str(s.naar), str(s.wie)): s.gevolg for s in OVERGANGEN}
    assert set(shown) == set(told)
    assert {tuple(c.strip("`") for c in row[:3]): row[3] for row in rows(text)[1:] if len(row) == 4} == told


@pytest.fixture
def people(db: None) -> dict[str, Persoon]:
    return {rol: person(rol) for rol in ("coordinator-meldpunt", "deelnemer-overleg", "beleidsadviseur")}


@pytest.fixture
def melding(db: None) -> Melding:
    return actions.submit(NEW, bewijs.make())


# Which of the steps somebody may do who holds a role.
MAY = {
    "coordinator-meldpunt": {Wie.TEAM, Wie.AGENDA},
    "deelnemer-overleg": {Wie.OVERLEG},
    "beleidsadviseur": set[Wie](),
}


@pytest.mark.parametrize("rol", sorted(MAY))
# What takes the text along has tests of its own.
@pytest.mark.parametrize(("van", "naar"), [pair for pair in PAIRS if not set(pair) & set(WEG)])
def test_a_person_does_what_the_role_may(
    people: dict[str, Persoon], melding: Melding, rol: str, van: str, naar: str
) -> None:
    Melding.objects.filter(pk=melding.pk).update(toestand=van)
    may = any((van, naar, wie.value) in STEPS for wie in MAY[rol])
    if may:
        actions.move(melding.pk, naar, door=people[rol])
        assert Melding.objects.get().toestand == naar
        assert [step.toestand for step in Verloop.objects.all()] == [naar]
    else:
        with pytest.raises(OngeldigeOvergang):
            actions.move(melding.pk, naar, door=people[rol])
        assert Melding.objects.get().toestand == van and not Verloop.objects.exists()


@pytest.mark.parametrize("state", [s for s in T if s not in WEG])
def test_a_reporter_withdraws_from_every_state_and_the_text_is_gone(db: None, state: T) -> None:
    receipt = bewijs.make()
    melding = actions.submit(NEW, receipt)
    actions.write_as_reporter(melding, receipt, "Nog iets.", uuid.uuid4())
    Melding.objects.filter(pk=melding.pk).update(toestand=state)
    for _ in range(2):
        actions.withdraw(Melding.objects.get(pk=melding.pk), receipt)
    melding = Melding.objects.get()
    assert (melding.toestand, melding.einde, bytes(melding.verhaal)) == ("ingetrokken", "ingetrokken", b"")
    assert melding.beeindigd_op and not Zegel.objects.exists() and bytes(Bericht.objects.get().tekst) == b""
    assert queries.follow(melding, receipt).verhaal is None
    with pytest.raises(actions.MeldingBeeindigd):
        actions.write_as_reporter(melding, receipt, "Toch niet.", uuid.uuid4())


def test_another_receipt_withdraws_nothing(melding: Melding) -> None:
    with pytest.raises(Exception, match="kan met deze sleutel niet"):
        actions.withdraw(melding, bewijs.make())
    assert Melding.objects.get().toestand == "ontvangen"


@pytest.mark.parametrize("state", ["afgesloten", "niet-op-zijn-plek"])
def test_a_message_opens_what_was_done(db: None, state: str) -> None:
    receipt = bewijs.make()
    melding = actions.submit(NEW, receipt)
    Melding.objects.filter(pk=melding.pk).update(toestand=state, bak="klaar")
    actions.write_as_reporter(melding, receipt, "Het loopt weer vast.", uuid.uuid4())
    melding = Melding.objects.get()
    assert (melding.toestand, melding.bak, melding.nieuw_bericht) == ("in-behandeling", "wij", True)


def test_what_was_set_aside_unread_comes_back_when_its_reporter_writes(people: dict[str, Persoon]) -> None:
    receipt = bewijs.make()
    melding = actions.submit(NEW, receipt)
    assert actions.set_aside([melding.pk], door=people["coordinator-meldpunt"]) == 1
    melding = Melding.objects.get()
    assert (melding.toestand, melding.bak, bool(melding.bevestigd_op)) == ("niet-op-zijn-plek", "opzij", True)
    assert bytes(melding.verhaal), "nothing is destroyed"
    actions.write_as_reporter(melding, receipt, "Dit is echt.", uuid.uuid4())
    melding = Melding.objects.get()
    assert (melding.toestand, melding.bak, melding.nieuw_bericht) == ("in-behandeling", "wij", True)


def test_what_was_ticked_goes_with_a_report_that_is_withdrawn(db: None) -> None:
    receipt = bewijs.make()
    actions.submit(replace(NEW, geprobeerd=("mdo",), functie="leiding", sinds="tot-1-maand"), receipt)
    actions.withdraw(Melding.objects.get(), receipt)
    melding = Melding.objects.get()
    assert not MeldingReden.objects.exists() and not MeldingKeuze.objects.exists()
    assert {melding.melder, melding.sector, melding.gemeente_kind, melding.situatie, melding.sinds} == {""}
