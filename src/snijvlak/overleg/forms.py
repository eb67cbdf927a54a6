"""Forms of the coördinator and of the table."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from snijvlak.vormgeving.formulieren import Aankruisvakjes, dress
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
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_factors(self.fields["factoren"])


def _offer_factors(field: forms.Field) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared just above
    field.choices = [(code, factor.naam) for code, factor in regels.factoren().factoren.items()]
