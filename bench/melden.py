"""How many can report at once, over real HTTP, and what is lost when the server is killed.

The server runs as in production (two processes, as docs/installeren.md says), the database with its own
settings for what is durable. The load comes from one light process on the same machine. The peer is a request
of the same server that does nothing: a machine that is busy with other things does not change the ratio.

``python -m bench.melden`` measures the database of SNIJVLAK_DATABASE, or SQLite, and prints JSON.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.meldpunt.melders import Melder, Onverwacht, at_once, story
from tests.meldpunt.processen import Env, Server
from tests.meldpunt.uitval import Kijker, kill_again_and_again, prepared, whole
from tests.proces import Installatie

from .databases import POSTGRESQL, on_each
from .figures import Figure
from .meten import folder

ROOM = "meldpunt"
AT_ONCE = (1, 4, 8, 32)
JOURNEYS, SUBMISSIONS, BARE = 15, 100, 24  # what is aimed at, a second; requests in a journey
WORKERS = ("--workers", "2")
PEER = "a bare request, a second"


def figures(quick: bool) -> list[Figure]:
    """Measure on both databases."""
    told = on_each("bench.melden", quick=quick)
    return [figure for name, seen in told for figure in _figures(name, seen)]


def _figures(name: str, told: dict[str, Any]) -> Iterator[Figure]:
    # The aims are those of the issue: of PostgreSQL. One at a time leaves half of two cores idle.
    aimed = name == POSTGRESQL
    for many, seen in told["at_once"].items():
        busy = aimed and int(many) > 1
        label = f"{name}, {many} at a time"
        journeys, sent = seen["journeys"], seen["submissions"]
        lowest = {"at_least": JOURNEYS} if busy else {}
        yield Figure(
            ROOM, f"{label}: whole journeys a second", journeys, PEER, seen["bare"], "{:.1f}", **lowest
        )
        lowest = {"at_least": SUBMISSIONS} if busy else {}
        yield Figure(ROOM, f"{label}: reports a second", sent, PEER, seen["bare"], "{:.0f}", **lowest)
    wrong = f"{name}: of {told['reports']} refused, or not kept exactly once"
    yield Figure(ROOM, wrong, told["wrong"], "GlobaLeaks, of 20", None, "{:.0f}", at_most=0)
    kills = told["kills"]
    label = f"{name}: lost, half or double after {kills['rounds']} kills, {kills['told']} told before one"
    yield Figure(ROOM, label, kills["wrong"], "GlobaLeaks", None, "{:.0f}", at_most=0)


class Meting:
    """One database."""

    def __init__(self, env: Env, *, quick: bool) -> None:
        self.env, self.quick = env, quick
        self.server = Server(env, Path(env["SNIJVLAK_GEGEVENS"]) / "log", *WORKERS)

    def run(self) -> dict[str, Any]:
        """Everything, one after the other."""
        try:
            self.server.start()
            at_once(4, [lambda: Melder(self.server.poort).report(story(0))] * (2 if self.quick else 12))
            with Kijker(self.env) as kijker:
                before, made = kijker.count(), list[str]()
                seen = {many: self._measured(many, made) for many in (AT_ONCE[:2] if self.quick else AT_ONCE)}
                wrong = sum(not whole(kijker.look(receipt)) for receipt in made)
                wrong += abs(kijker.count() - before - len(made))
                self.server.stop()
                return {"at_once": seen, "reports": len(made), "wrong": wrong, "kills": self._kills(kijker)}
        finally:
            self.server.stop()

    def _measured(self, many: int, made: list[str]) -> dict[str, float]:
        """Journeys and last requests a second, so many at a time; none may be refused."""
        poort, count = self.server.poort, max(many, 2 if self.quick else 60)
        journeys = at_once(many, [lambda n=n: Melder(poort).report(story(n)) for n in range(count)])
        waiting = prepared(poort, range(count * (1 if self.quick else 4)))

        def send(melder: Melder) -> str:
            melder.send()
            melder.leave()
            return melder.bewijs

        sent = at_once(many, [lambda m=m: send(m) for m in waiting])
        bare = at_once(many, [lambda: _bare(poort)] * count)
        for result in (journeys, sent, bare):
            if result.fouten:
                raise result.fouten[0]
        made += journeys.gelukt + sent.gelukt
        return {
            "journeys": count / journeys.seconden,
            "submissions": len(waiting) / sent.seconden,
            "bare": count * BARE / bare.seconden,
        }

    def _kills(self, kijker: Kijker) -> dict[str, int]:
        before, rounds = kijker.count(), 2 if self.quick else 100
        told = kill_again_and_again(self.server, kijker, rounds, seed=len(self.env))
        wrong = told.verloren + told.half + told.dubbel
        wrong += sum(not whole(kijker.look(receipt)) for receipt in told.bewijzen)
        wrong += abs(kijker.count() - before - len(told.bewijzen))
        seen = {"told": told.bevestigd, "whole": told.heel, "draft": told.concept, "steps": told.stappen}
        return {"rounds": told.rondes, "wrong": wrong, **seen}


def _bare(poort: int) -> str:
    """As many requests as a journey, over one connection."""
    melder = Melder(poort)
    for _ in range(BARE):
        if melder.get("/gezondheid/leeft").status != 200:
            raise Onverwacht("the server does not live")
    melder.leave()
    return ""


def main() -> None:
    """Measure one database, and print what was seen."""
    logging.disable(logging.INFO)
    env = Installatie(folder()).env
    print(json.dumps(Meting(env, quick="--quick" in sys.argv).run()))


if __name__ == "__main__":
    main()
