"""The matrix as a table that people can read."""

from __future__ import annotations

from snijvlak.vormgeving.tabel import Interval, Tabel, dutch
from snijvlak.vormgeving.teksten import tekst

from .matrix import NIET_GEVONDEN
from .queries import Cel, Matrix

NAMEN = {
    "BO": "basisonderwijs",
    "SBO": tekst("grensverkeer.overzicht.speciaal_basisonderwijs"),
    "SO": tekst("grensverkeer.overzicht.speciaal_onderwijs"),
    "VSO": tekst("grensverkeer.overzicht.voortgezet_speciaal_onderwijs"),
    "VO": tekst("grensverkeer.overzicht.voortgezet_onderwijs"),
    "PRO": "praktijkonderwijs",
    "MBO": tekst("grensverkeer.overzicht.middelbaar_beroepsonderwijs"),
}


def as_table(matrix: Matrix) -> Tabel:
    """Rows are home municipalities, columns school municipalities, each count an interval."""
    cells = {(c.woongemeente, c.schoolgemeente): c for c in matrix.rows}
    homes = sorted({c.woongemeente for c in matrix.rows}, key=_by_name)
    schools = [*sorted({c.schoolgemeente for c in matrix.rows} & set(homes), key=_by_name)]
    schools += sorted({c.schoolgemeente for c in matrix.rows} - set(homes))
    naam = NAMEN[matrix.soort]
    outside = [c for c in matrix.rows if c.schoolgemeente != c.woongemeente]
    low, high = sum(c.laag for c in outside), sum(c.hoog for c in outside)
    return Tabel(
        titel=tekst("grensverkeer.overzicht.waar_leerlingen_van_het_wonen_en", naam=naam),
        lezing=(
            tekst(
                "grensverkeer.overzicht.tussen_en_leerlingen_uit_haaglanden",
                laagste=dutch(low),
                hoogste=dutch(high),
            )
        ),
        bron="; ".join(matrix.bronnen),
        peil=matrix.peiljaar,
        eenheid=tekst("grensverkeer.overzicht.leerlingen_laagste_en_hoogste"),
        kolommen=(tekst("grensverkeer.overzicht.woont_in"), *schools),
        rijen=tuple((home, *(_value(cells.get((home, school))) for school in schools)) for home in homes),
        noot=_note(schools),
        vorm="matrix",
    )


def _note(schools: list[str]) -> str:
    """What to know of the figures; and what is missing, when no school has a known place."""
    note = tekst("grensverkeer.overzicht.duo_noemt_aantallen_van_1_tot")
    if schools == [NIET_GEVONDEN]:
        return f"{note} {tekst('grensverkeer.overzicht.van_scholen_weten_we_de_gemeente')}"
    return note


def _value(cel: Cel | None) -> Interval:
    return Interval(cel.laag, cel.hoog) if cel else Interval(0, 0)


def _by_name(naam: str) -> str:
    return naam.removeprefix("'s-")
