"""``bescherm``, ``toets`` and ``zinnen``: protect what leaves the house, and audit what left."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Generator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from snijvlak.opdracht import stop, why

if TYPE_CHECKING:
    from . import Grootboek, Periode, Publicatie, Uitkomst
    from .tabel import Methode
    from .toets import Verslag

CANNOT = 3
_ENDLESS = "geen grens"


class MethodeKeuze(StrEnum):
    """The two ways to protect."""

    ONDERDRUKKEN = "onderdrukken"
    AFRONDEN = "afronden"


_Drempel = Annotated[
    int | None, typer.Option(min=2, max=1000, help="Aantallen hieronder (behalve 0) zijn gevoelig; anders 5")
]
_Basis = Annotated[int | None, typer.Option(min=2, max=1000, help="Afronden op veelvouden hiervan; anders 5")]
_Map = Annotated[Path | None, typer.Option(metavar="MAP", help="Map waarin staat wat eerder is gepubliceerd")]
_Bron = Annotated[
    str, typer.Option(metavar="NAAM", help="Waar de aantallen over gaan, bijvoorbeeld meldingen")
]
_Periode = Annotated[
    str, typer.Option(metavar="BEGIN/EIND", help="Beide dagen tellen mee: 2026-01-01/2026-03-31")
]


def bescherm(
    tabel: Annotated[Path, typer.Argument(metavar="TABEL.csv", help="Tabel met aantallen, zonder totalen")],
    uit: Annotated[Path, typer.Option(metavar="UIT.csv", help="Waar de beschermde tabel komt")],
    methode: Annotated[
        MethodeKeuze, typer.Option(help="Kleine aantallen verbergen (x), of alles afronden")
    ] = MethodeKeuze.ONDERDRUKKEN,
    drempel: _Drempel = None,
    basis: _Basis = None,
    grootboek: _Map = None,
    bron: _Bron = "",
    periode: _Periode = "",
) -> None:
    """Verberg kleine aantallen in een tabel, en wat ze zou verraden. Wat ontbreekt telt als 0."""
    from . import Grootboek, NietTeBeschermen, OnbruikbaarGrootboek, OngeldigeTabel, bestand, protect

    if uit.resolve() == tabel.resolve():
        stop(f"{uit} zou de tabel zelf overschrijven. Kies met --uit een andere naam.")
    if grootboek and uit.resolve().parent == grootboek.resolve():
        stop(f"{uit} ligt in de map van het grootboek. Kies met --uit een andere map.")
    _printable(bron)
    days = _period(periode)
    ledger = Grootboek(grootboek) if grootboek else None
    try:
        told, vorm = bestand.read(tabel)
        with ledger.locked() if ledger else contextlib.nullcontext():
            result = protect(
                told,
                methode=_method(methode),
                drempel=drempel,
                basis=basis,
                bron=bron,
                periode=days,
                eerder=ledger.publications(bron) if ledger else (),
                progress=_Voortgang(),
            )
            with _written(uit, bestand.as_csv(result.tabel, vorm)):
                new = ledger.record(result.publicatie) if ledger else False
    except OngeldigeTabel as error:
        stop(f"{tabel}: {error}")
    except NietTeBeschermen as error:
        _refuse(str(error))
    except (OnbruikbaarGrootboek, ValueError) as error:
        stop(str(error))
    _tell(result, uit, ledger, new=new)


def toets(
    uit: Annotated[list[Path], typer.Argument(metavar="UIT.csv...", help="Gepubliceerde tabellen")],
    grootboek: Annotated[Path, typer.Option(metavar="MAP", help="Map waarin staat wat is gepubliceerd")],
    bron: _Bron = "",
    periode: _Periode = "",
    drempel: _Drempel = None,
    basis: _Basis = None,
) -> None:
    """Reken na wat iemand uit gepubliceerde tabellen kan afleiden. Bron en periode staan in het grootboek."""
    from . import Grootboek, OnbruikbaarGrootboek, OngeldigeTabel, Publicatie, bestand, regels
    from .toets import Onmogelijk, audit

    today = regels.today()
    days = _period(periode)
    if not grootboek.is_dir():
        stop(f"De map {grootboek} is er niet. Geef met --grootboek de map die u bij bescherm gebruikte.")
    leaks = 0
    try:
        everything = Grootboek(grootboek).publications()
        for path in uit:
            try:
                shown = bestand.read_published(
                    path, drempel=drempel or today.drempel, basis=basis or today.basis
                )
            except OngeldigeTabel as error:
                stop(f"{path}: {error}")
            file = Publicatie(bron, days, shown, nul_verborgen=False)
            found = _recorded(file, everything, named=bool(bron or periode))
            report = audit(found or file, everything)
            _report(path, report, recorded=found is not None)
            leaks += len(report.lekken)
    except OnbruikbaarGrootboek as error:
        stop(str(error))
    except Onmogelijk as error:
        _refuse(str(error))
    if leaks:
        _refuse(
            f"{leaks} aantallen zijn te precies af te leiden. Publiceer niets over deze bron; vraag raad."
        )


def zinnen(
    tekst: Annotated[Path, typer.Argument(metavar="TEKST.txt", help="De tekst die u wilt publiceren")],
    gevallen: Annotated[
        Path, typer.Option(metavar="GEVALLEN.csv", help="Een regel per geval: school en kenmerken")
    ],
    drempel: _Drempel = None,
    scholen: Annotated[int | None, typer.Option(min=2, max=1000, help="Ten minste zoveel; anders 3")] = None,
) -> None:
    """Vind zinnen die over zo weinig gevallen of scholen gaan dat iemand te herkennen is."""
    from . import OngeldigeTabel, bestand
    from .zinnen import rare

    try:
        words = tekst.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        stop(f"{tekst} is niet te lezen. Geef een bestand met gewone tekst (UTF-8).")
    try:
        found = rare(words, bestand.read_cases(gevallen), drempel=drempel, scholen=scholen)
    except OngeldigeTabel as error:
        stop(f"{gevallen}: {error}")
    for piece in found:
        typer.echo(f"{piece.gevallen} gevallen, {piece.scholen} scholen: {piece.tekst}")
    if found:
        _refuse(f"{len(found)} stukken tekst gaan over te weinig gevallen of scholen. Schrijf ze algemener.")
    typer.echo("Geen zin gaat over te weinig gevallen of scholen.")


class _Voortgang:
    """Says now and then that work goes on; says nothing when it is done at once."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, hidden: int) -> None:
        if time.monotonic() - self._last > 2:
            self._last = time.monotonic()
            typer.echo(f"Bezig: {hidden} aantallen verborgen, dat is nog niet genoeg.", err=True)


