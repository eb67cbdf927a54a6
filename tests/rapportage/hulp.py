"""Reports, lessons and drafts for the tests of this folder."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.utils import timezone

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt.models import Melding
from snijvlak.overleg import actions as overleg
from snijvlak.overleg.models import Casus, Leerpunt, Verbeteractie
from snijvlak.privacy import bewijs
from snijvlak.rapportage.inhoud import Inhoud
from snijvlak.toegang.models import Persoon
from tests.mensen import person

BEGIN, EIND = dt.date(2026, 7, 1), dt.date(2026, 9, 30)
SETTLED = EIND + dt.timedelta(days=30)
STORY = "Youssef van groep 6 zit thuis."
LESSON = "Spreek af wie de regie heeft."


def moment(day: dt.date, hour: int = 12) -> dt.datetime:
    return timezone.make_aware(dt.datetime(day.year, day.month, day.day, hour))  # noqa: DTZ001 -- made aware here


def reports(
    number: int, sector: str, *redenen: str, day: dt.date = EIND, hour: int = 12, school: str = "GM0518"
) -> list[Melding]:
    made: list[Melding] = []
    for _ in range(number):
        new = meldpunt.NieuweMelding("school", sector, school, "GM1842", "gestopt", redenen, STORY)
        melding = meldpunt.submit(new, bewijs.make())
        Melding.objects.filter(pk=melding.pk).update(ontvangen_op=moment(day, hour))
        made.append(melding)
    return made


def lesson(zin: str, day: dt.date, member: Persoon) -> Leerpunt:
    casus = Casus.objects.create(titel="Titel", omschrijving="Tekst")
    new = overleg.NieuwLeerpunt(
        zin, "regie", "Afspraak maken", "Gemeente Voorbeeld", dt.date(2027, 1, 1), uuid.uuid4()
    )
    leerpunt = overleg.learn_and_improve(casus, new, door=member)
    Leerpunt.objects.filter(pk=leerpunt.pk).update(toestand="vrijgegeven", vrijgegeven_op=moment(day))
    return leerpunt


def action(zin: str, released: dt.date, number: int, **fields: Any) -> Leerpunt:
    """A released lesson whose action has these fields."""
    made = lesson(zin, released, person("deelnemer-overleg", f"lid-{number}"))
    Verbeteractie.objects.filter(leerpunt=made).update(wat=f"Actie {number}", **fields)
    return made


def rows(inhoud: Inhoud, sleutel: str) -> list[tuple[Any, ...]]:
    blok = inhoud.blok(sleutel)
    return list(blok.tabel.rijen) if blok and blok.tabel else []


def counts(inhoud: Inhoud, sleutel: str) -> dict[str, dict[str, Any]]:
    """A table of counts: per row the number in each column."""
    blok = inhoud.blok(sleutel)
    assert blok and blok.tabel
    names = blok.tabel.kolommen[1:]
    return {str(row[0]): dict(zip(names, row[1:], strict=True)) for row in blok.tabel.rijen}
