"""``herken`` and ``vervang``: find identifying text in a file of texts, line by line."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, cast

import typer

from snijvlak.opdracht import stop

if TYPE_CHECKING:
    from . import Herkenner

app = typer.Typer(help="Vinden wat een mens of school verraadt in Nederlandse tekst.", no_args_is_help=True)

MAX_LINE = 20_000_000
FORM = 'Schrijf op elke regel zoiets als: {"id": "1", "tekst": "Hallo"}'

_Bestand = Annotated[
    str, typer.Argument(metavar="BESTAND.jsonl|-", help="Teksten, een per regel; - leest wat u doorgeeft")
]
_Lijsten = Annotated[
    list[Path] | None,
    typer.Option(
        "--register",
        help="Namen van scholen en organisaties: scholen van DUO (csv of geojson), of csv met naam en soort",
    ),
]


class OngeldigeRegel(Exception):
    """A line cannot be used; the message says in Dutch what is wrong with it."""


@app.callback()
def herkenning() -> None:
    """Vinden wat een mens of school verraadt in Nederlandse tekst."""


@app.command()
def herken(bestand: _Bestand, register: _Lijsten = None) -> None:
    """Zeg per tekst waar namen, adressen, scholen en zo meer staan, en hoe zeker dat is."""

    def answer(herkenner: Herkenner, key: Any, text: str) -> dict[str, Any]:
        return {"id": key, "vondsten": [vondst._asdict() for vondst in herkenner.find(text)]}

    _each_line(bestand, register, answer)


@app.command()
def vervang(bestand: _Bestand, register: _Lijsten = None) -> None:
    """Schrijf elke tekst met [persoon 1], [school 1] en zo meer op de plaats van wat gevonden is."""

    def answer(herkenner: Herkenner, key: Any, text: str) -> dict[str, Any]:
        from . import replace

        return {"id": key, "tekst": replace(text, herkenner.find(text))}

    _each_line(bestand, register, answer)


def _each_line(
    bestand: str, register: list[Path] | None, answer: Callable[[Herkenner, Any, str], dict[str, Any]]
) -> None:
    from . import Herkenner, OngeldigRegister, Register

    with _open(bestand) as file:
        try:
            herkenner = Herkenner(Register.read(*(register or ())))
        except OngeldigRegister as error:
            stop(str(error))
        try:
            for number, line in enumerate(_lines(file), start=1):
                if line.strip():
                    _write(_answered(herkenner, number, line, answer))
        except OngeldigeRegel as error:
            stop(str(error))
        except BrokenPipeError:  # the reader of our answers has had enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(1) from None


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(MAX_LINE):
        yield line


def _answered(
    herkenner: Herkenner, number: int, line: bytes, answer: Callable[[Herkenner, Any, str], dict[str, Any]]
) -> str:
    key, text = _parse(number, line)
    try:
        return json.dumps(answer(herkenner, key, text), ensure_ascii=False) + "\n"
    except UnicodeEncodeError as error:
        raise OngeldigeRegel(f"Regel {number} bevat tekens die niet te schrijven zijn.") from error


def _write(answer: str) -> None:
    try:
        encoded = answer.encode()
    except UnicodeEncodeError:  # half a character, which JSON allows and UTF-8 does not
        encoded = json.dumps(json.loads(answer)).encode() + b"\n"
    sys.stdout.buffer.write(encoded)
    sys.stdout.buffer.flush()


def _parse(number: int, line: bytes) -> tuple[Any, str]:
    try:
        told: Any = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError as error:
        raise OngeldigeRegel(f"Regel {number} is geen UTF-8. Sla het bestand op met UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise OngeldigeRegel(f"Regel {number} is geen JSON. {FORM}") from error
    if not isinstance(told, dict) or not {"id", "tekst"} <= set(cast("dict[str, Any]", told)):
        raise OngeldigeRegel(f"Regel {number} heeft geen 'id' en 'tekst'. {FORM}")
    row = cast("dict[str, Any]", told)
    if not isinstance(row["tekst"], str) or not isinstance(row["id"], str | int):
        raise OngeldigeRegel(f"Op regel {number} is 'id' geen tekst of getal, of 'tekst' geen tekst. {FORM}")
    return row["id"], row["tekst"]


@contextmanager
def _open(bestand: str) -> Generator[BinaryIO]:
    if bestand == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(bestand).open("rb")  # noqa: SIM115 -- closed below; opening alone may fail here
    except OSError as error:
        stop(f"{bestand}: het bestand is niet te lezen ({error.strerror}). Kijk of de naam klopt.")
    with file:
        yield file
