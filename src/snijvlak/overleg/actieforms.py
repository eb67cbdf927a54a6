"""The forms of what a table does: an action, what became of it, and which board."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms

from snijvlak.algemeen import AlgemeneTekst
from snijvlak.vormgeving.filter import Filter
from snijvlak.vormgeving.formulieren import Datum, Keuzerondjes, dress, offer, offer_rows
from snijvlak.vormgeving.teksten import tekst

from . import queries, regels
from .leerforms import Keuzes, factors
from .models import Leerpunt, Verbeteractie


class ActieForm(AlgemeneTekst):
    """An action that follows from a lesson."""

    ALGEMEEN = ("wat", "verwacht", "zichtbaar")
    prefix = "actie"
    wat = forms.CharField(label=tekst("overleg.actie.wat_vraag"), max_length=300)
    wie = forms.CharField(label=tekst("overleg.actie.wie_vraag"), max_length=160)
    organisatie = forms.ModelChoiceField(
        label=tekst("overleg.actie.organisatie_vraag"),
        queryset=None,
        required=False,
        empty_label=tekst("overleg.actie.geen_organisatie"),
    )
    eigenaar = forms.ModelChoiceField(
        label=tekst("overleg.actie.eigenaar_vraag"),
        queryset=None,
        required=False,
        empty_label=tekst("overleg.actie.geen_eigenaar"),
    )
    uiterlijk = forms.DateField(label=tekst("overleg.actie.uiterlijk_vraag"), widget=Datum)
    soort = forms.ChoiceField(label=tekst("overleg.actie.soort_vraag"), widget=Keuzerondjes)
    niveau = forms.ChoiceField(label=tekst("overleg.actie.niveau_vraag"), widget=Keuzerondjes)
    factor = forms.ChoiceField(label=tekst("overleg.actie.factor_vraag"))
    verwacht = forms.CharField(label=tekst("overleg.actie.verwacht_vraag"), max_length=300)
    zichtbaar = forms.CharField(
        label=tekst("overleg.actie.zichtbaar_vraag"),
        help_text=tekst("overleg.actie.zichtbaar_uitleg"),
        max_length=300,
    )
    inzending = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, leerpunt: Leerpunt, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        self.initial.setdefault("factor", leerpunt.factor)
        rules = regels.acties()
        offer(self, "factor", factors())
        offer(self, "soort", list(rules.soorten.items()))
        offer(self, "niveau", list(rules.niveaus.items()))
        for name, found in (
            ("organisatie", queries.organisations()),
            ("eigenaar", queries.owners(leerpunt)),
        ):
            offer_rows(self, name, found)
        dress(self)

    def clean_uiterlijk(self) -> dt.date:
        day: dt.date = self.cleaned_data["uiterlijk"]
        if day < self.vandaag:
            raise forms.ValidationError(tekst("overleg.actie.dag_voorbij"))
        return day


class GedaanForm(AlgemeneTekst):
    """An action is done; what shows that?"""

    ALGEMEEN = ("bewijs",)
    prefix = "gedaan"
    bewijs = forms.CharField(
        label=tekst("overleg.actie.bewijs_vraag"),
        help_text=tekst("overleg.actie.bewijs_uitleg"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class EffectForm(AlgemeneTekst):
    """Did it help?"""

    ALGEMEEN = ("toelichting",)
    prefix = "effect"
    effect = forms.ChoiceField(
        label=tekst("overleg.actie.effect_vraag"),
        widget=Keuzerondjes,
        choices=Verbeteractie.Effect.choices,
    )
    toelichting = forms.CharField(
        label=tekst("overleg.actie.toelichting_vraag"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class StopForm(AlgemeneTekst):
    """Why an action stops."""

    ALGEMEEN = ("reden",)
    prefix = "stop"
    reden = forms.CharField(label=tekst("overleg.actie.stop_vraag"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class BordForm(Filter):
    """Which board: of which body, or of the region, and of which factor."""

    overleg = forms.ChoiceField(widget=forms.HiddenInput, required=False)
    factor = forms.ChoiceField(label=tekst("overleg.bord.factor_vraag"), required=False)

    def __init__(self, bodies: Keuzes, *args: Any, **kwargs: Any) -> None:
        super().__init__({"factor": factors()}, *args, **kwargs)
        offer(self, "overleg", [("", tekst("overleg.bord.regio")), *bodies])
