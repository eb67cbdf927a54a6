"""Every write about lists of individual arrangements."""

from __future__ import annotations

from django.db import transaction
from pydantic import TypeAdapter

from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon

from ..models import Bundellijst
from . import rekenen
from .inlezen import Lijst, Terzijde
from .regels import load
from .rekenen import School


@transaction.atomic
def keep(lijst: Lijst, *, door: Persoon | None) -> Bundellijst:
    """Keep what comes out of a list by the rules of today, and what was set aside; not the rows."""
    rules = load()
    found = rekenen.schools(lijst.rijen, rules)
    made = Bundellijst.objects.create(
        rijen=len(lijst.rijen),
        scholen=TypeAdapter(tuple[School, ...]).dump_python(found, mode="json"),
        terzijde=TypeAdapter(tuple[Terzijde, ...]).dump_python(lijst.terzijde, mode="json"),
        regels=rules.model_dump(mode="json"),
    )
    record("bundellijst-bewaard", "bundellijst", made.pk, door=door)
    return made


@transaction.atomic
def remove(lijst: Bundellijst, *, door: Persoon | None) -> None:
    """Throw a list away."""
    record("bundellijst-weggegooid", "bundellijst", lijst.pk, door=door)
    lijst.delete()
