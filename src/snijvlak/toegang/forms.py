"""The forms of who looks after access, and of who was invited."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from snijvlak.vormgeving.formulieren import Datum, dress

from . import daden, functies
from .models import Organisatie, Persoon
from .permissies import rol_choices
from .spoor import Zoekvraag


class ZoekForm(forms.Form):
    """Everything may stay empty."""

    van = forms.DateField(label="Vanaf", required=False, widget=Datum)
    tot = forms.DateField(label="Tot en met", required=False, widget=Datum)
    # A number in the address of the page, never a name.
    wie = forms.ModelChoiceField(
        Persoon.objects.order_by("naam"), label="Wie deed het?", required=False, empty_label="iedereen"
    )
    daad = forms.ChoiceField(label="Wat deed die persoon?", required=False)
    soort = forms.SlugField(
        label="Waarover", help_text="Bijvoorbeeld: melding, casus of rapport", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = sorted(daden.load().daden.items(), key=lambda item: item[1])
        self.fields["daad"] = forms.ChoiceField(
            label="Wat deed die persoon?", required=False, choices=[("", "alles"), *known]
        )
        dress(self)

    def vraag(self) -> Zoekvraag:
        """What is asked; call it on a form that is valid."""
        data = self.cleaned_data
        return Zoekvraag(**{**data, "wie": data["wie"].pk if data["wie"] else None})


class UitnodigForm(forms.Form):
    """Who, where, and as what."""

    email = forms.EmailField(label="E-mailadres", max_length=254)
    naam = forms.CharField(label="Naam", max_length=120)
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.order_by("naam"), label="Organisatie", empty_label="Kies een organisatie"
    )
    functie = forms.CharField(
        label="Functie", help_text="De melder ziet deze functie, niet de naam.", max_length=120
    )
    functiesoort = forms.ChoiceField(
        label="Is het een functie die nooit samengaat met het lezen van meldingen?", required=False
    )
    rol = forms.ChoiceField(label="Rol", choices=rol_choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(code, functie.naam) for code, functie in functies.load().functies.items()]
        self.fields["functiesoort"] = forms.ChoiceField(
            label="Is het een functie die nooit samengaat met het lezen van meldingen?",
            required=False,
            choices=[("", "Nee"), *kinds],
        )
        dress(self)


class NieuwWachtwoordForm(forms.Form):
    """A password, twice."""

    eerste = forms.CharField(
        label="Uw nieuwe wachtwoord",
        help_text="Ten minste 12 tekens. Neem een zin van een paar woorden.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    tweede = forms.CharField(
        label="Nog een keer uw nieuwe wachtwoord",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)

    def clean_eerste(self) -> str:
        password = self.cleaned_data["eerste"]
        try:
            validate_password(password)
        except forms.ValidationError as error:  # its messages are not all in plain Dutch
            text = "Dit wachtwoord is te kort of te bekend. Neem een zin van een paar woorden."
            raise forms.ValidationError(text) from error
        return password

    def clean_tweede(self) -> str:
        second = self.cleaned_data["tweede"]
        if self.cleaned_data.get("eerste") not in (None, second):
            raise forms.ValidationError("De twee wachtwoorden zijn niet gelijk.")
        return second
