"""Every read about lists of individual arrangements."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from ..models import Bundellijst
from .inlezen import Terzijde
from .regels import Bundeling
from .rekenen import School


@dataclass(frozen=True)
class Uitslag:
    """What came out of a list: the schools where help may be bundled, the largest likely gain first, by which
    rules, and the rows that were not used."""

    bewaard: Bundellijst
    scholen: tuple[School, ...]
    terzijde: tuple[Terzijde, ...]
    regels: Bundeling


@cache
def _schools() -> TypeAdapter[tuple[School, ...]]:
    return TypeAdapter(tuple[School, ...])


@cache
def _aside() -> TypeAdapter[tuple[Terzijde, ...]]:
    return TypeAdapter(tuple[Terzijde, ...])


def lists() -> list[Bundellijst]:
    """All lists, the newest first."""
    return list(Bundellijst.objects.defer("scholen", "terzijde", "regels").order_by("-op", "-pk"))


def find(pk: int) -> Uitslag | None:
    """What came out of a list; None if there is none."""
    kept = Bundellijst.objects.filter(pk=pk).first()
    if kept is None:
        return None
    return Uitslag(
        kept,
        _schools().validate_python(kept.scholen),
        _aside().validate_python(kept.terzijde),
        Bundeling.model_validate(kept.regels),
    )
