"""The pages on which a case is prepared and analysed."""

from __future__ import annotations

import re
import uuid
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.mensen import person, sign_in
from tests.overleg.tafel import TOMORROW, body, opened
from tests.overleg.tafel import anna as anna
from tests.overleg.tafel import bram as bram
from tests.overleg.tafel import case as case
from tests.overleg.tafel import meeting as meeting

from snijvlak.overleg import actions, cijfers, oorzaken, queries
from snijvlak.overleg.models import Bijdrage, Bijeenkomst, Casus, CasusFactor, Doorbraak, Waarom
from snijvlak.toegang.models import Gebeurtenis, Persoon

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(oorzaken, "_folder", lambda pk: tmp_path / str(pk))
    return tmp_path


@pytest.fixture
def no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oorzaken, "draw", lambda *_: None)


@pytest.fixture
def page(client: Client, anna: Persoon, case: Casus) -> str:
    """The address of the case, with Anna signed in."""
    client.force_login(anna)
    return f"/overleg/casus/{case.pk}/"


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def new(tekst: str, **more: str) -> dict[str, str]:
    return {"tekst": tekst, "inzending": str(uuid.uuid4()), **more}


def test_a_perspective_of_another_is_nowhere_until_the_meeting_opens(
    client: Client, page: str, case: Casus, meeting: Bijeenkomst, bram: Persoon
) -> None:
    before = text(client, page)
    actions.add_perspective(case, "jeugdhulp", "Wij wachtten op geld.", door=bram)
    tokens = re.compile(r'name="(csrfmiddlewaretoken|l-inzending)" value="[^"]+"')
    assert tokens.sub("", text(client, page)) == tokens.sub("", before)  # not even that there is one
    assert "Wij wachtten op geld." not in text(client, f"{page}perspectief/jeugdhulp/")
    assert client.post(f"{page}perspectief/school/", new("Niemand zei ons iets.")).status_code == 302
    own = text(client, page)
    assert "Niemand zei ons iets." in own and "Uw tekst wijzigen" in own
    opened(meeting)
    assert "Wij wachtten op geld." in text(client, page)


def test_a_perspective_is_changed_by_its_writer(client: Client, page: str, case: Casus) -> None:
    address = f"{page}perspectief/kind/"
    client.post(address, new("Ik wil terug."))
    assert "Ik wil terug." in text(client, address)
    client.post(address, new("Ik wil naar mijn klas.", versie="1"))
    assert [p["teksten"] for p in client.get(page).context["kanten"]][-1] == ["Ik wil naar mijn klas."]


def test_members_add_to_each_part(client: Client, page: str) -> None:
    client.post(f"{page}tijdlijn/", new("Er kwam een plan.", wanneer="vorig-schooljaar"))
    for vak, name in Bijdrage.Vak.choices:
        assert client.post(f"{page}bijdrage/{vak}/", new(f"Bij: {name}")).status_code == 302
    shown = text(client, page)
    assert "Vorig schooljaar" in shown and "Er kwam een plan." in shown
    assert all(f"Bij: {name}" in shown for name in Bijdrage.Vak.labels)
    assert "Bij: Wat ging goed?" in text(client, f"{page}bijdrage/ging-goed/")


def test_a_moment_gets_another_time(client: Client, page: str, case: Casus) -> None:
    client.post(f"{page}tijdlijn/", new("Er kwam een plan.", wanneer="nu"))
    [vak] = queries.timeline(case)
    address = f"{page}tijdlijn/{vak.momenten[0].pk}/"
    assert client.post(address, new("Er kwam een plan.", wanneer="eerder", versie="1")).status_code == 302
    late = client.post(address, new("Er kwamen er twee.", wanneer="nu", versie="1"))
    assert late.status_code == 422 and "Meer dan een jaar geleden:" in late.content.decode()


def test_two_who_change_one_text_lose_none(client: Client, page: str, case: Casus, bram: Persoon) -> None:
    actions.add_contribution(case, "gebeurd", "Er lag een plan.", uuid.uuid4(), door=bram)
    row = Bijdrage.objects.get()
    address = f"{page}bijdrage/gebeurd/{row.pk}/"
    assert 'name="versie" value="1"' in text(client, address)
    actions.change(row, {"tekst": "Er lagen twee plannen."}, 1, door=bram)
    refused = client.post(address, new("Er lag niets.", versie="1"))
    both = refused.content.decode()
    assert refused.status_code == 422 and "Iemand anders heeft dit intussen gewijzigd" in both
    assert "Er lagen twee plannen." in both and "Er lag niets." in both and 'name="versie" value="2"' in both
    assert client.post(address, new("Er lagen twee plannen, zei men.", versie="2")).status_code == 302
    row.refresh_from_db()
    assert row.tekst == "Er lagen twee plannen, zei men."


