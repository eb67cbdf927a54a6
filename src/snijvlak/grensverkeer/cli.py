"""``snijvlak grensverkeer``: load DUO's files and show who crosses which municipal border."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from .cli_stromen import add_to
from .opdracht import Opslag, folder

app = typer.Typer(help="Leerlingen die in een andere gemeente naar school gaan.", no_args_is_help=True)


@app.callback()
def grensverkeer() -> None:
    """Leerlingen die in een andere gemeente naar school gaan."""


@app.command()
def laad(
    bestanden: Annotated[
        list[Path], typer.Argument(metavar="BESTAND...", help="Bestanden; de soort herkennen we zelf")
    ],
    opslag: Opslag = None,
    peiljaar: Annotated[
        int | None,
        typer.Option(min=2000, max=2100, help="Jaar van de telling, als het bestand dat niet zegt"),
    ] = None,
) -> None:
    """Laad bestanden van DUO en CBS, en maak de matrix van woongemeente en schoolgemeente."""
    from . import actions
    from .inlezen import OnleesbaarBestand
    from .opslag import Opslagfout

    store = folder(opslag)
    try:
        report = actions.load(bestanden, store, told=lambda step: typer.echo(step, err=True), jaar=peiljaar)
    except (OnleesbaarBestand, Opslagfout) as error:
        _stop(f"{error}\nEr is niets geladen.")
    except OSError as error:
        _stop(
            f"Opslaan in {store} lukt niet ({error.strerror}). "
            "Kijk of de map er is en of u erin mag schrijven."
        )
    typer.echo(str(report))


add_to(app)


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)
