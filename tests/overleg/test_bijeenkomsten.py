"""Meetings: planned, agreed to, opened and closed, with an agenda in order, a record and their documents."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import re
import uuid
import zipfile
from pathlib import Path

import pytest
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pypdf import PdfReader
from tests.docs.test_volledig import rows
from tests.mensen import person, sign_in

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt.models import Melding
from snijvlak.overleg import actions, queries, regels, stukken, vergadering
from snijvlak.overleg.models import Agendapunt, Bijeenkomst, Casus, Leerafspraak
from snijvlak.privacy import bewijs
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.models import Gebeurtenis, Persoon

pytestmark = pytest.mark.django_db
T = Bijeenkomst.Toestand
DAY = timezone.localdate() + dt.timedelta(days=7)


@pytest.fixture
def coordinator() -> Persoon:
    return person("coordinator-meldpunt", "coordinator")


@pytest.fixture
def member() -> Persoon:
    return person("deelnemer-overleg", "lid")


@pytest.fixture
def meeting(member: Persoon) -> Bijeenkomst:
    body = actions.add_overleg("LEA Rijswijk", "lea", [member], gebied_code="GM0603", door=None)
    return actions.plan(body, DAY, "Zaal 1", begin=dt.time(13, 30), door=None)


def case(meeting: Bijeenkomst, coordinator: Persoon, titel: str = "Wie betaalt het vervoer") -> Casus:
    new = meldpunt.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Het verhaal.")
    melding = meldpunt.submit(new, bewijs.make())
    meldpunt.take_up(melding, door=coordinator)
    return actions.put_on_agenda([melding.pk], meeting, titel, "Algemeen.", door=coordinator)


def again(row: Model) -> None:
    row.refresh_from_db()


@pytest.mark.parametrize(("van", "naar"), list(itertools.product(T, T)))
def test_only_the_steps_of_the_table_are_possible(
    meeting: Bijeenkomst, coordinator: Persoon, van: T, naar: T
) -> None:
    allowed = {(s.van, s.naar) for s in vergadering.OVERGANGEN}
    Bijeenkomst.objects.update(toestand=van)
    if (van, naar) in allowed:
        actions.bring_meeting(meeting, naar, door=coordinator)
    else:
        with pytest.raises(OngeldigeOvergang, match="kan niet naar"):
            actions.bring_meeting(meeting, naar, door=coordinator)
    again(meeting)
    assert meeting.toestand == (naar if (van, naar) in allowed else van)


def test_the_agenda_has_an_order_and_tells_when_each_point_begins(
    meeting: Bijeenkomst, coordinator: Persoon
) -> None:
    first = case(meeting, coordinator)
    actions.add_point(meeting, "Rondvraag", 5, door=coordinator)
    assert [(r.titel, f"{r.van:%H:%M}") for r in queries.points(meeting)] == [
        ("Wie betaalt het vervoer", "13:30"),
        ("Rondvraag", "13:50"),
    ]
    one, two = Agendapunt.objects.order_by("volgorde")
    other = actions.plan(meeting.overleg, DAY + dt.timedelta(days=1), "", door=None)
    strange = actions.add_point(other, "Van een ander", 10, door=coordinator)
    actions.arrange(meeting, {one.pk: (2, 45), two.pk: (1, 10), strange.pk: (9, 9)}, door=coordinator)
    assert [(r.titel, f"{r.van:%H:%M}") for r in queries.points(meeting)] == [
        ("Rondvraag", "13:30"),
        (first.titel, "13:40"),
    ]
    again(strange)
    assert (strange.volgorde, strange.minuten) == (1, 10)
    assert queries.minutes(meeting) == 55


def test_a_case_goes_off_the_agenda_and_back_with_its_report(
    meeting: Bijeenkomst, coordinator: Persoon
) -> None:
    casus = case(meeting, coordinator)
    actions.take_off(Agendapunt.objects.get(), door=coordinator)
    again(casus)
    assert (casus.toestand, Melding.objects.get().toestand) == ("van-de-agenda", "in-behandeling")
    actions.put_back(casus, meeting, door=coordinator)
    assert (casus.toestand, Melding.objects.get().toestand) == ("op-agenda", "op-agenda")
    with pytest.raises(actions.NietToegestaan, match="staat al op deze agenda"):
        actions.put_back(casus, meeting, door=coordinator)


def test_a_report_that_was_withdrawn_does_not_hold_the_agenda(
    meeting: Bijeenkomst, coordinator: Persoon
) -> None:
    receipt = bewijs.make()
    new = meldpunt.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Het verhaal.")
    melding = meldpunt.submit(new, receipt)
    meldpunt.take_up(melding, door=coordinator)
    casus = actions.put_on_agenda([melding.pk], meeting, "T", "O", door=coordinator)
    melding.refresh_from_db()
    meldpunt.withdraw(melding, receipt)
    actions.bring_meeting(meeting, T.AFGELAST, door=coordinator)
    again(casus)
    assert casus.toestand == "van-de-agenda" and Melding.objects.get().toestand == "ingetrokken"


def test_what_is_opened_is_not_planned_any_more(meeting: Bijeenkomst, coordinator: Persoon) -> None:
    casus = case(meeting, coordinator)
    actions.bring_meeting(meeting, T.GEOPEND, door=coordinator)
    point = Agendapunt.objects.get()
    for deed in (
        lambda: actions.take_off(point, door=coordinator),
        lambda: actions.add_point(meeting, "Te laat", 5, door=coordinator),
        lambda: actions.replan(meeting, actions.Moment(DAY), door=coordinator),
        lambda: case(meeting, coordinator, "Nog een"),
    ):
        with pytest.raises(actions.NietToegestaan, match="Dit kan niet meer"):
            deed()
    again(casus)
    assert casus.toestand == "op-agenda"


def test_a_body_meets_once_a_day(meeting: Bijeenkomst, coordinator: Persoon) -> None:
    with pytest.raises(actions.NietToegestaan, match="al bij elkaar"):
        actions.plan(meeting.overleg, DAY, "", door=coordinator)
    other = actions.plan(meeting.overleg, DAY + dt.timedelta(days=1), "", door=coordinator)
    with pytest.raises(actions.NietToegestaan, match="al bij elkaar"):
        actions.replan(other, actions.Moment(DAY), door=coordinator)


class TestTheRecord:
    def test_it_is_written_while_the_meeting_is_open(self, meeting: Bijeenkomst, member: Persoon) -> None:
        with pytest.raises(actions.NietToegestaan, match="alleen te schrijven"):
            actions.write_record(meeting, "Te vroeg", meeting.wijziging, door=member)
        actions.bring_meeting(meeting, T.GEOPEND, door=member)
        again(meeting)
        actions.write_record(meeting, "Wij spraken over vervoer.", meeting.wijziging, door=member)
        again(meeting)
        assert meeting.verslag == "Wij spraken over vervoer."

    def test_two_who_write_lose_nothing(self, client: Client, meeting: Bijeenkomst, member: Persoon) -> None:
        actions.set_chair(queries.members(meeting.overleg)[0], door=None)
        actions.bring_meeting(meeting, T.GEOPEND, door=member)
        actions.agree_to_learn(meeting, door=member)
        client.force_login(member)
        address = f"/overleg/bijeenkomst/{meeting.pk}/"

        def write(text: str, page: str) -> HttpResponse:
            seen = re.findall(r'name="verslag-gelezen" value="(\d+)"', page)[0]
            sent = {"verslag-verslag": text, "verslag-gelezen": seen}
            return client.post(f"{address}verslag/", sent)  # pyright: ignore[reportReturnType] -- of the test client

        before = client.get(address).content.decode()
        assert write("Van de een.", before).status_code == 302
        answer = write("Van de ander.", before)
        page = answer.content.decode()
        assert answer.status_code == 422 and "Van de een." in page and "Van de ander." in page
        assert write("Van de een. Van de ander.", page).status_code == 302
        again(meeting)
        assert meeting.verslag == "Van de een. Van de ander."


class TestWhatAMemberSees:
    def test_titles_come_after_agreeing_once_for_each_meeting(
        self, client: Client, meeting: Bijeenkomst, member: Persoon, coordinator: Persoon
    ) -> None:
        casus = case(meeting, coordinator)
        client.force_login(member)
        address = f"/overleg/bijeenkomst/{meeting.pk}/"
        page = client.get(address).content.decode()
        assert casus.titel not in page and "De titel ziet u na de leerafspraak." in page
        for zin in regels.leerafspraken().on(timezone.localdate()).zinnen:
            assert zin in page
        for paper in ("agenda.pdf", "agenda.docx"):
            assert client.get(f"{address}{paper}").status_code == 302
        assert client.get(f"/overleg/casus/{casus.pk}/")["Location"] == address
        for _ in range(2):
            client.post(f"{address}instemmen/")
        assert Leerafspraak.objects.get().persoon == member
        assert casus.titel in client.get(address).content.decode()
        assert client.get(f"/overleg/casus/{casus.pk}/").status_code == 200
        # For another meeting of the same body one agrees again.
        second = actions.plan(meeting.overleg, DAY + dt.timedelta(days=30), "", door=None)
        other = case(second, coordinator, "Een andere casus")
        assert other.titel not in client.get(f"/overleg/bijeenkomst/{second.pk}/").content.decode()
        assert client.get(f"/overleg/casus/{other.pk}/").status_code == 302

    def test_reading_is_in_the_trail_and_agreeing_too(
        self, client: Client, meeting: Bijeenkomst, member: Persoon, coordinator: Persoon
    ) -> None:
        casus = case(meeting, coordinator)
        client.force_login(member)
        client.post(f"/overleg/bijeenkomst/{meeting.pk}/instemmen/")
        client.get(f"/overleg/casus/{casus.pk}/")
        deeds = list(Gebeurtenis.objects.filter(door=member).order_by("pk").values_list("daad", flat=True))
        assert deeds[-2:] == ["leerafspraak-gemaakt", "casus-gelezen"]

    def test_a_member_leads_nothing_and_a_chair_cancels_nothing(
        self, client: Client, meeting: Bijeenkomst, member: Persoon
    ) -> None:
        client.force_login(member)
        address = f"/overleg/bijeenkomst/{meeting.pk}/"
        assert client.post(f"{address}stand/", {"naar": "geopend"}).status_code == 403
        actions.set_chair(queries.members(meeting.overleg)[0], door=None)
        client.post(f"{address}stand/", {"naar": "afgelast"})
        again(meeting)
        assert meeting.toestand == T.GEPLAND
        client.post(f"{address}stand/", {"naar": "geopend"})
        again(meeting)
        assert meeting.toestand == T.GEOPEND

    def test_a_meeting_of_another_body_is_not_there(self, client: Client, meeting: Bijeenkomst) -> None:
        sign_in(client, "deelnemer-overleg", "vreemde")
        for path in ("", "uitnodiging.ics", "agenda.pdf"):
            assert client.get(f"/overleg/bijeenkomst/{meeting.pk}/{path}").status_code == 404
        assert client.post(f"/overleg/bijeenkomst/{meeting.pk}/instemmen/").status_code == 404
        assert not Leerafspraak.objects.exists()


def test_the_coordinator_leads_by_the_page(client: Client, meeting: Bijeenkomst) -> None:
    coordinator = sign_in(client, "coordinator-meldpunt", "coordinator")
    casus = case(meeting, coordinator)
    address = f"/overleg/bijeenkomst/{meeting.pk}/"
    client.post(f"{address}punt/", {"punt-titel": "Opening", "punt-minuten": "10"})
    points = [r.punt for r in queries.points(meeting)]
    sent = {f"schik-volgorde-{p.pk}": str(2 - n) for n, p in enumerate(points)}
    sent |= {f"schik-minuten-{p.pk}": "15" for p in points}
    client.post(f"{address}schikken/", sent)
    assert [r.titel for r in queries.points(meeting)] == ["Opening", casus.titel]
    moved = {"moment-datum": str(DAY + dt.timedelta(days=1)), "moment-begin": "09:15", "moment-plaats": "B"}
    client.post(f"{address}moment/", moved)
    again(meeting)
    assert (meeting.datum, meeting.begin, meeting.wijziging) == (
        DAY + dt.timedelta(days=1),
        dt.time(9, 15),
        1,
    )
    client.post(f"{address}punt/weg/", {"punt": str(points[0].pk)})
    assert [r.titel for r in queries.points(meeting)] == ["Opening"]
    client.post(f"{address}stand/", {"naar": "afgelast"})
    again(meeting)
    assert meeting.toestand == T.AFGELAST


def test_the_invitation_says_when_and_where_and_nothing_of_a_case(
    client: Client, meeting: Bijeenkomst
) -> None:
    coordinator = sign_in(client, "coordinator-meldpunt", "coordinator")
    casus = case(meeting, coordinator)
    actions.replan(meeting, actions.Moment(DAY, dt.time(13, 30), "Zaal 2", ""), door=coordinator)
    answer = client.get(f"/overleg/bijeenkomst/{meeting.pk}/uitnodiging.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    event = Calendar.from_ical(answer.content).events[0]
    assert event["summary"] == "LEA Rijswijk" and event["location"] == "Zaal 2" and event["sequence"] == 1
    local = event.decoded("dtstart").astimezone(timezone.get_current_timezone())
    assert (local.date(), local.time()) == (DAY, dt.time(13, 30))
    assert event.decoded("dtend") - event.decoded("dtstart") == dt.timedelta(minutes=20)
    assert casus.titel not in answer.content.decode()
    actions.bring_meeting(meeting, T.AFGELAST, door=coordinator)
    gone = Calendar.from_ical(client.get(f"/overleg/bijeenkomst/{meeting.pk}/uitnodiging.ics").content)
    assert (gone["method"], gone.events[0]["status"]) == ("CANCEL", "CANCELLED")
    assert gone.events[0]["uid"] == event["uid"]


def test_agenda_and_record_say_the_same_as_page_pdf_and_word(client: Client, meeting: Bijeenkomst) -> None:
    coordinator = sign_in(client, "coordinator-meldpunt", "coordinator")
    casus = case(meeting, coordinator, "Wie betaalt 中 het vervoer")
    actions.bring_meeting(meeting, T.GEOPEND, door=coordinator)
    again(meeting)
    actions.write_record(meeting, "Eerste alinea.\n\nTweede alinea.", meeting.wijziging, door=coordinator)
    address = f"/overleg/bijeenkomst/{meeting.pk}/"
    page = client.get(address).content.decode()
    assert casus.titel in page and "Tweede alinea." in page
    pdf = client.get(f"{address}verslag.pdf")
    reader = PdfReader(io.BytesIO(pdf.content))
    text = "".join(p.extract_text() for p in reader.pages)
    assert "Wie betaalt ? het vervoer" in text and "Tweede alinea." in text and "13:30" in text
    assert reader.root_object["/Lang"] == "nl-NL" and reader.metadata
    assert "/StructTreeRoot" in reader.root_object
    assert reader.metadata.title == "Verslag LEA Rijswijk"
    docx = client.get(f"{address}verslag.docx")
    assert docx["Content-Disposition"].endswith(f'verslag-{DAY:%Y-%m-%d}.docx"')
    xml = zipfile.ZipFile(io.BytesIO(docx.content)).read("word/document.xml").decode()
    assert casus.titel in xml and "Tweede alinea." in xml and 'w:val="Heading1"' in xml
    assert "Tweede alinea." not in "".join(
        p.extract_text() for p in PdfReader(io.BytesIO(client.get(f"{address}agenda.pdf").content)).pages
    )
    for path in ("iets.pdf", "agenda.exe"):
        assert client.get(f"{address}{path}").status_code == 404


def test_strange_signs_in_a_record_make_no_broken_word_file(meeting: Bijeenkomst) -> None:
    meeting.verslag = "Een\x0bteken dat geen XML mag zijn: \x07 en \U0001f642."
    made = stukken.word(stukken.make(stukken.VERSLAG, meeting, []))
    assert "🙂" in zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()


def test_pages_cost_the_same_however_many_points(
    client: Client, meeting: Bijeenkomst, member: Persoon, django_assert_max_num_queries: object
) -> None:
    actions.agree_to_learn(meeting, door=member)
    client.force_login(member)
    for number in range(30):
        actions.add_point(meeting, f"Punt {number} {uuid.uuid4()}", 5, door=member)
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        assert client.get(f"/overleg/bijeenkomst/{meeting.pk}/").status_code == 200


def test_the_page_of_states_shows_this_table() -> None:
    text = (Path(__file__).parents[2] / "docs" / "toestanden.md").read_text(encoding="utf-8")
    part = text.split("# The states of a meeting")[1].split("\n# ")[0]
    shown = {tuple(cell.strip("`") for cell in row) for row in rows(part)[1:]}
    assert shown == {(str(s.van), str(s.naar), s.gevolg) for s in vergadering.OVERGANGEN}
