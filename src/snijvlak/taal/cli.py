"""``snijvlak taal``: how easy a text is to read, and which words it had better not use."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Annotated, Any

import typer

from snijvlak.opdracht import stop

from . import invoer

if TYPE_CHECKING:
    from .woorden.lezen import Gelezen

HELP = "Hoe makkelijk een tekst te lezen is, en welke woorden u beter vermijdt."

app = typer.Typer(help=HELP, no_args_is_help=True)


@app.callback(help=HELP)
def taal() -> None:
    """The group itself does nothing."""


@app.command()
def lix(
    bestand: Annotated[str, typer.Argument(metavar="BESTAND", help="Bestand met tekst, of - voor invoer")],
    als_json: Annotated[bool, typer.Option("--json", help="Geef JSON")] = False,
) -> None:
    """Meet hoe makkelijk een tekst te lezen is, en noem de langste zinnen."""
    from . import leesbaarheid, regels

    found = leesbaarheid.measure(re.split(r"\n\s*\n", invoer.read(bestand)))
    if not found.woorden:
        stop(f"In {invoer.name(bestand)} staan geen woorden. Geef een bestand met tekst.")
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


@app.command()
def toets(
    bestanden: Annotated[list[str], typer.Argument(metavar="BESTAND...", help="Bestanden, of - voor invoer")],
    als_json: Annotated[bool, typer.Option("--json", help="Geef JSON")] = False,
) -> None:
    """Zeg welke woorden u beter vermijdt, wat u liever schrijft, en waarom. Eindigt met 1 bij een fout."""
    pages = [_page(bestand) for bestand in bestanden]  # all of them, before the first answer
    found = [(bestand, _found(bestand, *page)) for bestand, page in zip(bestanden, pages, strict=True)]
    rows = [row for _, here in found for row in here]
    if als_json:
        typer.echo(json.dumps(rows, ensure_ascii=False))
    else:
        _report(found)
    if any(row["ernst"] == "fout" for row in rows):
        raise typer.Exit(1)


def _page(bestand: str) -> tuple[str, Gelezen]:
    """The file, and what people read of it."""
    from .woorden.lezen import OnleesbaarBestand, read

    source = invoer.read(bestand)
    try:
        return source, read(bestand, source)
    except OnleesbaarBestand as error:
        stop(f"{bestand}: {error}")


def _found(bestand: str, source: str, page: Gelezen) -> list[dict[str, Any]]:
    """What the rules find in a file, each with its line and column."""
    from .woorden import check

    begins = [0, *(end.end() for end in re.finditer("\n", source))]
    rows: list[dict[str, Any]] = []
    for found in check(page.tekst):
        line, rule = bisect_right(begins, found.begin), found.regel
        row: dict[str, Any] = {"bestand": bestand, "regel": line, "kolom": found.begin - begins[line - 1] + 1}
        if (key := page.sleutel(found.begin)) is not None:
            row["sleutel"] = key
        row |= {"begin": found.begin, "eind": found.eind, "woorden": found.woorden, "code": rule.code}
        rows.append(row | {name: getattr(rule, name) for name in ("ernst", "liever", "waarom", "bron")})
    return rows


def _report(found: list[tuple[str, list[dict[str, Any]]]]) -> None:
    """The same to read, per file; the reason of a rule is told once."""
    told: set[str] = set()
    for bestand, rows in found:
        typer.echo(f"{invoer.name(bestand)}:" if rows else f"{invoer.name(bestand)}: niets gevonden")
        for row in rows:
            where = ", ".join([f"regel {row['regel']}", f"kolom {row['kolom']}", *_key(row)])
            typer.echo(f"  {where}: {row['woorden']} ({row['ernst'].replace('-', ' ')})")
            typer.echo(f"    liever: {row['liever']}")
            if row["code"] not in told:
                typer.echo(f"    want: {row['waarom']}")
            told.add(row["code"])
    severity = [row["ernst"] for _, rows in found for row in rows]
    typer.echo(f"Fouten: {severity.count('fout')}. Let op: {severity.count('let-op')}.")


def _key(row: dict[str, Any]) -> list[str]:
    return [row["sleutel"]] if "sleutel" in row else []
