"""A division as JSON and back, and the checksum by which it is known again. Plain Python."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from .deling import Invoer, Uitkomst

Json = dict[str, Any]


@cache
def _invoer() -> TypeAdapter[Invoer]:
    return TypeAdapter(Invoer)


@cache
def _uitkomst() -> TypeAdapter[Uitkomst]:
    return TypeAdapter(Uitkomst)


def keep_input(invoer: Invoer) -> Json:
    """What goes in, as JSON; amounts and counts as text, so that nothing is lost."""
    return _invoer().dump_python(invoer, mode="json")


def input_of(data: Json) -> Invoer:
    """The same back.

    Raises:
        ValidationError: this is no such JSON.
    """
    return _invoer().validate_python(data)


def keep_outcome(uitkomst: Uitkomst) -> Json:
    """What comes out, as JSON."""
    return _uitkomst().dump_python(uitkomst, mode="json")


def outcome_of(data: Json) -> Uitkomst:
    """The same back.

    Raises:
        ValidationError: this is no such JSON.
    """
    return _uitkomst().validate_python(data)


def checksum(invoer: Json, uitkomst: Json, voorschot: str = "") -> str:
    """The SHA-256 of both; of a settlement also of the advance that it settles (its checksum)."""
    text = json.dumps([invoer, uitkomst, voorschot], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
