"""A case goes on an agenda; only the members of that body see it, learn from it and agree on an action."""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid

import pytest
from django.test import Client
from django.utils import timezone
from tests.mensen import person, sign_in

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt.models import Melding
from snijvlak.overleg import actions, queries, regels
from snijvlak.overleg.models import Bijeenkomst, Casus, CasusFactor, Leerpunt, Verbeteractie
from snijvlak.privacy import bewijs
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.models import Gebeurtenis, Persoon

pytestmark = pytest.mark.django_db

TOMORROW = dt.date.today() + dt.timedelta(days=1)  # noqa: DTZ011 -- any day after today will do
LESSON = actions.NieuwLeerpunt(
    zin="Leg vast wie begint als niet duidelijk is wie betaalt.",
    factor="bekostiging",
    wat="Afspraak over voorfinanciering",
    wie="Gemeente Voorbeeld",
    uiterlijk=TOMORROW,
    inzending=uuid.UUID(int=1),
)


def report(*, read: bool = True) -> Melding:
    new = meldpunt.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Het verhaal.")
    melding = meldpunt.submit(new, bewijs.make())
    if read:
        meldpunt.take_up(melding, door=person("coordinator-meldpunt", f"c-{melding.pk}"))
    return melding


def meeting(*deelnemers: Persoon) -> Bijeenkomst:
    overleg = actions.add_overleg(f"OOGO {uuid.uuid4()}", "oogo", deelnemers, door=None)
    return actions.plan(overleg, TOMORROW, "Zaal 1", door=None)


@pytest.fixture
def coordinator() -> Persoon:
    return person("coordinator-meldpunt", "coordinator")


@pytest.fixture
def member() -> Persoon:
    return person("deelnemer-overleg", "lid")


@pytest.fixture
def case(coordinator: Persoon, member: Persoon) -> Casus:
    return actions.put_on_agenda(
        [report().pk], meeting(member), "Twee gemeenten", "Wie betaalt?", door=coordinator
    )


def states() -> list[str]:
    return list(Melding.objects.values_list("toestand", flat=True))


def test_one_case_of_two_reports(coordinator: Persoon, member: Persoon) -> None:
    two = [report().pk, report().pk]
    case = actions.put_on_agenda(two, meeting(member), "Titel", "Tekst", door=coordinator)
    assert states() == ["op-agenda", "op-agenda"]
    assert [r.punt.casus for r in queries.points(Bijeenkomst.objects.get())] == [case]
    assert Gebeurtenis.objects.filter(daad="casus-op-agenda", door=coordinator).count() == 1


def test_a_report_is_in_one_case_only(case: Casus, coordinator: Persoon, member: Persoon) -> None:
    with pytest.raises(actions.NietToegestaan, match="hoort al bij een casus"):
        actions.put_on_agenda([Melding.objects.get().pk], meeting(member), "T", "O", door=coordinator)


def test_all_reports_or_none(coordinator: Persoon, member: Persoon) -> None:
    ids = [report().pk, report(read=False).pk]
    with pytest.raises(OngeldigeOvergang):
        actions.put_on_agenda(ids, meeting(member), "Titel", "Tekst", door=coordinator)
    assert sorted(states()) == ["in-behandeling", "ontvangen"]
    assert Casus.objects.count() == 0


def test_a_case_rests_on_a_report(coordinator: Persoon, member: Persoon) -> None:
    with pytest.raises(actions.NietToegestaan, match="Kies er een uit de werklijst"):
        actions.put_on_agenda([], meeting(member), "Titel", "Tekst", door=coordinator)


def test_the_first_lesson_makes_the_report_discussed(case: Casus, member: Persoon) -> None:
    leerpunt = actions.learn_and_improve(case, LESSON, door=member)
    assert states() == ["besproken"]
    assert [a.wat for a in queries.lessons_of(case)[0].acties.all()] == ["Afspraak over voorfinanciering"]  # pyright: ignore[reportAttributeAccessIssue]
    actions.learn_and_improve(case, dataclasses.replace(LESSON, inzending=uuid.uuid4()), door=member)
    assert states() == ["besproken"] and Leerpunt.objects.count() == 2
    Leerpunt.objects.update(toestand="vrijgegeven", vrijgegeven_op=leerpunt.op)
    today = timezone.localdate(leerpunt.op)
    told = queries.lessons(today, today)
    assert [(les.zin, les.factor, les.acties[0].stand) for les in told] == [
        (LESSON.zin, "Onduidelijk wie betaalt", "Afgesproken")
    ] * 2
    assert queries.lessons(TOMORROW + dt.timedelta(days=1), TOMORROW + dt.timedelta(days=9)) == []


