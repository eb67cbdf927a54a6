"""A table of this room as Excel file: the table on the first sheet, what it means on the second."""

from __future__ import annotations

from snijvlak.vormgeving import rekenblad
from snijvlak.vormgeving.rekenblad import Vel
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst


def of_table(tabel: Tabel) -> bytes:
    """The Excel file of a table."""
    told = (
        (tekst("grensverkeer.rekenblad.titel"), tabel.titel),
        (tekst("grensverkeer.rekenblad.lezing"), tabel.lezing),
        (tekst("grensverkeer.rekenblad.eenheid"), tabel.eenheid),
        (tekst("grensverkeer.rekenblad.bron"), tabel.bron),
        (tekst("grensverkeer.rekenblad.peil"), tabel.peil),
        (tekst("grensverkeer.rekenblad.noot"), tabel.noot),
    )
    rows = tuple((name, value) for name, value in told if value)
    return rekenblad.make(
        [
            rekenblad.of_table(tekst("grensverkeer.rekenblad.blad_tabel"), tabel),
            Vel(tekst("grensverkeer.rekenblad.blad_uitleg"), rows, uitleg=True),
        ],
        tabel.titel,
    )
