"""Which rooms bring blocks to a report: known before any of them is loaded, for every command begins here."""

from __future__ import annotations

_modules: dict[str, str] = {}


def register(kamer: str, module: str) -> None:
    """Let a room bring its blocks; the module is loaded when a report is made."""
    _modules[kamer] = module


def modules() -> tuple[str, ...]:
    """The modules in the order of registration."""
    return tuple(_modules.values())
