"""The console command ``snijvlak``: a group per room, each imported only when it is asked for."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from snijvlak.cli_dutch import explain, in_dutch
from snijvlak.opdracht import reachable, stop

# name: (module with a Typer ``app``, one line of help)
GROUPS = {
    "gebied": ("snijvlak.gebied.cli", "Gemeenten, postcodes en samenwerkingsverbanden."),
    "toegang": ("snijvlak.toegang.cli", "Personen, organisaties en hun rollen."),
    "meldpunt": ("snijvlak.meldpunt.cli", "De stand van de meldingen."),
    "sleutels": (
        "snijvlak.meldpunt.sleutels_cli",
        "De sleutels van het team: maken, draaien, vernietigen.",
    ),
    "bewaren": ("snijvlak.bewaren.cli", "Wat weggaat als de bewaartermijn voorbij is."),
    "wegwijzer": ("snijvlak.wegwijzer.cli", "Bij wie u terechtkunt met een kind dat vastloopt."),
    "overleg": ("snijvlak.overleg.cli", "Overleggen en hun bijeenkomsten."),
    "rapport": ("snijvlak.rapportage.cli", "Rapporten aan de gemeenteraad."),
    "grensverkeer": (
        "snijvlak.grensverkeer.cli",
        "Leerlingen die in een andere gemeente naar school gaan.",
    ),
    "verdeelmodel": ("snijvlak.verdeelmodel.cli", "Budgetten stap voor stap naar de objectieve verdeling."),
    "monitor": ("snijvlak.monitor.cli", "Wat de regio wil volgen."),
    "taal": (
        "snijvlak.taal.cli",
        "Hoe makkelijk een tekst te lezen is, en welke woorden u beter vermijdt.",
    ),
    "privacy": ("snijvlak.privacy.cli", "Tabellen beschermen, en vinden wat een mens of school verraadt."),
}


class _LazyGroup(TyperGroup):
    """Lists the groups without importing them, so that help answers at once."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*super().list_commands(ctx), *GROUPS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in GROUPS:
            return super().get_command(ctx, cmd_name)
        module, text = GROUPS[cmd_name]
        if cmd_name not in sys.argv[1:2]:  # only named in the list of --help
            return in_dutch(typer.main.get_group(typer.Typer(help=text, callback=lambda: None)))
        room = import_module(module).app
        room.rich_markup_mode = None
        return in_dutch(typer.main.get_group(room))


app = typer.Typer(
    cls=_LazyGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: a screen reader has no use for boxes, and drawing them takes time
    help="Snijvlak: leren van vastgelopen casussen tussen onderwijs en jeugdhulp.",
)


@app.callback()
def _root() -> None:
    pass


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
def beheer(ctx: typer.Context) -> None:
    """Geef een opdracht door aan Django, bijvoorbeeld: snijvlak beheer migrate."""
    from django.core.management import execute_from_command_line

    with reachable():
        execute_from_command_line(["snijvlak beheer", *ctx.args])


@app.command()
def start(
    poort: Annotated[int, typer.Option(help="Op welke poort")] = 8000,
    adres: Annotated[str, typer.Option(help="Op welk adres van deze machine")] = "127.0.0.1",
    demo: Annotated[bool, typer.Option("--demo", help="Laad een verzonnen regio")] = False,
) -> None:
    """Breng de gegevens op orde en start Snijvlak op deze machine."""
    import os

    with reachable():
        _prepare(demo, f"http://{adres}:{poort}/")
    typer.echo(f"3/3 Snijvlak staat op http://{adres}:{poort}/ (stoppen met Ctrl+C)")
    binary = str(Path(sys.executable).parent / "gunicorn")
    words = ["--bind", f"{adres}:{poort}", "--config", "python:snijvlak.config.server"]
    os.execv(binary, [binary, *words, "snijvlak.config.wsgi"])  # noqa: S606 -- our own program, no shell


def _prepare(demo: bool, address: str) -> None:
    from django.conf import settings
    from django.core.management import call_command

    if demo and settings.OMGEVING.productie:
        stop("De demo start niet in productie: verzonnen gegevens horen daar niet.")
    typer.echo("1/3 Database bijwerken")
    call_command("migrate", verbosity=0)
    typer.echo("2/3 Stijl klaarzetten")
    call_command("collectstatic", verbosity=0, interactive=False)
    if demo:
        from snijvlak.config import demo as region

        fresh = region.load(settings.OMGEVING.gegevens)
        typer.echo("    Verzonnen regio geladen" if fresh else "    De verzonnen regio staat er al")
        typer.echo(f"    Aanmelden op {address}aanmelden/ met een van deze rollen:")
        for rol, email, wachtwoord in region.sign_ins(settings.OMGEVING.gegevens):
            typer.echo(f"      {rol:<22} {email:<36} {wachtwoord}")


def main() -> None:
    """Entry point of the console command; exit code 2 for what the user can put right."""
    # What a start makes stays: to look for garbage in it all the time costs a tenth of the start.
    gc.set_threshold(50_000, 20, 20)
    try:
        code = in_dutch(typer.main.get_group(app)).main(prog_name="snijvlak", standalone_mode=False)
    except typer.TyperException as error:
        typer.echo(explain(error), err=True)
        code = 2
    except typer.Abort:
        typer.echo("Afgebroken.", err=True)
        code = 1
    sys.exit(code)
