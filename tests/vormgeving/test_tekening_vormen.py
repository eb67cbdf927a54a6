"""Each kind of picture by itself: what is drawn where, and which tables it refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.vormgeving.beelden import SVG, box, parse, shapes, spot, tabel, texts

from snijvlak.vormgeving.tabel import Interval, Vorm, Waarde, dutch
from snijvlak.vormgeving.tekening import draw, kleuren
from snijvlak.vormgeving.tekening.maat import lines, spread, ticks

AB = ("naam", "n")
Rows = tuple[tuple[Waarde, ...], ...]


def test_a_bar_is_as_long_as_its_number_and_an_interval_has_a_light_end() -> None:
    svg = draw(tabel("staven", AB, ("A", 100), ("B", 50), ("C", 0), ("D", Interval(25, 75))))
    full, half, none, low = (box(part)[2] for part in shapes(svg, fill=kleuren.DARK))
    (band,) = (box(part)[2] for part in shapes(svg, fill=kleuren.UNSURE))
    shares = [half / full, none / full, low / full, band / full]
    assert shares == pytest.approx([0.5, 0, 0.25, 0.5], abs=0.001)


def test_a_bar_under_zero_goes_the_other_way() -> None:
    svg = draw(tabel("staven", AB, ("A", -10), ("B", 10)))
    under, over = (box(part) for part in shapes(svg, fill=kleuren.DARK))
    assert under[0] == 0 and over[0] == pytest.approx(under[2]) == pytest.approx(over[2])


def test_the_bars_show_the_column_that_was_named() -> None:
    rows = (("Delft", 11, 22, "tekst"), ("Westland", 33, 44, "tekst"))
    shown = set(texts(draw(tabel("staven", ("", "2023", "2024", "noot"), *rows, kolom="2024"))))
    assert {"Delft", "Westland", "22", "44"} < shown and not {"11", "33", "tekst"} & shown


def brightness(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 counts it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_in_a_matrix_more_is_darker_and_every_text_can_be_read_on_its_cell() -> None:
    values = [0, *(2**n for n in range(15))]
    svg = draw(tabel("matrix", AB, *((f"rij {n}", value) for n, value in enumerate(values))))
    fills = [brightness(cell.attrib["fill"]) for cell in shapes(svg) if "fill" in cell.attrib]
    assert fills == sorted(fills, reverse=True) and len(set(fills)) > 10
    inks = {"".join(text.itertext()): text.attrib["fill"] for text in parse(svg).iter(f"{SVG}text")}
    for value, fill in zip(values, fills, strict=True):
        ink = brightness(inks[dutch(value)])
        assert (max(ink, fill) + 0.05) / (min(ink, fill) + 0.05) >= 4.5, value


def test_a_line_goes_through_its_numbers_from_left_to_right_with_zero_at_the_axis() -> None:
    svg = draw(tabel("lijn", ("moment", "Delft"), ("2022", 0), ("2023", 50), ("2024", 100)))
    (x0, y0), (x1, y1), (x2, y2) = (spot(part) for part in shapes(svg, opacity="1"))
    assert x1 - x0 == pytest.approx(x2 - x1, abs=0.02) and x0 < x1
    assert y0 - y1 == pytest.approx(y1 - y2, abs=0.02) and y0 > y1
    (axis,) = [part for part in shapes(svg, stroke=kleuren.LINE) if "stroke-width" not in part.attrib]
    assert spot(axis)[1] == y0


def test_a_hidden_moment_breaks_the_line_in_two() -> None:
    whole = draw(tabel("lijn", ("m", "A"), ("1", 1), ("2", 2), ("3", 3), ("4", 4)))
    broken = draw(tabel("lijn", ("m", "A"), ("1", 1), ("2", 2), ("3", None), ("4", 4), ("5", 5)))
    colour = kleuren.REEKSEN[0].kleur
    assert len(shapes(whole, stroke=colour, stroke_dasharray="1,0")) == 1
    assert len(shapes(broken, stroke=colour, stroke_dasharray="1,0")) == 2


def test_an_interval_on_a_line_has_an_open_mark_and_a_band_from_bound_to_bound() -> None:
    svg = draw(tabel("lijn", ("m", "A"), ("1", 0), ("2", Interval(20, 60)), ("3", 100)))
    full, half, top = sorted((spot(part) for part in shapes(svg, opacity="1")), key=lambda place: place[0])
    (open_,) = shapes(svg, opacity="1", fill=kleuren.WHITE)
    assert spot(open_) == half
    (band,) = shapes(svg, fill_opacity="0.18")
    heights = [float(pair.split(",")[1]) for pair in band.attrib["d"][1:-1].split("L")]
    scale = (full[1] - top[1]) / 100
    low, high = full[1] - 20 * scale, full[1] - 60 * scale
    assert any(abs(y - low) < 0.1 for y in heights) and any(abs(y - high) < 0.1 for y in heights)
    assert half[1] == pytest.approx((low + high) / 2, abs=0.1)


def test_lines_differ_in_dash_and_mark_and_have_their_name_at_the_end() -> None:
    svg = draw(tabel("lijn", ("m", "A", "B", "C", "D", "E"), ("1", 1, 2, 3, 4, 5), ("2", 2, 4, 6, 8, 10)))
    for look in kleuren.REEKSEN:
        dash = ",".join(str(part) for part in look.streep)
        assert len(shapes(svg, stroke=look.kleur, stroke_dasharray=dash)) == 1
    marks = {part.attrib["d"] for part in shapes(svg, opacity="1")}
    assert len(marks) == 5 and {"A", "B", "C", "D", "E"} < set(texts(svg))


def test_a_stage_of_a_funnel_is_as_wide_as_its_number_around_one_middle() -> None:
    svg = draw(tabel("trechter", AB, ("A", 100), ("B", 50), ("C", Interval(10, 20)), ("D", 0)))
    full, half, low, none = (box(part) for part in shapes(svg, fill=kleuren.DARK))
    (high,) = (box(part) for part in shapes(svg, fill=kleuren.UNSURE))
    widths = [part[2] / full[2] for part in (half, low, high, none)]
    assert widths == pytest.approx([0.5, 0.1, 0.2, 0], abs=0.001)
    assert len({round(left + width / 2, 1) for left, _, width, _ in (full, half, low, high, none)}) == 1


def test_between_two_stages_the_sides_go_from_edge_to_edge_and_never_past_a_hidden_stage() -> None:
    svg = draw(tabel("trechter", AB, ("A", 100), ("B", 50), ("C", None), ("D", 20)))
    assert len(shapes(svg, fill=kleuren.PALE)) == 1


def test_each_step_of_a_waterfall_begins_where_the_one_before_ended() -> None:
    svg = draw(tabel("waterval", AB, ("Begin", 100), ("Erbij", 60), ("Eraf", -40), ("Eind", 120)))
    begin, end = (box(part) for part in shapes(svg, fill=kleuren.TOTAL))
    (up,), (down,) = ([box(part) for part in shapes(svg, fill=c)] for c in (kleuren.DARK, kleuren.FALL))
    assert begin[0] == end[0] == 0
    assert up[0] == pytest.approx(begin[2], abs=0.02) and up[2] / begin[2] == pytest.approx(0.6, abs=0.001)
    assert down[0] + down[2] == pytest.approx(up[0] + up[2], abs=0.02)
    assert down[0] == pytest.approx(end[2], abs=0.02)
    assert {"100", "+60", "-40", "120"} < set(texts(svg))


def test_after_a_hidden_step_no_bar_pretends_to_know_its_place() -> None:
    svg = draw(tabel("waterval", AB, ("Begin", 100), ("Eraf", None), ("Erbij", 30), ("Eind", 90)))
    assert not shapes(svg, fill=kleuren.DARK) and not shapes(svg, fill=kleuren.FALL)
    assert len(shapes(svg, fill=kleuren.TOTAL)) == 2
    assert {"x", "?", "+30", "90"} < set(texts(svg))
    assert any("deplaatsnietbekend" in text for text in texts(svg))


def test_a_waterfall_under_zero_goes_to_the_left_of_its_axis() -> None:
    svg = draw(tabel("waterval", AB, ("Begin", 20), ("Eraf", -50), ("Eind", -30)))
    begin, end = (box(part) for part in shapes(svg, fill=kleuren.TOTAL))
    assert end[0] == 0 and end[0] + end[2] == pytest.approx(begin[0], abs=0.02)


def test_an_unsure_step_makes_the_steps_after_it_unsure() -> None:
    svg = draw(
        tabel("waterval", AB, ("Begin", 100), ("Erbij", Interval(10, 40)), ("Erbij", 5), ("Eind", 120))
    )
    (certain,) = (box(part) for part in shapes(svg, fill=kleuren.DARK))
    first, second = (box(part) for part in shapes(svg, fill=kleuren.UNSURE))
    assert certain[2] / first[2] == pytest.approx(10 / 30, abs=0.01)
    assert second[2] / first[2] == pytest.approx(35 / 30, abs=0.01)


def test_slopes_go_up_and_down_and_say_so_with_their_dash() -> None:
    rows = (("A", 10, 30), ("B", 30, 10), ("C", 20, 20), ("D", Interval(5, 25), 20), ("E", None, 15))
    svg = draw(tabel("helling", ("naam", "2023", "2024"), *rows))
    (up,) = shapes(svg, stroke=kleuren.DARK)
    (down,) = shapes(svg, stroke=kleuren.FALL_LINE)
    assert float(up.attrib["y2"]) < 0 < float(down.attrib["y2"])
    assert up.get("stroke-dasharray") is None and down.get("stroke-dasharray") == "7,3"
    flat, unsure = shapes(svg, stroke=kleuren.LINE, stroke_width="1.5")
    assert flat.get("y2") == "0" and unsure.get("stroke-dasharray") == "2,3"
    dots = shapes(svg, opacity="1")
    assert len(dots) == 9 and sum(dot.get("fill") == kleuren.WHITE for dot in dots) == 1
    assert {"2023", "2024", "5–25", "x", "E"} < set(texts(svg))


def test_a_cause_stands_under_and_further_in_than_what_it_explains() -> None:
    rows = (("Thuis", "", "gebeurtenis"), ("Moe", "Ziek", ""), ("Ziek", "Thuis", ""), ("Bang", "Thuis", ""))
    svg = draw(tabel("oorzakenboom", ("oorzaak", "verklaart", "soort"), *rows))
    (root,) = (box(part) for part in shapes(svg, stroke_width="2"))
    (inner,) = (box(p) for p in shapes(svg, fill=kleuren.WHITE, stroke=kleuren.LINE))
    deepest, other = (box(part) for part in shapes(svg, fill=kleuren.PALE))
    assert root[1] < inner[1] < deepest[1] < other[1]
    assert root[0] < inner[0] == other[0] < deepest[0]
    assert root[0] + root[2] == inner[0] + inner[2] == deepest[0] + deepest[2]
    assert len(shapes(svg, stroke=kleuren.LINE, stroke_width="1.5")) == 6  # down and aside, for each of three


@pytest.mark.parametrize(
    ("vorm", "kolommen", "rows", "says"),
    [
        ("lijn", ("m", "a"), (("1", "tekst"),), "een lijn kan alleen een getal tonen"),
        ("lijn", ("m", *"abcdef"), (), "hoogstens 5 reeksen"),
        ("helling", ("naam", "2024"), (), "twee kolommen met waarden"),
        ("helling", ("naam", "1", "2", "3"), (), "twee kolommen met waarden"),
        ("trechter", AB, (("A", -1),), "geen getal onder nul"),
        ("trechter", ("naam", "a", "b"), (), "kies de kolom voor de trechter uit a, b"),
        ("waterval", AB, (("A", 1), ("B", 2), ("C", 4)), "zijn niet de laatste rij"),
        ("waterval", AB, (("A", 1.5), ("B", 2.5), ("C", 4.2)), "zijn niet de laatste rij"),
        ("oorzakenboom", AB, (), "drie kolommen"),
        ("oorzakenboom", ("a", "b", "c"), (("A", "B", ""),), "'B' wordt verklaard"),
    ],
)
def test_a_table_that_a_kind_cannot_show_is_refused(
    vorm: Vorm, kolommen: tuple[str, ...], rows: Rows, says: str
) -> None:
    with pytest.raises(ValueError, match=f"Titel & meer: .*{says}"):
        tabel(vorm, kolommen, *rows)


@pytest.mark.parametrize(
    "values", [(1.4, 1.4, 2.9), (0.1, 0.2, 0.3), (1, None, 9), (Interval(1, 9), 2, 4), (3,)]
)
def test_a_waterfall_may_differ_by_rounding_and_where_a_value_is_open(values: tuple[Waarde, ...]) -> None:
    assert tabel("waterval", AB, *((f"rij {n}", value) for n, value in enumerate(values)))


def test_a_picture_without_a_sentence_that_says_what_is_seen_is_refused() -> None:
    table = tabel("staven", AB, ("A", 1))
    with pytest.raises(ValueError, match="zeg in een zin wat er in het beeld te zien is"):
        replace(table, lezing=" ")
    assert replace(table, lezing="", vorm=None)


PIXELS = st.floats(0, 400, allow_nan=False)


@given(st.lists(st.tuples(PIXELS, st.floats(1, 60)), min_size=1, max_size=12))
def test_labels_keep_their_order_never_touch_and_stay_where_there_is_room(
    labels: list[tuple[float, float]],
) -> None:
    wanted, heights = [y for y, _ in labels], [height for _, height in labels]
    lower = sum(heights) + 30
    places = spread(wanted, heights, 10, lower)
    order = sorted(range(len(labels)), key=lambda n: (wanted[n], n))
    under = 10.0
    for place in order:
        assert places[place] - heights[place] / 2 >= under - 1e-6
        under = places[place] + heights[place] / 2
    assert under <= lower + 1e-6


@given(st.lists(st.integers(0, 10), min_size=1, max_size=5, unique=True))
def test_labels_that_have_room_stand_where_they_want(wanted: list[int]) -> None:
    places = [50.0 * place for place in wanted]
    assert spread(places, [40] * len(places), -100) == places


@given(low=st.integers(-(10**6), 0), size=st.floats(0.01, 10**6))
def test_the_axis_has_a_few_round_numbers_with_all_values_between_them(low: int, size: float) -> None:
    marks = ticks(low, low + size)
    assert marks[0] <= low + 1e-6 * size and marks[-1] >= low + size * (1 - 1e-6)
    assert 3 <= len(marks) <= 9


@given(text=st.text("abc -", max_size=200), width=st.floats(1, 400))
def test_lines_lose_no_letter(text: str, width: float) -> None:
    assert "".join("".join(lines(text, width, 12)).split()) == "".join(text.split())
