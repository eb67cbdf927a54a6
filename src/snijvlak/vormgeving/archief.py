"""Zips and Office files of which the same content gives the same bytes: no moment and no machine in them.

Only another version of zlib can pack the same bytes differently.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first one that a zip knows
_READABLE = 0o644 << 16
_UNIX = 3
_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{titel}</dc:title><dc:creator>Snijvlak</dc:creator>'
    "<dc:language>nl-NL</dc:language></cp:coreProperties>"
)
_PROGRAM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Snijvlak</Application></Properties>"
)


def pack(files: Mapping[str, bytes]) -> bytes:
    """A zip with these files in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            made.writestr(entry, content, zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The files of a zip by their name, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        return {entry.filename: given.read(entry) for entry in given.infolist()}


def office(data: bytes, titel: str) -> bytes:
    """A Word or Excel file again, with as properties its title and language, and no moment of making.

    The order is fixed too: what it consists of comes first, as readers expect, and the rest by name.
    """
    files = unpack(data)
    files[_CORE] = _PROPERTIES.format(titel=escape(writable(titel))).encode()
    files[_APP] = _PROGRAM.encode()
    first = ("[Content_Types].xml", "_rels/.rels")
    return pack({name: files[name] for name in (*first, *sorted(files.keys() - set(first)))})


def writable(text: str) -> str:
    """Without the characters that no XML file may hold, and white space as spaces."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())
