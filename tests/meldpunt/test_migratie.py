"""The seals move to a table of their own and back, and every report stays readable."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from snijvlak.meldpunt import actions, queries, sleutels, zegels
from snijvlak.meldpunt.models import Melding, Zegel
from snijvlak.privacy import bewijs
from snijvlak.privacy.versleuteling import MeldingSleutel, Verzegeld

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
