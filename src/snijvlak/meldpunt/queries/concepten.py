"""Finding and opening a report that is not sent yet."""

from __future__ import annotations

import datetime as dt
import json
import logging
from typing import Any

from django.utils import timezone

from snijvlak.privacy import bewijs as receipts
from snijvlak.privacy.versleuteling import MeldingSleutel, OnleesbareTekst

from ..models import Concept, ConceptStap

# So long without a page kept, and the browser needs the receipt again: it may be somebody else's by now.
VISIT = dt.timedelta(hours=4)
_log = logging.getLogger(__name__)


def draft_by_receipt(bewijs: str) -> Concept | None:
    """The draft of a receipt; None if there is none.

    Raises:
        OngeldigBewijs: what was typed cannot be a receipt.
    """
    return Concept.objects.filter(zoekwaarde=receipts.lookup(bewijs)).first()


def draft_of_visit(bezoek: str) -> tuple[Concept, str] | None:
    """The draft that was begun in this visit, and its receipt; None when there is none (any more)."""
    try:
        concept = Concept.objects.filter(bezoek=receipts.lookup(bezoek)).first()
        if concept is None or timezone.now() - concept.gewijzigd_op > VISIT:
            return None
        return concept, concept.bewijs.open(MeldingSleutel.of_visit(bezoek))
    except (receipts.OngeldigBewijs, OnleesbareTekst):
        return None


def draft_steps(concept: Concept, bewijs: str) -> dict[str, Any]:
    """What was kept of each step."""
    key, found = MeldingSleutel.of_draft(bewijs), dict[str, Any]()
    for stap in ConceptStap.objects.filter(concept=concept):
        try:
            found[stap.stap] = json.loads(stap.inhoud.open(key))
        except OnleesbareTekst:  # the other steps may be whole
            _log.error("a step of a draft cannot be opened")
    return found
