"""What names somebody for sure is not kept; kinds that a text for the public may have, may stay."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from snijvlak.algemeen import names, refusal
from snijvlak.publicatie.regels import bevindingen

from .fouten import NietToegestaan


def refuse_names(*texts: str, allowed: Collection[Any] | None = None) -> None:
    """Raises NietToegestaan when one of the texts names somebody for sure."""
    usual = bevindingen().in_tekst if allowed is None else allowed
    for text in texts:
        if refused := refusal(names(text, usual)):
            raise NietToegestaan(refused)
