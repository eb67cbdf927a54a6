"""A table with a case, and people to write and release lessons, for the tests of learning."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.utils import timezone
from tests.mensen import person

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt.models import Melding
from snijvlak.overleg import actions, queries
from snijvlak.overleg.models import Casus, Leerpunt, Overleg
from snijvlak.privacy import bewijs
from snijvlak.toegang.models import Persoon

ZIN = "Leg vast wie begint als niet duidelijk is wie betaalt."
FACTOR = "bekostiging"


def reports(
    number: int, *redenen: str, sector: str = "SO", gemeenten: tuple[str, str] = ("GM0518", "GM1842")
) -> None:
    for _ in range(number):
        meldpunt.submit(
            meldpunt.NieuweMelding("school", sector, *gemeenten, "gestopt", redenen, "Het verhaal."),
            bewijs.make(),
        )


def case(overleg: Overleg, coordinator: Persoon, *redenen: str, sector: str = "SO") -> Casus:
    """A case of one report on the agenda of a body, with the reasons as factors."""
    reports(1, *redenen, sector=sector)
    melding = Melding.objects.order_by("ontvangen_op").last()
    assert melding
    meldpunt.take_up(melding, door=coordinator)
    meeting = overleg.bijeenkomsten.first()  # pyright: ignore[reportAttributeAccessIssue] -- related_name
    made = actions.put_on_agenda([melding.pk], meeting, "Titel", "Tekst", door=coordinator)
    if redenen:
        actions.choose_factors(made, redenen, door=coordinator)
    return made


@dataclass(frozen=True)
class Tafel:
    overleg: Overleg
    casus: Casus
    schrijver: Persoon
    lid: Persoon
    ander_lid: Persoon
    coordinator: Persoon


def table(naam: str = "OOGO") -> Tafel:
    """Three members, a coördinator and a case; with the case five reports have the factor."""
    coordinator = person("coordinator-meldpunt", f"coordinator-{naam}")
    members = [person("deelnemer-overleg", f"{wie}-{naam}") for wie in ("schrijver", "lid", "ander")]
    overleg = actions.add_overleg(naam, "oogo", members, door=None)
    meeting = actions.plan(overleg, timezone.localdate() + dt.timedelta(days=1), "Zaal 1", door=None)
    for member in members:
        actions.agree_to_learn(meeting, door=member)
    casus = case(overleg, coordinator, FACTOR)
    reports(4, FACTOR)
    return Tafel(overleg, casus, members[0], members[1], members[2], coordinator)


def lesson(tafel: Tafel, zin: str = ZIN, factor: str = FACTOR, **more: str) -> Leerpunt:
    new = actions.Leerzin(zin, factor, uuid.uuid4(), **more)  # pyright: ignore[reportArgumentType] -- texts
    return actions.write_lesson(tafel.casus, new, door=tafel.schrijver)


def release(leerpunt: Leerpunt, door: Persoon) -> bool:
    leerpunt.refresh_from_db()
    return actions.release(leerpunt, queries.fingerprint(leerpunt), door=door)


def released(tafel: Tafel, zin: str = ZIN, factor: str = FACTOR, **more: str) -> Leerpunt:
    leerpunt = lesson(tafel, zin, factor, **more)
    actions.bring(leerpunt, "ter-vrijgave", door=tafel.schrijver)
    release(leerpunt, tafel.lid)
    release(leerpunt, tafel.coordinator)
    leerpunt.refresh_from_db()
    return leerpunt
