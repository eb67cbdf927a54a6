"""The matrix as a table that people can read."""

from __future__ import annotations

from snijvlak.vormgeving.tabel import Interval, Tabel, dutch

from .queries import Cel, Matrix

NAMEN = {
    "BO": "basisonderwijs",
    "SBO": "speciaal basisonderwijs",
    "SO": "speciaal onderwijs",
    "VSO": "voortgezet speciaal onderwijs",
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
        titel=f"Waar leerlingen van het {naam} wonen en naar school gaan",
        lezing=(
            f"Tussen {dutch(low)} en {dutch(high)} leerlingen uit Haaglanden gaan buiten de eigen gemeente "
            "naar school, of naar een school die wij niet konden vinden."
        ),
        bron="; ".join(matrix.bronnen),
        peil=matrix.peiljaar,
        eenheid="leerlingen, laagste en hoogste aantal",
        kolommen=("Woont in", *schools),
        rijen=tuple((home, *(_value(cells.get((home, school))) for school in schools)) for home in homes),
        noot="DUO noemt aantallen van 1 tot en met 4 niet precies. Daarom staat er vaak een laagste en een "
        "hoogste aantal.",
        vorm="matrix",
    )


def _value(cel: Cel | None) -> Interval:
    return Interval(cel.laag, cel.hoog) if cel else Interval(0, 0)


def _by_name(naam: str) -> str:
    return naam.removeprefix("'s-")
