"""Tables as Parquet, each with a manifest that says where it comes from. Older versions stay."""

from __future__ import annotations

import fcntl
import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

if TYPE_CHECKING:
    import polars as pl

LICENTIE = "CC0"
GRAFIEKEN = "grafieken"  # the folder in the store with the pictures of the tables


class Opslagfout(Exception):
    """The store cannot be used now; the text says in Dutch why and what to do."""


class OpslagBezet(Opslagfout):
    """Another command is loading into the same store."""

    def __init__(self, opslag: Path) -> None:
        super().__init__(
            f"Een andere opdracht laadt nu ook gegevens in {opslag}. "
            "Wacht tot die klaar is en geef uw opdracht dan opnieuw."
        )


class BeschadigdeOpslag(Opslagfout):
    """A file of the store is gone or is not what was written."""

    def __init__(self, pad: Path) -> None:
        first = "" if pad.suffix == ".parquet" else "Haal dat bestand weg. "
        super().__init__(
            f"De gegevens zijn beschadigd: {pad} is niet te lezen of is veranderd. {first}Laad de bestanden "
            "opnieuw met: snijvlak grensverkeer laad BESTAND... Of zet de map terug uit een reservekopie."
        )


@dataclass(frozen=True)
class Manifest:
    """What a stored table is, from which file it came, and when it was loaded."""

    soort: str
    bron: str
    peil: str
    sha256: str
    regels: int
    geladen_op: str
    licentie: str = LICENTIE
    parquet: str = ""
    controle: str = ""  # sha256 of the Parquet file; empty in a store from before this was kept
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def tekst(self) -> str:
        """The source in one line, for under a table: with the first digits of the sha256 of its file."""
        loaded = f", geladen {self.geladen_op[:10]}" if self.geladen_op else ""
        digest = f", controlegetal {self.sha256[:8]}" if self.sha256 else ""
        return f"{self.bron} (peil {self.peil}, {self.licentie}{loaded}{digest})"


def store(opslag: Path, tables: list[tuple[Manifest, pl.DataFrame]]) -> None:
    """Write all tables aside and put them in place; a table exists once its manifest is there.

    Everything slow or likely to fail (a full disk) happens before the first file gets its place, and
    the manifests go last and in the given order, so a reader sees a whole table or none.
    """
    opslag.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=opslag, prefix=".aanmaak-") as aside:
        names: list[str] = []
        for manifest, table in tables:
            name = _name(manifest)
            parquet = Path(aside) / f"{name}.parquet"
            table.write_parquet(parquet)
            controle = hashlib.sha256(parquet.read_bytes()).hexdigest()
            whole = replace(manifest, parquet=parquet.name, controle=controle)
            text = json.dumps(asdict(whole), ensure_ascii=False, indent=1)
            (Path(aside) / f"{name}.json").write_text(text, encoding="utf-8")
            names.append(name)
        for suffix in (".parquet", ".json"):
            for name in names:
                (Path(aside) / f"{name}{suffix}").replace(opslag / f"{name}{suffix}")  # os.replace: atomic


@contextmanager
def only_writer(opslag: Path) -> Iterator[None]:
    """Keep other commands from loading into this store meanwhile; readers notice nothing.

    Raises:
        OpslagBezet: another command is at it.
    """
    opslag.mkdir(parents=True, exist_ok=True)
    # The system lets go of the lock when the process ends, however it ends. The file itself stays: taking it
    # away would let two commands each lock a file of the same name.
    with (opslag / ".slot").open("w") as slot:
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise OpslagBezet(opslag) from error
        yield


def newest(opslag: Path, soort: str) -> Manifest | None:
    """The manifest of the version loaded last; None if there is none.

    Raises:
        BeschadigdeOpslag: that manifest cannot be read.
    """
    names = _manifests(opslag, soort)
    return _read(names[-1]) if names else None


def versions(opslag: Path, soort: str) -> list[Manifest]:
    """The manifests of all versions of a kind, the oldest first.

    Raises:
        BeschadigdeOpslag: one of them cannot be read.
    """
    return [_read(path) for path in _manifests(opslag, soort)]


def _manifests(opslag: Path, soort: str) -> list[Path]:
    # The name starts with the moment of loading (UTC), so the last name is the newest version.
    return sorted(opslag.glob(f"{soort}-*.json"), key=lambda pad: pad.name)


def _read(path: Path) -> Manifest:
    try:
        return _manifest().validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise BeschadigdeOpslag(path) from error


@cache
def _manifest() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)


def table(opslag: Path, manifest: Manifest) -> pl.DataFrame:
    """The rows that belong to a manifest.

    Raises:
        BeschadigdeOpslag: the file is gone or is not the one that was written.
    """
    import polars as pl

    path = opslag / Path(manifest.parquet).name
    try:
        content = path.read_bytes()
        if manifest.controle not in ("", hashlib.sha256(content).hexdigest()):
            raise BeschadigdeOpslag(path)
        return pl.read_parquet(content)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise BeschadigdeOpslag(path) from error


def _name(manifest: Manifest) -> str:
    moment = "".join(c for c in manifest.geladen_op.partition("+")[0] if c.isdigit() or c == "T")
    return f"{manifest.soort}-{moment}-{manifest.sha256[:8]}"
