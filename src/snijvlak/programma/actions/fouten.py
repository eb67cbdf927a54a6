"""What a deed refuses."""

from __future__ import annotations


class NietToegestaan(Exception):
    """The deed cannot be done; the message says why in Dutch."""
