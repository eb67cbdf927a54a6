"""Releasing: by somebody who wrote nothing of it, when every finding is dealt with; then it is frozen.

Every file is made before the transaction in which the report becomes public, and kept in it: a report is
released with all its files, or not at all (docs/besluiten/0024-openbaar.md).
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from snijvlak.publicatie import actions as grootboek
from snijvlak.publicatie import queries as gepubliceerd
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import perioden, queries, samenstellen
from ..inhoud import Inhoud, spell
from ..models import Rapport
from . import documenten
from .documenten import Voortgang
from .lezen import NietToegestaan, VerouderdeBladzijde, locked, read


def _silent(gedaan: int, totaal: int, stap: str) -> None:
    """Nobody waits for it."""


def check_release(rapport: Rapport, seen: str, *, door: Persoon) -> Inhoud:
    """Whether a draft may be released as it was on the page with hash ``seen``; gives its content.

    Raises:
        NietToegestaan: written by this person, its counts are not final or were not made next to everything
            published since, or a finding is left.
        VerouderdeBladzijde: the draft is not any more what was on the page.
    """
    if rapport.vrijgegeven_op:
        raise NietToegestaan(tekst("rapportage.daden.dit_rapport_is_al_vrijgegeven"))
    inhoud = read(rapport)
    if rapport.sha256 != seen:
        raise VerouderdeBladzijde(tekst("rapportage.daden.intussen_veranderd"))
    _refuse(rapport, inhoud, door)
    return inhoud


def release(rapport: Rapport, seen: str, *, door: Persoon, tell: Voortgang = _silent) -> None:
    """Freeze and publish a draft that others wrote; ``tell`` hears how many of how many files are ready.

    Raises:
        NietToegestaan, VerouderdeBladzijde: as ``check_release`` says.
        DocumentMislukt: a file could not be made; nothing was kept.
    """
    shown = check_release(rapport, seen, door=door).openbaar
    files = documenten.files_of(shown, tell)  # before the lock: it takes a second
    with grootboek.turn():
        mine = locked(rapport)
        check_release(mine, seen, door=door)
        mine.inhoud, mine.sha256 = shown.model_dump(mode="json"), shown.sha256()
        mine.vrijgegeven_op, mine.vrijgegeven_door = timezone.now(), door
        mine.adres = _address(mine)
        mine.save()
        documenten.keep(mine, files)
        grootboek.record(samenstellen.publications(shown.blokken))
        record("rapport-vrijgegeven", "rapport", mine.pk, door=door)


def _refuse(rapport: Rapport, inhoud: Inhoud, door: Persoon) -> None:
    if queries.wrote(rapport, door):
        raise NietToegestaan(tekst("rapportage.daden.u_hebt_dit_rapport_zelf_gemaakt"))
    if day := running(rapport, inhoud):
        raise NietToegestaan(tekst("rapportage.daden.dit_concept_is_gemaakt_voordat_de", dag=spell(day)))
    if gepubliceerd.mark(samenstellen.sources(inhoud.blokken)) != inhoud.merk:
        raise NietToegestaan(tekst("rapportage.daden.intussen_gepubliceerd"))
    left = [finding for finding, reden in queries.findings(rapport, inhoud) if finding.moet and not reden]
    if left:
        raise NietToegestaan(tekst("rapportage.daden.bevindingen_over", aantal=len(left)))


def running(rapport: Rapport, inhoud: Inhoud) -> dt.date | None:
    """The day from which on the counts are final, when the draft was made before it; None otherwise."""
    final = inhoud.vast_op or rapport.eind + dt.timedelta(days=1)
    return final if timezone.localdate(rapport.gemaakt_op) < final else None


def _address(rapport: Rapport) -> str:
    """A lasting name: the half year, quarter or year, or the two days; a correction has a number."""
    name = perioden.name_of(rapport.begin, rapport.eind)
    if rapport.corrigeert is None:
        return name
    first = name
    number = 1
    while Rapport.objects.filter(adres=name).exists():
        name, number = f"{first}-correctie-{number}", number + 1
    return name
