"""Made-up lessons and actions in every state: released by two others, held, done, overdue, looked at."""

from __future__ import annotations

import datetime as dt
import uuid

from django.utils import timezone

from snijvlak.overleg import actions as overleg
from snijvlak.overleg import queries
from snijvlak.overleg.models import Casus, Leerpunt, Verbeteractie
from snijvlak.toegang import actions as toegang
from snijvlak.toegang.models import Organisatie, Persoon

SECOND = "tweede-deelnemer@demo.example"  # the tour in the README signs in as this person

# wat, soort, niveau, days until it is due (before today: overdue), and how far it is.
_ACTIES = (
    ("Een lijst van wie bij welke gemeente mag beslissen", "kennisdeling", "regionaal", 40, "afgesproken"),
    ("Een vast moment per maand voor vragen over betalen", "afspraken-maken", "subregionaal", -10, "bezig"),
    ("Een proef met hulp op school zonder indicatie", "ontwikkelen", "lokaal", -200, "gedaan"),
    ("Een kaart met namen van teams voor elke school", "kennisdeling", "lokaal", -200, "geholpen"),
    ("Een tweede team voor scholen met een lange wachttijd", "ontwikkelen", "regionaal", 60, "gestopt"),
)


def release(leerpunt: Leerpunt, readers: tuple[Persoon, Persoon], day: dt.date) -> None:
    """Two people who did not write a lesson release it, as it were on a day."""
    writer = leerpunt.schrijvers.get()
    overleg.bring(leerpunt, Leerpunt.Toestand.TER_VRIJGAVE, door=writer)
    for reader in readers:
        overleg.release(leerpunt, queries.fingerprint(leerpunt), door=reader)
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time(15)))
    Leerpunt.objects.filter(pk=leerpunt.pk).update(op=moment, vrijgegeven_op=moment)


def second_member(gemeente: Organisatie, day: dt.date, password: str) -> Persoon:
    """Somebody else of the table, so that two can read what a third wrote."""
    persoon = toegang.add_persoon(SECOND, "Tweede deelnemer (verzonnen)", password=password, door=None)
    toegang.add_lidmaatschap(
        persoon, gemeente, functie="Beleidsmedewerker", rol="deelnemer-overleg", van=day, door=None
    )
    return persoon


def load(member: Persoon, today: dt.date) -> None:
    """Lessons and actions at the first case: in each state one; and the half years that are over, counted."""
    casus = Casus.objects.filter(leerpunten__toestand=Leerpunt.Toestand.VRIJGEGEVEN).order_by("op").first()
    if casus is None:
        return
    first = queries.lessons_of(casus)[0]
    for wat, soort, niveau, days, state in _ACTIES:
        _act(first, wat, (soort, niveau), today + dt.timedelta(days=days), state, member)
    waiting = _write(casus, "Laat ouders bij elk overleg aan tafel zitten.", "regie", member)
    overleg.bring(waiting, Leerpunt.Toestand.TER_VRIJGAVE, door=member)
    held = _write(casus, "Spreek bij een verhuizing af wie de hulp blijft betalen.", "taal", member)
    overleg.bring(held, Leerpunt.Toestand.AANGEHOUDEN, door=member, reden="Te weinig casussen.")
    gone = _write(casus, "Bel eerst, schrijf daarna.", "werkwijze", member)
    overleg.bring(gone, Leerpunt.Toestand.INGETROKKEN, door=member, reden="Dit zegt een ander leerpunt al.")
    _write(casus, "Vraag het kind wat het zelf wil.", "werkwijze", member)
    half = queries.first_day(today) - dt.timedelta(days=20)
    released = Casus.objects.filter(leerpunten__toestand=Leerpunt.Toestand.VRIJGEGEVEN)
    Casus.objects.filter(pk__in=list(released.values_list("pk", flat=True))).update(
        op=timezone.make_aware(dt.datetime.combine(half, dt.time(10)))
    )
    overleg.count_patterns(today, door=None)


def _write(casus: Casus, zin: str, factor: str, member: Persoon) -> Leerpunt:
    return overleg.write_lesson(casus, overleg.Leerzin(zin, factor, uuid.uuid4()), door=member)


def _act(
    leerpunt: Leerpunt, wat: str, place: tuple[str, str], day: dt.date, state: str, member: Persoon
) -> None:
    new = overleg.NieuweActie(
        wat,
        "Gemeente Voorbeeld (verzonnen)",
        day,
        uuid.uuid4(),
        soort=place[0],
        niveau=place[1],
        verwacht="Minder kinderen die hierop vastlopen",
        zichtbaar="Deze factor komt minder vaak terug",
        eigenaar=member,
    )
    actie = overleg.agree(leerpunt, new, door=member)
    if state == "gestopt":
        overleg.stop(actie, "Er is geen geld voor. Het overleg zoekt een andere weg.", door=member)
    if state in ("bezig", "gedaan", "geholpen"):
        overleg.start(actie, door=member)
    if state in ("gedaan", "geholpen"):
        overleg.finish(actie, "De afspraak staat op papier.", door=member)
        done = day + dt.timedelta(days=5)
        Verbeteractie.objects.filter(pk=actie.pk).update(
            gedaan_op=done, toets_op=done + dt.timedelta(days=182)
        )
    if state == "geholpen":
        overleg.judge(actie, "geholpen", "Scholen bellen nu meteen het goede team.", door=member)
