"""Every write about lists of individual arrangements."""

from __future__ import annotations

from django.db import transaction
from pydantic import TypeAdapter

from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon

from ..models import Bundellijst
from .inlezen import Lijst


@transaction.atomic
def keep(lijst: Lijst, *, door: Persoon | None) -> Bundellijst:
    """Keep a list that was read, with what was set aside."""
    data = TypeAdapter(Lijst).dump_python(lijst, mode="json")
    made = Bundellijst.objects.create(rijen=data["rijen"], terzijde=data["terzijde"])
    record("bundellijst-bewaard", "bundellijst", made.pk, door=door)
    return made


@transaction.atomic
def remove(lijst: Bundellijst, *, door: Persoon | None) -> None:
    """Throw a list away."""
    record("bundellijst-weggegooid", "bundellijst", lijst.pk, door=door)
    lijst.delete()
