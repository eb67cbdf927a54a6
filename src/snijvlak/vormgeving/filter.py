"""A form that says in the address of a list what somebody wants to see of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms import Form

from .formulieren import dress, offer
from .teksten import tekst


class Filter(Form):
    """Fields to choose from, each with "all" in front, and perhaps words to look for (``zoek``)."""

    def __init__(self, lists: Mapping[str, Iterable[tuple[Any, Any]]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in lists.items():
            offer(self, name, [("", tekst("vormgeving.filter.alles")), *choices])
        dress(self)

    def chosen(self) -> dict[str, str]:
        """What was asked; what is not in a list, or that a database refuses, does not count."""
        self.full_clean()
        asked = {name: str(value) for name, value in self.cleaned_data.items() if value}
        if "zoek" in asked:
            asked["zoek"] = "".join(letter for letter in asked["zoek"] if letter.isprintable()).strip()
        return {name: value for name, value in asked.items() if value}
