"""What everybody may read: promises and questions as they were released last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Max

from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from ..inhoud import Belofte, Stap, Vraag
from ..models import Raadsstuk, Raadsvraag, Toezegging
from ..models import Stap as Rijstap
from .punten import spell

T = Toezegging.Toestand


@dataclass(frozen=True)
class Rij:
    """A released promise: its number in the list, its key, and what was released."""

    nummer: int
    pk: int
    belofte: Belofte

    @property
    def stand(self) -> str:
        """Its state in words."""
        return str(T(self.belofte.toestand).label)

    @property
    def stuk(self) -> str:
        """The document in words."""
        stuk = self.belofte.stuk
        return f"{Raadsstuk.Soort(stuk.soort).label} {stuk.nummer}"

    @property
    def jaren(self) -> set[int]:
        """The years in which something happened."""
        return {self.belofte.stuk.datum.year, *(stap.dag.year for stap in self.belofte.stappen)}

    def fits(self, chosen: Mapping[str, str]) -> bool:
        """Whether it has a ``jaar`` and a ``stand`` that were chosen; what was not chosen does not count."""
        years = ("", *map(str, self.jaren))
        return chosen.get("jaar", "") in years and chosen.get("stand", "") in ("", self.belofte.toestand)

    def said(self, toestand: str) -> str:
        """The days and texts of the steps into a state, the oldest first."""
        return " ".join(_told(s) for s in self.belofte.stappen if s.toestand == toestand)


@dataclass(frozen=True)
class Moment:
    """Something that happened: on which day, of which promise, into which state (a code and in words)."""

    dag: dt.date
    rij: Rij
    toestand: str
    stand: str
    tekst: str


def released() -> list[Rij]:
    """The released promises, the oldest document first."""
    rows = Toezegging.objects.filter(openbaar__isnull=False).values_list("pk", "openbaar")
    found = [(pk, Belofte.model_validate(data)) for pk, data in rows]
    found.sort(key=lambda pair: (pair[1].stuk.datum, pair[1].stuk.nummer, pair[0]))
    return [Rij(number, pk, belofte) for number, (pk, belofte) in enumerate(found, 1)]


def released_questions() -> list[tuple[int, Vraag]]:
    """Key and content of the released questions, the latest first."""
    rows = Raadsvraag.objects.filter(openbaar__isnull=False).values_list("pk", "openbaar")
    found = [(pk, Vraag.model_validate(data)) for pk, data in rows]
    return sorted(found, key=lambda pair: (pair[1].datum, pair[0]), reverse=True)


def all_years(rows: Iterable[Rij]) -> list[int]:
    """The years in which something happened, the latest first."""
    return sorted({jaar for rij in rows for jaar in rij.jaren}, reverse=True)


def moments(rows: Iterable[Rij], jaar: str = "") -> list[Moment]:
    """What happened, from first to last; of one year when that is given."""
    found = [moment for rij in rows for moment in _moments(rij)]
    found.sort(key=lambda moment: (moment.dag, moment.rij.nummer))
    return [moment for moment in found if jaar in ("", str(moment.dag.year))]


def _moments(rij: Rij) -> list[Moment]:
    first = Moment(rij.belofte.stuk.datum, rij, T.TOEGEZEGD, rij.stuk, rij.belofte.wat)
    rest = [Moment(s.dag, rij, s.toestand, str(T(s.toestand).label), _effect(s)) for s in rij.belofte.stappen]
    return [first, *rest]


def promise_table(rows: Sequence[Rij]) -> Tabel:
    """Promise, action and effect, a row per promise; also for the report to the council."""
    return Tabel(
        titel=tekst("programma.raad.tabel_titel"),
        lezing=reading(rows),
        bron=tekst("programma.raad.bron"),
        peil=_last(),
        eenheid="",
        kolommen=(
            tekst("programma.kolom.nummer"),
            tekst("programma.kolom.datum"),
            tekst("programma.kolom.stuk"),
            tekst("programma.kolom.gevraagd"),
            tekst("programma.kolom.wie"),
            tekst("programma.kolom.afgesproken"),
            tekst("programma.kolom.gedaan"),
            tekst("programma.kolom.effect"),
            tekst("programma.kolom.stand"),
            tekst("programma.kolom.bron"),
        ),
        rijen=tuple(
            (
                str(rij.nummer),
                spell(rij.belofte.stuk.datum),
                rij.stuk,
                rij.belofte.wat,
                rij.belofte.wie,
                rij.said(T.AFGESPROKEN),
                rij.said(T.GEDAAN),
                rij.said(T.EFFECT_BEKEKEN),
                _standing(rij),
                rij.belofte.stuk.bron,
            )
            for rij in rows
        ),
    )


def question_table(rows: Iterable[tuple[int, Vraag]]) -> Tabel:
    """The questions as a table to take along."""
    return Tabel(
        titel=tekst("programma.raad.kop_vragen"),
        lezing="",
        bron=tekst("programma.raad.bron"),
        peil=_last(),
        eenheid="",
        kolommen=(
            tekst("programma.kolom.nummer"),
            tekst("programma.kolom.soort"),
            tekst("programma.kolom.datum"),
            tekst("programma.kolom.onderwerp"),
            tekst("programma.kolom.vraag"),
            tekst("programma.kolom.antwoord"),
            tekst("programma.kolom.adres"),
        ),
        rijen=tuple(
            (
                vraag.nummer,
                str(Raadsvraag.Soort(vraag.soort).label),
                spell(vraag.datum),
                vraag.onderwerp,
                vraag.vraag,
                vraag.antwoord.naam if vraag.antwoord else "",
                vraag.antwoord.adres if vraag.antwoord else "",
            )
            for _, vraag in rows
        ),
    )


def reading(rows: Sequence[Rij]) -> str:
    """What is to be seen: how many promises there are in each state."""
    counted = [(state, sum(rij.belofte.toestand == state for rij in rows)) for state in T]
    parts = [
        tekst("programma.raad.lezing_deel", stand=str(state.label).lower(), aantal=number)
        for state, number in counted
        if number
    ]
    return tekst("programma.raad.lezing", aantal=len(rows), delen=", ".join(parts)) if rows else ""


def _standing(rij: Rij) -> str:
    stopped = rij.said(T.GESTOPT) if rij.belofte.toestand == T.GESTOPT else ""
    return f"{rij.stand}: {stopped}" if stopped else rij.stand


def _told(stap: Stap) -> str:
    return f"{spell(stap.dag)}: {_effect(stap)}"


def _effect(stap: Stap) -> str:
    return f"{Rijstap.Effect(stap.effect).label}. {stap.tekst}" if stap.effect else stap.tekst


def _last() -> str:
    """The day on which something was released last."""
    days = [
        model.objects.filter(openbaar__isnull=False).aggregate(last=Max("vrijgegeven_op"))["last"]
        for model in (Toezegging, Raadsvraag)
    ]
    known = [day for day in days if day]
    return spell(max(known).date()) if known else ""
