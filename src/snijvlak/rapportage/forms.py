"""The forms of who makes and who releases a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from snijvlak.vormgeving.formulieren import Aankruisvakjes, Datum, dress
from snijvlak.vormgeving.teksten import tekst


class PeriodeForm(forms.Form):
    """The period of a report, both days included."""

    begin = forms.DateField(label=tekst("rapportage.formulier.begin_vraag"), widget=Datum)
    eind = forms.DateField(
        label=tekst("rapportage.formulier.eind_vraag"),
        widget=Datum,
        help_text=tekst("rapportage.formulier.eind_uitleg"),
    )

    def __init__(self, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begin, eind = last_quarter(vandaag)
        self.initial = {"begin": begin, "eind": eind, **self.initial}
        dress(self)


class WeglaatForm(forms.Form):
    """Which lessons a report leaves out."""

    weg = forms.MultipleChoiceField(
        label=tekst("rapportage.formulier.weg_vraag"),
        help_text=tekst("rapportage.formulier.weg_uitleg"),
        widget=Aankruisvakjes,
    )

    def __init__(self, *args: Any, lessen: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["weg"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 -- declared just above
        field.choices = lessen
        dress(self)

    def without(self) -> set[int]:
        """The primary keys of the lessons that were ticked."""
        return {int(value) for value in self.cleaned_data["weg"]}


class VrijgaveForm(forms.Form):
    """The release: a person says that the sentences were checked."""

    gecontroleerd = forms.BooleanField(
        label=tekst("rapportage.formulier.gecontroleerd_vraag"),
        error_messages={"required": tekst("rapportage.formulier.lees_eerst_elke_zin_en_kruis")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


def last_quarter(vandaag: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of the last quarter that is over."""
    this = dt.date(vandaag.year, (vandaag.month - 1) // 3 * 3 + 1, 1)
    last = this - dt.timedelta(days=1)
    return dt.date(last.year, last.month - 2, 1), last
