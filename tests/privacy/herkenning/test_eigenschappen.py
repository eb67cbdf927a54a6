"""What always holds, whatever the text."""

from __future__ import annotations

import re
import time
import timeit
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snijvlak.privacy.herkenning import SOORTEN, Herkenner, replace

from . import corpus

pytestmark = pytest.mark.eenmaal

PIECES = [
    "Youssef",
    "de",
    " ",
    "van",
    ".",
    "J.",
    "06-12345678",
    "groep 6",
    "straat",
    "12",
    "\n",
    "mw",
    "İ",
    "ß",
    "é",
    "'",
    "-",
    "😀",
    "school",
    "juf",
    "3a",
    "'27",
    "(",
    ", ",
    "team 0-23",
]
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@cache
def herkenner() -> Herkenner:
    return Herkenner()


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_finds_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for vondst in herkenner().find(text):
        assert end <= vondst.begin < vondst.eind <= len(text)
        assert vondst.soort in SOORTEN
        assert vondst.zekerheid in ("zeker", "mogelijk")
        end = vondst.eind


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.sampled_from(SOORTEN), st.text(max_size=20))
def test_a_given_name_breaks_nothing(text: str, soort: str, name: str) -> None:
    found = herkenner().find(text + " " + name, bekend={soort: [name]})  # type: ignore[dict-item]
    assert found == sorted(found)


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_the_same_text_gives_the_same_finds(text: str) -> None:
    assert herkenner().find(text) == Herkenner.find(herkenner(), text)


def test_a_year_after_a_number_with_letters_stops_nothing() -> None:
    text = "Youssef speelt in 3a '27 en wil stoppen."
    assert any(text[v.begin : v.eind] == "Youssef" for v in herkenner().find(text))


def test_replacing_leaves_no_name_that_was_found() -> None:
    for note in corpus.notes("toets", 60, seed=3):
        found = herkenner().find(note.tekst)
        written = replace(note.tekst, found)
        for v in found:
            name = note.tekst[v.begin : v.eind]
            if v.soort == "persoon" and len(name) > 4:
                assert f" {name.lower()} " not in written.lower()


def _seconds(text: str) -> float:
    begin = time.process_time()
    herkenner().find(text)
    return time.process_time() - begin


def test_time_grows_with_the_text_and_not_faster() -> None:
    for piece in (
        "a",
        "Aa",
        "1",
        "1 ",
        "Van ",
        "de ",
        "J.",
        "06-",
        "laan van ",
        "groep ",
        "@",
        "a.",
        "Abc ",
        "'",
        "x-",
        "Qzx ",
        "van der ",
        "10 jaar en ",
    ):
        short, long = piece * (20_000 // len(piece)), piece * (80_000 // len(piece))
        _seconds(short)
        allowed = 12 * max(_seconds(short), 0.02)
        # Three tries: what else runs on the machine can make one of them three times as slow.
        assert any(_seconds(long) < allowed for _ in range(3)), piece


def test_speed_is_kept_as_a_ratio_to_splitting_in_words() -> None:
    """Splitting takes 1/40 of the time: 300,000 characters a second on the machine this was measured on
    would be 1/75. A ratio, for a machine that others use at the same time is slower in both.
    """
    texts = [note.tekst for note in corpus.notes("toets", 200, seed=5)]
    word = re.compile(r"\w+")

    def ours() -> None:
        for text in texts:
            herkenner().find(text)

    def words() -> None:
        for text in texts:
            {found.group().casefold() for found in word.finditer(text)}

    def ratio() -> float:
        rounds = [
            (
                timeit.timeit(ours, timer=time.process_time, number=1),
                timeit.timeit(words, timer=time.process_time, number=10) / 10,
            )
            for _ in range(5)
        ]
        return min(a for a, _ in rounds) / min(b for _, b in rounds)

    # Three tries: what else runs on the machine takes more from work with much memory than from splitting.
    assert any(ratio() < 75 for _ in range(3))
