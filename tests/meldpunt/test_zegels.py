"""No turn of a key, and nothing that somebody put in the database, makes a report unreadable that was not."""

from __future__ import annotations

import stat
import uuid
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PublicKey, SealedBox
from nacl.secret import SecretBox

from snijvlak.meldpunt import actions, queries, sleutels, zegels
from snijvlak.meldpunt.models import Melding, Zegel
from snijvlak.privacy import bewijs
from snijvlak.privacy.versleuteling import MeldingSleutel, OnleesbareTekst, Sleutel, Sleutelbos, Verzegeld
from snijvlak.privacy.versleuteling.melding import EERSTE
from snijvlak.toegang.actions import record
from tests.meldpunt.melden import begin, fill_in, look_through, sending
from tests.mensen import person
from tests.opdrachten.conftest import Give
from tests.opdrachten.conftest import give as give

STORY, MESSAGE = "(Verzonnen) Het verhaal.", "(Verzonnen) Is er al nieuws?"
NEW = actions.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), STORY)


@pytest.fixture
def melding(db: None) -> Melding:
    receipt = bewijs.make()
    found = actions.submit(NEW, receipt)
    actions.write_as_reporter(found, receipt, MESSAGE, uuid.uuid4())
    return found


@pytest.fixture
def turned(melding: Melding) -> tuple[Sleutelbos, str]:
    """The ring after turning, with the id of the old key; the seals for the new one are not there yet."""
    ring = sleutels.ring()
    return ring.turn("meldpunt"), ring.actief[0].id


def damage(melding: Melding) -> None:
    content = bytearray(bytes(melding.verhaal))
    content[-1] ^= 1
    Melding.objects.filter(pk=melding.pk).update(verhaal=Verzegeld(bytes(content)))


def open_message(melding: Melding, ring: Sleutelbos) -> str:
    key = MeldingSleutel.open_for_team(Zegel.objects.of(melding), ring)
    return melding.berichten.get().tekst.open(key)  # type: ignore[attr-defined]


class TestDestroyingAKey:
    def test_it_is_refused_while_a_report_rests_on_it(
        self, melding: Melding, turned: tuple[Sleutelbos, str]
    ) -> None:
        ring, old = turned
        with pytest.raises(zegels.NogNodig):
            zegels.drop(ring, old)
        assert Zegel.objects.filter(melding=melding, sleutel=old).exists()
        assert zegels.seal_all(ring, lambda _: None) == 0
        assert zegels.drop(ring, old) == 1
        assert open_message(melding, ring.without(old)) == MESSAGE

    def test_a_damaged_story_takes_no_messages_with_it(
        self, melding: Melding, turned: tuple[Sleutelbos, str]
    ) -> None:
        ring, old = turned
        damage(melding)
        with pytest.raises(zegels.NogNodig):
            zegels.drop(ring, old)
        zegels.seal_all(ring, lambda _: None)
        zegels.drop(ring, old)
        assert open_message(melding, ring.without(old)) == MESSAGE

    def test_a_report_for_a_key_that_is_gone_is_not_acknowledged_and_the_text_stays_on_the_page(
        self, melding: Melding, client: Client
    ) -> None:
        record("sleutel-vernietigd", "sleutel", sleutels.ring().actief[0].id, door=None)
        with pytest.raises(actions.SleutelVerouderd):
            actions.submit(NEW, bewijs.make())
        receipt = begin(client)
        fill_in(client, verhaal="Mijn lange tekst")
        look_through(client)
        answer = client.post("/meldpunt/nieuw/controle/", sending(client))
        assert answer.status_code == 503 and "niet ontvangen" in answer.content.decode()
        assert Melding.objects.count() == 1
        assert "Mijn lange tekst" in client.get("/meldpunt/nieuw/controle/").content.decode()
        again = Client()  # and in another browser, with the receipt
        assert again.post("/meldpunt/nieuw/verder/", {"bewijs": receipt}).status_code == 302
        assert "Mijn lange tekst" in again.get("/meldpunt/nieuw/controle/").content.decode()

    def test_it_waits_for_a_copy_of_the_seals(self, melding: Melding, give: Give) -> None:
        record("sleutel-gedraaid", "sleutel", "x", door=None)
        ring = sleutels.ring()
        reserve = Sleutel.make("reserve")
        ring.add((reserve,)).replace_file(sleutels.file())
        try:
            code, said = give("sleutels", "vernietig", reserve.id, "--ja")
            assert code == 2 and "Wacht 7 dagen" in said
            code, said = give("sleutels", "vernietig", reserve.id, "--ja", "--zonder-wachttijd")
            assert code == 0 and "is weg" in said
        finally:
            ring.replace_file(sleutels.file())


