"""The forms of who makes and who releases a report, and of who looks for a lesson."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from snijvlak.meldpunt import queries as meldpunt
from snijvlak.vormgeving.filter import Filter
from snijvlak.vormgeving.formulieren import Aankruisvakjes, Datum, dress, offer
from snijvlak.vormgeving.lijst import MAX_SEARCH
from snijvlak.vormgeving.teksten import tekst

LONG = 8000  # characters of a text


class _Form(forms.Form):
    """A form in our dress."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class PeriodeForm(_Form):
    """The period of a report, both days included."""

    begin = forms.DateField(label=tekst("rapportage.formulier.begin_vraag"), widget=Datum)
    eind = forms.DateField(
        label=tekst("rapportage.formulier.eind_vraag"),
        widget=Datum,
        help_text=tekst("rapportage.formulier.eind_uitleg"),
    )

    def __init__(self, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begin, eind = last_settled_quarter(vandaag)
        self.initial = {"begin": begin, "eind": eind, **self.initial}


class GezienForm(_Form):
    """A button that carries what was on the page: the hash of the draft."""

    gezien = forms.CharField(widget=forms.HiddenInput)


class TekstForm(GezienForm):
    """What people write in a block."""

    titel = forms.CharField(label=tekst("rapportage.formulier.titel_vraag"), max_length=120)
    tekst = forms.CharField(
        label=tekst("rapportage.formulier.tekst_vraag"),
        help_text=tekst("rapportage.formulier.tekst_uitleg"),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=LONG,
        required=False,
    )

    def __init__(self, *args: Any, eigen: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not eigen:  # the title is the room's
            del self.fields["titel"]


class KiesForm(GezienForm):
    """Which sentences or rows of a block a report leaves out."""

    weg = forms.MultipleChoiceField(
        label=tekst("rapportage.formulier.weg_vraag"),
        help_text=tekst("rapportage.formulier.weg_uitleg"),
        widget=Aankruisvakjes,
        required=False,
    )

    def __init__(self, *args: Any, keuzes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "weg", keuzes)
        dress(self)


class WeerlegForm(_Form):
    """Why a finding is no reason to change the text."""

    reden = forms.CharField(
        label=tekst("rapportage.formulier.reden_vraag"),
        help_text=tekst("rapportage.formulier.reden_uitleg"),
        max_length=300,
        min_length=10,
    )


class CorrectieForm(_Form):
    """What a correction changes."""

    wat = forms.CharField(
        label=tekst("rapportage.formulier.wat_vraag"),
        help_text=tekst("rapportage.formulier.wat_uitleg"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=600,
        min_length=10,
    )
    hertel = forms.BooleanField(
        label=tekst("rapportage.formulier.hertel_vraag"),
        help_text=tekst("rapportage.formulier.hertel_uitleg"),
        required=False,
    )


class VrijgaveForm(GezienForm):
    """The release: a person says that the sentences were read."""

    gecontroleerd = forms.BooleanField(
        label=tekst("rapportage.formulier.gecontroleerd_vraag"),
        error_messages={"required": tekst("rapportage.formulier.lees_eerst_elke_zin_en_kruis")},
    )


class LeerpuntForm(Filter):
    """What somebody looks for in the library of lessons; each choice finds something."""

    zoek = forms.CharField(
        label=tekst("rapportage.leerpunten.zoek_vraag"), required=False, max_length=MAX_SEARCH
    )
    factor = forms.ChoiceField(label=tekst("rapportage.leerpunten.factor"), required=False)
    sector = forms.ChoiceField(label=tekst("rapportage.leerpunten.sector"), required=False)
    situatie = forms.ChoiceField(label=tekst("rapportage.leerpunten.situatie"), required=False)
    bewijs = forms.ChoiceField(label=tekst("rapportage.leerpunten.bewijs"), required=False)

    def __init__(self, *args: Any, keuzes: Mapping[str, Sequence[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__({name: choices for name, choices in keuzes.items() if choices}, *args, **kwargs)
        for name, choices in keuzes.items():
            if not choices:
                del self.fields[name]


def last_settled_quarter(vandaag: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of the last quarter of which the counts do not change any more."""
    settled = vandaag - dt.timedelta(days=meldpunt.settled_after())
    this = dt.date(settled.year, (settled.month - 1) // 3 * 3 + 1, 1)
    last = this - dt.timedelta(days=1)
    return dt.date(last.year, last.month - 2, 1), last
