"""The coördinator reads and answers; nobody else does, and every look is in the trail."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from snijvlak.meldpunt import actions, queries
from snijvlak.meldpunt.models import Bericht, Melding
from snijvlak.meldpunt.queries.werklijst import SIZE
from snijvlak.privacy import bewijs
from snijvlak.toegang import actions as toegang
from snijvlak.toegang.models import Gebeurtenis
from snijvlak.toegang.permissies import ROLLEN
from tests.mensen import person, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def receipt() -> str:
    receipt = bewijs.make()
    new = actions.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Het verhaal.")
    actions.submit(new, receipt)
    return receipt


def test_the_coordinator_reads_and_answers_and_the_reporter_sees_it(client: Client, receipt: str) -> None:
    coordinator = sign_in(client, "coordinator-meldpunt")
    melding = Melding.objects.get()
    assert str(melding.pk) in client.get("/meldpunt/werklijst/").content.decode()
    page = client.get(f"/meldpunt/werklijst/{melding.pk}/")
    assert "Het verhaal." in page.content.decode() and "no-store" in page["Cache-Control"]
    for said in ("Speciaal onderwijs (SO)", "&#x27;s-Gravenhage", "Midden-Delfland", "Regie: niemand"):
        assert said in page.content.decode()
    answer = {"tekst": "Wij zoeken het uit.", "inzending": str(uuid.uuid4())}
    for _ in range(2):
        assert client.post(f"/meldpunt/werklijst/{melding.pk}/antwoord/", answer).status_code == 302
    followed = queries.follow(Melding.objects.get(), receipt)
    assert [b.tekst for b in followed.berichten] == ["Wij zoeken het uit."]
    assert followed.melding.toestand == Melding.Toestand.IN_BEHANDELING  # who answers takes it up
    looks = Gebeurtenis.objects.filter(onderwerp_id=str(melding.pk), door=coordinator)
    assert set(looks.values_list("daad", flat=True)) == {
        *("melding-gelezen", "melding-beantwoord", "melding-verplaatst"),
    }


@pytest.mark.parametrize("rol", sorted(set(ROLLEN) - {"coordinator-meldpunt"}))
def test_other_roles_are_refused_and_the_refusal_is_kept(client: Client, receipt: str, rol: str) -> None:
    persoon = sign_in(client, rol)
    melding = Melding.objects.get()
    for path in ("/meldpunt/werklijst/", f"/meldpunt/werklijst/{melding.pk}/"):
        page = client.get(path)
        assert page.status_code == 403 and "Vraag het de beheerder" in page.content.decode()
    assert Gebeurtenis.objects.filter(door=persoon, daad="geweigerd").count() == 2


def submit(**changes: object) -> Melding:
    new = {
        **{"melder": "school", "sector": "SO", "gemeente_school": "GM0518", "gemeente_kind": "GM1842"},
        **{"situatie": "gestopt", "redenen": ("regie",), "verhaal": "Verhaal."},
        **changes,
    }
    return actions.submit(actions.NieuweMelding(**new), bewijs.make())  # pyright: ignore[reportArgumentType]


def shown(client: Client, address: str) -> list[Melding]:
    return [line.melding for line in client.get(f"/meldpunt/werklijst/{address}").context["bladzijde"].rijen]


def _on(page: Any) -> list[Melding]:
    return [line.melding for line in page.context["bladzijde"].rijen]


class TestTheTrays:
    def test_each_state_has_its_tray_and_its_count(self, client: Client) -> None:
        coordinator = sign_in(client, "coordinator-meldpunt")
        new, ours, theirs = submit(), submit(), submit()
        for melding in (ours, theirs):
            actions.take_up(melding, door=coordinator)
        actions.answer(theirs, "Wie belde u?", uuid.uuid4(), door=coordinator, vraag=True)
        assert shown(client, "") == [new]
        assert (shown(client, "?bak=wij"), shown(client, "?bak=melder")) == ([ours], [theirs])
        names = [tab.naam for tab in client.get("/meldpunt/werklijst/").context["tabs"]]
        assert names[:3] == ["Nieuw (1)", "Wacht op ons (1)", "Wacht op de melder (1)"]

    def test_a_tray_that_is_none_is_the_first(self, client: Client) -> None:
        sign_in(client, "coordinator-meldpunt")
        melding = submit()
        assert shown(client, "?bak=zoiets") == [melding]

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("sector=VO", 1),
            ("reden=wachtlijst", 1),
            ("gemeente_kind=GM0503", 1),
            ("melder=leerplicht", 1),
            ("situatie=gestopt", 3),
            ("sector=VO&reden=regie", 0),
            ("sector=zoiets", 3),  # what is in no list does not count
            ("van=mij", 0),
            ("thema=vervoer", 0),
        ],
    )
    def test_a_filter_on_what_was_chosen(self, client: Client, query: str, found: int) -> None:
        sign_in(client, "coordinator-meldpunt")
        submit(sector="VO", redenen=("wachtlijst",))
        submit(gemeente_kind="GM0503")
        submit(melder="leerplicht")
        assert len(shown(client, f"?{query}")) == found

    def test_my_own_and_by_theme(self, client: Client) -> None:
        coordinator = sign_in(client, "coordinator-meldpunt")
        mine, other = submit(), submit()
        actions.take_up(mine, door=coordinator)
        actions.take_up(other, door=person("coordinator-meldpunt", "ander"))
        actions.set_themes(other, ["vervoer"], door=coordinator)
        assert shown(client, "?bak=wij&van=mij") == [mine]
        assert shown(client, "?bak=wij&thema=vervoer") == [other]

    def test_pages_keep_the_filter(self, client: Client) -> None:
        sign_in(client, "coordinator-meldpunt")
        for _ in range(SIZE + 5):
            submit()
        page = client.get("/meldpunt/werklijst/?sector=SO")
        assert len(page.context["bladzijde"].rijen) == SIZE
        assert "?bak=nieuw&amp;sector=SO&amp;na=" in page.content.decode()
        rest = client.get(f"/meldpunt/werklijst/?sector=SO&na={page.context['bladzijde'].volgende}")
        assert len(rest.context["bladzijde"].rijen) == 5
        assert len({m.pk for part in (page, rest) for m in _on(part)}) == SIZE + 5

    def test_from_a_report_to_the_ones_beside_it_in_the_same_filter(self, client: Client) -> None:
        sign_in(client, "coordinator-meldpunt")
        first, other, second, third = submit(), submit(sector="VO"), submit(), submit()

        def beside(melding: Melding, query: str = "") -> tuple[Melding | None, Melding | None]:
            page = client.get(f"/meldpunt/werklijst/{melding.pk}/{query}")
            for found in filter(None, (page.context["vorige"], page.context["volgende"])):
                assert f'href="/meldpunt/werklijst/{found.pk}/?bak=nieuw' in page.content.decode()
            return page.context["vorige"], page.context["volgende"]

        assert [beside(m) for m in (first, other, second, third)] == [
            *((None, other), (first, second)),
            *((other, third), (second, None)),
        ]
        assert beside(first, "?sector=SO") == (None, second)
        assert beside(second, "?sector=SO") == (first, third)
        assert beside(other, "?sector=SO") == (None, None)

    def test_what_was_handed_over_is_on_the_home_page_of_who_got_it(self, client: Client) -> None:
        coordinator = sign_in(client, "coordinator-meldpunt")
        melding, colleague = submit(), person("coordinator-meldpunt", "Bea")
        actions.take_up(melding, door=coordinator)
        assert [line.melding for line in queries.mine(coordinator, 5)] == [melding]
        actions.hand_over(melding, colleague, door=coordinator)
        assert (queries.mine(coordinator, 5), len(queries.mine(colleague, 5))) == ([], 1)
        assert "Meldingen die u behandelt" not in client.get("/").content.decode()
        client.force_login(colleague, "allauth.account.auth_backends.AuthenticationBackend")
        assert "Meldingen die u behandelt" in client.get("/").content.decode()

    @pytest.mark.parametrize(
        ("filters", "index"), [({}, "melding_bak"), ({"sector": "SO"}, "melding_bak_sector")]
    )
    def test_it_opens_by_an_index_and_sorts_nothing(self, filters: dict[str, str], index: str) -> None:
        submit()
        if connection.vendor == "postgresql":  # with one row it would not bother to use an index
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
                cursor.execute("SET LOCAL enable_bitmapscan = off")
        rows = Melding.objects.filter(bak="nieuw", **filters)
        plan = rows.order_by("-spoed", "ontvangen_op", "pk")[:31].explain()
        assert index in plan and "sort" not in plan.lower() and "temp b-tree" not in plan.lower()

    def test_a_promise_that_was_not_kept_is_told(self, client: Client) -> None:
        sign_in(client, "coordinator-meldpunt")
        melding = submit()
        old = melding.ontvangen_op - dt.timedelta(days=10)
        Melding.objects.filter(pk=melding.pk).update(ontvangen_op=old)
        assert "Oppakken is te laat" in client.get("/meldpunt/werklijst/").content.decode()


@pytest.mark.parametrize(
    ("functie", "words"),
    [("Contractmanager", "nooit meetellen bij een contract"), ("Toezichthouder", "toezicht")],
)
def test_contracts_and_supervision_are_refused_with_the_reason(
    client: Client, functie: str, words: str
) -> None:
    persoon = sign_in(client, "medewerker")
    lid = persoon.lidmaatschappen.get()  # pyright: ignore[reportAttributeAccessIssue]
    lid.functie = functie
    lid.save()
    page = client.get("/meldpunt/werklijst/")
    assert page.status_code == 403 and words in page.content.decode()
    assert Gebeurtenis.objects.filter(door=persoon, daad="geweigerd").exists()


class TestWhatCanNeverBeDone:
    @pytest.mark.parametrize(
        ("path", "words", "wat"),
        [
            ("zoeken/", "Zoeken op een school", "zoeken"),
            ("tellen-per-school/", "tellen per school", "tellen"),
            ("exporteren/", "Verhalen downloaden kan niet", "exporteren"),
            ("?zoek=de+springplank", "Zoeken op een school", "zoeken"),
            ("?school=15GA", "Zoeken op een school", "zoeken"),
            ("?format=csv", "Verhalen downloaden kan niet", "exporteren"),
        ],
    )
    def test_a_try_is_refused_with_the_reason_and_kept(
        self, client: Client, path: str, words: str, wat: str
    ) -> None:
        coordinator = sign_in(client, "coordinator-meldpunt")
        page = client.get(f"/meldpunt/werklijst/{path}")
        assert page.status_code == 403 and words in page.content.decode()
        row = Gebeurtenis.objects.get(daad="niet-mogelijk")
        assert (row.door, row.onderwerp_id) == (coordinator, wat)

    def test_the_list_tells_it_beforehand(self, client: Client) -> None:
        sign_in(client, "coordinator-meldpunt")
        assert (
            "Zoeken op een school of een naam kan niet."
            in client.get("/meldpunt/werklijst/").content.decode()
        )

    def test_no_field_says_which_school(self) -> None:
        names = {field.name for field in Melding._meta.get_fields()}
        assert not {name for name in names if "school" in name} - {"gemeente_school", "naar_school"}


def test_noise_is_set_aside_unread(client: Client) -> None:
    sign_in(client, "coordinator-meldpunt")
    noise, real = submit(verhaal="Koop nu!"), submit()
    client.post("/meldpunt/werklijst/opzij/", {"melding": [str(noise.pk), "geen nummer", str(uuid.uuid4())]})
    assert (shown(client, ""), shown(client, "?bak=opzij")) == ([real], [noise])
    deeds = Gebeurtenis.objects.filter(onderwerp_id=str(noise.pk)).values_list("daad", flat=True)
    assert "opzij-gezet" in deeds and "melding-gelezen" not in deeds


def test_what_is_in_hand_is_not_set_aside(client: Client) -> None:
    coordinator = sign_in(client, "coordinator-meldpunt")
    melding = submit()
    actions.take_up(melding, door=coordinator)
    assert actions.set_aside([melding.pk], door=coordinator) == 0
    assert Melding.objects.get().toestand == "in-behandeling"


def test_a_long_list_is_cut_and_counted(receipt: str) -> None:
    for _ in range(2):
        actions.submit(
            actions.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "."),
            bewijs.make(),
        )
    assert len(queries.work_list(limit=2)) == 2 and queries.count_waiting() == 3


def test_without_signing_in_one_is_sent_to_the_door(client: Client, receipt: str) -> None:
    answer = client.get("/meldpunt/werklijst/")
    assert answer.status_code == 302 and answer["Location"].startswith("/aanmelden/?next=")


def test_a_role_that_ended_ends_access_at_once(client: Client) -> None:
    persoon = sign_in(client, "coordinator-meldpunt")
    lid = persoon.lidmaatschappen.get()  # pyright: ignore[reportAttributeAccessIssue]
    toegang.end_lidmaatschap(lid, tot=dt.date(2026, 1, 2), door=None)
    assert client.get("/meldpunt/werklijst/")["Location"].startswith("/aanmelden/")


def test_an_empty_answer_is_named(client: Client, receipt: str) -> None:
    sign_in(client, "coordinator-meldpunt")
    page = client.post(
        f"/meldpunt/werklijst/{Melding.objects.get().pk}/antwoord/",
        {"tekst": "", "inzending": str(uuid.uuid4())},
    )
    assert page.status_code == 422 and Bericht.objects.count() == 0


def test_a_wrong_password_is_refused_in_dutch(client: Client) -> None:
    person("beheerder")
    page = client.post("/aanmelden/", {"login": "beheerder@example.org", "password": "iets anders"})
    assert page.status_code == 200 and "foutenlijst" in page.content.decode()
    assert client.get("/registreren/").status_code == 200
