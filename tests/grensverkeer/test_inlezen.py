"""Which files are recognised, what each layout becomes, which rows are set aside, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snijvlak.grensverkeer.inlezen import OnleesbaarBestand, read, tekst
from snijvlak.grensverkeer.tellingen import schema

from .klassiek import klassiek

pytestmark = pytest.mark.eenmaal

KOP = "INSTELLINGSCODE,VESTIGINGSCODE,TYPE_PO,PEILJAAR,POSTCODE4_DEELNEMER,AANTAL_LEERLINGEN"
GOED = [f"99AA,00,SO,2024,{pc4},7" for pc4 in range(2511, 2541)]
SCHOOL = {"vestigingscode": "99AA00", "naam": "x", "gemeente": "S GRAVENHAGE", "postcode": "", "plaats": "y"}


def _file(folder: Path, text: str, name: str = "naamloos.bin", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def _geojson(*schools: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": [{"properties": s} for s in schools]})


def counts(path: Path, **options: Any) -> list[tuple[Any, ...]]:
    """The rows of a table of counts, without the source."""
    frame = read(path, **options).tabellen["tellingen"]
    assert dict(frame.schema) == schema()
    return frame.drop("bron").rows()


LAYOUTS = [
    ("\n".join([KOP, *GOED]), "brin6_pc4"),
    ("\r\n".join([KOP, *GOED]) + "\r\n", "brin6_pc4"),
    ("\ufeff" + "\n".join([KOP, *GOED]), "brin6_pc4"),
    (KOP.replace(",", ";") + "\n99AA;00;SO;2024;2511;7\n", "brin6_pc4"),
    (
        "GEMEENTENUMMER,TYPE_PO,PEILJAAR,POSTCODE4_DEELNEMER,AANTAL_LEERLINGEN\n518,BO,2017,2511,-1\n",
        "gemeente_pc4",
    ),
    (
        "BEVOEGD_GEZAGNUMMER,TYPE_PO,PEILJAAR,POSTCODE4_DEELNEMER,AANTAL_LEERLINGEN\n41456,BO,2017,2511,9\n",
        "bestuur_pc4",
    ),
    (
        "SAMENWERKINGSVERBANDNUMMER,TYPE_PO,PEILJAAR,POSTCODE4_DEELNEMER,AANTAL_LEERLINGEN\nPO2815,BO,2017,40,9\n",
        "swv_pc4",
    ),
    (
        "INSTELLINGSCODE,VESTIGINGSCODE,TYPE_PO,PEILJAAR,AANTAL_LEERLINGEN\n99AA,00,SO,2017,9\n",
        "brin6_totaal",
    ),
    (klassiek(("2511", {"7": "5"}, "5")), "klassiek_po"),
    (klassiek(("2511", {"7": "5"}, "5"), new=True), "klassiek_po"),
    ("pc4,gemeente\n2511,Den Haag\n", "pc4_gemeente"),
    ('"gemeente","pc4"\n"Den Haag","2511"\n', "pc4_gemeente"),
    ("PC6;Huisnummer;Buurt2023;Wijk2023;Gemeente2023\n2511AA;1;1;1;518\n", "cbs_pc6"),
    (_geojson(SCHOOL), "scholen_geojson"),
]


@pytest.mark.parametrize(("text", "indeling"), LAYOUTS)
def test_the_content_decides_and_not_the_name(tmp_path: Path, text: str, indeling: str) -> None:
    for name in ("leerlingen.csv", "scholen.geojson", "zonder"):
        assert read(_file(tmp_path, text, name)).indeling == indeling


@pytest.mark.parametrize("extra", ["GESLACHT", "LEEFTIJD", "CLUSTER", "CUMI"])
def test_a_file_that_splits_the_same_children_otherwise_is_another_layout(tmp_path: Path, extra: str) -> None:
    text = f"INSTELLINGSCODE,VESTIGINGSCODE,TYPE_PO,PEILJAAR,{extra},AANTAL_LEERLINGEN\n99AA,00,SO,2017,x,9\n"
    with pytest.raises(OnleesbaarBestand, match="kennen we niet"):
        read(_file(tmp_path, text))


class TestCounts:
    @pytest.mark.parametrize(
        ("aantal", "laag", "hoog"),
        [("-1", 1, 4), ("<5", 1, 4), ("5", 5, 5), ("4", 4, 4), ("0", 0, 0), ('"12"', 12, 12)],
    )
    def test_a_hidden_count_is_an_interval(self, tmp_path: Path, aantal: str, laag: int, hoog: int) -> None:
        path = _file(tmp_path, f"{KOP}\n99AA,99AA00,BO,2024,2511,{aantal}\n")
        assert counts(path) == [("vestiging", "99AA00", "BO", 2024, "2511", None, laag, hoog, 0, 0)]

    def test_the_ways_to_write_a_school_are_the_same(self, tmp_path: Path) -> None:
        rows = "99AA,00,BO,2024,2511,5\n99AA,99AA00,BO,2024,2512,5\n99aa,0,bo,2024,2513,5\n"
        assert {row[1:3] for row in counts(_file(tmp_path, f"{KOP}\n{rows}"))} == {("99AA00", "BO")}

    @pytest.mark.parametrize(
        ("column", "value", "soort", "unit"),
        [
            ("GEMEENTENUMMER", "3", "BO", ("gemeente", "0003")),
            ("GEMEENTENUMMER", "0518", "BO", ("gemeente", "0518")),
            ("BEVOEGD_GEZAG_NUMMER", "1234", "BO", ("bestuur", "01234")),
            ("SAMENWERKINGSVERBANDNUMMER", "PO2815", "SO", ("samenwerkingsverband", "PO2815")),
            ("SAMENWERKINGSVERBANDNUMMER", "2815", "SO", ("samenwerkingsverband", "PO2815")),
            ("SAMENWERKINGSVERBANDNUMMER", "2806", "VSO", ("samenwerkingsverband", "VO2806")),
        ],
    )
    def test_codes_of_units_are_written_one_way(
        self, tmp_path: Path, column: str, value: str, soort: str, unit: tuple[str, str]
    ) -> None:
        head = f"{column},TYPE_PO,PEILJAAR,POSTCODE4_DEELNEMER,AANTAL_LEERLINGEN"
        [row] = counts(_file(tmp_path, f"{head}\n{value},{soort},2017,2511,-1\n"))
        assert row[:2] == unit

    def test_a_total_has_no_home(self, tmp_path: Path) -> None:
        text = "INSTELLINGSCODE,VESTIGINGSCODE,TYPE_PO,PEILJAAR,AANTAL_LEERLINGEN\n99AA,00,SO,2017,3\n"
        assert counts(_file(tmp_path, text)) == [("vestiging", "99AA00", "SO", 2017, None, None, 3, 3, 0, 0)]

    @pytest.mark.parametrize("pc4", ["10", "20", "30", "40"])
    def test_abroad_and_unknown_are_good_rows(self, tmp_path: Path, pc4: str) -> None:
        assert counts(_file(tmp_path, f"{KOP}\n99AA,99AA00,BO,2024, {pc4}  ,5\n"))[0][4] == pc4

    def test_more_than_one_year_may_be_in_a_file(self, tmp_path: Path) -> None:
        file = read(_file(tmp_path, "\n".join([KOP, GOED[0], "99AA,00,SO,2023,2511,7"])))
        assert file.peil == "2023-2024" and file.regels == 2


class TestClassic:
    """The ages of a row bound what its total hides."""

    @pytest.mark.parametrize(
        ("ages", "total", "interval"),
        [
            ({"7": "<5"}, "<5", (1, 4, 1, 0)),
            ({"7": "<5", "8": "<5", "9": "<5"}, "<5", (3, 4, 3, 0)),
            ({"7": "<5", "8": "6"}, "9", (9, 9, 1, 6)),
            ({"7": "5"}, "5", (5, 5, 0, 5)),
        ],
    )
    def test_a_row_is_an_interval(
        self, tmp_path: Path, ages: dict[str, str], total: str, interval: tuple[int, ...]
    ) -> None:
        path = _file(tmp_path, klassiek(("2511", ages, total)), encoding="cp1252")
        assert counts(path) == [("vestiging", "99AA00", "SO", 2017, "2511", None, *interval)]

    @pytest.mark.parametrize(
        ("ages", "total", "reason"),
        [
            ({str(age): "<5" for age in range(4, 9)}, "<5", "het totaal '<5' past niet bij de leeftijden"),
            ({"7": "6"}, "5", "past niet"),
            ({"7": "<5"}, "9", "past niet"),
            ({"7": "x"}, "5", "een van de leeftijden is geen aantal"),
        ],
    )
    def test_a_total_that_its_ages_cannot_make_is_set_aside(
        self, tmp_path: Path, ages: dict[str, str], total: str, reason: str
    ) -> None:
        good = [(str(pc4), {"7": "5"}, "5") for pc4 in range(2511, 2541)]
        file = read(_file(tmp_path, klassiek(("2600", ages, total), *good), encoding="cp1252"))
        assert [row.regel for row in file.terzijde] == [2] and reason in file.terzijde[0].reden

    def test_it_knows_where_schools_stand_and_postcodes_lie(self, tmp_path: Path) -> None:
        path = _file(
            tmp_path, klassiek(("2511", {"7": "5"}, "5"), ("40  ", {"7": "5"}, "5")), encoding="cp1252"
        )
        tables = read(path).tabellen
        school = ("99AA00", "De Verzonnen", "'s-Gravenhage", "0518", "2511AB", "DEN HAAG", None, None)
        assert tables["scholen"].rows() == [school]
        assert tables["postcodes"].rows() == [("2511", "Súdwest-Fryslân", "1900", None, None)]
        assert tables["tellingen"]["pc4"].to_list() == ["2511", "40"]


class TestSecondaryAndMbo:
    VO = "BRIN NUMMER;VESTIGINGSNUMMER;POSTCODE LEERLING;GEMEENTENAAM LEERLING;" + ";".join(
        f"LEER- OF VERBLIJFSJAAR {year}" for year in (1, 2, 3)
    )

    def test_grades_add_up_and_the_year_stands_in_the_name(self, tmp_path: Path) -> None:
        path = _file(tmp_path, f"{self.VO}\n99AA;1;2511;'s-Gravenhage;5;<5;0\n", "vo 2019-2020.csv")
        assert counts(path) == [("vestiging", "99AA01", "VO", 2019, "2511", None, 6, 9, 1, 5)]
        assert counts(path, jaar=2018)[0][3] == 2018

    def test_without_a_year_anywhere_it_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(OnleesbaarBestand, match="--peiljaar"):
            read(_file(tmp_path, f"{self.VO}\n99AA;1;2511;'s-Gravenhage;5;<5;0\n"))

    def test_four_with_an_indicator_hides_and_without_it_does_not(self, tmp_path: Path) -> None:
        head = "JAAR;INSTELLINGSCODE;LEERWEG;WOONGEMEENTE;AANTAL;INDICATIE AANTAL"
        rows = ["BBL;'s-Gravenhage;4;J", "BOL;'s-Gravenhage;4;N", "BOL;Buitenland;7;N", "BOL;Onbekend;<5;N"]
        path = _file(tmp_path, "\n".join([head, *(f"2022;99AA;{row}" for row in rows)]))
        assert counts(path) == [
            ("vestiging", "99AA00", "MBO", 2022, None, "0518", 5, 8, 1, 4),
            ("vestiging", "99AA00", "MBO", 2022, "30", None, 7, 7, 0, 7),
            ("vestiging", "99AA00", "MBO", 2022, "40", None, 1, 4, 1, 0),
        ]

    def test_a_postcode_in_two_places_has_a_row_for_each(self, tmp_path: Path) -> None:
        head = self.VO.replace("GEMEENTENAAM", "PLAATSNAAM LEERLING;GEMEENTENAAM")
        rows = ["MAASLAND;Midden-Delfland;5;0;", "DE LIER;Westland;<5;9;", "DE LIER;Westland;1;1;1"]
        path = _file(
            tmp_path, "\n".join([head, *(f"99AA;1;3155;{row}" for row in rows), *self.MORE]), "2019.csv"
        )
        file = read(path)
        assert counts(path)[0] == ("vestiging", "99AA01", "VO", 2019, "3155", None, 15, 18, 1, 14)
        assert [row.regel for row in file.terzijde] == [4]
        assert file.tabellen["postcodes"].filter(pc4="3155")["gemeente"].to_list() == ["Westland"]

    MORE = tuple(f"99AA;1;{pc4};X;Delft;1;0;0" for pc4 in range(2600, 2630))
    # 02voins-v1: a row per grade, several years in one file.
    LANG = (
        "JAAR,BRIN NUMMER,VESTIGINGSNUMMER,INSTELLINGSNAAM VESTIGING,GEMEENTENUMMER,GEMEENTENAAM,"
        "POSTCODE LEERLING,PLAATSNAAM LEERLING,GEMEENTENUMMER LEERLING,GEMEENTENAAM LEERLING,"
        "LEER- OF VERBLIJFSJAAR,AANTAL LEERLINGEN"
    )

    @pytest.mark.parametrize(("lowest", "interval", "said"), [(5, (2, 8, 2, 0), 1), (3, (8, 8, 0, 8), 0)])
    def test_a_four_is_one_to_four_where_nothing_is_less(
        self, tmp_path: Path, lowest: int, interval: tuple[int, ...], said: int
    ) -> None:
        school, home = "99AA,0,De Verzonnen,503,DELFT", "2611,DELFT,503,Delft"
        rows = [f"{year},{school},{home},{grade},4" for year in (2014, 2015) for grade in (1, 2)]
        abroad = f"2014,{school},20,DUITSLAND,9920,woonachtig in Duitsland,1,{lowest}"
        path = _file(tmp_path, "\n".join([self.LANG, *rows, abroad]))
        assert counts(path) == [
            ("vestiging", "99AA00", "VO", 2014, "2611", None, *interval),
            ("vestiging", "99AA00", "VO", 2015, "2611", None, *interval),
            ("vestiging", "99AA00", "VO", 2014, "20", None, lowest, lowest, 0, lowest),
        ]
        file = read(path)
        assert file.peil == "2014-2015" and len(file.bevindingen) == said
        assert file.tabellen["postcodes"]["pc4"].to_list() == ["2611"]

    def test_students_from_abroad_keep_their_country(self, tmp_path: Path) -> None:
        head = (
            "INSTELLINGSCODE,INSTELLINGSNAAM,SOORT INSTELLING,PLAATSNAAM INSTELLING,WOONPROVINCIE,"
            "WOONGEMEENTE,LEEFTIJDSCATEGORIE,LEERWEG,JAAR_2024,JAAR_2025"
        )
        homes = ("Delft", "BELGIE", "DUITSLAND", "OVERIG BUITENLAND", "ONBEKEND")
        rows = [f"99AA,De Verzonnen,ROC,DELFT,Zuid-Holland,{home},TM 15,BOLVT,-1,9" for home in homes]
        found = counts(_file(tmp_path, "\n".join([head, *rows])))
        assert {row[3:8] for row in found if row[3] == 2024} == {
            (2024, None, "0503", 1, 4),
            *((2024, code, None, 1, 4) for code in ("10", "20", "30", "40")),
        }

    @pytest.mark.parametrize(
        ("head", "row", "found"),
        [
            (
                "INSTELLINGSCODE,WOONGEMEENTE,JAAR_2021,JAAR_2022",
                "99AA,Delft,9,-1",
                {(2021, 9, 9), (2022, 1, 4)},
            ),
            ("JAAR,INSTELLINGSCODE,WOONGEMEENTE,BBL,BOLVT,EX", "2021,99AA,Delft,9,-1,", {(2021, 10, 13)}),
        ],
    )
    def test_counts_may_stand_beside_each_other(
        self, tmp_path: Path, head: str, row: str, found: set[tuple[int, int, int]]
    ) -> None:
        rows = counts(_file(tmp_path, f"{head}\n{row}\n"))
        assert {(r[3], r[6], r[7]) for r in rows} == found


class TestPlaces:
    def test_names_of_municipalities_become_official(self, tmp_path: Path) -> None:
        text = "pc4,gemeente\n2511,Den Haag\n1011,Amsterdam\n8600,S·dwest-FryslÔn\n9999,Verzonnen\n"
        file = read(_file(tmp_path, text, "pc4_2017.csv"))
        assert file.tabellen["postcodes"].select("pc4", "gemeente", "gemeentecode").rows() == [
            ("2511", "'s-Gravenhage", "0518"),
            ("1011", "Amsterdam", "0363"),
            ("8600", "Súdwest-Fryslân", "1900"),
            ("9999", "Verzonnen", None),
        ]
        assert file.bevindingen == ("Het nummer kennen we niet van de gemeente Verzonnen.",)

    def test_of_cbs_the_municipality_with_most_addresses_counts(self, tmp_path: Path) -> None:
        rows = "2511AA,1,1,1,518\n2511AA,2,1,1,518\n2511AB,1,1,1,603\n"
        file = read(_file(tmp_path, f"PC6,Huisnummer,Buurt2023,Wijk2023,Gemeente2023\n{rows}"))
        assert file.tabellen["postcodes"].rows() == [("2511", "'s-Gravenhage", "0518", None, None)]
        assert file.peil == "2023" and file.regels == 3 and "1 keer ligt een deel" in file.bevindingen[0]

    def test_addresses_of_duo_give_schools(self, tmp_path: Path) -> None:
        head = "INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;POSTCODE;PLAATSNAAM"
        row = "99AA;99AA01;De Verzonnen;Straat;2511 AB;DEN HAAG;518;'S-GRAVENHAGE"
        text = f"{head};GEMEENTENUMMER;GEMEENTENAAM\n{row}\n"
        assert read(_file(tmp_path, text, encoding="cp1252")).tabellen["scholen"].rows() == [
            ("99AA01", "De Verzonnen", "'s-Gravenhage", "0518", "2511 AB", "DEN HAAG", None, None)
        ]

    @pytest.mark.parametrize(
        ("geometry", "point"),
        [
            ({"type": "Point", "coordinates": [4.3, 52.1]}, (4.3, 52.1)),
            ({"type": "Point", "coordinates": [52.1, 4.3]}, (None, None)),
            (None, (None, None)),
        ],
    )
    def test_geojson_gives_schools_with_their_point(self, tmp_path: Path, geometry: Any, point: Any) -> None:
        feature = {"properties": SCHOOL, "geometry": geometry}
        text = json.dumps({"type": "FeatureCollection", "features": [feature]})
        row = read(_file(tmp_path, text)).tabellen["scholen"].row(0)
        assert (row[2], row[3], row[6:]) == ("'s-Gravenhage", "0518", point)

    def test_the_date_of_a_file_without_one_comes_from_its_name(self, tmp_path: Path) -> None:
        assert read(_file(tmp_path, _geojson(SCHOOL), "scholen_2024-11-22.geojson")).peil == "2024-11-22"
        assert read(_file(tmp_path, _geojson(SCHOOL), "scholen.geojson")).peil == "onbekend"
        assert read(_file(tmp_path, "\n".join([KOP, *GOED]), "uit_1999.csv")).peil == "2024"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("99AA,00,SO,2024,2600,veel", "geen aantal leerlingen: 'veel'"),
        ("99AA,00,SO,2024,2600,-2", "geen aantal"),
        ("99AA,00,SO,2024,2600,", "geen aantal leerlingen: leeg"),
        ("99AA,00,SO,2024,2600,1_0", "geen aantal"),
        ("99AA,00,SO,2024,2600,99999999999", "geen aantal"),
        (",00,SO,2024,2600,5", "geen vestigingscode"),
        ("99AA,,SO,2024,2600,5", "geen vestigingscode"),
        ("99AA,99BB00,SO,2024,2600,5", "geen vestigingscode: '99AA' en '99BB00'"),
        ("99AA,00,HBO,2024,2600,5", "onbekende soort onderwijs 'HBO'"),
        ("99AA,00,SO,24,2600,5", "geen peiljaar"),
        ("99AA,00,SO,2024,50,5", "geen postcode"),
        ("99AA,00,SO,2024,,5", "geen postcode van vier cijfers: leeg"),
        ("99AA,00,SO,2024,2511,5", "staat er al eerder in"),
        ("99AA,00,SO", "kolommen"),
        ("99AA,00,SO,2024,2600,5,6", "kolommen"),
        ('99AA,"00,SO,2024,2600,5', "kolommen"),
    ],
)
def test_a_bad_row_is_set_aside_with_line_and_reason(tmp_path: Path, row: str, reason: str) -> None:
    file = read(_file(tmp_path, "\n".join([KOP, *GOED[:20], row, "", *GOED[20:]])))
    assert file.regels == len(GOED) == file.tabellen["tellingen"].height
    assert [a.regel for a in file.terzijde] == [22] and reason in file.terzijde[0].reden


def test_quotes_inside_a_name_are_part_of_it(tmp_path: Path) -> None:
    """DUO's classic files have them, without quotes around the column."""
    text = klassiek(("2511", {"7": "5"}, "5")).replace("De Verzonnen", 'De "Verzonnen" School')
    file = read(_file(tmp_path, text, encoding="cp1252"))
    assert file.tabellen["scholen"]["naam"].to_list() == ['De "Verzonnen" School'] and not file.terzijde


