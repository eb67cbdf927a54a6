"""The forms of who makes and who releases a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from snijvlak.vormgeving.formulieren import Aankruisvakjes, Datum, dress


class PeriodeForm(forms.Form):
    """The period of a report, both days included."""

    begin = forms.DateField(label="Eerste dag van de periode", widget=Datum)
    eind = forms.DateField(
        label="Laatste dag van de periode",
        widget=Datum,
        help_text="Deze dag telt mee. Vrijgeven kan pas als de dag voorbij is.",
    )

    def __init__(self, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begin, eind = last_quarter(vandaag)
        self.initial = {"begin": begin, "eind": eind, **self.initial}
        dress(self)


class WeglaatForm(forms.Form):
    """Which lessons a report leaves out."""

    weg = forms.MultipleChoiceField(
        label="Welke leerpunten laat u weg?",
        help_text="Leidt een zin misschien naar een kind, familie, school of medewerker? Laat hem dan weg. "
        "De acties erbij gaan mee weg.",
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
        label="Ik las elke zin. Geen zin leidt naar een kind, familie, school of medewerker.",
        error_messages={"required": "Lees eerst elke zin en kruis dit aan."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


def last_quarter(vandaag: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of the last quarter that is over."""
    this = dt.date(vandaag.year, (vandaag.month - 1) // 3 * 3 + 1, 1)
    last = this - dt.timedelta(days=1)
    return dt.date(last.year, last.month - 2, 1), last
