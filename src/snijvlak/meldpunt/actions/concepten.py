"""Every write about a report that is not sent yet."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from snijvlak.privacy import bewijs as receipts
from snijvlak.privacy.versleuteling import MeldingSleutel

from ..models import Concept, ConceptStap

# So often at most is written that somebody is still at it.
_TOUCH = dt.timedelta(minutes=10)


class ConceptVerstuurd(Exception):
    """The draft was sent from another window: this is not kept in it."""


def begin(bewijs: str, bezoek: str) -> Concept:
    """Begin a draft under a receipt, that this visit finds again.

    ``bezoek`` has the form of a receipt; the browser alone has it.
    """
    return Concept.objects.create(
        zoekwaarde=receipts.lookup(bewijs),
        bezoek=receipts.lookup(bezoek),
        bewijs=MeldingSleutel.of_visit(bezoek).encrypt(bewijs),
    )


def resume(concept: Concept, bewijs: str, bezoek: str) -> None:
    """Let this visit find the draft, instead of the one before."""
    concept.bezoek = receipts.lookup(bezoek)
    concept.bewijs = MeldingSleutel.of_visit(bezoek).encrypt(bewijs)
    concept.gewijzigd_op = timezone.now()
    concept.save(update_fields=["bezoek", "bewijs", "gewijzigd_op"])


@transaction.atomic
def save_steps(concept: Concept, bewijs: str, steps: Mapping[str, object]) -> None:
    """Keep the answers of steps, instead of those that were there.

    Raises:
        ConceptVerstuurd: it was sent meanwhile, or thrown away.
    """
    fresh = Concept.objects.select_for_update().filter(pk=concept.pk, verstuurd_op=None).first()
    if fresh is None:
        raise ConceptVerstuurd
    key = MeldingSleutel.of_draft(bewijs)
    rows = [
        ConceptStap(concept=fresh, stap=name, inhoud=key.encrypt(json.dumps(answers)))
        for name, answers in steps.items()
    ]
    ConceptStap.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["concept", "stap"], update_fields=["inhoud"]
    )
    if timezone.now() - fresh.gewijzigd_op > _TOUCH:
        fresh.gewijzigd_op = timezone.now()
        fresh.save(update_fields=["gewijzigd_op"])


def leave(concept: Concept) -> None:
    """This visit finds the draft no more; the receipt does. One that was sent is over."""
    if concept.verstuurd_op is not None:
        concept.delete()
        return
    # Not the visit of a device that went on with it meanwhile.
    Concept.objects.filter(pk=concept.pk, bezoek=concept.bezoek).update(bezoek=None)


def throw_away(concept: Concept) -> None:
    """The draft and its answers go."""
    concept.delete()
