"""Back to the reporters: each of a case reads what came of it, and no case ends without an answer."""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests.docs.test_volledig import rows
from tests.mensen import person, sign_in

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt import queries as meldingen
from snijvlak.meldpunt.models import Bericht, Melding
from snijvlak.overleg import actions, casusstanden, queries
from snijvlak.overleg.models import Bijeenkomst, Casus, NietVerteld, Verbeteractie
from snijvlak.privacy import bewijs
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.models import Gebeurtenis, Persoon

pytestmark = pytest.mark.django_db
T = Casus.Toestand
TOMORROW = timezone.localdate() + dt.timedelta(days=1)
NEW = meldpunt.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Het verhaal.")
TOLD = "Wij spraken af wie begint met betalen."


@pytest.fixture
def coordinator() -> Persoon:
    return person("coordinator-meldpunt", "coordinator")


@pytest.fixture
def member() -> Persoon:
    return person("deelnemer-overleg", "lid")


@pytest.fixture
def receipts(coordinator: Persoon) -> list[str]:
    found = [bewijs.make(), bewijs.make()]
    for receipt in found:
        meldpunt.take_up(meldpunt.submit(NEW, receipt), door=coordinator)
    return found


@pytest.fixture
def meeting(member: Persoon) -> Bijeenkomst:
    body = actions.add_overleg("LEA Rijswijk", "lea", [member], door=None)
    return actions.plan(body, TOMORROW, "Zaal 1", door=None)


@pytest.fixture
def case(receipts: list[str], meeting: Bijeenkomst, coordinator: Persoon) -> Casus:
    ids = list(Melding.objects.values_list("pk", flat=True))
    return actions.put_on_agenda(ids, meeting, "Wie betaalt", "Algemeen.", door=coordinator)


@pytest.fixture
def discussed(case: Casus, member: Persoon) -> Casus:
    lesson = actions.NieuwLeerpunt(
        *("Spreek af wie begint.", "bekostiging", "Een afspraak maken", "Gemeente Voorbeeld"),
        TOMORROW,
        uuid.uuid4(),
    )
    actions.learn_and_improve(case, lesson, door=member)
    case.refresh_from_db()
    return case


def tell(case: Casus, door: Persoon, naar: str = "", text: str = TOLD, **more: object) -> int:
    given = {"gezien": queries.for_reporters(case.pk).gezien, **more}  # pyright: ignore[reportOptionalMemberAccess]
    return actions.tell(case, text, uuid.uuid4(), naar=naar, door=door, **given)  # pyright: ignore[reportArgumentType]


def heard(receipt: str) -> list[str | None]:
    melding = meldingen.find_by_receipt(receipt)
    assert melding
    return [b.tekst for b in meldingen.follow(melding, receipt).berichten]


def states() -> set[str]:
    return set(Melding.objects.values_list("toestand", flat=True))


@pytest.mark.parametrize(("van", "naar"), list(itertools.product(T, T)))
def test_only_the_steps_of_the_table_are_possible(van: T, naar: T) -> None:
    if (van, naar) in {(s.van, s.naar) for s in casusstanden.OVERGANGEN}:
        casusstanden.check(van, naar)
    else:
        with pytest.raises(OngeldigeOvergang, match="kan niet naar"):
            casusstanden.check(van, naar)


def test_the_page_of_states_shows_this_table() -> None:
    text = (Path(__file__).parents[2] / "docs" / "toestanden.md").read_text(encoding="utf-8")
    part = text.split("# The states of a case")[1].split("\n## ")[0]
    shown = {(*(cell.strip("`") for cell in row[:3]), row[3]) for row in rows(part)[1:]}
    assert shown == {(str(s.van), str(s.naar), s.wie, s.gevolg) for s in casusstanden.OVERGANGEN}


def test_every_reporter_of_the_case_reads_what_came_of_it(
    discussed: Casus, coordinator: Persoon, receipts: list[str]
) -> None:
    assert [casus.pk for casus in queries.to_tell(5)] == [discussed.pk]
    assert tell(discussed, coordinator, T.OPGEVOLGD) == 2
    assert [heard(r) for r in receipts] == [[TOLD], [TOLD]]
    assert (discussed.toestand, states(), queries.to_tell(5)) == (T.OPGEVOLGD, {"opgevolgd"}, [])
    tell(discussed, coordinator, text="Het helpt: er begint nu altijd iemand.")
    tell(discussed, coordinator, T.AFGESLOTEN, text="Dank u wel.")
    assert heard(receipts[0]) == [TOLD, "Het helpt: er begint nu altijd iemand.", "Dank u wel."]
    assert (discussed.toestand, states()) == (T.AFGESLOTEN, {"afgesloten"})


