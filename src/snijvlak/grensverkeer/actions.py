"""Load source files: check them all, store them, and prepare what the pages show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from snijvlak.gebied import grenzen as gebied
from snijvlak.vormgeving import grafiek

from . import controle, geladen, gematcht, inlezen, klaar, matrix
from . import opslag as bewaard
from .inlezen import Ingelezen, OnleesbaarBestand
from .schatting import bronnen, klaarzetten
from .stromen import beelden
from .tellingen import ONDERWIJS

MAX_GETOOND = 20  # the manifest keeps them all
_STEP = 0.25  # of a file: how often is told how far it is

ONTBREEKT = {
    geladen.TELLINGEN: "leerlingen per school en woonpostcode (DUO)",
    geladen.POSTCODES: "gemeente per postcode",
    geladen.SCHOLEN: "plaats van de scholen",
}
_GEVOLG = {
    geladen.TELLINGEN: "Nog geen cijfers: laad ook nog {}.",
    geladen.POSTCODES: (
        "Alleen van postcodes in Haaglanden en buurgemeenten weten we de gemeente: laad ook nog {}."
    ),
    geladen.SCHOLEN: "Van scholen weten we de gemeente soms niet, dus cijfers zijn ruim: laad ook nog {}.",
}


@dataclass(frozen=True)
class Laadrapport:
    """What was loaded, what was set aside, what does not agree and what did not match.

    ``str()`` gives it in Dutch. ``bevindingen`` has a list for each file, in the same order.
    """

    bestanden: tuple[Ingelezen, ...]
    bevindingen: tuple[tuple[str, ...], ...]
    ontbreekt: tuple[str, ...]
    niet_gematcht: dict[str, matrix.NietGematcht]
    tekenfout: str = ""  # why there are no pictures; empty if all went well

    def __str__(self) -> str:
        lines: list[str] = []
        for file, found in zip(self.bestanden, self.bevindingen, strict=True):
            lines += _file_lines(file, found)
        lines += [_GEVOLG[kind].format(ONTBREEKT[kind]) for kind in self.ontbreekt]
        for soort, niet in self.niet_gematcht.items():
            lines += _match_lines(soort, niet)
        if self.tekenfout:
            lines.append(f"De beelden zijn niet getekend: {self.tekenfout}.")
            lines.append("De tabellen werken wel. Geef de opdracht opnieuw om de beelden alsnog te tekenen.")
        return "\n".join(lines)


def load(
    bestanden: Iterable[Path],
    opslag: Path,
    told: Callable[[str], object] = lambda step: None,
    *,
    jaar: int | None = None,
) -> Laadrapport:
    """Recognise, check and store files, and prepare the flows and their pictures from all that is loaded.

    ``told`` hears in Dutch what is being done, as it takes seconds. ``jaar`` is the peiljaar of files that do
    not tell it.

    Raises:
        OnleesbaarBestand: the first file that is refused.
        OpslagBezet, BeschadigdeOpslag: the store cannot be used.
        OSError: the store cannot be written.
        In each case nothing at all is stored.
    """
    paths = list(bestanden)
    files: list[Ingelezen] = []
    for number, path in enumerate(paths, start=1):
        told(f"Bestand {number} van {len(paths)} lezen: {path.name}")
        files.append(inlezen.read(path, _progress(told, path.name), jaar))
    _refuse_same(files)
    with bewaard.only_writer(opslag):
        report = _store(files, opslag, told)
    return replace(report, tekenfout=_draw(opslag, told)) if klaar.years(opslag) else report


def _progress(told: Callable[[str], object], naam: str) -> Callable[[float], None]:
    """Tell a few times how far a file is; of a small one, read at once, nothing."""
    last = 0.0

    def tell(part: float) -> None:
        nonlocal last
        if last + _STEP <= part < 1:
            last = part
            told(f"  {naam}: {part:.0%}")

    return tell


def _refuse_same(files: Sequence[Ingelezen]) -> None:
    """Two files for the same layout, year and type of education: then only one would count."""
    seen: dict[tuple[object, ...], str] = {}
    for file in files:
        for key in _keys(file):
            if key in seen:
                what = f"dit is dezelfde soort als {seen[key]}: {file.titel}."
                raise OnleesbaarBestand(file.naam, what, "Laad er een tegelijk; de laatste telt.")
            seen[key] = file.naam


def _keys(file: Ingelezen) -> set[tuple[object, ...]]:
    """What a file may be the only one for. Lists of places add to each other: those need only differ."""
    return {(file.indeling, *part) for part in file.delen} or {(file.sha256,)}


def _store(files: Sequence[Ingelezen], opslag: Path, told: Callable[[str], object]) -> Laadrapport:
    now = dt.datetime.now(dt.UTC)
    moment = now.isoformat(timespec="microseconds")
    new = [table for file in files for table in tables(file, moment)]
    voorraad = geladen.read(opslag).plus(new)
    told("Controleren of de bestanden bij elkaar passen")
    found = tuple(_check(file, voorraad) for file in files)
    new = [_with_findings(table, files, found) for table in new]
    flows = _estimate(voorraad, opslag, moment, told)
    told("Opslaan")
    bewaard.store(opslag, [*((table.manifest, table.rows()) for table in new), *flows])
    for file in files:
        _keep_boundaries(file, opslag, now)
    unmatched = gematcht.unmatched(voorraad)
    known = {geladen.TELLINGEN: bool(voorraad.delen())}
    missing = tuple(kind for kind in ONTBREEKT if not known.get(kind, voorraad.heeft(kind)))
    return Laadrapport(tuple(files), found, missing, unmatched)


def _estimate(
    voorraad: geladen.Voorraad, opslag: Path, moment: str, told: Callable[[str], object]
) -> klaarzetten.Tabellen:
    """The flows of each year of which a source changed."""
    tables: klaarzetten.Tabellen = []
    for jaar in sorted({jaar for _, jaar, _ in voorraad.delen()}):
        made = klaarzetten.made_from(bronnen.manifests(voorraad, jaar))
        if klaar.is_made_from(opslag, jaar, made):
            continue
        told(f"Leerlingen tellen die DUO verborg: {jaar}")
        tables += klaarzetten.prepare(voorraad, jaar, moment, _steps(told))
    return tables


def _steps(told: Callable[[str], object]) -> Callable[[str, int, int], object]:
    """Tell each type of education, not the steps in it: those take a second."""

    def tell(step: str, done: int, of: int) -> None:
        if step in ONDERWIJS:
            told(f"  {step}: {done} van {of}")

    return tell


def _check(file: Ingelezen, voorraad: geladen.Voorraad) -> tuple[str, ...]:
    found = controle.check(file, voorraad)
    for one in found:
        if one.weiger:
            step = "Kijk of dit het goede bestand is, en van hetzelfde peiljaar als de andere."
            raise OnleesbaarBestand(file.naam, one.tekst, step)
    return (*file.bevindingen, *(one.tekst for one in found))


def tables(file: Ingelezen, moment: str) -> list[geladen.Tabel]:
    """What was read as tables of the store."""
    aside = [asdict(row) for row in file.terzijde]
    extra = {"indeling": file.indeling, "titel": file.titel, "terzijde": aside}
    found: list[geladen.Tabel] = []
    for kind, frame in file.tabellen.items():
        more = {"delen": list(file.delen)} if kind == geladen.TELLINGEN else {}
        manifest = bewaard.Manifest(
            kind,
            file.naam,
            file.peil,
            file.sha256,
            frame.height,
            moment,
            file.licentie,
            extra={**extra, **more},
        )
        found.append(geladen.Tabel(manifest, lambda frame=frame: frame))
    return found


def _with_findings(
    table: geladen.Tabel, files: Sequence[Ingelezen], found: Sequence[tuple[str, ...]]
) -> geladen.Tabel:
    said = next(s for f, s in zip(files, found, strict=True) if f.sha256 == table.manifest.sha256)
    extra = {**table.manifest.extra, "bevindingen": list(said)}
    return replace(table, manifest=replace(table.manifest, extra=extra))


def _keep_boundaries(file: Ingelezen, opslag: Path, now: dt.datetime) -> None:
    match file.extra:
        case {"grenzen": tuple() as found, "jaar": int() as year}:
            source = "CBS en Kadaster, gemeentegrenzen (gegeneraliseerd), uit een bestand"
            gebied.keep(found, year, opslag / gebied.MAP, bron=source, adres=file.naam, moment=now)
        case _:
            pass


def _draw(opslag: Path, told: Callable[[str], object]) -> str:
    told("Beelden tekenen")
    try:
        grafiek.prepare(beelden.tables(opslag), opslag / bewaard.GRAFIEKEN)
    except grafiek.TekeningMislukt as error:
        return str(error)
    return ""


def _file_lines(file: Ingelezen, found: Sequence[str]) -> list[str]:
    lines = [f"{file.naam}: {file.titel}, peil {file.peil}, {file.regels} regels geladen."]
    lines += [f"  {sentence}" for sentence in found]
    unit = "school" if file.indeling == "scholen_geojson" else "regel"
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
        f"  woont buiten Haaglanden:        {_telling(niet.woont_buiten_haaglanden)}",
    ]


def _telling(telling: matrix.Telling) -> str:
    return f"{telling.regels} regels, {telling.laag} tot {telling.hoog} leerlingen"
