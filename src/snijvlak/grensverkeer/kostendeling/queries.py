"""Every read about sharing costs."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Arrangement, Deling
from . import deling as rekenen
from . import regels, vastleggen
from .aantallen import OngeldigeAantallen
from .afronden import NietDeelbaar
from .deling import Invoer, Uitkomst
from .verrekenen import Verrekening, settle

S = Deling.Soort


@dataclass(frozen=True)
class Regel:
    """An arrangement in a list, with the newest version of each kind."""

    arrangement: Arrangement
    voorschot: Deling
    verrekening: Deling | None


@dataclass(frozen=True)
class Stand:
    """What comes out of a version, or why nothing does; of a settlement also who pays whom."""

    invoer: Invoer
    uitkomst: Uitkomst | None
    reden: str = ""
    verrekening: Verrekening | None = None


def arrangements() -> list[Regel]:
    """All of them, the newest year first."""
    found = Arrangement.objects.prefetch_related("delingen").order_by("-jaar", "school", "naam", "pk")
    return [_row(one) for one in found]


def _row(arrangement: Arrangement) -> Regel:
    newest: dict[str, Deling] = {}
    for row in sorted(arrangement.delingen.all(), key=lambda row: row.nummer):  # pyright: ignore[reportAttributeAccessIssue] -- of the foreign key
        newest[row.soort] = row
    return Regel(arrangement, newest[S.VOORSCHOT], newest.get(S.VERREKENING))


def find(pk: int) -> Regel | None:
    """One arrangement; None if there is none."""
    found = Arrangement.objects.prefetch_related("delingen").filter(pk=pk).first()
    return _row(found) if found else None


def newest(arrangement: Arrangement, soort: str) -> Deling | None:
    """The newest version of the advance or of the settlement; None if there is none."""
    rows = Deling.objects.filter(arrangement=arrangement, soort=soort).select_related("voorschot")
    return rows.order_by("-nummer").first()


def find_version(arrangement: Arrangement, soort: str, nummer: int) -> Deling | None:
    """One version; None if there is none."""
    rows = Deling.objects.filter(arrangement=arrangement, soort=soort, nummer=nummer)
    return rows.select_related("voorschot").first()


def versions(deling: Deling) -> list[Deling]:
    """All versions of the same, the newest first."""
    rows = Deling.objects.filter(arrangement=deling.arrangement, soort=deling.soort)
    return list(rows.defer("invoer", "uitkomst").order_by("-nummer"))


def input_of(deling: Deling) -> Invoer:
    """What a version is made from."""
    return vastleggen.input_of(deling.invoer)


def empty_input(**given: object) -> Invoer:
    """Input with nothing counted yet, by the rules of today."""
    rules = regels.load()
    return Invoer(resten=rules.resten, eenheid=rules.eenheid, regels=str(rules.vanaf), **given)  # pyright: ignore[reportArgumentType] -- of a form that checked them


def compute(deling: Deling) -> Uitkomst:
    """What comes out of the input of a version, computed now.

    Raises:
        OngeldigeAantallen, NietDeelbaar: nothing can be divided.
    """
    invoer = input_of(deling)
    return rekenen.advance(invoer) if deling.soort == S.VOORSCHOT else rekenen.divide(invoer)


def stand(deling: Deling) -> Stand:
    """What a version says: as it was laid down, or computed now."""
    invoer = input_of(deling)
    try:
        outcome = vastleggen.outcome_of(deling.uitkomst) if deling.uitkomst else compute(deling)
    except (OngeldigeAantallen, NietDeelbaar) as error:
        return Stand(invoer, None, str(error))
    return Stand(invoer, outcome, verrekening=_settled(deling, invoer, outcome))


def _settled(deling: Deling, invoer: Invoer, outcome: Uitkomst) -> Verrekening | None:
    if deling.voorschot is None or not deling.voorschot.uitkomst:
        return None
    paid = vastleggen.outcome_of(deling.voorschot.uitkomst)
    return settle(paid.bedragen, outcome.bedragen, invoer.voorfinancier, invoer.resten)


def checksum(deling: Deling) -> str:
    """The checksum that a version ought to have."""
    before = deling.voorschot.sha256 if deling.voorschot else ""
    return vastleggen.checksum(deling.invoer, deling.uitkomst or {}, before)


def is_intact(deling: Deling) -> bool:
    """Whether what was laid down is still what it was; True of a concept."""
    return not deling.sha256 or checksum(deling) == deling.sha256
