"""What a process makes once and then keeps: ready before the first reporter comes."""

from __future__ import annotations

from django.utils import timezone

from snijvlak.vormgeving import qr

from . import drukte, namen, regels, termijnen, vervolg

_TEXT = "Juf Anna belde op 3 maart met Kees de Vries van de Wilgenschool in Den Haag."


def prepare() -> None:
    """Read the rules, and use the recogniser, the holidays and the drawing of a receipt once."""
    namen.read({"verhaal": _TEXT})
    termijnen.after(timezone.localdate(), 1)
    qr.draw("0000", "")
    regels.load()
    vervolg.steps({}, grens=False)
    drukte.load()
