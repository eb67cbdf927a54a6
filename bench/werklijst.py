"""How long the work list takes to open with 100,000 reports, next to the same list with 100.

``python -m bench.werklijst`` measures the database of SNIJVLAK_DATABASE, or SQLite, and prints JSON.
"""

from __future__ import annotations

import statistics
import sys

from tests.meldpunt.processen import python
from tests.proces import Installatie

from .databases import ROOT, on_each
from .figures import Figure
from .meten import folder

ROOM = "meldpunt"
SHORT, LONG = 100, 100_000
# What the aim of ±50% is about: the first page of each tray, one with a filter, and a page far on.
PAGES = {"new": "?bak=nieuw", "done": "?bak=klaar", "a filter": "?bak=nieuw&sector=SO"}
_MEASURE = """
import datetime as dt, json, time, uuid
from django.db import connection
from django.test import Client
from django.utils import timezone
from snijvlak.meldpunt import actions
from snijvlak.meldpunt.models import Melding
from snijvlak.privacy import bewijs
from tests.mensen import sign_in

T, now = Melding.Toestand, timezone.now()
new = actions.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Verzonnen verhaal.")
sealed = actions.submit(new, bewijs.make())

def reports(begin, end):
    for number in range(begin, end):
        done = number % 2
        yield Melding(
            pk=uuid.uuid4(), zoekwaarde=uuid.uuid4().hex, ontvangen_op=now - dt.timedelta(minutes=number),
            toestand=T.AFGESLOTEN if done else T.ONTVANGEN, bak="klaar" if done else "nieuw", melder="school",
            sector="SO" if number % 3 else "VO", gemeente_school="GM0518", gemeente_kind="GM1842",
            situatie="gestopt", verhaal=sealed.verhaal,
        )

def seconds(path):
    begin = time.perf_counter()
    assert client.get(path).status_code == 200
    return time.perf_counter() - begin

client, found, have = Client(HTTP_HOST="localhost"), {}, 1
sign_in(client, "coordinator-meldpunt")
for many in COUNTS:
    Melding.objects.bulk_create(reports(have, many), batch_size=1000)
    have = many
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for name, query in PAGES.items():
        path = f"/meldpunt/werklijst/{query}"
        seconds(path)
        found.setdefault(name, []).append([seconds(path) for _ in range(TIMES)])
print(json.dumps(found))
"""


def figures(quick: bool) -> list[Figure]:
    """Measure on both databases."""
    found: list[Figure] = []
    for name, told in on_each("bench.werklijst", quick=quick):
        for page, (short, long) in told.items():
            label = f"{name}: the work list with {LONG:,} reports, {page}"
            peer, ours = (1000 * statistics.median(times) for times in (short, long))
            high = {} if quick else {"at_most": 1.5 * peer}
            found.append(Figure(ROOM, label, ours, f"with {SHORT}", peer, "{:.1f} ms", **high))
            slow = 1000 * statistics.quantiles(long, n=20)[-1]
            found.append(
                Figure(ROOM, f"{label}, p95", slow, "", None, "{:.1f} ms", at_most=None if quick else 50)
            )
    return found


def main() -> None:
    """Measure one database, and print what was seen."""
    env = {**Installatie(folder()).env, "PYTHONPATH": str(ROOT)}
    quick = "--quick" in sys.argv
    counts, times = ((20, 40), 2) if quick else ((SHORT, LONG), 100)
    code = f"COUNTS, TIMES, PAGES = {counts}, {times}, {PAGES}\n{_MEASURE}"
    print(python(env, code).splitlines()[-1])


if __name__ == "__main__":
    main()
