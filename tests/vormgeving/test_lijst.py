"""A list does what its address says, keeps what was chosen, and never trips over an address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.toegang.models import Organisatie
from snijvlak.vormgeving.lijst import Blad, Kolom, Lijst

NAMES = ("Delft", "Wateringen", "Rijswijk", "de Lier", "Leidschendam")
LIJST = Lijst(
    (Kolom("naam", "Naam", "naam"), Kolom("soort", "Soort", "soort"), Kolom("doen", "Doen")),
    sorteer="naam",
    zoekvelden=("naam",),
    filters=("toestand",),
)


@dataclass(frozen=True)
class Rij:
    code: int
    naam: str
    soort: str


RIJEN = [Rij(code, naam, "gemeente" if code % 2 else "dorp") for code, naam in enumerate(NAMES)]


def of(address: str, size: int = 50) -> Blad[Rij]:
    return LIJST.blad_van(dict(parse_qsl(address.lstrip("?"))), RIJEN, "code", size)


def names(blad: Blad[Rij]) -> list[str]:
    return [rij.naam for rij in blad.rijen]


def test_it_sorts_by_the_column_and_the_way_of_the_address() -> None:
    assert names(of("")) == ["de Lier", "Delft", "Leidschendam", "Rijswijk", "Wateringen"]
    assert names(of("sorteer=naam&richting=af")) == names(of(""))[::-1]
    assert names(of("sorteer=soort&richting=op"))[:3] == ["Delft", "Rijswijk", "Leidschendam"]


def test_only_the_sorted_column_says_so_and_its_link_turns_it() -> None:
    koppen = of("sorteer=naam&richting=op").koppen
    assert [kop.aria for kop in koppen] == ["ascending", "", ""]
    assert [bool(kop.adres) for kop in koppen] == [True, True, False]
    turned = of(koppen[0].adres)
    assert turned.koppen[0].aria == "descending" and names(turned) == names(of(""))[::-1]
    assert of(koppen[1].adres).koppen[1].aria == "ascending"


def test_searching_ignores_case_and_stays_when_sorting_and_leafing() -> None:
    assert names(of("zoek=DELF")) == ["Delft"]
    found = of("zoek=i&toestand=open", size=2)
    assert names(found) == ["de Lier", "Leidschendam"] and found.gezocht
    for link in (found.volgende, found.koppen[1].adres):
        assert dict(parse_qsl(link[1:])).items() >= {"zoek": "i", "toestand": "open"}.items()
    assert names(of(found.volgende, size=2)) == ["Rijswijk", "Wateringen"]
    assert "na=" not in found.koppen[0].adres  # another order begins at its start
    assert names(of(found.alles)) == names(of("")) and not of(found.alles).gezocht


def test_a_list_on_a_page_with_more_opens_at_the_list() -> None:
    found = replace(LIJST, anker="dorpen").blad_van({"zoek": "i"}, RIJEN, "code", 2)
    links = [found.volgende, found.alles, *(kop.adres for kop in found.koppen if kop.adres)]
    assert [link.endswith("#dorpen") for link in links] == [True] * 4 and found.anker == "#dorpen"


def test_an_empty_answer_knows_that_something_was_searched() -> None:
    assert of("zoek=xyz").rijen == () and of("zoek=xyz").gezocht and not of("").gezocht


def test_a_column_that_does_not_sort_is_no_beginning() -> None:
    with pytest.raises(ValueError, match="doen is geen kolom"):
        Lijst(LIJST.kolommen, sorteer="doen")


@given(
    st.dictionaries(
        st.sampled_from(["sorteer", "richting", "zoek", "na", "voor", "toestand", "iets"]), st.text()
    )
)
def test_any_address_gives_a_page_and_links_that_give_one(address: dict[str, str]) -> None:
    found = LIJST.blad_van(address, RIJEN, "code", 2)
    for link in (found.volgende, found.vorige, found.alles, *(kop.adres for kop in found.koppen)):
        assert set(dict(parse_qsl(link[1:]))) <= {"sorteer", "richting", "zoek", "na", "voor", "toestand"}
        of(link)


@pytest.mark.django_db
@pytest.mark.parametrize("zoek", ["school", "", "100%", "'", "\x00", "x" * 5000])
def test_a_database_does_the_same(zoek: str) -> None:
    for n in range(5):
        Organisatie.objects.create(naam=f"School {n}", soort=Organisatie.Soort.GEMEENTE)
    rows = Organisatie.objects.filter(naam__startswith="School")
    found = LIJST.blad({"zoek": zoek, "sorteer": "naam", "richting": "af"}, rows, size=3)
    expected = ["School 4", "School 3", "School 2"] if zoek in ("school", "", "\x00") else []
    assert [row.naam for row in found.rijen] == expected
    if expected:
        further = dict(parse_qsl(found.volgende[1:]))
        assert [row.naam for row in LIJST.blad(further, rows, size=3).rijen] == ["School 1", "School 0"]
