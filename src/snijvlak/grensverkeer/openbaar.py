"""What grensverkeer brings for everybody: the open flows of each type of education, over all years."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.urls import reverse

from snijvlak.publicatie.gegevens import Gegevensset, measured
from snijvlak.vormgeving.teksten import tekst

from . import opslag as bewaard
from .soorten import NAMEN
from .stromen import bestanden, queries


def datasets() -> list[Gegevensset]:
    """The flows there are; none while the store cannot be read, for then their page shows none either."""
    opslag = settings.OMGEVING.gegevens / "grensverkeer"
    try:
        found = [(soort, bestanden.make(opslag, soort)) for soort in queries.parts(opslag)]
    except bewaard.Opslagfout:
        return []
    return [_dataset(soort, made) for soort, made in found if made]


def _dataset(soort: str, made: bestanden.Bestanden) -> Gegevensset:
    code = soort.lower()
    naam = f"grensverkeer-{code}"
    return Gegevensset(
        naam=naam,
        kenmerk=f"snijvlak/{naam}/{made.versie}",
        titel=tekst("grensverkeer.openbaar.titel", naam=NAMEN[soort]),
        uitleg=tekst("grensverkeer.openbaar.uitleg"),
        bron="; ".join(made.bronnen),
        peil=", ".join(tekst("grensverkeer.tabellen.peil", jaar=str(jaar)) for jaar in sorted(made.jaren)),
        pagina=reverse("grensverkeer:soort", args=[code]),
        bestanden=tuple(
            measured(
                f"{naam}.{vorm}",
                reverse("grensverkeer:soort-stromen", args=[code, vorm]),
                bestanden.VORMEN[vorm][0],
                content,
            )
            for vorm, content in made.inhoud.items()
        ),
        verschenen=dt.datetime.fromisoformat(made.gemaakt_op),
        begin=dt.date(min(made.jaren), 10, 1),
        eind=dt.date(max(made.jaren), 10, 1),
    )
