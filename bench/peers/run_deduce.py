"""Let deduce find identifying text. ``{"teksten": [...]}`` in; finds per text, start, speed and memory out.

Its kinds become ours, in its favour: the word after an age is added to it, a postcode and a place in one
finding are two, and a street with a number is an address. It has no kinds for schools, wijken and classes.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from pipe import answer, peak_mb  # pyright: ignore[reportMissingImports] -- the folder of the script is on the path

KINDS = {
    "persoon": "persoon",
    "patient": "persoon",
    "zorginstelling": "organisatie",
    "ziekenhuis": "organisatie",
    "datum": "datum",
    "leeftijd": "leeftijd",
    "telefoonnummer": "telefoon",
    "emailadres": "email",
    "url": "url",
    "bsn": "bsn",
    "id": "nummer",
}
UNIT = re.compile(r"\s?-?\s?(?:jarige?|jaar(?: oud)?|jr\.?)(?!\w)", re.IGNORECASE)
POSTCODE = re.compile(r"\d{4} ?[A-Za-z]{2}(?!\w)")


def find(question: dict[str, Any]) -> dict[str, Any]:
    """Start deduce and put every text through it."""
    begin = time.perf_counter()
    from deduce import Deduce  # pyright: ignore[reportMissingImports] -- importing is part of starting

    deduce = Deduce()
    ready = time.perf_counter()
    documents = [deduce.deidentify(text) for text in question["teksten"]]
    seconds = time.perf_counter() - ready
    return {
        "version": version("deduce"),
        "vondsten": [
            sorted(
                span
                for a in d.annotations
                for span in ours(d.text, int(a.start_char), int(a.end_char), a.tag)
            )
            for d in documents
        ],
        "start": ready - begin,
        "tekens_per_seconde": sum(map(len, question["teksten"])) / seconds,
        "megabytes": peak_mb(),
    }


def ours(text: str, begin: int, end: int, tag: str) -> Iterator[tuple[int, int, str]]:
    """One finding of deduce as findings of ours: ``(begin, eind, soort)`` in code points, half open."""
    if tag == "leeftijd" and (unit := UNIT.match(text, end)):
        end = unit.end()
    if tag != "locatie":
        yield begin, end, KINDS.get(tag, "nummer")
        return
    if postcode := POSTCODE.match(text, begin, end):
        yield begin, postcode.end(), "postcode"
        begin = end - len(text[postcode.end() : end].lstrip())
    if begin < end:
        yield begin, end, "adres" if any(c.isdigit() for c in text[begin:end]) else "plaats"


if __name__ == "__main__":
    answer(find)
