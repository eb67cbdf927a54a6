"""The programme and the council of the demo.

Facts with their source are what the motion RIS324581 asks, and what 003 §4, §5 and annex 6 and 8 propose and
say of projects. Who does it, who keeps an eye on it, what was agreed, done and seen is made up, and says so.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from snijvlak.programma import actions as programma
from snijvlak.programma import queries
from snijvlak.programma.models import Openbaar, Programmapunt, Raadsstuk, Raadsvraag, Toezegging
from snijvlak.publicatie import vindplaatsen
from snijvlak.toegang.models import Persoon

T, V, P = Toezegging.Toestand, Openbaar.Vrijgave, Programmapunt.Toestand
_REGION = "Gemeenten en samenwerkingsverbanden (verzonnen)"
_BEGIN = dt.date(2023, 1, 18)  # the decision of the DO that 003 §5.3 tells of
_REPORT = dt.date(2023, 3, 1)  # the month of 003: these projects ran then
# line, kind, level, what, source, days until it is evaluated, state
_POINTS = (
    (
        *("lokale-teams", "afspraken", "do"),
        "Afspraken over de samenwerking van scholen en lokale teams bij grensverkeer",
        *("003 §4.3 en §5.3 (prioriteit 1)", 20, P.LOOPT),
    ),
    (
        *("aanbod", "ontwikkelen", "do"),
        "Samen onderwijs ontwikkelen binnen kleinschalige woonvoorzieningen",
        *("003 §4.4 en §5.3 (prioriteit 3)", 150, P.LOOPT),
    ),
    (
        *("aanbod", "ontwikkelen", "oogo"),
        "Jeugdhulp voor de hele groep inzetten op kinderopvang en scholen",
        *("003 §4.4 en §5.3 (prioriteit 2)", -10, P.LOOPT),
    ),
    (
        *("basisondersteuning", "kennisdeling", "lea"),
        "Kennis delen over basisondersteuning en preventief aanbod",
        *("003 §4.1 en §5.3 (prioriteit 4)", 90, P.LOOPT),
    ),
    (
        *("basisondersteuning", "afspraken", "rmc"),
        "Afspraken over de jeugdgezondheidszorg op het mbo",
        *("003 §5.2", 60, P.LOOPT),
    ),
    (
        *("expertise", "kennisdeling", "lea"),
        "Kennis delen over de inzet van expertise op scholen",
        *("003 §4.2 en §5.3 (prioriteit 4)", 30, P.AFGEROND),
    ),
    (
        *("mindset", "kennisdeling", "do"),
        "Kennis delen over doen wat werkt",
        *("003 §4.5 en §5.3 (prioriteit 4)", 30, P.GESTOPT),
    ),
)
# line, level, what, who, begin, end, source
_PROJECTS = (
    (
        *("aanbod", "lea", "Peuteropvang op maat in Westland"),
        "Kinderopvang, lokaal team en jeugdgezondheidszorg",
        *(_REPORT, None, "003 bijlage 6 (liep in maart 2023)"),
    ),
    (
        *(
            "aanbod",
            "oogo",
            "Onderwijs Jeugdhulp Arrangementen in Den Haag, Leidschendam-Voorburg en Rijswijk",
        ),
        "Gemeenten en samenwerkingsverbanden",
        *(dt.date(2021, 4, 1), dt.date(2023, 4, 1), "003 bijlage 6 (ten minste tot 1 april 2023)"),
    ),
    (
        *("aanbod", "oogo", "Leerlingen screenen die wachten op speciaal onderwijs, in Zoetermeer"),
        "Gemeente en samenwerkingsverband",
        *(_REPORT, None, "003 bijlage 8, onder a (liep in maart 2023)"),
    ),
)
_MOTION = programma.NieuwStuk(
    Raadsstuk.Soort.MOTIE,
    "RIS324581",
    "Leren van vastlopende casussen in de samenwerking tussen onderwijs en jeugdhulp",
    dt.date(2026, 1, 29),
    "Gemeenteraad Den Haag, RIS324581",
)


@dataclass(frozen=True)
class _Belofte:
    """A promise, its steps (days after the one before, state, text, effect), and how far its release is."""

    wat: str
    stappen: tuple[tuple[int, str, str, str], ...]
    vrijgave: str = V.VRIJGEGEVEN
    kijken: int = 120


_ASKED = (
    _Belofte(
        "Richt een veilige en herkenbare meldroute in, en beleg het meldpunt bij de gemeente.",
        (
            (40, T.AFGESPROKEN, "De gemeente richt het meldpunt in voor de zomer (verzonnen).", ""),
            (90, T.GEDAAN, "Het meldpunt is open en melden kan zonder account (verzonnen).", ""),
            (120, T.EFFECT_BEKEKEN, "Melders weten het meldpunt te vinden (verzonnen).", "geholpen"),
        ),
    ),
    _Belofte(
        "Bespreek gemelde casussen samen in de overleggen die er al zijn.",
        (
            (40, T.AFGESPROKEN, "Elk overleg zet casussen op de agenda (verzonnen).", ""),
            (120, T.GEDAAN, "De overleggen bespreken casussen als vast punt (verzonnen).", ""),
        ),
        kijken=-5,
    ),
    _Belofte(
        "Borg dat melden gaat om leren en verbeteren.",
        ((60, T.AFGESPROKEN, "Deelnemers stemmen in met een leerafspraak (verzonnen).", ""),),
        kijken=25,
    ),
    _Belofte("Bundel wat de analyses opleveren, zonder namen, en gebruik het voor beleid.", ()),
    _Belofte("Neem de uitkomsten mee in de gewone rapportages over jeugdhulp.", (), V.TER_VRIJGAVE),
)
_EARLIER = (
    _Belofte(
        "Kijk hoe scholen sneller horen wie hen helpt (verzonnen).",
        (
            (30, T.AFGESPROKEN, "Elke school krijgt een vaste contactpersoon (verzonnen).", ""),
            (200, T.GEDAAN, "De contactpersonen zijn bekend (verzonnen).", ""),
            (190, T.EFFECT_BEKEKEN, "Scholen bellen nog met veel mensen (verzonnen).", "deels"),
            (60, T.AFGESPROKEN, "Scholen krijgen een kaart met de goede namen (verzonnen).", ""),
        ),
    ),
    _Belofte(
        "Onderzoek een aparte app voor melders (verzonnen).",
        ((90, T.GESTOPT, "Een app erbij maakt melden moeilijker (verzonnen).", ""),),
    ),
)
_LAST = (
    _Belofte(
        "Maak afspraken met buurgemeenten over vervoer naar school (verzonnen).",
        ((120, T.AFGESPROKEN, "Gemeenten sluiten dezelfde tijden af (verzonnen).", ""),),
        V.CONCEPT,
    ),
    _Belofte("Stuur de raad elke maand een lijst (verzonnen).", (), V.INGETROKKEN),
)
# kind, number, days before today, subject, question, which block answers it, state of its release
_QUESTIONS = (
    (
        *(Raadsvraag.Soort.SCHRIFTELIJK, "VERZONNEN-2", 30, "Redenen (verzonnen)"),
        *("Waardoor lopen kinderen het vaakst vast?", "meldpunt-redenen", V.VRIJGEGEVEN),
    ),
    (
        *(Raadsvraag.Soort.TECHNISCH, "VERZONNEN-3", 20, "Geleerd (verzonnen)"),
        *("Wat leerden de overleggen van de casussen?", "overleg-leerpunten", V.VRIJGEGEVEN),
    ),
    (
        *(Raadsvraag.Soort.TECHNISCH, "VERZONNEN-4", 10, "Kosten (verzonnen)"),
        *("Wat kost het meldpunt per jaar?", "", V.VRIJGEGEVEN),
    ),
    (
        *(Raadsvraag.Soort.SCHRIFTELIJK, "VERZONNEN-5", 5, "Termijnen (verzonnen)"),
        *("Hoe vaak antwoordt het meldpunt op tijd?", "meldpunt-termijnen", V.TER_VRIJGAVE),
    ),
)


_LATE = 3  # so many of what the motion asks are there before the first report; the others point to it


def load(writer: Persoon, reader: Persoon, today: dt.date) -> None:
    """Agreements, projects and promises in each state, by the same deeds as real ones."""
    _programme(writer, today)
    early = _piece("VERZONNEN-0", "Meer rust voor scholen (verzonnen)", today.year - 2)
    late = _piece("VERZONNEN-1", "Samen met de buren (verzonnen)", today.year - 1)
    for stuk, beloften in ((early, _EARLIER), (late, _LAST), (_MOTION, _ASKED[:_LATE])):
        kept = programma.add_piece(stuk, door=writer)
        for belofte in beloften:
            _promise(kept, belofte, writer, reader, today)


def link(writer: Persoon, reader: Persoon, today: dt.date) -> None:
    """What points to lessons, actions and the released report: evidence, the last promises, and questions."""
    places = vindplaatsen.places()
    shown = [place.kenmerk for place in places if not place.openbaar]
    for punt in queries.points({"vorm": Programmapunt.Vorm.AFSPRAAK}):
        for kenmerk in shown[:1] + shown[-1:]:
            programma.point_at(punt, kenmerk, door=writer)
    answers = {place.kenmerk.partition("#")[2]: place.kenmerk for place in places if place.openbaar}
    motion = programma.add_piece(_MOTION, door=writer)
    for belofte in _ASKED[_LATE:]:
        _promise(motion, belofte, writer, reader, today, evidence=answers["overleg-leerpunten"])
    for question in _QUESTIONS:
        _ask(question, answers, writer, reader, today)


def _programme(writer: Persoon, today: dt.date) -> None:
    for lijn, soort, niveau, wat, bron, days, state in _POINTS:
        new = programma.NieuwPunt(
            *(lijn, soort, niveau, wat, _REGION, _BEGIN, bron, uuid.uuid4()),
            evaluatie_op=today + dt.timedelta(days=days),
            eigenaar=writer,
        )
        punt = programma.add_point(new, door=writer)
        if state != P.LOOPT:
            seen = "Wij zien dat scholen elkaar weten te vinden (verzonnen)."
            programma.evaluate(punt, seen, today + dt.timedelta(days=90), door=writer)
            programma.move_point(punt, state, "De regio besloot dit zo (verzonnen).", door=writer)
    for lijn, niveau, wat, wie, begin, eind, bron in _PROJECTS:
        new = programma.NieuwPunt(
            *(lijn, "ontwikkelen", niveau, wat, wie, begin, bron, uuid.uuid4()),
            vorm=Programmapunt.Vorm.PROJECT,
            eind=eind,
        )
        project = programma.add_point(new, door=writer)
        if eind and eind < today:
            programma.move_point(project, P.AFGEROND, "De afgesproken tijd is voorbij.", door=writer)


def _piece(nummer: str, titel: str, jaar: int) -> programma.NieuwStuk:
    return programma.NieuwStuk(
        Raadsstuk.Soort.TOEZEGGING, nummer, titel, dt.date(jaar, 3, 12), "Verzonnen stuk"
    )


def _promise(
    stuk: Raadsstuk,
    told: _Belofte,
    writer: Persoon,
    reader: Persoon,
    today: dt.date,
    evidence: str = "",
) -> None:
    new = programma.NieuweToezegging(stuk, told.wat, "Gemeente Den Haag", uuid.uuid4(), eigenaar=writer)
    belofte = programma.promise(new, door=writer)
    look = today + dt.timedelta(days=told.kijken)
    day = stuk.datum
    for days, state, text, effect in told.stappen:
        day = min(day + dt.timedelta(days=days), today)
        programma.step(belofte, state, day, text, effect=effect, evaluatie_op=look, door=writer)
    if evidence:
        programma.point_at(belofte, evidence, door=writer)
    _release(belofte, told.vrijgave, writer, reader)


def _ask(
    question: tuple[str, str, int, str, str, str, str],
    answers: dict[str, str],
    writer: Persoon,
    reader: Persoon,
    today: dt.date,
) -> None:
    soort, nummer, days, onderwerp, vraag, blok, vrijgave = question
    new = programma.NieuweVraag(
        *(soort, nummer, today - dt.timedelta(days=days), onderwerp, vraag, uuid.uuid4()),
        antwoord=answers.get(blok, ""),
    )
    _release(programma.ask(new, door=writer), vrijgave, writer, reader)


def _release(thing: Toezegging | Raadsvraag, state: str, writer: Persoon, reader: Persoon) -> None:
    if state == V.INGETROKKEN:
        programma.bring(
            thing, state, reden="Dit vroeg de raad bij nader inzien niet (verzonnen).", door=writer
        )
    elif state != V.CONCEPT:
        for finding, _ in queries.findings(thing):
            if finding.soort == "misschien":
                programma.overrule(thing, finding.sleutel, "Dit zijn gewone woorden, geen naam.", door=writer)
        programma.bring(thing, V.TER_VRIJGAVE, door=writer)
    if state == V.VRIJGEGEVEN:
        thing.refresh_from_db()
        programma.release(thing, queries.fingerprint(thing), door=reader)
