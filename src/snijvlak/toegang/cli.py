"""``snijvlak toegang``: people, organisations and roles, from the shell of the machine.

Who has this shell can do anything already; so the deeds are in the trail without a person behind them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from snijvlak.gebied.cli import read_day
from snijvlak.opdracht import database, stop

if TYPE_CHECKING:
    from .keten import Kop
    from .models import Organisatie, Persoon

app = typer.Typer(help="Personen, organisaties en hun rollen.", no_args_is_help=True)

Email = Annotated[str, typer.Argument(metavar="E-MAIL", help="E-mailadres waarmee de persoon zich aanmeldt")]
NaamOrganisatie = Annotated[str, typer.Argument(metavar="ORGANISATIE", help="Naam van de organisatie")]
CodeRol = Annotated[str, typer.Argument(metavar="ROL", help="Code van de rol, zoals beleidsadviseur")]


@app.callback()
def toegang() -> None:
    """Personen, organisaties en hun rollen."""


@app.command()
def persoon(
    email: Email, naam: Annotated[str, typer.Argument(metavar="NAAM", help="Naam van de persoon")]
) -> None:
    """Voeg een persoon toe. Typ het wachtwoord als daarom wordt gevraagd, of geef het via standaardinvoer."""
    with database():
        from django.contrib.auth.password_validation import validate_password
        from django.core.exceptions import ValidationError

        from . import actions
        from .models import Persoon

        try:
            Persoon(email=email.strip().lower(), naam=naam.strip()).full_clean(exclude=["password"])
        except ValidationError as error:
            stop(" ".join(error.messages))
        password = _password()
        try:
            validate_password(password)
        except ValidationError:  # its messages are not all in Dutch
            stop("Het wachtwoord is te kort of te bekend. Neem een zin van een paar woorden.")
        actions.add_persoon(email, naam.strip(), password=password, door=None)
    typer.echo("De persoon is toegevoegd. Geef een rol met: snijvlak toegang rol")


@app.command()
def organisatie(
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="Naam van de organisatie")],
    soort: Annotated[str, typer.Option(help="Soort organisatie, zoals gemeente of school")],
) -> None:
    """Voeg een organisatie toe."""
    with database():
        from django.core.exceptions import ValidationError

        from . import actions
        from .models import Organisatie

        kinds = Organisatie.Soort.values
        if soort not in kinds:
            stop(f"De soort '{soort}' bestaat niet. Kies uit: {', '.join(kinds)}.")
        try:
            Organisatie(naam=naam.strip(), soort=soort).full_clean()
        except ValidationError as error:
            stop(" ".join(error.messages))
        actions.add_organisatie(naam.strip(), Organisatie.Soort(soort), door=None)
    typer.echo("De organisatie is toegevoegd.")


@app.command()
def rol(
    email: Email,
    organisatie: NaamOrganisatie,
    rol: CodeRol,
    functie: Annotated[str, typer.Option(help="Functie van de persoon; anders de naam van de rol")] = "",
    functiesoort: Annotated[
        str,
        typer.Option(help="Als het contractmanagement of toezicht is: dat, want dan leest u geen meldingen"),
    ] = "",
    vanaf: Annotated[str, typer.Option(help="Eerste dag met de rol, als JJJJ-MM-DD; anders vandaag")] = "",
) -> None:
    """Geef een persoon een rol in een organisatie."""
    day = read_day(vanaf)
    with database():
        from . import actions, queries
        from .permissies import ROLLEN

        wie, waar = _find(email, organisatie)
        if queries.find_lidmaatschap(wie, waar, rol, day):
            stop("Deze persoon heeft die rol al.")
        words = functie.strip() or (ROLLEN[rol].naam if rol in ROLLEN else "")
        if len(words) > 120:
            stop("De functie is te lang. Gebruik ten hoogste 120 tekens.")
        try:
            actions.add_lidmaatschap(
                wie, waar, functie=words, functiesoort=functiesoort, rol=rol, van=day, door=None
            )
        except (ValueError, actions.GescheidenFunctie) as error:
            stop(str(error))
    typer.echo(f"De rol is gegeven, vanaf {day.isoformat()}.")


@app.command()
def einde(
    email: Email,
    organisatie: NaamOrganisatie,
    rol: CodeRol,
    per: Annotated[str, typer.Option(help="Eerste dag zonder de rol, als JJJJ-MM-DD; anders vandaag")] = "",
) -> None:
    """Beëindig een rol van een persoon."""
    day = read_day(per)
    with database():
        from . import actions, queries

        lid = queries.find_lidmaatschap(*_find(email, organisatie), rol, day)
        if lid is None:
            stop(f"Deze persoon heeft die rol niet op {day.isoformat()}. Kijk met: snijvlak toegang lijst")
        actions.end_lidmaatschap(lid, tot=day, door=None)
    typer.echo(f"De rol eindigt: {day.isoformat()} is de eerste dag zonder.")


@app.command()
def uitnodigen(email: Email) -> None:
    """Maak een link waarmee een persoon een wachtwoord zet. De link werkt een keer, een oude niet meer."""
    with database():
        from django.urls import reverse

        from . import queries
        from . import uitnodigen as invitations

        wie = queries.find_persoon(email)
        if wie is None:
            stop(f"Er is geen persoon met e-mailadres '{email}'. Kijk met: snijvlak toegang lijst")
        token = invitations.invite(wie, door=None)
    typer.echo("Zet het adres van uw Snijvlak hiervoor, en geef de link aan deze persoon:")
    typer.echo(reverse("uitnodiging", args=[token]))


@app.command()
def ontkoppel(email: Email) -> None:
    """Neem de tweede stap weg van wie zijn telefoon en herstelcodes kwijt is. Die persoon wordt afgemeld."""
    with database():
        from . import actions, queries

        wie = queries.find_persoon(email)
        if wie is None:
            stop(f"Er is geen persoon met e-mailadres '{email}'. Kijk met: snijvlak toegang lijst")
        gone = actions.drop_second_factor(wie, door=None)
    typer.echo("De tweede stap is weg." if gone else "Deze persoon had geen tweede stap.")


@app.command()
def koppel(
    email: Email,
    kenmerk: Annotated[
        str, typer.Argument(metavar="KENMERK", help="Kenmerk (sub) van het account bij de gemeente")
    ],
    uitgever: Annotated[
        str, typer.Option(help="Adres van de uitgever; anders dat van SNIJVLAK_OPENID_UITGEVER")
    ] = "",
) -> None:
    """Laat een persoon die hier al een account heeft, zich aanmelden bij de gemeente."""
    with database():
        from django.conf import settings

        from . import gemeente, queries

        wie = queries.find_persoon(email)
        if wie is None:
            stop(f"Er is geen persoon met e-mailadres '{email}'. Kijk met: snijvlak toegang lijst")
        issuer = uitgever or (settings.OPENID.uitgever if settings.OPENID else "")
        if not issuer:
            stop("Er is geen uitgever. Geef --uitgever, of zet SNIJVLAK_OPENID_UITGEVER.")
        if not 0 < len(kenmerk.strip()) <= 255:
            stop("Het kenmerk is leeg of te lang. Vraag het de gemeente: daar heet het sub.")
        try:
            new = gemeente.link(wie, issuer, kenmerk.strip(), door=None)
        except gemeente.AlGekoppeld as fault:
            stop(str(fault))
    typer.echo("De persoon meldt zich voortaan ook aan bij de gemeente." if new else "Dat was al zo.")


@app.command()
def lijst() -> None:
    """Laat zien wie zich kan aanmelden, en met welke rollen vandaag."""
    with database():
        from . import queries

        people = queries.people_with_roles()
    for wie in people:
        typer.echo(f"{wie.email}  {wie.naam}{'' if wie.actief else ' (niet actief)'}")
        for line in wie.rollen or ("geen rol",):
            typer.echo(f"  {line}")
    if not people:
        typer.echo("Er zijn nog geen personen. Voeg er een toe met: snijvlak toegang persoon")


@app.command()
def spoor(
    kop: Annotated[
        str, typer.Option(metavar="NUMMER:CODE", help="Kop van de keten die u eerder hebt genoteerd")
    ] = "",
) -> None:
    """Controleer of er uit het spoor niets weg is en niets is veranderd.

    Eindigt met 3 als het spoor niet klopt. Noteer de kop ergens anders: zo ziet u ook of het einde er nog is.
    """
    with database():
        from . import keten

        noted = _head(kop)
        keten.seal()
        with typer.progressbar(length=max(1, keten.size()), label="Het spoor lezen", file=sys.stderr) as bar:
            result = keten.check(noted=noted, progress=lambda _: bar.update(1))
    typer.echo(f"Regels in de keten: {result.rijen}. Ouder dan vijf jaar en weg: {result.vervallen}.")
    typer.echo(f"Kop: {result.kop.nummer}:{result.kop.code}")
    for fout in result.fouten:
        typer.echo(fout, err=True)
    if result.fouten:
        typer.echo("Het spoor klopt niet. Bewaar de database zoals hij is en laat dit uitzoeken.", err=True)
        raise typer.Exit(3)
    typer.echo("Het spoor klopt.")


def _head(text: str) -> Kop | None:
    from .keten import Kop

    if not text:
        return None
    number, _, code = text.partition(":")
    if not number.isdecimal() or len(code) != 64:
        stop(f"'{text}' is geen kop van de keten. Neem over wat er stond: een nummer, : en 64 tekens.")
    return Kop(int(number), code)


def _find(email: str, organisatie: str) -> tuple[Persoon, Organisatie]:
    from . import queries

    wie, waar = queries.find_persoon(email), queries.find_organisatie(organisatie)
    if wie is None:
        stop(f"Er is geen persoon met e-mailadres '{email}'. Kijk met: snijvlak toegang lijst")
    if waar is None:
        stop(f"Er is geen organisatie '{organisatie}'. Voeg haar toe met: snijvlak toegang organisatie")
    return wie, waar


def _password() -> str:
    # Never a word of the command: those are in the history of the shell and in the list of processes.
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    from getpass import getpass

    first = getpass("Wachtwoord: ")
    if first != getpass("Nog een keer: "):
        stop("De wachtwoorden zijn niet gelijk. Er is niets veranderd.")
    return first
