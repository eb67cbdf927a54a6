"""The forms of the reporter."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms

from snijvlak.gebied import queries as gebied
from snijvlak.privacy import bewijs as receipts
from snijvlak.vormgeving.formulieren import Aankruisvakjes, Keuzerondjes, dress
from snijvlak.vormgeving.teksten import tekst

from . import inzage, regels

ELSEWHERE = ("", tekst("meldpunt.formulier.kies_een_gemeente"))
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

    melder = forms.ChoiceField(label=tekst("meldpunt.formulier.melder_vraag"), widget=Keuzerondjes)
    sector = forms.ChoiceField(label=tekst("meldpunt.formulier.sector_vraag"))
    gemeente_school = forms.ChoiceField(
        label=tekst("meldpunt.formulier.gemeente_school_vraag"),
        help_text=tekst("meldpunt.formulier.gemeente_school_uitleg"),
    )
    gemeente_kind = forms.ChoiceField(label=tekst("meldpunt.formulier.gemeente_kind_vraag"))
    situatie = forms.ChoiceField(label=tekst("meldpunt.formulier.situatie_vraag"), widget=Keuzerondjes)
    redenen = forms.MultipleChoiceField(
        label=tekst("meldpunt.formulier.redenen_vraag"),
        help_text=tekst("meldpunt.formulier.redenen_uitleg"),
        widget=Aankruisvakjes,
    )
    verhaal = forms.CharField(
        label=tekst("meldpunt.formulier.verhaal_vraag"),
        help_text=tekst("meldpunt.formulier.verhaal_uitleg"),
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
            ("anders", tekst("meldpunt.formulier.een_andere_gemeente")),
        ]
        choices: dict[str, list[tuple[str, str]]] = {
            "melder": list(keuzes.melders.items()),
            "sector": [("", tekst("meldpunt.formulier.kies_een_soort")), *keuzes.sectoren.items()],
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
        label=tekst("meldpunt.formulier.bewijs_vraag"),
        help_text=tekst("meldpunt.formulier.bewijs_uitleg"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        max_length=100,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class AntwoordForm(forms.Form):
    """A message from the team."""

    tekst = forms.CharField(
        label=tekst("meldpunt.formulier.tekst_vraag"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=MAX_LENGTH,
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

    reden = forms.ChoiceField(label=tekst("meldpunt.formulier.reden_vraag"), widget=Keuzerondjes)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"] = forms.ChoiceField(
            label=tekst("meldpunt.formulier.reden_vraag"),
            widget=Keuzerondjes,
            choices=list(self.redenen().items()),
        )
        dress(self)

    def redenen(self) -> dict[str, str]:
        """Code and text of what can be chosen."""
        return inzage.load().afgesloten


class NoodForm(RedenForm):
    """Why it cannot wait."""

    def redenen(self) -> dict[str, str]:
        return inzage.load().nood.redenen
