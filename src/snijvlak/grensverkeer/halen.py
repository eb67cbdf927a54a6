"""Fetch the files of DUO from the addresses in ``regels/grensverkeer/bronnen.yaml``, for loading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from snijvlak import halen

MAP = "bestanden"  # the folder in the store with the files as they came
_MOST = 1_000_000_000  # bytes
_OTHERWISE = "Anders: haal het bestand op een andere machine op en laad het met snijvlak grensverkeer laad."


class OnbruikbareBronnen(Exception):
    """The list of addresses cannot be used; the text says in Dutch what is wrong."""


class _Regel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bron(_Regel):
    """One file: a short name, what it is, and where it stands."""

    naam: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    titel: str
    adres: str

    @field_validator("adres")
    @classmethod
    def _is_safe(cls, adres: str) -> str:
        try:
            halen.check_address(adres)
        except halen.VerkeerdAdres as error:
            raise ValueError(str(error)) from error
        return adres


class Bronnen(_Regel):
    """All files, where the addresses were found, and when."""

    bron: str
    vanaf: dt.date
    bestanden: tuple[Bron, ...]

    @field_validator("bestanden")
    @classmethod
    def _have_a_name_of_their_own(cls, bestanden: tuple[Bron, ...]) -> tuple[Bron, ...]:
        names = [bron.naam for bron in bestanden]
        if len(set(names)) < len(names):
            raise ValueError("een naam staat er twee keer in")
        return bestanden


@dataclass(frozen=True)
class Gehaald:
    """One file that is there now, and whether it is new or changed."""

    bron: Bron
    pad: Path
    sha256: str
    nieuw: bool


def sources(path: Path | None = None) -> Bronnen:
    """The list of addresses: our own, or that of a file.

    Raises:
        OnbruikbareBronnen: it cannot be read or breaks its form.
    """
    own = resources.files("snijvlak").joinpath("regels", "grensverkeer", "bronnen.yaml")
    try:
        text = path.read_text(encoding="utf-8") if path else own.read_text(encoding="utf-8")
        return Bronnen.model_validate(yaml.safe_load(text))
    except OSError as error:
        raise OnbruikbareBronnen(f"{path}: de lijst met adressen is niet te lezen.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise OnbruikbareBronnen(
            f"{path}: de lijst met adressen klopt niet ({where}: {first['msg']})."
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise OnbruikbareBronnen(
            f"{path}: dit is geen YAML. Maak hem als regels/grensverkeer/bronnen.yaml."
        ) from error


def choose(bronnen: Bronnen, names: Collection[str]) -> Sequence[Bron]:
    """The files with these names; without names all of them.

    Raises:
        OnbruikbareBronnen: there is no file of that name.
    """
    known = {bron.naam for bron in bronnen.bestanden}
    unknown = sorted(set(names) - known)
    if unknown:
        raise OnbruikbareBronnen(
            f"'{unknown[0]}' staat niet in de lijst. Kies uit: {', '.join(sorted(known))}."
        )
    return [bron for bron in bronnen.bestanden if not names or bron.naam in names]


def fetch(bronnen: Sequence[Bron], opslag: Path, told: Callable[[str], object]) -> list[Gehaald]:
    """Bring all files into the store, those that are there and unchanged left as they are.

    Raises:
        NietOpgehaald: the first file that could not be fetched; what came before it stays.
        OSError: the store cannot be written.
    """
    found: list[Gehaald] = []
    for number, bron in enumerate(bronnen, start=1):
        told(f"Bestand {number} van {len(bronnen)} ophalen: {bron.titel}")
        target = opslag / MAP / f"{bron.naam}.csv"
        got, new = halen.download(
            bron.adres, target, told, most=_MOST, what=f"het bestand {bron.naam}", otherwise=_OTHERWISE
        )
        found.append(Gehaald(bron, target, got.sha256, new))
    return found
