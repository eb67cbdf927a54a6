"""``snijvlak rapportage``: make reports and write them to files."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Annotated

import typer

from snijvlak.gebied.cli import read_day
from snijvlak.opdracht import database, stop

app = typer.Typer(help="Rapporten aan de gemeenteraad.", no_args_is_help=True)


@app.callback()
def rapportage() -> None:
    """Rapporten aan de gemeenteraad."""


@app.command()
def maak(
    begin: Annotated[str, typer.Argument(metavar="BEGIN", help="Eerste dag, als JJJJ-MM-DD")],
    eind: Annotated[str, typer.Argument(metavar="EIND", help="Laatste dag, als JJJJ-MM-DD; telt mee")],
    door: Annotated[str, typer.Option(help="E-mailadres van wie het maakt; een ander geeft het vrij")] = "",
) -> None:
    """Maak een concept over een periode. Vrijgeven doet een ander, op de pagina van het rapport."""
    with database():
        from snijvlak.toegang import queries as toegang
        from snijvlak.toegang.permissies import Permissie
        from snijvlak.vormgeving.document import DocumentMislukt

        from . import actions

        person = toegang.find_persoon(door) or stop(
            f"Er is geen persoon met e-mailadres '{door}'. Geef --door."
        )
        if Permissie.RAPPORT_MAKEN not in toegang.permissies(person):
            stop(f"{door} mag geen rapporten maken. Geef de rol beleidsadviseur met: snijvlak toegang rol")
        try:
            rapport = actions.make(read_day(begin), read_day(eind), door=person)
        except actions.NietToegestaan as error:
            stop(str(error))
        except DocumentMislukt:
            stop("Het PDF-bestand kon niet worden gemaakt. Er is niets bewaard.")
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
        uuid.UUID, typer.Argument(metavar="KENMERK", help="Kenmerk uit snijvlak rapportage lijst")
    ],
    uit: Annotated[Path, typer.Option(help="Map waar de bestanden komen")] = Path(),
) -> None:
    """Schrijf een rapport als PDF en de tabel als CSV in een map."""
    with database():
        from . import actions, queries

        rapport = queries.find(kenmerk) or stop(
            "Er is geen rapport met dit kenmerk. Kijk met: snijvlak rapportage lijst"
        )
        try:
            table = actions.read(rapport).tabel().csv()
        except actions.NietToegestaan as error:
            stop(str(error))
        name = f"snijvlak-{rapport.begin}-{rapport.eind}"
        files = {f"{name}.pdf": queries.pdf(kenmerk), f"{name}-redenen.csv": table.encode()}
    try:
        uit.mkdir(parents=True, exist_ok=True)
        for file, content in files.items():
            aside = uit / f".{file}.deel"
            aside.write_bytes(content)
            aside.replace(uit / file)
    except OSError as error:
        stop(f"Schrijven in {uit} lukt niet ({error.strerror}). Kijk of u daar mag schrijven.")
    typer.echo("\n".join(str(uit / file) for file in files))
