"""``snijvlak overleg``: bodies and their meetings."""

from __future__ import annotations

from typing import Annotated

import typer

from snijvlak.gebied.cli import read_day
from snijvlak.opdracht import database, stop

app = typer.Typer(help="Overleggen, hun deelnemers en bijeenkomsten.", no_args_is_help=True)

Naam = Annotated[str, typer.Argument(metavar="NAAM", help="Naam van het overleg")]


@app.callback()
def overleg() -> None:
    """Overleggen, hun deelnemers en bijeenkomsten."""


@app.command()
def nieuw(
    naam: Naam,
    soort: Annotated[
        str, typer.Option(help="Soort, bijvoorbeeld oogo; zie regels/overleg/soorten.yaml")
    ] = "",
    gebied: Annotated[
        str, typer.Option(help="Gebied dat bij de soort past, als code of naam; leeg is heel Haaglanden")
    ] = "",
    frequentie: Annotated[str, typer.Option(help="Hoe vaak het bij elkaar komt, bijvoorbeeld kwartaal")] = "",
    deelnemer: Annotated[
        list[str] | None, typer.Option(help="E-mailadres van een deelnemer; mag vaker")
    ] = None,
) -> None:
    """Maak een overleg met zijn deelnemers."""
    with database():
        from snijvlak.toegang import queries as toegang

        from . import actions, queries, regels

        if soort not in regels.soorten().soorten:
            stop(f"Geef met --soort een van: {', '.join(regels.soorten().soorten)}.")
        if queries.find_overleg(naam):
            stop(f"Er is al een overleg met de naam {naam}.")
        if frequentie and frequentie not in regels.soorten().frequenties:
            stop(f"Geef met --frequentie een van: {', '.join(regels.soorten().frequenties)}.")
        area = _area(gebied, regels.soorten().soorten[soort].gebied)
        people = [
            toegang.find_persoon(email) or stop(f"Er is geen persoon met e-mailadres {email}.")
            for email in deelnemer or []
        ]
        members = list({p.pk: p for p in people}.values())
        actions.add_overleg(naam, soort, members, gebied_code=area, frequentie=frequentie, door=None)
    typer.echo(f"{naam} staat erin. Plan nu een bijeenkomst met: snijvlak overleg plan")


def _area(gebied: str, kind: str) -> str:
    """The code of an area of a kind, given as code or name."""
    from snijvlak.gebied import queries

    if not gebied:
        return ""
    known = queries.areas(kind)
    if not known:
        stop("Deze soort overleg gaat over heel Haaglanden. Laat --gebied weg.")
    town = queries.find_gemeente(gebied) if kind == "gemeente" else None
    wanted = {gebied.casefold(), town.code.casefold() if town else ""}
    found = [code for code, name in known if {code.casefold(), name.casefold()} & wanted]
    return found[0] if found else stop(f"Geef met --gebied een van: {', '.join(code for code, _ in known)}.")


@app.command()
def plan(
    naam: Naam,
    datum: Annotated[str, typer.Argument(metavar="DATUM", help="Dag, als JJJJ-MM-DD")],
    plaats: Annotated[str, typer.Option(help="Waar")] = "",
) -> None:
    """Plan een bijeenkomst van een overleg."""
    with database():
        from . import actions, queries

        day = read_day(datum)
        body = queries.find_overleg(naam) or stop(f"Er is geen overleg met de naam {naam}.")
        if queries.has_meeting(body, day):
            stop(f"{naam} komt op {day} al bij elkaar.")
        actions.plan(body, day, plaats, door=None)
    typer.echo(f"{naam} komt op {day} bij elkaar. Casussen kunnen nu op de agenda.")


@app.command()
def lijst() -> None:
    """Noem de overleggen met hun aantal deelnemers en hun volgende bijeenkomst."""
    with database():
        from . import queries

        for body, people, day in queries.bodies(read_day("")):
            then = f"komt bij elkaar op {day}" if day else "heeft nog geen volgende bijeenkomst"
            members = "1 deelnemer" if people == 1 else f"{people} deelnemers"
            typer.echo(f"{body.naam}: {members}, {then}")


@app.command()
def patronen() -> None:
    """Tel de casussen van elk half jaar dat voorbij is; wat al is geteld, blijft."""
    with database():
        from . import actions, queries

        made = actions.count_patterns(read_day(""), door=None)
        for row in made:
            typer.echo(f"Geteld: de {queries.name_of(row.halfjaar)}.")
    if not made:
        typer.echo("Er was niets te tellen.")
