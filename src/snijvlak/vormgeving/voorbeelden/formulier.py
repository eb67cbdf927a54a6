"""A form with each kind of question once."""

from __future__ import annotations

from typing import Any

from django import forms

from snijvlak.vormgeving.formulieren import Aankruisvakjes, Datum, Keuzerondjes, dress


class VoorbeeldForm(forms.Form):
    """Each kind of question once."""

    naam = forms.CharField(label="Een korte tekst", help_text="Zo staat uitleg bij een vraag.", max_length=80)
    uitleg = forms.CharField(
        label="Een lange tekst", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    aantal = forms.IntegerField(label="Een getal", min_value=0, max_value=99)
    dag = forms.DateField(label="Een dag", widget=Datum, required=False)
    soort = forms.ChoiceField(
        label="Een uit veel", choices=[("", "Kies er een"), ("a", "De eerste"), ("b", "De tweede")]
    )
    een = forms.ChoiceField(
        label="Een uit weinig", choices=[("ja", "Ja"), ("nee", "Nee")], widget=Keuzerondjes
    )
    meer = forms.MultipleChoiceField(
        label="Meer dan een mag",
        choices=[("school", "School"), ("thuis", "Thuis"), ("anders", "Ergens anders")],
        widget=Aankruisvakjes,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)
