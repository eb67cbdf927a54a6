"""The form of who holds a record."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from snijvlak.vormgeving.formulieren import Datum, Keuzerondjes, dress

from .models import Vasthouding

PROPOSED = dt.timedelta(days=180)


class VasthoudForm(forms.Form):
    """Why, and until which day."""

    grond = forms.ChoiceField(
        label="Waarom moet dit blijven?", choices=Vasthouding.Grond.choices, widget=Keuzerondjes
    )
    tot = forms.DateField(
        label="Wanneer kijkt u opnieuw?",
        help_text="Ten hoogste een jaar vooruit. Doet u die dag niets, dan geldt de bewaartermijn weer.",
        widget=Datum,
    )

    def __init__(self, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"tot": vandaag + PROPOSED, **self.initial}
        dress(self)
