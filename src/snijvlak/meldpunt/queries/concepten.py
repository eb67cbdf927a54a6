"""Finding and opening a report that is not sent yet."""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from snijvlak.privacy import bewijs as receipts
from snijvlak.privacy.versleuteling import MeldingSleutel, OnleesbareTekst, Verzegeld

from ..models import Concept, ConceptStap

# So long without a page kept, and the browser needs the receipt again: it may be somebody else's by now.
VISIT = dt.timedelta(hours=4)
_log = logging.getLogger(__name__)
# Asked at each page; to make a question out of objects takes longer than to answer it.
_OF_VISIT = """
SELECT c.*, s.stap, s.inhoud FROM meldpunt_concept c
LEFT JOIN meldpunt_conceptstap s ON s.concept_id = c.id WHERE c.bezoek = %s
"""


def draft_by_receipt(bewijs: str) -> Concept | None:
    """The draft of a receipt; None if there is none.

    Raises:
        OngeldigBewijs: what was typed cannot be a receipt.
    """
    return Concept.objects.filter(zoekwaarde=receipts.lookup(bewijs)).first()


def draft_of_visit(bezoek: str) -> tuple[Concept, str, dict[str, Any]] | None:
    """The draft that was begun in this visit, its receipt and what was kept of each step, in one question to
    the database; None when there is none (any more)."""
    try:
        found: list[Any] = list(Concept.objects.raw(_OF_VISIT, [receipts.lookup(bezoek)]))
        if not found or timezone.now() - found[0].gewijzigd_op > VISIT:
            return None
        concept: Concept = found[0]
        bewijs = concept.bewijs.open(MeldingSleutel.of_visit(bezoek))
    except (receipts.OngeldigBewijs, OnleesbareTekst):
        return None
    return concept, bewijs, _opened(bewijs, ((row.stap, Verzegeld(row.inhoud)) for row in found if row.stap))


def draft_steps(concept: Concept, bewijs: str) -> dict[str, Any]:
    """What was kept of each step."""
    return _opened(bewijs, ConceptStap.objects.filter(concept=concept).values_list("stap", "inhoud"))


def _opened(bewijs: str, kept: Iterable[tuple[str, Verzegeld]]) -> dict[str, Any]:
    key, found = MeldingSleutel.of_draft(bewijs), dict[str, Any]()
    for stap, inhoud in kept:
        try:
            found[stap] = json.loads(inhoud.open(key))
        except OnleesbareTekst:  # the other steps may be whole
            _log.error("a step of a draft cannot be opened")
    return found
