"""A text as a search compares it: the same on each database. Plain Python."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """A text without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
