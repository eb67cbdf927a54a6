"""Tagged PDF (PDF/UA-1) from a template of a room, made by typst in a process of its own.

The web process must stay small, and typst keeps what it read: so a child process takes JSON and gives PDF.
Run as ``python -m snijvlak.vormgeving.document PACKAGE TEMPLATE`` it is that child. Without a template it
takes a list of SVG texts and gives them as PNG, for documents that cannot show SVG.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from importlib import resources

TIMEOUT = 60  # seconds; it takes less than one
_DOTS = 144  # per inch: sharp on paper too


class DocumentMislukt(Exception):
    """typst could not make the PDF; the message is typst's own and has no text of the document."""


def make(package: str, template: str, data: Mapping[str, object]) -> bytes:
    """The PDF of a template (``.typ`` in a package) with its data; the same data gives the same bytes.

    Raises:
        DocumentMislukt: typst refused, or took too long.
    """
    return _child([package, template], data)


def rasters(pictures: Sequence[str]) -> list[bytes]:
    """SVG texts as PNG, drawn with the fonts that typst brings; the same text gives the same bytes.

    Raises:
        DocumentMislukt: typst refused, or took too long.
    """
    if not pictures:
        return []
    return [base64.b64decode(text) for text in json.loads(_child([], list(pictures)))]


def _child(words: list[str], data: object) -> bytes:
    try:
        child = subprocess.run(  # noqa: S603 -- our own module, no shell
            [sys.executable, "-m", __name__, *words],
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


_GALLERY = """
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#for (nummer, beeld) in json(bytes(sys.inputs.inhoud)).enumerate() {
  if nummer > 0 { pagebreak() }
  image(bytes(beeld), format: "svg")
}
"""


def main() -> None:
    """Read JSON, write PDF; or, without a template, pictures as JSON."""
    import typst

    given = {"inhoud": sys.stdin.buffer.read().decode()}
    # The same fonts on every machine, and no time of making: the same content gives the same bytes.
    if not sys.argv[1:]:
        pages = typst.compile(
            _GALLERY.encode(), sys_inputs=given, ignore_system_fonts=True, format="png", ppi=_DOTS
        )
        pictures = [pages] if isinstance(pages, bytes) else pages or []
        json.dump([base64.b64encode(picture).decode() for picture in pictures], sys.stdout)
        return
    package, template = sys.argv[1:]
    pdf = typst.compile(
        resources.files(package).joinpath(template).read_bytes(),
        sys_inputs=given,
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    assert isinstance(pdf, bytes)  # noqa: S101 -- one document without output path gives bytes
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
