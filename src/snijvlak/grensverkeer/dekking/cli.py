"""``snijvlak grensverkeer dekking``: compute coverage, with a list of locations when one is given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from snijvlak.opdracht import stop, why

from ..opdracht import Opslag, folder

if TYPE_CHECKING:
    from .uitkomst import Dekking


def dekking(
    bestand: Annotated[
        Path | None,
        typer.Argument(metavar="[BESTAND]", help="CSV of Excel met locaties, plaatsen en wachtlijsten"),
    ] = None,
    opslag: Opslag = None,
) -> None:
    """Reken uit of er genoeg plaatsen zijn in het speciaal onderwijs, en hoe ver leerlingen reizen."""
    from ..blad import OnbruikbaarBestand
    from ..opslag import Opslagfout
    from . import inlezen, voorraad

    store = folder(opslag)
    try:
        if bestand:
            offer = inlezen.read(bestand.read_bytes(), voorraad.postcodes(store))
            voorraad.keep(store, offer)
            typer.echo(f"{len(offer.opgaven)} locaties opgegeven, {len(offer.terzijde)} rijen opzij gezet.")
            for row in offer.terzijde:
                typer.echo(f"  regel {row.regel}: {row.reden}")
        found = voorraad.prepare(
            store, lambda done, of, step: typer.echo(f"{step} ({done} van {of})", err=True)
        )
    except (OnbruikbaarBestand, Opslagfout) as error:
        stop(f"{error} Er is niets uitgerekend.")
    except OSError as error:
        stop(f"Dit lukt niet ({why(error)}). Er is niets uitgerekend.")
    if found is None:
        stop("Er zijn geen tellingen per school. Laad ze eerst met: snijvlak grensverkeer laad BESTAND...")
    for line in _lines(found):
        typer.echo(line)


def _lines(found: Dekking) -> list[str]:
    """A line per type of education; the pages have the tables."""
    lines: list[str] = []
    for soort, jaar in found.peil.items():
        (whole,) = found.gebieden_van("regio", soort)
        lines.append(
            f"{soort} ({jaar}): {whole.leerlingen.schatting:.0f} leerlingen ({whole.leerlingen.laag} tot "
            f"{whole.leerlingen.hoog}), {whole.plaatsen} plaatsen op {whole.locaties} locaties."
        )
        if whole.reis and whole.verdeeld:
            lines.append(
                f"  Gemiddeld {whole.reis.gemiddeld.schatting:.1f} km ({whole.reis.gemiddeld.laag:.1f} tot "
                f"{whole.reis.gemiddeld.hoog:.1f}); bij de kortste verdeling {whole.verdeeld.km:.1f} km."
            )
    given = sum(one.gegeven for one in found.locaties)
    lines.append(f"Van {given} van de {len(found.locaties)} locaties zijn de plaatsen gegeven.")
    if found.niet_gevonden:
        lines.append(f"Deze locaties telt DUO niet: {', '.join(found.niet_gevonden)}.")
    return lines
