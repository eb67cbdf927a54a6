"""The form of who holds a record."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from snijvlak.vormgeving.formulieren import Datum, Keuzerondjes, dress
from snijvlak.vormgeving.teksten import tekst

from .models import Vasthouding

PROPOSED = dt.timedelta(days=180)


class VasthoudForm(forms.Form):
    """Why, and until which day."""

    grond = forms.ChoiceField(
        label=tekst("bewaren.formulier.grond_vraag"), choices=Vasthouding.Grond.choices, widget=Keuzerondjes
    )
    tot = forms.DateField(
        label=tekst("bewaren.formulier.tot_vraag"),
        help_text=tekst("bewaren.formulier.tot_uitleg"),
        widget=Datum,
    )

    def __init__(self, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"tot": vandaag + PROPOSED, **self.initial}
        dress(self)
