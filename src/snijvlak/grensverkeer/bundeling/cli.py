"""``snijvlak grensverkeer bundel``: where individual help on a school can be bundled, from a list."""

from __future__ import annotations

import csv
import datetime as dt
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from snijvlak.vormgeving.tabel import Tabel

    from .inlezen import Lijst


def bundel(
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="CSV of Excel, zonder namen van mensen")],
    uit: Annotated[Path, typer.Option(metavar="MAP", help="Nieuwe map voor de tabellen en het beeld")],
) -> None:
    """Zoek scholen waar individuele hulp te bundelen is."""
    from ..blad import OnbruikbaarBestand
    from . import inlezen

    if uit.exists() and (not uit.is_dir() or any(uit.iterdir())):
        _stop(f"In {uit} staat al iets. Kies een nieuwe map.")
    try:
        lijst = inlezen.read(bestand.read_bytes())
        names = _write(lijst, uit)
    except OnbruikbaarBestand as error:
        _stop(f"{error} Er is niets geschreven.")
    except OSError as error:
        _stop(f"Dit lukt niet ({error.strerror}): {error.filename}. Er is niets geschreven.")
    typer.echo(f"{len(lijst.rijen)} rijen gebruikt, {len(lijst.terzijde)} terzijde gezet.")
    for row in lijst.terzijde:
        typer.echo(f"  regel {row.regel}: {row.reden}")
    typer.echo(f"Geschreven in {uit}: {', '.join(names)}.")
    typer.echo("Let op: hier staan kleine aantallen in. Maak dit niet openbaar.")


def _write(lijst: Lijst, uit: Path) -> list[str]:
    """All files, or none: they get their place together."""
    made = _files(lijst)
    uit.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=uit.parent, prefix=".aanmaak-") as aside:
        folder = Path(aside) / "map"
        folder.mkdir()
        for name, content in made.items():
            (folder / name).write_bytes(content)
        folder.replace(uit)
    return list(made)


def _files(lijst: Lijst) -> dict[str, bytes]:
    from snijvlak.vormgeving.tabel import harmless

    from .. import rekenblad
    from . import rekenen, tabellen
    from .regels import load

    rules = load()
    found = rekenen.schools(lijst.rijen, rules)
    day = dt.datetime.now().astimezone().strftime("%d-%m-%Y")
    made: dict[str, bytes] = {"aannames.csv": tabellen.assumptions(rules).csv().encode()}
    if table := tabellen.schools(found, rules, day):
        made["scholen.csv"], made["scholen.xlsx"] = table.csv().encode(), rekenblad.of_table(table)
        if picture := _picture(table):
            made["scholen.svg"] = picture
    for place, one in enumerate(found, 1):
        made[f"gemeenten-{place}.csv"] = tabellen.joining(one, rules, day).csv().encode()
    if lijst.terzijde:
        out = io.StringIO(newline="")
        csv.writer(out).writerows(
            [("regel", "reden"), *((r.regel, harmless(r.reden)) for r in lijst.terzijde)]
        )
        made["terzijde.csv"] = out.getvalue().encode()
    return made


def _picture(table: Tabel) -> bytes:
    from snijvlak.vormgeving import grafiek

    with tempfile.TemporaryDirectory() as folder:
        try:
            grafiek.prepare([table], Path(folder))
        except grafiek.TekeningMislukt as error:
            typer.echo(f"Het beeld is niet getekend: {error}. De tabellen zijn er wel.", err=True)
            return b""
        found = grafiek.find(table, Path(folder))
        return found.read_bytes() if found else b""


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)