def test_who_changes_what_was_taken_away_can_add_it_again(
    client: Client, page: str, case: Casus, bram: Persoon
) -> None:
    actions.add_contribution(case, "gebeurd", "Er lag een plan.", uuid.uuid4(), door=bram)
    row = Bijdrage.objects.get()
    actions.withdraw(row, 1, door=bram)
    address = f"{page}bijdrage/gebeurd/{row.pk}/"
    sent = new("Er lag een goed plan.", versie="1")
    refused = client.post(address, sent)
    assert refused.status_code == 422
    assert "Er lag een goed plan." in refused.content.decode() and Bijdrage.objects.count() == 0
    assert f'action="{page}bijdrage/gebeurd/"' in refused.content.decode()
    assert client.post(f"{page}bijdrage/gebeurd/", {**sent, "versie": "0"}).status_code == 302
    assert Bijdrage.objects.get().tekst == "Er lag een goed plan."
    assert client.get(address).status_code == 404


def test_one_takes_away_ones_own(client: Client, page: str, case: Casus, bram: Persoon) -> None:
    client.post(f"{page}bijdrage/gebeurd/", new("Van mij."))
    mine = f"{page}bijdrage/gebeurd/{Bijdrage.objects.get().pk}/"
    assert "Weghalen" in text(client, mine)
    assert client.post(mine, new("", versie="1", weg="ja")).status_code == 302
    actions.add_contribution(case, "gebeurd", "Van Bram.", uuid.uuid4(), door=bram)
    his = f"{page}bijdrage/gebeurd/{Bijdrage.objects.get().pk}/"
    assert "Weghalen" not in text(client, his)
    assert (
        client.post(his, new("", versie="1", weg="ja")).status_code == 422 and Bijdrage.objects.count() == 1
    )


class TestNames:
    def test_are_refused(self, client: Client, page: str) -> None:
        answer = client.post(f"{page}bijdrage/gebeurd/", new("Youssef zat thuis."))
        assert answer.status_code == 422 and "wijst iemand aan: Youssef" in answer.content.decode()
        assert Bijdrage.objects.count() == 0

    def test_that_may_be_one_ask(self, client: Client, page: str) -> None:
        address, sent = f"{page}bijdrage/gebeurd/", new("Sinds maart wacht iedereen.")
        asked = client.post(address, sent).content.decode()
        assert "misschien iemand aan: maart" in asked
        found = re.search(r'name="nagekeken" value="([0-9a-f]{64})"', asked)
        assert found
        other = client.post(address, {**sent, "tekst": "Sinds april wacht iedereen.", "nagekeken": found[1]})
        assert other.status_code == 422  # the tick was for another text
        assert client.post(address, {**sent, "nagekeken": found[1]}).status_code == 302

    def test_of_a_municipality_may_stand_where_an_organisation_is_asked(
        self, client: Client, page: str
    ) -> None:
        agreed = new("Een plek op school", organisatie="Gemeente Den Haag", uiterlijk=str(TOMORROW))
        assert client.post(f"{page}doorbraak/", agreed).status_code == 302
        someone = {**agreed, "organisatie": "Youssef", "inzending": str(uuid.uuid4())}
        assert client.post(f"{page}doorbraak/", someone).status_code == 422
        assert Doorbraak.objects.count() == 1


@pytest.mark.usefixtures("no_picture")
class TestCauses:
    def test_why_of_a_factor_and_why_of_that(self, client: Client, page: str) -> None:
        client.post(f"{page}waarom/regie/", new("Niemand belde", ouder="0"))
        first = Waarom.objects.get()
        assert f'<option value="{first.pk}" selected>' in text(
            client, f"{page}waarom/regie/?onder={first.pk}"
        )
        client.post(f"{page}waarom/regie/", new("Iedereen wachtte", ouder=str(first.pk)))
        assert Waarom.objects.latest("pk").ouder == first
        shown = client.get(page)
        assert [k["waaroms"][0]["onder"][0]["tekst"] for k in shown.context["ketens"]] == ["Iedereen wachtte"]
        assert "<summary>Hetzelfde als lijst</summary>" in shown.content.decode()

    def test_an_answer_gets_other_words(self, client: Client, page: str) -> None:
        client.post(f"{page}waarom/regie/", new("Niemand belde", ouder="0"))
        address = f"{page}waarom/regie/{Waarom.objects.get().pk}/"
        assert client.post(address, new("Niemand nam de telefoon", versie="1")).status_code == 302
        assert Waarom.objects.get().tekst == "Niemand nam de telefoon"

    def test_an_answer_under_what_is_gone_is_not_lost(self, client: Client, page: str) -> None:
        answer = client.post(f"{page}waarom/regie/", new("Iedereen wachtte", ouder="12345"))
        assert answer.status_code == 422 and "Iedereen wachtte" in answer.content.decode()

    def test_what_another_chose_meanwhile_stays(self, client: Client, page: str, case: Casus) -> None:
        assert "Samenwerking: Niemand heeft de regie" in text(client, page)
        actions.choose_factors(case, ["taal"], door=person("deelnemer-overleg", "carla"))
        client.post(page, {"deel": "factoren", "f-factoren": ["regie"], "f-gezien": ""})
        assert {f.factor for f in queries.factors(case)} == {"regie", "taal"}
        client.post(page, {"deel": "factoren", "f-gezien": "regie taal"})
        assert CasusFactor.objects.count() == 0

    def test_a_factor_with_answers_does_not_go(self, client: Client, page: str) -> None:
        client.post(f"{page}waarom/regie/", new("Niemand belde", ouder="0"))
        answer = client.post(page, {"deel": "factoren", "f-gezien": "regie"})
        assert answer.status_code == 422 and "Haal eerst die antwoorden weg" in answer.content.decode()

    @pytest.mark.parametrize("part", ["waarom/pech/", "bijdrage/iets/", "perspectief/buren/", "oorzaken.svg"])
    def test_what_is_not_there(self, client: Client, page: str, part: str) -> None:
        assert client.get(f"{page}{part}").status_code == 404


