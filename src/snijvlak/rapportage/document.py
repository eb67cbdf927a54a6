"""The report as tagged PDF (PDF/UA-1): what goes into ``rapport.typ``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from snijvlak.vormgeving import document
from snijvlak.vormgeving.document import printable

from .inhoud import spell

if TYPE_CHECKING:
    from .inhoud import Inhoud


def make(inhoud: Inhoud, beeld: str, *, concept: bool) -> bytes:
    """The PDF of a report with the picture (SVG, may be empty); the same content gives the same bytes.

    Raises:
        DocumentMislukt: typst refused, or took too long.
    """
    tabel = inhoud.tabel()
    data: dict[str, Any] = {
        "titel": inhoud.titel,
        "concept": concept,
        "sha256": inhoud.sha256(),
        "beeld": beeld,
        "tabel": {
            "titel": tabel.titel,
            "lezing": tabel.lezing,
            "kolommen": tabel.kolommen,
            "rijen": [["x" if v is None else str(v) for v in rij] for rij in tabel.rijen],
            "onderschrift": f"Bron: {tabel.bron}. Peil: {tabel.peil}. {tabel.noot}",
        },
        "leerpunten": [
            {"zin": printable(les.zin), "factor": printable(les.factor)} for les in inhoud.leerpunten
        ],
        "acties": [
            [printable(actie.wat), printable(actie.wie), f"{actie.uiterlijk:%d-%m-%Y}", actie.stand]
            for actie in inhoud.acties
        ],
        "te_laat": _late(inhoud),
    }
    return document.make("snijvlak.rapportage", "rapport.typ", data)


def _late(inhoud: Inhoud) -> dict[str, Any] | None:
    if inhoud.te_laat is None:
        return None
    rows = [
        [printable(actie.wat), printable(actie.wie), f"{actie.dag:%d-%m-%Y}", actie.stand]
        for actie in inhoud.te_laat.acties
    ]
    return {"op": spell(inhoud.te_laat.op), "acties": rows}
