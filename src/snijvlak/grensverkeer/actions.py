"""Load source files: check them all, store them, and prepare the matrix."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from snijvlak.vormgeving import grafiek

from . import bestanden as bron
from . import matrix, queries
from . import opslag as bewaard
from .overzicht import as_table

if TYPE_CHECKING:
    import polars as pl

MAX_GETOOND = 20  # the manifest keeps them all


@dataclass(frozen=True)
class Laadrapport:
    """What was loaded, what was set aside, and what did not match. ``str()`` gives it in Dutch."""

    bestanden: tuple[bron.Bestand, ...]
    ontbreekt: tuple[bron.Soort, ...]
    niet_gematcht: dict[str, matrix.NietGematcht]
    tekenfout: str = ""  # why there are no pictures; empty if all went well

    def __str__(self) -> str:
        lines = [line for bestand in self.bestanden for line in _file_lines(bestand)]
        if self.ontbreekt:
            missing = "; ".join(bron.TITELS[soort] for soort in self.ontbreekt)
            lines.append(f"Nog geen matrix: laad ook nog {missing}.")
        for soort, niet in self.niet_gematcht.items():
            lines += _match_lines(soort, niet)
        if self.tekenfout:
            lines.append(f"De beelden zijn niet getekend: {self.tekenfout}.")
            lines.append("De tabellen werken wel. Geef de opdracht opnieuw om de beelden alsnog te tekenen.")
        return "\n".join(lines)


def load(
    bestanden: Iterable[Path], opslag: Path, told: Callable[[str], object] = lambda step: None
) -> Laadrapport:
    """Recognise, check and store files; with the three kinds present, prepare the matrix and its pictures.

    ``told`` hears in Dutch what is being done, as it takes seconds.

    Raises:
        OnleesbaarBestand: the first file that is refused.
        OpslagBezet, BeschadigdeOpslag: the store cannot be used.
        OSError: the store cannot be written.
        In each case nothing at all is stored.
    """
    paths = list(bestanden)
    files: list[bron.Bestand] = []
    for number, path in enumerate(paths, start=1):
        told(f"Bestand {number} van {len(paths)} lezen: {path.name}")
        files.append(bron.read(path))
    _refuse_same_kind(files)
    with bewaard.only_writer(opslag):
        report = _store(files, opslag, told)
    return report if report.ontbreekt else replace(report, tekenfout=_draw(opslag, told))


def _store(files: list[bron.Bestand], opslag: Path, told: Callable[[str], object]) -> Laadrapport:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
    new = {file.soort: (_manifest(file, now), file.frame()) for file in files}
    present: dict[bron.Soort, tuple[bewaard.Manifest, pl.DataFrame]] = {}
    for soort in bron.SOORTEN:
        if found := new.get(soort) or _stored(opslag, soort):
            present[soort] = found
    missing: tuple[bron.Soort, ...] = tuple(s for s in bron.SOORTEN if s not in present)
    if missing:
        bewaard.store(opslag, list(new.values()))
        return Laadrapport(tuple(files), missing, {})
    told("Matrix maken en opslaan")
    prepared, unmatched = _prepare(present, now)
    bewaard.store(opslag, [*new.values(), prepared])
    return Laadrapport(tuple(files), (), unmatched)


def _draw(opslag: Path, told: Callable[[str], object]) -> str:
    told("Beelden tekenen")
    tables = [as_table(queries.matrix(opslag, soort)) for soort in queries.soorten(opslag)]
    try:
        grafiek.prepare(tables, opslag / bewaard.GRAFIEKEN)
    except grafiek.TekeningMislukt as error:
        return str(error)
    return ""


def _refuse_same_kind(files: list[bron.Bestand]) -> None:
    seen: dict[str, str] = {}
    for file in files:
        if file.soort in seen:
            what = f"dit is dezelfde soort als {seen[file.soort]}: {bron.TITELS[file.soort]}."
            raise bron.OnleesbaarBestand(file.naam, what, "Laad er een tegelijk; de laatste telt.")
        seen[file.soort] = file.naam


def _manifest(file: bron.Bestand, now: str) -> bewaard.Manifest:
    aside = [asdict(row) for row in file.terzijde]
    return bewaard.Manifest(
        file.soort, file.naam, file.peil, file.sha256, len(file.regels), now, extra={"terzijde": aside}
    )


def _stored(opslag: Path, soort: bron.Soort) -> tuple[bewaard.Manifest, pl.DataFrame] | None:
    manifest = bewaard.newest(opslag, soort)
    return (manifest, bewaard.table(opslag, manifest)) if manifest else None


def _prepare(
    sources: dict[bron.Soort, tuple[bewaard.Manifest, pl.DataFrame]], now: str
) -> tuple[tuple[bewaard.Manifest, pl.DataFrame], dict[str, matrix.NietGematcht]]:
    table, unmatched = matrix.compute(*(sources[soort][1] for soort in bron.SOORTEN))
    manifests = [sources[soort][0] for soort in bron.SOORTEN]
    manifest = bewaard.Manifest(
        soort="matrix",
        bron=", ".join(m.bron for m in manifests),
        peil=manifests[0].peil,
        # The matrix has no source file of its own: the three hashes together tell what it was made from.
        sha256=hashlib.sha256("".join(m.sha256 for m in manifests).encode()).hexdigest(),
        regels=table.height,
        geladen_op=now,
        extra={
            "bronnen": [m.tekst for m in manifests],
            "niet_gematcht": {soort: asdict(niet) for soort, niet in unmatched.items()},
        },
    )
    return (manifest, table), unmatched


def _file_lines(file: bron.Bestand) -> list[str]:
    unit = "school" if file.soort == "scholen" else "regel"
    lines = [f"{file.naam}: {bron.TITELS[file.soort]}, peil {file.peil}, {len(file.regels)} regels geladen."]
    if file.terzijde:
        lines.append(f"  {len(file.terzijde)} terzijde gezet:")
        lines += [f"    {unit} {row.regel}: {row.reden}" for row in file.terzijde[:MAX_GETOOND]]
    if len(file.terzijde) > MAX_GETOOND:
        rest = len(file.terzijde) - MAX_GETOOND
        lines.append(f"    en nog {rest}; de hele lijst staat in het manifest in de opslag")
    return lines


def _match_lines(soort: str, niet: matrix.NietGematcht) -> list[str]:
    return [
        f"{soort}: {_telling(niet.totaal)} in het hele bestand. Niet gematcht:",
        f"  school niet gevonden:           {_telling(niet.onbekende_school)}",
        f"    waarvan wonend in Haaglanden: {_telling(niet.onbekende_school_haaglanden)}",
        f"  postcode niet gevonden:         {_telling(niet.onbekende_postcode)}",
        f"  woont in buitenland, onbekend:  {_telling(niet.buitenland_of_onbekend)}",
        f"  woont buiten Haaglanden (hoort niet in de matrix): {_telling(niet.woont_buiten_haaglanden)}",
    ]


def _telling(telling: matrix.Telling) -> str:
    return f"{telling.regels} regels, {telling.laag} tot {telling.hoog} leerlingen"
