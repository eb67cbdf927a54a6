"""A map shows a table and no more: areas in their class, hidden values without a trace."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.vormgeving.kaart import Gebied, Lijn, Punt, Tegel, draw
from snijvlak.vormgeving.kaart.klassen import COUNT, Klassen
from snijvlak.vormgeving.kaart.lijnen import THICK, THIN, outline, width
from snijvlak.vormgeving.kaart.plaatsen import WIDTH, Projectie, middle, path
from snijvlak.vormgeving.tabel import Interval, Tabel, Waarde
from snijvlak.vormgeving.voorbeelden import kaarten


def table(*values: Waarde) -> Tabel:
    rijen = tuple((f"Gemeente {place}", value) for place, value in enumerate(values))
    return Tabel(
        "Proef",
        "In gemeente 0 is iets te zien.",
        "proef",
        "2026",
        "leerlingen",
        ("Gemeente", "Aantal"),
        rijen,
    )


def squares(count: int) -> list[Gebied]:
    def ring(place: int) -> tuple[tuple[float, float], ...]:
        west = 4 + place / 10
        return ((west, 52.0), (west + 0.1, 52.0), (west + 0.1, 52.1), (west, 52.1), (west, 52.0))

    return [Gebied(f"G{place}", f"Gemeente {place}", (ring(place),)) for place in range(count)]


def markup(*values: Waarde, **more: object) -> str:
    drawn = draw(table(*values), squares(len(values)), naam="proef", kolom="Aantal", **more)  # type: ignore[arg-type]
    return render_to_string("vormgeving/kaart.html", {"kaart": drawn})


class TestClasses:
    @pytest.mark.parametrize(
        ("values", "stap", "names"),
        [
            ([480], 200, ("0 tot 200", "600 of meer")),
            ([1_000_000], 250_000, ("0 tot 250.000", "750.000 of meer")),
            ([0.7], 0.2, ("0 tot 0,2", "0,6 of meer")),
            ([0], 1, ("0 tot 1", "3 of meer")),
            ([None, "tekst"], 1, ("0 tot 1", "3 of meer")),
            ([Interval(1, 3)], 1, ("0 tot 1", "3 of meer")),  # no more than that it is small
        ],
    )
    def test_are_of_equal_round_width(
        self, values: list[Waarde], stap: float, names: tuple[str, str]
    ) -> None:
        found = Klassen.of(values)
        assert found.stap == pytest.approx(stap)
        assert (found.name(0), found.name(COUNT - 1)) == names

    @given(st.lists(st.integers(0, 10**7), min_size=1))
    def test_hold_every_value_between_their_bounds(self, values: list[int]) -> None:
        found = Klassen.of(values)
        for value in values:
            place, unsure = found.find(value) or (-1, True)
            assert not unsure and place * found.stap <= value
            assert place == COUNT - 1 or value < (place + 1) * found.stap

    @given(st.integers(0, 1000), st.integers(0, 1000), st.integers(1, 1000))
    def test_an_interval_over_a_bound_is_unsure(self, low: int, more: int, most: int) -> None:
        found = Klassen.of([Interval(0, most)])
        _, unsure = found.find(Interval(low, low + more)) or (0, False)
        shown = Interval(low, low + more).getoond
        ends = {min(COUNT - 1, int(end // found.stap)) for end in shown}
        assert unsure == (len(ends) > 1)


class TestTheSheet:
    def test_is_true_to_scale_at_its_middle(self) -> None:
        sheet = Projectie.around([(4.0, 52.0), (4.4, 52.0), (4.4, 52.2), (4.0, 52.2)])
        (x1, y1), (x2, y2) = sheet.place((4.2, 52.1)), sheet.place((4.3, 52.2))
        # A tenth of a degree: 6.84 km east and 11.12 km north at 52.1 degrees.
        assert (x2 - x1) / (y1 - y2) == pytest.approx(math.cos(math.radians(52.1)), rel=0.002)

    @given(st.lists(st.tuples(st.floats(3.3, 7.2), st.floats(50.7, 53.6)), min_size=1, max_size=20))
    def test_has_room_for_every_point(self, points: list[tuple[float, float]]) -> None:
        sheet = Projectie.around(points)
        for x, y in map(sheet.place, points):
            assert 0 <= x <= WIDTH and 0 <= y <= sheet.hoogte

    def test_puts_a_name_in_the_middle(self) -> None:
        assert middle([((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))]) == (5, 5)
        assert middle([((0, 0), (1, 0), (1, 1), (0, 0)), ((0, 0), (9, 0), (9, 9), (0, 9), (0, 0))]) == (
            4.5,
            4.5,
        )
        assert middle([((3, 3), (3, 3))]) == (3, 3)

    def test_neighbours_share_their_border_to_the_digit(self) -> None:
        one, two = (vlak.pad for vlak in draw(table(1, 2), squares(2), naam="p", kolom="Aantal").vlakken)
        border = {point for point in re.findall(r"[\d.]+ [\d.]+", one)}
        assert len(border & set(re.findall(r"[\d.]+ [\d.]+", two))) == 2

    def test_leaves_out_points_that_fall_together(self) -> None:
        assert path([((0, 0), (0, 0), (5.5, 0), (5, 5), (0, 0))]) == "M0 0L5.5 0L5 5Z"
        assert path([((1, 1), (1, 1), (1, 1)), ((0, 0), (5, 0), (5, 5), (0, 0))]) == "M0 0L5 0L5 5Z"


class TestTheMap:
    def test_shows_each_value_as_the_table_does(self) -> None:
        said = markup(1200, Interval(300, 410), Interval(1, 3))
        for text in ("Gemeente 0: 1.200", "Gemeente 1: 300–410", "Gemeente 2: &lt;5"):
            assert f"<title>{text}</title>" in said
        assert 'aria-label="In gemeente 0 is iets te zien."' in said and 'role="img"' in said

    def test_a_hidden_value_leaves_no_trace(self) -> None:
        drawn = draw(table(100, None), squares(2), naam="proef", kolom="Aantal")
        vlak = drawn.vlakken[1]
        assert (vlak.klasse, vlak.tekst) == ("verborgen", "x")
        assert ("verborgen", "x: dit aantal is verborgen") in drawn.legenda

    def test_the_same_is_drawn_for_every_small_count(self) -> None:
        assert markup(90, Interval(1, 2)) == markup(90, Interval(3, 4))

    def test_an_area_without_a_row_says_so(self) -> None:
        drawn = draw(table(5), squares(2), naam="proef", kolom="Aantal")
        assert (drawn.vlakken[1].klasse, drawn.vlakken[1].tekst) == ("geen", "geen gegevens")
        assert drawn.legenda[-1] == ("geen", "geen gegevens")

    def test_an_area_can_lead_somewhere(self) -> None:
        said = markup(7, 8, adressen={"G1": "/daar/?a=1&b=2"}, gekozen=("G1",))
        assert '<a href="/daar/?a=1&amp;b=2" aria-label="Gemeente 1: 8" aria-current="true">' in said
        assert 'role="group"' in said and said.count("<a ") == 1

    def test_names_are_safe_and_have_dots_in_numbers_of_svg(self) -> None:
        odd = replace(squares(1)[0], naam='<b>"O"</b>')
        drawn = draw(table(7), [odd], naam="proef", punten=[Punt("<i>", (4.033, 52.017))])
        said = render_to_string("vormgeving/kaart.html", {"kaart": drawn})
        assert "<b>" not in said and "<i>" not in said
        assert not re.search(r'(?:cx|cy|x|y)="[\d.]*,', said)

    def test_a_name_that_does_not_fit_is_left_to_the_table(self) -> None:
        narrow = replace(squares(1)[0], naam="Een heel lange naam van een gemeente")
        drawn = draw(table(7), [narrow, *squares(20)[1:]], naam="proef")
        assert drawn.vlakken[0].regels == () and drawn.vlakken[1].regels == ()

    def test_has_no_style_or_script_of_its_own(self) -> None:
        assert not re.search(r"style=|<style|<script|on\w+=", markup(1, None, adressen={"G0": "/"}))

    def test_tiles_take_the_place_of_outlines(self) -> None:
        tegels = [Tegel("G0", "Gemeente 0", 3, 0), Tegel("G1", "Leidschendam-Voorburg", 4, 1)]
        drawn = draw(table(7), tegels, naam="proef", kolom="Aantal", punten=[Punt("x", (4, 52))])
        assert drawn.tegels and drawn.stippen == () and drawn.breedte < drawn.hoogte + 20
        assert [regel for regel, _ in drawn.vlakken[1].regels] == ["Leidschendam-", "Voorburg"]
        assert "Elk vierkant" in render_to_string("vormgeving/kaart.html", {"kaart": drawn})

    def test_comes_with_its_table(self) -> None:
        assert "<table" in markup(1) and "In gemeente 0 is iets te zien.</p>" in markup(1)

    @pytest.mark.parametrize(
        ("tabel", "kolom", "words"),
        [(replace(table(1), lezing=" "), "", "in een zin"), (table(1), "Prijs", "Aantal")],
    )
    def test_that_cannot_be_drawn_is_refused(self, tabel: Tabel, kolom: str, words: str) -> None:
        with pytest.raises(ValueError, match=words):
            draw(tabel, squares(1), naam="proef", kolom=kolom)

    def test_the_examples_show_every_look(self) -> None:
        klassen = {klasse for klasse, _ in kaarten.areas().legenda}
        assert {"onzeker", "verborgen", "geen"} <= klassen and kaarten.areas().stippen


class TestLines:
    def test_say_from_where_to_where_and_the_thick_ones_lie_below(self) -> None:
        lines = [Lijn("G0", "G1", 10), Lijn("G1", "G0", 40), Lijn("G0", "G2", Interval(6, 12, 8))]
        kaart = draw(table(1, 2, 3), squares(3), naam="proef", lijnen=lines)
        assert [pijl.tekst for pijl in kaart.pijlen] == [
            "Gemeente 1 → Gemeente 0: 40",
            "Gemeente 0 → Gemeente 1: 10",
            "Gemeente 0 → Gemeente 2: 8 (6–12)",
        ]
        page = render_to_string("vormgeving/kaart.html", {"kaart": kaart})
        assert page.count('class="snijvlak-kaart-lijn"') == 3 and "style=" not in page
        assert "<title>Gemeente 1 → Gemeente 0: 40</title>" in page

    def test_that_cannot_be_drawn_are_left_out(self) -> None:
        """A hidden value, nobody, to itself, and to an area that the map does not have."""
        lines = [Lijn("G0", "G1", None), Lijn("G0", "G1", 0), Lijn("G0", "G0", 9), Lijn("G0", "elders", 9)]
        assert draw(table(1, 2), squares(2), naam="proef", lijnen=lines).pijlen == ()

    @given(st.floats(0, 1e6), st.floats(0.1, 1e6))
    def test_are_thicker_for_more(self, size: float, top: float) -> None:
        assert THIN <= width(size, top) <= THICK and width(top, top) == THICK
        assert width(size, top) <= width(min(size * 2, top), top) or size >= top

    @given(st.tuples(*[st.integers(0, 600)] * 4), st.floats(THIN, THICK))
    def test_to_and_fro_lie_beside_each_other(self, ends: tuple[int, int, int, int], thick: float) -> None:
        begin, end = (float(ends[0]), float(ends[1])), (float(ends[2]), float(ends[3]))
        there, back = outline(begin, end, thick), outline(end, begin, thick)
        assert there.endswith("Z") and back.endswith("Z") and "nan" not in there
        if math.dist(begin, end) > 150:
            assert not {*points(there)} & {*points(back)}
            # The tip is on the way to the end, and not past it.
            tip = points(there)[18]
            assert math.dist(tip, end) < math.dist(begin, end) / 3


def points(path_: str) -> list[tuple[float, float]]:
    return [tuple(map(float, part.split())) for part in path_[1:-1].split("L")]  # type: ignore[misc] -- pairs
