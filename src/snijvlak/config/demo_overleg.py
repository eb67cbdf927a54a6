"""The kinds of body that Haaglanden has (003 §5.1, annex 4 and 7), made up; three met and meet again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from snijvlak.overleg import actions as overleg
from snijvlak.overleg import queries
from snijvlak.overleg.models import Bijeenkomst, Overleg
from snijvlak.toegang.models import Persoon

# name, kind, area, how often
_BODIES = (
    ("OOGO Haaglanden-Midden (verzonnen)", "oogo", "PO2815", "kwartaal"),
    ("LEA 's-Gravenhage (verzonnen)", "lea", "GM0518", "twee-maanden"),
    ("RMC en vsv Haaglanden (verzonnen)", "rmc", "RMC-regio Haaglanden", "kwartaal"),
    ("Beleidsoverleg JGZ H8 (verzonnen)", "jgz-h8", "", "kwartaal"),
    ("Directeurenoverleg Haaglanden (verzonnen)", "directeurenoverleg", "", "maand"),
    ("Mdo Delft (verzonnen)", "mdo", "GM0503", "nodig"),
    ("Doorbraaktafel Zoetermeer (verzonnen)", "doorbraaktafel", "GM0637", "nodig"),
    ("Ontwikkeltafel Haaglanden (verzonnen)", "ontwikkeltafel", "", "halfjaar"),
    ("Kennis- en leernetwerk (verzonnen)", "leernetwerk", "", "halfjaar"),
)
_MANDATE = (
    "Afspraken maken over aanbod, geld en inzet van mensen in dit gebied (verzonnen).",
    "Verzonnen convenant van 1 januari, artikel 3",
)
_RECORD = "Wij bespraken de casussen op de agenda. Wij schreven leerpunten en spraken acties af (verzonnen)."
MEETING = 3  # so many of them have meetings


@dataclass(frozen=True)
class Tafels:
    """The meetings that were, and those that come; of each body one."""

    past: tuple[Bijeenkomst, ...]
    coming: tuple[Bijeenkomst, ...]


def load(member: Persoon, second: Persoon, last: dt.date, today: dt.date) -> Tafels:
    """Make the bodies, with a member who leads them, what they may decide, and their meetings."""
    bodies = [_make(one, member, today) for one in _BODIES]
    for body in bodies[:MEETING]:
        overleg.add_member(body, second, organisatie=queries.organisation_of(second), door=None)
    past = [_plan(body, last - dt.timedelta(days=n), 15) for n, body in enumerate(bodies[:MEETING])]
    coming = [_plan(body, today + dt.timedelta(days=14 + n), 13) for n, body in enumerate(bodies[:MEETING])]
    overleg.add_point(coming[0], "Opening en afspraken (verzonnen)", 10, door=member)
    return Tafels(tuple(past), tuple(coming))


def _make(one: tuple[str, str, str, str], member: Persoon, today: dt.date) -> Overleg:
    naam, soort, area, often = one
    body = overleg.add_overleg(naam, soort, [], gebied_code=area, frequentie=often, door=None)
    chair = overleg.add_member(
        body, member, organisatie=queries.organisation_of(member), functie="Voorzitter (verzonnen)", door=None
    )
    overleg.set_chair(chair, door=None)
    overleg.add_mandate(body, *_MANDATE, today.replace(month=1, day=1), door=None)
    return body


def _plan(body: Overleg, day: dt.date, hour: int) -> Bijeenkomst:
    return overleg.plan(body, day, "Stadhuis, zaal 1", begin=dt.time(hour, 30), door=None)


def close(tafels: Tafels, member: Persoon) -> None:
    """The meetings that were: the member agreed to learn, led them and wrote a record."""
    for meeting in tafels.past:
        overleg.agree_to_learn(meeting, door=member)
        overleg.bring_meeting(meeting, Bijeenkomst.Toestand.GEOPEND, door=member)
        meeting.refresh_from_db()
        overleg.write_record(meeting, _RECORD, meeting.wijziging, door=member)
        overleg.bring_meeting(meeting, Bijeenkomst.Toestand.GESLOTEN, door=member)
