"""The states that the rest of the demo lacks: a meeting that is open, one that was cancelled, cases off the
agenda or closed, and what their reporters heard later."""

from __future__ import annotations

import datetime as dt
import uuid

from snijvlak.meldpunt import queries as meldingen
from snijvlak.overleg import actions as overleg
from snijvlak.overleg import queries
from snijvlak.overleg.models import Bijeenkomst, Casus, Verbeteractie
from snijvlak.toegang.models import Persoon

from .demo_overleg import Tafels

_GENERAL = "Hulp en onderwijs sloten niet op elkaar aan. Het overleg kijkt hoe dat kwam."
_SAID = (
    ("gebeurd", "De hulp stopte toen het kind van school wisselde."),
    ("verwacht", "Dat het plan mee zou gaan naar de nieuwe school."),
)
_CLOSED = "Wij sluiten dit af. Elk plan heeft nu een vaste persoon die de ouders belt."
_HELPED = "Het hielp: ouders weten nu wie zij kunnen bellen. Dank voor uw melding."


def load(tafels: Tafels, coordinator: Persoon, members: tuple[Persoon, Persoon], today: dt.date) -> None:
    """Bring meetings and cases into those states, by the same deeds as real ones."""
    first, second = (line.melding.pk for line in meldingen.in_hand(2))
    now = overleg.plan(tafels.past[2].overleg, today, "Stadhuis, zaal 1", begin=dt.time(9, 30), door=None)
    casus = overleg.put_on_agenda(
        [first], now, "Een plan dat niet meeging (verzonnen)", _GENERAL, door=coordinator
    )
    for member in members:
        overleg.agree_to_learn(now, door=member)
    overleg.bring_meeting(now, Bijeenkomst.Toestand.GEOPEND, door=members[0])
    for (vak, wat), member in zip(_SAID, members, strict=True):
        overleg.add_contribution(casus, vak, wat, uuid.uuid4(), door=member)
    later = today + dt.timedelta(days=21)
    gone = overleg.plan(tafels.past[1].overleg, later, "Stadhuis, zaal 2", begin=dt.time(13, 30), door=None)
    overleg.put_on_agenda([second], gone, "Wachten op een besluit (verzonnen)", _GENERAL, door=coordinator)
    overleg.bring_meeting(gone, Bijeenkomst.Toestand.AFGELAST, door=coordinator)
    _tell(coordinator, members[0])


def _tell(coordinator: Persoon, member: Persoon) -> None:
    """A closed case of which the reporter heard whether it helped, and one of which he has to hear it yet."""
    closed, waiting = Casus.objects.filter(toestand=Casus.Toestand.OPGEVOLGD).order_by("op", "pk")[:2]
    gezien = {casus: meldingen.last_of(_reports(casus)) for casus in (closed, waiting)}
    overleg.tell(closed, _CLOSED, uuid.uuid4(), naar="afgesloten", gezien=gezien[closed], door=coordinator)
    for casus in (closed, waiting):
        actie = queries.lessons_of(casus)[0].acties.get()  # pyright: ignore[reportAttributeAccessIssue] -- related_name
        overleg.start(actie, door=member)
        overleg.finish(actie, "In elk plan staat nu een naam.", door=member)
        if casus == closed:
            overleg.leave_untold(closed, "Wij kijken eerst of het hielp.", door=coordinator)
            effect = Verbeteractie.Effect.GEHOLPEN
            overleg.judge(actie, effect, "Ouders weten wie zij kunnen bellen.", door=member)
            overleg.tell(closed, _HELPED, uuid.uuid4(), gezien=gezien[closed], door=coordinator)


def _reports(casus: Casus) -> list[uuid.UUID]:
    return list(casus.meldingen.values_list("melding_id", flat=True))  # pyright: ignore[reportAttributeAccessIssue] -- related_name
