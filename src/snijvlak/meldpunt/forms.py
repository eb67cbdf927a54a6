"""The forms of the reporter."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from functools import partial
from typing import Any, ClassVar

from django import forms

from snijvlak.gebied import queries as gebied
from snijvlak.privacy import bewijs as receipts
from snijvlak.vormgeving.formulieren import Aankruisvakjes, Keuzelijst, Keuzerondjes, VasteKeuzes, dress
from snijvlak.vormgeving.teksten import tekst

from . import berichten, namen, regels
from .namen import Vraag

MAX_LENGTH = 20_000


class Tekstveld(forms.CharField):
    """A text in own words. Letters that nobody sees go: they hide a name from who looks for names."""

    def to_python(self, value: Any) -> Any:
        return namen.visible(super().to_python(value) or "")


class BewijsVeld(forms.CharField):
    """A receipt, forgiving to type; cleaned to its normal form."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return receipts.normalise(text) if text else text
        except receipts.OngeldigBewijs as error:
            raise forms.ValidationError(str(error)) from error


def _choices(begin: list[tuple[str, str]], listed: str) -> list[tuple[str, str]]:
    return [*begin, *getattr(regels.load(), listed).items()]


class StapForm(forms.Form):
    """One page of reporting. ``keuzes`` says which field has the choices of which list in
    ``regels/meldpunt/keuzes.yaml``."""

    keuzes: ClassVar[dict[str, str]] = {}  # name of the field: name of the list in the file

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)

    def __init_subclass__(cls) -> None:
        for name, listed in cls.keuzes.items():
            field = cls.declared_fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells the type checker, true by declaration
            # Only a closed list begins with a line that chooses nothing.
            begin = [("", tekst("meldpunt.formulier.kies"))] if isinstance(field.widget, Keuzelijst) else []
            field.choices = VasteKeuzes(partial(_choices, begin, listed))


