"""Which rooms bring something to publish: known before one is loaded, for every command begins here."""

from __future__ import annotations

_modules: dict[str, str] = {}
_openbaar: dict[str, str] = {}


def register(kamer: str, module: str) -> None:
    """Let a room bring its blocks to a report; the module is loaded when a report is made."""
    _modules[kamer] = module


def register_public(kamer: str, module: str) -> None:
    """Let a room bring lessons and data sets that everybody may read; ``openbaar`` says how."""
    _openbaar[kamer] = module


def modules() -> tuple[str, ...]:
    """The modules with blocks, in the order of registration."""
    return tuple(_modules.values())


def public_modules() -> tuple[str, ...]:
    """The modules with lessons and data sets, in the order of registration."""
    return tuple(_openbaar.values())
