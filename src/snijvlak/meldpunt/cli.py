"""``snijvlak meldpunt``: how many reports wait, and notices that could not be sent."""

from __future__ import annotations

import typer

from snijvlak.opdracht import database, stop

app = typer.Typer(help="Stand van de meldingen.", no_args_is_help=True)


@app.callback()
def meldpunt() -> None:
    """Stand van de meldingen."""


@app.command()
def stand() -> None:
    """Tel de meldingen per stand, en zeg hoe lang de oudste wacht."""
    with database():
        from . import queries

        for naam, aantal in queries.states():
            typer.echo(f"{naam:<28} {aantal}")
        days = queries.days_waiting()
        if days is not None:
            typer.echo(f"De oudste melding die nog niet is opgepakt, wacht {days} dagen.")


@app.command()
def berichten() -> None:
    """Verstuur berichten zonder inhoud die eerder niet weg konden."""
    with database():
        from . import berichten as notices

        if not notices.possible():
            stop("Hier gaat geen e-mail weg. Zet SNIJVLAK_POST op het adres van een server voor e-mail.")
        done, left = notices.send_all()
        typer.echo(f"Verstuurd: {done}. Niet gelukt: {left}.")
        if left:
            stop("Kijk of de server voor e-mail werkt, en geef de opdracht dan opnieuw.")
