"""The picture of a table: it shows the same as the table, and is drawn outside the web process."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snijvlak.vormgeving import grafiek
from snijvlak.vormgeving.tabel import Interval, Tabel, Vorm, Waarde, dutch
from snijvlak.vormgeving.tekening import draw

SVG = "{http://www.w3.org/2000/svg}"
# What could break out of the drawing: quotes, tags, a backslash, a line end that JavaScript knows.
NAMES = st.text("aé'\"\\<&>{}% –€\u2028", min_size=1, max_size=60).filter(str.strip)


def tabel(vorm: Vorm, *values: Waarde, namen: list[str] | None = None, kolom: str = "Aantal") -> Tabel:
    names = namen or [f"Rij {n}" for n in range(len(values))]
    return Tabel(
        titel="Titel & meer",
        lezing="Wat u <ziet>.",
        bron="Proef",
        peil="2026",
        eenheid="kinderen",
        kolommen=("Naam", kolom),
        rijen=tuple(zip(names, values, strict=True)),
        noot="Verzonnen.",
        vorm=vorm,
    )


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 -- drawn by this test


def plain(element: ElementTree.Element) -> str:
    return re.sub(r"\s", "", "".join(element.itertext()))


def texts(svg: str) -> list[str]:
    """Every text in the picture, lines put together; white space does not count."""
    return [plain(element) for element in parse(svg).iter(f"{SVG}text")]


def boxes(svg: str, *attributes: str) -> list[ElementTree.Element]:
    """The filled shapes that have these attributes."""
    shapes = parse(svg).iter(f"{SVG}path")
    return [
        shape for shape in shapes if "fill" in shape.attrib and all(a in shape.attrib for a in attributes)
    ]


VORMEN = pytest.mark.parametrize("vorm", ["staven", "matrix"])


@VORMEN
def test_the_picture_is_one_accessible_image(vorm: Vorm) -> None:
    root = parse(draw(tabel(vorm, 3, None, Interval(3, 12))))
    assert root.get("role") == "img" and root.get("aria-labelledby") == "titel lezing"
    title, description = root[0], root[1]
    assert (title.tag, title.get("id"), title.text) == (f"{SVG}title", "titel", "Titel & meer")
    assert (description.tag, description.get("id"), description.text) == (
        f"{SVG}desc",
        "lezing",
        "Wat u <ziet>.",
    )
    assert not any(
        n.startswith("aria-") or n == "role" for part in root.iter() if part is not root for n in part.attrib
    )


@VORMEN
def test_the_picture_stands_alone(vorm: Vorm) -> None:
    svg = draw(tabel(vorm, 3, None, Interval(3, 12)))
    for part in parse(svg).iter():
        assert part.tag.removeprefix(SVG) in {
            "svg",
            "title",
            "desc",
            "g",
            "rect",
            "path",
            "line",
            "text",
            "tspan",
        }
        names = {name.lower() for name in part.attrib}
        assert not any(n == "style" or n.startswith("on") or n.endswith("href") for n in names)
        assert part.get("font-family", "sans-serif") == "sans-serif"
        assert "url(" not in "".join(part.attrib.values())
    shown = "".join(texts(svg))
    assert "Titel&meer" in shown and "kinderen" in shown and "Bron:Proef.Peil:2026.Verzonnen." in shown
    root = parse(svg)
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


@VORMEN
@settings(max_examples=15, deadline=None)
@given(
    names=st.lists(NAMES, min_size=1, max_size=4),
    values=st.lists(
        st.none() | st.integers(-9999, 99999) | st.sampled_from([12.5, Interval(1, 4), Interval(1200, 3400)]),
        min_size=4,
        max_size=4,
    ),
    column=NAMES,
)
def test_every_name_and_value_of_the_table_is_in_the_picture(
    vorm: Vorm, names: list[str], values: list[Waarde], column: str
) -> None:
    table = tabel(vorm, *values[: len(names)], namen=names, kolom=column)
    shown = texts(draw(table))
    for cell in (cell for row in table.teksten for cell in row):
        shown.remove(re.sub(r"\s", "", cell))  # fails when it is not there, or too few times
    if vorm == "matrix":
        assert re.sub(r"\s", "", column) in shown


@VORMEN
@settings(max_examples=10, deadline=None)
@given(high=st.integers(1, 4), low=st.integers(0, 4))
def test_the_picture_knows_no_more_of_a_small_count_than_the_text(vorm: Vorm, low: int, high: int) -> None:
    small = draw(tabel(vorm, 9, Interval(min(low, high), high)))
    assert small == draw(tabel(vorm, 9, Interval(1, 4)))


@VORMEN
def test_a_hidden_value_is_an_empty_dashed_box_with_an_x_and_never_a_zero(vorm: Vorm) -> None:
    hidden, zero = draw(tabel(vorm, 9, None)), draw(tabel(vorm, 9, 0))
    dashed = boxes(hidden, "stroke-dasharray")
    assert [box.get("fill") for box in dashed] == ["#ffffff"] and not boxes(zero, "stroke-dasharray")
    assert "x" in texts(hidden) and "0" not in texts(hidden)
    assert "0" in texts(zero) and "x" not in texts(zero)


def width(box: ElementTree.Element) -> float:
    found = re.search(r"h(-?[\d.]+)", box.attrib["d"])
    assert found
    return float(found[1])


def test_a_bar_is_as_long_as_its_number_and_an_interval_has_a_light_end() -> None:
    svg = draw(tabel("staven", 100, 50, 0, Interval(25, 75)))
    full, half, none, low = [width(box) for box in boxes(svg) if "stroke" not in box.attrib]
    (band,) = [width(box) for box in boxes(svg, "stroke")]
    assert [half / full, none / full, low / full, band / full] == pytest.approx(
        [0.5, 0, 0.25, 0.5], abs=0.001
    )


def test_a_number_under_zero_goes_the_other_way() -> None:
    under, over = boxes(draw(tabel("staven", -10, 10)))
    assert under.attrib["d"].startswith("M0,")
    begin = float(over.attrib["d"][1:].split(",")[0])
    assert begin == pytest.approx(width(under)) and begin == pytest.approx(width(over))


def test_only_hidden_values_and_only_zeros_can_be_drawn() -> None:
    for value in (None, 0, Interval(0, 0)):
        assert texts(draw(tabel("staven", value))) and texts(draw(tabel("matrix", value)))


def brightness(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_more_is_darker_and_every_text_can_be_read_on_its_cell() -> None:
    values = [0, *(2**n for n in range(15))]
    svg = draw(tabel("matrix", *values))
    fills = [brightness(box.attrib["fill"]) for box in boxes(svg)]
    assert fills == sorted(fills, reverse=True) and len(set(fills)) > 10
    inks = {plain(text): text.attrib["fill"] for text in parse(svg).iter(f"{SVG}text")}
    for value, fill in zip(values, fills, strict=True):
        ink = brightness(inks[dutch(value)])
        assert (max(ink, fill) + 0.05) / (min(ink, fill) + 0.05) >= 4.5, value


def test_pictures_are_drawn_once_and_found_again(tmp_path: Path) -> None:
    folder = tmp_path / "grafieken"
    one, two, without = tabel("staven", 1), tabel("matrix", 2), tabel("matrix")
    assert grafiek.find(one, folder) is None
    assert grafiek.prepare([one, two, without], folder) == 2
    assert grafiek.prepare([one, two, without], folder) == 0
    paths = [grafiek.find(one, folder), grafiek.find(two, folder)]
    assert [path.read_text(encoding="utf-8") for path in paths if path] == [draw(one), draw(two)]
    assert sorted(folder.iterdir()) == sorted(path for path in paths if path)
    assert grafiek.find(without, folder) is None and grafiek.find(tabel("staven", 2), folder) is None


def test_a_picture_that_cannot_be_kept_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "vol").write_text("een bestand")
    with pytest.raises(grafiek.TekeningMislukt, match=r"bewaren in .*vol lukt niet"):
        grafiek.prepare([tabel("staven", 1)], tmp_path / "vol")
    assert [path.name for path in tmp_path.iterdir()] == ["vol"]


def test_drawing_that_stops_is_said(tmp_path: Path) -> None:
    broken = tabel("staven", 1, namen=["\x00"])  # a character that XML cannot hold
    with pytest.raises(grafiek.TekeningMislukt, match="het tekenprogramma stopte: "):
        grafiek.prepare([broken], tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["", "geen json", "[1]", '[{"titel": "t"}]'])
def test_the_drawing_process_refuses_what_is_no_table(text: str) -> None:
    words = [sys.executable, "-m", "snijvlak.vormgeving.grafiek"]
    result = subprocess.run(words, input=text, capture_output=True, text=True)
    assert result.returncode != 0 and "geen lijst van tabellen" in result.stderr
    assert "Traceback" not in result.stderr and not result.stdout


def test_the_bars_show_the_column_that_was_named() -> None:
    rows: tuple[tuple[Waarde, ...], ...] = (("Delft", 11, 22, "tekst"), ("Westland", 33, 44, "tekst"))
    known = {"titel": "t", "lezing": "l", "bron": "b", "peil": "p", "eenheid": "e"}
    svg = draw(Tabel(**known, kolommen=("", "2023", "2024", "noot"), rijen=rows, vorm="staven", kolom="2024"))
    assert {"Delft", "Westland", "22", "44"} < set(texts(svg)) and not {"11", "33", "tekst"} & set(texts(svg))
