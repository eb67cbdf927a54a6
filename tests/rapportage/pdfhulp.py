"""What a reader with a screen reader gets from a PDF: its tags, bookmarks and metadata."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True)
class Tag:
    """A structure element: its kind, what it says beside its content, and its attributes."""

    kind: str
    parent: str
    alt: str
    titel: str
    attributes: tuple[dict[str, Any], ...]


class Pdf:
    """A PDF that was made, with its structure in the order of reading."""

    def __init__(self, data: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(data))
        self.root: Any = self.reader.root_object
        self.tags = list(_walk(self.root["/StructTreeRoot"], ""))

    @property
    def text(self) -> str:
        """All text, page after page."""
        return "\n".join(page.extract_text() for page in self.reader.pages)

    @property
    def bookmarks(self) -> list[str]:
        """The titles of the bookmarks, of every depth."""
        return list(_titles(self.reader.outline))

    @property
    def untagged(self) -> int:
        """How many texts are drawn outside of what is tagged or marked as decoration."""
        return sum(_untagged(page) for page in self.reader.pages)

    def of(self, kind: str) -> list[Tag]:
        """The structure elements of a kind."""
        return [tag for tag in self.tags if tag.kind == kind]

    def faults(self) -> list[str]:
        """What stands in the way of PDF/UA-1, as far as a program without a validator can see it.

        After the Matterhorn protocol 1.1: checkpoints 01 (real content tagged), 06 (metadata), 07 (title
        shown), 11 (language), 13 (alternative of figures), 14 (headings in order), 15 (headers of tables),
        16 (lists) and 28 (tab order of pages with annotations).
        """
        meta = self.root["/Metadata"].get_data()
        levels = [int(tag.kind[1]) for tag in self.tags if tag.kind in {f"H{n}" for n in range(1, 7)}]
        info = self.reader.metadata
        checks = {
            "no PDF/UA-1 in the XMP": b"<pdfuaid:part>1</pdfuaid:part>" in meta,
            "no title": bool(info and info.title) and b"<dc:title>" in meta,
            "title not shown": _yes(self.root, "/ViewerPreferences", "/DisplayDocTitle"),
            "not marked": _yes(self.root, "/MarkInfo", "/Marked"),
            "language": str(self.root["/Lang"]).startswith("nl"),
            "a figure without alt": all(tag.alt.strip() for tag in self.of("Figure")),
            "a table without headers": all(self._heads()),
            "a header without scope": all(_scope(tag) for tag in self.of("TH")),
            "first heading is not H1": not levels or levels[0] == 1,
            "a level of headings is skipped": all(b - a <= 1 for a, b in pairwise(levels)),
            "a heading without bookmark": self.bookmarks == [t.titel for t in self.tags if t.kind[:1] == "H"],
            "an item outside a list": all(tag.parent == "L" for tag in self.of("LI")),
            "text outside of the tags": self.untagged == 0,
            "tab order": all(p.get("/Tabs") == "/S" for p in self.reader.pages if p.get("/Annots")),
            "more than one root": [tag.kind for tag in self.tags if tag.parent == ""] == ["Document"],
        }
        return [name for name, good in checks.items() if not good]

    def _heads(self) -> Iterator[bool]:
        """For each table whether it has a header before its rows."""
        open_table: list[str] = []
        for tag in [*self.tags, Tag("Table", "", "", "", ())]:
            if tag.kind == "Table":
                if open_table:
                    yield "TH" in open_table and open_table.index("TH") < open_table.index("TD")
                open_table = ["Table"]
            elif open_table and tag.kind in ("TH", "TD"):
                open_table.append(tag.kind)


def _yes(root: Any, part: str, key: str) -> bool:
    return str(root.get(part, {}).get(key)) == "True"


def _scope(tag: Tag) -> bool:
    return any(attribute.get("/Scope") in ("/Column", "/Row", "/Both") for attribute in tag.attributes)


def _walk(node: Any, parent: str) -> Iterator[Tag]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from _walk(child, parent)
    elif isinstance(node, dict):
        kind = str(node.get("/S", "")).removeprefix("/")
        if kind:
            given = node.get("/A", [])
            owned = given if isinstance(given, list) else [given]
            attributes = tuple(dict(part.get_object()) for part in owned)
            yield Tag(kind, parent, str(node.get("/Alt", "")), str(node.get("/T", "")), attributes)
        if "/K" in node:
            yield from _walk(node["/K"], kind or parent)


def _titles(outline: Any) -> Iterator[str]:
    for item in outline:
        if isinstance(item, list):
            yield from _titles(item)
        else:
            yield item.title


def _untagged(page: Any) -> int:
    depth = found = 0
    for _, operator in page.get_contents().operations:
        if operator in (b"BDC", b"BMC"):
            depth += 1
        elif operator == b"EMC":
            depth -= 1
        elif operator in (b"Tj", b"TJ", b"'", b'"') and not depth:
            found += 1
    return found