def test_sent_twice_each_reads_it_once(discussed: Casus, coordinator: Persoon, receipts: list[str]) -> None:
    one = uuid.uuid4()
    for _ in range(2):
        actions.tell(discussed, TOLD, one, naar=T.OPGEVOLGD, gezien=0, door=coordinator)
    for _ in range(2):
        actions.tell(discussed, "Hoe het gaat.", one, gezien=0, door=coordinator)
    assert heard(receipts[0]) == [TOLD]  # the same random value is the same message


@pytest.mark.parametrize("naar", ["", T.OPGEVOLGD, T.AFGESLOTEN])
def test_nothing_is_told_or_closed_before_the_table_discussed_it(
    case: Casus, coordinator: Persoon, naar: str
) -> None:
    with pytest.raises((actions.NietToegestaan, OngeldigeOvergang)):
        tell(case, coordinator, naar)
    assert not Bericht.objects.exists() and states() == {"op-agenda"}


def test_a_case_is_not_closed_without_words(discussed: Casus, coordinator: Persoon) -> None:
    with pytest.raises(actions.NietToegestaan, match="Zonder antwoord"):
        tell(discussed, coordinator, T.AFGESLOTEN, text="  ")
    assert states() == {"besproken"}


def test_a_message_that_came_meanwhile_stops_closing_and_nobody_is_half_told(
    discussed: Casus, coordinator: Persoon, receipts: list[str]
) -> None:
    seen = queries.for_reporters(discussed.pk)
    assert seen
    melding = meldingen.find_by_receipt(receipts[1])
    assert melding
    meldpunt.write_as_reporter(melding, receipts[1], "Nog iets.", uuid.uuid4())
    with pytest.raises(meldpunt.NietToegestaan):
        tell(discussed, coordinator, T.AFGESLOTEN, gezien=seen.gezien)
    assert heard(receipts[0]) == [] and states() == {"besproken"}


def test_who_withdrew_is_told_nothing_and_the_others_are(
    discussed: Casus, coordinator: Persoon, receipts: list[str]
) -> None:
    melding = meldingen.find_by_receipt(receipts[0])
    assert melding
    meldpunt.withdraw(melding, receipts[0])
    assert tell(discussed, coordinator, T.AFGESLOTEN) == 1
    assert heard(receipts[1]) == [TOLD] and states() == {"ingetrokken", "afgesloten"}


def act(discussed: Casus, door: Persoon) -> Verbeteractie:
    actie = Verbeteractie.objects.get(leerpunt__casussen=discussed)
    actions.start(actie, door=door)
    actions.finish(actie, "Het staat op papier.", door=door)
    return actie


def news(case: Casus) -> list[str]:
    found = queries.for_reporters(case.pk)
    assert found
    return [line.tekst for line in found.nieuws]


