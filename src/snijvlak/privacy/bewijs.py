"""The receipt: the only thing with which a reporter comes back to a report.

27 characters from an alphabet of 32 without look-alikes carry more than 134 random bits; a 28th checks for
typing errors.
The text is forgiving to type: case, spaces and dashes do not matter, O reads as 0, I and L as 1.
"""

from __future__ import annotations

import hashlib
import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32
LENGTH = 27
# 37 is prime and larger than 32: every wrong character and every swap of neighbours shows.
_CHECK = ALPHABET + "*~$=U"
_GROUP = 4


class OngeldigBewijs(ValueError):
    """What was typed cannot be a receipt; the message says so in Dutch."""


def make() -> str:
    """A new receipt in its normal form: seven groups of four characters."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    # A check character outside the alphabet is hard to type: then draw again.
    check = _check(body)
    return _grouped(body + check) if check in ALPHABET else make()


def normalise(typed: str) -> str:
    """The normal form of what a person typed.

    Raises:
        OngeldigBewijs: too short or long, a strange character, or a typing error.
    """
    text = re.sub(r"[\s\-–—.]", "", typed).upper().translate(str.maketrans("OIL", "011"))
    if len(text) != LENGTH + 1:
        raise OngeldigBewijs(
            f"Een ontvangstbewijs heeft {LENGTH + 1} tekens; u typte er {len(text)}. Kijk het nog eens na."
        )
    if any(c not in ALPHABET for c in text) or _check(text[:-1]) != text[-1]:
        raise OngeldigBewijs("Dit ontvangstbewijs klopt niet. Kijk of u een teken verkeerd overtypte.")
    return _grouped(text)


def lookup(bewijs: str) -> str:
    """The value under which a report is found; from it the receipt cannot be had back."""
    return _derive(bewijs, b"zoek").hex()


def key(bewijs: str) -> bytes:
    """The 32 byte key with which the reporter's copy of the report key is locked."""
    return _derive(bewijs, b"sleutel")


def draft_key(bewijs: str) -> bytes:
    """The 32 byte key with which what a reporter has not sent yet is locked."""
    return _derive(bewijs, b"concept")


def _derive(bewijs: str, purpose: bytes) -> bytes:
    # 134 random bits need no slow hash; the purpose keeps the two values independent.
    return hashlib.blake2b(normalise(bewijs).encode(), digest_size=32, person=b"snijvlak-" + purpose).digest()


def _check(body: str) -> str:
    number = 0
    for character in body:
        number = (number * 32 + ALPHABET.index(character)) % 37
    return _CHECK[number]


def _grouped(text: str) -> str:
    return "-".join(text[i : i + _GROUP] for i in range(0, len(text), _GROUP))
