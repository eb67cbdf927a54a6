"""Municipal boundaries: only what can be right is kept, whole, and it never changes afterwards."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.gebied import grenzen
from snijvlak.gebied.grenzen import BeschadigdeGrenzen, OnbruikbareGrenzen

from .pdok import GEMEENTEN, collection, feature, square

pytestmark = pytest.mark.eenmaal

SHARED = Path(__file__).parents[3] / "shared" / "data" / "gebied" / "gemeenten_2022.geojson"
MOMENT = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
ALL = {code for code, _ in GEMEENTEN}


def kept(folder: Path, jaar: int = 2022, moment: dt.datetime = MOMENT, count: int = 3) -> grenzen.Manifest:
    found, _ = grenzen.collect([feature(place, jaar) for place in range(count)], jaar)
    return grenzen.keep(found, jaar, folder, bron="proef", adres="proef", moment=moment)[0]


def changed(**properties: Any) -> dict[str, Any]:
    one = feature(0)
    return {**one, "properties": {**one["properties"], **properties}}


def shaped(kind: str, coordinates: Any) -> dict[str, Any]:
    return {**feature(0), "geometry": {"type": kind, "coordinates": coordinates}}


class TestAFeature:
    def test_is_a_municipality_with_its_outline(self) -> None:
        found, jaar = grenzen.parse(feature(1), None)
        assert (found.code, found.naam, jaar) == ("GM0518", "'s-Gravenhage", 2022)
        assert found.vlakken == ((tuple((east, north) for east, north in square(1)),),)

    def test_may_have_islands_holes_and_heights(self) -> None:
        hole = [[4.02, 52.02], [4.04, 52.02], [4.04, 52.04], [4.02, 52.02]]
        outline = [[*point, 3.5] for point in square(0)]
        found, _ = grenzen.parse(shaped("MultiPolygon", [[outline, hole], [square(1)]]), 2022)
        assert [len(vlak) for vlak in found.vlakken] == [2, 1]

    def test_may_name_its_year_in_the_code_of_cbs(self) -> None:
        one = changed(jrstatcode="2022GM0503")
        del one["properties"]["jaarcode"]
        assert grenzen.parse(one, None)[1] == 2022

    @pytest.mark.parametrize(
        ("one", "jaar", "words"),
        [
            ({}, 2022, "geen gebied met een omtrek"),
            (changed(statcode="0503"), 2022, "zonder gemeentecode"),
            (changed(statnaam=" "), 2022, "zonder naam"),
            (feature(0), 2021, "is van 2022 en niet van 2021"),
            (changed(jaarcode=None), None, "Zeg het erbij"),
            (shaped("Point", [4.0, 52.0]), 2022, "geen gebied met een omtrek"),
            (shaped("Polygon", []), 2022, "heeft geen omtrek"),
            (shaped("Polygon", [[[52.0, 4.0], [52.1, 4.0], [52.1, 4.1], [52.0, 4.0]]]), 2022, "omgekeerd"),
            (
                shaped("Polygon", [[[80e3, 450e3], [81e3, 450e3], [81e3, 451e3], [80e3, 450e3]]]),
                2022,
                "meters",
            ),
            (shaped("Polygon", [[[0, 0], [1, 0], [1, 1], [0, 0]]]), 2022, "buiten Nederland"),
            (shaped("Polygon", [square(0)[:-1]]), 2022, "niet gesloten"),
        ],
    )
    def test_that_cannot_be_right_is_refused(self, one: Any, jaar: int | None, words: str) -> None:
        with pytest.raises(OnbruikbareGrenzen, match=words):
            grenzen.parse(one, jaar)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html>", "geen GeoJSON"),
        (json.dumps(collection(feature(0))).encode()[:-20], "maar voor een deel"),
        (b"[" * 20_000, "geen GeoJSON"),
        (b'{"type": "Feature"}', "FeatureCollection"),
    ],
)
def test_what_is_no_collection_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(OnbruikbareGrenzen, match=words):
        grenzen.features(content)


def test_a_collection_has_each_municipality_once_and_one_year() -> None:
    found, _ = grenzen.collect([feature(2), feature(0)], 2022)
    assert [grens.code for grens in found] == ["GM0503", "GM0603"]
    for wrong, words in (
        ([feature(0), feature(0)], "twee keer"),
        ([], "geen enkele"),
        ([feature(0, 2021)], "2021"),
    ):
        with pytest.raises(OnbruikbareGrenzen, match=words):
            grenzen.collect(wrong, 2022)


class TestKeeping:
    def test_what_was_kept_is_read_again_with_where_it_is_from(self, tmp_path: Path) -> None:
        manifest = kept(tmp_path)
        found = grenzen.read(tmp_path, ALL)
        assert found and [grens.naam for grens in found.gemeenten] == ["Delft", "'s-Gravenhage", "Rijswijk"]
        assert found.manifest == manifest and manifest.peil == "1 januari 2022"
        assert manifest.tekst == "proef, peil 1 januari 2022, CC BY 4.0"
        assert [g.code for g in (grenzen.read(tmp_path, {"GM0603", "GM9999"}) or found).gemeenten] == [
            "GM0603"
        ]

    def test_the_same_again_changes_nothing(self, tmp_path: Path) -> None:
        first = kept(tmp_path)
        assert kept(tmp_path, moment=MOMENT + dt.timedelta(days=1)) == first
        assert len(list(tmp_path.iterdir())) == 2

    def test_the_newest_of_a_year_counts_and_the_newest_year(self, tmp_path: Path) -> None:
        kept(tmp_path, count=2)
        newer = kept(tmp_path, moment=MOMENT + dt.timedelta(days=1))
        kept(tmp_path, jaar=2021, moment=MOMENT + dt.timedelta(days=2))
        assert grenzen.newest(tmp_path) == grenzen.newest(tmp_path, 2022) == newer
        assert grenzen.newest(tmp_path, 2020) is None and grenzen.read(tmp_path / "niets", ALL) is None

    def test_what_was_changed_or_is_gone_is_told_and_can_be_fetched_anew(self, tmp_path: Path) -> None:
        manifest = kept(tmp_path)
        path = tmp_path / manifest.bestand
        path.write_bytes(path.read_bytes().replace(b"Delft", b"Dolft"))
        with pytest.raises(BeschadigdeGrenzen, match="snijvlak gebied haal --jaar 2022"):
            grenzen.read(tmp_path, {"GM0503"})
        path.unlink()
        with pytest.raises(BeschadigdeGrenzen):
            grenzen.read(tmp_path, {"GM0518"})
        fresh = kept(tmp_path, moment=MOMENT + dt.timedelta(seconds=1))
        assert fresh.bestand != manifest.bestand and grenzen.read(tmp_path, ALL)

    def test_a_broken_manifest_is_told(self, tmp_path: Path) -> None:
        manifest = kept(tmp_path)
        (tmp_path / manifest.bestand).with_suffix(".json").write_text("{}", encoding="utf-8")
        with pytest.raises(BeschadigdeGrenzen):
            grenzen.newest(tmp_path)

    @given(st.permutations(range(5)))
    def test_the_order_of_the_service_does_not_matter(self, order: list[int]) -> None:
        one, _ = grenzen.collect([feature(place) for place in order], 2022)
        assert grenzen._geojson(one) == grenzen._geojson(
            grenzen.collect([feature(p) for p in range(5)], 2022)[0]
        )


@pytest.mark.skipif(not SHARED.is_file(), reason="../shared/data is not here")
def test_the_real_file_of_cbs_can_be_kept(tmp_path: Path) -> None:
    listed, _ = grenzen.features(SHARED.read_bytes())
    found, jaar = grenzen.collect(listed, None)
    assert (len(found), jaar) == (345, 2022)
    grenzen.keep(found, jaar, tmp_path, bron="CBS", adres=SHARED.name, moment=MOMENT)
    again = grenzen.read(tmp_path, {"GM0518", "GM1783"})
    assert again and [g.naam for g in again.gemeenten] == ["'s-Gravenhage", "Westland"]
