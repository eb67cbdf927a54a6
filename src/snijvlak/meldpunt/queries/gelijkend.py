"""Reports that are like one another: worked out in memory each time, nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from .. import gelijkenis
from ..models import Melding
from .lezen import texts
from .werklijst import Werkregel, lines

# So many of the newest are looked at: more would make the page slow.
LOOKED_AT = 75
SHOWN = 5


@dataclass(frozen=True)
class Gelijkende:
    """A report that is like another: how much (in percent), and which traits they share."""

    regel: Werkregel
    procent: int


def similar(melding: Melding) -> list[Gelijkende]:
    """The reports most like this one, of the newest about the same situation.
    One that does not open is like none.
    """
    rows = (
        Melding.objects.filter(situatie=melding.situatie)
        .exclude(pk=melding.pk)
        .exclude(beeindigd_op__isnull=False)
        .exclude(bak=Melding.Bak.OPZIJ)
        .order_by("-ontvangen_op")[:LOOKED_AT]
    )
    others = list(rows)
    own, *rest = texts([melding, *others])
    found = gelijkenis.alike(own, rest)
    best = sorted(zip(found, others, strict=True), key=lambda pair: -pair[0])[:SHOWN]
    told = lines([other for _, other in best])
    return [Gelijkende(line, round(100 * score)) for line, (score, _) in zip(told, best, strict=True)]
