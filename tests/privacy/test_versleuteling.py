"""Who holds the database reads nothing; team and reporter read all."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snijvlak.privacy import bewijs
from snijvlak.privacy.versleuteling import (
    VERNIETIGD,
    GeenLeessleutel,
    MeldingSleutel,
    OngeldigSleutelbestand,
    OnleesbareTekst,
    Sleutel,
    Sleutelbos,
    Stand,
    Verzegeld,
)

TEAM, RESERVE = Sleutel.make("meldpunt"), Sleutel.make("reserve")
BOS = Sleutelbos((TEAM,))
FIRST_FILE = {"versie": 1, "publiek": TEAM.publiek.hex(), "prive": TEAM.prive.hex() if TEAM.prive else None}


@given(st.text(max_size=2000))
def test_team_and_reporter_read_what_was_written(text: str) -> None:
    receipt, key = bewijs.make(), MeldingSleutel.make()
    locked, zegels = key.encrypt(text), key.seals(BOS, receipt)
    assert set(zegels) == {TEAM.id, "bewijs"}
    assert locked.open(MeldingSleutel.open_for_team(zegels, BOS)) == text
    assert locked.open(MeldingSleutel.open_for_reporter(zegels, receipt)) == text


def test_plain_text_is_not_in_what_is_stored() -> None:
    key = MeldingSleutel.make()
    stored = bytes(key.encrypt("Sanne krijgt geen hulp")) + b"".join(key.seals(BOS, bewijs.make()).values())
    assert b"Sanne" not in stored and key.geheim not in stored


def test_length_says_little() -> None:
    key = MeldingSleutel.make()
    short, long = key.encrypt("ja"), key.encrypt("een langer antwoord, maar niet heel lang")
    assert len(bytes(short)) == len(bytes(long))


def test_a_locked_text_says_nothing_when_it_is_shown() -> None:
    key = MeldingSleutel.make()
    locked = key.encrypt("Sanne")
    assert repr(locked) == "<Verzegeld>" and str(locked) == f"{locked}" == "[verzegeld]"
    assert locked == Verzegeld(bytes(locked)) and locked != key.encrypt("Sanne")
    assert pickle.loads(pickle.dumps(locked)) == locked  # noqa: S301 -- our own
    assert "geheim" not in repr(key) and TEAM.prive and repr(TEAM.prive) not in repr(BOS)


def test_what_was_destroyed_opens_with_no_key() -> None:
    assert VERNIETIGD == Verzegeld(b"") != MeldingSleutel.make().encrypt("")
    with pytest.raises(OnleesbareTekst):
        VERNIETIGD.open(MeldingSleutel.make())


def test_the_intake_can_lock_but_not_open() -> None:
    intake, receipt = BOS.public(), bewijs.make()
    zegels = MeldingSleutel.make().seals(intake, receipt)
    with pytest.raises(GeenLeessleutel, match="geen leessleutel"):
        MeldingSleutel.open_for_team(zegels, intake)
    assert MeldingSleutel.open_for_team(zegels, BOS) == MeldingSleutel.open_for_reporter(zegels, receipt)


def test_each_of_two_teams_opens_alone() -> None:
    key = MeldingSleutel.make()
    zegels = key.seals(Sleutelbos((TEAM, RESERVE)).public(), bewijs.make())
    for sleutel in (TEAM, RESERVE):
        assert MeldingSleutel.open_for_team(zegels, Sleutelbos((sleutel,))) == key


def test_a_seal_of_before_keys_had_an_id_opens() -> None:
    key = MeldingSleutel.make()
    assert MeldingSleutel.open_for_team({"eerste": key.seal(TEAM)}, Sleutelbos((RESERVE, TEAM))) == key


def test_a_damaged_seal_does_not_stand_in_the_way_of_a_whole_one() -> None:
    key = MeldingSleutel.make()
    zegels = {TEAM.id: b"\x01" + bytes(80), RESERVE.id: key.seal(RESERVE)}
    assert MeldingSleutel.open_for_team(zegels, Sleutelbos((TEAM, RESERVE))) == key


@given(st.integers(min_value=0, max_value=400), st.integers(min_value=1, max_value=255))
def test_damage_shows(position: int, flip: int) -> None:
    key = MeldingSleutel.make()
    data = bytearray(bytes(key.encrypt("een verhaal")))
    data[position % len(data)] ^= flip
    with pytest.raises(OnleesbareTekst):
        key.decrypt(Verzegeld(bytes(data)))


def test_another_receipt_or_key_opens_nothing() -> None:
    zegels = MeldingSleutel.make().seals(BOS, bewijs.make())
    with pytest.raises(OnleesbareTekst):
        MeldingSleutel.open_for_reporter(zegels, bewijs.make())
    for found in (zegels, {}, {"eerste": zegels[TEAM.id]}):
        with pytest.raises(OnleesbareTekst):
            MeldingSleutel.open_for_team(found, Sleutelbos((RESERVE,)))
    with pytest.raises(OnleesbareTekst, match="er niet meer"):
        MeldingSleutel.open_for_reporter({}, bewijs.make())


def test_the_id_of_a_key_follows_from_its_public_half() -> None:
    assert Sleutel(TEAM.publiek).id == TEAM.id != RESERVE.id
    assert len(TEAM.id) == 16 and int(TEAM.id, 16)


def test_turning_gives_one_team_a_new_key_and_keeps_the_rest() -> None:
    before = Sleutelbos((TEAM, RESERVE))
    after = before.turn("meldpunt")
    assert [s.stand for s in after.sleutels] == [Stand.LEZEND, Stand.ACTIEF, Stand.ACTIEF]
    assert {s.team for s in after.actief} == {"meldpunt", "reserve"}
    new = after.find(after.draait)
    assert new and new in after.actief and new.gemaakt == dt.datetime.now(dt.UTC).date()
    assert after.turned().draait == "" and after.find(TEAM.id) and not after.without(TEAM.id).find(TEAM.id)
    assert after.public().find(TEAM.id) is None, "an intake needs no key that only opens"


def test_joining_files_takes_over_keys_and_private_halves() -> None:
    joined = BOS.public().add([TEAM, RESERVE])
    assert joined.find(TEAM.id) == TEAM and joined.find(RESERVE.id) == RESERVE
    assert joined.add(BOS.public().sleutels) == joined, "a public file takes no private half away"


@pytest.mark.parametrize("bos", [BOS, BOS.turn("meldpunt"), Sleutelbos((TEAM, RESERVE)).public()])
def test_a_key_file_reads_as_it_was_written_and_is_never_overwritten(tmp_path: Path, bos: Sleutelbos) -> None:
    path = tmp_path / "sleutels.json"
    bos.write(path)
    assert Sleutelbos.read(path) == bos
    assert path.stat().st_mode & 0o777 == (0o600 if bos.leest else 0o644)
    with pytest.raises(FileExistsError):
        Sleutelbos((RESERVE,)).write(path)
    assert Sleutelbos.read(path) == bos and list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_replaced_stays_as_private_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "sleutels.json"
    BOS.write(path)
    path.chmod(0o400)
    turned = BOS.turn("meldpunt")
    turned.replace_file(path)
    assert Sleutelbos.read(path) == turned and path.stat().st_mode & 0o777 == 0o400
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_no_secret_behind(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        BOS.replace_file(tmp_path / "weg.json")
    (tmp_path / "map").mkdir()
    with pytest.raises(OSError):
        BOS.replace_file(tmp_path / "map")
    assert [p.name for p in tmp_path.iterdir()] == ["map"]


def test_a_file_of_version_1_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sleutels.json"
    path.write_text(json.dumps(FIRST_FILE))
    [found] = Sleutelbos.read(path).actief
    assert (found.id, found.prive, found.team, found.gemaakt) == (TEAM.id, TEAM.prive, "meldpunt", None)


def ring(**changes: object) -> str:
    """The text of a key file with one fault."""
    sleutel = {
        "id": TEAM.id,
        "team": "meldpunt",
        "gemaakt": None,
        "stand": "actief",
        "publiek": TEAM.publiek.hex(),
        "prive": None,
        **changes,
    }
    return json.dumps({"versie": 2, "draait": "", "sleutels": [sleutel]})


BROKEN = {
    "empty": "",
    "no keys": "{}",
    "a list": "[]",
    "no hexadecimal": '{"publiek": "zz"}',
    "too short": '{"publiek": "00", "prive": "00"}',
    "none in the ring": '{"versie": 2, "draait": "", "sleutels": []}',
    "a later version": json.dumps({"versie": 3, "draait": "", "sleutels": []}),
    "halves of two pairs": json.dumps({**FIRST_FILE, "prive": RESERVE.prive.hex() if RESERVE.prive else ""}),
    "another id": ring(id=RESERVE.id),
    "nothing that seals": ring(stand="lezend"),
    "a strange state": ring(stand="weg"),
    "a strange field": ring(extra=1),
    "a line in the name": ring(team="a\nb"),
    "turning to nowhere": ring().replace('"draait": ""', f'"draait": "{RESERVE.id}"'),
    "cut off": ring()[:-20],
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_key_file_is_named_and_not_quoted(tmp_path: Path, content: str) -> None:
    assert Sleutelbos.read(written(tmp_path / "heel.json", ring()))
    with pytest.raises(OngeldigSleutelbestand, match="reservekopie") as error:
        Sleutelbos.read(written(tmp_path / "sleutels.json", content))
    assert error.value.__cause__ is None and error.value.__suppress_context__


def written(path: Path, content: str) -> Path:
    path.write_text(content)
    return path


def test_a_missing_key_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OngeldigSleutelbestand):
        Sleutelbos.read(tmp_path / "weg.json")


def test_locking_needs_no_web() -> None:
    code = "import sys, snijvlak.privacy.versleuteling; assert not any('django' in m for m in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


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
