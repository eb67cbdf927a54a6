"""The pages of schools, as somebody uses them: a search, a school, its files."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.test import Client
from tests.grensverkeer.scholen.conftest import LEERLINGEN, SCHOLEN, Rij, fill
from tests.mensen import sign_in

pytestmark = pytest.mark.eenmaal
PAGE = "/grensverkeer/scholen/"


def found(client: Client, **asked: str) -> list[str]:
    page = client.get(PAGE, asked)
    assert page.status_code == 200
    return [school.vestiging for school, _ in page.context["scholen"]]


@pytest.mark.parametrize(
    ("zoek", "codes"),
    [
        ("vlieger", ["99AA00"]),
        ("99ab", ["99AB00"]),
        ("Delft", ["99AA00"]),
        ("Den Haag", ["99AB00"]),
        ("2611", ["99AA00"]),
        ("2611 ab", ["99AA00"]),
        ("2511cd", ["99AB00"]),
        ("99AD", ["99AD00"]),
        ("Atlantis", []),
    ],
)
def test_a_school_is_found_by_name_place_postcode_and_code(
    client: Client, winkel: Path, zoek: str, codes: list[str]
) -> None:
    assert found(client, zoek=zoek) == codes


def test_the_address_filters_and_what_it_does_not_know_counts_not(client: Client, winkel: Path) -> None:
    assert found(client, soort="SO") == ["99AA00"]
    assert found(client, gemeente="0518") == ["99AB00"]
    assert found(client, gemeente="0518", soort="SO") == []
    assert len(found(client, soort="XX", jaar="1900", sorteer="niets")) == 4
    assert found(client, sorteer="naam", richting="af")[0] == "99AB00"


def test_a_place_is_written_as_people_do(client: Client, winkel: Path) -> None:
    text = client.get(PAGE).content.decode()
    assert "&#x27;s-Gravenhage</td>" in text and ">Delft</td>" in text and "DELFT" not in text


def test_a_long_list_is_leafed(client: Client, gegevens: Path) -> None:
    schools = [
        (f"99{n:04d}"[:6], "0503", f"School {n:02d}", "2611AB", "DELFT", None, None) for n in range(60)
    ]
    homes: list[Rij] = [("BO", str(code), "0503", "", 9, 9.0, 9, 9, 9, 9) for code, *_ in schools]
    fill(gegevens / "grensverkeer", homes, schools)
    first = client.get(PAGE)
    assert len(first.context["scholen"]) == 25
    after = client.get(PAGE + first.context["blad"].volgende)
    names = [school.naam for school, _ in after.context["scholen"]]
    assert (names[0], names[-1]) == ("School 25", "School 49")


def test_without_boundaries_tiles_lead_to_the_schools_of_a_municipality(client: Client, winkel: Path) -> None:
    page = client.get(PAGE, {"soort": "SO"})
    assert page.context["kaart"].tegels
    [delft] = [area for area in page.context["kaart"].vlakken if area.naam == "Delft"]
    assert (delft.tekst, delft.adres) == ("1", "?soort=SO&gemeente=0503")
    assert client.get(PAGE + delft.adres).status_code == 200


def test_with_boundaries_the_schools_of_the_list_are_points(client: Client, winkel: Path) -> None:
    import datetime as dt

    from snijvlak.gebied import grenzen
    from snijvlak.gebied.queries import haaglanden

    square = (((4.0, 52.0), (4.5, 52.0), (4.5, 52.3), (4.0, 52.3), (4.0, 52.0)),)
    borders = [grenzen.Grens(g.code, g.naam, (square,)) for g in haaglanden()]
    folder = winkel.parent / grenzen.MAP
    grenzen.keep(borders, 2024, folder, bron="verzonnen", adres="", moment=dt.datetime.now(dt.UTC))
    page = client.get(PAGE)
    assert len(page.context["kaart"].stippen) == 2
    far = [(*SCHOLEN[0][:5], 5.1, 52.1)]  # in a file that has it somewhere else
    fill(winkel, LEERLINGEN, far, 2025)
    assert client.get(PAGE, {"jaar": "2025"}).context["kaart"].stippen == ()
    page = client.get(PAGE, {"soort": "SO", "jaar": "2024"})
    assert [(stip.naam, stip.adres) for stip in page.context["kaart"].stippen] == [
        ("De Verzonnen Vlieger", "/grensverkeer/scholen/99AA00/?soort=SO&jaar=2024")
    ]
    assert 'aria-label="De Verzonnen Vlieger"><circle' in page.content.decode()


def school(client: Client, vestiging: str = "99AA00", **asked: str) -> Any:
    page = client.get(f"{PAGE}{vestiging}/", asked)
    assert page.status_code == 200
    return page


def table(page: Any, wat: str) -> dict[str, tuple[str, ...]]:
    [made] = [tabel for naam, tabel, _ in page.context["tabellen"] if naam == wat]
    return {row[0]: row[1:] for row in made.teksten}


def test_everybody_sees_the_open_numbers_and_nothing_small(client: Client, winkel: Path) -> None:
    page = school(client)
    towns = table(page, "gemeenten")
    assert towns["Delft"] == ("32 (29–34)",)
    assert towns["Midden-Delfland"] == ("8 (5–13)",)  # of two samenwerkingsverbanden
    assert (towns["Voorschoten"], towns["Woonplaats onbekend"]) == (("<5",), ("<5",))
    assert towns["Zoetermeer"] == ("0",)
    assert table(page, "samenwerkingsverbanden") == {
        "PPO Delflanden (PO2802)": ("38 (33–43)",),
        "PO2801": ("<5",),
        "SPOW (PO2803)": ("<5",),
        "Woonplaats onbekend": ("<5",),
    }
    facts = dict(page.context["feiten"])
    assert facts["Leerlingen"] == "43 (36–55)"
    assert facts["Woont in een andere gemeente"] == "24% (13–42%)"
    assert "verzonnen.csv (peil 2024)" in page.content.decode() and "1 oktober 2024" in page.content.decode()


def test_the_files_have_the_numbers_of_the_page(client: Client, winkel: Path) -> None:
    page = school(client)
    [links] = [links for naam, _, links in page.context["tabellen"] if naam == "gemeenten"]
    file = client.get(links["csv"])
    assert 'filename="99AA00-so-2024-gemeenten.csv"' in file["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(file.content.decode())))
    assert rows[1] == ["Delft", "32", "29", "34"] and ["Voorschoten", "<5", "0", "4"] in rows
    book = openpyxl.load_workbook(io.BytesIO(client.get(links["xlsx"]).content))
    assert [cell.value for cell in book.worksheets[0][2]] == ["Delft", 32, 29, 34]
    assert client.get(links["csv"].replace("gemeenten", "iets")).status_code == 404
    assert client.get(links["csv"].replace(".csv", ".doc")).status_code == 404


def test_a_school_with_very_few_pupils_tells_nothing_of_them(client: Client, winkel: Path) -> None:
    page = school(client, soort="VSO")
    text = page.content.decode()
    assert page.context["tabellen"] == [] and page.context["kaart"] is None
    assert dict(page.context["feiten"])["Leerlingen"] == "<5"
    assert "minder dan vijf leerlingen" in text and "Midden-Delfland" not in text
    assert [row[:2] for row in page.context["jaren"].teksten][1] == (
        "voortgezet speciaal onderwijs, 2024",
        "<5",
    )
    for wat in ("gemeenten", "samenwerkingsverbanden"):
        assert client.get(f"{PAGE}99AA00/{wat}.csv", {"soort": "VSO"}).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rol", "may"),
    [
        ("beleidsadviseur", True),
        ("data-analist", True),
        ("medewerker", False),
        ("coordinator-meldpunt", False),
    ],
)
def test_who_works_with_the_figures_may_see_all_of_them(
    client: Client, winkel: Path, rol: str, may: bool
) -> None:
    sign_in(client, rol)
    assert table(school(client), "gemeenten")["Delft"] == ("32 (29–34)",)
    page = school(client, soort="VSO", cijfers="alle")
    assert ("Deze cijfers zijn niet openbaar" in page.content.decode()) == may
    assert "no-store" in page["Cache-Control"]
    if may:
        assert table(page, "gemeenten")["Delft"] == ("1,5", "1", "2")
        file = client.get(f"{PAGE}99AA00/gemeenten.csv", {"soort": "VSO", "cijfers": "alle"})
        assert "no-store" in file["Cache-Control"] and "alle.csv" in file["Content-Disposition"]
        assert file.content.decode().splitlines()[1] == "Delft,1.5,1,2"


def test_nobody_signed_in_gets_only_the_open_numbers(client: Client, winkel: Path) -> None:
    page = school(client, cijfers="alle")
    assert table(page, "gemeenten")["Delft"] == ("32 (29–34)",)
    assert "cijfers" not in page.context["form"].fields


def test_each_year_and_type_stands_beside_the_others(client: Client, winkel: Path) -> None:
    fill(winkel, [("SO", "99AA00", "0503", "PO2802", 20, 20.0, 20, 20, 20, 20)], SCHOLEN[:1], 2023)
    page = school(client)
    assert [row[0] for row in page.context["jaren"].teksten] == [
        "speciaal onderwijs, 2024",
        "voortgezet speciaal onderwijs, 2024",
        "speciaal onderwijs, 2023",
    ]
    older = school(client, jaar="2023", soort="VSO")  # there was none then: what there was is shown
    assert (older.context["gekozen"].jaar, older.context["gekozen"].soort) == (2023, "SO")
    assert found(client, jaar="2023") == ["99AA00"]


def test_a_school_that_no_file_names_has_its_code(client: Client, winkel: Path) -> None:
    text = school(client, "99AD00").content.decode()
    assert "<h1" in text and "99AD00" in text and "Dat weten wij niet" in text


def test_what_is_not_there_is_not_found(client: Client, winkel: Path) -> None:
    paths = ("99ZZ99/", "99ZZ99/gemeenten.csv", "99AA00/gemeenten.csv/")
    assert [client.get(PAGE + path).status_code for path in paths] == [404, 404, 404]


def test_without_data_pages_say_what_comes(client: Client, gegevens: Path) -> None:
    assert "nog geen scholen" in client.get(PAGE).content.decode()
    assert "nog geen cijfers over het mbo" in client.get("/grensverkeer/mbo-studenten/").content.decode()
    assert client.get(f"{PAGE}99AA00/").status_code == 404
    assert client.get("/grensverkeer/mbo-studenten/studenten.csv").status_code == 404


@pytest.mark.parametrize("path", ["", "99AA00/", "99AA00/gemeenten.csv"])
def test_damaged_data_is_told(client: Client, winkel: Path, path: str) -> None:
    for file in winkel.glob("*.parquet"):
        file.write_bytes(b"stuk")
    page = client.get(PAGE + path)
    assert page.status_code == 503 and "beschadigd" in page.content.decode()


def mondriaan() -> list[Rij]:
    """ROC Mondriaan on 1-10-2022 (plan 003): 19,175 students, of whom so many live in each region. The
    municipalities within a region are made up."""
    parts = {"0518": 12_000, "0503": 3_109, "0546": 1_684, "0599": 1_293, "0513": 661, "0344": 428}
    return [("MBO", "27GZ00", code, "", n, float(n), n, n, n, n) for code, n in parts.items()]


def test_the_home_regions_of_roc_mondriaan(client: Client, gegevens: Path) -> None:
    small: Rij = ("MBO", "99ZZ00", "0503", "", 1, 1.2, 3, 1, 2, 4)
    schools = [("27GZ00", "0518", "ROC Mondriaan", "2521AA", "DEN HAAG", None, None)]
    unnamed = ("99ZZ00", None, None, None, None, None, None)
    fill(gegevens / "grensverkeer", [*mondriaan(), small], [*schools, unnamed], 2022)
    page = client.get("/grensverkeer/mbo-studenten/")
    shares = {row[0]: row[1:] for row in page.context["delen"].teksten}
    assert page.context["delen"].kolommen[2:] == (
        *("Haaglanden", "Zuid-Holland-Noord", "Rijnmond", "Zuid-Holland-Oost", "Overig Nederland"),
    )
    assert shares["ROC Mondriaan"] == ("19.175", "79%", "9%", "7%", "3%", "2%")
    assert shares["99ZZ00"] == ("<5", *("x",) * 5)
    counts = {row[0]: row[1:] for row in page.context["tabel"].teksten}
    assert counts["ROC Mondriaan"] == ("15.109", "1.684", "1.293", "661", "428")
    detail = school(client, "27GZ00")
    assert table(detail, "regios")["Haaglanden"] == ("15.109", "79%")
    assert table(detail, "gemeenten")["Utrecht"] == ("428",)
    assert "RMC-regio" in detail.content.decode()
    rows = list(
        csv.reader(io.StringIO(client.get("/grensverkeer/mbo-studenten/studenten.csv").content.decode()))
    )
    counted = dict(zip(rows[0], rows[1], strict=True))
    assert (counted["Haaglanden"], counted["Zuid-Holland-Noord"]) == ("15109", "1684")
    assert client.get("/grensverkeer/mbo-studenten/iets.csv").status_code == 404


def test_a_long_list_of_municipalities_is_shorter_on_the_page_than_in_the_file(
    client: Client, gegevens: Path
) -> None:
    from snijvlak.grensverkeer import gemeenten

    far = [code for code in gemeenten.rules().gemeenten if code < "0300"][:40]
    homes: list[Rij] = [
        ("MBO", "99ZA00", code, "", n, float(n), n, n, n, n) for n, code in enumerate(far, start=5)
    ]
    fill(gegevens / "grensverkeer", homes, [("99ZA00", "0503", "ROC", "2611AB", "DELFT", None, None)])
    page = school(client, "99ZA00")
    shown = {row[0]: row[1] for row in page.context["kaart"].tabel.teksten}
    assert len(shown) == 10 + 15 + 1
    assert shown["Andere gemeenten"] == str(sum(range(5, 30)))
    assert len(client.get(f"{PAGE}99ZA00/gemeenten.csv").content.splitlines()) == 1 + 10 + 40
    assert "alle gemeenten apart" in page.content.decode()


def test_no_page_tells_more_than_the_open_numbers(client: Client, winkel: Path) -> None:
    """Each count that everybody sees is a sum of open numbers, and hides what is small."""
    page = school(client)
    per: dict[str, tuple[int, int]] = {}
    for soort, code, woon, _, *numbers in LEERLINGEN:
        if (soort, code) == ("SO", "99AA00"):
            low, high = per.get(woon, (0, 0))
            per[woon] = (low + int(numbers[3]), high + int(numbers[5]))
    shown = sorted(
        (int(low), int(high))
        for text in (row[1] for row in page.context["kaart"].tabel.teksten)
        for low, high in re.findall(r"\((\d+)–(\d+)\)", text)
    )
    assert shown == sorted(pair for pair in per.values() if pair[1] >= 5)
