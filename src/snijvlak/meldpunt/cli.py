"""``snijvlak meldpunt``: how many reports wait."""

from __future__ import annotations

import typer

from snijvlak.opdracht import database

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
            typer.echo(f"De oudste melding die nog niet is gelezen, wacht {days} dagen.")
