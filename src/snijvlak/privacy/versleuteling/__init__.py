"""Encryption of reports: each has a key of its own, sealed for the team and locked for the reporter.

The intake side needs only public keys: it can write, but not read back. Private keys live in a key file
outside the database. Everything is libsodium's (XSalsa20-Poly1305, X25519) through PyNaCl.
"""

from .melding import MeldingSleutel
from .sleutelbos import OngeldigSleutelbestand, Sleutel, Sleutelbos, Stand
from .slot import VERNIETIGD, GeenLeessleutel, OnleesbareTekst, Verzegeld

__all__ = [
    "VERNIETIGD",
    "GeenLeessleutel",
    "MeldingSleutel",
    "OngeldigSleutelbestand",
    "OnleesbareTekst",
    "Sleutel",
    "Sleutelbos",
    "Stand",
    "Verzegeld",
]
