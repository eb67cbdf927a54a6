"""What waits for the person who is signed in, gathered from the rooms. No text of a report is opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from snijvlak.bewaren import queries as bewaren
from snijvlak.meldpunt import queries as meldpunt
from snijvlak.overleg import queries as overleg
from snijvlak.programma import queries as programma
from snijvlak.programma.models import Toezegging
from snijvlak.rapportage import queries as rapportage
from snijvlak.toegang import queries as toegang
from snijvlak.toegang.models import Persoon
from snijvlak.toegang.permissies import Permissie
from snijvlak.vormgeving.teksten import tekst

# The home page shows the first few; the room's own page has them all.
SHOWN = 5
# A hold that ends within so many days asks for a look.
REVIEW_DAYS = 30


@dataclass(frozen=True)
class Regel:
    """One thing that waits, and where to go."""

    tekst: str
    url: str


@dataclass(frozen=True)
class Werk:
    """What waits for one permission; ``alles`` leads to the whole list, unless all is here."""

    titel: str
    regels: tuple[Regel, ...]
    alles: Regel | None = None


def werk(persoon: Persoon) -> list[Werk]:
    """What waits for a person by the permissions held today; empty when nothing does."""
    mag = toegang.permissies(persoon)
    gathered = [gather(persoon) for permissies, gather in _ROOMS if mag & permissies]
    return [found for found in gathered if found.regels]


def _report(r: meldpunt.Werkregel) -> Regel:
    return Regel(
        f"{_day(timezone.localtime(r.melding.ontvangen_op))}: {r.situatie}. {r.sector}. "
        f"Stand: {r.melding.get_toestand_display()}.",  # pyright: ignore[reportAttributeAccessIssue] -- of choices
        reverse("meldpunt:lezen", args=[r.melding.pk]),
    )


def _my_reports(persoon: Persoon) -> Werk:
    return Werk(
        tekst("config.werklijst.meldingen_die_u_behandelt"),
        tuple(map(_report, meldpunt.mine(persoon, SHOWN))),
        Regel(
            tekst("config.werklijst.naar_uw_meldingen"), reverse("meldpunt:werklijst") + "?bak=wij&van=mij"
        ),
    )


def _reports(persoon: Persoon) -> Werk:
    return Werk(
        tekst("config.werklijst.meldingen_die_wachten"),
        tuple(map(_report, meldpunt.work_list(SHOWN))),
        Regel(tekst("config.werklijst.naar_de_werklijst"), reverse("meldpunt:werklijst")),
    )


def _emergencies(persoon: Persoon) -> Werk:
    regels = tuple(
        Regel(
            tekst(
                "config.werklijst.een_melding_is_in_nood_geopend",
                moment=date_format(timezone.localtime(nood.op), "j F Y, H:i"),
            ),
            reverse("meldpunt:nood-bericht", args=[nood.pk]),
        )
        for nood in meldpunt.emergencies_to_see(persoon)
    )
    return Werk(tekst("config.werklijst.toegang_in_nood"), regels)


def _agenda(persoon: Persoon) -> Werk:
    # No titles of cases: those are for who agreed to the learning statement of the meeting.
    regels = tuple(
        Regel(
            f"{_day(bijeenkomst.datum)}: {bijeenkomst.overleg}",
            reverse("overleg:bijeenkomst", args=[bijeenkomst.pk]),
        )
        for bijeenkomst in overleg.coming(persoon, timezone.localdate())[:SHOWN]
    )
    return Werk(
        tekst("config.werklijst.de_agenda_van_uw_overleg"),
        regels,
        Regel(tekst("config.werklijst.naar_de_agenda"), reverse("overleg:agenda")),
    )


def _asked(persoon: Persoon) -> Werk:
    waiting = [asked for asked in overleg.asked_of(persoon) if not asked.antwoord]
    return Werk(
        tekst("config.werklijst.vragen_aan_uw_overleg"),
        tuple(Regel(asked.tekst, reverse("overleg:vraag", args=[asked.pk])) for asked in waiting[:SHOWN]),
        Regel(tekst("config.werklijst.naar_de_agenda"), reverse("overleg:agenda")),
    )


def _to_tell(persoon: Persoon) -> Werk:
    regels = tuple(
        Regel(casus.titel, reverse("overleg:casus-beheer", args=[casus.pk]))
        for casus in overleg.to_tell(SHOWN)
    )
    return Werk(
        tekst("config.werklijst.vertel_de_melders"),
        regels,
        Regel(tekst("config.werklijst.naar_de_casussen"), reverse("overleg:casussen")),
    )


def _to_tell_whether(persoon: Persoon) -> Werk:
    regels = tuple(
        Regel(casus.titel, reverse("overleg:casus-beheer", args=[casus.pk]))
        for casus in overleg.to_tell_whether(SHOWN)
    )
    return Werk(
        tekst("config.werklijst.vertel_of_het_hielp"),
        regels,
        Regel(tekst("config.werklijst.naar_de_casussen"), reverse("overleg:casussen")),
    )


def _actions(persoon: Persoon) -> Werk:
    found = overleg.due(persoon, timezone.localdate(), SHOWN)
    return Werk(
        tekst("config.werklijst.acties_die_aandacht_vragen"),
        tuple(Regel(_reminder(line), reverse("overleg:actie", args=[line.pk])) for line in found),
        Regel(tekst("config.werklijst.naar_het_bord"), reverse("overleg:bord")),
    )


def _reminder(line: overleg.Herinnering) -> str:
    if line.waarom == "effect":
        return tekst("config.werklijst.actie_effect", wat=line.wat)
    if line.waarom == "te_laat":
        return tekst("config.werklijst.actie_te_laat", dag=_day(line.dag), wat=line.wat)
    return tekst("config.werklijst.actie_gauw", dag=_day(line.dag), wat=line.wat)


def _lessons(persoon: Persoon) -> Werk:
    regels = tuple(
        Regel(leerpunt.zin, reverse("overleg:leerpunt", args=[leerpunt.pk]))
        for leerpunt in overleg.to_release(persoon)[:SHOWN]
    )
    return Werk(tekst("config.werklijst.leerpunten_om_na_te_lezen"), regels)


def _drafts(persoon: Persoon) -> Werk:
    regels = tuple(
        Regel(
            tekst(
                "config.werklijst.concept_over_tot_en_met", begin=_day(rapport.begin), eind=_day(rapport.eind)
            ),
            reverse("rapportage:rapport", args=[rapport.pk]),
        )
        for rapport in rapportage.drafts()[:SHOWN]
    )
    return Werk(
        tekst("config.werklijst.rapporten_die_op_vrijgave_wachten"),
        regels,
        Regel(tekst("config.werklijst.naar_de_rapporten"), reverse("rapportage:overzicht")),
    )


def _agreed(persoon: Persoon) -> Werk:
    today = timezone.localdate()
    keeps = Permissie.PROGRAMMA_BIJHOUDEN in toegang.permissies(persoon)
    owner = None if keeps else persoon
    points = programma.due(owner, today, SHOWN)
    promises = programma.due_promises(owner, today, SHOWN)
    rows = [
        *((p.evaluatie_op, p.wat, reverse("programma:punt", args=[p.pk]), p.te_laat(today)) for p in points),
        *(
            (p.evaluatie_op, p.wat, reverse("programma:toezegging", args=[p.pk]), p.te_laat(today))
            for p in promises
        ),
    ]
    rows.sort(key=lambda row: row[0] or today)
    return Werk(
        tekst("config.werklijst.kijk_of_het_werkt"),
        tuple(Regel(_look(day or today, wat, late), url) for day, wat, url, late in rows[:SHOWN]),
        Regel(tekst("config.werklijst.naar_het_programma"), reverse("programma:lijst")),
    )


def _look(day: dt.date, wat: str, late: bool) -> str:
    if late:
        return tekst("config.werklijst.evaluatie_te_laat", dag=_day(day), wat=wat)
    return tekst("config.werklijst.evaluatie_gauw", dag=_day(day), wat=wat)


def _for_the_council(persoon: Persoon) -> Werk:
    regels = tuple(
        Regel(
            str(thing),
            reverse(
                "programma:toezegging" if isinstance(thing, Toezegging) else "programma:vraag",
                args=[thing.pk],
            ),
        )
        for thing in programma.to_release(SHOWN)
    )
    return Werk(
        tekst("config.werklijst.lees_na_voor_de_raad"),
        regels,
        Regel(tekst("config.werklijst.naar_de_toezeggingen"), reverse("programma:raadswerk")),
    )


def _holds(persoon: Persoon) -> Werk:
    # What is looked at too late is not held any more: the daily task ends it.
    regels = tuple(
        Regel(
            f"{_day(held.tot)}: {held.soort}. {held.get_grond_display()}",  # pyright: ignore[reportAttributeAccessIssue] -- of choices
            reverse("bewaren:vasthouden", args=[held.soort, held.onderwerp_id]),
        )
        for held in bewaren.holds_to_review(REVIEW_DAYS)[:SHOWN]
    )
    return Werk(
        tekst("config.werklijst.vastgehouden_kijk_voor_deze_dag"),
        regels,
        Regel(tekst("config.werklijst.naar_wat_weggaat_en_wat_blijft"), reverse("bewaren:overzicht")),
    )


def _day(day: dt.date) -> str:
    return date_format(day, "j F Y")


# Which permissions (one is enough) make which list. A room joins with one function and one line here.
_ROOMS: tuple[tuple[frozenset[Permissie], Callable[[Persoon], Werk]], ...] = (
    (frozenset({Permissie.MELDING_LEZEN, Permissie.GLAS_BREKEN}), _emergencies),
    (frozenset({Permissie.MELDING_BEANTWOORDEN}), _my_reports),
    (frozenset({Permissie.MELDING_LEZEN}), _reports),
    (frozenset({Permissie.CASUS_AGENDEREN}), _to_tell),
    (frozenset({Permissie.CASUS_AGENDEREN}), _to_tell_whether),
    (frozenset({Permissie.GEGEVENS_VASTHOUDEN}), _holds),
    (frozenset({Permissie.OVERLEG_DEELNEMEN}), _agenda),
    (frozenset({Permissie.OVERLEG_DEELNEMEN}), _asked),
    (frozenset({Permissie.OVERLEG_DEELNEMEN, Permissie.CASUS_AGENDEREN}), _lessons),
    (frozenset({Permissie.OVERLEG_DEELNEMEN}), _actions),
    (frozenset({Permissie.PROGRAMMA_LEZEN}), _agreed),
    (frozenset({Permissie.RAPPORT_VRIJGEVEN}), _for_the_council),
    (frozenset({Permissie.RAPPORT_MAKEN, Permissie.RAPPORT_VRIJGEVEN}), _drafts),
)
