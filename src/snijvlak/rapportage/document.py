"""The report as tagged PDF (PDF/UA-1), made by typst in a process of its own.

The web process must stay small, and typst keeps what it read: so a child process takes JSON and gives PDF.
Run as ``python -m snijvlak.rapportage.document`` it is that child.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .inhoud import Inhoud

TIMEOUT = 60  # seconds; it takes less than one


class DocumentMislukt(Exception):
    """typst could not make the PDF; the message is typst's own and has no text of the report."""


def make(inhoud: Inhoud, beeld: str, *, concept: bool) -> bytes:
    """The PDF of a report with the picture (SVG, may be empty); the same content gives the same bytes.

    Raises:
        DocumentMislukt: typst refused, or took too long.
    """
    tabel = inhoud.tabel()
    data: dict[str, Any] = {
        "titel": inhoud.titel,
        "concept": concept,
        "sha256": inhoud.sha256(),
        "beeld": beeld,
        "tabel": {
            "titel": tabel.titel,
            "lezing": tabel.lezing,
            "kolommen": tabel.kolommen,
            "rijen": [["x" if v is None else str(v) for v in rij] for rij in tabel.rijen],
            "onderschrift": f"Bron: {tabel.bron}. Peil: {tabel.peil}. {tabel.noot}",
        },
        "leerpunten": [
            {"zin": printable(les.zin), "factor": printable(les.factor)} for les in inhoud.leerpunten
        ],
        "acties": [
            [printable(actie.wat), printable(actie.wie), f"{actie.uiterlijk:%d-%m-%Y}", actie.stand]
            for actie in inhoud.acties
        ],
    }
    try:
        child = subprocess.run(  # noqa: S603 -- our own module, no shell
            [sys.executable, "-m", __name__],
            input=json.dumps(data).encode(),
            capture_output=True,
            timeout=TIMEOUT,
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentMislukt("typst took too long") from error
    if child.returncode:
        raise DocumentMislukt(f"typst ended with {child.returncode}")
    return child.stdout


# What the fonts that typst brings can draw; PDF/UA refuses a document with any other character.
_PRINTABLE = (
    (0x20, 0x7E),
    (0xA1, 0x24F),
    (0x300, 0x4FF),
    (0x2010, 0x2027),
    (0x2030, 0x2040),
    (0x20AC, 0x20AC),
    (0x2190, 0x2193),
)


def printable(text: str) -> str:
    """The text with a question mark for each character that no font here has, and white space as spaces.

    The page shows the text as it is.
    """
    return "".join(_character(c) for c in re.sub(r"\s+", " ", text))


def _character(c: str) -> str:
    assigned = not unicodedata.category(c).startswith("C")
    return c if assigned and any(low <= ord(c) <= high for low, high in _PRINTABLE) else "?"


def main() -> None:
    """Read JSON, write PDF."""
    import typst

    template = resources.files("snijvlak.rapportage").joinpath("rapport.typ").read_bytes()
    # The same fonts on every machine, and no time of making: the same content gives the same bytes.
    pdf = typst.compile(
        template,
        sys_inputs={"inhoud": sys.stdin.buffer.read().decode()},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    assert isinstance(pdf, bytes)  # noqa: S101 -- one document without output path gives bytes
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
