"""``snijvlak gebied``: questions about areas, from the shell."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from snijvlak.gebied.queries import PostcodeAntwoord

app = typer.Typer(help="Gemeenten, postcodes en samenwerkingsverbanden.", no_args_is_help=True)


@app.callback()
def gebied() -> None:
    """Gemeenten, postcodes en samenwerkingsverbanden."""


@app.command()
def postcode(
    postcode: Annotated[str, typer.Argument(help="Postcode van het kind, bijvoorbeeld 3155")],
    op: Annotated[str, typer.Option(help="Op welke dag, als JJJJ-MM-DD; anders vandaag")] = "",
    als_json: Annotated[bool, typer.Option("--json", help="Antwoord als JSON")] = False,
) -> None:
    """Zeg welke gemeente en welke samenwerkingsverbanden bij een postcode horen."""
    from snijvlak.gebied import queries

    answer = queries.look_up_postcode(postcode, read_day(op))
    if als_json:
        typer.echo(json.dumps(as_dict(answer), ensure_ascii=False, indent=2))
        return
    typer.echo(layout(_lines(answer)))


def read_day(op: str) -> dt.date:
    """The day of an option ``--op``, today when it is empty; ends the command with 2 when it is no day."""
    try:
        return dt.date.fromisoformat(op) if op else dt.datetime.now(dt.UTC).astimezone().date()
    except ValueError:
        typer.echo(f"'{op}' is geen datum. Schrijf een datum als 2024-08-01.", err=True)
        raise typer.Exit(2) from None


def layout(lines: list[tuple[str, str]]) -> str:
    """Names and values under each other; what is empty is left out."""
    return "\n".join(f"{name + ':':<26} {value}" for name, value in lines if value)


def _lines(answer: PostcodeAntwoord) -> list[tuple[str, str]]:
    return [
        ("Postcode", answer.postcode),
        ("Gemeente", answer.gemeente.naam if answer.gemeente else ""),
        ("Samenwerkingsverband PO", answer.po.titel if answer.po else ""),
        ("Samenwerkingsverband VO", answer.vo.titel if answer.vo else ""),
        ("RMC-regio", answer.rmc),
        ("Subregio", answer.subregio),
        ("Toelichting", answer.toelichting),
        ("Vervolgstap", answer.vervolgstap),
        ("Bron", answer.bron),
    ]


def as_dict(answer: PostcodeAntwoord) -> dict[str, object]:
    """The answer for JSON."""
    return {
        "postcode": answer.postcode,
        "op": answer.op.isoformat(),
        "gevonden": answer.gevonden,
        "gemeente": {"code": answer.gemeente.code, "naam": answer.gemeente.naam} if answer.gemeente else None,
        "po": {"code": answer.po.code, "naam": answer.po.naam} if answer.po else None,
        "vo": {"code": answer.vo.code, "naam": answer.vo.naam} if answer.vo else None,
        "rmc": answer.rmc,
        "subregio": answer.subregio,
        "toelichting": answer.toelichting,
        "vervolgstap": answer.vervolgstap,
        "bron": answer.bron,
    }
