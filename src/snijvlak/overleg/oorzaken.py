"""The cause tree of a case: one table, from which the list, the table and the picture are made.

The picture is drawn when a chain is written, and kept in a folder of the case: it holds what people wrote, so
it goes when the case is cleared, and only the last one is there.
"""

from __future__ import annotations

import logging
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from snijvlak.vormgeving import grafiek, lezing
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from . import regels
from .models import Casus, CasusFactor, Waarom

logger = logging.getLogger(__name__)


def tabel(casus: Casus, gekozen: list[CasusFactor], waaroms: list[Waarom]) -> Tabel | None:
    """The factors of a case with their answers to "why?"; None when no factor was chosen."""
    if not gekozen:
        return None
    root = tekst("overleg.oorzaken.wortel")
    rijen = [(root, "", tekst("overleg.oorzaken.gevolg"))]
    names: dict[int, str] = {}
    taken = {root}
    known, levels = regels.factoren().factoren, regels.factoren().niveaus
    of_factor: dict[int, str] = {}
    for row in gekozen:
        found = known.get(row.factor)
        name = _own(found.naam if found else row.factor, taken)
        of_factor[row.pk] = name
        rijen.append((name, root, levels[found.niveau] if found else ""))
    for why in waaroms:  # an answer comes after the one it explains: it was written later
        factor, above = why.factor_id, why.ouder_id  # pyright: ignore[reportAttributeAccessIssue] -- keys
        if factor not in of_factor or (above and above not in names):
            continue  # taken away between two reads
        names[why.pk] = _own(why.tekst, taken)
        rijen.append((names[why.pk], names[above] if above else of_factor[factor], ""))
    last = max((why.op for why in waaroms), default=casus.op)
    return lezing.illustrate(
        Tabel(
            titel=tekst("overleg.oorzaken.titel"),
            lezing="",
            bron=tekst("overleg.oorzaken.bron"),
            peil=date_format(timezone.localdate(last), "j F Y"),
            eenheid=tekst("overleg.oorzaken.eenheid"),
            kolommen=(
                tekst("overleg.oorzaken.kolom_oorzaak"),
                tekst("overleg.oorzaken.kolom_verklaart"),
                tekst("overleg.oorzaken.kolom_soort"),
            ),
            rijen=tuple(rijen),
        ),
        "oorzakenboom",
    )


def _own(name: str, taken: set[str]) -> str:
    """A name that no other node has: two tables may give the same answer."""
    own, number = name, 1
    while own in taken:
        number += 1
        own = f"{name} ({number})"
    taken.add(own)
    return own


def draw(casus_pk: uuid.UUID, read: Callable[[], Tabel | None]) -> None:
    """Draw the tree as it stands, and throw away the pictures of before; without one the list says the same.

    ``read`` reads the tree again: what changed while it was drawn counts.
    """
    folder = _folder(casus_pk)
    now = read()
    try:
        grafiek.prepare([now] if now else [], folder)
    except grafiek.TekeningMislukt:
        logger.exception("the cause tree of a case could not be drawn")
    now = read()
    keep = grafiek.find(now, folder) if now else None
    for path in folder.glob("*.svg"):
        if path != keep:
            path.unlink(missing_ok=True)


def find(casus_pk: uuid.UUID, tree: Tabel) -> Path | None:
    """The file with the picture of this tree; None if there is none."""
    return grafiek.find(tree, _folder(casus_pk))


def forget(casus_pk: uuid.UUID) -> None:
    """Throw the picture of a case away."""
    folder = _folder(casus_pk)
    if folder.is_dir():
        shutil.rmtree(folder)


def _folder(casus_pk: uuid.UUID) -> Path:
    return settings.OMGEVING.gegevens / "overleg" / "oorzaken" / str(casus_pk)
