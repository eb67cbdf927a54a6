"""The forms of the team."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms

from snijvlak.algemeen import AlgemeneTekst
from snijvlak.gebied import queries as gebied
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving.formulieren import Aankruisvakjes, Keuzerondjes, dress, offer
from snijvlak.vormgeving.teksten import tekst

from . import inzage, queries, regels
from .forms import MAX_LENGTH, TekstForm, Tekstveld

SLUIT = {
    "afgesloten": tekst("meldpunt.formulier.sluit_afgesloten"),
    "niet-op-zijn-plek": tekst("meldpunt.formulier.sluit_niet_op_zijn_plek"),
}
FILTERS = {
    "sector": tekst("meldpunt.filter.sector"),
    "situatie": tekst("meldpunt.filter.situatie"),
    "reden": tekst("meldpunt.filter.reden"),
    "gemeente_kind": tekst("meldpunt.filter.gemeente_kind"),
    "gemeente_school": tekst("meldpunt.filter.gemeente_school"),
    "melder": tekst("meldpunt.filter.melder"),
    "thema": tekst("meldpunt.filter.thema"),
}


class AntwoordForm(TekstForm):
    """A message from the team."""

    vraag = forms.BooleanField(label=tekst("meldpunt.formulier.wacht_vraag"), required=False)
    # The last message of the reporter that was on the page.
    gezien = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


class OpvolgForm(TekstForm):
    """What was learned, and what is being done."""

    prefix = "opvolgen"
    tekst = Tekstveld(
        label=tekst("meldpunt.formulier.opvolg_vraag"),
        help_text=tekst("meldpunt.formulier.slot_uitleg"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=MAX_LENGTH,
    )


class NotitieForm(TekstForm):
    """A note of the team for the team."""

    prefix = "notitie"
    tekst = Tekstveld(
        label=tekst("meldpunt.formulier.notitie_vraag"),
        help_text=tekst("meldpunt.formulier.notitie_uitleg"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=MAX_LENGTH,
    )


class SluitForm(TekstForm):
    """The last answer, and how the report ends."""

    prefix = "sluiten"
    gezien = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    naar = forms.ChoiceField(label=tekst("meldpunt.formulier.sluit_vraag"), widget=Keuzerondjes)
    tekst = Tekstveld(
        label=tekst("meldpunt.formulier.slot_vraag"),
        help_text=tekst("meldpunt.formulier.slot_uitleg"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=MAX_LENGTH,
    )

    def __init__(self, states: Collection[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "naar", [(state, words) for state, words in SLUIT.items() if state in states])
        dress(self)


class TriageForm(forms.Form):
    """It is in the right place; does it go first?"""

    prefix = "triage"
    spoed = forms.BooleanField(
        label=tekst("meldpunt.formulier.spoed_vraag"),
        help_text=tekst("meldpunt.formulier.spoed_uitleg"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class ThemaForm(forms.Form):
    """The themes of a report."""

    prefix = "thema"
    themas = forms.MultipleChoiceField(
        label=tekst("meldpunt.formulier.themas_vraag"),
        widget=Aankruisvakjes,
        required=False,
        choices=lambda: list(regels.themas().themas.items()),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class OverdraagForm(forms.Form):
    """A colleague who may answer."""

    prefix = "overdragen"
    naar = forms.ChoiceField(label=tekst("meldpunt.formulier.collega_vraag"))

    def __init__(self, colleagues: Sequence[Persoon], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = ((str(persoon.pk), persoon.naam) for persoon in colleagues)
        offer(self, "naar", [("", tekst("meldpunt.formulier.kies")), *people])
        dress(self)


class DoorstuurForm(AlgemeneTekst):
    """A text in general terms for the local team of a municipality."""

    ALGEMEEN = ("tekst_algemeen",)
    prefix = "doorsturen"
    naar = forms.ChoiceField(
        label=tekst("meldpunt.formulier.team_vraag"),
        choices=lambda: [(g.code, g.naam) for g in gebied.haaglanden()],
    )
    tekst_algemeen = Tekstveld(
        label=tekst("meldpunt.formulier.doorstuur_vraag"),
        help_text=tekst("meldpunt.formulier.doorstuur_uitleg"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=MAX_LENGTH,
    )
    inzending = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class FilterForm(forms.Form):
    """Filters of the work list, by what the reporter chose; there is none for a school."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, options in queries.choices().items():
            self.fields[name] = forms.ChoiceField(
                label=FILTERS[name],
                choices=[("", tekst("meldpunt.filter.alles")), *options],
                required=False,
            )
        self.fields["van"] = forms.ChoiceField(
            label=tekst("meldpunt.filter.van"),
            choices=[("", tekst("meldpunt.filter.iedereen")), ("mij", tekst("meldpunt.filter.mij"))],
            required=False,
        )
        dress(self)

    def chosen(self) -> dict[str, str]:
        """The filters that were set; what is not in a list does not count."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def address(self, bak: str) -> str:
        """The part of an address that keeps tray and filters."""
        return urlencode({"bak": bak, **self.chosen()})


class RedenForm(forms.Form):
    """Why somebody opens a report that is closed; the reporter reads the answer."""

    reden = forms.ChoiceField(label=tekst("meldpunt.formulier.reden_vraag"), widget=Keuzerondjes)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"] = forms.ChoiceField(
            label=tekst("meldpunt.formulier.reden_vraag"),
            widget=Keuzerondjes,
            choices=list(self.redenen().items()),
        )
        dress(self)

    def redenen(self) -> dict[str, str]:
        """Code and text of what can be chosen."""
        return inzage.load().afgesloten


class ContactForm(RedenForm):
    """Why somebody opens name and contact of a reporter."""

    def redenen(self) -> dict[str, str]:
        return inzage.load().contact


class NoodForm(RedenForm):
    """Why it cannot wait."""

    def redenen(self) -> dict[str, str]:
        return inzage.load().nood.redenen
