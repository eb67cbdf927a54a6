"""Which of all loaded files count, for which year; and what does not agree is told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import polars as pl
import pytest

from snijvlak.grensverkeer import actions, controle, geladen, generator, inlezen
from snijvlak.grensverkeer import opslag as bewaard
from snijvlak.grensverkeer.inlezen import OnleesbaarBestand

pytestmark = [pytest.mark.eenmaal, pytest.mark.usefixtures("no_pictures")]

SHARED = Path(__file__).parents[3] / "shared" / "data"
HEAD = {
    "brin6": "INSTELLINGSCODE,VESTIGINGSCODE,TYPE_PO,PEILJAAR,POSTCODE4_DEELNEMER,AANTAL_LEERLINGEN",
    "totaal": "INSTELLINGSCODE,VESTIGINGSCODE,TYPE_PO,PEILJAAR,AANTAL_LEERLINGEN",
    "gemeente": "GEMEENTENUMMER,TYPE_PO,PEILJAAR,POSTCODE4_DEELNEMER,AANTAL_LEERLINGEN",
    "pc4": "pc4,gemeente",
    "adressen": "INSTELLINGSCODE,VESTIGINGSCODE,STRAATNAAM,POSTCODE,PLAATSNAAM,GEMEENTENAAM",
}


def write(folder: Path, kind: str, rows: Iterable[str], name: str = "") -> Path:
    path = folder / (name or f"{kind}.csv")
    path.write_text("\n".join([HEAD[kind], *rows]) + "\n", encoding="utf-8")
    return path


def store(folder: Path, *paths: Path) -> actions.Laadrapport:
    return actions.load(paths, folder)


class TestCounts:
    def test_another_year_is_added_and_the_same_year_replaced(self, tmp_path: Path) -> None:
        for name, year, count in (("a", 2023, 7), ("b", 2024, 8), ("c", 2023, 9)):
            store(
                tmp_path / "o", write(tmp_path, "brin6", [f"99AA,00,SO,{year},2511,{count}"], f"{name}.csv")
            )
        found = geladen.read(tmp_path / "o").tellingen()
        assert sorted(found.frame.select("peiljaar", "laag").rows()) == [(2023, 9), (2024, 8)]
        assert sorted(m.bron for m in found.bronnen) == ["b.csv", "c.csv"]
        assert len(list((tmp_path / "o").glob("tellingen-*.parquet"))) == 3

    def test_a_file_with_several_years_is_replaced_for_one_of_them(self, tmp_path: Path) -> None:
        store(tmp_path / "o", write(tmp_path, "brin6", ["99AA,00,SO,2023,2511,7", "99AA,00,SO,2024,2511,8"]))
        store(tmp_path / "o", write(tmp_path, "brin6", ["99AA,00,SO,2024,2511,9"]))
        found = geladen.read(tmp_path / "o").tellingen()
        assert sorted(found.frame.select("peiljaar", "laag").rows()) == [(2023, 7), (2024, 9)]

    def test_only_what_is_asked_for_comes(self, tmp_path: Path) -> None:
        rows = [f"99AA,00,{soort},{year},2511,7" for soort in ("BO", "SO") for year in (2023, 2024)]
        paths = [write(tmp_path, "brin6", rows), write(tmp_path, "gemeente", ["518,SO,2024,2511,7"])]
        store(tmp_path / "o", *paths)
        voorraad = geladen.read(tmp_path / "o")
        assert voorraad.tellingen(soorten=["SO"], peiljaren=[2024]).frame.height == 2
        assert (
            voorraad.tellingen(soorten=["SO"], peiljaren=[2024], indelingen=["brin6_pc4"]).frame.height == 1
        )
        assert voorraad.tellingen(soorten=["VO"]).frame.is_empty()

    def test_a_store_from_before_there_were_other_counts_still_counts(self, tmp_path: Path) -> None:
        old = pl.DataFrame(
            [("99AA00", "SO", 2017, "2511", 1, 4)],
            schema=["vestiging", "soort", "peiljaar", "pc4", "laag", "hoog"],
            orient="row",
        )
        manifest = bewaard.Manifest(
            "leerlingen", "oud.csv", "2017", "ab" * 32, 1, "2025-01-01T00:00:00+00:00"
        )
        bewaard.store(tmp_path, [(manifest, old)])
        row = geladen.read(tmp_path).tellingen().frame.row(0, named=True)
        assert (row["eenheid"], row["code"], row["laag"], row["hoog"]) == ("vestiging", "99AA00", 1, 4)

    def test_two_files_for_the_same_year_at_once_are_refused(self, tmp_path: Path) -> None:
        two = [write(tmp_path, "brin6", ["99AA,00,SO,2024,2511,7"], f"{name}.csv") for name in "ab"]
        with pytest.raises(OnleesbaarBestand, match=r"b\.csv: dit is dezelfde soort als a\.csv"):
            store(tmp_path / "o", *two)


class TestPlaces:
    def test_the_year_nearest_to_the_counts_goes_first_and_others_add(self, tmp_path: Path) -> None:
        paths = [
            write(tmp_path, "pc4", ["3155,Westland", "9001,Groningen"], "pc4_2017.csv"),
            write(tmp_path, "pc4", ["3155,Delft", "9002,Haren"], "pc4_2024.csv"),
        ]
        store(tmp_path / "o", *paths)
        voorraad = geladen.read(tmp_path / "o")
        for year, town in ((2016, "Westland"), (2017, "Westland"), (2023, "Delft")):
            rows = voorraad.postcodes(year).frame.rows_by_key("pc4", named=True, unique=True)
            assert rows["3155"]["gemeente"] == town
            assert rows["9001"]["gemeentecode"] == "0014" and rows["9002"]["gemeente"] == "Haren"
        assert rows["2611"]["gemeente"] == "Delft"  # of the rules of the region, in neither file

    def test_a_point_is_taken_from_another_file_only_in_the_same_municipality(self, tmp_path: Path) -> None:
        geojson = tmp_path / "scholen_2024.geojson"
        point = '"geometry":{"type":"Point","coordinates":[4.3,52.1]}'
        features = ",".join(
            f'{{"properties":{{"vestigingscode":"{code}","naam":"x","gemeente":"DELFT","postcode":"","plaats":"y"}},{point}}}'
            for code in ("99AA00", "99AB00")
        )
        geojson.write_text(f'{{"type":"FeatureCollection","features":[{features}]}}', encoding="utf-8")
        rows = ["99AA,00,Straat,2611AA,DELFT,DELFT", "99AB,00,Straat,2281AA,RIJSWIJK,RIJSWIJK"]
        store(tmp_path / "o", geojson, write(tmp_path, "adressen", rows, "adressen_2017.csv"))
        found = geladen.read(tmp_path / "o").scholen(2017).frame.sort("vestiging")
        assert found.select("gemeente", "lengte", "postcode").rows() == [
            ("Delft", 4.3, "2611AA"),
            ("Rijswijk", None, "2281AA"),
        ]


class TestAgreement:
    """What a file says of itself, and of the others."""

    def said(self, report: actions.Laadrapport) -> str:
        return "\n".join(sentence for found in report.bevindingen for sentence in found)

    def test_totals_that_fit_their_parts_are_told(self, tmp_path: Path) -> None:
        parts = write(tmp_path, "brin6", ["99AA,00,SO,2024,2511,7", "99AA,00,SO,2024,2512,-1"])
        totals = write(tmp_path, "totaal", ["99AA,00,SO,2024,9"])
        words = "De totalen per vestiging passen bij de aantallen per postcode (1 vergeleken)."
        assert words in self.said(store(tmp_path / "o", parts, totals))

    def test_what_is_no_total_of_its_parts_is_refused(self, tmp_path: Path) -> None:
        """DUO's pupils who stay down a year have the same columns as its totals."""
        store(tmp_path / "o", write(tmp_path, "brin6", ["99AA,00,SO,2024,2511,70"]))
        before = sorted((tmp_path / "o").iterdir())
        with pytest.raises(
            OnleesbaarBestand, match="1 van de 1 totalen per vestiging zijn minder"
        ) as refusal:
            store(tmp_path / "o", write(tmp_path, "totaal", ["99AA,00,SO,2024,3"]))
        assert "Kijk of dit het goede bestand is" in str(refusal.value)
        assert sorted((tmp_path / "o").iterdir()) == before

    def test_parts_of_a_region_alone_are_told_and_not_refused(self, tmp_path: Path) -> None:
        paths = [
            write(tmp_path, "brin6", ["99AA,00,SO,2024,2511,7"]),
            write(tmp_path, "totaal", ["99AA,00,SO,2024,50"]),
        ]
        assert "zijn meer dan de postcodes samen" in self.said(store(tmp_path / "o", *paths))

    def test_units_that_count_other_children_are_told(self, tmp_path: Path) -> None:
        schools = write(tmp_path, "brin6", ["99AA,00,SO,2024,2511,7"])
        said = self.said(store(tmp_path / "o", schools, write(tmp_path, "gemeente", ["518,SO,2024,2511,-1"])))
        assert (
            "passen de aantallen niet bij die per gemeente, zoals 2511 SO 2024: hier 7 tot 7, daar 1 tot 4"
            in said
        )

    def test_what_is_not_known_is_told(self, tmp_path: Path) -> None:
        paths = [
            write(tmp_path, "brin6", ["99AA,00,SO,2024,2511,7", "99ZZ,00,SO,2024,9998,-1"]),
            write(tmp_path, "gemeente", ["518,SO,2024,2511,7", "9998,SO,2024,2511,7"]),
            write(tmp_path, "pc4", ["2511,Den Haag"]),
            write(tmp_path, "adressen", ["99AA,00,Straat,2511AA,DEN HAAG,S GRAVENHAGE"]),
        ]
        said = self.said(store(tmp_path / "o", *paths))
        for words in (
            "1 gemeentenummers kennen we niet: 9998.",
            "Van 1 scholen weten we de plaats niet in 2024: 99ZZ00.",
            "Van 1 postcodes weten we de gemeente niet in 2024 (1 tot 4 leerlingen): 9998.",
        ):
            assert words in said

    @pytest.mark.parametrize(
        ("years", "words"),
        [((2024,), "2024"), ((2023, 2024), "2023 en 2024"), ((2021, 2022, 2023), "2021 tot en met 2023")],
    )
    def test_what_is_the_same_in_several_years_is_told_once(
        self, tmp_path: Path, years: tuple[int, ...], words: str
    ) -> None:
        rows = [f"99ZZ,00,SO,{year},2511,7" for year in years]
        homes = write(tmp_path, "adressen", ["99AA,00,Straat,2511AA,DEN HAAG,S GRAVENHAGE"])
        said = self.said(store(tmp_path / "o", write(tmp_path, "brin6", rows), homes))
        assert said.count("weten we de plaats niet") == 1 and f"niet in {words}: 99ZZ00." in said

    def test_what_moved_is_told(self, tmp_path: Path) -> None:
        old = write(
            tmp_path, "adressen", ["99AA,00,Straat,2511AA,DEN HAAG,S GRAVENHAGE"], "adressen_2017.csv"
        )
        new = write(tmp_path, "adressen", ["99AA,00,Straat,2611AA,DELFT,DELFT"], "adressen_2024.csv")
        said = self.said(store(tmp_path / "o", old, new))
        assert "zoals 99AA00: hier Delft (peil 2024), daar 's-Gravenhage (peil 2017)" in said

    @pytest.mark.parametrize("zaad", [1, 7])
    def test_all_files_of_a_made_up_world_agree(self, tmp_path: Path, zaad: int) -> None:
        paths = generator.write(tmp_path, zaad)
        files = [inlezen.read(path) for path in paths.values()]
        tables = [table for file in files for table in actions.tables_of(file, "2025-01-01T00:00:00")]
        voorraad = geladen.Voorraad(tables)
        said = [one.tekst for file in files for one in controle.check(file, voorraad)]
        assert any("totalen per vestiging passen" in s for s in said)
        assert any("met en zonder leeftijd passen" in s for s in said)
        assert [s for s in said if "niet bij" in s or "zijn m" in s or "andere gemeente" in s] == []


