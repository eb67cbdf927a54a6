"""How cases and memberships of a body are found and ended when their term is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from snijvlak.privacy.bewaartermijn.register import Soort, register
from snijvlak.privacy.bewaartermijn.rekenen import Gegeven
from snijvlak.toegang import queries as toegang

from . import actions
from .models import Bijeenkomst, Casus, CasusMelding, Deelname


def register_all() -> None:
    """Join in with the retention of personal data."""
    register(
        Soort(
            "overleg.Casus",
            "wissen",
            "casus",
            "casussen",
            rijen=_written,
            eind=_clear,
            met=_reports,
            vast_te_houden=True,
        ),
        Soort(
            "overleg.Casus",
            "verwijderen",
            "casus",
            "casussen zonder tekst, met hun leerpunten",
            rijen=_cleared,
            eind=_remove,
        ),
        Soort(
            "overleg.Bijeenkomst",
            "wissen",
            "bijeenkomst",
            "verslagen van bijeenkomsten",
            rijen=_with_record,
            eind=_clear_record,
        ),
        Soort("overleg.Leerafspraak", "verwijderen", "leerafspraak", "leerafspraken", samen=True),
        Soort("overleg.Deelname", "verwijderen", "deelname", "deelnames van wie weg is", vind=_left),
    )


def _written() -> QuerySet[Casus]:
    return Casus.objects.exclude(titel=actions.GEWIST, omschrijving="")


def _cleared() -> QuerySet[Casus]:
    return Casus.objects.filter(titel=actions.GEWIST, omschrijving="")


def _with_record() -> QuerySet[Bijeenkomst]:
    return Bijeenkomst.objects.exclude(verslag="")


def _clear_record(pks: Sequence[str]) -> None:
    for bijeenkomst in Bijeenkomst.objects.filter(pk__in=pks):
        actions.clear_record(bijeenkomst, door=None)


def _clear(pks: Sequence[str]) -> None:
    for casus in Casus.objects.filter(pk__in=pks):
        actions.clear(casus, door=None)


def _remove(pks: Sequence[str]) -> None:
    for casus in Casus.objects.filter(pk__in=pks):
        actions.remove(casus, door=None)


def _reports(pks: Sequence[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for link in CasusMelding.objects.filter(casus_id__in=pks):
        pk = str(link.casus_id)  # pyright: ignore[reportAttributeAccessIssue] -- of the foreign key
        found[pk] = (*found.get(pk, ()), ("melding", str(link.melding_id)))
    return found


def _left(before: dt.date) -> Iterable[Gegeven]:
    left = dict(toegang.departed(before))
    rows = Deelname.objects.filter(persoon_id__in=left).order_by("pk").values_list("pk", "persoon_id")
    return [Gegeven(str(pk), left[persoon]) for pk, persoon in rows]
