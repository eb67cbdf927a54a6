"""Making and releasing a report as long work: counting, protecting, drawing and its files take seconds.

What makes it is imported when it is made: every command starts with this module.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from django.urls import reverse

from snijvlak.toegang.permissies import Permissie
from snijvlak.vormgeving.teksten import tekst
from snijvlak.werk.soorten import Opdracht, Soort, Voortgang, WerkMislukt, register

if TYPE_CHECKING:
    from snijvlak.toegang.models import Persoon
    from snijvlak.werk.models import Werk

    from .models import Rapport

SOORT, VRIJGEVEN = "rapport", "rapport-vrijgeven"


def register_all() -> None:
    """Say what this room can do."""
    register(Soort(SOORT, tekst("rapportage.werk.titel"), Permissie.RAPPORT_MAKEN, _make, _is_there))
    title = tekst("rapportage.werk.titel_vrijgeven")
    # What is released stays.
    register(Soort(VRIJGEVEN, title, Permissie.RAPPORT_VRIJGEVEN, _release, lambda _: True))


def _is_there(pk: uuid.UUID) -> bool:
    from snijvlak.werk.models import Werk

    from . import queries

    given = Werk.objects.values_list("gegevens", flat=True).get(pk=pk)
    return queries.find(uuid.UUID(given.get("opnieuw", str(pk)))) is not None


def ask(begin: dt.date, eind: dt.date, *, door: Persoon) -> Werk:
    """Let a draft be made.

    Raises:
        NietToegestaan: as ``actions.check`` says; then nothing is begun.
    """
    from snijvlak.werk import actions as werk

    from . import actions

    actions.check(begin, eind)
    return werk.begin(SOORT, {"begin": begin.isoformat(), "eind": eind.isoformat()}, door=door)


def ask_again(rapport: Rapport, *, door: Persoon) -> Werk:
    """Let the counts of a draft be made anew."""
    from snijvlak.werk import actions as werk

    return werk.begin(SOORT, {"opnieuw": str(rapport.pk)}, door=door)


def ask_release(rapport: Rapport, seen: str, *, door: Persoon) -> Werk:
    """Let a draft be released, with all its files.

    Raises:
        NietToegestaan: as ``actions.check_release`` says; then nothing is begun.
    """
    from snijvlak.werk import actions as werk

    from . import actions

    actions.check_release(rapport, seen, door=door)
    return werk.begin(VRIJGEVEN, {"rapport": str(rapport.pk), "gezien": seen}, door=door)


def _release(opdracht: Opdracht, tell: Voortgang) -> str:
    from snijvlak.vormgeving.document import DocumentMislukt

    from . import actions, queries

    rapport = queries.find(uuid.UUID(opdracht.gegevens["rapport"]))
    if rapport is None:
        raise WerkMislukt(tekst("rapportage.daden.dit_concept_is_er_niet_meer"))
    # Done again after a stop: it may have been released just before.
    if rapport.vrijgegeven_door != opdracht.door:
        try:
            actions.release(rapport, opdracht.gegevens["gezien"], door=opdracht.door, tell=tell)
        except actions.NietToegestaan as error:
            raise WerkMislukt(str(error)) from error
        except DocumentMislukt as error:
            raise WerkMislukt(tekst("rapportage.paginas.document_mislukt")) from error
    return reverse("rapportage:rapport", args=[rapport.pk])


def _make(opdracht: Opdracht, tell: Voortgang) -> str:
    from snijvlak.privacy.onthulling import OnbruikbaarGrootboek

    from . import actions, queries

    given = opdracht.gegevens
    try:
        if "opnieuw" in given:
            pk = uuid.UUID(given["opnieuw"])
            if rapport := queries.find(pk):
                actions.recount(rapport, door=opdracht.door, tell=tell)
        else:
            # Under the number of the work: done again after a stop, it finds what is there.
            pk = opdracht.id
            if queries.find(pk) is None:
                begin, eind = (dt.date.fromisoformat(given[name]) for name in ("begin", "eind"))
                actions.make(begin, eind, door=opdracht.door, pk=pk, tell=tell)
    except (actions.NietToegestaan, OnbruikbaarGrootboek) as error:
        raise WerkMislukt(str(error)) from error
    return reverse("rapportage:rapport", args=[pk])
