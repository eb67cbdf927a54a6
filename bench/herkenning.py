"""Finding identifying text: how fully, how fast and how heavy, next to deduce on the same notes.

A place counts when every letter and digit of it is marked, as whatever kind. The names in the made-up notes
are kept from our lists; those of deduce are as they are.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from tests.privacy.herkenning import corpus
from tests.privacy.herkenning.meten import Uitkomst, marked, measure
from tests.privacy.herkenning.vrij import VERS, VRIJ

from snijvlak.privacy.herkenning import SOORTEN, Herkenner

from . import peer
from .figures import Figure

ROOM = "privacy"
AIMS = {"persoon": 0.985, "school": 0.95}
OTHER_AIM = 0.97
NOT_ASKED = "deduce"


def figures(quick: bool) -> Iterator[Figure]:
    """Let both read the notes of the test corpus and those written by hand."""
    made_up = corpus.notes("toets", 60 if quick else 620)
    by_hand = [marked(text) for text in chain(VRIJ, *VERS.values())]
    texts = [note.tekst for note in (*made_up, *by_hand)]
    finds = peer.deduce(texts) if peer.present() else None
    yield from _shares("made up", made_up, Herkenner(without=corpus.held_out()), finds)
    yield from _shares("by hand", by_hand, Herkenner(), finds)
    ours = _start(texts)
    name = finds.name if finds else NOT_ASKED
    yield Figure(ROOM, "ready to find", ours["start"], name, finds and finds.start, "{:.2f} s", at_most=2.0)
    yield Figure(
        ROOM,
        "characters per second",
        ours["tekens_per_seconde"],
        name,
        finds and finds.speed,
        "{:,.0f}",
        at_least=300_000,
    )
    yield Figure(
        ROOM, "memory at most", ours["megabytes"], name, finds and finds.megabytes, "{:.0f} MB", at_most=400
    )


def _shares(
    what: str, notes: Sequence[corpus.Notitie], herkenner: Herkenner, finds: peer.Finds | None
) -> Iterator[Figure]:
    ours = measure(notes, herkenner.find)
    theirs = finds and _theirs(notes, finds)
    name = finds.name if finds else NOT_ASKED
    for soort in SOORTEN:
        if places := ours.plekken[soort]:
            its = theirs and theirs.recall(soort)
            aim = AIMS.get(soort, OTHER_AIM)
            label = f"{what}: {soort}, {places} in full"
            yield Figure(ROOM, label, ours.recall(soort), name, its, at_least=aim)
    right = theirs and theirs.precision()
    yield Figure(ROOM, f"{what}: right of what is marked", ours.precision(), name, right, at_least=0.8)
    yield Figure(ROOM, f"{what}: right of zeker", ours.precision("zeker"), name, right, at_least=0.93)


def _theirs(notes: Sequence[corpus.Notitie], finds: peer.Finds) -> Uitkomst:
    return measure(notes, lambda text: [(*span, "zeker") for span in finds.vondsten[text]])


def _start(texts: Sequence[str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.start_herkenner"],
        input=json.dumps({"teksten": list(texts)}),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[1],
        check=True,
    )
    return json.loads(done.stdout)
