"""``snijvlak bewaren``: what goes when its term is over, beforehand and now."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from snijvlak.opdracht import database, stop

HELP = "Wat weggaat als de bewaartermijn voorbij is."
app = typer.Typer(help=HELP, no_args_is_help=True)
BUSY = "Er loopt al een opdracht die gegevens laat weggaan. Er is niets veranderd. Wacht tot die klaar is."


@app.callback(help=HELP)
def bewaren() -> None:
    """The group itself does nothing."""


@app.command()
def toon(
    dagen: Annotated[int, typer.Option(min=0, max=3650, help="Hoeveel dagen vooruit")] = 30,
) -> None:
    """Laat zien wat er weggaat en wat wordt vastgehouden. Er verandert niets."""
    with database():
        from django.utils import timezone

        from . import queries

        going = queries.leaving(timezone.localdate() + dt.timedelta(days=dagen))
        held = queries.holds().count()
        waiting = queries.waiting(timezone.localdate())
    for part in going:
        typer.echo(
            f"{_name(part.soort.wat, part.soort.meervoud)}  {len(part.aan):>7}  {part.eerste}  {part.laatste}"
        )
    for soort, count in waiting:
        typer.echo(f"Nog niet afgesloten, en dus niet weg: {count} {soort.meervoud}.")
    typer.echo(
        f"Tot en met {dagen} dagen vooruit: {sum(len(part.aan) for part in going)}. Vastgehouden: {held}."
    )


@app.command()
def uitvoeren() -> None:
    """Laat weggaan waarvan de bewaartermijn voorbij is, en doe wat verder elke nacht hoort.

    Wat weg is, kan niet terug.
    """
    done = failed = 0
    with database():
        from django.utils import timezone

        from snijvlak.toegang import keten
        from snijvlak.werk import nacht

        from . import actions, slot

        try:
            with slot.alone():
                for task in nacht.run(timezone.localdate()):  # before anything goes that it counts
                    failed += task.mislukt
                    if task.mislukt or task.gezegd:
                        typer.echo(task.gezegd or f"{task.naam}: mislukt")
                for outcome in actions.end_due(timezone.localdate()):
                    done, failed = done + outcome.klaar, failed + outcome.mislukt
                    wrong = f"  mislukt: {outcome.mislukt}" if outcome.mislukt else ""
                    typer.echo(
                        f"{_name(outcome.soort.wat, outcome.soort.meervoud)}  {outcome.klaar:>7}{wrong}"
                    )
        except slot.Bezet:
            stop(BUSY)
        keten.seal()
    typer.echo(f"Klaar: {done}.")
    if failed:
        typer.echo(
            f"Niet gelukt: {failed}. Dat staat er nog. Kijk in het logboek en geef de opdracht opnieuw.",
            err=True,
        )
        raise typer.Exit(3)


def _name(wat: str, meervoud: str) -> str:
    return f"{f'{wat}: {meervoud}':<56}"
