"""The forms with which a table learns: a lesson, its release, and looking for lessons."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from snijvlak.algemeen import AlgemeneTekst
from snijvlak.meldpunt import queries as meldpunt
from snijvlak.taal import woorden
from snijvlak.vormgeving.filter import Filter
from snijvlak.vormgeving.formulieren import Aankruisvakjes, Keuzerondjes, dress, offer
from snijvlak.vormgeving.teksten import tekst

from . import regels
from .models import Leerpunt

Keuzes = Sequence[tuple[str, str]]


class LeerpuntForm(AlgemeneTekst):
    """A lesson."""

    ALGEMEEN = ("zin",)
    zin = forms.CharField(
        label=tekst("overleg.leren.zin_vraag"),
        help_text=tekst("overleg.leren.zin_uitleg"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=300,
    )
    factor = forms.ChoiceField(label=tekst("overleg.leren.factor_vraag"))
    sector = forms.ChoiceField(
        label=tekst("overleg.leren.sector_vraag"),
        help_text=tekst("overleg.leren.sector_uitleg"),
        required=False,
    )
    situatie = forms.ChoiceField(label=tekst("overleg.leren.situatie_vraag"), required=False)
    bewijs = forms.ChoiceField(
        label=tekst("overleg.leren.bewijs_vraag"),
        widget=Keuzerondjes,
        choices=Leerpunt.Bewijs.choices,
        initial=Leerpunt.Bewijs.EEN_CASUS,
    )
    casussen = forms.MultipleChoiceField(
        label=tekst("overleg.leren.casussen_vraag"),
        help_text=tekst("overleg.leren.casussen_uitleg"),
        widget=Aankruisvakjes,
        required=False,
    )
    inzending = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, casussen: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "factor", [("", tekst("overleg.leren.kies_factor")), *factors()])
        offer(self, "sector", [("", tekst("overleg.leren.alle_sectoren")), *meldpunt.sectors().items()])
        offer(self, "situatie", [("", tekst("overleg.leren.alle_situaties")), *meldpunt.situations().items()])
        if casussen:
            offer(self, "casussen", casussen)
        else:
            del self.fields["casussen"]
        if self.is_bound and (self.data.get(self.add_prefix("woordreden")) or self._refused_word()):
            self._ask_reason()
        dress(self)

    def clean(self) -> None:
        super().clean()
        found = self._refused_word()
        if found and not self.cleaned_data.get("woordreden"):
            self.add_error(
                "zin",
                tekst("overleg.leren.ander_woord", woorden=found.woorden, liever=found.regel.liever),
            )

    def _refused_word(self) -> woorden.Bevinding | None:
        text = str(self.data.get(self.add_prefix("zin"), ""))
        return next((b for b in woorden.check(text) if b.regel.ernst == "fout"), None)

    def _ask_reason(self) -> None:
        self.fields["woordreden"] = forms.CharField(
            label=tekst("overleg.leren.woordreden_vraag"),
            help_text=tekst("overleg.leren.woordreden_uitleg"),
            required=False,
            max_length=300,
        )


class VrijgaveForm(forms.Form):
    """A reader says that the sentence was read; which sentence that was goes along."""

    prefix = "vrijgave"
    gelezen = forms.BooleanField(
        label=tekst("overleg.leren.gelezen_vraag"),
        error_messages={"required": tekst("overleg.leren.lees_eerst")},
    )
    # Schools are kept nowhere, so people say it (docs/besluiten/0020-leerpunten.md).
    scholen = forms.BooleanField(
        label=tekst("overleg.leren.scholen_vraag"),
        error_messages={"required": tekst("overleg.leren.te_weinig_scholen")},
    )
    gezien = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class RedenForm(AlgemeneTekst):
    """Why something is held, withdrawn or stopped."""

    prefix = "reden"
    ALGEMEEN = ("reden",)
    naar = forms.ChoiceField(label=tekst("overleg.leren.naar_vraag"), widget=Keuzerondjes)
    reden = forms.CharField(label=tekst("overleg.leren.reden_vraag"), max_length=300)

    def __init__(self, states: Keuzes, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "naar", states)
        dress(self)


class ZoekForm(Filter):
    """What somebody looks for in the library."""

    zoek = forms.CharField(label=tekst("overleg.bibliotheek.zoek_vraag"), required=False, max_length=100)
    factor = forms.ChoiceField(label=tekst("overleg.bibliotheek.factor_vraag"), required=False)
    sector = forms.ChoiceField(label=tekst("overleg.bibliotheek.sector_vraag"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__({"factor": factors(), "sector": meldpunt.sectors().items()}, *args, **kwargs)


def factors() -> list[tuple[str, str]]:
    """The factors of the taxonomy, to choose from."""
    return [(code, factor.naam) for code, factor in regels.factoren().factoren.items()]
