"""``snijvlak monitor``: what the region wants to follow."""

from __future__ import annotations

import json
from typing import Annotated

import typer

app = typer.Typer(help="Wat de regio wil volgen.", no_args_is_help=True)


@app.callback()
def monitor() -> None:
    """Wat de regio wil volgen."""


@app.command()
def indicatoren(
    als_json: Annotated[bool, typer.Option("--json", help="Antwoord als JSON")] = False,
) -> None:
    """Noem de indicatoren uit de bronnen: wat het is, wie erom vraagt en waar een cijfer vandaan komt."""
    from .indicatoren import load

    known = load()
    if als_json:
        typer.echo(json.dumps(known.model_dump(mode="json"), ensure_ascii=False, indent=2))
        return
    for soort, titel in known.soorten.items():
        typer.echo(f"{titel}:")
        for code, indicator in known.indicatoren.items():
            if indicator.soort == soort:
                typer.echo(f"  {indicator.naam} ({code})")
                typer.echo(f"    {indicator.definitie} ({indicator.eenheid})")
                typer.echo(f"    bron: {indicator.bron}")
                typer.echo(f"    cijfers: {indicator.herkomst}")
