"""A regular expression that is made when it is first used: making all of them takes longer than loading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

_Gevonden = re.Match[str] | None
_METHODS = ("match", "search", "finditer")


class Uitdrukking:
    """A regular expression, with the methods of one that the finders use."""

    __slots__ = ("_flags", "finditer", "match", "pattern", "search")
    match: Callable[..., _Gevonden]
    search: Callable[..., _Gevonden]
    finditer: Callable[..., Iterator[re.Match[str]]]

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Called once, for what was not set: make the expression, and then be as fast as it is."""
        if name not in _METHODS:
            raise AttributeError(name)
        made = re.compile(self.pattern, self._flags)
        self.match, self.search, self.finditer = made.match, made.search, made.finditer
        return getattr(made, name)
