"""Long work: it is done once, by whoever takes it, and who asked sees how far it is and what came of it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from snijvlak.toegang.models import Gebeurtenis, Lidmaatschap, Persoon
from snijvlak.toegang.permissies import Permissie
from snijvlak.werk import actions, queries, soorten, taken
from snijvlak.werk.models import Werk
from snijvlak.werk.soorten import Opdracht, Soort, Voortgang, WerkMislukt
from tests.mensen import person

pytestmark = pytest.mark.django_db
S = Werk.Stand
GONE: set[uuid.UUID] = set()  # results that somebody threw away
Doe = Callable[[Opdracht, Voortgang], str]


@pytest.fixture
def adviser() -> Persoon:
    return person("beleidsadviseur")


@pytest.fixture
def work() -> Iterator[Callable[[Doe], None]]:
    """Let the kind ``proef`` do this."""

    def put(doe: Doe) -> None:
        soorten.register(Soort("proef", "Een proef", Permissie.RAPPORT_MAKEN, doe, lambda pk: pk not in GONE))

    yield put
    soorten._soorten.pop("proef", None)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[uuid.UUID]:
    """No worker is there: what is put waits, and is in this list."""
    put: list[uuid.UUID] = []
    monkeypatch.setattr(taken, "put", put.append)
    return put


def done(opdracht: Opdracht, tell: Voortgang) -> str:
    tell(1, 2, "de helft")
    return "/rapporten/"


def silent(werk: Werk, **changes: Any) -> None:
    """Nothing was heard of this work for long."""
    Werk.objects.filter(pk=werk.pk).update(
        gezien_op=timezone.now() - actions.SILENT - dt.timedelta(seconds=1), **changes
    )


def fresh(werk: Werk) -> Werk:
    werk.refresh_from_db()
    return werk


class TestAskingAndDoing:
    def test_at_once_it_is_over_when_asked(self, work: Callable[[Doe], None], adviser: Persoon) -> None:
        work(done)
        werk = actions.begin("proef", {"n": 1}, door=adviser)
        assert (werk.stand, werk.uitkomst, werk.gedaan, werk.totaal) == (S.KLAAR, "/rapporten/", 2, 2)
        last = Gebeurtenis.objects.order_by("pk").last()
        assert last and (last.daad, last.reden) == ("werk-gevraagd", "proef")

    def test_a_message_of_the_room_reaches_who_asked(
        self, work: Callable[[Doe], None], adviser: Persoon
    ) -> None:
        def refuse(opdracht: Opdracht, tell: Voortgang) -> str:
            raise WerkMislukt("Draai de dagen om.")

        work(refuse)
        werk = actions.begin("proef", {}, door=adviser)
        assert (werk.stand, werk.fout) == (S.MISLUKT, "Draai de dagen om.")

    def test_an_error_says_nothing_of_its_content(
        self, work: Callable[[Doe], None], adviser: Persoon
    ) -> None:
        def break_down(opdracht: Opdracht, tell: Voortgang) -> str:
            raise ZeroDivisionError("Youssef")

        work(break_down)
        werk = actions.begin("proef", {}, door=adviser)
        assert werk.stand == S.MISLUKT and "Probeer het opnieuw" in werk.fout and "Youssef" not in werk.fout

    def test_who_lost_the_right_gets_nothing(
        self, work: Callable[[Doe], None], adviser: Persoon, waits: list[uuid.UUID]
    ) -> None:
        work(done)
        werk = actions.begin("proef", {}, door=adviser)
        Lidmaatschap.objects.update(tot=timezone.localdate())
        actions.do(werk.pk)
        assert fresh(werk).stand == S.MISLUKT and "recht" in werk.fout

    def test_an_unknown_kind_is_a_mistake_of_the_maker(self, adviser: Persoon) -> None:
        with pytest.raises(LookupError):
            actions.begin("niets", {}, door=adviser)
        assert not Werk.objects.exists()

    def test_taken_twice_it_is_done_once(
        self, work: Callable[[Doe], None], adviser: Persoon, waits: list[uuid.UUID]
    ) -> None:
        times: list[int] = []

        def count(opdracht: Opdracht, tell: Voortgang) -> str:
            times.append(1)
            actions.do(opdracht.id)  # another worker takes it while this one is busy
            return "/"

        work(count)
        werk = actions.begin("proef", {}, door=adviser)
        for _ in range(3):
            actions.do(werk.pk)
        assert times == [1] and fresh(werk).stand == S.KLAAR


class TestAProcessThatStopped:
    def test_its_work_is_taken_up_once_more_and_then_failed(
        self, work: Callable[[Doe], None], adviser: Persoon, waits: list[uuid.UUID]
    ) -> None:
        work(done)
        werk = actions.begin("proef", {}, door=adviser)
        silent(werk, stand=S.BEZIG, poging=1)
        assert actions.recover() == 1 and waits == [werk.pk, werk.pk]
        assert fresh(werk).stand == S.WACHT
        silent(werk, stand=S.BEZIG, poging=2)
        assert actions.recover() == 1 and fresh(werk).stand == S.MISLUKT
        assert "twee keer gestopt" in werk.fout and len(waits) == 2

    def test_what_was_never_put_is_put_again(
        self, work: Callable[[Doe], None], adviser: Persoon, waits: list[uuid.UUID]
    ) -> None:
        work(done)
        silent(actions.begin("proef", {}, door=adviser))
        assert actions.recover() == 1 and len(waits) == 2
        assert actions.recover() == 0  # it was heard of just now

    def test_what_is_alive_is_left_alone(
        self, work: Callable[[Doe], None], adviser: Persoon, waits: list[uuid.UUID]
    ) -> None:
        work(done)
        actions.begin("proef", {}, door=adviser)
        Werk.objects.update(stand=S.BEZIG, poging=1)
        assert actions.recover() == 0

    def test_one_that_was_given_up_changes_nothing_any_more(
        self, work: Callable[[Doe], None], adviser: Persoon, waits: list[uuid.UUID]
    ) -> None:
        def slow(opdracht: Opdracht, tell: Voortgang) -> str:
            Werk.objects.update(stand=S.BEZIG, poging=2)  # another took it up
            tell(1, 1, "te laat")
            return "/te-laat/"

        work(slow)
        werk = actions.begin("proef", {}, door=adviser)
        actions.do(werk.pk)
        assert (fresh(werk).stand, werk.uitkomst, werk.stap) == (S.BEZIG, "", "")


class TestThePages:
    @pytest.fixture
    def mine(self, work: Callable[[Doe], None], adviser: Persoon, waits: list[uuid.UUID]) -> Werk:
        work(done)
        return actions.begin("proef", {}, door=adviser)

    def test_one_leaves_it_and_finds_it_again(self, client: Client, adviser: Persoon, mine: Werk) -> None:
        client.force_login(adviser)
        page = client.get(f"/werk/{mine.pk}/")
        assert "wacht tot er een plek vrij is" in page.content.decode() and page["Refresh"] == "3"
        assert f'href="/werk/{mine.pk}/"' in client.get("/werk/").content.decode()
        Werk.objects.update(stand=S.BEZIG, gedaan=1, totaal=3, stap="het beeld tekenen")
        said = client.get(f"/werk/{mine.pk}/").content.decode()
        assert "1 van 3 stappen klaar. Nu: het beeld tekenen." in said and 'max="3" value="1"' in said
        Werk.objects.update(stand=S.KLAAR, uitkomst="/rapporten/")
        page = client.get(f"/werk/{mine.pk}/")
        assert "Refresh" not in page and 'href="/rapporten/">Bekijk het' in page.content.decode()

    def test_a_result_that_was_thrown_away_is_no_dead_link(
        self, client: Client, adviser: Persoon, mine: Werk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Werk.objects.update(stand=S.KLAAR, uitkomst="/rapporten/weg/")
        monkeypatch.setitem(globals(), "GONE", {mine.pk})
        client.force_login(adviser)
        said = client.get(f"/werk/{mine.pk}/").content.decode()
        assert "het is er niet meer" in said and "/rapporten/weg/" not in said

    def test_the_reader_can_stop_the_renewing(self, client: Client, adviser: Persoon, mine: Werk) -> None:
        client.force_login(adviser)
        page = client.get(f"/werk/{mine.pk}/?stil")
        assert "Refresh" not in page and "Ververs nu" in page.content.decode()

    def test_what_failed_says_why(self, client: Client, adviser: Persoon, mine: Werk) -> None:
        Werk.objects.update(stand=S.MISLUKT, fout="Draai de dagen om.")
        client.force_login(adviser)
        assert "Draai de dagen om." in client.get(f"/werk/{mine.pk}/").content.decode()

    def test_nobody_sees_the_work_of_another(self, client: Client, mine: Werk) -> None:
        client.force_login(person("beleidsadviseur", "een ander"))
        assert client.get(f"/werk/{mine.pk}/").status_code == 404
        assert "Er is nog geen werk" in client.get("/werk/").content.decode()

    def test_without_the_permission_one_sees_nothing(
        self, client: Client, adviser: Persoon, mine: Werk
    ) -> None:
        Lidmaatschap.objects.update(tot=timezone.localdate())
        client.force_login(adviser)
        assert client.get(f"/werk/{mine.pk}/").status_code == 403
        assert queries.find(mine.pk, adviser) is None

    def test_a_dead_process_shows_as_failed_when_one_looks(
        self, client: Client, adviser: Persoon, mine: Werk
    ) -> None:
        silent(mine, stand=S.BEZIG, poging=actions.TRIES)
        client.force_login(adviser)
        assert "Het werk is twee keer gestopt" in client.get(f"/werk/{mine.pk}/").content.decode()


def test_here_work_is_done_at_once() -> None:
    assert settings.TASKS["default"]["BACKEND"].endswith("ImmediateBackend")
