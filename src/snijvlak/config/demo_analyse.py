"""Two made-up cases with an analysis: one that was discussed, and one that members still prepare apart."""

from __future__ import annotations

import datetime as dt
import uuid

from snijvlak.overleg import actions as overleg
from snijvlak.overleg import queries
from snijvlak.overleg.models import Bijeenkomst, Casus
from snijvlak.toegang.models import Persoon

_TIJDLIJN = (
    ("eerder", "De school vraagt om hulp in de klas."),
    ("vorig-schooljaar", "Drie organisaties maken elk een eigen plan."),
    ("dit-schooljaar", "Het kind gaat steeds minder naar school."),
    ("afgelopen-maanden", "De ouders vragen wie er nu over gaat."),
    ("nu", "Het kind zit thuis. Er is wel een plan, maar geen begin."),
)
_KANTEN = (
    ("school", "Wij dachten dat de hulp al was begonnen. Niemand zei ons dat er gewacht werd."),
    ("jeugdhulp", "Wij konden beginnen, maar wachtten op een besluit over geld."),
    ("ouders", "Wij vertelden ons verhaal steeds opnieuw."),
    ("kind", "Ik wil weer naar mijn klas, maar niet meteen de hele dag."),
)
_VAKKEN = (
    ("gebeurd", "Er lagen drie plannen, en niemand legde ze naast elkaar."),
    ("gebeurd", "Elke organisatie wachtte op een andere."),
    ("verwacht", "Dat een van ons zou bellen en zeggen: wij beginnen."),
    ("ging-goed", "De leerkracht hield elke week contact met het kind."),
    ("niet-hier", "Wie voorschiet als twee gemeenten het niet eens zijn."),
)
_ANSWER = "Wij spraken af dat de gemeente waar het kind woont voorschiet. Wij kijken er elk half jaar naar."
_WAITS = "Mag een school iemand uit een ander gebied laten helpen tot er een besluit is?"
# factor: answers, each a "why?" of the one before.
_KETENS = {
    "regie": (
        "Niemand belde de ouders",
        "Iedereen dacht dat een ander het deed",
        "In het plan staat geen naam bij wie belt",
    ),
    "bekostiging": ("Twee gemeenten wachtten op elkaar", "Er is geen afspraak over voorschieten"),
}


def load(past: Bijeenkomst, coming: Bijeenkomst, member: Persoon) -> None:
    """Fill the first case on the agenda of a meeting that was, and of one that comes."""
    discussed, prepared = _first(past), _first(coming)
    for wanneer, wat in _TIJDLIJN:
        overleg.add_moment(discussed, wanneer, wat, uuid.uuid4(), door=member)
    for kant, wat in _KANTEN:
        overleg.add_perspective(discussed, kant, wat, door=member)
    for vak, wat in _VAKKEN:
        overleg.add_contribution(discussed, vak, wat, uuid.uuid4(), door=member)
    for factor, answers in _KETENS.items():
        _explain(discussed, factor, answers, member)
    overleg.draw_causes(discussed)
    _follow(discussed, past.datum, member)
    for wanneer, wat in _TIJDLIJN[1:4]:
        overleg.add_moment(prepared, wanneer, wat, uuid.uuid4(), door=member)
    overleg.add_perspective(prepared, *_KANTEN[0], door=member)


def _first(meeting: Bijeenkomst) -> Casus:
    return Casus.objects.filter(agendapunten__bijeenkomst=meeting).order_by("op", "pk")[0]


def _explain(casus: Casus, factor: str, answers: tuple[str, ...], member: Persoon) -> None:
    above: int | None = None
    for answer in answers:
        overleg.add_why(casus, factor, above, answer, uuid.uuid4(), door=member)
        above = queries.whys(casus).reverse()[0].pk


def _follow(casus: Casus, day: dt.date, member: Persoon) -> None:
    overleg.agree_breakthrough(
        casus,
        "Twee ochtenden per week naar school, met iemand die meegaat",
        "Samenwerkingsverband (verzonnen)",
        day + dt.timedelta(days=120),
        uuid.uuid4(),
        door=member,
    )
    if other := queries.others(casus).first():
        asked = "Kunt u afspreken wie voorschiet als niet duidelijk is wie betaalt?"
        overleg.pass_on(casus, other, asked, uuid.uuid4(), door=member)
        vraag = queries.find_question(queries.passed_on(casus)[0].pk, member)
        if vraag:
            overleg.answer(vraag, _ANSWER, vraag.versie, door=member)
        overleg.pass_on(casus, other, _WAITS, uuid.uuid4(), door=member)
