"""Forms of the analysis of a case."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.http import QueryDict

from snijvlak.algemeen import AlgemeneTekst
from snijvlak.vormgeving.formulieren import Datum, Keuzerondjes, dress, offer, offer_rows
from snijvlak.vormgeving.teksten import tekst

from . import queries, regels
from .models import Casus, Waarom

if TYPE_CHECKING:
    from snijvlak.privacy.herkenning import Soort


class AnalyseForm(AlgemeneTekst):
    """Something that is written about a case; ``versie`` is the one that was read, for a change."""

    ALGEMEEN = ("tekst",)
    inzending = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)

    def read_again(self, versie: int) -> None:
        """Who sends this once more read that version."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[self.add_prefix("versie")] = str(versie)
        self.data = data


class MomentForm(AnalyseForm):
    """A moment on coarse time."""

    wanneer = forms.ChoiceField(label=tekst("overleg.analyseformulier.wanneer_vraag"), widget=Keuzerondjes)
    tekst = forms.CharField(
        label=tekst("overleg.analyseformulier.moment_vraag"),
        help_text=tekst("overleg.analyseformulier.algemeen_uitleg"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "wanneer", regels.tijdlijn().momenten.items())


class PerspectiefForm(AnalyseForm):
    """How one side sees it."""

    tekst = forms.CharField(
        label=tekst("overleg.analyseformulier.perspectief_vraag"),
        help_text=tekst("overleg.analyseformulier.algemeen_uitleg"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class BijdrageForm(AnalyseForm):
    """Something for a part of the analysis."""

    tekst = forms.CharField(
        label=tekst("overleg.analyseformulier.bijdrage_vraag"),
        help_text=tekst("overleg.analyseformulier.algemeen_uitleg"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class WaaromForm(AnalyseForm):
    """An answer to "why?", under the factor or under an answer that is there."""

    ouder = forms.ChoiceField(label=tekst("overleg.analyseformulier.ouder_vraag"))
    tekst = forms.CharField(
        label=tekst("overleg.analyseformulier.waarom_vraag"),
        help_text=tekst("overleg.analyseformulier.algemeen_uitleg"),
        max_length=160,
    )

    def __init__(self, *args: Any, factor: str, chain: Sequence[Waarom], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "ouder", [("0", factor), *((str(why.pk), why.tekst) for why in chain)])


class WaaromWijzigForm(AnalyseForm):
    """Another wording of an answer, which keeps its place."""

    tekst = forms.CharField(
        label=tekst("overleg.analyseformulier.waarom_vraag"),
        help_text=tekst("overleg.analyseformulier.algemeen_uitleg"),
        max_length=160,
    )


class DoorgeefForm(AnalyseForm):
    """A question for another body."""

    naar = forms.ModelChoiceField(
        label=tekst("overleg.analyseformulier.naar_vraag"),
        queryset=None,
        empty_label=tekst("overleg.analyseformulier.kies_een_overleg"),
    )
    tekst = forms.CharField(
        label=tekst("overleg.analyseformulier.gevraagd_vraag"),
        help_text=tekst("overleg.analyseformulier.gevraagd_uitleg"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, casus: Casus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "naar", queries.others(casus))


class BeantwoordForm(AlgemeneTekst):
    """The answer to a question of another body; ``versie`` is the one that was read."""

    ALGEMEEN = ("antwoord",)
    antwoord = forms.CharField(
        label=tekst("overleg.analyseformulier.antwoord_vraag"),
        help_text=tekst("overleg.analyseformulier.antwoord_uitleg"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)

    def read_again(self, versie: int) -> None:
        """Who sends this once more read that version."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["versie"] = str(versie)
        self.data = data


class DoorbraakForm(AnalyseForm):
    """What this child needs now."""

    # Which organisation does it is what is asked; the name of a municipality is that of a place.
    ALGEMEEN = ("tekst", "organisatie")
    TOEGESTAAN: ClassVar[Mapping[str, frozenset[Soort]]] = {
        "organisatie": frozenset({"organisatie", "plaats"})
    }
    field_order = ("tekst", "organisatie", "uiterlijk")
    organisatie = forms.CharField(label=tekst("overleg.analyseformulier.organisatie_vraag"), max_length=160)
    uiterlijk = forms.DateField(label=tekst("overleg.analyseformulier.uiterlijk_vraag"), widget=Datum)
    tekst = forms.CharField(
        label=tekst("overleg.analyseformulier.doorbraak_vraag"),
        help_text=tekst("overleg.analyseformulier.algemeen_uitleg"),
        max_length=300,
    )

    def __init__(self, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag

    def clean_uiterlijk(self) -> dt.date:
        """A day that is not over."""
        day: dt.date = self.cleaned_data["uiterlijk"]
        if day < self.vandaag:
            raise forms.ValidationError(tekst("overleg.actie.dag_voorbij"))
        return day
