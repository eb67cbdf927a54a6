"""The question "what if" put to a made-up region: held to a simple count of who lives nearer."""

from __future__ import annotations

from collections import defaultdict

import pytest

from snijvlak.grensverkeer.dekking import scenario, voorraad
from snijvlak.grensverkeer.dekking.punten import Punt, kilometers
from snijvlak.grensverkeer.dekking.regels import load
from snijvlak.grensverkeer.dekking.scenario import Antwoord, Vraag
from snijvlak.grensverkeer.dekking.voorraad import Bewaard
from tests.grensverkeer.dekking.conftest import Streek

pytestmark = pytest.mark.eenmaal
RULES = load()
AMPLE = 5000


def kept(streek: Streek) -> Bewaard:
    found = voorraad.newest(streek.opslag)
    assert found
    return found


def ask(streek: Streek, vraag: Vraag) -> Antwoord:
    found = kept(streek)
    return scenario.ask(found.uitkomst, voorraad.table(streek.opslag, found), vraag, RULES)


def nearer(streek: Streek, vraag: Vraag) -> dict[str, tuple[float, float]]:
    """Per municipality the pupils who live nearer to a new location, and the kilometers that saves: the same
    counted a row at a time."""
    found = kept(streek)
    whole = found.uitkomst
    points = {one.pc4: Punt(one.lengte, one.breedte, "gegeven") for one in whole.thuis}
    cluster = {one.code: one.cluster for one in whole.locaties}
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    rows = voorraad.table(streek.opslag, found).filter(soort=vraag.soort)
    for pc4, gemeente, code, pupils, km in rows.select(
        "pc4", "gemeente", "locatie", "schatting", "km"
    ).iter_rows():
        new = kilometers([points[pc4]], [points[vraag.postcode]], whole.omrijfactor, whole.kortste_km)[0, 0]
        if new < km and vraag.cluster in ("", cluster[code]):
            sums[gemeente][0] += pupils
            sums[gemeente][1] += pupils * (km - new)
    return {gemeente: (pupils, saved) for gemeente, (pupils, saved) in sums.items()}


def homes(streek: Streek) -> list[str]:
    first = {one.gemeente: one.pc4 for one in kept(streek).uitkomst.thuis if one.hoe}
    return [first[name] for name in ("Zoetermeer", "Westland", "'s-Gravenhage")]


@pytest.mark.parametrize("cluster", ["", "3", "4"])
def test_with_places_for_all_everybody_who_lives_nearer_may_go(streek: Streek, cluster: str) -> None:
    for home in homes(streek):
        vraag = Vraag("SO", postcode=home, plaatsen=AMPLE, cluster=cluster)
        expected = nearer(streek, vraag)
        found = ask(streek, vraag)
        assert {line.gemeente for line in found.regels} == set(expected)
        for line in found.regels:
            pupils, saved = expected[line.gemeente]
            past = RULES.aannames.past
            for got, part in (
                (line.minder.weinig, past.laag),
                (line.minder.waarde, past.waarde),
                (line.minder.veel, past.hoog),
            ):
                assert got == pytest.approx(float(part) * pupils)
            assert line.verschil.veel == pytest.approx(-saved) and line.zonder.grenzen == (0, 0)


def test_a_location_for_each_cluster_draws_what_those_of_one_cluster_draw_together(streek: Streek) -> None:
    home = homes(streek)[0]
    drawn = {c: ask(streek, Vraag("VSO", (), home, AMPLE, c)).bezet.veel for c in ("", "3", "4")}
    # Of some schools nobody gave the cluster; their pupils go to a location for each cluster alone.
    assert drawn[""] >= drawn["3"] + drawn["4"] - 1e-6 > 0


def test_closing_where_the_others_grow_leaves_nobody_without_a_place(streek: Streek) -> None:
    places = [one for one in kept(streek).uitkomst.locaties if one.soort == "SO" and one.binnen]
    for closing in places:
        if len([one for one in places if one.cluster == closing.cluster]) < 2:
            continue  # nobody else is of its cluster
        full = ask(streek, Vraag("SO", (closing.code,)))
        grown = ask(streek, Vraag("SO", (closing.code,), groeit=True))
        moved = grown.totaal.minder.waarde + grown.totaal.meer.waarde
        assert grown.totaal.zonder.grenzen[1] == pytest.approx(0, abs=1e-6)
        assert moved <= closing.eigen + 1e-6
        assert full.totaal.zonder.waarde >= -1e-6
        lost = full.totaal.zonder.waarde + full.totaal.minder.waarde + full.totaal.meer.waarde
        assert lost <= closing.eigen + 1e-6


def test_a_change_of_nobody_is_no_line(streek: Streek) -> None:
    assert ask(streek, Vraag("SO")).regels == ()


@pytest.mark.parametrize("vraag", [Vraag("SO", ("99ZZ99-SO",)), Vraag("SO", postcode="9999", plaatsen=10)])
def test_what_is_not_there_cannot_be_asked(streek: Streek, vraag: Vraag) -> None:
    with pytest.raises(LookupError):
        ask(streek, vraag)
