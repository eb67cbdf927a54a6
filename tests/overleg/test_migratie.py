"""Lessons that were there before releasing came stay, as concepts, and go back as they were."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from tests.mensen import person

from snijvlak.toegang.actions import record

BEFORE, AFTER = ("overleg", "0002_bijeenkomsten"), ("overleg", "0003_leren")


@pytest.mark.django_db(transaction=True)
def test_there_and_back() -> None:
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes("overleg")
    writer = person("deelnemer-overleg")
    executor = MigrationExecutor(connection)
    executor.migrate([BEFORE])
    try:
        old = executor.loader.project_state([BEFORE]).apps
        casus = old.get_model("overleg", "Casus").objects.create(titel="T", omschrijving="O")
        lessons = old.get_model("overleg", "Leerpunt").objects
        known, unknown = (
            lessons.create(casus=casus, zin=f"Één zin {n}.", factor="regie", inzending=uuid.uuid4())
            for n in range(2)
        )
        old.get_model("overleg", "Verbeteractie").objects.create(
            leerpunt=known, wat="Iets", wie="Gemeente", uiterlijk=dt.date(2026, 1, 1), toestand="gedaan"
        )
        record("leerpunt-geschreven", "leerpunt", known.pk, door=writer)
        executor = MigrationExecutor(connection)
        executor.migrate([AFTER])
        new = executor.loader.project_state([AFTER]).apps
        found = new.get_model("overleg", "Leerpunt").objects
        assert set(found.values_list("toestand", "casussen", "zoektekst")) == {
            ("concept", casus.pk, f"een zin {n}.") for n in range(2)
        }
        assert [les.schrijvers.count() for les in found.order_by("pk")] == [1, 0]
        actie = new.get_model("overleg", "Verbeteractie").objects.get()
        assert actie.factor == "regie" and actie.gedaan_op < actie.toets_op
        executor = MigrationExecutor(connection)
        executor.migrate([BEFORE])
        again = executor.loader.project_state([BEFORE]).apps.get_model("overleg", "Leerpunt").objects
        assert set(again.values_list("pk", "casus_id")) == {(known.pk, casus.pk), (unknown.pk, casus.pk)}
    finally:
        MigrationExecutor(connection).migrate(latest)


@pytest.mark.django_db(transaction=True)
def test_what_became_of_an_action_before_is_told_rather_too_often() -> None:
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes("overleg")
    executor = MigrationExecutor(connection)
    executor.migrate([("overleg", "0004_analyse")])
    try:
        old = executor.loader.project_state([("overleg", "0004_analyse")]).apps
        les = old.get_model("overleg", "Leerpunt").objects.create(
            zin="Zin.", factor="regie", inzending=uuid.uuid4()
        )
        day = dt.date(2026, 5, 1)
        for toestand, gedaan_op in (("afgesproken", None), ("gedaan", day), ("gestopt", None)):
            old.get_model("overleg", "Verbeteractie").objects.create(
                leerpunt=les,
                factor="regie",
                wat=toestand,
                wie="Gemeente",
                uiterlijk=day,
                toestand=toestand,
                gedaan_op=gedaan_op,
            )
        executor = MigrationExecutor(connection)
        executor.migrate([("overleg", "0005_vertellen")])
        actie = executor.loader.project_state([("overleg", "0005_vertellen")]).apps.get_model(
            "overleg", "Verbeteractie"
        )
        found = dict(actie.objects.values_list("wat", "nieuws_op"))
        days = {wat: op and timezone.localdate(op) for wat, op in found.items()}
        assert days == {"afgesproken": None, "gedaan": day, "gestopt": timezone.localdate()}
        MigrationExecutor(connection).migrate([("overleg", "0004_analyse")])
    finally:
        MigrationExecutor(connection).migrate(latest)


@pytest.mark.django_db(transaction=True)
def test_a_question_of_before_gets_the_body_that_asked() -> None:
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes("overleg")
    writer = person("deelnemer-overleg")
    before, after = [("overleg", "0005_vertellen")], [("overleg", "0006_antwoorden")]
    executor = MigrationExecutor(connection)
    executor.migrate(before)
    try:
        state = executor.loader.project_state([*before, ("toegang", "0011_openid")])

        def make(name: str, **fields: object) -> Any:
            return state.apps.get_model("overleg", name).objects.create(**fields)

        casus = make("Casus", titel="T", omschrijving="O")
        bodies = [make("Overleg", naam=naam, soort="lea") for naam in ("Vraagt", "Kreeg ook", "Antwoordt")]
        for body in bodies[:2]:
            meeting = make("Bijeenkomst", overleg=body, datum=dt.date(2026, 5, 1))
            make("Agendapunt", bijeenkomst=meeting, casus=casus)
        make("Deelname", overleg=bodies[0], persoon_id=writer.pk, functie="Jurist")
        for number in range(2):
            door = writer if number == 0 else person("deelnemer-overleg", "vertrokken")
            make(
                "Doorgifte",
                casus=casus,
                naar=bodies[2],
                gevraagd="Wie?",
                door_id=door.pk,
                inzending=uuid.uuid4(),
            )
        executor = MigrationExecutor(connection)
        executor.migrate(after)
        rows = executor.loader.project_state(after).apps.get_model("overleg", "Doorgifte").objects
        found = list(rows.order_by("pk").values_list("van__naam", "functie"))
        assert found == [("Vraagt", "Jurist"), ("Vraagt", "")]
        MigrationExecutor(connection).migrate(before)
    finally:
        MigrationExecutor(connection).migrate(latest)
