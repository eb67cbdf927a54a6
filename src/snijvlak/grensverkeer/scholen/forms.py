"""The forms that say in the address which schools, and which numbers of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from snijvlak.vormgeving.filter import Filter
from snijvlak.vormgeving.formulieren import dress, offer
from snijvlak.vormgeving.lijst import MAX_SEARCH
from snijvlak.vormgeving.teksten import tekst

ALLES = "alle"

Keuzes = Iterable[tuple[str, str]]


class ZoekForm(Filter):
    """Which schools somebody looks for."""

    zoek = forms.CharField(
        label=tekst("grensverkeer.scholen.zoek_vraag"),
        help_text=tekst("grensverkeer.scholen.zoek_uitleg"),
        required=False,
        max_length=MAX_SEARCH,
    )
    soort = forms.ChoiceField(label=tekst("grensverkeer.paginas.label_soort"), required=False)
    gemeente = forms.ChoiceField(label=tekst("grensverkeer.scholen.gemeente_vraag"), required=False)

    def __init__(self, lists: Mapping[str, Keuzes], jaren: Iterable[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(lists, *args, **kwargs)
        _offer_years(self, jaren)


class CijferForm(forms.Form):
    """Of a school: which type of education, which year, and who may see more also which numbers."""

    soort = forms.ChoiceField(label=tekst("grensverkeer.paginas.label_soort"), required=False)

    def __init__(self, soorten: Keuzes, jaren: Iterable[int], *args: Any, alles: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "soort", soorten)
        _offer_years(self, jaren)
        if alles:
            self.fields["cijfers"] = forms.ChoiceField(
                label=tekst("grensverkeer.scholen.cijfers_vraag"),
                required=False,
                choices=[
                    ("", tekst("grensverkeer.scholen.cijfers_openbaar")),
                    (ALLES, tekst("grensverkeer.scholen.cijfers_alle")),
                ],
            )
        dress(self)


def _offer_years(form: forms.Form, jaren: Iterable[int]) -> None:
    """A choice of years, when there are more than one."""
    choices = [(str(jaar), str(jaar)) for jaar in jaren]
    if len(choices) > 1:
        form.fields["jaar"] = forms.ChoiceField(
            label=tekst("grensverkeer.scholen.jaar_vraag"), required=False, choices=choices
        )
        dress(form)
