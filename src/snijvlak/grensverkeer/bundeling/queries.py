"""Every read about lists of individual arrangements."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from ..models import Bundellijst
from . import rekenen
from .inlezen import Lijst
from .regels import load


@dataclass(frozen=True)
class Uitslag:
    """A list, and the schools in it where help may be bundled: the largest likely gain first."""

    bewaard: Bundellijst
    lijst: Lijst
    scholen: tuple[rekenen.School, ...]


def lists() -> list[Bundellijst]:
    """All lists, the newest first."""
    return list(Bundellijst.objects.defer("rijen", "terzijde").order_by("-op", "-pk"))


def find(pk: int) -> Uitslag | None:
    """A list with what comes out of it by the rules of today; None if there is none."""
    kept = Bundellijst.objects.filter(pk=pk).first()
    if kept is None:
        return None
    lijst = TypeAdapter(Lijst).validate_python({"rijen": kept.rijen, "terzijde": kept.terzijde})
    return Uitslag(kept, lijst, rekenen.schools(lijst.rijen, load()))
