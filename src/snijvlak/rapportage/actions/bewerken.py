"""Working on a draft: the order of its blocks, texts, what is left out, and reasons for findings."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Literal

from django.db import transaction

from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.teksten import tekst

from ..inhoud import Blok, Inhoud
from ..models import Rapport, Weerlegging
from .lezen import NietToegestaan, Wijziging, changing, locked


def move(rapport: Rapport, sleutel: str, where: Literal["op", "neer"], seen: str, *, door: Persoon) -> None:
    """Let a block and the one above it or below it change places; at the edge nothing changes.

    Raises:
        NietToegestaan: as ``changing`` says, or there is no such block.
    """
    with changing(rapport, seen, door=door) as change:
        bloks = list(change.inhoud.blokken)
        place = bloks.index(_block(change.inhoud, sleutel))
        other = place + (-1 if where == "op" else 1)
        if 0 <= other < len(bloks):
            bloks[place], bloks[other] = bloks[other], bloks[place]
        _keep(change, bloks)


def leave_out(rapport: Rapport, sleutel: str, weg: bool, seen: str, *, door: Persoon) -> None:
    """Leave a block out, or put it back.

    Raises:
        NietToegestaan: as ``move``.
    """
    with changing(rapport, seen, door=door) as change:
        _replace(change, _block(change.inhoud, sleutel).model_copy(update={"weg": weg}))


def choose(rapport: Rapport, sleutel: str, zonder: Collection[str], seen: str, *, door: Persoon) -> None:
    """Leave out sentences and rows of a block, and put the others of that block back.

    What belongs together has one mark: the actions of a lesson go with it, in each block.

    Raises:
        NietToegestaan: as ``move``.
    """
    with changing(rapport, seen, door=door) as change:
        own = marks(_block(change.inhoud, sleutel))
        kept = [mark for mark in change.inhoud.zonder if mark not in own]
        chosen = (*kept, *(mark for mark in own if mark in zonder))
        change.inhoud = change.inhoud.model_copy(update={"zonder": chosen})


def marks(blok: Blok) -> tuple[str, ...]:
    """What tells the sentences and rows of a block apart."""
    return tuple(dict.fromkeys([*(z.kenmerk for z in blok.zinnen if z.kenmerk), *blok.kenmerken]))


def write(rapport: Rapport, sleutel: str, titel: str, text: str, seen: str, *, door: Persoon) -> None:
    """Write the text of a block; ``titel`` counts for a block that people wrote alone.

    Raises:
        NietToegestaan: as ``move``.
    """
    with changing(rapport, seen, door=door) as change:
        blok = _block(change.inhoud, sleutel)
        _replace(
            change, blok.model_copy(update={"tekst": text, "titel": titel if blok.eigen else blok.titel})
        )


def add_text(rapport: Rapport, titel: str, text: str, seen: str, *, door: Persoon) -> None:
    """Add a block that people write, at the end.

    Raises:
        NietToegestaan: as ``changing`` says.
    """
    with changing(rapport, seen, door=door) as change:
        blok = Blok(sleutel=f"tekst.{uuid.uuid4().hex[:12]}", titel=titel, tekst=text)
        _keep(change, [*change.inhoud.blokken, blok])


def remove_text(rapport: Rapport, sleutel: str, seen: str, *, door: Persoon) -> None:
    """Throw away a block that people wrote.

    Raises:
        NietToegestaan: as ``move``, or the block comes from a room.
    """
    with changing(rapport, seen, door=door) as change:
        blok = _block(change.inhoud, sleutel)
        if not blok.eigen:
            raise NietToegestaan(tekst("rapportage.daden.laat_dit_blok_weg"))
        _keep(change, [other for other in change.inhoud.blokken if other.sleutel != sleutel])


def overrule(rapport: Rapport, sleutel: str, reden: str, *, door: Persoon) -> None:
    """Say why a finding is no reason to change the draft; another reason takes the place of the first.

    Raises:
        NietToegestaan: as ``locked`` says.
    """
    with transaction.atomic():
        mine = locked(rapport)
        Weerlegging.objects.update_or_create(
            rapport=mine, sleutel=sleutel, defaults={"reden": reden, "door": door}
        )
        mine.schrijvers.add(door)
        record("bevinding-weerlegd", "rapport", mine.pk, door=door)


def _block(inhoud: Inhoud, sleutel: str) -> Blok:
    found = inhoud.blok(sleutel)
    if found is None:
        raise NietToegestaan(tekst("rapportage.daden.blok_is_er_niet_meer"))
    return found


def _replace(change: Wijziging, blok: Blok) -> None:
    _keep(change, [blok if other.sleutel == blok.sleutel else other for other in change.inhoud.blokken])


def _keep(change: Wijziging, bloks: list[Blok]) -> None:
    change.inhoud = change.inhoud.model_copy(update={"blokken": tuple(bloks)})
