"""``snijvlak privacy``: protect tables, find and replace identifying text."""

from __future__ import annotations

import typer

from .herkenning.cli import herken, vervang
from .onthulling.cli import bescherm, toets, zinnen

HELP = "Tabellen beschermen, en vinden wat een mens of school verraadt."

app = typer.Typer(help=HELP, no_args_is_help=True)


@app.callback(help=HELP)
def privacy() -> None:
    """The group itself does nothing."""


for command in (bescherm, toets, zinnen, herken, vervang):
    app.command()(command)
