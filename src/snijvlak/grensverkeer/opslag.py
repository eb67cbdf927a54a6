"""Tables as Parquet, each with a manifest that says where it comes from. Older versions stay."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

LICENTIE = "CC0"


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
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def tekst(self) -> str:
        """The source in one line, for under a table."""
        return f"{self.bron} (peil {self.peil}, {self.licentie}, geladen {self.geladen_op[:10]})"


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
            table.write_parquet(Path(aside) / f"{name}.parquet")
            text = json.dumps(asdict(manifest) | {"parquet": f"{name}.parquet"}, ensure_ascii=False, indent=1)
            (Path(aside) / f"{name}.json").write_text(text, encoding="utf-8")
            names.append(name)
        for suffix in (".parquet", ".json"):
            for name in names:
                (Path(aside) / f"{name}{suffix}").replace(opslag / f"{name}{suffix}")  # os.replace: atomic


def newest(opslag: Path, soort: str) -> Manifest | None:
    """The manifest of the version loaded last; None if there is none."""
    # The name starts with the moment of loading (UTC), so the last name is the newest version.
    names = sorted(opslag.glob(f"{soort}-*.json"), key=lambda pad: pad.name)
    return Manifest(**json.loads(names[-1].read_text(encoding="utf-8"))) if names else None


def table(opslag: Path, manifest: Manifest) -> pl.DataFrame:
    """The rows that belong to a manifest."""
    import polars as pl

    return pl.read_parquet(opslag / manifest.parquet)


def _name(manifest: Manifest) -> str:
    moment = "".join(c for c in manifest.geladen_op.partition("+")[0] if c.isdigit() or c == "T")
    return f"{manifest.soort}-{moment}-{manifest.sha256[:8]}"
