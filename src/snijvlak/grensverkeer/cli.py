"""``snijvlak grensverkeer``: load DUO's files and show who crosses which municipal border."""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from .bundeling.cli import bundel

app = typer.Typer(help="Leerlingen die in een andere gemeente naar school gaan.", no_args_is_help=True)

Opslag = Annotated[
    Path | None,
    typer.Option(help="Map met de geladen gegevens; anders grensverkeer in SNIJVLAK_GEGEVENS of gegevens"),
]


@app.callback()
def grensverkeer() -> None:
    """Leerlingen die in een andere gemeente naar school gaan."""


@app.command()
def laad(
    bestanden: Annotated[
        list[Path], typer.Argument(metavar="BESTAND...", help="Bestanden; de soort herkennen we zelf")
    ],
    opslag: Opslag = None,
) -> None:
    """Laad bestanden met leerlingen, postcodes en scholen, en maak de matrix."""
    from . import actions
    from .bestanden import OnleesbaarBestand
    from .opslag import Opslagfout

    folder = _folder(opslag)
    try:
        report = actions.load(bestanden, folder, told=lambda step: typer.echo(step, err=True))
    except (OnleesbaarBestand, Opslagfout) as error:
        _stop(f"{error}\nEr is niets geladen.")
    except OSError as error:
        _stop(
            f"Opslaan in {folder} lukt niet ({error.strerror}). "
            "Kijk of de map er is en of u erin mag schrijven."
        )
    typer.echo(str(report))


@app.command()
def matrix(
    soort: Annotated[str, typer.Option(help="Soort onderwijs: BO, SBO, SO of VSO")],
    opslag: Opslag = None,
) -> None:
    """Geef de matrix woongemeente x schoolgemeente als csv."""
    from . import queries
    from .opslag import Opslagfout

    try:
        answer = queries.matrix(_folder(opslag), soort.strip().upper())
    except (queries.GeenMatrix, Opslagfout) as error:
        _stop(str(error))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["woongemeente", "schoolgemeente", "laag", "hoog"])
    writer.writerows([c.woongemeente, c.schoolgemeente, c.laag, c.hoog] for c in answer.rows)


app.command()(bundel)


def _folder(opslag: Path | None) -> Path:
    return opslag or Path(os.environ.get("SNIJVLAK_GEGEVENS") or "gegevens") / "grensverkeer"


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)