def test_a_name_with_the_separator_in_quotes_is_one_column(tmp_path: Path) -> None:
    rows = read(_file(tmp_path, 'pc4,gemeente\n5671,"Nuenen, Gerwen en Nederwetten"\n')).tabellen["postcodes"]
    assert rows["gemeentecode"].to_list() == ["0820"]


@pytest.mark.parametrize(
    "bad", [SCHOOL | {"gemeente": "DELFT"}, None, SCHOOL | {"naam": "\ud800"}, SCHOOL | {"gemeente": ""}]
)
def test_a_bad_school_is_set_aside(tmp_path: Path, bad: Any) -> None:
    schools = [SCHOOL | {"vestigingscode": f"99AA{n:02}"} for n in range(20)]
    file = read(_file(tmp_path, _geojson(*schools, bad)))
    assert [a.regel for a in file.terzijde] == [21] and file.tabellen["scholen"].height == 20


def test_a_school_that_stands_there_twice_in_the_same_place_is_harmless(tmp_path: Path) -> None:
    file = read(_file(tmp_path, _geojson(SCHOOL, SCHOOL | {"naam": "z"})))
    assert file.terzijde == () and file.tabellen["scholen"].height == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "kennen we niet"),
        ("a,b\n1,2\n", "kennen we niet"),
        (KOP, "geen regels"),
        ("\n".join([KOP, *GOED[:18], "x", *GOED[18:], "y"]), "2 van de 32 regels zijn onbruikbaar"),
        ('{"type": "FeatureCollection", "features": [', "geen geldige JSON"),
        ('{"type": "Feature"}', "geen GeoJSON"),
        (_geojson({"naam": "x", "gemeente": "y"}), "ontbreekt: vestigingscode, postcode, plaats"),
        (_geojson(), "geen regels"),
        ("[" * 10, "kennen we niet"),
        ("PK\x03\x04" + "x" * 50, "Excel"),
    ],
)
def test_a_refusal_names_file_reason_and_next_step(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(OnleesbaarBestand) as refusal:
        read(_file(tmp_path, text, "kapot.csv"))
    message = str(refusal.value)
    assert message.startswith("kapot.csv: ") and reason in message
    assert any(step in message for step in ("Geef", "Haal", "Herstel", "Kies", "Pak"))


def test_what_is_no_text_and_what_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "oud.csv").write_bytes(b"pc4,gemeente\n9000,S\x81dwest\n")
    for name, reason in (("oud.csv", "tekens"), ("weg.csv", "bestaat niet"), (".", "niet te openen")):
        with pytest.raises(OnleesbaarBestand, match=reason):
            read(tmp_path / name)


