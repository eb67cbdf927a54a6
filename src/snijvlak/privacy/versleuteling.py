"""Encryption of reports: each has a key of its own, sealed for the team and locked for the reporter.

The intake side needs only the team's public key: it can write, but not read back. The private key lives in a
key file outside the database. Everything is libsodium's (XSalsa20-Poly1305, X25519) through PyNaCl.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.utils import random

from . import bewijs as receipts

_VERSION = b"\x01"


class OnleesbareTekst(Exception):
    """The text cannot be opened with this key: wrong key, or damaged."""


class OngeldigSleutelbestand(Exception):
    """The key file cannot be used; the message says why in Dutch."""


@dataclass(frozen=True)
class TeamSleutel:
    """The team's key pair; without ``prive`` it can only lock."""

    publiek: bytes
    prive: bytes | None = None

    @classmethod
    def make(cls) -> TeamSleutel:
        pair = PrivateKey.generate()
        return cls(bytes(pair.public_key), bytes(pair))

    @classmethod
    def read(cls, path: Path) -> TeamSleutel:
        """Read a key file.

        Raises:
            OngeldigSleutelbestand: it is not there, or not a key file.
        """
        try:
            data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            prive = data.get("prive")
            sleutel = cls(bytes.fromhex(data["publiek"]), bytes.fromhex(prive) if prive else None)
            if sleutel.prive and bytes(PrivateKey(sleutel.prive).public_key) != sleutel.publiek:
                raise ValueError("the halves do not belong together")
            PublicKey(sleutel.publiek)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, CryptoError) as error:
            raise OngeldigSleutelbestand(
                "Het sleutelbestand is er niet of is beschadigd. Zet het bestand terug uit de reservekopie; "
                "maak geen nieuw, want dan blijven oude meldingen gesloten."
            ) from error
        return sleutel

    def write(self, path: Path) -> None:
        """Write the key file, readable for the owner alone. An existing file is never overwritten."""
        text = json.dumps(
            {"versie": 1, "publiek": self.publiek.hex(), "prive": self.prive.hex() if self.prive else None}
        )
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())


@dataclass(frozen=True)
class MeldingSleutel:
    """The random key of one report."""

    geheim: bytes

    @classmethod
    def make(cls) -> MeldingSleutel:
        return cls(random(SecretBox.KEY_SIZE))

    def seal_for_team(self, team: TeamSleutel) -> bytes:
        """The key, sealed so that only who has the team's private key opens it."""
        return _VERSION + SealedBox(PublicKey(team.publiek)).encrypt(self.geheim)

    def lock_for_reporter(self, bewijs: str) -> bytes:
        """The key, locked with the receipt."""
        return _VERSION + SecretBox(receipts.key(bewijs)).encrypt(self.geheim)

    @classmethod
    def open_for_team(cls, sealed: bytes, team: TeamSleutel) -> MeldingSleutel:
        """Open with the team's private key.

        Raises:
            OnleesbareTekst: no private key here, the wrong one, or damaged.
        """
        if team.prive is None:
            raise OnleesbareTekst("Dit proces heeft geen leessleutel.")
        return cls(_open(SealedBox(PrivateKey(team.prive)), sealed))

    @classmethod
    def open_for_reporter(cls, locked: bytes, bewijs: str) -> MeldingSleutel:
        """Open with the receipt.

        Raises:
            OnleesbareTekst: another receipt, or damaged.
        """
        return cls(_open(SecretBox(receipts.key(bewijs)), locked))

    def encrypt(self, text: str) -> bytes:
        """Lock a text. The length is rounded up to 256 bytes, so that it says little about the content."""
        data = text.encode()
        padded = len(data).to_bytes(4, "big") + data
        padded += b"\0" * (-len(padded) % 256)
        return _VERSION + SecretBox(self.geheim).encrypt(padded)

    def decrypt(self, data: bytes) -> str:
        """Open a text.

        Raises:
            OnleesbareTekst: the wrong key, or damaged.
        """
        padded = _open(SecretBox(self.geheim), data)
        return padded[4 : 4 + int.from_bytes(padded[:4], "big")].decode()


def _open(box: SecretBox | SealedBox[Any], data: bytes) -> bytes:
    data = bytes(data)  # PostgreSQL may give a memoryview
    if data[:1] != _VERSION:
        raise OnleesbareTekst("Onbekende vorm van versleuteling.")
    try:
        return box.decrypt(data[1:])
    except CryptoError as error:
        raise OnleesbareTekst("De tekst kan met deze sleutel niet worden geopend.") from error
