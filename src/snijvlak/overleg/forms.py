"""Forms of the coördinator and of the table."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from snijvlak.vormgeving.formulieren import Aankruisvakjes, Datum, dress

from . import queries, regels


class _Form(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class CasusForm(_Form):
    """A case in general wording, for a meeting."""

    titel = forms.CharField(
        label="Algemene titel",
        max_length=160,
        help_text="Zonder namen van kind, familie, school of aanbieder.",
    )
    omschrijving = forms.CharField(
        label="Wat liep er vast, in algemene woorden?",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        help_text="Leden van het overleg lezen alleen deze tekst, niet de melding zelf.",
    )
    bijeenkomst = forms.ModelChoiceField(
        label="Op de agenda van", queryset=None, empty_label="Kies een bijeenkomst"
    )

    def __init__(self, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["bijeenkomst"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- declared just above
        field.queryset = queries.meetings_from(vandaag)


class FactorenForm(_Form):
    """What contributed."""

    factoren = forms.MultipleChoiceField(
        label="Wat droeg eraan bij?", widget=Aankruisvakjes, help_text="U mag er meer dan een kiezen."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_factors(self.fields["factoren"])


class LeerpuntForm(_Form):
    """A lesson, and the action that follows from it."""

    zin = forms.CharField(
        label="Wat leren wij hiervan, in een zin?",
        max_length=300,
        help_text="Zo dat anderen er iets aan hebben.",
    )
    factor = forms.ChoiceField(label="Bij welke factor hoort dit?")
    wat = forms.CharField(label="Wat gaan wij verbeteren?", max_length=300)
    wie = forms.CharField(label="Welke organisatie doet dat?", max_length=160)
    uiterlijk = forms.DateField(label="Uiterlijk wanneer?", widget=Datum)
    inzending = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        _offer_factors(self.fields["factor"], [("", "Kies een factor")])

    def clean_uiterlijk(self) -> dt.date:
        day: dt.date = self.cleaned_data["uiterlijk"]
        if day < self.vandaag:
            raise forms.ValidationError("Deze dag is al voorbij. Kies vandaag of een latere dag.")
        return day


def _offer_factors(field: forms.Field, first: Sequence[tuple[str, str]] = ()) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- both callers declare it so
    field.choices = [*first, *((code, factor.naam) for code, factor in regels.factoren().factoren.items())]
