"""A locked text, and how a box is opened: the form that all stored bytes share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nacl.exceptions import CryptoError
from nacl.public import SealedBox
from nacl.secret import SecretBox

if TYPE_CHECKING:
    from .melding import MeldingSleutel

# The first byte of all that is stored says how it was locked.
VERSION = b"\x01"


class OnleesbareTekst(Exception):
    """The text cannot be opened with this key: wrong key, damaged, or destroyed."""


class GeenLeessleutel(OnleesbareTekst):
    """This process takes in reports and has no private key at all."""

    def __init__(self) -> None:
        super().__init__("Dit proces heeft geen leessleutel.")


class Verzegeld:
    """A locked text. It must be opened with the key of its report; shown or logged it says nothing."""

    __slots__ = ("_inhoud",)

    def __init__(self, inhoud: bytes) -> None:
        self._inhoud = bytes(inhoud)  # PostgreSQL may give a memoryview

    def open(self, sleutel: MeldingSleutel) -> str:
        """The text.

        Raises:
            OnleesbareTekst: the wrong key, damaged, or destroyed.
        """
        return sleutel.decrypt(self)

    def __bytes__(self) -> bytes:
        return self._inhoud

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Verzegeld) and other._inhoud == self._inhoud

    def __hash__(self) -> int:
        return hash(self._inhoud)

    def __repr__(self) -> str:
        return "<Verzegeld>"

    def __str__(self) -> str:
        return "[verzegeld]"


# What stands where a text was, after its report was ended.
VERNIETIGD = Verzegeld(b"")


def open_box(box: SecretBox | SealedBox[Any], data: bytes) -> bytes:
    """What is in a box.

    Raises:
        OnleesbareTekst: the wrong key, or damaged.
    """
    data = bytes(data)
    if data[:1] != VERSION:
        raise OnleesbareTekst("Onbekende vorm van versleuteling.")
    try:
        return box.decrypt(data[1:])
    except CryptoError as error:
        raise OnleesbareTekst("De tekst kan met deze sleutel niet worden geopend.") from error
