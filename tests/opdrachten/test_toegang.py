"""``snijvlak toegang``: giving access from the shell of the machine, with every deed in the trail."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from snijvlak.toegang import actions, queries
from snijvlak.toegang.models import Gebeurtenis, Lidmaatschap, Organisatie, Persoon
from tests.eigenaar import force
from tests.mensen import PASSWORD, person

from .conftest import Give

pytestmark = pytest.mark.django_db


def deeds() -> list[str]:
    assert not Gebeurtenis.objects.exclude(door=None).exists()
    return [g.daad for g in Gebeurtenis.objects.order_by("pk")]


def test_from_nothing_to_a_person_with_a_role(give: Give) -> None:
    assert give("toegang", "organisatie", "Gemeente Proef", "--soort", "gemeente")[0] == 0
    assert give("toegang", "persoon", "Jo@Example.org", "Jo Proef", stdin=f"{PASSWORD}\n")[0] == 0
    assert (
        give(
            "toegang", "rol", "jo@example.org", "Gemeente Proef", "beleidsadviseur", "--functie", "adviseur"
        )[0]
        == 0
    )
    assert give("toegang", "lijst") == (
        0,
        "jo@example.org  Jo Proef\n  beleidsadviseur, Gemeente Proef (adviseur)\n",
    )
    assert deeds() == ["organisatie-toegevoegd", "persoon-toegevoegd", "rol-gegeven"]
    jo = queries.find_persoon("jo@example.org")
    assert jo and jo.check_password(PASSWORD) and [r.code for r in queries.rollen(jo)] == ["beleidsadviseur"]


def test_neither_password_nor_address_is_in_the_trail(give: Give) -> None:
    give("toegang", "persoon", "jo@example.org", "Jo Proef", stdin=f"{PASSWORD}\n")
    kept = " ".join(str(row) for row in Gebeurtenis.objects.values_list())
    assert PASSWORD not in kept and "jo@" not in kept and "Jo " not in kept


@pytest.mark.parametrize(
    ("email", "naam", "password", "fault"),
    [
        ("geen adres", "Jo", PASSWORD, "e-mailadres"),
        ("jo@example.org", " ", PASSWORD, "leeg"),
        ("jo@example.org", "J" * 121, PASSWORD, "120 tekens"),
        ("JO@example.org ", "Jo", "kort", "te kort of te bekend"),
        ("jo@example.org", "Jo", "", "te kort of te bekend"),
        ("jo@example.org", "Jo", "password1234", "te kort of te bekend"),
    ],
)
def test_a_person_that_cannot_be(give: Give, email: str, naam: str, password: str, fault: str) -> None:
    code, said = give("toegang", "persoon", email, naam, stdin=password)
    assert code == 2 and fault in said and said.count("\n") == 1
    assert not Persoon.objects.exists() and deeds() == []


def test_an_address_is_used_once_in_any_case(give: Give) -> None:
    person("beheerder", "jo")
    code, said = give("toegang", "persoon", "JO@Example.ORG", "Een ander", stdin=PASSWORD)
    assert code == 2 and "bestaat al" in said and Persoon.objects.count() == 1


def test_an_organisation_that_cannot_be(give: Give) -> None:
    assert give("toegang", "organisatie", "Proef", "--soort", "gemeente")[0] == 0
    for words, fault in (
        (("Proef", "--soort", "school"), "bestaat al"),
        ((" ", "--soort", "school"), "leeg"),
        (("Ander", "--soort", "kasteel"), "Kies uit: gemeente, school,"),
    ):
        code, said = give("toegang", "organisatie", *words)
        assert code == 2 and fault in said
    assert Organisatie.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("wie@example.org Proef beheerder", "Er is geen persoon met e-mailadres 'wie@example.org'"),
        ("jo@example.org Elders beheerder", "Er is geen organisatie 'Elders'"),
        ("jo@example.org Proef baas", "De rol 'baas' bestaat niet. Kies uit: coordinator-meldpunt"),
        ("jo@example.org Proef beheerder", "heeft die rol al"),
        ("jo@example.org Proef beheerder --vanaf morgen", "'morgen' is geen datum"),
        (f"jo@example.org Proef beleidsadviseur --functie {'f' * 121}", "De functie is te lang"),
    ],
)
def test_a_role_that_cannot_be_given(give: Give, words: str, fault: str) -> None:
    person("beheerder", "jo")
    code, said = give("toegang", "rol", *words.split())
    assert code == 2 and fault in said and Lidmaatschap.objects.count() == 1


def test_a_role_ends_on_a_day_and_can_be_given_again(give: Give) -> None:
    jo = person("beheerder", "jo")
    words = ("jo@example.org", "Proef", "beheerder")
    assert give("toegang", "einde", *words, "--per", "2026-03-01")[0] == 0
    assert queries.rollen(jo, dt.date(2026, 2, 28)) and not queries.rollen(jo, dt.date(2026, 3, 1))
    assert give("toegang", "lijst")[1] == "jo@example.org  jo\n  geen rol\n"
    assert give("toegang", "rol", *words, "--vanaf", "2026-04-01")[0] == 0
    assert queries.rollen(jo, dt.date(2026, 4, 1))
    assert deeds()[-2:] == ["rol-beeindigd", "rol-gegeven"]


def test_a_role_does_not_end_before_it_began_and_can_end_on_that_day(give: Give) -> None:
    person("beheerder", "jo")
    words = ("toegang", "einde", "jo@example.org", "Proef", "beheerder", "--per")
    code, said = give(*words, "2025-12-31")
    assert code == 2 and "heeft die rol niet op 2025-12-31" in said
    assert Lidmaatschap.objects.get().tot is None
    assert give(*words, "2026-01-01")[0] == 0


def test_an_invitation_from_the_shell(give: Give) -> None:
    person("beheerder", "jo")
    code, said = give("toegang", "uitnodigen", "jo@example.org")
    assert code == 0 and re.search(r"^/uitnodiging/[\w-]{43}/$", said, re.MULTILINE)
    assert give("toegang", "uitnodigen", "wie@example.org")[0] == 2


def test_who_lost_a_second_factor_is_helped(give: Give) -> None:
    person("beheerder", "jo")
    assert "had geen tweede stap" in give("toegang", "ontkoppel", "jo@example.org")[1]
    assert give("toegang", "ontkoppel", "wie@example.org")[0] == 2


def test_an_account_is_tied_to_one_of_the_municipality(give: Give) -> None:
    person("beheerder", "jo")
    words = ("toegang", "koppel", "jo@example.org", "k-17")
    assert "Er is geen uitgever" in give(*words)[1]
    given = (*words, "--uitgever", "https://aanmelden.example")
    assert [give(*given)[0:2] for _ in range(2)] == [
        (0, "De persoon meldt zich voortaan ook aan bij de gemeente.\n"),
        (0, "Dat was al zo.\n"),
    ]
    assert give("toegang", "koppel", "jo@example.org", "k-18", *given[4:])[0] == 2
    assert give("toegang", "koppel", "wie@example.org", "k-17", *given[4:])[0] == 2
    assert give("toegang", "koppel", "jo@example.org", " ", *given[4:])[0] == 2


def test_a_list_of_nobody_says_how_to_begin(give: Give) -> None:
    assert give("toegang", "lijst") == (
        0,
        "Er zijn nog geen personen. Voeg er een toe met: snijvlak toegang persoon\n",
    )


@pytest.mark.django_db(transaction=True)
def test_the_trail_is_checked_and_a_removed_row_is_named(give: Give) -> None:
    jo = person("beheerder", "jo")
    code, said = give("toegang", "spoor")
    assert code == 0 and "Het spoor klopt." in said
    head = next(line for line in said.splitlines() if line.startswith("Kop: ")).removeprefix("Kop: ")
    actions.record("melding-gelezen", "melding", 1, door=jo)
    assert give("toegang", "spoor", "--kop", head)[0] == 0
    first = Gebeurtenis.objects.order_by("pk")[0]
    force("DELETE FROM toegang_gebeurtenis WHERE id = %s", first.pk)
    code, said = give("toegang", "spoor")
    assert code == 3 and f"Regel {first.pk} van" in said and "Het spoor klopt niet." in said
    for bad in ("12", "x:y", "1:abc"):
        code, said = give("toegang", "spoor", "--kop", bad)
        assert code == 2 and "is geen kop van de keten" in said
