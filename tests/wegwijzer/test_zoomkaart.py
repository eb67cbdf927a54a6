"""The boundaries that the map that zooms asks for: GeoJSON in degrees, small, and never a failure."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from snijvlak.gebied import grenzen, ophalen, queries
from snijvlak.wegwijzer import zoomkaart

SHARED = Path(__file__).parents[3] / "shared" / "data" / "gebied" / "gemeenten_2022.geojson"
RING = ((4.123456, 52.0), (4.2, 52.0), (4.2, 52.1), (4.123456, 52.0))
HOLE = ((4.18, 52.02), (4.19, 52.02), (4.19, 52.03), (4.18, 52.02))


def keep(folder: Path, *codes: str) -> None:
    found = [grenzen.Grens(code, "andere spelling", ((RING, HOLE),)) for code in codes]
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    grenzen.keep(found, 2026, folder, bron="proef", adres="proef", moment=moment)


def test_has_each_municipality_with_our_name_and_rounded_outline(tmp_path: Path) -> None:
    keep(tmp_path, "GM0503", "GM0518", "GM0363")  # the last is Amsterdam
    found = zoomkaart.collection(tmp_path)
    assert found["type"] == "FeatureCollection"
    assert [feature["properties"] for feature in found["features"]] == [
        {"code": "GM0503", "naam": "Delft"},
        {"code": "GM0518", "naam": "'s-Gravenhage"},
    ]
    geometry = found["features"][0]["geometry"]
    assert geometry["type"] == "MultiPolygon"
    assert geometry["coordinates"][0][0][0] == [4.1235, 52.0] == geometry["coordinates"][0][0][-1]
    assert len(geometry["coordinates"][0]) == 2  # the hole is a hole


def test_is_empty_without_boundaries_and_with_damaged_ones(tmp_path: Path) -> None:
    assert zoomkaart.collection(tmp_path)["features"] == []
    (tmp_path / "gemeenten-2022-20260101T000000000000-00000000.json").write_text("{}", encoding="utf-8")
    assert zoomkaart.collection(tmp_path)["features"] == []


@pytest.mark.skipif(not SHARED.is_file(), reason="../shared/data is not here")
def test_the_real_outlines_keep_their_shared_points(tmp_path: Path) -> None:
    ophalen.take(SHARED, None, tmp_path)
    features = zoomkaart.collection(tmp_path)["features"]
    assert len(features) == len(queries.haaglanden())
    points = {
        feature["properties"]["naam"]: {
            tuple(point)
            for polygon in feature["geometry"]["coordinates"]
            for ring in polygon
            for point in ring
        }
        for feature in features
    }
    assert len(points["Delft"] & points["Midden-Delfland"]) > 10


@pytest.mark.django_db
class TestThePage:
    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, gegevens=tmp_path))
        return tmp_path / grenzen.MAP

    def test_offers_a_zoom_only_with_boundaries(self, client: Client, folder: Path) -> None:
        assert "data-zoomkaart" not in client.get("/wegwijzer/kaart/").content.decode()
        keep(folder, *(g.code for g in queries.haaglanden()))
        said = client.get("/wegwijzer/kaart/?gemeente=GM0503").content.decode()
        assert 'data-gekozen="GM0503"' in said and "hidden data-zoomkaart" in said

    def test_the_boundaries_are_geojson(self, client: Client, folder: Path) -> None:
        keep(folder, "GM0503")
        answer = client.get("/wegwijzer/kaart/grenzen.geojson")
        assert answer["Content-Type"] == "application/geo+json"
        assert [f["properties"]["naam"] for f in answer.json()["features"]] == ["Delft"]
        assert client.post("/wegwijzer/kaart/grenzen.geojson").status_code == 405

    def test_no_other_page_carries_the_large_script(self, client: Client, folder: Path) -> None:
        for path in ("/", "/wegwijzer/"):
            assert "<script" not in client.get(path).content.decode()
