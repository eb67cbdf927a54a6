"""What grensverkeer brings for everybody: the matrix of each type of education, as its page shows it."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from snijvlak.publicatie.gegevens import Gegevensset, measured

from . import opslag as bewaard
from . import queries
from .overzicht import as_table


def datasets() -> list[Gegevensset]:
    """The matrices there are; none while the store cannot be read, for then its page shows none either."""
    opslag = settings.OMGEVING.gegevens / "grensverkeer"
    try:
        manifest = bewaard.newest(opslag, "matrix")
        if manifest is None:
            return []
        version = (manifest.parquet, manifest.sha256, manifest.geladen_op)
        return [_dataset(opslag, soort, *version) for soort in queries.soorten(opslag)]
    except bewaard.Opslagfout:
        return []


@lru_cache(maxsize=64)
def _dataset(opslag: Path, soort: str, parquet: str, sha256: str, geladen_op: str) -> Gegevensset:
    """One matrix. A stored table (``parquet``) never changes, so it is written and measured once."""
    tabel = as_table(queries.matrix(opslag, soort))
    page = reverse("grensverkeer:soort", args=[soort.lower()])
    naam = f"grensverkeer-{soort.lower()}"
    return Gegevensset(
        naam=naam,
        kenmerk=f"snijvlak/{naam}/{sha256}",
        titel=tabel.titel,
        uitleg=" ".join(filter(None, (tabel.lezing, tabel.noot))),
        bron=tabel.bron,
        peil=tabel.peil,
        pagina=page,
        bestanden=(measured(f"{naam}.csv", f"{page}?vorm=csv", "CSV", tabel.csv().encode()),),
        verschenen=dt.datetime.fromisoformat(geladen_op),
    )
