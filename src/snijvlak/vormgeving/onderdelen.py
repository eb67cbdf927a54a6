"""What the parts of a page can say: kinds of alerts, kinds of states, tabs. Plain Python."""

from __future__ import annotations

from dataclasses import dataclass

from .teksten import tekst

# Marks in a square of 16 by 16. Each has its own shape, for who sees no colour and for grey print.
_CHECK = "M6.2 13.4L1.2 8.4l1.8-1.8l3.2 3.2l6.8-6.8l1.8 1.8z"
_TRIANGLE = "M8 1L15.5 14.5h-15z"
_CROSS = "M3 1.5L8 6.4l5-4.9L14.5 3L9.6 8l4.9 5l-1.5 1.5L8 9.6l-5 4.9L1.5 13l4.9-5L1.5 3z"
_RING = "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zm0 2a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z"
_HALF_RING = "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zm0 2v9a4.5 4.5 0 1 1 0-9z"
_PAUSE = "M3 2h4v12h-4zm6 0h4v12h-4z"
_LETTER_I = "M6.5 1.5h3v3h-3zm-1.5 5h4.5v6h1.5v2h-6v-2h1.5v-4h-1.5z"


@dataclass(frozen=True)
class Attentie:
    """A kind of alert: what a screen reader says first, its role after a deed (alert breaks in), its mark."""

    zegt: str
    rol: str
    pad: str


ATTENTIES: dict[str, Attentie] = {
    "info": Attentie(tekst("vormgeving.onderdelen.ter_informatie"), "status", _LETTER_I),
    "ok": Attentie(tekst("vormgeving.onderdelen.gelukt"), "status", _CHECK),
    "warning": Attentie(tekst("vormgeving.onderdelen.let_op"), "status", _TRIANGLE),
    "error": Attentie(tekst("vormgeving.onderdelen.fout"), "alert", _CROSS),
}

# Kinds of state, each with its mark.
STANDEN: dict[str, str] = {
    "nieuw": _RING,
    "bezig": _HALF_RING,
    "wacht": _PAUSE,
    "klaar": _CHECK,
    "let-op": _TRIANGLE,
    "gestopt": _CROSS,
}

# Levels of Django's messages.
_LEVELS = {"success": "ok", "warning": "warning", "error": "error"}


@dataclass(frozen=True)
class Tab:
    """One of some pages that belong together; each is a page of its own, so it needs no script."""

    naam: str
    adres: str
    hier: bool = False


def kind_of_message(level: str) -> str:
    """The kind of alert for a level of Django's messages."""
    return _LEVELS.get(level, "info")
