"""The invitation to a meeting as .ics (RFC 5545): when and where, and nothing of what is discussed."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from snijvlak.vormgeving.teksten import tekst

from .models import Bijeenkomst

_ZONE = ZoneInfo("Europe/Amsterdam")


def make(bijeenkomst: Bijeenkomst, minuten: int, adres: str, stempel: dt.datetime) -> bytes:
    """An invitation that a calendar reads. Read again after a change, it takes the place of the one before.

    Args:
        bijeenkomst: the meeting.
        minuten: how long its agenda takes; an hour when there is none yet.
        adres: the address of this Snijvlak, for the name of the event and the link to the meeting.
        stempel: when it was asked for.
    """
    from icalendar import Calendar, Event  # takes a while to load, and most processes make no invitation

    event = Event()
    event.add("uid", f"bijeenkomst-{bijeenkomst.pk}@{adres.partition('//')[2] or 'snijvlak'}")
    event.add("dtstamp", stempel.astimezone(dt.UTC))
    event.add("sequence", bijeenkomst.wijziging)
    event.add("summary", bijeenkomst.overleg.naam)
    if bijeenkomst.begin is None:
        event.add("dtstart", bijeenkomst.datum)
        event.add("dtend", bijeenkomst.datum + dt.timedelta(days=1))
    else:
        begin = dt.datetime.combine(bijeenkomst.datum, bijeenkomst.begin, _ZONE)
        event.add("dtstart", begin.astimezone(dt.UTC))
        event.add("dtend", begin.astimezone(dt.UTC) + dt.timedelta(minutes=minuten or 60))
    if where := ", ".join(part for part in (bijeenkomst.plaats, bijeenkomst.link) if part):
        event.add("location", where)
    event.add("url", f"{adres}/overleg/bijeenkomst/{bijeenkomst.pk}/")
    event.add("description", tekst("overleg.uitnodiging.lees_de_agenda_in_snijvlak"))
    gone = bijeenkomst.toestand == Bijeenkomst.Toestand.AFGELAST
    event.add("status", "CANCELLED" if gone else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Snijvlak//overleg//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if gone else "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()
