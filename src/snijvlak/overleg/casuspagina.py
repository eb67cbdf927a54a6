"""What the page of a case shows of preparing and analysing; each part is read once."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from snijvlak.toegang.models import Persoon

from . import cijfers, oorzaken, queries, regels
from .models import Bijdrage, Casus, CasusFactor, Perspectief, Waarom


def context(casus: Casus, persoon: Persoon, chosen: list[CasusFactor]) -> dict[str, Any]:
    """The parts of the page for this person; ``chosen`` are the factors of the case."""
    added, whys = list(queries.contributions(casus)), list(queries.whys(casus))
    tree = oorzaken.tabel(casus, chosen, whys)
    picture = tree and oorzaken.find(casus.pk, tree)
    return {
        **_apart(casus, persoon),
        "tijdlijn": queries.timeline(casus),
        "cijfers": cijfers.beside(queries.areas(casus, persoon)),
        "vakken": [
            {"code": vak.value, "naam": vak.label, "bijdragen": [b for b in added if b.vak == vak]}
            for vak in Bijdrage.Vak
        ],
        "ketens": [_chain(row, whys) for row in chosen if row.factor in regels.factoren().factoren],
        "boom": tree,
        "beeld": reverse("overleg:oorzaken", args=[casus.pk]) if picture else "",
        "zonder_beeld": not picture,
        "doorgiften": queries.passed_on(casus),
        "doorbraken": queries.breakthroughs(casus),
    }


def _apart(casus: Casus, persoon: Persoon) -> dict[str, Any]:
    """What was written apart: one's own, and of others once the meeting was opened."""
    opened = queries.is_opened(casus, persoon)
    seen = list(queries.perspectives(casus, persoon, opened=opened))
    own = {p.kant for p in seen if p.persoon_id == persoon.pk}  # pyright: ignore[reportAttributeAccessIssue] -- key
    sides = [
        {
            "code": kant.value,
            "naam": kant.label,
            "teksten": [p.tekst for p in seen if p.kant == kant],
            "eigen": kant.value in own,
        }
        for kant in Perspectief.Kant
    ]
    return {"geopend": opened, "kanten": sides}


def _chain(row: CasusFactor, whys: list[Waarom]) -> dict[str, Any]:
    known = regels.factoren()
    factor = known.factoren[row.factor]
    return {
        "code": row.factor,
        "naam": factor.naam,
        "niveau": known.niveaus[factor.niveau],
        "waaroms": _under(None, [w for w in whys if w.factor_id == row.pk]),  # pyright: ignore[reportAttributeAccessIssue] -- key
    }


def _under(above: int | None, whys: list[Waarom]) -> list[dict[str, Any]]:
    """The answers under an answer, or those right under the factor."""
    return [
        {"pk": why.pk, "tekst": why.tekst, "onder": _under(why.pk, whys)}
        for why in whys
        if why.ouder_id == above  # pyright: ignore[reportAttributeAccessIssue] -- key
    ]
