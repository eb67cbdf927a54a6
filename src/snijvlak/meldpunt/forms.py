"""The forms of the reporter."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms

from snijvlak.gebied import queries as gebied
from snijvlak.privacy import bewijs as receipts
from snijvlak.vormgeving.formulieren import Aankruisvakjes, Keuzerondjes, dress

from . import inzage, regels

ELSEWHERE = ("", "Kies een gemeente")
MAX_LENGTH = 20_000


class BewijsVeld(forms.CharField):
    """A receipt, forgiving to type; cleaned to its normal form."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return receipts.normalise(text) if text else text
        except receipts.OngeldigBewijs as error:
            raise forms.ValidationError(str(error)) from error


class MeldingForm(forms.Form):
    """A report. The receipt comes along hidden, so that sending twice keeps one report."""

    melder = forms.ChoiceField(label="Voor wat voor organisatie werkt u?", widget=Keuzerondjes)
    sector = forms.ChoiceField(label="Naar wat voor onderwijs of opvang gaat het kind?")
    gemeente_school = forms.ChoiceField(
        label="In welke gemeente staat de school?", help_text="De naam van de school vragen wij niet."
    )
    gemeente_kind = forms.ChoiceField(label="In welke gemeente woont het kind?")
    situatie = forms.ChoiceField(label="Wat loopt er vast?", widget=Keuzerondjes)
    redenen = forms.MultipleChoiceField(
        label="Waardoor loopt het vast, denkt u?",
        help_text="U mag meer dan een reden kiezen.",
        widget=Aankruisvakjes,
    )
    verhaal = forms.CharField(
        label="Wat gebeurt er?",
        help_text="Noem geen namen van het kind, de familie of de school. "
        "Schrijf op wat vastloopt en wat u al deed.",
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=MAX_LENGTH,
    )
    bewijs = BewijsVeld(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = regels.load()
        gemeenten = [
            ELSEWHERE,
            *((g.code, g.naam) for g in gebied.haaglanden()),
            ("anders", "Een andere gemeente"),
        ]
        choices: dict[str, list[tuple[str, str]]] = {
            "melder": list(keuzes.melders.items()),
            "sector": [("", "Kies een soort"), *keuzes.sectoren.items()],
            "gemeente_school": gemeenten,
            "gemeente_kind": gemeenten,
            "situatie": list(keuzes.situaties.items()),
            "redenen": list(keuzes.redenen.items()),
        }
        for name, options in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells the type checker, true by declaration
            field.choices = options
        dress(self)


class BewijsForm(forms.Form):
    """The way back to a report."""

    bewijs = BewijsVeld(
        label="Uw ontvangstbewijs",
        help_text="28 letters en cijfers. Hoofdletters, spaties en streepjes maken niet uit.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        max_length=100,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class AntwoordForm(forms.Form):
    """A message from the team."""

    tekst = forms.CharField(
        label="Uw bericht", widget=forms.Textarea(attrs={"rows": 5}), max_length=MAX_LENGTH
    )
    inzending = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class BerichtForm(AntwoordForm):
    """A message from the reporter."""

    bewijs = BewijsVeld(widget=forms.HiddenInput)


class RedenForm(forms.Form):
    """Why somebody opens a report that is closed; the reporter reads the answer."""

    reden = forms.ChoiceField(label="Waarom opent u deze melding?", widget=Keuzerondjes)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"] = forms.ChoiceField(
            label="Waarom opent u deze melding?", widget=Keuzerondjes, choices=list(self.redenen().items())
        )
        dress(self)

    def redenen(self) -> dict[str, str]:
        """Code and text of what can be chosen."""
        return inzage.load().afgesloten


class NoodForm(RedenForm):
    """Why it cannot wait."""

    def redenen(self) -> dict[str, str]:
        return inzage.load().nood.redenen