class TestWhetherItHelped:
    @pytest.mark.parametrize("naar", [T.OPGEVOLGD, T.AFGESLOTEN])
    def test_each_step_of_an_action_asks_to_be_told_also_after_the_end(
        self, discussed: Casus, member: Persoon, coordinator: Persoon, receipts: list[str], naar: str
    ) -> None:
        tell(discussed, coordinator, naar)
        assert queries.to_tell_whether(5) == [] and news(discussed) == []
        actie = act(discussed, member)
        assert queries.to_tell_whether(5) == [discussed]
        assert news(discussed) == ["Dit is gedaan: Een afspraak maken (Gemeente Voorbeeld)."]
        tell(discussed, coordinator, text="Het is gedaan.")
        assert queries.to_tell_whether(5) == []
        actions.judge(actie, "geholpen", "Er begint nu altijd iemand.", door=member)
        assert [line.wacht for line in queries.cases()] == ["hielp"]
        assert "het hielp. Er begint nu altijd iemand." in news(discussed)[0]
        tell(discussed, coordinator, text="Het helpt.")
        assert queries.to_tell_whether(5) == [] and discussed.toestand == naar
        assert heard(receipts[1]) == [TOLD, "Het is gedaan.", "Het helpt."]

    def test_what_stopped_is_told_too(self, discussed: Casus, member: Persoon, coordinator: Persoon) -> None:
        tell(discussed, coordinator, T.OPGEVOLGD)
        actions.stop(Verbeteractie.objects.get(), "Er is geen geld.", door=member)
        assert news(discussed) == ["Dit gaat niet door: Een afspraak maken. Er is geen geld."]

    def test_what_the_first_answer_told_is_no_news(
        self, discussed: Casus, member: Persoon, coordinator: Persoon
    ) -> None:
        act(discussed, member)
        assert queries.to_tell_whether(5) == []  # nobody heard of the case at all yet: that comes first
        tell(discussed, coordinator, T.OPGEVOLGD)
        assert queries.to_tell_whether(5) == []

    def test_to_leave_it_untold_takes_a_reason_that_is_kept(
        self, discussed: Casus, member: Persoon, coordinator: Persoon
    ) -> None:
        tell(discussed, coordinator, T.OPGEVOLGD)
        act(discussed, member)
        for refused in ("", "Vraag het aan jan@example.org."):
            with pytest.raises(actions.NietToegestaan):
                actions.leave_untold(discussed, refused, door=coordinator)
        assert queries.to_tell_whether(5) == [discussed]
        actions.leave_untold(discussed, "Over een maand weten wij of het hielp.", door=coordinator)
        assert queries.to_tell_whether(5) == []
        found = queries.for_reporters(discussed.pk)
        assert found and [(n.reden, n.persoon) for n in found.niet_verteld] == [
            ("Over een maand weten wij of het hielp.", coordinator)
        ]
        trail = Gebeurtenis.objects.filter(daad="melders-niet-verteld", onderwerp_id=str(discussed.pk))
        assert [row.door for row in trail] == [coordinator]
        actions.judge(Verbeteractie.objects.get(), "niet", "De factor kwam terug.", door=member)
        assert queries.to_tell_whether(5) == [discussed]  # the reason was for the news of then

    def test_news_that_came_after_the_page_is_not_passed_over(
        self, discussed: Casus, member: Persoon, coordinator: Persoon, receipts: list[str]
    ) -> None:
        tell(discussed, coordinator, T.OPGEVOLGD)
        actie = act(discussed, member)
        read = queries.stamp(discussed)
        actions.judge(actie, "niet", "De factor kwam terug.", door=member)
        for refused in (
            lambda: tell(discussed, coordinator, text="Het is gedaan.", stempel=read),
            lambda: actions.leave_untold(discussed, "Niets.", stempel=read, door=coordinator),
        ):
            with pytest.raises(actions.NietToegestaan, match="intussen nieuws"):
                refused()
        assert heard(receipts[0]) == [TOLD] and queries.to_tell_whether(5) == [discussed]

    def test_nobody_is_asked_to_tell_who_is_gone(
        self, discussed: Casus, member: Persoon, coordinator: Persoon, receipts: list[str]
    ) -> None:
        tell(discussed, coordinator, T.AFGESLOTEN)
        act(discussed, member)
        for number, receipt in enumerate(receipts):
            assert len(queries.to_tell_whether(5)) == 1, number
            melding = meldingen.find_by_receipt(receipt)
            assert melding
            meldpunt.withdraw(melding, receipt)
        assert queries.to_tell_whether(5) == []

    def test_what_was_kept_goes_with_the_text_of_the_case(
        self, discussed: Casus, member: Persoon, coordinator: Persoon
    ) -> None:
        tell(discussed, coordinator, T.AFGESLOTEN)
        act(discussed, member)
        actions.leave_untold(discussed, "Dat weten zij al.", door=coordinator)
        actions.clear(discussed, door=None)
        assert not NietVerteld.objects.exists() and queries.to_tell_whether(5) == []

    def test_from_the_home_page_to_the_reporter(
        self, client: Client, discussed: Casus, member: Persoon, coordinator: Persoon, receipts: list[str]
    ) -> None:
        tell(discussed, coordinator, T.AFGESLOTEN)
        actie = act(discussed, member)
        sign_in(client, "coordinator-meldpunt", "andere-coordinator")
        assert "Vertel de melders of het hielp" in client.get("/").content.decode()
        assert "Vertel of het hielp" in client.get("/overleg/casussen/").content.decode()
        address = f"/overleg/casus/{discussed.pk}/"
        page = client.get(f"{address}beheer/")
        assert "Dit is gedaan: Een afspraak maken" in page.content.decode()
        sent = {**page.context["form"].initial, "terug": "Het is gedaan.", "inzending": str(uuid.uuid4())}
        actions.judge(actie, "geholpen", "Er begint nu altijd iemand.", door=member)
        late = client.post(f"{address}vertellen/", sent)
        assert late.status_code == 422 and "Er begint nu altijd iemand." in late.content.decode()
        # What was typed is still there, and the page that is shown now may be sent.
        again = {**sent, **{name: late.context["form"][name].value() for name in ("terug", "stempel")}}
        assert client.post(f"{address}vertellen/", again).status_code == 302
        assert "Vertel de melders of het hielp" not in client.get("/").content.decode()
        followed = Client().post("/meldpunt/volgen/", {"bewijs": receipts[0]})
        assert "Het is gedaan." in followed.content.decode()

    def test_untold_by_the_page(
        self, client: Client, discussed: Casus, member: Persoon, coordinator: Persoon
    ) -> None:
        tell(discussed, coordinator, T.OPGEVOLGD)
        act(discussed, member)
        sign_in(client, "coordinator-meldpunt", "andere-coordinator")
        address = f"/overleg/casus/{discussed.pk}/"
        form = client.get(f"{address}beheer/").context["zwijg"]
        sent = {"zwijg-stempel": form.initial["stempel"], "zwijg-reden": ""}
        assert client.post(f"{address}niet-vertellen/", sent).status_code == 422
        done = client.post(
            f"{address}niet-vertellen/", {**sent, "zwijg-reden": "Dat weten zij al."}, follow=True
        )
        page = done.content.decode()
        assert (
            "andere-coordinator: Dat weten zij al." in page and "Vertel de melders of het hielp" not in page
        )


