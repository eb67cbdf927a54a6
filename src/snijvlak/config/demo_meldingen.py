"""Made-up reports, cases and lessons of the last half year, so that the demo has something to account for."""

from __future__ import annotations

import datetime as dt
import random
import uuid

from django.utils import timezone

from snijvlak.bewaren import actions as bewaren
from snijvlak.gebied.queries import haaglanden
from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt.models import Melding
from snijvlak.overleg import actions as overleg
from snijvlak.overleg.models import Bijeenkomst, Leerpunt
from snijvlak.privacy import bewijs
from snijvlak.rapportage import actions as rapportage
from snijvlak.rapportage.forms import last_settled_quarter
from snijvlak.toegang.models import Persoon

from . import demo_leren

# sector: share of the reports. Made up: three large ones, of which counts can be shown, and below a few
# reports of a small one, which are hidden.
_SECTOREN = {"PO": 50, "SO": 30, "VO": 20}
_VERHALEN = {
    "wachtlijst": "De aanbieder heeft een wachtlijst van acht maanden. Het kind gaat nu niet naar school.",
    "contractering": "De aanbieder die past, heeft geen contract met de gemeente waar het kind woont.",
    "bekostiging": "School en gemeente zijn het niet eens wie de begeleiding in de klas betaalt.",
    "regie": "Er zijn vijf organisaties bij betrokken, maar niemand belt de ouders.",
    "grensverkeer": "Het kind woont in een andere gemeente. Het team bij de school mag daar niet helpen.",
}
_LESSEN = (
    (
        "Begin met hulp en reken daarna af: spreek vooraf af wie voorschiet.",
        "bekostiging",
        "Afspraak over voorschieten tussen de gemeenten",
        "Directeurenoverleg (verzonnen)",
    ),
    (
        "Noem bij elk plan een persoon die de ouders belt.",
        "regie",
        "Vast punt in het plan: wie belt wie, en wanneer",
        "Samenwerkingsverband (verzonnen)",
    ),
    (
        "Wijs bij een wachtlijst meteen op een plek die wel open is.",
        "wachtlijst",
        "Lijst met open plekken, elke maand bijgewerkt",
        "Gemeente Voorbeeld (verzonnen)",
    ),
)


def load(tafel: Bijeenkomst, people: dict[str, Persoon], second: Persoon, today: dt.date) -> None:
    """Two quarters of reports, three cases with a lesson and an action, and old reports."""
    begin, eind = last_settled_quarter(today)
    before = begin.replace(year=begin.year - (begin.month == 1), month=(begin.month - 4) % 12 + 1)
    chance = random.Random(4)  # noqa: S311 -- the same made-up region each time, no secret
    reports = [_report(chance, before, eind, number) for number in range(300)]
    last = [m for m in reports if timezone.localdate(m.ontvangen_op) >= begin]
    days = (begin - dt.timedelta(days=1), eind, eind)  # the first lesson is in the report that is released
    for melding, les, day in zip(last, _LESSEN, days, strict=False):
        leerpunt = _learn(melding, les, tafel, people, eind)
        demo_leren.release(leerpunt, (second, people["coordinator-meldpunt"]), day)
    coordinator = people["coordinator-meldpunt"]
    for melding in set(reports) - set(last[: len(_LESSEN) + 5]):  # five still wait
        meldpunt.take_up(melding, door=coordinator)
        meldpunt.move(melding.pk, "afgesloten", door=coordinator)
        day = dt.timedelta(days=chance.choice((1, 3, 4, 6, 12)))
        Melding.objects.filter(pk=melding.pk).update(
            bevestigd_op=melding.ontvangen_op + day / 4, beantwoord_op=melding.ontvangen_op + day
        )
    _grow_old([m for m in reports if m.sector == "PO" and m not in last][:3], today, coordinator)
    _open_in_need(last[-1], people["achterwacht-meldpunt"])


