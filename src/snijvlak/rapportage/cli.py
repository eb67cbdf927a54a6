"""``snijvlak rapport``: make reports and write them to files."""

from __future__ import annotations

import datetime as dt
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from snijvlak.gebied.cli import read_day
from snijvlak.opdracht import database, stop

if TYPE_CHECKING:
    from .vormen import Bestand

app = typer.Typer(help="Rapporten aan de gemeenteraad.", no_args_is_help=True)


@app.callback()
def rapportage() -> None:
    """Rapporten aan de gemeenteraad."""


@app.command()
def maak(
    periode: Annotated[str, typer.Option(help="2026, 2026-H1, 2026-K3, of twee dagen: BEGIN/EIND")],
    uit: Annotated[Path, typer.Option(help="Map waar de bestanden komen")],
) -> None:
    """Schrijf alle bestanden van een rapport in een map. Is het niet vrijgegeven, dan staat er concept op."""
    with database():
        from snijvlak.privacy.onthulling import OnbruikbaarGrootboek
        from snijvlak.vormgeving.document import DocumentMislukt

        from . import actions, vormen

        begin, eind = _days(periode)
        try:
            inhoud, released = actions.content(begin, eind, tell=_Voortgang())
            files = list(vormen.all_files(inhoud))
        except (actions.NietToegestaan, OnbruikbaarGrootboek) as error:
            stop(str(error))
        except DocumentMislukt:
            stop("Een document kon niet worden gemaakt. Er is niets geschreven.")
    _write(files, uit)
    if not released:
        typer.echo("Dit rapport is niet vrijgegeven. Verspreid het niet.", err=True)


@app.command()
def concept(
    begin: Annotated[str, typer.Argument(metavar="BEGIN", help="Eerste dag, als JJJJ-MM-DD")],
    eind: Annotated[str, typer.Argument(metavar="EIND", help="Laatste dag, als JJJJ-MM-DD; telt mee")],
    door: Annotated[str, typer.Option(help="E-mailadres van wie het maakt; een ander geeft het vrij")] = "",
) -> None:
    """Maak een concept over een periode. Vrijgeven doet een ander, op de pagina van het rapport."""
    with database():
        from snijvlak.privacy.onthulling import OnbruikbaarGrootboek
        from snijvlak.toegang import queries as toegang
        from snijvlak.toegang.permissies import Permissie

        from . import actions

        person = toegang.find_persoon(door) or stop(
            f"Er is geen persoon met e-mailadres '{door}'. Geef --door."
        )
        if Permissie.RAPPORT_MAKEN not in toegang.permissies(person):
            stop(f"{door} mag geen rapporten maken. Geef de rol beleidsadviseur met: snijvlak toegang rol")
        try:
            rapport = actions.make(read_day(begin), read_day(eind), door=person)
        except (actions.NietToegestaan, OnbruikbaarGrootboek) as error:
            stop(str(error))
    typer.echo(f"Concept {rapport.pk} staat klaar. Een publicatiebeheerder kan het nu lezen en vrijgeven.")


@app.command()
def lijst() -> None:
    """Noem de rapporten: kenmerk, periode en of ze zijn vrijgegeven."""
    with database():
        from . import queries

        for rapport in [*queries.drafts(), *queries.released()]:
            state = "vrijgegeven" if rapport.vrijgegeven_op else "concept"
            typer.echo(f"{rapport.pk}  {rapport.begin} tot en met {rapport.eind}  {state}")


@app.command()
def schrijf(
    kenmerk: Annotated[
        uuid.UUID, typer.Argument(metavar="KENMERK", help="Kenmerk uit snijvlak rapport lijst")
    ],
    uit: Annotated[Path, typer.Option(help="Map waar de bestanden komen")] = Path(),
) -> None:
    """Schrijf een rapport met alle bestanden die erbij horen in een map."""
    with database():
        from snijvlak.vormgeving.document import DocumentMislukt

        from . import actions, queries, vormen

        rapport = queries.find(kenmerk) or stop(
            "Er is geen rapport met dit kenmerk. Kijk met: snijvlak rapport lijst"
        )
        try:
            files = list(vormen.all_files(actions.read(rapport)))
        except actions.NietToegestaan as error:
            stop(str(error))
        except DocumentMislukt:
            stop("Een document kon niet worden gemaakt. Er is niets geschreven.")
    _write(files, uit)


def _days(periode: str) -> tuple[dt.date, dt.date]:
    from snijvlak.privacy.onthulling import Periode

    from . import perioden

    if found := perioden.days_of(periode):
        return found
    try:
        days = Periode.parse(periode)
    except ValueError:
        stop(f"'{periode}' is geen periode. Schrijf 2026, 2026-H1, 2026-K3 of 2026-01-01/2026-03-31.")
    return days.begin, days.eind


class _Voortgang:
    """Says now and then how far it is; says nothing when it is done at once."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, gedaan: int, totaal: int, stap: str) -> None:
        if time.monotonic() - self._last > 2:
            self._last = time.monotonic()
            typer.echo(f"Bezig: stap {gedaan} van {totaal}, {stap}.", err=True)


def _write(files: list[Bestand], uit: Path) -> None:
    try:
        uit.mkdir(parents=True, exist_ok=True)
        for file in files:
            aside = uit / f".{file.naam}.deel"
            aside.write_bytes(file.inhoud)
            aside.replace(uit / file.naam)
    except OSError as error:
        stop(f"Schrijven in {uit} lukt niet ({error.strerror}). Kijk of u daar mag schrijven.")
    typer.echo("\n".join(str(uit / file.naam) for file in files))
