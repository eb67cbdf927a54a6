"""A table of a report as Excel file: the table on the first sheet, what it means on the second."""

from __future__ import annotations

from snijvlak.vormgeving import rekenblad
from snijvlak.vormgeving.rekenblad import Vel
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from .document import draft, source
from .inhoud import Blok, Inhoud


def make(inhoud: Inhoud, blok: Blok) -> bytes:
    """The Excel file of a table; nothing for a block without one."""
    if blok.tabel is None:
        return b""
    table = rekenblad.of_table(tekst("rapportage.vormen.blad_tabel"), blok.tabel)
    told = tuple(explained(inhoud, blok, blok.tabel))
    return rekenblad.make(
        [table, Vel(tekst("rapportage.vormen.blad_uitleg"), told, uitleg=True)], blok.tabel.titel
    )


def explained(inhoud: Inhoud, blok: Blok, tabel: Tabel) -> list[tuple[str, str]]:
    """What the second sheet says: where the numbers come from and how to read them, name by name."""
    hides = any(value is None for row in tabel.rijen for value in row)
    rows = [
        (tekst("rapportage.vormen.rij_titel"), tabel.titel),
        (tekst("rapportage.vormen.rij_stand"), draft(inhoud)),
        (tekst("rapportage.vormen.rij_lezing"), tabel.lezing),
        (tekst("rapportage.vormen.rij_eenheid"), tabel.eenheid),
        (tekst("rapportage.vormen.rij_bron"), source(blok) or tabel.bron),
        (tekst("rapportage.vormen.rij_periode"), tabel.peil),
        (tekst("rapportage.vormen.rij_noot"), tabel.noot),
        (tekst("rapportage.vormen.rij_x"), tekst("rapportage.vormen.x") if hides else ""),
        (tekst("rapportage.vormen.rij_licentie"), tekst("rapportage.vormen.licentie")),
        (tekst("rapportage.vormen.rij_rapport"), inhoud.titel),
        (tekst("rapportage.vormen.rij_kenmerk"), inhoud.openbaar.sha256()),
    ]
    return [(name, value) for name, value in rows if value]
