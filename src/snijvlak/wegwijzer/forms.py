"""The question to the wegwijzer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from snijvlak.gebied import queries as gebied
from snijvlak.vormgeving.formulieren import Datum, Keuzerondjes, dress


class _VierCijfers(forms.TextInput):
    """Keeps the four digits of a postcode. The letters point at a few houses: they go no further."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        value = super().value_from_datadict(data, files, name)
        return gebied.pc4(value or "") or value


class WegForm(forms.Form):
    """Where the child lives, what kind of education, and for which day."""

    postcode = forms.CharField(
        label="Postcode van het kind",
        help_text="De vier cijfers zijn genoeg, bijvoorbeeld 2511. Letters gebruiken en bewaren wij niet.",
        widget=_VierCijfers(attrs={"autocomplete": "off", "size": 8}),
        max_length=20,
        error_messages={"required": "Vul de vier cijfers van de postcode in, bijvoorbeeld 2511."},
    )
    soort = forms.ChoiceField(
        label="Naar wat voor onderwijs gaat het kind?",
        help_text="Speciaal basisonderwijs (sbo) en speciaal onderwijs (so) horen bij basisonderwijs. "
        "Voortgezet speciaal onderwijs (vso) hoort bij voortgezet onderwijs.",
        choices=[("", "Weet ik niet"), ("PO", "Basisonderwijs (PO)"), ("VO", "Voortgezet onderwijs (VO)")],
        widget=Keuzerondjes,
        required=False,
    )
    op = forms.DateField(
        label="Op welke dag?",
        help_text="Vult u niets in, dan nemen wij vandaag.",
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
            raise forms.ValidationError(
                "Dit is geen Nederlandse postcode. Vul de vier cijfers in, bijvoorbeeld 2511."
            )
        return found