class TestPages:
    def test_the_words_begin_with_what_the_table_wrote(self, client: Client, discussed: Casus) -> None:
        sign_in(client, "coordinator-meldpunt", "andere-coordinator")
        assert discussed.titel in client.get("/overleg/casussen/").content.decode()
        assert "Vertel de melders wat eruit kwam" in client.get("/").content.decode()
        page = client.get(f"/overleg/casus/{discussed.pk}/beheer/").content.decode()
        for said in ("LEA Rijswijk", "Wij leerden: Spreek af wie begint.", "Een afspraak maken"):
            assert said in page
        sent = {"terug": TOLD, "gezien": "0", "inzending": str(uuid.uuid4()), "naar": "opgevolgd"}
        answer = client.post(f"/overleg/casus/{discussed.pk}/vertellen/", sent, follow=True)
        assert "2 melders kregen uw bericht." in answer.content.decode() and states() == {"opgevolgd"}
        assert "Vertel de melders" not in client.get("/").content.decode()

    def test_what_cannot_be_told_stays_on_the_page(self, client: Client, case: Casus) -> None:
        sign_in(client, "coordinator-meldpunt", "andere-coordinator")
        sent = {"terug": TOLD, "gezien": "0", "inzending": str(uuid.uuid4()), "naar": "afgesloten"}
        answer = client.post(f"/overleg/casus/{case.pk}/vertellen/", sent)
        page = answer.content.decode()
        assert answer.status_code == 422 and 'id="foutenlijst"' in page and TOLD in page

    def test_a_case_of_more_reports_and_once_more_on_an_agenda(
        self, client: Client, receipts: list[str], meeting: Bijeenkomst
    ) -> None:
        sign_in(client, "coordinator-meldpunt", "andere-coordinator")
        first, second = Melding.objects.order_by("ontvangen_op")
        address = f"/overleg/casus/van-melding/{first.pk}/"
        assert str(second.pk) in client.get(address).content.decode()
        data = {
            "titel": "Titel",
            "omschrijving": "Tekst",
            "bijeenkomst": meeting.pk,
            "meer": [str(second.pk)],
        }
        assert client.post(address, data).status_code == 302
        assert states() == {"op-agenda"}
        casus = Casus.objects.get()
        later = actions.plan(meeting.overleg, TOMORROW + dt.timedelta(days=1), "", door=None)
        client.post(f"/overleg/casus/{casus.pk}/agenda/", {"agenda-bijeenkomst": later.pk})
        assert [r.titel for r in queries.points(later)] == ["Titel"]
        twice = client.post(f"/overleg/casus/{casus.pk}/agenda/", {"agenda-bijeenkomst": later.pk})
        assert twice.status_code == 422 and "staat al op deze agenda" in twice.content.decode()
