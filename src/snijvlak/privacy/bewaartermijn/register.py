"""How rooms join in: each says in ``ready()`` which module tells how its records are found and ended.

The daily task knows the rules and this register alone, so no room has to know another. The module is loaded
when somebody asks, for it needs all writes of its room, and every command begins with ``ready()``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from .rekenen import Gegeven


@dataclass(frozen=True)
class Soort:
    """One step of one model.

    ``rijen`` gives the records that still have this step before them; default all. ``nog_niet`` gives those
    that somebody must decide about first. ``vind`` is for a moment
    that is no field: it gets the last day on which a term that is over can have begun. ``eind`` gets primary
    keys, inside a transaction; default is to delete. ``met`` names, for primary keys, other records (name
    and key) whose hold counts too. Of what goes ``samen`` the trail tells the number, not each.
    """

    model: str
    wat: str
    naam: str
    meervoud: str
    rijen: Callable[[], QuerySet[Any]] | None = None
    nog_niet: Callable[[], QuerySet[Any]] | None = None
    vind: Callable[[dt.date], Iterable[Gegeven]] | None = None
    eind: Callable[[Sequence[str]], None] | None = None
    met: Callable[[Sequence[str]], dict[str, tuple[tuple[str, str], ...]]] | None = None
    samen: bool = False
    vast_te_houden: bool = False


_soorten: dict[tuple[str, str], Soort] = {}
_modules: list[str] = []


def register_later(module: str) -> None:
    """Let the function ``register_all`` of this module add its steps before the first question."""
    _modules.append(module)


def _load() -> None:
    while _modules:
        import_module(_modules[0]).register_all()
        del _modules[:1]


def register(*soorten: Soort) -> None:
    """Add steps; the same one again takes its place."""
    for soort in soorten:
        _soorten[soort.model, soort.wat] = soort


def find(model: str, wat: str) -> Soort | None:
    """The step that a room registered; None if none did."""
    _load()
    return _soorten.get((model, wat))


def holdable(naam: str) -> Soort | None:
    """The kind of record of this name that can be held; None if there is none."""
    _load()
    return next((s for s in _soorten.values() if s.vast_te_houden and s.naam == naam), None)
