"""The files of a released report: made from its content before it is released, kept, and never made again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from snijvlak.vormgeving.teksten import tekst

from .. import vormen
from ..inhoud import Inhoud
from ..models import Document, Rapport
from ..vormen import Bestand
from .lezen import read

Voortgang = Callable[[int, int, str], None]


def files_of(inhoud: Inhoud, tell: Voortgang) -> list[Bestand]:
    """Every file of a content; ``tell`` hears how many of how many are ready.

    Raises:
        DocumentMislukt: one could not be made.
    """
    said, total = tekst("rapportage.werk.documenten"), vormen.count(inhoud)
    made: list[Bestand] = []
    tell(0, total, said)
    for file in vormen.all_files(inhoud):
        made.append(file)
        tell(min(len(made), total), total, said)
    return made


def keep(rapport: Rapport, files: Iterable[Bestand]) -> None:
    """Keep files of a report; one that is kept already stays as it is."""
    Document.objects.bulk_create(
        [
            Document(
                rapport=rapport,
                naam=file.naam,
                soort=file.soort,
                omvang=len(file.inhoud),
                sha256=hashlib.sha256(file.inhoud).hexdigest(),
                inhoud=file.inhoud,
            )
            for file in files
        ],
        ignore_conflicts=True,
    )


def complete(rapport: Rapport) -> None:
    """Keep what is missing of a report that was released before its files were kept.

    Two at once make the same bytes, and the first ones stay.

    Raises:
        NietToegestaan: its content was changed behind our back.
        DocumentMislukt: a file could not be made; then nothing is kept.
    """
    keep(rapport, vormen.all_files(read(rapport)))
