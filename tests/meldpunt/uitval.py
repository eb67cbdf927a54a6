"""A server that is killed while people report: what is there afterwards, and what they were told."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from .melden import BASE, STEPS
from .melders import Melder, Onverwacht, at_once, number_of, story
from .processen import Env, Server

SENDERS, WRITERS = 4, 2
# A receipt a line; gives what is kept under it, row by row.
LOOK = """
import json, os, sys
import django; django.setup()
from snijvlak.meldpunt import queries, sleutels
from snijvlak.meldpunt.models import Concept, ConceptStap, Contact, Melding, MeldingKeuze, MeldingReden, Zegel
from snijvlak.privacy import bewijs
from snijvlak.privacy.versleuteling import MeldingSleutel
from snijvlak.toegang.models import Gebeurtenis

def look(receipt):
    found = Melding.objects.filter(zoekwaarde=bewijs.lookup(receipt))
    drafts = Concept.objects.filter(zoekwaarde=bewijs.lookup(receipt))
    steps = queries.draft_steps(drafts[0], receipt) if drafts else {}
    told = {"meldingen": len(found), "stappen": steps}
    told["verstuurd"] = [draft.verstuurd_op is not None for draft in drafts]
    if found:
        seals = Zegel.objects.of(found[0])
        key = MeldingSleutel.open_for_reporter(seals, receipt)
        told["zegels"] = sorted(seals) == sorted(["bewijs", *(s.id for s in sleutels.ring().actief)])
        told["verhaal"] = found[0].verhaal.open(key)
        told["redenen"] = sorted(r.reden for r in MeldingReden.objects.filter(melding=found[0]))
        told["keuzes"] = sorted(k.keuze for k in MeldingKeuze.objects.filter(melding=found[0]))
        trail = Gebeurtenis.objects.filter(daad="melding-ontvangen", onderwerp_id=str(found[0].pk))
        told["spoor"] = trail.count()
    return told

for line in sys.stdin:
    told = Melding.objects.count() if line == "\\n" else look(line.strip())
    print(json.dumps(told), flush=True)
"""


class Kijker:
    """Looks in the database, in a process that no kill of the server touches."""

    def __init__(self, env: Env) -> None:
        settings = {"DJANGO_SETTINGS_MODULE": "snijvlak.config.settings"}
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            [sys.executable, "-c", LOOK], env={**env, **settings}, stdin=pipe, stdout=pipe, text=True
        )

    def __enter__(self) -> Kijker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, where: TracebackType | None) -> None:
        self._process.communicate()

    def _ask(self, line: str) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def look(self, receipt: str) -> dict[str, Any]:
        """What is kept under a receipt."""
        return self._ask(receipt)

    def count(self) -> int:
        """How many reports there are."""
        return self._ask("")


def whole(told: Mapping[str, Any]) -> bool:
    """Exactly one report with all its parts, and an empty draft that was sent."""
    wat, geprobeerd = STEPS["wat"], STEPS["geprobeerd"]
    return (
        told["meldingen"] == 1
        and told["verstuurd"] == [True]
        and told["stappen"] == {}
        and told["zegels"]
        and number_of(told["verhaal"]) >= 0
        and told["redenen"] == sorted(wat["redenen"])
        and told["keuzes"] == sorted([*geprobeerd["geprobeerd"], *geprobeerd["met_wie"]])
        and told["spoor"] == 1
    )


def whole_draft(told: Mapping[str, Any]) -> bool:
    """No report, and every step of the draft."""
    return told["meldingen"] == 0 and told["verstuurd"] == [False] and set(told["stappen"]) >= set(STEPS)


@dataclass
class Telling:
    """What came of all rounds; the last three must be 0."""

    rondes: int = 0
    bevestigd: int = 0  # told that it was received
    heel: int = 0  # not told, and a report all the same
    concept: int = 0  # not told, and a draft that was sent later
    stappen: int = 0  # steps of which somebody saw that they were kept
    verloren: int = 0
    half: int = 0
    dubbel: int = 0
    bewijzen: list[str] = field(default_factory=list[str])


def prepared(poort: int, numbers: Iterable[int]) -> list[Melder]:
    """Reporters who have only to press the last button."""
    melders = [(number, Melder(poort)) for number in numbers]

    def prepare(number: int, melder: Melder) -> str:
        melder.begin()
        melder.fill_in(story(number))
        melder.leave()
        return melder.bewijs

    done = at_once(8, [lambda n=n, m=m: prepare(n, m) for n, m in melders])
    if done.fouten:
        raise done.fouten[0]
    return [melder for _, melder in melders]


@dataclass
class Schrijver:
    """Somebody who is filling in; what was kept, as far as he was told."""

    melder: Melder
    bewaard: dict[str, Any] = field(default_factory=dict[str, Any])

    def write(self) -> None:
        try:
            for naam, answers in STEPS.items():
                self.melder.get(f"{BASE}{naam}/")
                if self.melder.post(f"{BASE}{naam}/", answers).status == 302:
                    self.bewaard[naam] = {
                        name: value if isinstance(value, list) else [value] for name, value in answers.items()
                    }
        except OSError:
            pass
        finally:  # who was done before the kill has a connection too
            self.melder.leave()


def _press(melder: Melder, told: list[str]) -> None:
    try:
        melder.send()
        told.append(melder.bewijs)
    except OSError:
        melder.leave()


def kill_again_and_again(server: Server, kijker: Kijker, rounds: int, seed: int) -> Telling:
    """Kill the server while some send and some write, start it again, and look; so many times."""
    chance, telling = random.Random(seed), Telling()  # noqa: S311 -- no secret
    server.start()
    for ronde in range(rounds):
        senders = prepared(server.poort, range(ronde * SENDERS, (ronde + 1) * SENDERS))
        writers = [Schrijver(Melder(server.poort)) for _ in range(WRITERS)]
        for writer in writers:
            writer.melder.begin()
        told: list[str] = []
        threads = [threading.Thread(target=_press, args=(melder, told)) for melder in senders]
        threads += [threading.Thread(target=writer.write) for writer in writers]
        for thread in threads:
            thread.start()
        time.sleep(chance.uniform(0, 0.1))
        server.kill()
        for thread in threads:
            thread.join()
        server.start()
        _look_after(kijker, senders, told, writers, telling)
        _finish(server.poort, senders)
        telling.rondes += 1
        telling.bewijzen += [melder.bewijs for melder in senders]
    return telling


def _look_after(
    kijker: Kijker, senders: list[Melder], told: list[str], writers: list[Schrijver], telling: Telling
) -> None:
    for melder in senders:
        seen = kijker.look(melder.bewijs)
        telling.dubbel += seen["meldingen"] > 1
        if melder.bewijs in told:
            telling.bevestigd += 1
            telling.verloren += not whole(seen)
        else:
            telling.heel += whole(seen)
            telling.concept += whole_draft(seen)
            telling.half += not whole(seen) and not whole_draft(seen)
    for writer in writers:
        kept = kijker.look(writer.melder.bewijs)["stappen"]
        telling.stappen += len(writer.bewaard)
        telling.verloren += sum(kept.get(naam) != answers for naam, answers in writer.bewaard.items())


def _finish(poort: int, senders: list[Melder]) -> None:
    """Who was not told opens the page again, and reads that it was received or sends."""
    for melder in senders:
        melder.leave()
        melder.poort = poort
        answer = melder.get(f"{BASE}controle/")
        if answer.status == 200:
            melder.review()
            melder.send()
        elif answer.naar != f"{BASE}ontvangen/":
            raise Onverwacht(f"{answer.status} {answer.naar}")
        melder.done()
        melder.leave()
