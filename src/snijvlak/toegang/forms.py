"""The form with which the trail is searched."""

from __future__ import annotations

from typing import Any

from django import forms

from snijvlak.vormgeving.formulieren import Datum, dress

from . import daden
from .models import Persoon
from .spoor import Zoekvraag


class ZoekForm(forms.Form):
    """Everything may stay empty."""

    van = forms.DateField(label="Vanaf", required=False, widget=Datum)
    tot = forms.DateField(label="Tot en met", required=False, widget=Datum)
    # A number in the address of the page, never a name.
    wie = forms.ModelChoiceField(
        Persoon.objects.order_by("naam"), label="Wie deed het?", required=False, empty_label="iedereen"
    )
    daad = forms.ChoiceField(label="Wat deed die persoon?", required=False)
    soort = forms.SlugField(
        label="Waarover", help_text="Bijvoorbeeld: melding, casus of rapport", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = sorted(daden.load().daden.items(), key=lambda item: item[1])
        self.fields["daad"] = forms.ChoiceField(
            label="Wat deed die persoon?", required=False, choices=[("", "alles"), *known]
        )
        dress(self)

    def vraag(self) -> Zoekvraag:
        """What is asked; call it on a form that is valid."""
        data = self.cleaned_data
        return Zoekvraag(**{**data, "wie": data["wie"].pk if data["wie"] else None})
