"""What is looked at before a lesson goes to others: names, words to avoid, and rare combinations."""

from __future__ import annotations

from dataclasses import dataclass

from snijvlak.algemeen import names
from snijvlak.gebied import queries as gebied
from snijvlak.meldpunt import queries as meldpunt
from snijvlak.privacy.onthulling import regels as onthulling
from snijvlak.privacy.onthulling.zinnen import rare
from snijvlak.publicatie.bevindingen import names_place
from snijvlak.taal import woorden

from .models import CasusMelding, Leerpunt


@dataclass(frozen=True)
class Toets:
    """What was found in a lesson. ``te_weinig``: fewer reports than may be shown are like this."""

    zeker: tuple[str, ...]
    misschien: tuple[str, ...]
    fouten: tuple[woorden.Bevinding, ...]
    let_op: tuple[woorden.Bevinding, ...]
    te_weinig: bool


def look(leerpunt: Leerpunt) -> Toets:
    """All that is to be said of a lesson as it is now."""
    named = names(leerpunt.zin)
    found = woorden.check(leerpunt.zin)
    return Toets(
        zeker=named.zeker,
        misschien=named.misschien,
        fouten=tuple(b for b in found if b.regel.ernst == "fout"),
        let_op=tuple(b for b in found if b.regel.ernst == "let-op"),
        te_weinig=too_few(leerpunt),
    )


def too_few(leerpunt: Leerpunt) -> bool:
    """Whether a lesson describes fewer reports than may be shown, by what it is about or by its sentence.

    Schools are not kept, so each report counts as one (docs/besluiten/0020-leerpunten.md).
    """
    also = CasusMelding.objects.filter(casus__factoren__factor=leerpunt.factor)
    groups = meldpunt.groups(
        leerpunt.factor, leerpunt.sector, leerpunt.situatie, set(also.values_list("melding_id", flat=True))
    )
    least = onthulling.today().drempel
    if sum(groep.aantal for groep in groups) < least:
        return True
    gevallen = meldpunt.as_cases(groups, least)
    known = {value for geval in gevallen for value in geval.kenmerken.values()}
    # A municipality from which no report came is not among the cases; a sentence can name it all the same.
    unseen = [
        g.naam for g in gebied.haaglanden() if g.naam not in known and names_place(leerpunt.zin, g.naam)
    ]
    return bool(unseen or rare(leerpunt.zin, gevallen))
