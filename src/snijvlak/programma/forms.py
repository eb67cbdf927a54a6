"""The forms of the programme and of the council."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.validators import RegexValidator
from django.db.models import TextChoices

from snijvlak.algemeen import AlgemeneTekst
from snijvlak.publicatie import vindplaatsen
from snijvlak.publicatie.regels import bevindingen
from snijvlak.vormgeving.filter import Filter
from snijvlak.vormgeving.formulieren import Datum, Keuzerondjes, dress, offer, offer_rows
from snijvlak.vormgeving.teksten import tekst

from . import queries, regels
from .models import Programmapunt, Raadsstuk, Raadsvraag, Stap, Toezegging

if TYPE_CHECKING:
    from snijvlak.privacy.herkenning import Soort

Keuzes = Sequence[tuple[str, str]]
# The kinds of `herkenning` that are usual in a text for the public, and in who does something.
_USUAL = cast("frozenset[Soort]", bevindingen().in_tekst)
_USUAL_WHO = cast("frozenset[Soort]", bevindingen().in_tabel)
_NUMBER = RegexValidator(r"^\w[\w ./-]*\Z", tekst("programma.formulier.nummer_fout"))
_LONG = forms.Textarea(attrs={"rows": 4})


class _Form(AlgemeneTekst):
    """A form in our dress, that looks for names."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer()
        dress(self)

    def _offer(self) -> None:
        """Fill the lists of choices."""


class PuntForm(_Form):
    """An agreement of the region, or a project."""

    ALGEMEEN = ("wat", "wie", "bron")
    TOEGESTAAN = {"wat": _USUAL, "wie": _USUAL_WHO, "bron": _USUAL}
    vorm = forms.ChoiceField(
        label=tekst("programma.formulier.vorm_vraag"),
        widget=Keuzerondjes,
        choices=Programmapunt.Vorm.choices,
        initial=Programmapunt.Vorm.AFSPRAAK,
    )
    wat = forms.CharField(label=tekst("programma.formulier.wat_vraag"), widget=_LONG, max_length=300)
    actielijn = forms.ChoiceField(label=tekst("programma.formulier.actielijn_vraag"))
    soort = forms.ChoiceField(label=tekst("programma.formulier.soort_vraag"), widget=Keuzerondjes)
    niveau = forms.ChoiceField(label=tekst("programma.formulier.niveau_vraag"))
    wie = forms.CharField(label=tekst("programma.formulier.wie_vraag"), max_length=160)
    eigenaar = forms.ModelChoiceField(
        label=tekst("programma.formulier.eigenaar_vraag"),
        queryset=None,
        required=False,
        empty_label=tekst("programma.formulier.geen_eigenaar"),
    )
    begin = forms.DateField(label=tekst("programma.formulier.begin_vraag"), widget=Datum)
    eind = forms.DateField(label=tekst("programma.formulier.eind_vraag"), widget=Datum, required=False)
    evaluatie_op = forms.DateField(
        label=tekst("programma.formulier.evaluatie_vraag"),
        help_text=tekst("programma.formulier.evaluatie_uitleg"),
        widget=Datum,
        required=False,
    )
    bron = forms.CharField(
        label=tekst("programma.formulier.bron_vraag"),
        help_text=tekst("programma.formulier.bron_uitleg"),
        max_length=200,
    )
    inzending = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def _offer(self) -> None:
        rules = regels.programma()
        offer(self, "actielijn", [(code, lijn.naam) for code, lijn in rules.actielijnen.items()])
        offer(self, "soort", list(rules.soorten.items()))
        offer(self, "niveau", levels())
        offer_rows(self, "eigenaar", queries.owners())


class EvaluatieForm(_Form):
    """What was seen, and when it is looked at again."""

    prefix = "evaluatie"
    ALGEMEEN = ("gezien",)
    TOEGESTAAN = {"gezien": _USUAL}
    gezien = forms.CharField(label=tekst("programma.formulier.gezien_vraag"), widget=_LONG, max_length=600)
    volgende = forms.DateField(label=tekst("programma.formulier.volgende_vraag"), widget=Datum)


class RedenForm(_Form):
    """Into which state, and why."""

    prefix = "reden"
    ALGEMEEN = ("reden",)
    TOEGESTAAN = {"reden": _USUAL}
    naar = forms.ChoiceField(label=tekst("programma.formulier.naar_vraag"), widget=Keuzerondjes)
    reden = forms.CharField(label=tekst("programma.formulier.reden_vraag"), max_length=300)

    def __init__(self, states: Keuzes, *args: Any, **kwargs: Any) -> None:
        self.states = states
        super().__init__(*args, **kwargs)

    def _offer(self) -> None:
        offer(self, "naar", self.states)


