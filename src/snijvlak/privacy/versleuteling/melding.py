"""The key of one report: it locks the texts, and is itself sealed for the team and for the reporter."""

from __future__ import annotations

import hmac
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.utils import random

from .. import bewijs as receipts
from .sleutelbos import Sleutel, Sleutelbos
from .slot import VERSION, GeenLeessleutel, OnleesbareTekst, Verzegeld, open_box

# Names of seals that are not the id of a key. `eerste` was made before keys had an id.
BEWIJS, EERSTE = "bewijs", "eerste"


@dataclass(frozen=True)
class MeldingSleutel:
    """The random key of one report."""

    geheim: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.geheim) != SecretBox.KEY_SIZE:  # a box that opens can hold anything
            raise OnleesbareTekst("Dit is geen sleutel van een melding.")

    @classmethod
    def make(cls) -> MeldingSleutel:
        """A new key."""
        return cls(random(SecretBox.KEY_SIZE))

    @classmethod
    def of_draft(cls, bewijs: str) -> MeldingSleutel:
        """The key of what a reporter has not sent yet: the receipt is all it takes."""
        return cls(receipts.draft_key(bewijs))

    @classmethod
    def of_visit(cls, bezoek: str) -> MeldingSleutel:
        """The key of what one browser has, out of a random text in the form of a receipt."""
        return cls(receipts.key(bezoek))

    def seal(self, sleutel: Sleutel) -> bytes:
        """The key, sealed so that only who has that private key opens it."""
        return VERSION + SealedBox(PublicKey(sleutel.publiek)).encrypt(self.geheim)

    def seals(self, bos: Sleutelbos, bewijs: str) -> dict[str, bytes]:
        """All seals of a new report: one for each active key, by its id, and one for the receipt."""
        return {**{s.id: self.seal(s) for s in bos.actief}, BEWIJS: self.lock_for_reporter(bewijs)}

    def lock_for_reporter(self, bewijs: str) -> bytes:
        """The key, locked with the receipt."""
        return VERSION + SecretBox(receipts.key(bewijs)).encrypt(self.geheim)

    @classmethod
    def open_for_team(
        cls, zegels: Mapping[str, bytes], bos: Sleutelbos, verhaal: Verzegeld | None = None
    ) -> MeldingSleutel:
        """Open one of the seals with a private key of the ring; given a story, one of which the key opens it.

        Anybody can make a seal with the public half, of a key of his own: only the story tells it apart.

        Raises:
            GeenLeessleutel: the ring has no private key at all.
            OnleesbareTekst: no seal is for a key of this ring, or all are damaged.
        """
        if not bos.leest:
            raise GeenLeessleutel
        for sleutel in bos.sleutels:
            for naam in (sleutel.id, EERSTE):
                if sleutel.prive and naam in zegels:
                    try:
                        key = cls(open_box(SealedBox(PrivateKey(sleutel.prive)), zegels[naam]))
                        if verhaal is not None:
                            verhaal.open(key)
                    except OnleesbareTekst:
                        continue  # another seal may be whole
                    return key
        raise OnleesbareTekst("Geen van de sleutels opent deze melding.")

    @classmethod
    def open_for_reporter(cls, zegels: Mapping[str, bytes], bewijs: str) -> MeldingSleutel:
        """Open the seal of the reporter with the receipt.

        Raises:
            OnleesbareTekst: another receipt, damaged, or destroyed.
        """
        if BEWIJS not in zegels:
            raise OnleesbareTekst("Het zegel voor de melder is er niet meer.")
        return cls(open_box(SecretBox(receipts.key(bewijs)), zegels[BEWIJS]))

    def encrypt(self, text: str) -> Verzegeld:
        """Lock a text. The length is rounded up to 256 bytes, so that it says little about the content."""
        data = text.encode()
        padded = len(data).to_bytes(4, "big") + data
        padded += b"\0" * (-len(padded) % 256)
        return Verzegeld(VERSION + SecretBox(self.geheim).encrypt(padded))

    def mark(self, text: str) -> uuid.UUID:
        """The same number for the same text under this key; says nothing to who has no key."""
        return uuid.UUID(bytes=hmac.digest(self.geheim, text.encode(), "sha256")[:16])

    def decrypt(self, verzegeld: Verzegeld) -> str:
        """Open a text.

        Raises:
            OnleesbareTekst: the wrong key, damaged, or destroyed.
        """
        padded = open_box(SecretBox(self.geheim), bytes(verzegeld))
        length = int.from_bytes(padded[:4], "big")
        if len(padded) < 4 + length:
            raise OnleesbareTekst("De tekst is niet heel.")
        try:
            return padded[4 : 4 + length].decode()
        except UnicodeDecodeError as error:
            raise OnleesbareTekst("Dit is geen tekst.") from error
