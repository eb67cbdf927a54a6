"""A made-up list of individual help, for the demo and the tests: no real school, provider or pupil is in it.

The first school is as large as the one of the source: 90 pupils and 44 individual coaches (003 §3.4).
"""

from __future__ import annotations

import csv
import io
import random

# school, pupils, how many have help, how many providers, home municipalities from near to far
_SCHOOLS = (
    ("VSO Het Denkbeeldige Duin (verzonnen)", 90, 44, 14, ("Delft", "Rijswijk", "'s-Gravenhage", "Westland")),
    (
        "SO De Verzonnen Vlieger (verzonnen)",
        140,
        31,
        9,
        ("'s-Gravenhage", "Leidschendam-Voorburg", "Wassenaar"),
    ),
    ("SBO De Papieren Poort (verzonnen)", 210, 18, 6, ("Rijswijk", "'s-Gravenhage", "Delft")),
    ("SO Het Bedachte Bos (verzonnen)", 75, 9, 4, ("Zoetermeer", "Pijnacker-Nootdorp")),
    ("VSO De Bedachte Brug (verzonnen)", 120, 3, 2, ("Westland", "Midden-Delfland")),
)
_KINDS = (
    (("individuele begeleiding", 55), 62, (2, 6)),
    (("jeugdcoach", 25), 58, (1, 4)),
    (("persoonlijke verzorging", 10), 48, (3, 8)),
    (("specialistische behandeling", 7), 104, (1, 3)),
    (("muziek in de klas", 3), 45, (1, 2)),
)
_WEEKS = 40


def make(zaad: int = 1) -> bytes:
    """The list as CSV; the same ``zaad`` gives the same bytes."""
    chance = random.Random(zaad)  # noqa: S311 - repeatable example data, no secret
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(
        [
            "school",
            "woongemeente",
            "soort hulp",
            "aanbieder",
            "uren per week",
            "kosten per jaar",
            "leerlingen",
        ]
    )
    for school, pupils, helped, providers, homes in _SCHOOLS:
        for _ in range(helped):
            (kind, _), rate, hours = chance.choices(_KINDS, [share for (_, share), _, _ in _KINDS])[0]
            home = chance.choices(homes, range(len(homes), 0, -1))[0]
            week = chance.randint(*hours)
            cost = round(week * _WEEKS * rate * chance.uniform(0.9, 1.1))
            writer.writerow(
                [school, home, kind, f"Aanbieder {chance.randint(1, providers)}", week, cost, pupils]
            )
    return out.getvalue().encode()