class TestMadeUpWorld:
    def test_is_repeatable_and_plainly_made_up(self, tmp_path: Path) -> None:
        one, two, other = (generator.write(tmp_path / n, z) for n, z in (("a", 1), ("b", 1), ("c", 2)))
        assert {k: p.read_bytes() for k, p in one.items()} == {k: p.read_bytes() for k, p in two.items()}
        assert one["brin6_pc4"].read_bytes() != other["brin6_pc4"].read_bytes()
        schools = generator.world().scholen
        assert schools["naam"].str.contains("verzonnen", literal=True).all()
        assert schools["vestiging"].str.starts_with("99").all() and schools["vestiging"].is_unique().all()

    def test_every_true_count_lies_in_the_interval_that_is_read(self, tmp_path: Path) -> None:
        made = generator.world(3)
        paths = generator.save(made, tmp_path, welke=("brin6_pc4", "klassiek"))
        for path in paths.values():
            read = inlezen.read(path).tabellen["tellingen"]
            both = made.leerlingen.join(
                read,
                left_on=["vestiging", "soort", "peiljaar", "pc4"],
                right_on=["code", "soort", "peiljaar", "pc4"],
            )
            assert both.height == made.leerlingen.height
            assert both.select(pl.col("aantal").is_between("laag", "hoog").all()).item()

    def test_can_be_as_large_as_the_country(self, tmp_path: Path) -> None:
        """One year, as ten take as many times longer; `make bench` reads those."""
        paths = generator.write(tmp_path, omvang=generator.LAND, welke=("brin6_pc4",))
        file = inlezen.read(paths["brin6_pc4"])
        assert 80_000 < file.regels < 130_000 and len(file.terzijde) == 1


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real files (../shared/data) are not on this machine")
def test_all_real_files_agree_and_the_school_that_moved_is_found(tmp_path: Path) -> None:
    report = store(
        tmp_path,
        *sorted(SHARED.glob("duo/*.csv")),
        *sorted(SHARED.glob("gebied/*2017.csv"))[:1],
        *SHARED.glob("gebied/*.geojson"),
    )
    said = [sentence for found in report.bevindingen for sentence in found]
    assert "De totalen per vestiging passen bij de aantallen per postcode (7357 vergeleken)." in said
    assert [s for s in said if "passen de aantallen niet" in s or "zijn m" in s] == []
    assert [s for s in said if "scholen staan in een ander bestand in een andere gemeente" in s]
    assert sum(len(file.terzijde) for file in report.bestanden) == 1
    assert list((tmp_path / "gebied").glob("gemeenten-2022-*.geojson"))