class WieForm(StapForm):
    """Who reports: the kind of organisation and function; name and contact only if they want."""

    keuzes = {"melder": "melders", "functie": "functies"}
    melder = forms.ChoiceField(label=tekst("meldpunt.formulier.melder_vraag"), widget=Keuzerondjes)
    functie = forms.ChoiceField(label=tekst("meldpunt.formulier.functie_vraag"), widget=Keuzelijst)
    naam = forms.CharField(
        label=tekst("meldpunt.formulier.naam_vraag"),
        help_text=tekst("meldpunt.formulier.naam_uitleg"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    bereikbaar = forms.CharField(
        label=tekst("meldpunt.formulier.bereikbaar_vraag"),
        help_text=tekst("meldpunt.formulier.bereikbaar_uitleg"),
        max_length=200,
        required=False,
    )


def _municipalities() -> list[tuple[str, str]]:
    return [
        ("", tekst("meldpunt.formulier.kies_een_gemeente")),
        *((g.code, g.naam) for g in gebied.haaglanden()),
        ("anders", tekst("meldpunt.formulier.een_andere_gemeente")),
    ]


_MUNICIPALITIES = VasteKeuzes(_municipalities)


class WaarForm(StapForm):
    """Where: nothing finer than a municipality."""

    keuzes = {"sector": "sectoren"}
    sector = forms.ChoiceField(label=tekst("meldpunt.formulier.sector_vraag"), widget=Keuzelijst)
    gemeente_school = forms.ChoiceField(
        label=tekst("meldpunt.formulier.gemeente_school_vraag"),
        help_text=tekst("meldpunt.formulier.gemeente_school_uitleg"),
        choices=_MUNICIPALITIES,
        widget=Keuzelijst,
    )
    gemeente_kind = forms.ChoiceField(
        label=tekst("meldpunt.formulier.gemeente_kind_vraag"), choices=_MUNICIPALITIES, widget=Keuzelijst
    )


class WatForm(StapForm):
    """What is stuck, and why."""

    keuzes = {"situatie": "situaties", "redenen": "redenen"}
    situatie = forms.ChoiceField(label=tekst("meldpunt.formulier.situatie_vraag"), widget=Keuzerondjes)
    redenen = forms.MultipleChoiceField(
        label=tekst("meldpunt.formulier.redenen_vraag"),
        help_text=tekst("meldpunt.formulier.redenen_uitleg"),
        widget=Aankruisvakjes,
    )


class SindsForm(StapForm):
    """Since when, in coarse steps, and whether the child goes to school."""

    keuzes = {"sinds": "sinds", "naar_school": "naar_school"}
    sinds = forms.ChoiceField(label=tekst("meldpunt.formulier.sinds_vraag"), widget=Keuzerondjes)
    naar_school = forms.ChoiceField(label=tekst("meldpunt.formulier.naar_school_vraag"), widget=Keuzerondjes)


class GeprobeerdForm(StapForm):
    """What was tried, and with whom."""

    keuzes = {"geprobeerd": "geprobeerd", "met_wie": "met_wie"}
    geprobeerd = forms.MultipleChoiceField(
        label=tekst("meldpunt.formulier.geprobeerd_vraag"),
        help_text=tekst("meldpunt.formulier.redenen_uitleg"),
        widget=Aankruisvakjes,
    )
    met_wie = forms.MultipleChoiceField(
        label=tekst("meldpunt.formulier.met_wie_vraag"), widget=Aankruisvakjes, required=False
    )


def _text(label: str, help_text: str, *, rows: int, required: bool = False) -> forms.CharField:
    return Tekstveld(
        label=label,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=MAX_LENGTH,
        required=required,
    )


class VerhaalForm(StapForm):
    """The story in own words."""

    verhaal = _text(
        tekst("meldpunt.formulier.verhaal_vraag"),
        tekst("meldpunt.formulier.verhaal_uitleg"),
        rows=12,
        required=True,
    )


class BeterForm(StapForm):
    """What would have helped, and what worked, even a little."""

    had_geholpen = _text(
        tekst("meldpunt.formulier.had_geholpen_vraag"),
        tekst("meldpunt.formulier.had_geholpen_uitleg"),
        rows=5,
    )
    werkte = _text(
        tekst("meldpunt.formulier.werkte_vraag"), tekst("meldpunt.formulier.werkte_uitleg"), rows=5
    )


class StemForm(StapForm):
    """What child and parents say."""

    stem = _text(tekst("meldpunt.formulier.stem_vraag"), tekst("meldpunt.formulier.stem_uitleg"), rows=5)


class NamenForm(forms.Form):
    """What was found in the texts: replace or leave, one question for each."""

    def __init__(self, vragen: Sequence[Vraag], kept: Collection[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for vraag in vragen:
            if vraag.altijd:
                continue
            choice: str | None = "vervang" if vraag.zeker else None
            self.fields[vraag.code] = forms.ChoiceField(
                label=", ".join(vraag.woorden),
                widget=Keuzerondjes,
                choices=[
                    ("vervang", tekst("meldpunt.namen.vervang", vervanger=vraag.vervanger)),
                    ("laat", tekst("meldpunt.namen.laat")),
                ],
                initial="laat" if set(vraag.woorden) <= set(kept) else choice,
            )
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


class TekstForm(forms.Form):
    """A text that is kept once, however often it is sent."""

    tekst = Tekstveld(
        label=tekst("meldpunt.formulier.tekst_vraag"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=MAX_LENGTH,
    )
    inzending = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class BerichtForm(TekstForm):
    """A message from the reporter."""

    bewijs = BewijsVeld(widget=forms.HiddenInput)


class NoticeForm(forms.Form):
    """An address for notices without content; empty takes it away."""

    adres = forms.EmailField(
        label=tekst("meldpunt.formulier.adres_vraag"),
        help_text=tekst("meldpunt.formulier.adres_uitleg"),
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    bewijs = BewijsVeld(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)

    @staticmethod
    def possible() -> bool:
        """Whether this place can send notices."""
        return berichten.possible()


class IntrekForm(forms.Form):
    """That somebody is sure."""

    zeker = forms.BooleanField(label=tekst("meldpunt.formulier.zeker_vraag"))
    bewijs = BewijsVeld(widget=forms.HiddenInput)


class ToestemmingForm(forms.Form):
    """Yes or no to handing on."""

    vraag = forms.UUIDField()
    antwoord = forms.ChoiceField(choices=[("ja", ""), ("nee", "")])
