"""Reads about the analysis of a case. A page asks ``casus.find_casus`` first whether somebody may see it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.tabel import Tabel

from .. import oorzaken, regels
from ..models import (
    Agendapunt,
    Bijdrage,
    Bijeenkomst,
    Casus,
    CasusFactor,
    Doorbraak,
    Moment,
    Overleg,
    Perspectief,
    Waarom,
)

_SEEN = (Bijeenkomst.Toestand.GEOPEND, Bijeenkomst.Toestand.GESLOTEN)


@dataclass(frozen=True)
class Tijdvak:
    """A coarse time with its moments."""

    naam: str
    momenten: tuple[Moment, ...]


def timeline(casus: Casus) -> list[Tijdvak]:
    """The moments of a case from long ago to now; a time without moments is left out."""
    by_time: dict[str, list[Moment]] = {}
    for moment in Moment.objects.filter(casus=casus).order_by("pk"):
        by_time.setdefault(moment.wanneer, []).append(moment)
    known = regels.tijdlijn().momenten
    codes = [*known, *(code for code in by_time if code not in known)]
    return [Tijdvak(known.get(code, code), tuple(by_time[code])) for code in codes if code in by_time]


def is_opened(casus: Casus, persoon: Persoon) -> bool:
    """Whether a meeting of a body of this person, with this case on its agenda, was opened."""
    return Agendapunt.objects.filter(
        casus=casus,
        bijeenkomst__overleg__deelnames__persoon=persoon,
        bijeenkomst__toestand__in=_SEEN,
    ).exists()


def perspectives(casus: Casus, persoon: Persoon, *, opened: bool | None = None) -> QuerySet[Perspectief]:
    """What this person may read now: what they wrote, and that of others once their meeting was opened.

    There is no other read of perspectives: whoever reads first what others think, thinks along with them.
    """
    found = Perspectief.objects.filter(casus=casus).order_by("pk")
    if opened is None:
        opened = is_opened(casus, persoon)
    return found if opened else found.filter(persoon=persoon)


def own_perspective(casus: Casus, kant: str, persoon: Persoon) -> Perspectief | None:
    """What this person wrote for a side."""
    found = Perspectief.objects.filter(casus=casus, kant=kant, persoon=persoon)
    return found.select_related("casus", "persoon").first()


def contributions(casus: Casus) -> QuerySet[Bijdrage]:
    """What was added to the parts of the analysis, in the order of writing."""
    return Bijdrage.objects.filter(casus=casus).order_by("pk")


def whys(casus: Casus) -> QuerySet[Waarom]:
    """The answers to "why?" of all factors of a case, each after the one it explains."""
    return Waarom.objects.filter(casus=casus).order_by("pk")


def find_moment(casus: Casus, pk: int) -> Moment | None:
    """A moment of a case."""
    return Moment.objects.filter(casus=casus, pk=pk).select_related("casus", "persoon").first()


def find_contribution(casus: Casus, vak: str, pk: int) -> Bijdrage | None:
    """A contribution to a part of the analysis of a case."""
    found = Bijdrage.objects.filter(casus=casus, vak=vak, pk=pk)
    return found.select_related("casus", "persoon").first()


def find_why(casus: Casus, factor: str, pk: int) -> Waarom | None:
    """An answer in the chain of a factor of a case."""
    found = Waarom.objects.filter(casus=casus, factor__factor=factor, pk=pk)
    return found.select_related("casus", "persoon").first()


def tree(casus: Casus) -> Tabel | None:
    """The cause tree of a case; None when no factor was chosen."""
    chosen = list(CasusFactor.objects.filter(casus=casus).order_by("pk"))
    return oorzaken.tabel(casus, chosen, list(whys(casus)))


def breakthroughs(casus: Casus) -> QuerySet[Doorbraak]:
    """What a child needs now, the first day first."""
    return Doorbraak.objects.filter(casus=casus).order_by("uiterlijk", "pk")


def open_breakthroughs() -> QuerySet[Doorbraak]:
    """What children need now and was not done yet, of all cases; for the coördinator."""
    still = Doorbraak.objects.filter(toestand=Doorbraak.Toestand.OPEN)
    return still.select_related("casus").order_by("uiterlijk", "pk")


def areas(casus: Casus, persoon: Persoon) -> list[str]:
    """The areas of the person's own bodies that discuss a case; a body of the whole region has none."""
    found = Overleg.objects.filter(deelnames__persoon=persoon, bijeenkomsten__agenda__casus=casus)
    return list(found.exclude(gebied="").order_by("gebied").values_list("gebied", flat=True).distinct())
