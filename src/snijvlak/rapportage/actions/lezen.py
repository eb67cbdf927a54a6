"""Taking up a report: its content is checked against its hash, and a draft is locked."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from ..inhoud import Inhoud
from ..models import Rapport
from ..oud import restore


class NietToegestaan(Exception):
    """The deed cannot be done; the message says why in Dutch and what to do."""


class VerouderdeBladzijde(NietToegestaan):
    """Somebody changed the draft since this page was shown."""


def read(rapport: Rapport) -> Inhoud:
    """The content of a report, checked against its hash.

    Raises:
        NietToegestaan: it was changed behind our back.
    """
    inhoud, sha256 = restore(rapport.inhoud)
    if sha256 != rapport.sha256:
        raise NietToegestaan(tekst("rapportage.daden.de_inhoud_van_dit_rapport_is"))
    return inhoud


def locked(rapport: Rapport) -> Rapport:
    """The draft as it is now, locked until the transaction ends.

    Raises:
        NietToegestaan: it is gone, released, or of before reports had blocks.
    """
    mine = Rapport.objects.select_for_update().filter(pk=rapport.pk).first()
    if mine is None:
        raise NietToegestaan(tekst("rapportage.daden.dit_concept_is_er_niet_meer"))
    if mine.vrijgegeven_op:
        raise NietToegestaan(tekst("rapportage.daden.dit_rapport_is_al_vrijgegeven"))
    return mine


@dataclass
class Wijziging:
    """A draft that is being changed."""

    inhoud: Inhoud


@contextmanager
def changing(rapport: Rapport, seen: str, *, door: Persoon) -> Generator[Wijziging]:
    """A transaction that changes the content of a draft; who does so is a writer from then on.

    ``seen`` is the hash of what was on the page.

    Raises:
        NietToegestaan: as ``locked`` says.
        VerouderdeBladzijde: the draft is not any more what was on the page.
    """
    with transaction.atomic():
        mine = locked(rapport)
        wijziging = Wijziging(read(mine))
        if seen != mine.sha256:
            raise VerouderdeBladzijde(tekst("rapportage.daden.intussen_veranderd"))
        yield wijziging
        save(mine, wijziging.inhoud, door=door)
        record("rapport-bewerkt", "rapport", mine.pk, door=door)


def save(rapport: Rapport, inhoud: Inhoud, *, door: Persoon) -> None:
    """Keep the content of a draft."""
    rapport.inhoud, rapport.sha256 = inhoud.model_dump(mode="json"), inhoud.sha256()
    rapport.save(update_fields=["inhoud", "sha256"])
    rapport.schrijvers.add(door)
