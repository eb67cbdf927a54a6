"""The home page: five sentences, three entrances, and for who is signed in what waits."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
from django.test import Client
from django.utils.formats import date_format
from pytest_django import DjangoAssertNumQueries
from tests.mensen import person, sign_in

from snijvlak.config.werklijst import SHOWN, werk
from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt.models import Melding
from snijvlak.overleg import actions as overleg
from snijvlak.privacy import bewijs
from snijvlak.rapportage import actions as rapportage
from snijvlak.toegang import actions as toegang
from snijvlak.toegang.models import Gebeurtenis, Organisatie, Persoon
from snijvlak.toegang.permissies import ROLLEN

pytestmark = pytest.mark.django_db

STORY = "Het kind zit al weken thuis."


MEETS = dt.date.today() + dt.timedelta(days=9)  # noqa: DTZ011 -- any day to come will do


def report() -> Melding:
    new = meldpunt.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), STORY)
    return meldpunt.submit(new, bewijs.make())


def case(member: Persoon, titel: str) -> None:
    """A case on the agenda of a body of this member."""
    melding, coordinator = report(), person("coordinator-meldpunt", f"c-{uuid.uuid4()}")
    meldpunt.take_up(melding, door=coordinator)
    tafel = overleg.add_overleg(f"OOGO {uuid.uuid4()}", "oogo", [member], door=None)
    moment = overleg.plan(tafel, MEETS, "Stadhuis", door=None)
    overleg.put_on_agenda([melding.pk], moment, titel, "In algemene woorden.", door=coordinator)


def home(client: Client) -> str:
    page = client.get("/")
    assert page.status_code == 200
    return page.content.decode()


def test_five_sentences_say_what_it_is_for(client: Client) -> None:
    found = re.search(r'<p[^>]*id="waarvoor">(.*?)</p>', home(client))
    assert found and len(re.findall(r"[^.!?]+[.!?](?:\s|$)", found[1])) == 5


def test_three_entrances_and_the_way_back_to_a_report(client: Client) -> None:
    text = home(client)
    main = text[text.index("<main") : text.index("</main>")]
    assert re.findall(r'<h2[^>]*><a[^>]*href="([^"]+)">(.*?)</a>', main) == [
        ("/meldpunt/nieuw/", "Een vastgelopen casus melden"),
        ("/wegwijzer/", "De weg vinden"),
        ("/grensverkeer/", "Kennen en volgen"),
    ]
    assert 'href="/meldpunt/volgen/"' in main and "Uw werklijst" not in main


def test_who_reads_reports_sees_the_oldest_that_wait(client: Client) -> None:
    reports = [report() for _ in range(SHOWN + 1)]
    sign_in(client, "coordinator-meldpunt")
    text = home(client)
    shown = [str(r.pk) for r in reports if f"/meldpunt/werklijst/{r.pk}/" in text]
    assert shown == [str(r.pk) for r in reports[:SHOWN]]
    assert "De hulp is gestopt" in text and "Stand: Ontvangen." in text and "Naar de werklijst" in text


def test_who_takes_part_sees_the_agenda(client: Client) -> None:
    member = sign_in(client, "deelnemer-overleg")
    case(member, "Wie betaalt het vervoer?")
    case(person("deelnemer-overleg", "een ander"), "Van een andere tafel")
    text = home(client)
    assert text.count(f"{date_format(MEETS, 'j F Y')}: ") == 1 and "Naar de agenda" in text
    # A title is for who agreed to learn.
    assert (
        "Wie betaalt het vervoer?" not in text
        and "Van een andere tafel" not in text
        and "Meldingen die wachten" not in text
    )


def test_two_roles_see_both(client: Client) -> None:
    member = sign_in(client, "deelnemer-overleg")
    case(member, "Twee gemeenten")
    organisatie = Organisatie.objects.get(naam="Proef")
    toegang.add_lidmaatschap(
        member, organisatie, functie="ook", rol="coordinator-meldpunt", van=dt.date(2026, 1, 1), door=None
    )
    assert [deel.titel for deel in werk(member)] == ["Meldingen die wachten", "De agenda van uw overleg"]


@pytest.mark.parametrize("rol", ["beleidsadviseur", "publicatiebeheerder"])
def test_who_makes_or_releases_reports_sees_the_drafts(client: Client, rol: str) -> None:
    maker = person("beleidsadviseur", "maker")
    rapportage.make(dt.date(2026, 7, 1), dt.date(2026, 9, 30), door=maker)
    sign_in(client, rol)
    assert "Concept over 1 juli 2026 tot en met 30 september 2026" in home(client)


@pytest.mark.parametrize("rol", sorted(ROLLEN))
def test_without_work_the_page_tells_what_the_role_does(client: Client, rol: str) -> None:
    sign_in(client, rol)
    text = home(client)
    assert "Er wacht nu niets op u" in text and ROLLEN[rol].naam in text and ROLLEN[rol].uitleg in text


def test_without_a_role_the_page_tells_whom_to_ask(client: Client) -> None:
    member = sign_in(client, "deelnemer-overleg")
    case(member, "Twee gemeenten")
    # A role that ends on its day; who ends the last role today signs the person out.
    member.lidmaatschappen.update(tot=dt.date(2026, 1, 2))  # pyright: ignore[reportAttributeAccessIssue]
    text = home(client)
    assert "Vraag de beheerder van uw organisatie om een rol" in text and "Twee gemeenten" not in text


def test_a_signed_in_page_is_not_kept(client: Client) -> None:
    sign_in(client, "coordinator-meldpunt")
    assert "no-store" in client.get("/")["Cache-Control"]


def test_more_work_costs_no_more_queries_and_opens_no_text(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    member = sign_in(client, "deelnemer-overleg")
    for number in range(SHOWN):
        case(member, f"Casus {number}")
    organisatie = Organisatie.objects.get(naam="Proef")
    toegang.add_lidmaatschap(
        member, organisatie, functie="ook", rol="coordinator-meldpunt", van=dt.date(2026, 1, 1), door=None
    )
    rows = Gebeurtenis.objects.count()
    # session, person, roles (page, lessons, programme and menu), eleven lists, one of which in four trays
    with django_assert_max_num_queries(21) as queries:
        text = home(client)
    assert text.count("/meldpunt/werklijst/") > SHOWN and text.count("/overleg/bijeenkomst/") == SHOWN
    assert not any(column in q["sql"] for q in queries for column in ("verhaal", "meldpunt_zegel"))
    assert STORY not in text and Gebeurtenis.objects.count() == rows
