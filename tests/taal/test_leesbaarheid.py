"""LIX of Björnsson: words in a sentence plus the share of long words."""

from __future__ import annotations

import datetime as dt
import string
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.taal import leesbaarheid, regels

pytestmark = pytest.mark.eenmaal


@pytest.mark.parametrize(
    ("blocks", "sentences", "words", "long", "lix"),
    [
        (["De hulp stopt."], 1, 3, 0, 3.0),
        (["De hulp stopt. Niemand zegt waarom!"], 2, 6, 1, 3 + 100 * 1 / 6),
        (["Wachten", "Meld het hier."], 2, 4, 1, 2 + 25.0),  # a heading without a full stop
        (["Bel 112. Of bel Veilig Thuis: 0800-2000."], 2, 5, 0, 2.5),  # a number is no word
        (["Kijk op 6 januari 2026 om 10.30 uur."], 1, 5, 1, 5 + 20.0),
        (["Dat is bijv. de ib'er van J. de Vries."], 1, 9, 0, 9.0),
        (["Art. 3 noemt drs. Jansen enz. als hulp. Dan."], 2, 8, 0, 4.0),  # short forms end no sentence
        (["Schrijf naar a@b.example of kijk op /meldpunt/."], 1, 5, 1, 5 + 20.0),
        (["Wat nu?   Wacht…\nDan gaat u\nterug."], 3, 7, 0, 7 / 3),
        (["", "1 2 3", "—"], 0, 0, 0, 0.0),
    ],
)
def test_what_counts(blocks: list[str], sentences: int, words: int, long: int, lix: float) -> None:
    found = leesbaarheid.measure(blocks)
    assert (found.zinnen, found.woorden, found.lange_woorden) == (sentences, words, long)
    assert found.lix == pytest.approx(lix)


def test_the_longest_sentences_are_named_with_their_length() -> None:
    found = leesbaarheid.measure(["Een korte zin. Deze zin is een stuk langer.", "Kop"])
    assert found.longest(2) == [("Deze zin is een stuk langer.", 6), ("Een korte zin.", 3)]


simple = st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=12), min_size=1, max_size=12)


def oracle(text: list[list[str]]) -> Fraction:
    """The formula of the book, for sentences given as words."""
    words = [word for sentence in text for word in sentence]
    long = [word for word in words if len(word) > 6]
    return Fraction(len(words), len(text)) + Fraction(100 * len(long), len(words))


@given(st.lists(simple, min_size=1, max_size=8))
def test_it_is_the_formula_of_the_book(text: list[list[str]]) -> None:
    # A word before a full stop may be a short form.
    whole = [[word if len(word) > 1 else word * 2 for word in sentence] for sentence in text]
    known = {"bijv", "art", "blz", "drs", "dhr", "nr", "dr", "mr", "ir", "mw"}
    whole = [[f"{word}x" if word in known else word for word in sentence] for sentence in whole]
    written = " ".join(" ".join(sentence).capitalize() + "." for sentence in whole)
    assert leesbaarheid.measure([written]).lix == pytest.approx(float(oracle(whole)))


@given(st.lists(simple, min_size=1, max_size=5))
def test_a_long_word_more_makes_it_no_easier(text: list[list[str]]) -> None:
    before = leesbaarheid.measure([" ".join(sentence) for sentence in text])
    after = leesbaarheid.measure([" ".join([*sentence, "onbegrijpelijk"]) for sentence in text])
    assert after.lix > before.lix


@given(st.text(max_size=300))
def test_any_text_is_measured(text: str) -> None:
    found = leesbaarheid.measure([text])
    assert 0 <= found.lange_woorden <= found.woorden
    assert sum(count for _, count in found.lengtes) == found.woorden


def test_the_limits_are_dated_and_an_exception_says_why() -> None:
    grens = regels.load()
    assert grens.vanaf <= dt.datetime.now(dt.UTC).date() and "Björnsson" in grens.bron
    assert grens.too_hard(grens.lix + 1, 30) and not grens.too_hard(grens.lix + 1, 29)
    assert not grens.too_hard(grens.lix, 300)
    odd = grens.model_copy(
        update={"uitzonderingen": (regels.Uitzondering(begint="Het Besluit van", reden="naam van een wet"),)}
    )
    assert odd.too_long("Een zin.", grens.woorden_per_zin + 1)
    assert not odd.too_long("Een zin.", grens.woorden_per_zin)
    assert not odd.too_long("Het Besluit van toen.", 40)
