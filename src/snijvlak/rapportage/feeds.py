"""News of what is published: reports, lessons and data, as Atom and as RSS."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from snijvlak.publicatie import openbaar
from snijvlak.vormgeving.teksten import tekst

from . import actions, leerpunten, queries
from .inhoud import title
from .models import Rapport

_LONGEST = 20
_KINDS = {
    "rapport": tekst("rapportage.nieuws.rapport"),
    "leerpunt": tekst("rapportage.nieuws.leerpunt"),
    "gegevens": tekst("rapportage.nieuws.gegevens"),
}


@dataclass(frozen=True)
class Bericht:
    """One piece of news: its kind, what it is called and says, its lasting address, and since when."""

    soort: str
    titel: str
    tekst: str
    adres: str
    op: dt.datetime


def news() -> list[Bericht]:
    """The last things that were published, the newest first. The data of a report come with the report."""
    found = [*_reports(), *_lessons(), *_data()]
    return sorted(found, key=lambda one: one.op, reverse=True)[:_LONGEST]


def _reports() -> list[Bericht]:
    made: list[Bericht] = []
    for rapport in queries.released().order_by("-vrijgegeven_op")[:_LONGEST]:
        if op := rapport.vrijgegeven_op:
            name = title(rapport.begin, rapport.eind)
            made.append(Bericht("rapport", name, _changed(rapport), queries.address(rapport), op))
    return made


def _changed(rapport: Rapport) -> str:
    """What a correction changed; nothing for another report."""
    correctie = actions.read(rapport).correctie if rapport.corrigeert else None
    return correctie.wat if correctie else ""


def _lessons() -> list[Bericht]:
    holding = [one for one in leerpunten.published() if one.geldt]
    return [Bericht("leerpunt", one.les.zin, one.les.factor.naam, one.adres, one.sinds) for one in holding]


def _data() -> list[Bericht]:
    return [
        Bericht("gegevens", one.titel, one.uitleg, one.pagina, one.verschenen)
        for one in openbaar.datasets()
        if one.verschenen
    ]


class Atom(Feed[Bericht, None]):
    """The news as Atom."""

    feed_type = Atom1Feed
    link = "/publicaties/"
    language = "nl"

    def title(self) -> str:
        """The name of the feed."""
        return tekst("rapportage.publicaties.titel")

    def description(self) -> str:
        """What is in it."""
        return tekst("rapportage.publicaties.inleiding")

    def subtitle(self) -> str:
        """The same, as Atom calls it."""
        return self.description()

    def items(self) -> list[Bericht]:
        """The last ones, the newest first."""
        return news()

    def item_title(self, item: Bericht) -> str:
        """What it is called, after its kind."""
        return f"{_KINDS[item.soort]}: {item.titel}"

    def item_description(self, item: Bericht) -> str:
        """What it says, or what a correction changed."""
        return item.tekst

    def item_link(self, item: Bericht) -> str:
        """Its lasting address."""
        return item.adres

    def item_categories(self, item: Bericht) -> tuple[str, ...]:
        """Its kind, for who follows one alone."""
        return (item.soort,)

    def item_pubdate(self, item: Bericht) -> dt.datetime:
        """When it was published."""
        return item.op

    def item_updateddate(self, item: Bericht) -> dt.datetime:
        """The same: what is published does not change."""
        return item.op


class Rss(Atom):
    """The news as RSS 2.0."""

    feed_type = Rss201rev2Feed
