"""The forms of who looks after access, and of who was invited."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from snijvlak.vormgeving.formulieren import Datum, dress
from snijvlak.vormgeving.teksten import tekst

from . import daden, functies
from .models import Organisatie, Persoon
from .permissies import rol_choices
from .spoor import Zoekvraag


class ZoekForm(forms.Form):
    """Everything may stay empty."""

    van = forms.DateField(label=tekst("toegang.formulier.van_vraag"), required=False, widget=Datum)
    tot = forms.DateField(label=tekst("toegang.formulier.tot_vraag"), required=False, widget=Datum)
    # A number in the address of the page, never a name.
    wie = forms.ModelChoiceField(
        Persoon.objects.order_by("naam"),
        label=tekst("toegang.formulier.wie_vraag"),
        required=False,
        empty_label="iedereen",
    )
    daad = forms.ChoiceField(label=tekst("toegang.formulier.daad_vraag"), required=False)
    soort = forms.SlugField(
        label=tekst("toegang.formulier.soort_vraag"),
        help_text=tekst("toegang.formulier.soort_uitleg"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = sorted(daden.load().daden.items(), key=lambda item: item[1])
        self.fields["daad"] = forms.ChoiceField(
            label=tekst("toegang.formulier.daad_vraag"), required=False, choices=[("", "alles"), *known]
        )
        dress(self)

    def vraag(self) -> Zoekvraag:
        """What is asked; call it on a form that is valid."""
        data = self.cleaned_data
        return Zoekvraag(**{**data, "wie": data["wie"].pk if data["wie"] else None})


class UitnodigForm(forms.Form):
    """Who, where, and as what."""

    email = forms.EmailField(label=tekst("toegang.formulier.email_vraag"), max_length=254)
    naam = forms.CharField(label=tekst("toegang.formulier.naam_vraag"), max_length=120)
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.order_by("naam"),
        label=tekst("toegang.formulier.organisatie_vraag"),
        empty_label=tekst("toegang.formulier.kies_een_organisatie"),
    )
    functie = forms.CharField(
        label=tekst("toegang.formulier.functie_vraag"),
        help_text=tekst("toegang.formulier.functie_uitleg"),
        max_length=120,
    )
    functiesoort = forms.ChoiceField(label=tekst("toegang.formulier.functiesoort_vraag"), required=False)
    rol = forms.ChoiceField(label=tekst("toegang.formulier.rol_vraag"), choices=rol_choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(code, functie.naam) for code, functie in functies.load().functies.items()]
        self.fields["functiesoort"] = forms.ChoiceField(
            label=tekst("toegang.formulier.functiesoort_vraag"),
            required=False,
            choices=[("", "Nee"), *kinds],
        )
        dress(self)


class NieuwWachtwoordForm(forms.Form):
    """A password, twice."""

    eerste = forms.CharField(
        label=tekst("toegang.formulier.eerste_vraag"),
        help_text=tekst("toegang.formulier.eerste_uitleg"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    tweede = forms.CharField(
        label=tekst("toegang.formulier.tweede_vraag"),
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
            text = tekst("toegang.formulier.dit_wachtwoord_is_te_kort_of")
            raise forms.ValidationError(text) from error
        return password

    def clean_tweede(self) -> str:
        second = self.cleaned_data["tweede"]
        if self.cleaned_data.get("eerste") not in (None, second):
            raise forms.ValidationError(tekst("toegang.formulier.de_twee_wachtwoorden_zijn_niet"))
        return second
