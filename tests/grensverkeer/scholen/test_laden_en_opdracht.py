"""From files in DUO's layouts to the pages; and the pages say what the commands say."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import polars as pl
import pytest
from django.test import Client

from snijvlak.grensverkeer import actions, generator, klaar
from snijvlak.grensverkeer.generator import vervolg
from snijvlak.grensverkeer.kostendeling import bron
from snijvlak.grensverkeer.schatting import vragen
from snijvlak.grensverkeer.scholen import queries, tabellen

pytestmark = pytest.mark.eenmaal
JAAR = generator.PEILJAAR


def test_page_command_and_shared_costs_say_the_same_of_a_school(opslag: Path) -> None:
    homes = klaar.table(opslag, klaar.HERKOMST, JAAR)
    assert homes is not None
    code = str(homes.filter(pl.col("soort") == "SO")["vestiging"][0])
    school = queries.find(opslag, code, JAAR)
    assert school
    shown = queries.homes(opslag, school, "SO", JAAR, alles=True)
    assert shown
    told = vragen.school(opslag, code, JAAR).tabel.filter(pl.col("soort") == "SO")
    command = {row["woongemeente"]: row for row in told.iter_rows(named=True)}
    assert len(shown.gemeenten) > 5
    for part in shown.gemeenten:
        row = command[tabellen.home_name(part.code)]
        assert part.aantal.schatting == pytest.approx(row["schatting"], abs=0.011)
        # The page adds up the parts in each samenwerkingsverband: bounds of a sum may be wider then.
        assert part.aantal.laag <= row["laag"] and part.aantal.hoog >= row["hoog"]
    counted = bron.of_school(opslag, code)
    assert counted
    assert float(sum(row.schatting for row in counted.rijen)) == pytest.approx(
        told["schatting"].sum(), abs=0.2
    )


def test_schools_together_are_what_the_command_says_of_a_municipality(opslag: Path) -> None:
    told = vragen.gemeente(opslag, "Delft", JAAR).tabel.filter(
        pl.col("soort") == "SBO", pl.col("schoolgemeente") == "Delft"
    )
    found: dict[str, float] = defaultdict(float)
    for school in queries.schools(opslag, JAAR):
        if school.gemeentenaam == "Delft" and "SBO" in school.soorten:
            one = queries.homes(opslag, school, "SBO", JAAR, alles=True)
            for part in one.gemeenten if one else ():
                found[tabellen.home_name(part.code)] += part.aantal.schatting
    assert told.height > 1 and set(found) == set(told["woongemeente"])
    for woon, guess in told.select("woongemeente", "schatting").iter_rows():
        assert found[woon] == pytest.approx(guess, abs=0.05)


def test_files_of_vo_and_mbo_reach_the_pages(
    client: Client, gegevens: Path, tmp_path: Path, no_pictures: None
) -> None:
    files = vervolg.write(tmp_path / "bron")
    assert [path.read_bytes() for path in vervolg.write(tmp_path / "nog eens")] == [
        path.read_bytes() for path in files
    ]
    actions.load(
        [*generator.write(tmp_path / "bron", welke=["postcodes"]).values(), *files], gegevens / "grensverkeer"
    )
    page = client.get("/grensverkeer/mbo-studenten/")
    shares = {row[0]: row for row in page.context["delen"].teksten}
    largest = shares["ROC De Verzonnen Vaart (verzonnen)"]
    assert largest[2].startswith("79%") and largest[3].startswith("9%")
    assert "verzonnen_mbo" in page.content.decode()
    vo = client.get("/grensverkeer/scholen/", {"soort": "VO"}).context["scholen"]
    detail = client.get(vo[0][1])
    assert detail.status_code == 200 and detail.context["gekozen"].soort == "VO"
    assert {wat for wat, _, _ in detail.context["tabellen"]} == {"gemeenten", "samenwerkingsverbanden"}
    matrix = client.get("/grensverkeer/mbo/stromen.csv")
    assert matrix["Content-Type"].startswith("text/csv")
