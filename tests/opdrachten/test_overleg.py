"""``snijvlak overleg``: bodies, their members and meetings, from the shell of the machine."""

from __future__ import annotations

import datetime as dt

import pytest

from snijvlak.overleg.models import Bijeenkomst, Casus, CasusFactor, Deelname, Overleg
from snijvlak.toegang.models import Gebeurtenis
from tests.mensen import person

from .conftest import Give

pytestmark = pytest.mark.django_db


def test_a_body_with_a_member_and_a_meeting(give: Give) -> None:
    person("deelnemer-overleg", "jo")
    # A member who is named twice takes part once.
    members = ("--deelnemer", "JO@example.org", "--deelnemer", "jo@example.org")
    assert give("overleg", "nieuw", "OOGO Proef", "--soort", "oogo", *members)[0] == 0
    assert give("overleg", "plan", "OOGO Proef", "2999-01-31", "--plaats", "Stadhuis")[0] == 0
    code, said = give("overleg", "lijst")
    assert code == 0 and "OOGO Proef" in said and "2999-01-31" in said
    assert Deelname.objects.count() == 1
    made = Gebeurtenis.objects.filter(daad__in=["overleg-toegevoegd", "bijeenkomst-gepland"], door=None)
    assert made.count() == 2


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("nieuw Nieuw", "Geef met --soort een van: "),
        ("nieuw Nieuw --soort borrel", "Geef met --soort een van: "),
        ("nieuw Oud --soort oogo", "Er is al een overleg met de naam Oud"),
        ("nieuw Nieuw --soort oogo --deelnemer wie@example.org", "geen persoon met e-mailadres wie@"),
        ("plan Weg 2999-01-31", "Er is geen overleg met de naam Weg"),
        ("plan Oud 31-1-2999", "'31-1-2999' is geen datum"),
        ("plan Oud 2999-02-01", "al bij elkaar"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(give: Give, words: str, fault: str) -> None:
    give("overleg", "nieuw", "Oud", "--soort", "oogo")
    give("overleg", "plan", "Oud", "2999-02-01")
    code, said = give("overleg", *words.split())
    assert code == 2 and fault in said and "Traceback" not in said
    assert (Overleg.objects.count(), Bijeenkomst.objects.count()) == (1, 1)


def test_the_half_years_are_counted_once(give: Give) -> None:
    code, said = give("overleg", "patronen")
    assert code == 0 and "Er was niets te tellen." in said
    casus = Casus.objects.create(titel="T", omschrijving="O", op=dt.datetime(2025, 3, 1, tzinfo=dt.UTC))
    CasusFactor.objects.create(casus=casus, factor="regie")
    code, said = give("overleg", "patronen")
    assert code == 0 and "Geteld: de eerste helft van 2025." in said
    assert "Er was niets te tellen." in give("overleg", "patronen")[1]