def _method(methode: MethodeKeuze) -> Methode:
    return "afronden" if methode is MethodeKeuze.AFRONDEN else "onderdrukken"


def _period(text: str) -> Periode | None:
    from . import Periode

    try:
        return Periode.parse(text) if text else None
    except ValueError as error:
        stop(str(error))


def _printable(bron: str) -> None:
    try:
        bron.encode()
    except UnicodeEncodeError:
        stop("De naam bij --bron is niet te lezen. Typ hem opnieuw, met gewone letters.")


def _refuse(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(CANNOT)


@contextlib.contextmanager
def _written(path: Path, text: str) -> Generator[None]:
    """Write a file beside its place; put it there only when what is done meanwhile succeeds."""
    # With the number of the process: two that write the same file do not meet.
    aside = path.parent / f".{path.name}.{os.getpid()}"
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder")
        aside.write_text(text, encoding="utf-8", newline="")
        yield
        aside.replace(path)
    except OSError as error:
        stop(f"Schrijven naar {path} lukt niet ({why(error)}). Kijk of de map er is en of u erin mag.")
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def _tell(result: Uitkomst, uit: Path, ledger: Grootboek | None, *, new: bool) -> None:
    tabel = result.tabel
    if tabel.methode == "afronden":
        typer.echo(f"Alle aantallen zijn afgerond op {tabel.basis}. De tabel staat in {uit}.")
    else:
        typer.echo(
            f"{tabel.verborgen} van de {len(tabel.aantallen)} aantallen zijn verborgen, "
            f"{result.gevoelig} daarvan omdat ze klein zijn. De tabel staat in {uit}."
        )
        if result.ondergrens is not None and tabel.verborgen > result.ondergrens:
            typer.echo(
                f"Minder dan {result.ondergrens} verbergen kan niet; of er iets tussen kan, is niet bewezen."
            )
    if ledger is None:
        typer.echo(
            "Let op: dit is veilig voor deze tabel alleen. Met --grootboek tellen eerdere publicaties mee."
        )
    else:
        typer.echo("Het staat in het grootboek." if new else "Dit stond al zo in het grootboek.")


def _recorded(file: Publicatie, everything: list[Publicatie], *, named: bool) -> Publicatie | None:
    """The record of exactly these numbers; with a source or period named, of that one alone."""
    from .tabel import same

    numbers = file.by_name()
    found = [p for p in everything if p.by_name() == numbers]
    if named:
        found = [p for p in found if same(p.bron) == same(file.bron) and file.periode in (None, p.periode)]
    return found[-1] if found else None


def _report(path: Path, report: Verslag, *, recorded: bool) -> None:
    publicatie = report.publicatie
    where = f"bron '{publicatie.bron}'" if publicatie.bron else "zonder naam van een bron"
    when = f", periode {publicatie.periode}" if publicatie.periode else ""
    typer.echo(f"{path}: {where}{when}{'' if recorded else ', staat niet in het grootboek'}")
    lines = [*report.bevindingen, *report.afgeleid]
    width = max((len(line.naam) for line in lines), default=0)
    for line in lines:
        high = _ENDLESS if line.bereik.hoog is None else str(line.bereik.hoog)
        leak = "   TE NAUW" if line.lek else ""
        typer.echo(f"  {line.naam:<{width}}  {line.bereik.laag:>8} tot en met {high:>10}{leak}")
    if not lines:
        typer.echo("  Er is niets verborgen of afgerond.")
