"""Forms of the coördinator and of the table."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from snijvlak.vormgeving.formulieren import Aankruisvakjes, Datum, dress
from snijvlak.vormgeving.teksten import tekst

from . import queries, regels


class _Form(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class CasusForm(_Form):
    """A case in general wording, for a meeting."""

    titel = forms.CharField(
        label=tekst("overleg.formulier.titel_vraag"),
        max_length=160,
        help_text=tekst("overleg.formulier.titel_uitleg"),
    )
    omschrijving = forms.CharField(
        label=tekst("overleg.formulier.omschrijving_vraag"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        help_text=tekst("overleg.formulier.omschrijving_uitleg"),
    )
    bijeenkomst = forms.ModelChoiceField(
        label=tekst("overleg.formulier.bijeenkomst_vraag"),
        queryset=None,
        empty_label=tekst("overleg.formulier.kies_een_bijeenkomst"),
    )

    def __init__(self, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["bijeenkomst"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- declared just above
        field.queryset = queries.meetings_from(vandaag)


class FactorenForm(_Form):
    """What contributed."""

    factoren = forms.MultipleChoiceField(
        label=tekst("overleg.formulier.factoren_vraag"),
        widget=Aankruisvakjes,
        help_text=tekst("overleg.formulier.factoren_uitleg"),
        required=False,
    )
    # What was chosen on this page: what others choose meanwhile stays.
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, known = self.fields["factoren"], regels.factoren()
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared just above
        field.choices = [
            (code, f"{known.niveaus[factor.niveau]}: {factor.naam}")
            for code, factor in known.factoren.items()
        ]

    def clean_gezien(self) -> list[str]:
        """The codes."""
        return self.cleaned_data["gezien"].split()


class LeerpuntForm(_Form):
    """A lesson, and the action that follows from it."""

    zin = forms.CharField(
        label=tekst("overleg.formulier.zin_vraag"),
        max_length=300,
        help_text=tekst("overleg.formulier.zin_uitleg"),
    )
    factor = forms.ChoiceField(label=tekst("overleg.formulier.factor_vraag"))
    wat = forms.CharField(label=tekst("overleg.formulier.wat_vraag"), max_length=300)
    wie = forms.CharField(label=tekst("overleg.formulier.wie_vraag"), max_length=160)
    uiterlijk = forms.DateField(label=tekst("overleg.formulier.uiterlijk_vraag"), widget=Datum)
    inzending = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        _offer_factors(self.fields["factor"], [("", tekst("overleg.formulier.kies_een_factor"))])

    def clean_uiterlijk(self) -> dt.date:
        day: dt.date = self.cleaned_data["uiterlijk"]
        if day < self.vandaag:
            raise forms.ValidationError(tekst("overleg.formulier.deze_dag_is_al_voorbij_kies"))
        return day


def _offer_factors(field: forms.Field, first: Sequence[tuple[str, str]] = ()) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- both callers declare it so
    field.choices = [*first, *((code, factor.naam) for code, factor in regels.factoren().factoren.items())]
