"""Every read about what goes and what is held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.utils import timezone

from snijvlak.privacy.bewaartermijn import regels
from snijvlak.privacy.bewaartermijn.register import Soort, find, holdable
from snijvlak.privacy.bewaartermijn.rekenen import Aan, Gegeven, going
from snijvlak.vormgeving.teksten import tekst

from .models import Vasthouding

WORDS = {
    regels.Wat.BEEINDIGEN: tekst("bewaren.vragen.de_tekst_wordt_vernietigd"),
    regels.Wat.WISSEN: tekst("bewaren.vragen.wordt_gewist"),
    regels.Wat.VERWIJDEREN: tekst("bewaren.vragen.wordt_verwijderd"),
}
Sleutel = tuple[str, str]


@dataclass(frozen=True)
class Vertrek:
    """What goes of one kind in one way, the first day first."""

    soort: Soort
    aan: tuple[Aan, ...]

    @property
    def wat(self) -> str:
        """What happens, in words."""
        return WORDS[regels.Wat(self.soort.wat)]

    @property
    def eerste(self) -> dt.date:
        """The first day on which something goes."""
        return self.aan[0].dag

    @property
    def laatste(self) -> dt.date:
        """The last day on which something goes."""
        return self.aan[-1].dag


def leaving(horizon: dt.date) -> list[Vertrek]:
    """What goes up to and including a day, by kind in the order of the rule file."""
    held = held_until()
    gathered = (leaving_of(soort, horizon, held) for soort in steps())
    return [found for found in gathered if found.aan]


def steps() -> Iterator[Soort]:
    """The steps of all rules, in the order of the file.

    Raises:
        LookupError: a step of the file has no room that does it.
    """
    for model, versions in regels.load().regels.items():
        for wat in dict.fromkeys(step.wat for version in versions for step in version.stappen):
            soort = find(model, wat)
            if soort is None:
                raise LookupError(f"{model}: {wat}")
            yield soort


def leaving_of(soort: Soort, horizon: dt.date, held: dict[Sleutel, dt.date]) -> Vertrek:
    """What goes of one kind in one way up to and including a day; ``held`` as `held_until` gives it."""
    versions = regels.load().terms(soort.model, soort.wat)
    before = max(version.termijn.latest_start(horizon) for version in versions)
    records = list(soort.vind(before) if soort.vind else _by_field(soort, before))
    if soort.met:
        with_others = soort.met([record.pk for record in records])
        records = [Gegeven(r.pk, r.begin, with_others.get(r.pk, ())) for r in records]
    return Vertrek(soort, tuple(going(records, versions, _held_of(soort, records, held), horizon)))


def waiting(today: dt.date) -> list[tuple[Soort, int]]:
    """How many records of a kind are past their term but wait for somebody to decide about them."""
    found: list[tuple[Soort, int]] = []
    for soort in steps():
        if soort.nog_niet:
            versions = regels.load().terms(soort.model, soort.wat)
            before = max(version.termijn.latest_start(today) for version in versions)
            over = going(_by_field(soort, before, soort.nog_niet()), versions, {}, today)
            found += [(soort, len(over))] if over else []
    return found


def _by_field(
    soort: Soort, before: dt.date, rows: models.QuerySet[models.Model] | None = None
) -> Iterable[Gegeven]:
    model = apps.get_model(soort.model)
    # All versions of a rule start at the same field: a test sees to it.
    name = regels.load().steps(soort.model, soort.wat)[0][1].begint
    chosen = rows if rows is not None else soort.rijen() if soort.rijen else model._base_manager.all()
    moment = isinstance(model._meta.get_field(name), models.DateTimeField)
    chosen = chosen.filter(**{f"{name}__date__lte" if moment else f"{name}__lte": before})
    for pk, begin in chosen.order_by(name, "pk").values_list("pk", name):
        yield Gegeven(str(pk), timezone.localdate(begin) if moment else begin)


def _held_of(soort: Soort, records: Iterable[Gegeven], held: dict[Sleutel, dt.date]) -> dict[str, dt.date]:
    found: dict[str, dt.date] = {}
    for record in records:
        days = [held[key] for key in ((soort.naam, record.pk), *record.met) if key in held]
        if days:
            found[record.pk] = max(days)
    return found


def held_until() -> dict[Sleutel, dt.date]:
    """The first day without hold of each record that is held today, by kind and key."""
    rows = holds().values_list("soort", "onderwerp_id", "tot")
    return {(soort, pk): tot for soort, pk, tot in rows}


def is_held(keys: Iterable[Sleutel]) -> bool:
    """Whether one of these records is held today."""
    wanted = set(keys)
    rows = holds().filter(onderwerp_id__in=[pk for _, pk in wanted])
    return any(key in wanted for key in rows.values_list("soort", "onderwerp_id"))


def holds() -> models.QuerySet[Vasthouding]:
    """What is held today, the day to look again first."""
    return Vasthouding.objects.filter(tot__gt=timezone.localdate()).order_by("tot", "pk")


def holds_to_review(days: int) -> models.QuerySet[Vasthouding]:
    """What is held for no more than so many days from today."""
    return holds().filter(tot__lte=timezone.localdate() + dt.timedelta(days=days))


def find_hold(soort: str, onderwerp_id: str) -> Vasthouding | None:
    """The hold on a record that counts today; None if it is not held."""
    return holds().filter(soort=soort, onderwerp_id=onderwerp_id).first()


def begins(soort: Soort, pk: str) -> dt.date | None:
    """The day on which the term of a record began, its step done or not; None without record or field."""
    found = regels.load().steps(soort.model, soort.wat)
    name = found[0][1].begint if found else ""
    model = apps.get_model(soort.model)
    moment = model._base_manager.filter(pk=pk).values_list(name, flat=True).first() if name else None
    return timezone.localdate(moment) if isinstance(moment, dt.datetime) else moment


def held_with_begin() -> list[tuple[Vasthouding, dt.date | None]]:
    """What is held today, each with the day on which the record began; None when it is gone."""
    found: list[tuple[Vasthouding, dt.date | None]] = []
    for row in holds():
        soort = holdable(row.soort)
        found.append((row, begins(soort, row.onderwerp_id) if soort else None))
    return found
