"""Typer's help and its remarks on how a command was typed, in Dutch."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperGroup

HEADINGS = {"Arguments": "Gegevens", "Options": "Opties", "Commands": "Opdrachten"}
WORDS = {
    "[OPTIONS]": "[OPTIES]",
    "COMMAND [ARGS]...": "OPDRACHT [GEGEVENS]...",
    "[required]": "[verplicht]",
    "[default: ": "[anders: ",
    "Show this message and exit.": "Toon deze uitleg.",
}


class _Formatter(typer.Context.formatter_class):
    """The page of ``--help``."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _words(args), prefix or "Gebruik: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(HEADINGS.get(heading, heading))

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _words(text)) for name, text in rows], col_max, col_spacing)


class _Context(typer.Context):
    formatter_class = _Formatter


def in_dutch(group: TyperGroup) -> TyperGroup:
    """Let a group and its commands write their help in Dutch, in whole sentences."""
    for command in (group, *group.commands.values()):
        command.context_class = _Context
        command.short_help = (command.help or "").partition("\n\n")[0]
        if isinstance(command, TyperGroup) and command is not group:
            in_dutch(command)
    return group


def explain(error: typer.TyperException) -> str:
    """What is wrong with a command as it was typed, and how to see what may be typed."""
    if type(error).__name__ == "NoArgsIsHelpError":  # a group without a command: its help
        return error.message
    ctx: typer.Context | None = getattr(error, "ctx", None)
    hint = f" Zie: {ctx.command_path} --help" if ctx else ""
    return _what(error) + hint


def _what(error: Any) -> str:
    # The kinds are classes that Typer does not make public; their names have been Click's for years.
    match type(error).__name__:
        case "MissingParameter":
            return f"Er ontbreekt iets: geef ook {error.param.get_error_hint()}."
        case "NoSuchOption":
            near = f" Bedoelt u {' of '.join(error.possibilities)}?" if error.possibilities else ""
            return f"De optie '{error.option_name}' bestaat niet.{near}"
        case "BadOptionUsage" if "requires" in error.message:
            return f"Achter de optie '{error.option_name}' hoort nog een waarde."
        case "BadOptionUsage":
            return f"Achter de optie '{error.option_name}' hoort geen waarde."
        case "BadParameter":
            return f"De waarde bij {error.param.get_error_hint()} klopt niet.{_kind(error.param)}"
    return _plain(error.message)


def _plain(message: str) -> str:
    if name := re.match(r"No such command '(.*?)'", message):
        near = re.search(r"Did you mean (.*)\?", message)
        return f"De opdracht '{name[1]}' bestaat niet." + (f" Bedoelt u {near[1]}?" if near else "")
    if words := re.match(r"Got unexpected extra \S+ \((.*)\)", message):
        return f"Dit is te veel: {words[1]}. Zet tekst met spaties tussen aanhalingstekens."
    return "Deze opdracht kan zo niet."


def _kind(param: Any) -> str:
    return " Schrijf een heel getal." if param.type_descriptor.annotation is int else ""


def _words(text: str) -> str:
    for english, dutch in WORDS.items():
        text = text.replace(english, dutch)
    return text
