"""Who holds the database reads nothing; team and reporter read all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.privacy import bewijs
from snijvlak.privacy.versleuteling import (
    MeldingSleutel,
    OngeldigSleutelbestand,
    OnleesbareTekst,
    TeamSleutel,
)

TEAM = TeamSleutel.make()


@given(st.text(max_size=2000))
def test_team_and_reporter_read_what_was_written(text: str) -> None:
    receipt, key = bewijs.make(), MeldingSleutel.make()
    locked = key.encrypt(text)
    assert MeldingSleutel.open_for_team(key.seal_for_team(TEAM), TEAM).decrypt(locked) == text
    assert MeldingSleutel.open_for_reporter(key.lock_for_reporter(receipt), receipt).decrypt(locked) == text


def test_plain_text_is_not_in_what_is_stored() -> None:
    key = MeldingSleutel.make()
    stored = key.encrypt("Sanne krijgt geen hulp") + key.seal_for_team(TEAM)
    assert b"Sanne" not in stored and key.geheim not in stored


def test_length_says_little() -> None:
    key = MeldingSleutel.make()
    assert len(key.encrypt("ja")) == len(key.encrypt("een langer antwoord, maar niet heel lang"))


def test_the_intake_can_lock_but_not_open() -> None:
    intake = TeamSleutel(TEAM.publiek)
    sealed = MeldingSleutel.make().seal_for_team(intake)
    with pytest.raises(OnleesbareTekst, match="geen leessleutel"):
        MeldingSleutel.open_for_team(sealed, intake)
    assert MeldingSleutel.open_for_team(sealed, TEAM)


@given(st.integers(min_value=0, max_value=400), st.integers(min_value=1, max_value=255))
def test_damage_shows(position: int, flip: int) -> None:
    key = MeldingSleutel.make()
    data = bytearray(key.encrypt("een verhaal"))
    data[position % len(data)] ^= flip
    with pytest.raises(OnleesbareTekst):
        key.decrypt(bytes(data))


def test_another_receipt_or_key_opens_nothing() -> None:
    key = MeldingSleutel.make()
    with pytest.raises(OnleesbareTekst):
        MeldingSleutel.open_for_reporter(key.lock_for_reporter(bewijs.make()), bewijs.make())
    with pytest.raises(OnleesbareTekst):
        MeldingSleutel.open_for_team(key.seal_for_team(TEAM), TeamSleutel.make())


def test_key_file_is_private_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "sleutels.json"
    TEAM.write(path)
    assert TeamSleutel.read(path) == TEAM
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        TeamSleutel.make().write(path)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"publiek": "zz"}', '{"publiek": "00", "prive": "00"}'])
def test_a_broken_key_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "sleutels.json"
    path.write_text(content)
    with pytest.raises(OngeldigSleutelbestand, match="reservekopie"):
        TeamSleutel.read(path)


def test_a_missing_key_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OngeldigSleutelbestand):
        TeamSleutel.read(tmp_path / "weg.json")


def test_receipt_carries_over_120_bits_and_reads_back() -> None:
    receipt = bewijs.make()
    assert len(receipt) == 34 and receipt.count("-") == 6
    assert bewijs.normalise(receipt) == receipt
    # Drawing again when the check is outside the alphabet keeps 32 of every 37 bodies.
    assert len(bewijs.ALPHABET) ** bewijs.LENGTH * 32 // 37 > 2**134
    assert bewijs.make() != receipt


def test_receipt_is_forgiving_to_type() -> None:
    receipt = bewijs.make()
    typed = " " + receipt.lower().replace("-", " ").replace("0", "o").replace("1", "l") + "\n"
    assert bewijs.normalise(typed) == receipt
    assert bewijs.lookup(typed) == bewijs.lookup(receipt)


@given(st.integers(0, 27), st.sampled_from(bewijs.ALPHABET))
def test_one_wrong_character_shows(position: int, character: str) -> None:
    text = bewijs.make().replace("-", "")
    wrong = text[:position] + character + text[position + 1 :]
    if wrong != text:
        with pytest.raises(bewijs.OngeldigBewijs):
            bewijs.normalise(wrong)


@given(st.integers(0, 25))
def test_two_neighbours_swapped_show(position: int) -> None:
    text = bewijs.make().replace("-", "")
    wrong = text[:position] + text[position + 1] + text[position] + text[position + 2 :]
    if wrong != text:
        with pytest.raises(bewijs.OngeldigBewijs):
            bewijs.normalise(wrong)


@given(st.text(max_size=40))
def test_no_text_breaks_the_check(typed: str) -> None:
    try:
        assert bewijs.normalise(bewijs.normalise(typed))
    except bewijs.OngeldigBewijs as error:
        assert str(error)


def test_the_two_derived_values_are_independent() -> None:
    receipt = bewijs.make()
    assert bewijs.lookup(receipt) != bewijs.key(receipt).hex()
