"""The seals move to a table of their own and back, and every report stays readable."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from snijvlak.meldpunt import actions, queries, sleutels, zegels
from snijvlak.meldpunt.models import Melding, Zegel
from snijvlak.privacy import bewijs
from snijvlak.privacy.versleuteling import MeldingSleutel, Verzegeld
from snijvlak.toegang.actions import record

BEFORE, AFTER = ("meldpunt", "0001_begin"), ("meldpunt", "0005_bakken")

pytestmark = pytest.mark.django_db(transaction=True)


def migrate(to: tuple[str, str]) -> Any:
    """Bring the database there; gives the models of that moment."""
    executor = MigrationExecutor(connection)
    executor.migrate([to])
    return MigrationExecutor(connection).loader.project_state([to]).apps


@pytest.fixture
def old() -> Any:
    """The models of before, with a report in it; afterwards the database is up to date again."""
    yield migrate(BEFORE).get_model("meldpunt", "Melding")
    migrate(AFTER)


def old_report(model: Any, number: int) -> str:
    receipt, key, [team] = bewijs.make(), MeldingSleutel.make(), sleutels.ring().actief
    model.objects.create(
        zoekwaarde=bewijs.lookup(receipt),
        melder="school",
        sector="SO",
        gemeente_school="GM0518",
        gemeente_kind="GM1842",
        situatie="gestopt",
        sleutel_team=key.seal(team),
        sleutel_melder=key.lock_for_reporter(receipt),
        verhaal=bytes(key.encrypt(f"Verhaal {number}.")),
    )
    return receipt


def test_a_filled_database_goes_forth_and_back(old: Any) -> None:
    receipts = [old_report(old, number) for number in range(5)]
    migrate(AFTER)
    assert Zegel.objects.filter(sleutel="eerste").count() == 5
    for number, receipt in enumerate(receipts):
        melding = queries.find_by_receipt(receipt)
        assert melding and queries.follow(melding, receipt).verhaal == f"Verhaal {number}."
        assert queries.read(melding).verhaal == f"Verhaal {number}."
    migrate(BEFORE)
    [team] = sleutels.ring().actief
    for number, receipt in enumerate(receipts):
        row = old.objects.get(zoekwaarde=bewijs.lookup(receipt))
        for key in (
            MeldingSleutel.open_for_team({team.id: bytes(row.sleutel_team)}, sleutels.ring()),
            MeldingSleutel.open_for_reporter({"bewijs": bytes(row.sleutel_melder)}, receipt),
        ):
            assert key.decrypt(Verzegeld(row.verhaal)) == f"Verhaal {number}."


def test_a_report_of_the_new_version_goes_back_too_and_an_ended_one_is_closed(old: Any) -> None:
    migrate(AFTER)
    new = actions.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Verhaal.")
    kept, ended = (actions.submit(new, bewijs.make()) for _ in range(2))
    actions.end(ended, "verzoek", door=None)
    migrate(BEFORE)
    [team] = sleutels.ring().actief
    row = old.objects.get(pk=kept.pk)
    key = MeldingSleutel.open_for_team({team.id: bytes(row.sleutel_team)}, sleutels.ring())
    assert key.decrypt(Verzegeld(row.verhaal)) == "Verhaal."
    row = old.objects.get(pk=ended.pk)
    assert (row.toestand, bytes(row.sleutel_team), bytes(row.sleutel_melder)) == ("afgesloten", b"", b"")
    migrate(AFTER)
    assert queries.read(Melding.objects.get(pk=kept.pk)).verhaal == "Verhaal."
    assert not Zegel.objects.filter(melding=ended.pk).exists()


def test_an_old_seal_gets_the_id_of_its_key(old: Any) -> None:
    old_report(old, 1)
    migrate(AFTER)
    [team] = sleutels.ring().actief
    assert zegels.lacking(sleutels.ring()).count() == 1
    assert zegels.seal_all(sleutels.ring(), lambda _: None) == 0
    assert set(Zegel.objects.values_list("sleutel", flat=True)) == {team.id, "bewijs"}
    assert queries.read(Melding.objects.get()).verhaal == "Verhaal 1."
    assert zegels.lacking(sleutels.ring()).count() == 0


class TestTheTrays:
    """Reports of before get their place; those of after go back to what an older version knows."""

    @pytest.fixture(autouse=True)
    def _up_to_date(self) -> Any:
        yield
        migrate(AFTER)

    def test_reports_of_before_stand_where_they_belong(self) -> None:
        apps = migrate(("meldpunt", "0003_noodtoegang"))
        rows, messages = apps.get_model("meldpunt", "Melding"), apps.get_model("meldpunt", "Bericht")
        states = ["ontvangen", "in-behandeling", "in-behandeling", "op-agenda", "afgesloten"]
        new = [
            rows.objects.create(
                zoekwaarde=str(number),
                melder="school",
                sector="SO",
                gemeente_school="GM0518",
                gemeente_kind="GM1842",
                situatie="gestopt",
                toestand=state,
            )
            for number, state in enumerate(states)
        ]
        for number, van in ((1, "melder"), (2, "melder"), (2, "team")):
            messages.objects.create(melding=new[number], van=van, inzending=uuid.uuid4())
        look = record("melding-gelezen", "melding", new[1].pk, door=None)
        migrate(AFTER)
        found = [Melding.objects.get(pk=row.pk) for row in new]
        assert [m.bak for m in found] == ["nieuw", "wij", "melder", "gepland", "klaar"]
        assert [m.bevestigd_op for m in found] == [None, look.op, None, None, None]
        assert [bool(m.beantwoord_op) for m in found] == [False, False, True, False, False]

    def test_states_and_contacts_that_an_older_version_does_not_know(self) -> None:
        migrate(AFTER)
        new = actions.NieuweMelding(
            "school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Verhaal.", contact="Een naam"
        )
        receipts = [bewijs.make() for _ in range(3)]
        first, second, third = (actions.submit(new, receipt) for receipt in receipts)
        Melding.objects.filter(pk=first.pk).update(toestand="opgevolgd")
        Melding.objects.filter(pk=second.pk).update(toestand="niet-op-zijn-plek")
        actions.withdraw(third, receipts[2])
        old = migrate(("meldpunt", "0003_noodtoegang")).get_model("meldpunt", "Melding").objects
        states = [old.get(pk=m.pk).toestand for m in (first, second, third)]
        assert states == ["besproken", "afgesloten", "beeindigd"]
        assert old.get(pk=third.pk).einde == "verzoek"
        migrate(AFTER)
        assert queries.read(Melding.objects.get(pk=first.pk)).verhaal == "Verhaal."
        assert not Zegel.objects.filter(deel="contact").exists()
