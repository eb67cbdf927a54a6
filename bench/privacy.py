"""Encryption of a report, and protection of a table."""

from __future__ import annotations

import random

from nacl.secret import SecretBox

from snijvlak.privacy.onthulling import Tabel, protect
from snijvlak.privacy.versleuteling import MeldingSleutel

from .meten import Row

STORY = "Dit verhaal is verzonnen. " * 80


def rows() -> list[Row]:
    """Lock and open a story of 2,000 characters; protect a table of 40 by 12."""
    key = MeldingSleutel.make()
    box = SecretBox(key.geheim)
    chance = random.Random(1)  # noqa: S311 -- the same table each time, no secret
    rijen, kolommen = [f"rij {i}" for i in range(40)], [f"kolom {j}" for j in range(12)]
    counts = {(r, k): chance.randrange(60) for r in rijen for k in kolommen}
    return [
        Row(
            "privacy",
            f"lock and open {len(STORY)} characters",
            lambda: key.decrypt(key.encrypt(STORY)),
            "libsodium's box alone",
            lambda: box.decrypt(box.encrypt(STORY.encode())).decode(),
        ),
        Row(
            "privacy",
            "protect a table of 40 by 12",
            lambda: protect(Tabel.of(["rij", "kolom"], [rijen, kolommen], counts)),
            "its margins, nothing hidden",
            lambda: _margins(counts, rijen, kolommen),
        ),
    ]


def _margins(counts: dict[tuple[str, str], int], rijen: list[str], kolommen: list[str]) -> list[list[int]]:
    table = [[*(counts[r, k] for k in kolommen), sum(counts[r, k] for k in kolommen)] for r in rijen]
    return [*table, [sum(column) for column in zip(*table, strict=True)]]
