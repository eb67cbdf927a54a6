"""Sixty made-up reports of the last year, with dialogue and in every state: ``demo_meldingen.yaml``."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml
from django.utils import timezone
from pydantic import BaseModel, ConfigDict, Field

from snijvlak.gebied.queries import haaglanden
from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt import queries as meldingen
from snijvlak.meldpunt.models import Bericht, Melding, Notitie, Verloop
from snijvlak.overleg import actions as overleg
from snijvlak.overleg.models import Bijeenkomst
from snijvlak.privacy import bewijs
from snijvlak.toegang.models import Gebeurtenis, Persoon


class Regel(BaseModel):
    """Something that was written, so many days after the report."""

    model_config = ConfigDict(extra="forbid")
    na_dagen: int = Field(ge=0)
    tekst: str
    van: str = "team"


class Verhaal(BaseModel):
    """One report as the file has it."""

    model_config = ConfigDict(extra="forbid")
    dagen_geleden: int = Field(ge=0)
    melder: str
    functie: str
    sector: str
    gemeente_school: str
    gemeente_kind: str
    situatie: str
    redenen: tuple[str, ...]
    sinds: str
    naar_school: str
    geprobeerd: tuple[str, ...]
    met_wie: tuple[str, ...]
    verhaal: str
    had_geholpen: str
    werkte: str
    stem: str
    toestand: str
    spoed: bool
    themas: tuple[str, ...]
    dialoog: tuple[Regel, ...]
    notities: tuple[Regel, ...]
    slot: Regel | None


class Verhalen(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")
    bron: str
    vanaf: dt.date
    meldingen: tuple[Verhaal, ...]


def read() -> tuple[Verhaal, ...]:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    text = resources.files("snijvlak").joinpath("config", "demo_meldingen.yaml").read_text(encoding="utf-8")
    # The parser in C takes a tenth of the time.
    told = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 -- safe
    return Verhalen.model_validate(told).meldingen


# What a case is called, by its first reason: general enough to be anybody's.
_TITELS = {
    "contractering": "Hulp stopt met het contract",
    "gebiedsindeling": "Net over de grens van het gebied",
    "werkwijze": "Twee plannen die niet passen",
    "wachtlijst": "Een kind wacht op een plek",
    "bekostiging": "Wie betaalt de hulp in de klas",
    "mandaat": "Niemand mag ja zeggen",
    "regie": "Vijf mensen en niemand die belt",
    "privacy": "Mag ik dat wel delen",
    "uitsluitingscriteria": "Te zwaar voor de een, te licht voor de ander",
    "grensverkeer": "School hier, huis daar",
    "anders": "Een kind loopt vast",
}


@dataclass(frozen=True)
class Demo:
    """What the reports need around them."""

    coordinator: Persoon
    member: Persoon
    past: Sequence[Bijeenkomst]
    coming: Sequence[Bijeenkomst]
    today: dt.date


def load(demo: Demo) -> list[Melding]:
    """Load the reports, the oldest first; each goes through the same deeds as a real one."""
    gemeenten = {g.naam: g.code for g in haaglanden()}
    stories = sorted(read(), key=lambda story: -story.dagen_geleden)
    return [_load(story, demo, gemeenten, number) for number, story in enumerate(stories)]


def _load(story: Verhaal, demo: Demo, gemeenten: dict[str, str], number: int) -> Melding:
    fields = {
        name: getattr(story, name)
        for name in meldpunt.NieuweMelding.__dataclass_fields__
        if name != "contact"
    }
    for name in ("gemeente_school", "gemeente_kind"):
        fields[name] = gemeenten.get(fields[name], "anders")
    receipt = bewijs.make()
    contact = "Melder Verzonnen\nmelder@voorbeeld.example" if number % 6 == 0 else ""
    melding = meldpunt.submit(meldpunt.NieuweMelding(**fields, contact=contact), receipt)
    clock = _Klok(melding, demo.today - dt.timedelta(days=story.dagen_geleden))
    clock.received()
    if story.toestand == "opzij":
        meldpunt.set_aside([melding.pk], door=demo.coordinator)
    elif story.toestand == "ingetrokken":
        meldpunt.withdraw(melding, receipt)
    elif story.toestand != "ontvangen":
        _work(story, melding, receipt, demo, clock)
    clock.set()
    melding.refresh_from_db()
    return melding


def _work(story: Verhaal, melding: Melding, receipt: str, demo: Demo, clock: _Klok) -> None:
    door = demo.coordinator
    clock.looked(1, door)
    meldpunt.take_up(melding, door=door, spoed=story.spoed)
    if story.themas:
        meldpunt.set_themes(melding, story.themas, door=door)
    for line in story.dialoog:
        if line.van == "team":
            asks = line is story.dialoog[-1] and "?" in line.tekst
            meldpunt.answer(melding, line.tekst, uuid.uuid4(), door=door, vraag=asks)
        else:
            meldpunt.write_as_reporter(melding, receipt, line.tekst, uuid.uuid4())
        clock.wrote(line.na_dagen)
    for line in story.notities:
        meldpunt.note(melding, line.tekst, uuid.uuid4(), door=door)
        clock.noted(line.na_dagen)
    if story.toestand in ("op-agenda", "besproken", "opgevolgd"):
        _discuss(story, melding, demo)
    if story.slot and story.toestand in ("afgesloten", "niet-op-zijn-plek"):
        meldpunt.close(melding, story.toestand, story.slot.tekst, uuid.uuid4(), door=door)
        clock.wrote(story.slot.na_dagen)
        clock.closed(story.slot.na_dagen)


def _discuss(story: Verhaal, melding: Melding, demo: Demo) -> None:
    reden = story.redenen[0]
    meetings = demo.coming if story.toestand == "op-agenda" else demo.past
    meeting = meetings[story.dagen_geleden % len(meetings)]
    titel = f"{_TITELS[reden]} (verzonnen)"
    general = "Hulp en onderwijs sloten niet op elkaar aan. Het overleg kijkt hoe dat kwam."
    casus = overleg.put_on_agenda([melding.pk], meeting, titel, general, door=demo.coordinator)
    if story.toestand == "op-agenda":
        return
    overleg.choose_factors(casus, [reden if reden != "anders" else "regie"], door=demo.member)
    new = overleg.NieuwLeerpunt(
        "Spreek af wie de ouders belt, en zeg hun wanneer.",
        "regie",
        "Een vaste persoon voor de ouders, in elk plan",
        "Gemeente Voorbeeld (verzonnen)",
        demo.today + dt.timedelta(days=120),
        uuid.uuid4(),
    )
    overleg.learn_and_improve(casus, new, door=demo.member)
    if story.toestand == "opgevolgd":
        done = (
            "Elk plan krijgt een vaste persoon die de ouders belt. Wij kijken in het voorjaar of dat helpt."
        )
        seen = meldingen.last_of([melding.pk])
        overleg.tell(casus, done, uuid.uuid4(), naar="opgevolgd", gezien=seen, door=demo.coordinator)


class _Klok:
    """Puts what was just done on the day on which it would have been done. The trail alone is not changed:
    nobody can."""

    def __init__(self, melding: Melding, day: dt.date) -> None:
        self._melding, self._day = melding, day
        self._closed: int | None = None

    def _at(self, days: int, hour: int = 9) -> dt.datetime:
        day = self._day + dt.timedelta(days=days)
        moment = timezone.make_aware(dt.datetime.combine(day, dt.time(hour, self._melding.pk.int % 60)))
        return min(moment, timezone.now())

    def received(self) -> None:
        self._melding.ontvangen_op = self._at(0, 8)
        Melding.objects.filter(pk=self._melding.pk).update(ontvangen_op=self._melding.ontvangen_op)

    def looked(self, days: int, door: Persoon) -> None:
        Gebeurtenis.objects.create(
            daad="melding-gelezen",
            onderwerp_soort="melding",
            onderwerp_id=str(self._melding.pk),
            door=door,
            reden="afhandelen",
            op=self._at(days, 10),
        )

    def wrote(self, days: int) -> None:
        _last(Bericht, self._melding).update(op=self._at(days, 11))

    def noted(self, days: int) -> None:
        _last(Notitie, self._melding).update(op=self._at(days, 12))

    def closed(self, days: int) -> None:
        self._closed = days

    def set(self) -> None:
        """The moments of the report itself and of its states, which follow from the messages."""
        first = Bericht.objects.filter(melding=self._melding, van=Bericht.Van.TEAM).order_by("op").first()
        fresh = Melding.objects.get(pk=self._melding.pk)
        changes: dict[str, Any] = {"beantwoord_op": first.op if first else None}
        if fresh.bevestigd_op:
            changes["bevestigd_op"] = self._at(1, 10)
        Melding.objects.filter(pk=fresh.pk).update(**changes)
        steps = list(Verloop.objects.filter(melding=fresh))
        for step, moment in zip(steps, self._moments(len(steps)), strict=True):
            Verloop.objects.filter(pk=step.pk).update(op=moment)

    def _moments(self, count: int) -> Iterator[dt.datetime]:
        """One day after the report, then each two weeks, the last on the day of closing."""
        for number in range(count):
            last = number == count - 1 and self._closed is not None
            yield self._at(self._closed if last and self._closed else 1 + 14 * number, 10 if not last else 11)


def _last(model: type[Bericht] | type[Notitie], melding: Melding) -> Any:
    return model.objects.filter(pk=model.objects.filter(melding=melding).order_by("-pk").values("pk")[:1])