class TestWhatSomebodyPutThere:
    def test_a_seal_of_noise_does_not_keep_turning_going(
        self, melding: Melding, turned: tuple[Sleutelbos, str]
    ) -> None:
        ring, _ = turned
        Zegel.objects.create(melding=melding, sleutel=EERSTE, inhoud=b"\x01" + b"ruis" * 30)
        rounds: list[int] = []
        zegels.seal_all(ring, rounds.append)
        assert sum(1 for _ in rounds) <= 2
        assert open_message(melding, ring) == MESSAGE

    def test_no_answer_is_locked_with_a_key_of_somebody_else(self, melding: Melding) -> None:
        """Who writes in the database puts a seal of a key of his own over that of the team."""
        active, mine = sleutels.ring().actief[0], MeldingSleutel.make()
        Zegel.objects.filter(melding=melding, sleutel=active.id).update(inhoud=mine.seal(active))
        with pytest.raises(OnleesbareTekst):
            actions.answer(melding, "Bel mij", uuid.uuid4(), door=person("coordinator-meldpunt"))
        assert melding.berichten.count() == 1  # type: ignore[attr-defined]

    def test_a_seal_of_another_key_does_not_hide_the_good_one(
        self, melding: Melding, turned: tuple[Sleutelbos, str]
    ) -> None:
        ring, old = turned
        zegels.seal_all(ring, lambda _: None)
        first = ring.find(old)
        assert first
        Zegel.objects.filter(melding=melding, sleutel=old).update(inhoud=MeldingSleutel.make().seal(first))
        key = MeldingSleutel.open_for_team(Zegel.objects.of(melding), ring, melding.verhaal)
        assert melding.verhaal.open(key) == STORY

    def test_a_key_too_many_is_told(self, melding: Melding, give: Give) -> None:
        stranger, key = Sleutel.make("vreemd"), MeldingSleutel.make()
        Zegel.objects.create(melding=melding, sleutel=stranger.id, inhoud=key.seal(stranger))
        assert zegels.unknown(sleutels.ring()) == {stranger.id: 1}
        code, said = give("sleutels", "verzegel")
        assert code == 0 and f"1 meldingen hebben een zegel voor de sleutel {stranger.id}" in said

    @pytest.mark.parametrize("inside", [b"", b"kort", b"x" * 31, b"x" * 33])
    def test_a_key_of_another_length_is_a_closed_report_and_no_error(
        self, melding: Melding, inside: bytes
    ) -> None:
        active = sleutels.ring().actief[0]
        box = b"\x01" + SealedBox(PublicKey(active.publiek)).encrypt(inside)
        Zegel.objects.filter(melding=melding, sleutel=active.id).update(inhoud=box)
        assert queries.read(melding).verhaal is None
        assert zegels.resting_on(sleutels.ring(), active.id) == 0


@pytest.mark.eenmaal
@given(inside=st.binary(max_size=600))
def test_whatever_is_in_a_box_gives_a_text_or_says_that_it_is_none(inside: bytes) -> None:
    key = MeldingSleutel.make()
    try:
        text = Verzegeld(b"\x01" + SecretBox(key.geheim).encrypt(inside)).open(key)
    except OnleesbareTekst:
        return
    assert text.encode() == inside[4 : 4 + len(text.encode())]


@pytest.mark.eenmaal
def test_a_private_key_never_ends_up_in_a_file_for_all(tmp_path: Path) -> None:
    ring = Sleutelbos((Sleutel.make(),))
    path = tmp_path / "publiek.json"
    ring.public().write(path)
    ring.replace_file(path)
    assert stat.S_IMODE(path.stat().st_mode) & 0o007 == 0


@pytest.mark.django_db
def test_a_server_with_a_broken_key_file_is_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert client.get("/gezondheid/gereed").status_code == 200
    broken = tmp_path / "sleutels.json"
    broken.write_text("{", encoding="utf-8")
    monkeypatch.setattr(sleutels, "file", lambda: broken)
    monkeypatch.setattr(sleutels, "_held", None)
    assert client.get("/gezondheid/gereed").status_code == 503
