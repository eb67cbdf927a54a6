"""``snijvlak meldpunt``: the team's key, and how many reports wait."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from snijvlak.opdracht import database, stop

app = typer.Typer(help="Sleutel van het meldpunt en stand van de meldingen.", no_args_is_help=True)


@app.callback()
def meldpunt() -> None:
    """Sleutel van het meldpunt en stand van de meldingen."""


@app.command()
def sleutel(
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="Waar het sleutelbestand komt")],
) -> None:
    """Maak een sleutelbestand voor het team. Een bestaand bestand wordt nooit overschreven."""
    from snijvlak.privacy.versleuteling import TeamSleutel

    try:
        TeamSleutel.make().write(bestand)
    except FileExistsError:
        stop(f"{bestand} is er al. Kies een andere naam: een sleutel die weg is, opent geen melding meer.")
    except OSError as error:
        stop(f"Schrijven naar {bestand} lukt niet ({error.strerror}). Kijk of u daar mag schrijven.")
    typer.echo(f"De sleutel staat in {bestand}. Maak nu een reservekopie op een andere, veilige plek.")


@app.command()
def stand() -> None:
    """Tel de meldingen per stand, en zeg hoe lang de oudste wacht."""
    with database():
        from . import queries

        for naam, aantal in queries.states():
            typer.echo(f"{naam:<28} {aantal}")
        days = queries.days_waiting()
        if days is not None:
            typer.echo(f"De oudste melding die nog niet is gelezen, wacht {days} dagen.")
