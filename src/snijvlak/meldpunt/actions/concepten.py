"""Every write about a report that is not sent yet."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

from django.db import connection
from django.utils import timezone

from snijvlak.privacy import bewijs as receipts
from snijvlak.privacy.versleuteling import MeldingSleutel

from ..models import Concept

# So often at most is written that somebody is still at it.
_TOUCH = dt.timedelta(minutes=10)
_ROW = "SELECT %s AS stap, %s AS inhoud"
_KEEP = """
INSERT INTO meldpunt_conceptstap (concept_id, stap, inhoud)
SELECT c.id, s.stap, s.inhoud FROM meldpunt_concept c CROSS JOIN ({rows}) s
WHERE c.id = %s AND c.verstuurd_op IS NULL {lock}
ON CONFLICT (concept_id, stap) DO UPDATE SET inhoud = excluded.inhoud
"""


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


def save_steps(concept: Concept, bewijs: str, steps: Mapping[str, object]) -> None:
    """Keep the answers of steps, instead of those that were there.

    Raises:
        ConceptVerstuurd: it was sent meanwhile, or thrown away.
    """
    key = MeldingSleutel.of_draft(bewijs)
    values: list[str | bytes | int] = []
    for name, answers in steps.items():
        values += [name, bytes(key.encrypt(json.dumps(answers)))]
    # One statement is a transaction by itself: everybody does this at every step, and to ask, lock, write and
    # commit one after the other takes four times as many messages. A draft that is being sent makes it wait.
    lock = "FOR UPDATE OF c" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(
            _KEEP.format(rows=" UNION ALL ".join([_ROW] * len(steps)), lock=lock), [*values, concept.pk]
        )
        if cursor.rowcount != len(steps):
            raise ConceptVerstuurd
    if timezone.now() - concept.gewijzigd_op > _TOUCH:
        concept.gewijzigd_op = timezone.now()
        Concept.objects.filter(pk=concept.pk).update(gewijzigd_op=concept.gewijzigd_op)


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