CELL = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\n\x1f"), max_size=8),
    st.text('",a0 \r\t', max_size=8),
)


@settings(deadline=None)  # the first one also imports what reading takes
@given(rows=st.lists(st.one_of(st.lists(CELL, max_size=8).map(",".join), st.sampled_from(GOED)), max_size=30))
def test_no_row_is_lost_whatever_stands_in_the_file(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str]
) -> None:
    """Each line that is not blank is used, or set aside with its own number."""
    text = "\n".join([KOP, *(f"99AA,{n:02},BO,2024,2511,7" for n in range(90)), *rows])
    path = tmp_path_factory.mktemp("rijen") / "x.csv"
    path.write_text(text, encoding="utf-8", newline="")
    filled = [n for n, line in enumerate(text.split("\n")[1:], start=2) if line.strip()]
    try:
        file = read(path)
    except OnleesbaarBestand as error:
        assert "onbruikbaar" in str(error)
    else:
        aside = [row.regel for row in file.terzijde]
        assert len(filled) == file.regels + len(aside) and set(aside) <= set(filled)


def test_a_file_is_read_in_blocks_that_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [*GOED[:20], "99AA,00,SO", *GOED[20:]]
    path = _file(tmp_path, "\r\n".join([KOP, *rows]))
    whole = read(path)
    monkeypatch.setattr(tekst, "_BLOK", 100)
    told: list[float] = []
    again = read(path, told.append)
    assert again.terzijde == whole.terzijde and again.sha256 == whole.sha256
    assert again.tabellen["tellingen"].equals(whole.tabellen["tellingen"])
    assert told == sorted(told) and told[-1] == 1 and len(told) > 5


