"""The forms with which a table learns: a lesson, its release, and looking for lessons."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from snijvlak.meldpunt import queries as meldpunt
from snijvlak.taal import woorden
from snijvlak.vormgeving.formulieren import Aankruisvakjes, Keuzerondjes, dress
from snijvlak.vormgeving.teksten import tekst

from . import leertoets, regels
from .models import Leerpunt

Keuzes = Sequence[tuple[str, str]]


class AlgemeneTekst(forms.Form):
    """A form of which some texts must be general: what names somebody for sure is refused, what may do so is
    asked about."""

    algemeen: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> None:
        """Look through the texts that must be general."""
        doubtful: dict[str, str] = {}
        for name in self.algemeen:
            sure, perhaps = leertoets.names(self.cleaned_data.get(name) or "")
            if sure:
                self.add_error(name, tekst("overleg.leren.noem_geen", woorden=", ".join(sure)))
            elif perhaps:
                doubtful[name] = ", ".join(perhaps)
        if doubtful:
            self._ask(doubtful)

    def _ask(self, doubtful: Mapping[str, str]) -> None:
        texts = "\n".join(self.cleaned_data[name] for name in doubtful)
        name, looked_at = self.add_prefix("nagekeken"), hashlib.sha256(texts.encode()).hexdigest()
        if self.data.get(name) == looked_at:  # these texts, and no others that came in their place
            return
        # A tick that is there was for another text.
        data = QueryDict(mutable=True)
        data.update(self.data)
        data.pop(name, None)
        self.data = data
        self.fields["nagekeken"] = forms.BooleanField(
            label=tekst("overleg.leren.nagekeken"),
            required=False,
            widget=forms.CheckboxInput(attrs={"value": looked_at}),
        )
        for field, words in doubtful.items():
            self.add_error(field, tekst("overleg.leren.misschien", woorden=words))


class LeerpuntForm(AlgemeneTekst):
    """A lesson."""

    algemeen = ("zin",)
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
    gezien = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class RedenForm(AlgemeneTekst):
    """Why something is held, withdrawn or stopped."""

    prefix = "reden"
    algemeen = ("reden",)
    naar = forms.ChoiceField(label=tekst("overleg.leren.naar_vraag"), widget=Keuzerondjes)
    reden = forms.CharField(label=tekst("overleg.leren.reden_vraag"), max_length=300)

    def __init__(self, states: Keuzes, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "naar", states)
        dress(self)


class ZoekForm(forms.Form):
    """What somebody looks for in the library."""

    zoek = forms.CharField(label=tekst("overleg.bibliotheek.zoek_vraag"), required=False, max_length=100)
    factor = forms.ChoiceField(label=tekst("overleg.bibliotheek.factor_vraag"), required=False)
    sector = forms.ChoiceField(label=tekst("overleg.bibliotheek.sector_vraag"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "factor", [("", tekst("overleg.bibliotheek.alles")), *factors()])
        offer(self, "sector", [("", tekst("overleg.bibliotheek.alles")), *meldpunt.sectors().items()])
        dress(self)

    def chosen(self) -> dict[str, str]:
        """What was asked; what is not in a list, or that a database refuses, does not count."""
        self.full_clean()
        asked = {name: str(value) for name, value in self.cleaned_data.items() if value}
        if "zoek" in asked:
            asked["zoek"] = "".join(letter for letter in asked["zoek"] if letter.isprintable()).strip()
        return {name: value for name, value in asked.items() if value}


def factors() -> list[tuple[str, str]]:
    """The factors of the taxonomy, to choose from."""
    return [(code, factor.naam) for code, factor in regels.factoren().factoren.items()]


def offer(form: forms.Form, name: str, choices: Keuzes) -> None:
    """Give a field of a form, one with choices, these."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- every caller declares it so
    field.choices = list(choices)
