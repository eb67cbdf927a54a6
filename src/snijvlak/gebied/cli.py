"""``snijvlak gebied``: questions about areas, from the shell."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from snijvlak.gebied.grenzen import Manifest
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


@app.command()
def haal(
    jaar: Annotated[
        int | None, typer.Option(help="Grenzen van 1 januari van dit jaar; anders dit jaar")
    ] = None,
    bestand: Annotated[
        Path | None, typer.Option(help="Een GeoJSON-bestand van CBS op deze machine, in plaats van PDOK")
    ] = None,
    opslag: Annotated[
        Path | None, typer.Option(help="Map voor de grenzen; anders gebied in SNIJVLAK_GEGEVENS of gegevens")
    ] = None,
    adres: Annotated[str, typer.Option(help="Adres van de dienst, voor wie een eigen kopie heeft")] = "",
) -> None:
    """Haal de grenzen van de gemeenten op bij PDOK, voor de kaarten."""
    from snijvlak.gebied import ophalen
    from snijvlak.gebied.grenzen import MAP, OnbruikbareGrenzen
    from snijvlak.opdracht import why

    folder = opslag or Path(os.environ.get("SNIJVLAK_GEGEVENS") or "gegevens") / MAP
    try:
        if bestand is not None:
            manifest, new = ophalen.take(bestand, jaar, folder)
        else:
            year = jaar or dt.datetime.now(dt.UTC).astimezone().year
            manifest, new = ophalen.fetch(year, folder, _progress, address=adres or ophalen.PDOK)
    except ophalen.NietOpgehaald as error:
        _stop(str(error), 3)
    except OnbruikbareGrenzen as error:
        _stop(f"{bestand}: {error}", 2)
    except ophalen.VerkeerdeVraag as error:
        _stop(str(error), 2)
    except OSError as error:
        _stop(f"{error.filename or folder}: {why(error)}.", 2)
    typer.echo(_kept(manifest, new=new, folder=folder))


def _progress(step: str) -> None:
    typer.echo(step, err=True)


def _stop(message: str, code: int) -> NoReturn:
    """End with a message; 2 when the question can be put better, 3 when the service failed."""
    typer.echo(f"{message}\nEr is niets bewaard.", err=True)
    raise typer.Exit(code)


def _kept(manifest: Manifest, *, new: bool, folder: Path) -> str:
    """What was kept, for people."""
    from snijvlak.gebied import queries
    from snijvlak.gebied.grenzen import read

    region = queries.haaglanden()
    there = read(folder, {g.code for g in region}, manifest.jaar)
    found = {g.code for g in there.gemeenten} if there else set[str]()
    missing = ", ".join(g.naam for g in region if g.code not in found)
    return layout(
        [
            ("Grenzen", f"{manifest.gemeenten} gemeenten" + ("" if new else "; deze waren er al")),
            ("Peil", manifest.peil),
            ("Bron", manifest.bron),
            ("Licentie", manifest.licentie),
            ("Bestand", str(folder / manifest.bestand)),
            ("Controlegetal (sha256)", manifest.sha256),
            ("Let op, ontbreekt", missing),
        ]
    )


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
