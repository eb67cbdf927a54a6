"""The demo region: made-up data, loaded once into an empty data folder."""

from __future__ import annotations

import tempfile
from pathlib import Path


def load(gegevens: Path) -> bool:
    """Load the made-up files of grensverkeer; False if there was something already."""
    from snijvlak.grensverkeer import actions, queries, voorbeeld

    opslag = gegevens / "grensverkeer"
    if queries.soorten(opslag):
        return False
    (gegevens / "demo").write_text(
        "Verzonnen gegevens; make schoon mag deze map verwijderen.\n", encoding="utf-8"
    )
    with tempfile.TemporaryDirectory() as folder:
        actions.load(voorbeeld.write(Path(folder)), opslag)
    return True
