"""``snijvlak grensverkeer``: load DUO's files and show who crosses which municipal border."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from .bundeling.cli import bundel
from .cli_stromen import add_to
from .dekking.cli import dekking
from .opdracht import Opslag
from .opdracht import folder as _folder

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
    _load(bestanden, _folder(opslag), peiljaar)


@app.command()
def haal(
    welke: Annotated[
        list[str] | None, typer.Option(help="Naam van een bestand in de lijst; meer dan een kan. Anders alle")
    ] = None,
    bronnen: Annotated[
        Path | None, typer.Option(help="Eigen lijst met adressen, gemaakt als die van Snijvlak")
    ] = None,
    opslag: Opslag = None,
) -> None:
    """Haal de bestanden van DUO op en laad ze. Wat er al is en niet veranderde, blijft."""
    from snijvlak.halen import NietOpgehaald

    from . import geladen, halen
    from .opslag import Opslagfout

    folder = _folder(opslag)
    try:
        chosen = halen.choose(halen.sources(bronnen), welke or [])
        found = halen.fetch(chosen, folder, _tell)
        loaded = geladen.read(folder).hashes()
    except Opslagfout as error:
        _stop(f"{error}\nEr is niets geladen. Wat is opgehaald, blijft bewaard.")
    except halen.OnbruikbareBronnen as error:
        _stop(f"{error}\nEr is niets opgehaald.")
    except NietOpgehaald as error:
        _stop(f"{error}\nEr is niets geladen. Wat al is opgehaald, blijft bewaard.", 3)
    except OSError as error:
        _stop(_unwritable(folder, error))
    for one in found:
        state = "opgehaald" if one.nieuw else "was er al en is niet veranderd"
        typer.echo(f"{one.bron.naam}: {state} (sha256 {one.sha256})")
    if new := [one.pad for one in found if one.sha256 not in loaded]:
        _load(new, folder, None)
    else:
        typer.echo("Alles is al geladen.")


def _load(bestanden: list[Path], folder: Path, jaar: int | None) -> None:
    from . import actions
    from .inlezen import OnleesbaarBestand
    from .opslag import Opslagfout

    try:
        report = actions.load(bestanden, folder, told=_tell, jaar=jaar)
    except (OnleesbaarBestand, Opslagfout) as error:
        _stop(f"{error}\nEr is niets geladen.")
    except OSError as error:
        _stop(_unwritable(folder, error))
    typer.echo(str(report))


def _tell(step: str) -> None:
    typer.echo(step, err=True)


def _unwritable(folder: Path, error: OSError) -> str:
    return (
        f"Opslaan in {folder} lukt niet ({error.strerror}). Kijk of de map er is en of u erin mag schrijven."
    )


add_to(app)
app.command()(bundel)
app.command()(dekking)


def _stop(message: str, code: int = 2) -> NoReturn:
    """End with a message; 2 when the question can be put better, 3 when a service failed."""
    typer.echo(message, err=True)
    raise typer.Exit(code)
