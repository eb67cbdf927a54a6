"""Every address with every role: what the answer is, next to the table in ``docs/adressen.md``."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from decimal import Decimal
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from tests.docs.test_volledig import rows
from tests.mensen import person

from snijvlak.grensverkeer.bundeling import actions as bundeling
from snijvlak.grensverkeer.bundeling import inlezen, voorbeeld
from snijvlak.grensverkeer.kostendeling import actions as kostendaden
from snijvlak.grensverkeer.kostendeling import queries as kosten
from snijvlak.grensverkeer.kostendeling.aantallen import exact
from snijvlak.grensverkeer.kostendeling.deling import Sleutel, Telling
from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt.models import Doorsturing, Melding
from snijvlak.overleg import actions as overleg
from snijvlak.overleg.models import (
    Bijdrage,
    Casus,
    Deelname,
    Doorgifte,
    Leerpunt,
    Moment,
    Overleg,
    Patroon,
    Verbeteractie,
    Waarom,
)
from snijvlak.privacy import bewijs
from snijvlak.programma import actions as programma
from snijvlak.programma import queries as programmas
from snijvlak.rapportage import actions as rapportage
from snijvlak.rapportage import queries as rapporten
from snijvlak.rapportage.models import Rapport
from snijvlak.toegang import uitnodigen
from snijvlak.toegang.models import Lidmaatschap, Persoon
from snijvlak.toegang.permissies import ROLLEN
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.werk.models import Werk

pytestmark = pytest.mark.eenmaal

ROOT = Path(__file__).parents[2]
# Only a button asks for these, so they are tried with POST; the others with GET.
DEEDS = {
    "account_logout",
    "meldpunt:stoppen",
    "meldpunt:bericht",
    "meldpunt:intrekken",
    "meldpunt:berichtadres",
    "meldpunt:toestemming",
    "meldpunt:opzij",
    *(
        f"meldpunt:{name}"
        for name in (
            *("oppakken", "spoed", "antwoorden", "notitie", "themas", "overdragen", "opgevolgd"),
            *("terugzetten", "doorsturen", "doorgestuurd", "afsluiten"),
        )
    ),
    *(
        f"overleg:{name}"
        for name in (
            *("deelnemer", "deelname", "mandaat", "mandaat-einde", "plannen", "instemmen", "stand"),
            *("schikken", "punt", "punt-weg", "bijeenkomst-moment", "verslag", "casus-agenda"),
            *("casus-vertellen", "casus-niet-vertellen", "patronen-tellen"),
        )
    ),
    "overleg:doorbraak-gedaan",
    *(f"programma:{name}" for name in ("punt-losmaken", "toezegging-losmaken", "stand", "vrijgeven")),
    *(f"grensverkeer:{name}" for name in ("verrekenen", "deling-vaststellen", "deling-heropenen")),
    "grensverkeer:bundellijst-weg",
    "grensverkeer:dekking-opnieuw",
    "rapportage:vrijgeven",
    "rapportage:weggooien",
    "rapportage:opnieuw",
    "rapportage:schikken",
    "bewaren:loslaten",
    "meldpunt:nood-gezien",
    "bezoek-beeindigen",
    "toegang:nieuwe-link",
    "toegang:rol-beeindigen",
    "overleg:leerpunt-stand",
    "overleg:leerpunt-vrijgeven",
    "overleg:leerpunt-actie",
}
OF_EVERYBODY = ("/mijn-toegang/", "/aanmelden/code/", "/overleg/bibliotheek/")
Kwargs = dict[str, str]


@pytest.fixture
def people(db: None) -> dict[str, Persoon]:
    return {rol: person(rol) for rol in ROLLEN}


NEW = meldpunt.NieuweMelding(
    melder="school",
    sector="PO",
    gemeente_school="GM0518",
    gemeente_kind="GM0518",
    situatie="gestopt",
    redenen=("regie",),
    verhaal="(Verzonnen) Er gebeurt niets.",
    contact="Een naam (verzonnen)",
)


def report(coordinator: Persoon | None = None) -> Melding:
    """A report; given a coördinator, one that she took up."""
    melding = meldpunt.submit(NEW, bewijs.make())
    if coordinator:
        meldpunt.take_up(melding, door=coordinator)
    return melding


def asked(coordinator: Persoon) -> Doorsturing:
    """A text for a local team, to which the reporter said yes."""
    receipt = bewijs.make()
    melding = meldpunt.submit(NEW, receipt)
    meldpunt.take_up(melding, door=coordinator)
    meldpunt.ask_to_forward(melding, "GM0518", "Tekst.", uuid.uuid4(), door=coordinator)
    forward = Doorsturing.objects.get(melding=melding)
    meldpunt.consent(melding, receipt, forward.pk, ja=True)
    return forward


def case(naam: str, members: list[Persoon], coordinator: Persoon) -> str:
    """A case on the agenda of a new body with these members."""
    body = overleg.add_overleg(naam, "oogo", members, door=None)
    meeting = overleg.plan(body, timezone.localdate(), "", door=None)
    melding = report(coordinator)
    return str(overleg.put_on_agenda([melding.pk], meeting, "Titel", "Tekst", door=coordinator).pk)


OF_A_MEETING = (
    *("bijeenkomst", "instemmen", "stand", "schikken", "punt", "punt-weg", "bijeenkomst-moment"),
    *("verslag", "uitnodiging"),
)


def body_objects(member: Persoon) -> dict[str, dict[str, Kwargs]]:
    """The addresses of bodies and meetings: of an own one, and of one of others."""
    found: dict[str, dict[str, Kwargs]] = {}
    for what, members in (
        ("een eigen", [member]),
        ("van een ander", [person("deelnemer-overleg", "een ander lid")]),
    ):
        body = overleg.add_overleg(f"Tafel {what}", "lea", members, door=None)
        meeting = overleg.plan(body, timezone.localdate(), "", door=None)
        mandaat = overleg.add_mandate(body, "Iets", "-", timezone.localdate(), door=None)
        deelname = Deelname.objects.get(overleg=body)
        pk = {"pk": str(body.pk)}
        own = {
            **{name: pk for name in ("overleg", "deelnemer", "mandaat", "plannen")},
            "deelname": {**pk, "deelname": str(deelname.pk)},
            "mandaat-einde": {**pk, "mandaat": str(mandaat.pk)},
            **{name: {"pk": str(meeting.pk)} for name in OF_A_MEETING},
            "stuk": {"pk": str(meeting.pk), "soort": "agenda", "vorm": "docx"},
        }
        for name, kwargs in own.items():
            found.setdefault(f"overleg:{name}", {})[what] = kwargs
    return found


def pattern() -> Patroon:
    """The counts of a half year, of which the picture could not be drawn."""
    tabel = Tabel("Titel", "Lezing.", "Bron", "2025", "aantal", ("Factor", "PO"), (("Regie", 7),))
    return Patroon.objects.create(
        halfjaar=dt.date(2025, 1, 1), inhoud={"tabel": tabel.as_data(), "paren": tabel.as_data()}
    )


def learned(casus: str, schrijver: Persoon) -> tuple[dict[str, str], dict[str, str]]:
    """A lesson that waits for its readers at a case, and an action."""
    new = overleg.NieuwLeerpunt(
        "Noem wie belt.", "regie", "Afspraak", "Gemeente", dt.date(2099, 1, 1), uuid.uuid4()
    )
    leerpunt = overleg.learn_and_improve(Casus.objects.get(pk=casus), new, door=schrijver)
    Leerpunt.objects.filter(pk=leerpunt.pk).update(toestand="ter-vrijgave")
    return {"pk": str(leerpunt.pk)}, {"pk": str(Verbeteractie.objects.get(leerpunt=leerpunt).pk)}


def question(van: str, naar: str, door: Persoon) -> Kwargs:
    """A question that the body of one case asks of the body of another."""
    asked_body = Overleg.objects.get(bijeenkomsten__agenda__casus=naar)
    overleg.pass_on(Casus.objects.get(pk=van), asked_body, "Wie betaalt?", uuid.uuid4(), door=door)
    return {"pk": str(Doorgifte.objects.get(casus=van).pk)}


def analysed(own: str, other: str, member: Persoon) -> dict[str, dict[str, Kwargs]]:
    """The addresses of preparing and analysing: of a case on an own agenda, and of another."""
    mine = Casus.objects.get(pk=own)
    overleg.add_moment(mine, "nu", "Er is een plan.", uuid.uuid4(), door=member)
    overleg.add_contribution(mine, "gebeurd", "Er was een plan.", uuid.uuid4(), door=member)
    overleg.add_why(mine, "regie", None, "Niemand belde.", uuid.uuid4(), door=member)
    rows = {model: str(model.objects.get(casus=mine).pk) for model in (Moment, Bijdrage, Waarom)}
    extra: dict[str, Kwargs] = {
        "moment": {},
        "moment-wijzigen": {"rij": rows[Moment]},
        "perspectief": {"kant": "school"},
        "bijdrage": {"vak": "gebeurd"},
        "bijdrage-wijzigen": {"vak": "gebeurd", "rij": rows[Bijdrage]},
        "waarom": {"factor": "regie"},
        "waarom-wijzigen": {"factor": "regie", "rij": rows[Waarom]},
        "oorzaken": {},
        "doorgeven": {},
        "doorbraak": {},
        "doorbraak-gedaan": {"rij": "1"},
    }
    return {
        f"overleg:{name}": {
            "op de eigen agenda": {"pk": own, **kwargs},
            "van een ander overleg": {"pk": other, **kwargs},
        }
        for name, kwargs in extra.items()
    }


def report_objects(rapport: dict[str, Kwargs], draft: Rapport) -> dict[str, dict[str, Kwargs]]:
    """A draft, a released report, and what hangs on them."""
    rapportage.write(
        draft,
        "tekst.voorwoord",
        "Vooraf",
        "Fatima Bouzid belde.",
        draft.sha256,
        door=person("beleidsadviseur", "schrijver van een rapport"),
    )
    draft.refresh_from_db()
    finding = rapporten.findings(draft, rapportage.read(draft))[0][0]
    block = {"een concept": {"pk": str(draft.pk), "sleutel": "meldpunt.redenen"}}
    released = {"adres": "2025-K4"}
    return {
        **{
            f"rapportage:{name}": rapport
            for name in ("rapport", "opnieuw", "vrijgeven", "weggooien", "corrigeren", "tekst")
        },
        **{f"rapportage:{name}": block for name in ("blok", "kiezen", "schikken")},
        "rapportage:bestand": {"een concept": {"pk": str(draft.pk), "naam": "rapport.pdf"}},
        "rapportage:bevinding": {"een concept": {"pk": str(draft.pk), "sleutel": finding.sleutel}},
        "publicaties:rapport": {"vrijgegeven": released},
        "publicaties:leerpunt": {"niet in een rapport": {"adres": "1"}},
        "publicaties:bestand": {"vrijgegeven": {**released, "naam": "rapport.pdf"}},
    }


def programme_objects(writer: Persoon) -> dict[str, dict[str, Kwargs]]:
    """An agreement, a promise with a step and a finding, and a question; none is public."""
    day = dt.date(2026, 1, 29)
    point = programma.NieuwPunt(
        *("aanbod", "ontwikkelen", "do", "Tekst", "Gemeente", day, "Bron", uuid.uuid4()), evaluatie_op=day
    )
    punt = {"een afspraak": {"pk": str(programma.add_point(point, door=writer).pk)}}
    stuk = programma.add_piece(programma.NieuwStuk("motie", "M-1", "Titel", day, "Bron"), door=writer)
    told = programma.NieuweToezegging(stuk, "Bij drie kinderen stopte de hulp.", "Gemeente", uuid.uuid4())
    belofte = programma.promise(told, door=writer)
    stap = programma.step(belofte, "afgesproken", day, "Tekst", door=writer)
    [(finding, _)] = programmas.findings(belofte)
    asked = programma.NieuweVraag("technisch", "V-1", day, "Onderwerp", "Tekst", uuid.uuid4())
    key = {"pk": str(belofte.pk)}
    promise = {"een toezegging": key}
    question_ = {"een vraag": {"pk": str(programma.ask(asked, door=writer).pk)}}
    either = {"een toezegging": {"soort": "toezegging", **key}, "iets anders": {"soort": "zoiets", **key}}
    return {
        **{f"programma:{name}": punt for name in ("punt", "punt-veranderen", "punt-losmaken")},
        **{f"programma:toezegging{name}": promise for name in ("", "-veranderen", "-losmaken")},
        **{f"programma:vraag{name}": question_ for name in ("", "-veranderen")},
        "programma:stap": {"een stap": {**key, "stap": str(stap.pk)}},
        "programma:stand": either,
        "programma:vrijgeven": either,
        "programma:bevinding": {"een bevinding": {**either["een toezegging"], "sleutel": finding.sleutel}},
    }


def cost_objects(maker: Persoon) -> dict[str, dict[str, Kwargs]]:
    """An arrangement of which the advance is laid down, and a list to bundle."""
    invoer = kosten.empty_input(
        kosten=Decimal(1000),
        sleutel=Sleutel("leerlingen", "leerlingen"),
        voorfinancier="H3",
        rest="voorfinancier",
    ).with_count("leerlingen", Telling((exact("Delft", 3),)))
    made = kostendaden.add_arrangement(kostendaden.Nieuw("Klas", "School", "", 2026), invoer, door=maker)
    first = kosten.newest(made, "voorschot")
    assert first
    kostendaden.lay_down(first, door=maker)
    one = {"pk": str(made.pk), "soort": "voorschot"}
    version, place = {**one, "nummer": "1"}, {"plaats": "1"}
    lijst = {"pk": str(bundeling.keep(inlezen.read(voorbeeld.make()), door=maker).pk)}
    return {
        "grensverkeer:verrekenen": {"een arrangement": {"pk": str(made.pk)}},
        **{
            f"grensverkeer:{name}": {"vastgesteld": one}
            for name in ("deling", "deling-gegevens", "vergelijken", "deling-vaststellen", "deling-heropenen")
        },
        "grensverkeer:deling-aantallen": {"vastgesteld": {**one, "maat": "leerlingen"}},
        "grensverkeer:versie": {"vastgesteld": version},
        "grensverkeer:aandelen": {"vastgesteld": {**version, "vorm": "csv"}},
        "grensverkeer:saldo": {"zonder verrekening": {**version, "vorm": "csv"}},
        "grensverkeer:overzicht-gemeente": {"vastgesteld": {**version, **place, "vorm": "xlsx"}},
        "grensverkeer:bundellijst": {"een lijst": lijst},
        "grensverkeer:bundellijst-weg": {"een lijst": lijst},
        "grensverkeer:bundellijst-bestand": {"een lijst": {**lijst, "vorm": "csv"}},
        "grensverkeer:bundelschool": {"een school": {**lijst, **place}},
        "grensverkeer:bundelschool-bestand": {"een school": {**lijst, **place, "vorm": "csv"}},
        "grensverkeer:dekking-bestand": {"niets berekend": {"naam": "plaatsen", "vorm": "csv"}},
    }


@pytest.fixture
def objects(people: dict[str, Persoon]) -> dict[str, dict[str, Kwargs]]:
    """Per address that is about an object: which objects are tried."""
    melding = {"een melding": {"pk": str(report().pk)}}
    coordinator, maker = people["coordinator-meldpunt"], people["beleidsadviseur"]
    own = case("Eigen tafel", [people["deelnemer-overleg"]], coordinator)
    other = case("Andere tafel", [], coordinator)
    schrijver = person("deelnemer-overleg", "schrijver")
    (own_lesson, own_action), (other_lesson, other_action) = (learned(pk, schrijver) for pk in (own, other))
    lessons = {"op de eigen agenda": own_lesson, "van een ander overleg": other_lesson}
    counted = {"een half jaar": {"pk": str(pattern().pk)}}
    draft = rapportage.make(dt.date(2026, 1, 1), dt.date(2026, 3, 31), door=maker)
    done = rapportage.make(dt.date(2025, 10, 1), dt.date(2025, 12, 31), door=maker)
    rapportage.release(done, done.sha256, door=people["publicatiebeheerder"])
    rapport = {"een concept": {"pk": str(draft.pk)}, "vrijgegeven": {"pk": str(done.pk)}}
    need = {"een melding": {"pk": str(report().pk)}}
    mine = meldpunt.break_glass(report().pk, "gevaar", door=people["achterwacht-meldpunt"])
    keeper = person("achterwacht-meldpunt", "andere achterwacht")
    others = meldpunt.break_glass(report().pk, "gevaar", door=keeper)
    work = Werk.objects.create(soort="rapport", gevraagd_door=maker)
    nood = {"van zichzelf": {"pk": str(mine.pk)}, "van een ander": {"pk": str(others.pk)}}
    keeper_visit = UserSession.objects.create(user=keeper, ip="192.0.2.1", session_key="x", user_agent="")
    someone = {"een persoon": {"pk": str(keeper.pk)}}
    role = {"een rol": {"pk": str(Lidmaatschap.objects.get(persoon=keeper).pk)}}
    forward = asked(coordinator)
    return {
        "toegang:nieuwe-link": someone,
        "toegang:rol-beeindigen": role,
        "uitnodiging": {"die werkt": {"token": uitnodigen.invite(keeper, door=None)}},
        "bezoek-beeindigen": {"van een ander": {"pk": str(keeper_visit.pk)}},
        "meldpunt:glas-breken": need,
        "meldpunt:nood-lezen": nood,
        "meldpunt:nood-bericht": nood,
        "meldpunt:nood-gezien": nood,
        **{
            f"meldpunt:{name}": melding
            for name in (
                *("lezen", "gelijkend", "contact", "oppakken", "spoed", "antwoorden", "notitie", "themas"),
                *("overdragen", "opgevolgd", "terugzetten", "doorsturen", "afsluiten"),
            )
        },
        "meldpunt:doorgestuurd": {"zonder vraag": {"pk": str(forward.melding.pk)}},
        "meldpunt:doorstuurtekst": {
            "met toestemming": {"pk": str(forward.melding.pk), "vraag": str(forward.pk)}
        },
        "meldpunt:naast": {"twee meldingen": {"pk": melding["een melding"]["pk"], "ander": str(report().pk)}},
        "meldpunt:stap": {"een stap": {"naam": "wie"}},
        "overleg:casus": {"op de eigen agenda": {"pk": own}, "van een ander overleg": {"pk": other}},
        **body_objects(people["deelnemer-overleg"]),
        **{
            f"overleg:casus-{name}": {"een casus": {"pk": own}}
            for name in ("beheer", "agenda", "vertellen", "niet-vertellen")
        },
        "overleg:vraag": {
            "aan het eigen overleg": question(other, own, coordinator),
            "aan een ander overleg": question(own, other, coordinator),
        },
        "overleg:leren": {"op de eigen agenda": {"pk": own}, "van een ander overleg": {"pk": other}},
        **{
            f"overleg:{name}": lessons
            for name in (
                *("leerpunt", "leerpunt-veranderen", "leerpunt-stand", "leerpunt-vrijgeven"),
                "leerpunt-actie",
            )
        },
        "overleg:actie": {"op de eigen agenda": own_action, "van een ander overleg": other_action},
        "overleg:patronen-csv": counted,
        "overleg:patronen-svg": counted,
        **analysed(own, other, people["deelnemer-overleg"]),
        "overleg:casus-nieuw": {"een melding": {"melding": str(report().pk)}},
        **report_objects(rapport, draft),
        **programme_objects(maker),
        "bewaren:vasthouden": {"een melding": {"soort": "melding", **melding["een melding"]}},
        "bewaren:loslaten": {"een melding": {"soort": "melding", **melding["een melding"]}},
        "werk:werk": {"van de maker": {"pk": str(work.pk)}},
        **{
            f"grensverkeer:soort{blad}": {"niets geladen": {"soort": "so"}}
            for blad in ("", "-kaart", "-balans", "-verloop")
        },
        "grensverkeer:soort-stromen": {"niets geladen": {"soort": "so", "vorm": "csv"}},
        "grensverkeer:soort": {"niets geladen": {"soort": "so"}},
        "api:school": {"niets geladen": {"vestiging": "00AO00"}},
        "grensverkeer:school": {"niets geladen": {"vestiging": "99AA00"}},
        "grensverkeer:school-bestand": {
            "niets geladen": {"vestiging": "99AA00", "wat": "gemeenten", "vorm": "csv"}
        },
        "grensverkeer:mbo-bestand": {"niets geladen": {"wat": "delen", "vorm": "csv"}},
        **cost_objects(maker),
        "vormgeving:stap": {"een stap": {"stap": "waarheen"}},
        "vormgeving:beeld": {"een onbekend": {"vorm": "zoiets"}},
    }


def addresses(resolver: URLResolver, route: str = "/", prefix: str = "") -> Iterator[tuple[str, str]]:
    """The name and the pattern of every address."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", f"{route}{pattern.pattern}"
        else:
            namespace = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from addresses(pattern, f"{route}{pattern.pattern}", f"{prefix}{namespace}")


