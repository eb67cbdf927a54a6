"""Next to pandas: that it finds what we find, so that the time of both is for the same work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench import uit_csv
from snijvlak.grensverkeer import generator, matrix

pytestmark = pytest.mark.eenmaal

FAULTS = (  # the row before it is written again, changed so
    (r",([^,]*)\n$", ",veel\n"),
    (r'"BO"', '"HBO"'),
    (r'"(\d{4})",(\S*)\n$', r'"12",\2\n'),
    (r"20\d\d", "24"),
    (r'"99(..)"', '"88XX"'),
    (r"\n$", ",1\n"),
    (r"$", ""),
    (r"^.*\n", "\n"),
)


def faulty(folder: Path) -> dict[str, Path]:
    """Files of a made-up region with a fault of each kind and a total that is too low. One school and one
    postcode in them are not known."""
    paths = generator.write(folder, jaren=(2023, 2024), welke=uit_csv.BESTANDEN)
    lines = paths["brin6_pc4"].read_text(encoding="utf-8").splitlines(keepends=True)
    for number, (what, by) in enumerate(FAULTS, start=1):
        place = 100 * number
        lines.insert(place, re.sub(what, by, lines[place - 1]))
    paths["brin6_pc4"].write_text("".join(lines), encoding="utf-8")
    totals = paths["brin6_totaal"].read_text(encoding="utf-8").splitlines(keepends=True)
    totals[1] = re.sub(r",\d+\n", ",1\n", totals[1])
    paths["brin6_totaal"].write_text("".join(totals), encoding="utf-8")
    return paths


def test_we_find_each_fault(tmp_path: Path) -> None:
    made = uit_csv.made(faulty(tmp_path))
    assert [row.regel for row in made.files[0].terzijde][:7] == [100 * n + 1 for n in range(1, 8)]
    assert any("1 van de" in said and "minder" in said for said in made.said[0])


def test_what_is_not_the_same_is_told(tmp_path: Path) -> None:
    made = uit_csv.made(generator.write(tmp_path, welke=uit_csv.BESTANDEN))
    assert uit_csv.differences(made, {"matrix": []}) == ["matrix"]


def test_the_matrix_is_what_a_loop_adds_up(tmp_path: Path) -> None:
    made = uit_csv.made(generator.write(tmp_path, zaad=4, welke=uit_csv.BESTANDEN))
    pupils, _, homes, schools = (file.tabellen for file in made.files)
    home = dict(homes["postcodes"].select("pc4", "gemeente").iter_rows())
    place = dict(schools["scholen"].select("vestiging", "gemeente").iter_rows())
    names = matrix.kolommen()[:-2]
    sums: dict[tuple[str, str, str], list[int]] = {}
    for row in pupils["tellingen"].iter_rows(named=True):
        woon, school = home.get(row["pc4"]), place.get(row["code"], matrix.NIET_GEVONDEN)
        if woon in names:
            group = school if school in (*names, matrix.NIET_GEVONDEN) else matrix.BUITEN
            cell = sums.setdefault((row["soort"], woon, group), [0, 0])
            cell[0] += row["laag"]
            cell[1] += row["hoog"]
    [(table, _)] = made.matrices.values()
    assert {tuple(row[:3]): list(row[3:]) for row in table.iter_rows()} == sums
