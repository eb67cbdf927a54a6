"""Contract management and supervision never go together with reading reports, in one organisation."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.db import connection
from django.test import Client
from tests.mensen import person, sign_in

from snijvlak.toegang import actions, functies, queries
from snijvlak.toegang.models import Gebeurtenis, Lidmaatschap, Organisatie, Persoon
from snijvlak.toegang.permissies import Permissie

DAY = dt.date(2026, 1, 1)
READER = "coordinator-meldpunt"


def give(
    persoon: Persoon, rol: str, functie: str, soort: str = "", van: dt.date = DAY, waar: str = "Proef"
) -> Lidmaatschap:
    place, _ = Organisatie.objects.get_or_create(naam=waar, soort=Organisatie.Soort.GEMEENTE)
    return actions.add_lidmaatschap(
        persoon, place, functie=functie, functiesoort=soort, rol=rol, van=van, door=None
    )


@pytest.fixture
def jo(db: None) -> Persoon:
    return actions.add_persoon("jo@example.org", "Jo", door=None)


@pytest.mark.eenmaal
@pytest.mark.parametrize(
    ("title", "kind", "found"),
    [
        ("Contractmanager jeugd", "", {"contractmanagement"}),
        ("Zorginkoper", "", {"contractmanagement"}),
        ("SENIOR ACCOUNTMANAGER", "", {"contractmanagement"}),
        ("Toezichthouder Wmo en jeugd", "", {"toezicht"}),
        ("Inspecteur en contractbeheerder", "", {"toezicht", "contractmanagement"}),
        ("Adviseur", "contractmanagement", {"contractmanagement"}),
        ("Adviseur", "", set()),
        ("Contactpersoon scholen", "", set()),
        ("Leerplichtambtenaar", "", set()),
    ],
)
def test_a_function_is_known_by_what_is_chosen_or_by_its_title(
    title: str, kind: str, found: set[str]
) -> None:
    assert functies.kinds(title, kind) == found


@pytest.mark.eenmaal
def test_the_file_keeps_every_permission_on_reports_apart() -> None:
    for functie in functies.load().functies.values():
        assert {Permissie.MELDING_LEZEN, Permissie.MELDING_BEANTWOORDEN} <= functie.nooit_met


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((READER, "Coördinator"), ("medewerker", "Contractmanager")),
        (("medewerker", "Contractmanager"), (READER, "Coördinator")),
        (("beleidsadviseur", "Inkoper"), (READER, "Coördinator")),
        ((READER, "Coördinator"), ("data-analist", "Rechtmatigheidsanalist")),
    ],
)
def test_the_second_half_of_the_pair_is_refused_and_kept_in_the_trail(
    jo: Persoon, first: tuple[str, str], second: tuple[str, str]
) -> None:
    give(jo, *first)
    with pytest.raises(actions.GescheidenFunctie, match="gaat niet samen"):
        give(jo, *second)
    assert Lidmaatschap.objects.count() == 1
    last = Gebeurtenis.objects.latest("pk")
    assert (last.daad, last.onderwerp_id) == ("combinatie-geweigerd", str(jo.pk))


@pytest.mark.django_db
def test_one_row_that_is_both_is_refused(jo: Persoon) -> None:
    with pytest.raises(actions.GescheidenFunctie):
        give(jo, READER, "Contractmanager")


@pytest.mark.django_db
def test_another_organisation_or_another_time_is_allowed(jo: Persoon) -> None:
    old = give(jo, "medewerker", "Contractmanager")
    actions.end_lidmaatschap(old, tot=dt.date(2026, 3, 1), door=None)
    give(jo, READER, "Coördinator", van=dt.date(2026, 3, 1))
    give(jo, "medewerker", "Contractmanager", waar="Elders")
    assert Permissie.MELDING_LEZEN in queries.permissies(jo)


@pytest.mark.django_db
def test_a_role_that_begins_later_counts_now(jo: Persoon) -> None:
    give(jo, READER, "Coördinator", van=dt.date(2027, 1, 1))
    with pytest.raises(actions.GescheidenFunctie):
        give(jo, "medewerker", "Toezichthouder")


@pytest.mark.django_db
def test_each_request_refuses_what_came_in_otherwise_says_why_and_keeps_it(client: Client) -> None:
    coordinator = sign_in(client, READER)
    assert client.get("/meldpunt/werklijst/").status_code == 200
    Lidmaatschap.objects.filter(persoon=coordinator).update(functie="Contractmanager jeugdhulp")
    answer = client.get("/meldpunt/werklijst/")
    assert answer.status_code == 403 and "nooit meetellen bij een contract" in answer.content.decode()
    assert Gebeurtenis.objects.latest("pk").daad == "combinatie-geweigerd"
    assert "melding_lezen" not in client.get("/").context["mag"]


@pytest.mark.django_db
def test_what_does_not_touch_reports_stays(jo: Persoon) -> None:
    give(jo, "beleidsadviseur", "Contractmanager")
    assert queries.permissies(jo) == {
        Permissie.RAPPORT_MAKEN,
        Permissie.KOSTEN_DELEN,
        Permissie.LEERPUNTEN_LEZEN,
        Permissie.PROGRAMMA_LEZEN,
        Permissie.PROGRAMMA_BIJHOUDEN,
    }
    assert queries.withheld(jo) == {}


@pytest.mark.django_db(transaction=True)
def test_two_halves_given_at_the_same_moment_never_both_hold() -> None:
    people = [person("deelnemer-overleg", f"jo{turn}") for turn in range(5)]
    halves = [(READER, "Coördinator"), ("medewerker", "Inkoper")]
    refused: list[str] = []

    def run(half: tuple[str, str], begin: threading.Barrier) -> None:
        for jo in people:
            begin.wait()
            try:
                give(jo, *half)
            except actions.GescheidenFunctie:
                refused.append(jo.naam)
        connection.close()

    begin = threading.Barrier(2)
    threads = [threading.Thread(target=run, args=(half, begin)) for half in halves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == [jo.naam for jo in people]
    assert {Lidmaatschap.objects.filter(persoon=jo).count() for jo in people} == {2}
