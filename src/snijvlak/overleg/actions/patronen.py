"""Counting the cases of a half year: once, when it is over, and through disclosure control."""

from __future__ import annotations

import datetime as dt
import logging

from django.db import transaction

from snijvlak.meldpunt import queries as meldpunt
from snijvlak.privacy.onthulling import BeschermdeTabel
from snijvlak.privacy.onthulling import Tabel as TrueTabel
from snijvlak.privacy.onthulling import regels as onthulling
from snijvlak.toegang.actions import record
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving import grafiek
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from .. import beelden, queries, regels
from ..models import Patroon

logger = logging.getLogger(__name__)


def count_patterns(today: dt.date, *, door: Persoon | None) -> list[Patroon]:
    """Count each half year that is over and was not counted; ``door`` is None for the daily task.

    What was counted stays as it is: another count of the same cases could be subtracted from it.
    """
    made: list[Patroon] = []
    for begin in queries.not_counted(today):
        tabellen = _protected(queries.count(begin), begin)
        inhoud = {name: tabel.as_data() for name, tabel in tabellen.items()}
        with transaction.atomic():
            row, created = Patroon.objects.get_or_create(halfjaar=begin, defaults={"inhoud": inhoud})
            if created:
                record("patroon-geteld", "patroon", row.pk, door=door)
                made.append(row)
        try:
            grafiek.prepare([tabellen["tabel"]], beelden.folder())
        except grafiek.TekeningMislukt:
            logger.exception("the picture of a pattern could not be drawn")
    return made


def _protected(telling: queries.Telling, begin: dt.date) -> dict[str, Tabel]:
    """The tables as they may be seen; nothing behind here sees the true numbers."""
    from snijvlak.privacy.onthulling import protect

    least = onthulling.on(queries.after(begin)).drempel
    factors = {code: regels.factor_naam(code) for code, _ in telling.factor_sector}
    rows = list(dict.fromkeys([*(f.naam for f in regels.factoren().factoren.values()), *factors.values()]))
    columns = list(dict.fromkeys([*meldpunt.sectors(), *(sector for _, sector in telling.factor_sector)]))
    counts = {(factors[code], sector): n for (code, sector), n in telling.factor_sector.items()}
    true = TrueTabel.of(("factor", "sector"), (rows, columns), counts)
    return {
        "tabel": _table(protect(true, drempel=least).tabel, begin, least),
        "paren": _pairs(telling, begin, least),
    }


def _table(beschermd: BeschermdeTabel, begin: dt.date, least: int) -> Tabel:
    return Tabel(
        titel=tekst("overleg.patronen.titel_tabel", halfjaar=queries.name_of(begin)),
        lezing=tekst("overleg.patronen.lezing"),
        bron=tekst("overleg.patronen.bron"),
        peil=queries.name_of(begin),
        eenheid=tekst("overleg.patronen.eenheid"),
        kolommen=(tekst("overleg.patronen.factor"), *beschermd.kolommen),
        rijen=tuple(
            (naam, *waarden) for naam, waarden in zip(beschermd.rijen, beschermd.waarden, strict=True)
        ),
        noot=tekst("overleg.patronen.noot", hoogste=least - 1),
        vorm="staven",
        kolom=beschermd.kolommen[-1],
    )


def _pairs(telling: queries.Telling, begin: dt.date, least: int) -> Tabel:
    """The pairs that were seen often enough, and of which the rest with one of the two is no small number."""
    shown: list[tuple[str, int]] = []
    for (one, other), together in sorted(telling.paren.items(), key=lambda pair: (-pair[1], pair[0])):
        rests = [telling.factoren[code] - together for code in (one, other)]
        if together >= least and not any(0 < rest < least for rest in rests):
            shown.append((f"{regels.factor_naam(one)}; {regels.factor_naam(other)}", together))
    return Tabel(
        titel=tekst("overleg.patronen.titel_paren", halfjaar=queries.name_of(begin)),
        lezing=tekst("overleg.patronen.lezing_paren"),
        bron=tekst("overleg.patronen.bron"),
        peil=queries.name_of(begin),
        eenheid=tekst("overleg.patronen.eenheid_paren"),
        kolommen=(tekst("overleg.patronen.paar"), tekst("overleg.patronen.aantal")),
        rijen=tuple(shown),
        noot=tekst("overleg.patronen.noot_paren", laagste=least),
    )