def test_the_tree_is_drawn_when_an_answer_is_written(client: Client, page: str) -> None:
    client.post(f"{page}waarom/regie/", new("Niemand belde", ouder="0"))
    assert f'src="{page}oorzaken.svg"' in text(client, page)
    picture = client.get(f"{page}oorzaken.svg")
    assert picture["Content-Type"] == "image/svg+xml" and b"Niemand belde" in picture.content
    assert Gebeurtenis.objects.filter(daad="casus-gelezen").count() == 2  # the page and the picture


def test_another_body_reads_the_question_on_its_agenda(client: Client, page: str, case: Casus) -> None:
    carla = person("deelnemer-overleg", "carla")
    other = body(carla).overleg
    assert client.post(f"{page}doorgeven/", new("Wie schiet voor?", naar=str(other.pk))).status_code == 302
    assert "Wie schiet voor?" in text(client, page)
    client.force_login(carla)
    agenda = text(client, "/overleg/")
    assert "Wie schiet voor?" in agenda and case.titel not in agenda and str(case.pk) not in agenda
    assert client.get(page).status_code == 404


def test_the_coordinator_sees_what_a_child_needs_now(client: Client, page: str, case: Casus) -> None:
    over = new("Een plek op school", organisatie="De gemeente", uiterlijk="2020-01-01")
    assert client.post(f"{page}doorbraak/", over).status_code == 422
    client.post(f"{page}doorbraak/", {**over, "uiterlijk": str(TOMORROW)})
    done = f"{page}doorbraak/{Doorbraak.objects.get().pk}/gedaan/"
    coordinator = Client()
    sign_in(coordinator, "coordinator-meldpunt", "coordinator")
    assert "Een plek op school" in text(coordinator, "/overleg/doorbraken/")
    assert coordinator.get(page).status_code == 403
    assert client.post(done).status_code == 302
    assert "Een plek op school" not in text(coordinator, "/overleg/doorbraken/")
    assert "(gedaan)" in text(client, page)


def test_figures_stand_beside_the_case(
    client: Client, page: str, meeting: Bijeenkomst, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cijfers, "_bronnen", [lambda *_: [cijfers.Cijfer("Tien kinderen.", "DUO 2025")]])
    assert "Cijfers van het gebied" not in text(client, page)
    meeting.overleg.gebied = "GM0518"
    meeting.overleg.save()
    shown = text(client, page)
    assert "Tien kinderen." in shown and "Bron: DUO 2025." in shown


def test_who_opens_a_page_of_a_case_read_it(client: Client, page: str, anna: Persoon) -> None:
    client.get(f"{page}bijdrage/gebeurd/")
    client.post(f"{page}bijdrage/gebeurd/", {})  # refused, and it shows what is there
    assert Gebeurtenis.objects.filter(daad="casus-gelezen", door=anna).count() == 2


@pytest.mark.usefixtures("no_picture")
def test_a_full_case_asks_no_more_of_the_database(
    client: Client, page: str, case: Casus, anna: Persoon
) -> None:
    def fill() -> None:
        for vak in Bijdrage.Vak.values:
            actions.add_contribution(case, vak, "Iets.", uuid.uuid4(), door=anna)
        for code in ("regie", "taal"):
            actions.add_why(case, code, None, "Daarom.", uuid.uuid4(), door=anna)
        actions.add_moment(case, "nu", "Nu.", uuid.uuid4(), door=anna)
        actions.agree_breakthrough(case, "Een plek", "Gemeente", TOMORROW, uuid.uuid4(), door=anna)
        actions.pass_on(case, body().overleg, "Wie?", uuid.uuid4(), door=anna)

    for kant in ("school", "kind"):
        actions.add_perspective(case, kant, "Zo.", door=anna)
    counts: list[int] = []
    for _ in range(2):
        fill()
        with CaptureQueriesContext(connection) as asked:
            client.get(page)
        counts.append(len(asked))
    assert counts[0] == counts[1]
