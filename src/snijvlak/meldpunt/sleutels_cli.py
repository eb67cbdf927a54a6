"""``snijvlak sleutels``: the keys of the team, and the seals of the reports that depend on them."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from snijvlak.opdracht import database, stop

if TYPE_CHECKING:
    from snijvlak.privacy.versleuteling import Sleutelbos

HELP = "De sleutels van het team: maken, draaien, vernietigen."
app = typer.Typer(help=HELP, no_args_is_help=True)

Bestand = Annotated[
    Path, typer.Option(metavar="BESTAND", envvar="SNIJVLAK_SLEUTELBESTAND", help="Het sleutelbestand")
]


@app.callback(help=HELP)
def sleutels() -> None:
    """The group itself does nothing."""


@app.command()
def maak(
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="Waar het sleutelbestand komt")],
    team: Annotated[str, typer.Option(help="Van welk team de sleutel is")] = "meldpunt",
) -> None:
    """Maak een sleutelbestand voor een team. Een bestaand bestand wordt nooit overschreven."""
    from snijvlak.privacy.versleuteling import Sleutel, Sleutelbos

    if not 1 <= len(team.strip()) <= 40 or not team.isprintable():
        stop("De naam van het team heeft 1 tot 40 tekens.")
    try:
        Sleutelbos((Sleutel.make(team.strip()),)).write(bestand)
    except FileExistsError:
        stop(f"{bestand} is er al. Kies een andere naam: een sleutel die weg is, opent geen melding meer.")
    except OSError as error:
        _cannot_write(bestand, error)
    typer.echo(f"De sleutel staat in {bestand}. Maak nu een reservekopie op een andere, veilige plek.")


@app.command()
def toon(bestand: Bestand) -> None:
    """Laat zien welke sleutels er zijn. De geheime helft blijft geheim."""
    bos = _read(bestand)
    typer.echo(f"{'sleutel':<16}  {'stand':<6}  {'gemaakt':<10}  {'leest':<5}  team")
    for s in bos.sleutels:
        gemaakt, leest = s.gemaakt.isoformat() if s.gemaakt else "-", "ja" if s.prive else "nee"
        typer.echo(f"{s.id}  {s.stand.value:<6}  {gemaakt:<10}  {leest:<5}  {s.team}")
    if bos.draait:
        typer.echo("Het draaien is niet af. Geef opnieuw: snijvlak sleutels draai")


@app.command()
def publiek(
    bestand: Bestand,
    uit: Annotated[Path, typer.Option(metavar="BESTAND", help="Waar het publieke bestand komt")],
) -> None:
    """Schrijf een bestand waarmee een proces meldingen aanneemt, maar er geen kan lezen."""
    from snijvlak.privacy.versleuteling import OngeldigSleutelbestand, Sleutelbos

    public = _read(bestand).public()
    try:
        public.write(uit)
    except FileExistsError:
        try:
            if Sleutelbos.read(uit).leest:
                stop(f"In {uit} staat een geheime sleutel. Kies een andere naam.")
        except OngeldigSleutelbestand:
            stop(f"{uit} is er al en is geen publiek sleutelbestand. Kies een andere naam.")
        _replace(public, uit)
    except OSError as error:
        _cannot_write(uit, error)
    typer.echo(f"De publieke sleutels staan in {uit}. Geef dit bestand aan wie alleen meldingen aanneemt.")


@app.command()
def voeg(
    ander: Annotated[Path, typer.Argument(metavar="ANDER", help="Sleutelbestand van een ander team")],
    bestand: Bestand,
) -> None:
    """Voeg de sleutels van een ander bestand toe, zoals die van een tweede team of een reservesleutel."""
    with _alone(bestand):
        bos, other = _read(bestand), _read(ander)
        new = bos.add(other.sleutels)
        if new == bos:
            stop(f"Wat in {ander} staat, staat al in {bestand}.")
        _replace(new, bestand)
    typer.echo(f"Er staan nu {len(new.sleutels)} sleutels in {bestand}. Maak daar een reservekopie van.")
    typer.echo("Geef nu: snijvlak sleutels verzegel. Dan opent elke sleutel ook de meldingen die er al zijn.")


@app.command()
def draai(
    team: Annotated[str, typer.Option(help="Van welk team; nodig als er meer teams zijn")] = "",
) -> None:
    """Maak een nieuwe sleutel en verzegel elke melding daarvoor. Is het gestopt, geef het dan opnieuw."""
    with database():
        from . import sleutels, zegels

        path = sleutels.file()
        with _alone(path):
            bos = _reading(path)
            zegels.lacking(bos).exists()  # without a database it stops here, before the file changes
            if not bos.draait:
                bos = bos.turn(_team(bos, team))
                _replace(bos, path)
                typer.echo(f"De nieuwe sleutel is {bos.draait}. Nieuwe meldingen krijgen die meteen.")
            zegels.turned(bos.draait)
            closed = _seal(bos)
            _replace(bos.turned(), path)
        _tell_unknown(zegels.unknown(bos))
        typer.echo(
            "Klaar. Maak nu een reservekopie van het sleutelbestand. Geef een nieuw publiek bestand aan wie "
            "alleen meldingen aanneemt. De oude sleutel kan daarna weg met: snijvlak sleutels vernietig"
        )
        _tell_closed(closed)


@app.command()
def verzegel() -> None:
    """Geef elke melding een zegel voor elke actieve sleutel."""
    with database():
        from . import sleutels, zegels

        path = sleutels.file()
        with _alone(path):
            bos = _reading(path)
            closed = _seal(bos)
        _tell_unknown(zegels.unknown(bos))
        typer.echo("Klaar.")
        _tell_closed(closed)


@app.command()
def vernietig(
    sleutel: Annotated[str, typer.Argument(metavar="SLEUTEL", help="De 16 tekens uit sleutels toon")],
    ja: Annotated[bool, typer.Option("--ja", help="Vraag niet of u het zeker weet")] = False,
    zonder_wachttijd: Annotated[
        bool,
        typer.Option("--zonder-wachttijd", help="Ook als er nog geen reservekopie met de nieuwe sleutel is"),
    ] = False,
) -> None:
    """Haal een oude sleutel uit het bestand, met zijn zegels. Dat kan niet terug.

    Wacht na het draaien een week: een reservekopie van voor het draaien opent daarna niets meer.
    """
    with database():
        from . import sleutels, zegels

        path = sleutels.file()
        with _alone(path):
            bos = _reading(path)
            _refuse_needed(bos, sleutel)
            if not zonder_wachttijd:
                _refuse_early(zegels.days_since_turning())
            if not ja:
                _ask()
            try:
                gone = zegels.drop(bos, sleutel)
            except zegels.NogNodig as fault:
                stop(
                    f"Alleen deze sleutel opent nog {fault.aantal} meldingen. Er is niets veranderd. "
                    "Geef eerst: snijvlak sleutels verzegel"
                )
            _replace(bos.without(sleutel), path)
    typer.echo(f"De sleutel {sleutel} is weg, met {gone} zegels. Vernietig ook de oude reservekopieën ervan.")


def _ask() -> None:
    # A place with the old public file alone seals for a key that is gone: nobody would read those reports.
    typer.echo("Heeft elke plek die meldingen aanneemt het nieuwe sleutelbestand?")
    typer.echo("Anders kan niemand de meldingen lezen die daar nog binnenkomen.")
    if typer.prompt("Typ ja om door te gaan", default="nee") != "ja":
        stop("Er is niets veranderd.")


def _tell_unknown(found: dict[str, int]) -> None:
    for sleutel, count in found.items():
        typer.echo(
            f"Let op: {count} meldingen hebben een zegel voor de sleutel {sleutel}, die niet in dit bestand "
            "staat. Weet u van wie die is? Zo niet, dan kan een ander deze meldingen lezen.",
            err=True,
        )


def _refuse_early(days: int | None) -> None:
    # As long as a copy of the seals is kept: from then on every copy has a seal for the new key.
    from . import regels

    wait = regels.sleutels().wachtdagen
    if days is not None and days < wait:
        stop(
            f"De sleutel is {days} dagen geleden gedraaid. Wacht {wait} dagen, maak een reservekopie en kijk "
            "of die met de nieuwe sleutel opengaat. Een oudere kopie opent daarna niets meer. Kan het niet "
            "wachten, omdat de sleutel is gelekt? Geef dan --zonder-wachttijd."
        )


def _refuse_needed(bos: Sleutelbos, sleutel: str) -> None:
    found = bos.find(sleutel)
    if not found:
        stop(f"De sleutel {sleutel} staat niet in het bestand. Kijk met: snijvlak sleutels toon")
    if bos.draait:
        stop("Het draaien is niet af. Geef eerst opnieuw: snijvlak sleutels draai")
    if not any(s.prive for s in bos.actief if s != found):
        stop("Zonder deze sleutel leest niemand nieuwe meldingen. Geef eerst: snijvlak sleutels draai")


def _team(bos: Sleutelbos, asked: str) -> str:
    """The team whose key turns: the one that was asked for, or the only one."""
    teams = sorted({s.team for s in bos.actief})
    team = asked or (teams[0] if len(teams) == 1 else "")
    if team not in teams:
        stop(f"Zeg van welk team met --team. Kies uit: {', '.join(teams)}.")
    if not any(s.prive for s in bos.actief if s.team == team):
        stop(f"De geheime sleutel van {team} staat niet in dit bestand. Maak een nieuwe waar die wel staat.")
    return team


def _seal(bos: Sleutelbos) -> int:
    from . import zegels

    total = zegels.lacking(bos).count()
    return zegels.seal_all(bos, _progress(total))


def _progress(total: int) -> Callable[[int], None]:
    def tell(done: int) -> None:
        # At once, also in a file: who stops it halfway sees where it was.
        typer.echo(f"{done} van {max(total, done)} meldingen verzegeld")

    return tell


def _tell_closed(closed: int) -> None:
    if closed:
        typer.echo(
            f"Let op: {closed} meldingen openen met geen van deze sleutels. Die zijn niet veranderd. "
            "Staat er nog een sleutel in een reservekopie? Voeg die toe met: snijvlak sleutels voeg",
            err=True,
        )
        raise typer.Exit(3)


def _read(path: Path) -> Sleutelbos:
    from snijvlak.privacy.versleuteling import OngeldigSleutelbestand, Sleutelbos

    try:
        return Sleutelbos.read(path)
    except OngeldigSleutelbestand as error:
        stop(f"{path}: {error}")


def _reading(path: Path) -> Sleutelbos:
    """The ring of a file that can read reports."""
    bos = _read(path)
    if not bos.leest:
        stop(f"{path} is een publiek bestand. Geef deze opdracht waar de geheime sleutel staat.")
    return bos


def _replace(bos: Sleutelbos, path: Path) -> None:
    try:
        bos.replace_file(path)
    except OSError as error:
        _cannot_write(path, error)


def _cannot_write(path: Path, error: OSError) -> None:
    stop(f"Schrijven naar {path} lukt niet ({error.strerror}). Kijk of u daar mag schrijven.")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One at a time changes keys. The lock is on the folder, and goes with the process, however it ends."""
    try:
        descriptor = os.open(path.parent, os.O_RDONLY)
    except OSError as error:
        stop(f"De map van {path} is niet te openen ({error.strerror}). Kijk of het pad klopt.")
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stop("Iemand anders is met de sleutels bezig. Er is niets veranderd. Probeer het straks opnieuw.")
        yield
    finally:
        os.close(descriptor)