def answer(response: HttpResponse) -> str:
    """What an answer says about access; who sends something wrong is in as well."""
    if response.status_code == 302 and response["Location"].startswith(reverse("account_login")):
        return "aanmelden"
    return {403: "nee", 404: "onbekend"}.get(response.status_code, "ja")


def ask(client: Client, method: str, url: str) -> str:
    """The answer, without what the asking changed."""
    cookies = SimpleCookie(client.cookies)
    with transaction.atomic():
        response = getattr(client, method.lower())(url)
        if response.streaming:
            list(response.streaming_content)  # reads to the end, which closes the file
        transaction.set_rollback(True)
    client.cookies = cookies  # asking to sign out took them
    return answer(response)


def seen(people: dict[str, Persoon], objects: dict[str, dict[str, Kwargs]]) -> list[list[str]]:
    """The table as it is."""
    visitors = [Client(), *(Client() for _ in people)]
    for client, persoon in zip(visitors[1:], people.values(), strict=True):
        client.force_login(persoon, "allauth.account.auth_backends.AuthenticationBackend")
    table: list[list[str]] = []
    for name, route in addresses(get_resolver()):
        method = "POST" if name in DEEDS else "GET"
        for what, kwargs in objects.get(name, {"": {}}).items():
            answers = [ask(client, method, reverse(name, kwargs=kwargs)) for client in visitors]
            table.append([f"`{method} {route}`", what, *answers])
    return table


@pytest.mark.django_db
def test_the_table_is_what_happens(people: dict[str, Persoon], objects: dict[str, dict[str, Kwargs]]) -> None:
    head, *written = rows((ROOT / "docs" / "adressen.md").read_text(encoding="utf-8"))
    assert head[3:] == [f"`{rol}`" for rol in ROLLEN]
    found = seen(people, objects)
    # Shown as rows of the page, so that who changed an address reads what changed and can put it there.
    there = {" | ".join(row) for row in written}
    assert [line for row in found if (line := " | ".join(row)) not in there] == []
    assert len(written) == len(found)
    # A person without rights is refused where the public is asked to sign in, and nothing else differs; but
    # everybody has an access of one's own, and reads what others learned.
    column = 3 + list(ROLLEN).index("medewerker")
    pairs = {("ja", "ja"), ("aanmelden", "nee"), ("onbekend", "onbekend")}
    rest = [row for row in found if not any(own in row[0] for own in OF_EVERYBODY)]
    assert [row for row in rest if (row[2], row[column]) not in pairs] == []
