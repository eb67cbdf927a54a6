"""Commands of ``snijvlak grensverkeer`` that compute flows: ``matrix``, ``school`` and ``gemeente``."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from snijvlak.opdracht import stop, why

from .opdracht import Opslag, folder

if TYPE_CHECKING:
    import polars as pl

    from .schatting.vragen import Stromen

Peiljaar = Annotated[
    int | None, typer.Option(help="Jaar van de telling; anders het nieuwste jaar dat geladen is")
]
Uit = Annotated[Path | None, typer.Option(help="Bestand voor de csv; anders op het scherm")]

_DEEL = 10  # a step with parts tells each tenth
_MAX_VERHUISD = 5


def matrix(
    soort: Annotated[str, typer.Option(help="Soort onderwijs: BO, SBO, SO, VSO, VO, PRO of MBO")],
    peiljaar: Peiljaar = None,
    woongebied: Annotated[
        str, typer.Option(help="haaglanden, nederland of de naam van een gemeente")
    ] = "haaglanden",
    opslag: Opslag = None,
    uit: Uit = None,
) -> None:
    """Geef per woongemeente en schoolgemeente het laagste, geschatte en hoogste aantal leerlingen."""
    from .schatting import vragen

    _answer(
        lambda: vragen.matrix(folder(opslag), soort.strip().upper(), peiljaar, woongebied, _progress()), uit
    )


def school(
    vestiging: Annotated[str, typer.Argument(help="BRIN en vestigingsnummer, zoals 00AO00")],
    peiljaar: Peiljaar = None,
    opslag: Opslag = None,
    uit: Uit = None,
) -> None:
    """Geef waar de leerlingen van een school wonen, per soort onderwijs en gemeente."""
    from .schatting import vragen

    _answer(lambda: vragen.school(folder(opslag), vestiging, peiljaar, _progress()), uit)


def gemeente(
    naam: Annotated[str, typer.Argument(help="Naam van de gemeente")],
    peiljaar: Peiljaar = None,
    opslag: Opslag = None,
    uit: Uit = None,
) -> None:
    """Geef wie in een gemeente naar school gaan, en waar haar inwoners naar school gaan."""
    from .schatting import vragen

    _answer(lambda: vragen.gemeente(folder(opslag), naam, peiljaar, _progress()), uit)


def add_to(app: typer.Typer) -> None:
    """Give the group these commands."""
    for command in (matrix, school, gemeente):
        app.command()(command)


def _answer(ask: Callable[[], Stromen], uit: Path | None) -> None:
    from .opslag import Opslagfout
    from .schatting.vragen import GeenStromen

    if uit:
        _check(uit)
    try:
        found = ask()
    except (GeenStromen, Opslagfout) as error:
        stop(str(error))
    _write(found.tabel, uit)
    for source in found.bronnen:
        typer.echo(f"Bron: {source}", err=True)
    for moved in found.verhuisd[:_MAX_VERHUISD]:
        typer.echo(
            f"School {moved.vestiging} staat in het bestand met scholen in {moved.nu}. "
            f"DUO telde haar toen in {moved.toen}; daar telt ze hier ook.",
            err=True,
        )
    if len(found.verhuisd) > _MAX_VERHUISD:
        typer.echo(f"En nog {len(found.verhuisd) - _MAX_VERHUISD} scholen.", err=True)


def _check(uit: Path) -> None:
    """Say before the work, not after it, that the file cannot be written."""
    if uit.is_dir():
        stop(f"{uit} is een map. Geef bij --uit de naam van een bestand.")
    if not uit.parent.is_dir():
        stop(f"De map {uit.parent} is er niet. Maak die map eerst, of kies bij --uit een andere map.")


def _write(table: pl.DataFrame, uit: Path | None) -> None:
    text = io.StringIO()
    table.write_csv(text, float_precision=2)
    if uit is None:
        sys.stdout.write(text.getvalue())
        return
    try:
        # Aside first, in the same folder: a reader finds the old file or the whole new one.
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=uit.parent, prefix=f".{uit.name}-", delete=False
        ) as aside:
            try:
                aside.write(text.getvalue())
                aside.close()
                Path(aside.name).chmod(0o644)
                Path(aside.name).replace(uit)
            except OSError:
                Path(aside.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        stop(f"Schrijven naar {uit} lukt niet: {why(error)}. Er is niets geschreven.")
    typer.echo(f"{table.height} regels in {uit}.", err=True)


def _progress() -> Callable[[str, int, int], None]:
    """Tell each step once, and of a step with parts each tenth."""
    from .schatting.vragen import step_in_words

    told: set[tuple[str, int]] = set()

    def tell(step: str, done: int, of: int) -> None:
        part = done * _DEEL // max(of, 1)
        if (step, part) in told:
            return
        if not done:
            told.clear()
        told.add((step, part))
        share = f" ({done} van {of})" if done else ""
        typer.echo(f"{step_in_words(step)}{share}", err=True)

    return tell
