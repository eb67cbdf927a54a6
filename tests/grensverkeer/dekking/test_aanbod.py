"""A list of locations: what is refused, what is set aside, and which school of DUO each row is."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from snijvlak.grensverkeer.blad import OnbruikbaarBestand
from snijvlak.grensverkeer.dekking import inlezen, regels
from snijvlak.grensverkeer.dekking.inlezen import Opgave
from snijvlak.grensverkeer.dekking.koppelen import School, match

pytestmark = pytest.mark.eenmaal
HEAD = "locatie;soort;postcode;plaatsen;wachtlijst;vestiging;cluster"
GOOD = "SO Het Bos;SO;2611 AB;80;7;99AB01;3"
KNOWN = {"2611": "0503", "2511": "0518"}


def made(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *rows]).encode()


def many(*bad: str) -> bytes:
    """A file in which so few rows are bad that it is not refused for that."""
    return made(*(GOOD.replace("Het Bos", f"Het Bos {n}") for n in range(30)), *bad)


def test_what_a_row_says() -> None:
    row = "KDC De Boom;kdc;2511;30;;;"
    found = inlezen.read(made(GOOD, row), KNOWN)
    assert found.opgaven == (
        Opgave("SO Het Bos", "SO", "2611", 80, 7, "99AB01", "3"),
        Opgave("KDC De Boom", "KDC", "2511", 30, None, "", ""),
    )
    assert found.terzijde == ()


def test_four_columns_are_enough() -> None:
    found = inlezen.read(made("SBO Het Bos,sbo,2611,120", head="School,Soort,Postcode,Capaciteit"), KNOWN)
    assert found.opgaven == (Opgave("SBO Het Bos", "SBO", "2611", 120),)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("SO Het Bos;gymnasium;2611;80;;;", "deze soort kennen wij niet. Kies uit: SBO, SO, VSO, KDC"),
        ("SO Het Bos;SO;9999;80;;;", "deze postcode kennen wij niet"),
        ("SO Het Bos;SO;Delft;80;;;", "deze postcode kennen wij niet"),
        (";SO;2611;80;;;", "bij 'locatie' hoort een naam"),
        ("SO Het Bos;SO;2611;ongeveer 80;;;", "bij 'plaatsen' hoort een heel getal"),
        ("SO Het Bos;SO;2611;-3;;;", "bij 'plaatsen' hoort een heel getal"),
        ("SO Het Bos;SO;2611;80;lang;;", "bij 'wachtlijst' hoort een heel getal"),
        ("SO Het Bos;SO;2611;80;;school 5;", "bij 'vestiging' hoort een BRIN met nummer"),
        ("SO Het Bos;SO;2611;80;;;5", "een cluster is 1, 2, 3 of 4"),
        ("SBO Het Bos;SBO;2611;80;;;3", "hoort alleen bij SO en VSO"),
        ("SO Het Bos 3;SO;2611;80;;99AB01;", "staat er twee keer in"),
        ("SO Het Bos;SO;2611;80;;;;meer", "meer in dan er kolommen zijn"),
    ],
)
def test_a_bad_row_is_set_aside_with_its_line_and_why(row: str, reason: str) -> None:
    found = inlezen.read(many(row), KNOWN)
    assert len(found.opgaven) == 30
    assert [one.regel for one in found.terzijde] == [32] and reason in found.terzijde[0].reden


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (made(GOOD, "SO Het Bos;SO;9999;80;;;"), "1 van de 2 rijen zijn niet te gebruiken"),
        (made("SO Het Bos;SO;2611", head="locatie;soort;postcode"), "De kolom 'plaatsen' ontbreekt"),
        (made(f"{GOOD};x", head=f"{HEAD};kleur"), "De kolom 'kleur' hoort hier niet"),
        (made(f"{GOOD};x", head=f"{HEAD};capaciteit"), "staat er twee keer in"),
        (made(f"{GOOD};x", head=f"{HEAD};naam leerling"), "lijkt over een mens te gaan"),
        (made(f"{GOOD};x", head=f"{HEAD};geboortedatum"), "lijkt over een mens te gaan"),
        (many("Fatima el Amrani;SO;2611;80;;;"), "lijkt de naam van een mens te staan"),
        (many("SO 111222333;SO;2611;80;;;"), "een burgerservicenummer"),
        (many("SO sinds 12-05-2014;SO;2611;80;;;"), "een datum"),
        (b"\0\1", "kunnen wij niet lezen"),
    ],
)
def test_a_file_that_is_no_use_is_refused_whole(content: bytes, fault: str) -> None:
    with pytest.raises(OnbruikbaarBestand, match=fault) as refused:
        inlezen.read(content, KNOWN)
    assert not any(secret in str(refused.value) for secret in ("Fatima", "222", "2014"))


@pytest.mark.parametrize("name", ["Leo Kannerschool", "KDC Moskousingel", "Zorgboerderij De Jong"])
def test_a_place_may_be_named_after_a_person_or_a_street(name: str) -> None:
    assert inlezen.read(made(GOOD.replace("SO Het Bos", name)), KNOWN).opgaven[0].locatie == name


A, B, C = School("99AA00", "SO", "2611"), School("99AA01", "SO", "2612"), School("99AA02", "SO", "2612")
VSO = School("99AA00", "VSO", "2611")


def given(name: str, soort: str, pc4: str, code: str = "") -> Opgave:
    return Opgave(name, soort, pc4, 10, None, code)


@pytest.mark.parametrize(
    ("opgave", "school"),
    [
        (given("x", "SO", "2511", "99AA01"), B),  # the code decides, whatever the postcode
        (given("x", "VSO", "2611", "99AA00"), VSO),  # one vestiging can have two types
        (given("x", "SO", "2611"), A),  # the only one there
        (given("x", "SO", "2612"), None),  # one of two: nobody knows which
        (given("x", "SO", "2611", "99ZZ00"), None),  # another school than the one there
        (given("x", "KDC", "2611"), None),
    ],
)
def test_which_school_a_location_is(opgave: Opgave, school: School | None) -> None:
    found = match([opgave], [A, B, C, VSO])
    assert found.scholen == ({school: opgave} if school else {})
    assert found.los == (() if school else (opgave,))


def test_two_locations_for_one_school_are_none() -> None:
    pair = [given("x", "SO", "2611"), given("y", "SO", "2611")]
    assert match(pair, [A]).scholen == {}
    # What has its code goes first, so the other is left with the only school that is left.
    found = match([given("x", "SO", "2612"), given("y", "SO", "2612", "99AA01")], [B, C])
    assert {school: one.locatie for school, one in found.scholen.items()} == {B: "y", C: "x"}


def test_the_rules_are_dated_and_name_their_source() -> None:
    rules = regels.load()
    assert rules.vanaf.year == 2026 and "spreiding" in rules.bron
    assert all(one.waarom for one in (rules.aannames.marge, rules.aannames.past))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"drempels_km": [10, 6]}, "niet op volgorde"),
        ({"soorten": {"gymnasium": {"verband": "PO", "grens_km": 5, "per_duizend": ["BO"]}}}, "onbekend"),
        (
            {"aannames": {"omrijfactor": {"laag": "1.4", "waarde": "1.3", "hoog": "1.4"}}},
            "niet in die volgorde",
        ),
        (
            {"aannames": {"omrijfactor": {"laag": "0.9", "waarde": "1", "hoog": "1.4"}}},
            "niet korter dan de lijn",
        ),
        ({"aannames": {"past": {"laag": "0", "waarde": "1", "hoog": "1.5"}}}, "hoogstens 1"),
    ],
)
def test_rules_that_cannot_be_are_refused(change: dict[str, object], fault: str) -> None:
    data = regels.load().model_dump()
    for name, value in change.items():
        if name == "aannames":
            assert isinstance(value, dict)
            for one, numbers in value.items():
                data[name][one] |= numbers
        else:
            data[name] = value
    with pytest.raises(ValidationError, match=fault):
        regels.Dekking.model_validate(data)
