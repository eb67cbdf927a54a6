"""The question to the wegwijzer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from snijvlak.gebied import queries as gebied
from snijvlak.gebied.regels import Gemeente
from snijvlak.vormgeving.formulieren import Datum, Keuzerondjes, dress
from snijvlak.vormgeving.teksten import tekst

from . import queries


class _VierCijfers(forms.TextInput):
    """Keeps the four digits of a postcode. The letters point at a few houses: they go no further."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        value = super().value_from_datadict(data, files, name)
        return gebied.pc4(value or "") or value


class WegForm(forms.Form):
    """Where the child lives, what kind of education, and for which day."""

    postcode = forms.CharField(
        label=tekst("wegwijzer.formulier.postcode_vraag"),
        help_text=tekst("wegwijzer.formulier.postcode_uitleg"),
        widget=_VierCijfers(attrs={"autocomplete": "off", "size": 8}),
        max_length=20,
        error_messages={"required": tekst("wegwijzer.formulier.vul_de_vier_cijfers_van_de")},
    )
    soort = forms.ChoiceField(
        label=tekst("wegwijzer.formulier.soort_vraag"),
        help_text=tekst("wegwijzer.formulier.soort_uitleg"),
        choices=[
            ("", tekst("wegwijzer.formulier.weet_ik_niet")),
            ("PO", tekst("wegwijzer.formulier.basisonderwijs_po")),
            ("VO", tekst("wegwijzer.formulier.voortgezet_onderwijs_vo")),
        ],
        widget=Keuzerondjes,
        required=False,
    )
    op = forms.DateField(
        label=tekst("wegwijzer.formulier.op_vraag"),
        help_text=tekst("wegwijzer.formulier.op_uitleg"),
        widget=Datum,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)

    def clean_postcode(self) -> str:
        """The four digits."""
        found = gebied.pc4(self.cleaned_data["postcode"])
        if found is None:
            raise forms.ValidationError(tekst("wegwijzer.formulier.dit_is_geen_nederlandse_postcode"))
        return found


class PlaatsForm(forms.Form):
    """A place to find on the map; cleaned to its municipality."""

    plaats = forms.CharField(
        label=tekst("wegwijzer.formulier.plaats_vraag"),
        help_text=tekst("wegwijzer.formulier.plaats_uitleg"),
        widget=_VierCijfers(attrs={"autocomplete": "off"}),
        max_length=60,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)

    def clean_plaats(self) -> Gemeente:
        """The municipality of the place."""
        found = queries.find_place(self.cleaned_data["plaats"], timezone.localdate())
        if found is None:
            raise forms.ValidationError(tekst("wegwijzer.formulier.plaats_onbekend"))
        return found
