"""``snijvlak wegwijzer``: the first door for a child, from the shell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from snijvlak.gebied.queries import Soort
    from snijvlak.wegwijzer.queries import Wegwijzing

app = typer.Typer(help="Bij wie u terechtkunt met een kind dat vastloopt.", no_args_is_help=True)


@app.callback()
def wegwijzer() -> None:
    """Bij wie u terechtkunt met een kind dat vastloopt."""


@app.command()
def waar(
    postcode: Annotated[str, typer.Argument(help="Postcode van het kind, bijvoorbeeld 3155")],
    soort: Annotated[str, typer.Option(help="Soort onderwijs: PO of VO; anders allebei")] = "",
    op: Annotated[str, typer.Option(help="Op welke dag, als JJJJ-MM-DD; anders vandaag")] = "",
    als_json: Annotated[bool, typer.Option("--json", help="Antwoord als JSON")] = False,
) -> None:
    """Zeg welke deur de eerste is voor een kind, wie er nog meer bij hoort en waarom."""
    from dataclasses import asdict

    from snijvlak.gebied.cli import as_dict, layout, read_day
    from snijvlak.gebied.queries import pc4
    from snijvlak.wegwijzer.queries import point_the_way

    day, kind, digits = read_day(op), _kind(soort), pc4(postcode)
    if digits is None:
        typer.echo(
            f"'{postcode[:20]}' is geen Nederlandse postcode. Geef de vier cijfers, bijvoorbeeld 3155.",
            err=True,
        )
        raise typer.Exit(2)
    weg = point_the_way(digits, day, kind)
    if als_json:
        answer = as_dict(weg.antwoord) | {
            "deuren": [asdict(deur) for deur in weg.deuren],
            "vervolgstap": weg.vervolgstap,
            "melden": weg.melden,
        }
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    typer.echo(layout(_lines(weg)))


def _kind(soort: str) -> Soort | None:
    kinds: dict[str, Soort | None] = {"": None, "PO": "PO", "VO": "VO"}
    if soort.upper() not in kinds:
        typer.echo(f"'{soort}' is geen soort onderwijs. Kies PO of VO.", err=True)
        raise typer.Exit(2)
    return kinds[soort.upper()]


def _lines(weg: Wegwijzing) -> list[tuple[str, str]]:
    lines = [("Postcode", weg.antwoord.postcode)]
    for deur in weg.deuren:
        lines += [(deur.titel, deur.naam), ("  waarom", f"{deur.waarom} ({deur.bron})")]
    return [
        *lines,
        ("Toelichting", weg.antwoord.toelichting),
        ("Vervolgstap", weg.vervolgstap),
        ("Melden", weg.melden),
        ("Bron", weg.antwoord.bron),
    ]
