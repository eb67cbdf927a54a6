"""What was given and what was computed, kept beside the files of DUO (see ``opslag.py``)."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from snijvlak.vormgeving.teksten import tekst

from .. import geladen
from .. import opslag as bewaard
from ..blad import Terzijde
from ..opslag import Manifest
from .inlezen import Aanbod, Opgave
from .uitkomst import Dekking, adapter
from .voortgang import Voortgang, silent

if TYPE_CHECKING:
    import polars as pl

AANBOD, DEKKING = "aanbod", "dekking"
# What an outcome is computed from.
_BRONNEN = (geladen.TELLINGEN, geladen.SCHOLEN, geladen.POSTCODES, AANBOD)


@dataclass(frozen=True)
class Bewaard:
    """What was computed last, with its manifest; ``oud`` when something was loaded since."""

    manifest: Manifest
    uitkomst: Dekking
    oud: bool


@cache
def _opgaven() -> TypeAdapter[tuple[Opgave, ...]]:
    return TypeAdapter(tuple[Opgave, ...])


@cache
def _terzijde() -> TypeAdapter[tuple[Terzijde, ...]]:
    return TypeAdapter(tuple[Terzijde, ...])


def keep(opslag: Path, aanbod: Aanbod) -> Manifest:
    """Keep a list of locations as the newest; older ones stay. The name of its file is not kept.

    Raises:
        OpslagBezet: somebody is loading now; OSError: the folder cannot be written.
    """
    import polars as pl

    rows = _opgaven().dump_python(aanbod.opgaven, mode="json")
    content = _opgaven().dump_json(aanbod.opgaven)
    now = dt.datetime.now(dt.UTC)
    manifest = Manifest(
        soort=AANBOD,
        bron=tekst("grensverkeer.dekking.bron_lijst"),
        peil=now.date().isoformat(),
        sha256=hashlib.sha256(content).hexdigest(),
        regels=len(rows),
        geladen_op=now.isoformat(timespec="microseconds"),
        licentie=tekst("grensverkeer.dekking.licentie_lijst"),
        extra={"terzijde": _terzijde().dump_python(aanbod.terzijde, mode="json")},
    )
    schema = {name: pl.Int32 if name in ("plaatsen", "wachtlijst") else pl.String for name in _FIELDS}
    with bewaard.only_writer(opslag):
        bewaard.store(opslag, [(manifest, pl.DataFrame(rows, schema=schema))])
    return manifest


_FIELDS = ("locatie", "soort", "pc4", "plaatsen", "wachtlijst", "vestiging", "cluster")


def given(opslag: Path) -> tuple[Manifest, Aanbod] | None:
    """The newest list of locations; None when there is none.

    Raises:
        BeschadigdeOpslag: it cannot be read.
    """
    manifest = bewaard.newest(opslag, AANBOD)
    if manifest is None:
        return None
    rows = bewaard.table(opslag, manifest).to_dicts()
    try:
        found = Aanbod(
            _opgaven().validate_python(rows),
            _terzijde().validate_python(manifest.extra.get("terzijde", [])),
        )
    except ValidationError as error:
        raise bewaard.BeschadigdeOpslag(opslag / manifest.parquet) from error
    return manifest, found


def postcodes(opslag: Path) -> Mapping[str, str]:
    """The municipality (code) of each postcode that is known now: of this year's files first.

    Raises:
        BeschadigdeOpslag: a table cannot be read.
    """
    frame = geladen.read(opslag).postcodes(dt.datetime.now(dt.UTC).year).frame
    return dict(frame.select("pc4", "gemeentecode").drop_nulls().iter_rows())


def prepare(opslag: Path, told: Voortgang = silent) -> Dekking | None:
    """Compute coverage from what is loaded now and keep it; None when there are no counts per school.

    Raises:
        BeschadigdeOpslag: a table cannot be read; OpslagBezet: somebody is loading now;
        OSError: the folder cannot be written.
    """
    offer = given(opslag)
    from .berekenen import compute  # with it comes a solver, which no page needs

    found = compute(geladen.read(opslag), offer[1].opgaven if offer else (), told)
    if found is None:
        return None
    whole, table = found
    if offer:
        whole = replace(whole, bron_opgave=offer[0].tekst, peil_opgave=offer[0].peil)
    sources = dict.fromkeys(line for lines in whole.bronnen.values() for line in lines)
    digests = "".join((*whole.hashes, offer[0].sha256 if offer else ""))
    manifest = Manifest(
        soort=DEKKING,
        bron="; ".join(sources),
        peil=str(max(whole.peil.values())),
        sha256=hashlib.sha256(digests.encode()).hexdigest(),
        regels=table.height,
        geladen_op=dt.datetime.now(dt.UTC).isoformat(timespec="microseconds"),
        extra={"uitkomst": adapter().dump_python(whole, mode="json")},
    )
    with bewaard.only_writer(opslag):
        bewaard.store(opslag, [(manifest, table)])
    return whole


def newest(opslag: Path) -> Bewaard | None:
    """What was computed last; None when nothing was.

    Raises:
        BeschadigdeOpslag: it cannot be read.
    """
    names = sorted(opslag.glob(f"{DEKKING}-*.json"), key=lambda path: path.name)
    if not names:
        return None
    state = names[-1].stat()
    manifest, whole = _read(opslag, names[-1].name, state.st_mtime_ns, state.st_size)
    return Bewaard(manifest, whole, _moment(opslag, _BRONNEN) > _moment(opslag, (DEKKING,)))


@lru_cache(maxsize=4)
def _read(opslag: Path, naam: str, veranderd: int, grootte: int) -> tuple[Manifest, Dekking]:
    """What was computed last, read once: the name, the time and the size say when it is another."""
    del veranderd, grootte
    manifest = bewaard.newest(opslag, DEKKING)
    try:
        if manifest:
            return manifest, adapter().validate_python(manifest.extra.get("uitkomst"))
    except ValidationError as error:
        raise bewaard.BeschadigdeOpslag(opslag / naam) from error
    raise bewaard.BeschadigdeOpslag(opslag / naam)  # it went between looking and reading


def _moment(opslag: Path, kinds: tuple[str, ...]) -> str:
    """When a table of one of these kinds was stored last, as its name has it; "" when none was."""
    names = (path.name.split("-") for kind in kinds for path in opslag.glob(f"{kind}-*.json"))
    return max((parts[1] for parts in names), default="")


def table(opslag: Path, kept: Bewaard) -> pl.DataFrame:
    """The pupils by home and location of what was computed.

    Raises:
        BeschadigdeOpslag: it cannot be read.
    """
    return bewaard.table(opslag, kept.manifest)