def test_a_lesson_sent_twice_is_kept_once(case: Casus, member: Persoon) -> None:
    for _ in range(2):
        actions.learn_and_improve(case, LESSON, door=member)
    assert Leerpunt.objects.count() == 1 and Verbeteractie.objects.count() == 1


def test_factors_are_replaced_and_checked(case: Casus, member: Persoon) -> None:
    actions.choose_factors(case, ["regie", "mandaat"], door=member)
    actions.choose_factors(case, ["mandaat", "bekostiging"], door=member)
    assert {f.factor for f in queries.factors(case)} == {"mandaat", "bekostiging"}
    with pytest.raises(actions.NietToegestaan, match="'pech' staat niet in"):
        actions.choose_factors(case, ["pech"], door=member)
    with pytest.raises(actions.NietToegestaan, match="'pech' staat niet in"):
        actions.learn_and_improve(case, dataclasses.replace(LESSON, factor="pech"), door=member)
    assert CasusFactor.objects.count() == 2 and Leerpunt.objects.count() == 0


def test_an_unknown_kind_of_body_is_refused_by_name() -> None:
    with pytest.raises(actions.NietToegestaan, match="'praatgroep' staat niet in"):
        actions.add_overleg("Iets", "praatgroep", [], door=None)


def test_every_reason_that_a_reporter_can_name_is_a_factor_too() -> None:
    from snijvlak.meldpunt import regels as keuzes

    missing = set(keuzes.load().redenen) - set(regels.factoren().factoren)
    assert missing == {"anders"}


class TestPages:
    def test_the_coordinator_puts_a_report_on_the_agenda(self, client: Client, member: Persoon) -> None:
        sign_in(client, "coordinator-meldpunt")
        melding, bijeenkomst = report(), meeting(member)
        address = f"/overleg/casus/van-melding/{melding.pk}/"
        assert str(bijeenkomst) in client.get(address).content.decode()
        empty = client.post(address, {"titel": "", "omschrijving": "x", "bijeenkomst": bijeenkomst.pk})
        assert empty.status_code == 422 and Casus.objects.count() == 0
        data = {"titel": "Twee gemeenten", "omschrijving": "Wie betaalt?", "bijeenkomst": bijeenkomst.pk}
        assert client.post(address, data).status_code == 302
        again = client.post(address, data)
        assert again.status_code == 422 and "hoort al bij een casus" in again.content.decode()
        assert Casus.objects.count() == 1

    def test_a_report_that_is_not_there(self, client: Client) -> None:
        sign_in(client, "coordinator-meldpunt")
        assert client.get(f"/overleg/casus/van-melding/{uuid.uuid4()}/").status_code == 404

    def test_a_member_chooses_factors(self, client: Client, case: Casus, member: Persoon) -> None:
        client.force_login(member)
        address = f"/overleg/casus/{case.pk}/"
        bijeenkomst = Bijeenkomst.objects.get()
        asked = client.get(address, follow=True)
        assert "Ik stem hiermee in" in asked.content.decode() and case.titel not in asked.content.decode()
        agreed = client.post(f"/overleg/bijeenkomst/{bijeenkomst.pk}/instemmen/", follow=True)
        assert f'href="{address}">Twee gemeenten' in agreed.content.decode()
        chosen = client.post(address, {"deel": "factoren", "f-factoren": ["regie"]}, follow=True)
        assert "Niemand heeft de regie" in chosen.content.decode()
        assert Gebeurtenis.objects.filter(daad="casus-gelezen", door=member).count() == 1

    def test_only_members_of_that_body_see_the_case(self, client: Client, case: Casus) -> None:
        stranger = sign_in(client, "deelnemer-overleg", "ander-lid")
        meeting(stranger)
        assert client.get(f"/overleg/casus/{case.pk}/").status_code == 404
        assert case.titel not in client.get("/overleg/").content.decode()

    @pytest.mark.parametrize("rol", ["coordinator-meldpunt", "beleidsadviseur", "beheerder"])
    def test_others_are_refused(self, client: Client, case: Casus, rol: str) -> None:
        sign_in(client, rol, "iemand-anders")
        assert client.get(f"/overleg/casus/{case.pk}/").status_code == 403