WELL_FORMED = st.tuples(
    *(st.sampled_from(cells) for cells in (["99AA", "99AB", "xx"], ["00", "1", "99AA01", ""], ["BO", "so"])),
    *(
        st.sampled_from(cells)
        for cells in (["2024", "1-10"], ["2511", "40 ", "9"], ["<5", "-1", "7", "", "veel"])
    ),
).map(lambda cells: ",".join(f'"{cell}"' if len(cell) % 2 else cell for cell in cells))


@settings(deadline=None, max_examples=40)
@given(rows=st.lists(WELL_FORMED, max_size=12))
def test_lines_give_the_same_whether_each_is_looked_at_or_not(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str]
) -> None:
    """A line with too few columns makes that each line of its block is looked at."""
    good = [f"99AC,{n % 100:02},BO,{2000 + n // 100},2511,7" for n in range(400)]
    path = tmp_path_factory.mktemp("regels") / "x.csv"
    path.write_text("\n".join([KOP, *good, *rows]), encoding="utf-8")
    plain = read(path)
    path.write_text("\n".join([KOP, *good, *rows, "x"]), encoding="utf-8")
    careful = read(path)
    assert careful.tabellen["tellingen"].drop("bron").equals(plain.tabellen["tellingen"].drop("bron"))
    assert careful.terzijde[:-1] == plain.terzijde and careful.terzijde[-1].regel == len(good) + len(rows) + 2