class BewijsForm(forms.Form):
    """What in another room shows how it stands."""

    prefix = "bewijs"
    kenmerk = forms.ChoiceField(label=tekst("programma.formulier.bewijs_vraag"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kenmerk", grouped(vindplaatsen.places()))
        dress(self)


class StukForm(_Form):
    """A document of the council."""

    ALGEMEEN = ("titel",)
    TOEGESTAAN = {"titel": _USUAL}
    soort = forms.ChoiceField(
        label=tekst("programma.formulier.stuksoort_vraag"),
        widget=Keuzerondjes,
        choices=Raadsstuk.Soort.choices,
    )
    nummer = forms.CharField(
        label=tekst("programma.formulier.nummer_vraag"), max_length=40, validators=[_NUMBER]
    )
    titel = forms.CharField(label=tekst("programma.formulier.titel_vraag"), max_length=200)
    datum = forms.DateField(label=tekst("programma.formulier.datum_vraag"), widget=Datum)
    bron = forms.CharField(
        label=tekst("programma.formulier.stukbron_vraag"),
        help_text=tekst("programma.formulier.stukbron_uitleg"),
        max_length=200,
    )


class ToezeggingForm(_Form):
    """What the council was promised."""

    ALGEMEEN = ("wat", "wie")
    TOEGESTAAN = {"wat": _USUAL, "wie": _USUAL_WHO}
    stuk = forms.ModelChoiceField(label=tekst("programma.formulier.stuk_vraag"), queryset=None)
    wat = forms.CharField(
        label=tekst("programma.formulier.toegezegd_vraag"),
        help_text=tekst("programma.formulier.openbaar_uitleg"),
        widget=_LONG,
        max_length=600,
    )
    wie = forms.CharField(label=tekst("programma.formulier.wie_vraag"), max_length=160)
    eigenaar = forms.ModelChoiceField(
        label=tekst("programma.formulier.eigenaar_vraag"),
        queryset=None,
        required=False,
        empty_label=tekst("programma.formulier.geen_eigenaar"),
    )
    evaluatie_op = forms.DateField(
        label=tekst("programma.formulier.kijken_vraag"), widget=Datum, required=False
    )
    inzending = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def _offer(self) -> None:
        offer_rows(self, "stuk", queries.pieces())
        offer_rows(self, "eigenaar", queries.owners())


class StapForm(_Form):
    """The next step of a promise."""

    prefix = "stap"
    ALGEMEEN = ("zegt",)
    TOEGESTAAN = {"zegt": _USUAL}
    naar = forms.ChoiceField(label=tekst("programma.formulier.naar_vraag"), widget=Keuzerondjes)
    dag = forms.DateField(label=tekst("programma.formulier.dag_vraag"), widget=Datum)
    zegt = forms.CharField(
        label=tekst("programma.formulier.stap_vraag"),
        help_text=tekst("programma.formulier.openbaar_uitleg"),
        widget=_LONG,
        max_length=600,
    )
    effect = forms.ChoiceField(
        label=tekst("programma.formulier.effect_vraag"),
        help_text=tekst("programma.formulier.effect_uitleg"),
        required=False,
    )
    evaluatie_op = forms.DateField(
        label=tekst("programma.formulier.kijken_vraag"), widget=Datum, required=False
    )

    def __init__(self, states: Keuzes, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        self.states, self.vandaag = states, vandaag
        super().__init__(*args, **kwargs)

    def _offer(self) -> None:
        offer(self, "naar", self.states)
        none = [("", tekst("programma.formulier.geen_effect"))]
        offer(self, "effect", [*none, *labels(Stap.Effect)])
        if Toezegging.Toestand.EFFECT_BEKEKEN not in dict(self.states):
            del self.fields["effect"]

    def clean_dag(self) -> dt.date:
        day: dt.date = self.cleaned_data["dag"]
        if day > self.vandaag:
            raise forms.ValidationError(tekst("programma.formulier.dag_in_toekomst"))
        return day


class StaptekstForm(_Form):
    """Other words for a step."""

    ALGEMEEN = ("zegt",)
    TOEGESTAAN = {"zegt": _USUAL}
    zegt = forms.CharField(
        label=tekst("programma.formulier.stap_vraag"),
        help_text=tekst("programma.formulier.openbaar_uitleg"),
        widget=_LONG,
        max_length=600,
    )


class VraagForm(_Form):
    """A question of a member of the council, without who asked it."""

    ALGEMEEN = ("onderwerp", "vraag")
    TOEGESTAAN = {"onderwerp": _USUAL, "vraag": _USUAL}
    soort = forms.ChoiceField(
        label=tekst("programma.formulier.vraagsoort_vraag"),
        widget=Keuzerondjes,
        choices=Raadsvraag.Soort.choices,
    )
    nummer = forms.CharField(
        label=tekst("programma.formulier.nummer_vraag"), max_length=40, validators=[_NUMBER]
    )
    datum = forms.DateField(label=tekst("programma.formulier.datum_vraag"), widget=Datum)
    onderwerp = forms.CharField(label=tekst("programma.formulier.onderwerp_vraag"), max_length=160)
    vraag = forms.CharField(
        label=tekst("programma.formulier.tekst_vraag"),
        help_text=tekst("programma.formulier.tekst_uitleg"),
        widget=_LONG,
        max_length=1000,
    )
    antwoord = forms.ChoiceField(
        label=tekst("programma.formulier.antwoord_vraag"),
        help_text=tekst("programma.formulier.antwoord_uitleg"),
        required=False,
    )
    inzending = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def _offer(self) -> None:
        known = {place.kenmerk: place for place in vindplaatsen.places() if place.openbaar}
        # What was chosen once stays a choice, also of a report that is older than those in the list.
        chosen = str(self.initial.get("antwoord", ""))
        places = [*known.values(), *([] if chosen in known else vindplaatsen.find([chosen]).values())]
        offer(self, "antwoord", [("", tekst("programma.formulier.nog_geen_antwoord")), *grouped(places)])


class WeerlegForm(_Form):
    """Why a finding is no reason to change the text."""

    ALGEMEEN = ("reden",)
    TOEGESTAAN = {"reden": _USUAL}
    reden = forms.CharField(
        label=tekst("programma.formulier.weerleg_vraag"),
        help_text=tekst("programma.formulier.weerleg_uitleg"),
        min_length=10,
        max_length=300,
    )


class VrijgaveForm(forms.Form):
    """A reader says that each sentence was read; what that was goes along."""

    prefix = "vrijgave"
    gelezen = forms.BooleanField(
        label=tekst("programma.formulier.gelezen_vraag"),
        error_messages={"required": tekst("programma.formulier.lees_eerst")},
    )
    gezien = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class LijstForm(Filter):
    """Which agreements and projects."""

    vorm = forms.ChoiceField(widget=forms.HiddenInput, required=False)
    actielijn = forms.ChoiceField(label=tekst("programma.kolom.actielijn"), required=False)
    niveau = forms.ChoiceField(label=tekst("programma.kolom.niveau"), required=False)
    soort = forms.ChoiceField(label=tekst("programma.kolom.soort"), required=False)
    toestand = forms.ChoiceField(label=tekst("programma.kolom.stand"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        rules = regels.programma()
        lists = {
            "vorm": labels(Programmapunt.Vorm),
            "actielijn": [(code, lijn.naam) for code, lijn in rules.actielijnen.items()],
            "niveau": levels(),
            "soort": list(rules.soorten.items()),
            "toestand": labels(Programmapunt.Toestand),
        }
        super().__init__(lists, *args, **kwargs)


class RaadForm(Filter):
    """Which promises, for everybody."""

    jaar = forms.ChoiceField(label=tekst("programma.raad.jaar_vraag"), required=False)
    stand = forms.ChoiceField(label=tekst("programma.kolom.stand"), required=False)

    def __init__(self, jaren: Sequence[int], *args: Any, **kwargs: Any) -> None:
        years = [(str(jaar), str(jaar)) for jaar in jaren]
        super().__init__({"jaar": years, "stand": labels(Toezegging.Toestand)}, *args, **kwargs)


def labels(states: type[TextChoices]) -> list[tuple[str, str]]:
    """The codes of a list with their words."""
    return [(state.value, str(state.label)) for state in states]


def levels() -> list[tuple[str, str]]:
    """The levels, each with how large its area is."""
    return [(code, f"{n.schaal}: {n.voluit}") for code, n in regels.programma().niveaus.items()]


def grouped(places: Sequence[vindplaatsen.Vindplaats]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What can be pointed to as choices, under the heads of their groups."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for place in places:
        groups.setdefault(place.groep, []).append((place.kenmerk, place.naam))
    return list(groups.items())