def release_report(people: dict[str, Persoon], today: dt.date) -> None:
    """The report of the quarter before the last, with what was learned and agreed until then."""
    last = last_settled_quarter(today)[0] - dt.timedelta(days=1)
    begin = last.replace(month=last.month - 2, day=1)
    rapport = rapportage.make(begin, last, door=people["beleidsadviseur"])
    rapportage.release(rapport, rapport.sha256, door=people["publicatiebeheerder"])


def _open_in_need(melding: Melding, keeper: Persoon) -> None:
    """A report that was opened in an emergency two days ago, at which nobody looked yet."""
    toegang = meldpunt.break_glass(melding.pk, "niemand-aanwezig", door=keeper)
    meldpunt.look_in_need(toegang, door=keeper)
    toegang.op, toegang.tot = (moment - dt.timedelta(days=2) for moment in (toegang.op, toegang.tot))
    toegang.save(update_fields=["op", "tot"])


def _grow_old(reports: list[Melding], today: dt.date, coordinator: Persoon) -> None:
    """Reports of almost two years ago, whose text soon goes; one of them is held."""
    for days, melding in zip((12, 20, 5), reports, strict=True):
        day = today - dt.timedelta(days=2 * 365 - days)
        melding.ontvangen_op = timezone.make_aware(dt.datetime.combine(day, dt.time(9)))
        melding.save(update_fields=["ontvangen_op"])
    until = today + dt.timedelta(days=90)
    bewaren.hold("melding", str(reports[-1].pk), "klacht", until, door=coordinator)


def _report(chance: random.Random, begin: dt.date, eind: dt.date, number: int) -> Melding:
    if number % 100 == 0:
        return _submit(chance, begin, eind, "VSO", ("wachtlijst",))
    reden = chance.choice(list(_VERHALEN))
    more = chance.sample(sorted(set(_VERHALEN) - {reden}), chance.choice([0, 0, 1]))
    [sector] = chance.choices(list(_SECTOREN), list(_SECTOREN.values()))
    return _submit(chance, begin, eind, sector, (reden, *more))


def _submit(
    chance: random.Random, begin: dt.date, eind: dt.date, sector: str, redenen: tuple[str, ...]
) -> Melding:
    gemeenten = [g.code for g in haaglanden()]
    new = meldpunt.NieuweMelding(
        melder=chance.choice(["school", "schoolmaatschappelijk-werk", "leerplicht", "jeugdhulporganisatie"]),
        sector=sector,
        gemeente_school=chance.choice(gemeenten),
        gemeente_kind=chance.choice(gemeenten),
        situatie=chance.choice(["niet-gestart", "gestopt", "past-niet"]),
        redenen=redenen,
        verhaal=f"(Verzonnen) {_VERHALEN[redenen[0]]}",
    )
    melding = meldpunt.submit(new, bewijs.make())
    day = begin + dt.timedelta(days=chance.randrange((eind - begin).days + 1))
    melding.ontvangen_op = timezone.make_aware(dt.datetime.combine(day, dt.time(9, chance.randrange(60))))
    melding.save(update_fields=["ontvangen_op"])
    return melding


def _learn(
    melding: Melding,
    les: tuple[str, str, str, str],
    tafel: Bijeenkomst,
    people: dict[str, Persoon],
    day: dt.date,
) -> Leerpunt:
    zin, factor, wat, wie = les
    coordinator, member = people["coordinator-meldpunt"], people["deelnemer-overleg"]
    meldpunt.take_up(melding, door=coordinator)
    casus = overleg.put_on_agenda(
        [melding.pk], tafel, f"Verzonnen casus over {factor}", _VERHALEN[factor], door=coordinator
    )
    overleg.choose_factors(casus, [factor], door=member)
    new = overleg.NieuwLeerpunt(zin, factor, wat, wie, day + dt.timedelta(days=180), uuid.uuid4())
    return overleg.learn_and_improve(casus, new, door=member)
