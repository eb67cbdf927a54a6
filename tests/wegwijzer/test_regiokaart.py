"""The map of the region: by place, by postcode, by link; with the real outlines where they were fetched."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from snijvlak.gebied import grenzen, ophalen, queries, tegelkaart
from snijvlak.wegwijzer import kaart
from snijvlak.wegwijzer import queries as wegwijzer

SHARED = Path(__file__).parents[3] / "shared" / "data" / "gebied" / "gemeenten_2022.geojson"
TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Delft", "Delft"),
        ("den haag", "'s-Gravenhage"),
        ("Voorburg", "Leidschendam-Voorburg"),
        ("2611", "Delft"),
        ("3155 AB", "Midden-Delfland"),
        ("Leiden", None),  # a neighbour
        ("2311", None),
        ("9999", None),
        ("nergens", None),
        ("", None),
    ],
)
def test_a_place_is_a_municipality_of_the_region(text: str, found: str | None) -> None:
    place = wegwijzer.find_place(text, TODAY)
    assert (place.naam if place else None) == found


def test_every_municipality_has_a_tile_beside_others() -> None:
    tegels = tegelkaart.load().tegels
    assert {tegel.gemeente for tegel in tegels} == {g.code for g in queries.haaglanden()}
    places = {(tegel.kolom, tegel.rij) for tegel in tegels}
    for x, y in places:
        assert places & {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)}


def test_without_boundaries_there_are_tiles_and_with_damaged_ones_too(tmp_path: Path) -> None:
    assert kaart.region(tmp_path, None, "/kaart/").tegels
    (tmp_path / "gemeenten-2022-20260101T000000000000-00000000.json").write_text("{}", encoding="utf-8")
    assert kaart.region(tmp_path, None, "/kaart/").tegels


@pytest.mark.skipif(not SHARED.is_file(), reason="../shared/data is not here")
def test_the_real_outlines_of_the_ten_fit_in_a_small_picture(tmp_path: Path, client: Client) -> None:
    ophalen.take(SHARED, None, tmp_path)
    drawn = kaart.region(tmp_path, queries.find_gemeente("Delft"), "/kaart/")
    assert not drawn.tegels and len(drawn.vlakken) == 10 and "CC BY 4.0" in drawn.bron
    assert sum(len(vlak.pad) for vlak in drawn.vlakken) < 20_000
    assert [vlak.naam for vlak in drawn.vlakken if vlak.gekozen] == ["Delft"]


@pytest.mark.django_db
class TestThePage:
    def test_every_area_is_a_link_that_marks_it(self, client: Client) -> None:
        said = client.get("/wegwijzer/kaart/").content.decode()
        links = re.findall(r'<a href="(/wegwijzer/kaart/\?gemeente=GM\d{4})"', said)
        assert len(set(links)) == 10
        marked = client.get("/wegwijzer/kaart/?gemeente=GM0503").content.decode()
        assert (
            "Delft staat donker op de kaart" in marked and 'aria-label="Delft" aria-current="true"' in marked
        )

    @pytest.mark.parametrize("address", ["?gemeente=GM0546", "?gemeente=xx", "?gemeente=", "?iets=1"])
    def test_an_address_without_a_place_of_ours_just_shows_the_map(
        self, client: Client, address: str
    ) -> None:
        answer = client.get(f"/wegwijzer/kaart/{address}")
        assert answer.status_code == 200 and "staat donker" not in answer.content.decode()

    def test_a_postcode_goes_in_the_body_and_its_letters_nowhere(self, client: Client) -> None:
        said = client.post("/wegwijzer/kaart/", {"plaats": "2611 AB"}).content.decode()
        assert "Delft staat donker" in said and "AB" not in re.sub(r"<[^>]*>", "", said).split()
        assert 'value="2611"' in said

    def test_a_place_elsewhere_is_told(self, client: Client) -> None:
        answer = client.post("/wegwijzer/kaart/", {"plaats": "Amsterdam"})
        assert answer.status_code == 422 and "vinden wij niet in Haaglanden" in answer.content.decode()

    def test_shows_the_outlines_once_they_were_fetched(
        self, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:

        monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, gegevens=tmp_path))
        square = ((4.0, 52.0), (4.1, 52.0), (4.1, 52.1), (4.0, 52.0))
        found = [grenzen.Grens(g.code, g.naam, ((square,),)) for g in queries.haaglanden()]
        moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        grenzen.keep(found, 2026, tmp_path / grenzen.MAP, bron="proef", adres="proef", moment=moment)
        assert "peil 1 januari 2026" in client.get("/wegwijzer/kaart/").content.decode()
