"""The figures of ``make bench``: what is counted next to deduce, pytauargus and acro."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from bench.__main__ import FIGURES
from bench.figures import Figure, figure_lines

from bench import onthulling

ROOT = Path(__file__).parents[2]
COUNTS = [[3, 10], [12, 15]]


def test_a_figure_says_whether_the_aim_is_met() -> None:
    head, met, missed, plain = figure_lines(
        [
            Figure("privacy", "found", 0.99, "deduce", 0.4, at_least=0.985),
            Figure("privacy", "memory", 512, "deduce", None, "{:.0f} MB", at_most=400),
            Figure("privacy", "hidden", 7, "acro", 9, "{:.0f}"),
        ]
    )
    assert head[:5] == ("room", "what", "ours", "peer", "its figure")
    assert met == ("privacy", "found", "0.990", "deduce", "0.400", "aim ≥ 0.985: met")
    assert missed == ("privacy", "memory", "512 MB", "deduce", "not asked", "aim ≤ 400 MB: NOT met")
    assert plain == ("privacy", "hidden", "7", "acro", "9", "")


def test_one_hidden_count_between_its_margins_is_known() -> None:
    alone = [[None, 10, 13], [12, 15, 27], [15, 25, 40]]
    assert onthulling.known_too_well(COUNTS, alone) == 1
    assert onthulling.hidden(alone) == 1


def test_four_hidden_counts_guard_each_other() -> None:
    square = [[None, None, 13], [None, None, 27], [15, 25, 40]]
    assert onthulling.known_too_well(COUNTS, square) == 0
    assert onthulling.hidden(square) == 4


def test_hidden_counts_that_cannot_be_zero_are_known_better() -> None:
    # The two of the first row are 1 to 4 when both are positive, and 0 to 5 when one of them may be zero.
    published = [[None, None, 5], [None, None, 45], [24, 26, 50]]
    assert onthulling.known_too_well([[1, 4], [23, 22]], published) == 2
    assert onthulling.known_too_well([[0, 5], [24, 21]], published) == 0


def test_what_is_shown_and_is_not_the_count_is_untrue() -> None:
    assert onthulling.untrue(COUNTS, onthulling.with_margins(COUNTS)) == 0
    assert onthulling.untrue(COUNTS, [[None, 10, 10], [12, 15, 27], [12, 25, 37]]) == 3


def test_what_we_publish_of_the_made_up_tables_withstands_the_attack() -> None:
    for counts in onthulling.made_up(3):
        assert onthulling.known_too_well(counts, onthulling.our_table(counts)) == 0


def test_finds_of_deduce_are_read_in_its_favour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "bench" / "peers")
    ours = import_module("run_deduce").ours
    text = "Verzonnen: 9 jaar, 12-jarige, 2541 GJ Delft, Kade 12, Gouda"

    def read(piece: str, tag: str) -> list[tuple[str, str]]:
        begin = text.index(piece)
        return [(text[b:e], soort) for b, e, soort in ours(text, begin, begin + len(piece), tag)]

    assert read("9", "leeftijd") == [("9 jaar", "leeftijd")]
    assert read("12", "leeftijd") == [("12-jarige", "leeftijd")]
    assert read("2541 GJ Delft", "locatie") == [("2541 GJ", "postcode"), ("Delft", "plaats")]
    assert read("2541 GJ", "locatie") == [("2541 GJ", "postcode")]
    assert read("Kade 12", "locatie") == [("Kade 12", "adres")]
    assert read("Gouda", "locatie") == [("Gouda", "plaats")]


def test_the_peers_are_locked_with_hashes_and_without_addresses() -> None:
    asked = re.findall(r"^(\S+==\S+)  +# \S", (ROOT / "requirements/peers.in").read_text("utf-8"), re.M)
    locked = (ROOT / "requirements/peers.txt").read_text("utf-8")
    names = [name for name in re.findall(r"^(\S+==\S+)", locked, re.M)]
    assert len(asked) == 4 and set(asked) <= set(names)
    assert len(re.findall(r"^\S+==.*\\\n    --hash=sha256:", locked, re.M)) == len(names)
    assert "://" not in locked


def test_every_file_with_figures_is_counted() -> None:
    files = {p.stem for p in (ROOT / "bench").glob("*.py") if "def figures(" in p.read_text(encoding="utf-8")}
    assert files == set(FIGURES)
