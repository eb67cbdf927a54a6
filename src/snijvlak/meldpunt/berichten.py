"""Notices without content: "there is news", to who left an address.

Whoever opens a report holds the key that opens the address too, so only a process of the team sends. What
could not be sent stays to be sent: ``snijvlak meldpunt berichten``.
"""

from __future__ import annotations

import logging
import smtplib
import uuid

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django_tasks import task

from snijvlak.privacy.versleuteling import MeldingSleutel, OnleesbareTekst
from snijvlak.vormgeving.teksten import tekst

from . import sleutels
from .models import Melding, Zegel

_log = logging.getLogger(__name__)


def possible() -> bool:
    """Whether this place can send notices at all."""
    return bool(settings.OMGEVING.post)


def note_news(melding: Melding) -> None:
    """Let a notice go after the transaction in which there was news, if an address was left."""
    if not possible() or not bytes(melding.berichtadres):
        return
    Melding.objects.filter(pk=melding.pk).update(bericht_nodig=True)
    transaction.on_commit(lambda: send.enqueue(str(melding.pk)), robust=True)


@task()
def send(melding_id: str) -> None:
    """Send one notice. The library of tasks gets the number of the report and nothing else."""
    send_one(uuid.UUID(melding_id))


def send_one(melding_id: uuid.UUID) -> bool:
    """Send the notice of a report that needs one; whether it needs none any more.

    No row is held while the mail server answers. Who stops halfway sends it once more, not never.
    """
    melding = Melding.objects.filter(pk=melding_id, bericht_nodig=True).first()
    if melding is None:
        return True
    try:
        key = MeldingSleutel.open_for_team(Zegel.objects.of(melding), sleutels.ring(), melding.verhaal)
        if adres := melding.berichtadres.open(key):
            _mail(adres)
    except (OnleesbareTekst, smtplib.SMTPException, OSError):
        _log.exception("a notice could not be sent")
        return False
    Melding.objects.filter(pk=melding_id).update(bericht_nodig=False)
    return True


def send_all() -> tuple[int, int]:
    """Send what could not be sent before; how many went, and how many did not."""
    ids = list(Melding.objects.filter(bericht_nodig=True).values_list("pk", flat=True))
    done = sum(send_one(pk) for pk in ids)
    return done, len(ids) - done


def _mail(adres: str) -> None:
    """The same few words to everybody: nothing about the report, not even that it is one about a child."""
    address = settings.OMGEVING.adres + reverse("meldpunt:volgen")
    EmailMessage(
        tekst("meldpunt.bericht.onderwerp"),
        tekst("meldpunt.bericht.tekst", adres=address, organisatie=settings.OMGEVING.organisatie),
        settings.OMGEVING.contact,
        [adres],
    ).send()
