"""Releasing: by somebody who wrote nothing of it, when every finding is dealt with; then it is frozen."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from snijvlak.publicatie import actions as grootboek
from snijvlak.publicatie import queries as gepubliceerd
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from .. import document, perioden, queries, samenstellen
from ..inhoud import Inhoud, spell
from ..models import Rapport
from .lezen import NietToegestaan, VerouderdeBladzijde, locked, read


def release(rapport: Rapport, seen: str, *, door: Persoon) -> None:
    """Freeze and publish a draft that others wrote; ``seen`` is the hash of what was on the page.

    Raises:
        NietToegestaan: written by this person, its counts are not final or were not made next to everything
            published since, or a finding is left.
        VerouderdeBladzijde: the draft is not any more what was on the page.
        DocumentMislukt: the PDF could not be made; nothing was kept.
    """
    shown = read(rapport).openbaar
    pdf = document.make(shown)  # before the lock: it takes a second
    with grootboek.turn():
        mine = locked(rapport)
        inhoud = read(mine)
        if mine.sha256 != seen or inhoud.openbaar != shown:
            raise VerouderdeBladzijde(tekst("rapportage.daden.intussen_veranderd"))
        _refuse(mine, inhoud, door)
        mine.inhoud, mine.sha256, mine.pdf = shown.model_dump(mode="json"), shown.sha256(), pdf
        mine.vrijgegeven_op, mine.vrijgegeven_door = timezone.now(), door
        mine.adres = _address(mine)
        mine.save()
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
