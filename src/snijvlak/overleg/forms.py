"""Forms of the coördinator and of the table."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.http import QueryDict

from snijvlak.algemeen import AlgemeneTekst
from snijvlak.meldpunt import queries as meldpunt
from snijvlak.vormgeving.formulieren import Aankruisvakjes, dress, offer, offer_rows
from snijvlak.vormgeving.teksten import tekst

from . import queries, regels


class _Form(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class CasusForm(_Form):
    """A case in general wording, for a meeting."""

    titel = forms.CharField(
        label=tekst("overleg.formulier.titel_vraag"),
        max_length=160,
        help_text=tekst("overleg.formulier.titel_uitleg"),
    )
    omschrijving = forms.CharField(
        label=tekst("overleg.formulier.omschrijving_vraag"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        help_text=tekst("overleg.formulier.omschrijving_uitleg"),
    )
    bijeenkomst = forms.ModelChoiceField(
        label=tekst("overleg.formulier.bijeenkomst_vraag"),
        queryset=None,
        empty_label=tekst("overleg.formulier.kies_een_bijeenkomst"),
    )

    meer = forms.MultipleChoiceField(
        label=tekst("overleg.formulier.meer_meldingen_vraag"),
        help_text=tekst("overleg.formulier.meer_meldingen_uitleg"),
        widget=Aankruisvakjes,
        required=False,
    )

    def __init__(self, melding: uuid.UUID, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "bijeenkomst", queries.meetings_from(vandaag))
        others = [line for line in meldpunt.in_hand() if line.melding.pk != melding]
        offer(self, "meer", [(str(line.melding.pk), _in_words(line)) for line in others])
        if not others:
            del self.fields["meer"]

    def more(self) -> list[uuid.UUID]:
        """The other reports that belong to it."""
        return [uuid.UUID(code) for code in self.cleaned_data.get("meer", [])]


class AgendaForm(_Form):
    """The meeting to which a case goes."""

    prefix = "agenda"
    bijeenkomst = forms.ModelChoiceField(
        label=tekst("overleg.formulier.bijeenkomst_vraag"),
        queryset=None,
        empty_label=tekst("overleg.formulier.kies_een_bijeenkomst"),
    )

    def __init__(self, *args: Any, vandaag: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "bijeenkomst", queries.meetings_from(vandaag))


class TerugForm(_Form):
    """What the reporters of a case read.

    ``gezien`` is their last message that was on the page, ``stempel`` tells what became of the actions then.
    """

    terug = forms.CharField(
        label=tekst("overleg.formulier.terug_vraag"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=8000,
    )
    gezien = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    stempel = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    inzending = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def read_again(self, gezien: int, stempel: str) -> None:
        """Who sends this once more read the page that is shown now."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["gezien"], data["stempel"] = str(gezien), stempel
        self.data = data


class ZwijgForm(AlgemeneTekst):
    """Why the reporters need not hear the news."""

    prefix = "zwijg"
    ALGEMEEN = ("reden",)
    reden = forms.CharField(
        label=tekst("overleg.formulier.zwijg_vraag"),
        help_text=tekst("overleg.formulier.zwijg_uitleg"),
        max_length=300,
    )
    stempel = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class FactorenForm(_Form):
    """What contributed."""

    factoren = forms.MultipleChoiceField(
        label=tekst("overleg.formulier.factoren_vraag"),
        widget=Aankruisvakjes,
        help_text=tekst("overleg.formulier.factoren_uitleg"),
        required=False,
    )
    # What was chosen on this page: what others choose meanwhile stays.
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = regels.factoren()
        factors = known.factoren.items()
        offer(self, "factoren", [(code, f"{known.niveaus[one.niveau]}: {one.naam}") for code, one in factors])

    def clean_gezien(self) -> list[str]:
        """The codes."""
        return self.cleaned_data["gezien"].split()


def _in_words(line: meldpunt.Werkregel) -> str:
    return tekst(
        "overleg.formulier.melding_keuze",
        ontvangen=line.melding.ontvangen_op,
        situatie=line.situatie,
        sector=line.sector,
    )
