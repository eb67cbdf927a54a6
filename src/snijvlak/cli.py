"""The console command ``snijvlak``: a group per room, each imported only when it is asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

# name: (module with a Typer ``app``, one line of help)
GROUPS = {
    "gebied": ("snijvlak.gebied.cli", "Gemeenten, postcodes en samenwerkingsverbanden."),
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
            return typer.main.get_command(typer.Typer(name=cmd_name, help=text, callback=lambda: None))
        return typer.main.get_command(import_module(module).app)


app = typer.Typer(
    cls=_LazyGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
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
    import os

    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "snijvlak.config.settings")
    execute_from_command_line(["snijvlak beheer", *ctx.args])


def main() -> None:
    """Entry point of the console command."""
    app(prog_name="snijvlak")
