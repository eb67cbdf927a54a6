"""Forms of who sets up bodies and leads meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from snijvlak.gebied import queries as gebied
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.formulieren import Datum, dress, offer
from snijvlak.vormgeving.teksten import tekst

from . import regels
from .actions import Moment
from .models import Bijeenkomst
from .queries import Regel


class _Form(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


def _kinds() -> list[tuple[str, str]]:
    return [
        ("", tekst("overleg.formulier.kies_een_soort")),
        *((code, soort.naam) for code, soort in regels.soorten().soorten.items()),
    ]


def _areas() -> list[tuple[str, Any]]:
    """The areas of each kind, in groups; the whole region needs no choice."""
    names = {
        "gemeente": tekst("overleg.formulier.gemeenten"),
        "samenwerkingsverband": tekst("overleg.formulier.samenwerkingsverbanden"),
        "rmc": tekst("overleg.formulier.rmc"),
    }
    groups = [(name, gebied.areas(soort)) for soort, name in names.items()]
    return [("", tekst("overleg.formulier.heel_haaglanden")), *groups]


def _often() -> list[tuple[str, str]]:
    return [("", tekst("overleg.formulier.niet_bekend")), *regels.soorten().frequenties.items()]


class OverlegForm(_Form):
    """A new body."""

    naam = forms.CharField(label=tekst("overleg.formulier.naam_vraag"), max_length=160)
    soort = forms.ChoiceField(label=tekst("overleg.formulier.soort_vraag"), choices=_kinds)
    gebied_code = forms.ChoiceField(
        label=tekst("overleg.formulier.gebied_vraag"),
        help_text=tekst("overleg.formulier.gebied_uitleg"),
        choices=_areas,
        required=False,
    )
    frequentie = forms.ChoiceField(
        label=tekst("overleg.formulier.frequentie_vraag"), choices=_often, required=False
    )


class DeelnemerForm(_Form):
    """Somebody takes part."""

    prefix = "lid"
    persoon = forms.ChoiceField(label=tekst("overleg.formulier.persoon_vraag"))
    functie = forms.CharField(label=tekst("overleg.formulier.functie_vraag"), max_length=120, required=False)

    def __init__(self, people: Sequence[Persoon], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = ("", tekst("overleg.formulier.kies_een_persoon"))
        offer(self, "persoon", [first, *((str(persoon.pk), persoon.naam) for persoon in people)])


class MandaatForm(_Form):
    """What the body may decide."""

    prefix = "mandaat"
    tekst_mandaat = forms.CharField(
        label=tekst("overleg.formulier.mandaat_vraag"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    bron = forms.CharField(
        label=tekst("overleg.formulier.bron_vraag"),
        help_text=tekst("overleg.formulier.bron_uitleg"),
        max_length=300,
    )
    van = forms.DateField(label=tekst("overleg.formulier.van_vraag"), widget=Datum)
    tot = forms.DateField(label=tekst("overleg.formulier.tot_vraag"), widget=Datum, required=False)

    def clean(self) -> None:
        """It does not end before it begins."""
        van, tot = self.cleaned_data.get("van"), self.cleaned_data.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", tekst("overleg.daden.eindigt_voor_het_begint"))


class Tijd(forms.TimeInput):
    """An hour, with the browser's own field."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class MomentForm(_Form):
    """When and where a meeting is."""

    prefix = "moment"
    datum = forms.DateField(label=tekst("overleg.formulier.datum_vraag"), widget=Datum)
    begin = forms.TimeField(label=tekst("overleg.formulier.begin_vraag"), widget=Tijd, required=False)
    plaats = forms.CharField(label=tekst("overleg.formulier.plaats_vraag"), max_length=160, required=False)
    link = forms.URLField(
        label=tekst("overleg.formulier.link_vraag"), max_length=300, required=False, assume_scheme="https"
    )

    def __init__(self, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag

    @classmethod
    def of(cls, bijeenkomst: Bijeenkomst, vandaag: dt.date) -> MomentForm:
        """The form with what is planned."""
        names = ("datum", "begin", "plaats", "link")
        return cls(vandaag=vandaag, initial={name: getattr(bijeenkomst, name) for name in names})

    def clean_datum(self) -> dt.date:
        """A day to come."""
        day: dt.date = self.cleaned_data["datum"]
        if day < self.vandaag:
            raise forms.ValidationError(tekst("overleg.actie.dag_voorbij"))
        return day

    def moment(self) -> Moment:
        """What was filled in."""
        return Moment(**self.cleaned_data)


class PuntForm(_Form):
    """A point of the agenda without a case."""

    prefix = "punt"
    titel = forms.CharField(label=tekst("overleg.formulier.punt_vraag"), max_length=160)
    minuten = forms.IntegerField(
        label=tekst("overleg.formulier.minuten_vraag"), min_value=1, max_value=480, initial=10
    )


class SchikForm(_Form):
    """Order and minutes of the points that are on the agenda."""

    prefix = "schik"

    def __init__(self, punten: Sequence[Regel], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.punten = punten
        for place, regel in enumerate(punten, start=1):
            titel, key = regel.titel, regel.punt.pk
            self.fields[f"volgorde-{key}"] = forms.IntegerField(
                label=tekst("overleg.formulier.volgorde_van", titel=titel),
                min_value=1,
                max_value=99,
                initial=place,
            )
            self.fields[f"minuten-{key}"] = forms.IntegerField(
                label=tekst("overleg.formulier.minuten_van", titel=titel),
                min_value=1,
                max_value=480,
                initial=regel.punt.minuten,
            )
        dress(self)

    def rows(self) -> dict[int, tuple[int, int]]:
        """Order and minutes, by the number of the point."""
        data = self.cleaned_data
        return {r.punt.pk: (data[f"volgorde-{r.punt.pk}"], data[f"minuten-{r.punt.pk}"]) for r in self.punten}


class VerslagForm(_Form):
    """The record of a meeting; ``gelezen`` is what was there when the page was made."""

    prefix = "verslag"
    verslag = forms.CharField(
        label=tekst("overleg.formulier.verslag_vraag"),
        help_text=tekst("overleg.formulier.verslag_uitleg"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    gelezen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
