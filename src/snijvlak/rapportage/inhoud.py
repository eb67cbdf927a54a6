"""What a report says, as plain data: what is not in here is not published."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

from pydantic import BaseModel, ConfigDict

from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

VERSIE = 3
_MAANDEN = {
    1: "januari",
    2: "februari",
    3: "maart",
    4: "april",
    5: "mei",
    6: "juni",
    7: "juli",
    8: "augustus",
    9: "september",
    10: "oktober",
    11: "november",
    12: "december",
}


class _Deel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Herkomst(_Deel):
    """Where a block comes from, and of which day or rule it is."""

    bron: str
    versie: str


class Zin(_Deel):
    """A sentence and what is said after it. ``kenmerk`` tells sentences of a draft apart."""

    zin: str
    toelichting: str = ""
    kenmerk: str = ""


class Blok(_Deel):
    """A piece of a report: a table, sentences, or a text alone; a person can write ``tekst`` beside each.

    ``uitleg`` says what is to be seen, ``leeg`` what to say when nothing is. ``kenmerken`` tell the rows of a
    table of texts apart. ``publicatie`` is the record for the ledger of a table of counts. A draft keeps what
    is left out (``weg``).
    """

    sleutel: str
    titel: str
    uitleg: str = ""
    tekst: str = ""
    tabel: Tabel | None = None
    zinnen: tuple[Zin, ...] = ()
    leeg: str = ""
    herkomst: tuple[Herkomst, ...] = ()
    kenmerken: tuple[str, ...] = ()
    publicatie: str = ""
    weg: bool = False

    @property
    def eigen(self) -> bool:
        """Whether people wrote all of it."""
        return self.sleutel.startswith("tekst.")

    @property
    def alineas(self) -> tuple[str, ...]:
        """The text of people in paragraphs."""
        return tuple(part.strip() for part in self.tekst.split("\n\n") if part.strip())

    @property
    def is_leeg(self) -> bool:
        """Whether it has nothing to show but what people wrote."""
        return not self.zinnen and (self.tabel is None or not self.tabel.rijen)

    @property
    def naam(self) -> str:
        """A name for its files and its place on the page."""
        return self.sleutel.replace(".", "-")


class Correctie(_Deel):
    """Which report this one takes the place of, and what changed."""

    op: str
    wat: str


class Inhoud(_Deel):
    """The whole of a report; both days of the period are included.

    ``versies`` says with which rules and software it was made. Of a draft ``zonder`` has the sentences and
    rows that are left out, ``merk`` what the ledger held when the counts were protected, and ``vast_op`` the
    day from which on its counts do not change.
    """

    versie: int = VERSIE
    begin: dt.date
    eind: dt.date
    regio: str
    blokken: tuple[Blok, ...]
    versies: tuple[Herkomst, ...] = ()
    zonder: tuple[str, ...] = ()
    correctie: Correctie | None = None
    merk: str = ""
    vast_op: dt.date | None = None

    @property
    def titel(self) -> str:
        """The title, with the period in words."""
        return title(self.begin, self.eind)

    def blok(self, sleutel: str) -> Blok | None:
        """The block of a key; None if there is none."""
        return next((blok for blok in self.blokken if blok.sleutel == sleutel), None)

    @property
    def tabellen(self) -> tuple[Blok, ...]:
        """The blocks with a table that is not empty."""
        return tuple(blok for blok in self.blokken if blok.tabel and blok.tabel.rijen)

    @property
    def openbaar(self) -> Inhoud:
        """What readers get: without what is left out, and without what only a draft needs."""
        shown = tuple(_without(blok, self.zonder) for blok in self.blokken if not blok.weg)
        return self.model_copy(update={"blokken": shown, "zonder": (), "merk": "", "vast_op": None})

    def canonical(self) -> str:
        """One text for one content, whatever the order in which a database gives its keys back."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)

    def sha256(self) -> str:
        """The hash of the canonical text."""
        return hashlib.sha256(self.canonical().encode()).hexdigest()


def _without(blok: Blok, zonder: tuple[str, ...]) -> Blok:
    sentences = tuple(z.model_copy(update={"kenmerk": ""}) for z in blok.zinnen if z.kenmerk not in zonder)
    tabel = blok.tabel
    if tabel and blok.kenmerken:
        rows = zip(tabel.rijen, blok.kenmerken, strict=True)
        tabel = Tabel(
            **{**vars(tabel), "rijen": tuple(row for row, kenmerk in rows if kenmerk not in zonder)}
        )
    return blok.model_copy(update={"zinnen": sentences, "tabel": tabel, "kenmerken": ()})


def title(begin: dt.date, eind: dt.date) -> str:
    """The title of a report of a period, with the period in words."""
    return tekst(
        "rapportage.inhoud.vastgelopen_casussen_van_tot_en_met", begin=spell(begin), eind=spell(eind)
    )


def spell(day: dt.date) -> str:
    """A day in Dutch words: 1 juli 2026."""
    return f"{day.day} {_MAANDEN[day.month]} {day.year}"
