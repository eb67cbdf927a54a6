"""What the claims of an identity provider give: by issuer, by day, never without a second factor."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from snijvlak.toegang import openid

pytestmark = pytest.mark.eenmaal
ISSUER, DAY = "https://gemeente.example", dt.date(2026, 12, 1)
STRONG = {"amr": ["pwd", "mfa"]}


def regel(waarde: str, rol: str) -> dict[str, str]:
    return {
        "claim": "groups",
        "waarde": waarde,
        "organisatie": "Demostad",
        "functie": "Medewerker",
        "rol": rol,
    }


def issuer(vanaf: dt.date, *regels: dict[str, str]) -> dict[str, Any]:
    tweede_stap = {"claim": "amr", "waarden": ["mfa"]}
    return {"uitgever": ISSUER, "vanaf": vanaf, "bron": "toets", "tweede_stap": tweede_stap, "regels": regels}


def afspraken(*issuers: dict[str, Any]) -> openid.Afspraken:
    return openid.Afspraken.model_validate({"bron": "toets", "uitgevers": issuers})


RULES = afspraken(
    issuer(dt.date(2026, 1, 1), regel("oud", "beheerder")),
    issuer(DAY, regel("meldpunt", "coordinator-meldpunt"), regel("beheer", "beheerder")),
)


def roles(claims: dict[str, Any], day: dt.date = DAY) -> set[str]:
    return {g.rol for g in openid.grants(RULES, ISSUER, claims, day)}


def test_each_value_gives_its_role_whether_one_or_a_list() -> None:
    assert roles({**STRONG, "groups": "beheer"}) == {"beheerder"}
    both = {**STRONG, "groups": ["beheer", "meldpunt", "elders"]}
    assert roles(both) == {"beheerder", "coordinator-meldpunt"}


def test_the_agreement_of_the_day_holds_not_the_one_before_or_after() -> None:
    assert roles({**STRONG, "groups": "oud"}, DAY - dt.timedelta(days=1)) == {"beheerder"}
    for claims, day in (("oud", DAY), ("beheer", DAY - dt.timedelta(days=1))):
        with pytest.raises(openid.Geweigerd) as fault:
            roles({**STRONG, "groups": claims}, day)
        assert fault.value.code == "geen-rol"


@pytest.mark.parametrize(
    ("who", "claims", "code"),
    [
        ("https://elders.example", {**STRONG, "groups": "beheer"}, "uitgever-onbekend"),
        (ISSUER + "/", {**STRONG, "groups": "beheer"}, "uitgever-onbekend"),
        (ISSUER, {"groups": "beheer"}, "geen-tweede-stap"),
        (ISSUER, {"amr": ["pwd"], "groups": "beheer"}, "geen-tweede-stap"),
        (ISSUER, STRONG, "geen-rol"),
        (ISSUER, {**STRONG, "groups": "Beheer"}, "geen-rol"),
        (ISSUER, {**STRONG, "groups": {"beheer": True}}, "geen-rol"),
    ],
)
def test_what_does_not_match_is_refused_with_a_reason(who: str, claims: dict[str, Any], code: str) -> None:
    with pytest.raises(openid.Geweigerd) as fault:
        openid.grants(RULES, who, claims, DAY)
    assert fault.value.code == code and str(fault.value).endswith(".")


@given(groups=st.lists(st.text()) | st.text() | st.none() | st.integers())
def test_no_other_value_gives_a_role(groups: Any) -> None:
    known = {"meldpunt", "beheer"} & set(groups if isinstance(groups, list) else [groups])
    try:
        assert len(roles({**STRONG, "groups": groups})) == len(known) > 0
    except openid.Geweigerd:
        assert not known


def test_a_role_that_does_not_exist_or_a_day_given_twice_is_named() -> None:
    with pytest.raises(ValidationError, match="de rol 'baas' bestaat niet"):
        afspraken(issuer(DAY, regel("a", "baas")))
    with pytest.raises(ValidationError, match="twee keer"):
        afspraken(issuer(DAY, regel("a", "beheerder")), issuer(DAY, regel("b", "beheerder")))


def test_the_file_that_comes_along_is_whole_and_its_issuer_is_made_up() -> None:
    assert all(".example" in uitgever.uitgever for uitgever in openid.load().uitgevers)
