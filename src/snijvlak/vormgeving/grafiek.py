"""Pictures of tables: drawn in a process of their own when the data is written, and found again by a page.

``python -m snijvlak.vormgeving.grafiek`` reads tables as JSON and answers with their SVG texts as JSON. The
drawing tool takes more memory than the rest of a web process, so a page only looks whether the picture is
there. A picture has the hash of its table as name: another table can never get it.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from .tabel import Tabel, restore

VERSION = 2  # goes up when the drawing changes: then the pictures that are there no longer count
_SECONDS = 120


class TekeningMislukt(Exception):
    """The pictures could not be drawn; the text says in Dutch why. The tables themselves are fine."""


def prepare(tabellen: Iterable[Tabel], folder: Path) -> int:
    """Draw the pictures that are not there yet, in one process; gives how many were drawn.

    Tables without ``vorm`` or without rows have no picture.

    Raises:
        TekeningMislukt: drawing or keeping them failed; then a picture that was there still is.
    """
    missing = [t for t in tabellen if t.vorm and t.rijen and find(t, folder) is None]
    if missing:
        pictures = _ask([tabel.as_data() for tabel in missing])
        try:
            _keep({_name(tabel): svg for tabel, svg in zip(missing, pictures, strict=True)}, folder)
        except OSError as error:
            raise TekeningMislukt(f"bewaren in {folder} lukt niet ({error.strerror})") from error
    return len(missing)


def find(tabel: Tabel, folder: Path) -> Path | None:
    """The file with the picture of exactly this table; None if it was not drawn."""
    path = folder / _name(tabel)
    return path if tabel.vorm and path.is_file() else None


def _name(tabel: Tabel) -> str:
    content = json.dumps([VERSION, tabel.as_data()], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest() + ".svg"


def _ask(tables: list[dict[str, object]]) -> list[str]:
    words = [sys.executable, "-m", __name__]
    try:
        # Our own program, no shell; the tables go through its input and not through its arguments.
        result = subprocess.run(  # noqa: S603
            words,
            input=json.dumps(tables),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TekeningMislukt(f"het duurde langer dan {_SECONDS} seconden") from error
    except OSError as error:
        raise TekeningMislukt(f"het tekenprogramma start niet ({error.strerror})") from error
    if result.returncode:
        why = (result.stderr.strip().splitlines() or [f"code {result.returncode}"])[-1]
        raise TekeningMislukt(f"het tekenprogramma stopte: {why}")
    return json.loads(result.stdout)


def _keep(pictures: dict[str, str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".aanmaak-") as aside:
        for name, svg in pictures.items():
            (Path(aside) / name).write_text(svg, encoding="utf-8")
        for name in pictures:
            (Path(aside) / name).replace(folder / name)  # os.replace: a page sees a whole picture or none


def main() -> None:
    """Draw the tables on standard input."""
    from .tekening import draw

    try:
        tables = [restore(data) for data in json.load(sys.stdin)]
    except (ValueError, TypeError, AttributeError) as error:
        sys.exit(f"Dit is geen lijst van tabellen in JSON: {error}")
    json.dump([draw(tabel) for tabel in tables], sys.stdout)


if __name__ == "__main__":
    main()
