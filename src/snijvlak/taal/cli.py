"""``snijvlak taal``: how easy a text is to read."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from snijvlak.opdracht import stop, why

app = typer.Typer(help="Hoe makkelijk een tekst te lezen is.", no_args_is_help=True)


@app.callback()
def taal() -> None:
    """Hoe makkelijk een tekst te lezen is."""


@app.command()
def lix(
    bestand: Annotated[str, typer.Argument(metavar="BESTAND", help="Bestand met tekst, of - voor invoer")],
    als_json: Annotated[bool, typer.Option("--json", help="Geef JSON")] = False,
) -> None:
    """Meet hoe makkelijk een tekst te lezen is, en noem de langste zinnen."""
    from . import leesbaarheid, regels

    found = leesbaarheid.measure(re.split(r"\n\s*\n", _read(bestand)))
    if not found.woorden:
        stop(f"In {_name(bestand)} staan geen woorden. Geef een bestand met tekst.")
    longest = found.longest(5)
    if als_json:
        answer = {
            "lix": round(found.lix, 1),
            "woorden": found.woorden,
            "zinnen": found.zinnen,
            "lange_woorden": found.lange_woorden,
            "langste_zinnen": [{"zin": zin, "woorden": aantal} for zin, aantal in longest],
        }
        typer.echo(json.dumps(answer, ensure_ascii=False))
        return
    grens = regels.load()
    dutch = f"{found.lix:.1f}".replace(".", ",")
    typer.echo(f"LIX:           {dutch} (tot {grens.lix:.0f} is makkelijk genoeg)")
    typer.echo(f"Woorden:       {found.woorden}")
    typer.echo(f"Zinnen:        {found.zinnen}")
    typer.echo(f"Lange woorden: {found.lange_woorden} (meer dan {leesbaarheid.LONG} letters)")
    typer.echo(f"\nLangste zinnen (tot {grens.woorden_per_zin} woorden is goed):")
    for zin, aantal in longest:
        typer.echo(f"{aantal:>4}  {zin}")


def _read(bestand: str) -> str:
    try:
        text = sys.stdin.read() if bestand == "-" else Path(bestand).read_text(encoding="utf-8-sig")
        text.encode("utf-8")  # standard input may let other bytes pass as half characters
        return text
    except OSError as error:
        stop(f"{bestand}: {why(error)}.")
    except UnicodeError:
        stop(f"In {_name(bestand)} staat geen tekst in UTF-8. Bewaar de tekst als platte tekst in UTF-8.")


def _name(bestand: str) -> str:
    return "de invoer" if bestand == "-" else bestand
