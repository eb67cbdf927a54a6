"""The forms of coverage: a list of locations, and a question "what if"."""

from __future__ import annotations

from typing import Any

from django import forms

from snijvlak.gebied.queries import pc4
from snijvlak.vormgeving.formulieren import dress, offer
from snijvlak.vormgeving.teksten import tekst

from .. import blad
from . import inlezen, queries, voorraad
from .inlezen import MAX_PLACES, Aanbod
from .scenario import Vraag
from .voorraad import Bewaard


class AanbodForm(forms.Form):
    """A file, read while it is checked: what is refused is kept nowhere."""

    bestand = forms.FileField(
        label=tekst("grensverkeer.dekking.bestand"), help_text=tekst("grensverkeer.dekking.bestand_uitleg")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # pyright: ignore[reportArgumentType] -- as Django's own
        dress(self)

    def clean_bestand(self) -> Aanbod:
        """The list in it."""
        known = voorraad.postcodes(queries.folder())
        return blad.uploaded(self.cleaned_data["bestand"], lambda content: inlezen.read(content, known))


class WatAlsForm(forms.Form):
    """Which location closes, and where one opens. Asked in the address: an answer can be kept as a link."""

    sluit = forms.ChoiceField(label=tekst("grensverkeer.dekking.sluit"), required=False)
    postcode = forms.CharField(
        label=tekst("grensverkeer.dekking.postcode"),
        help_text=tekst("grensverkeer.dekking.postcode_uitleg"),
        max_length=10,
        required=False,
    )
    plaatsen = forms.IntegerField(
        label=tekst("grensverkeer.dekking.plaatsen"), min_value=1, max_value=MAX_PLACES, required=False
    )
    cluster = forms.ChoiceField(label=tekst("grensverkeer.dekking.cluster"), required=False)
    groeit = forms.BooleanField(label=tekst("grensverkeer.dekking.groeit"), required=False)

    def __init__(self, kept: Bewaard, soort: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept, self._soort = kept, soort
        none = ("", tekst("grensverkeer.dekking.geen_locatie"))
        offer(
            self,
            "sluit",
            [none, *((o.code, f"{o.naam}, {o.gemeente}") for o in queries.closable(kept, soort))],
        )
        clusters = queries.clusters(kept, soort)
        offer(
            self,
            "cluster",
            [("", tekst("grensverkeer.dekking.elk_cluster")), *((code, code) for code in clusters)],
        )
        if not clusters:
            del self.fields["cluster"]
        dress(self)

    def clean_postcode(self) -> str:
        """A postcode of the region, in four digits."""
        given = self.cleaned_data["postcode"].strip()
        if not given:
            return ""
        found = pc4(given)
        if found is None or not any(one.pc4 == found and one.hoe for one in self._kept.uitkomst.thuis):
            raise forms.ValidationError(tekst("grensverkeer.dekking.postcode_onbekend"))
        return found

    def clean(self) -> dict[str, Any]:
        """There is something to ask, and a location that opens has places."""
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        if data["postcode"] and not data["plaatsen"]:
            self.add_error("plaatsen", tekst("grensverkeer.dekking.plaatsen_nodig"))
        elif data["plaatsen"] and not data["postcode"]:
            self.add_error("postcode", tekst("grensverkeer.dekking.postcode_nodig"))
        elif not data["postcode"] and not data["sluit"]:
            self.add_error(None, tekst("grensverkeer.dekking.niets_gevraagd"))
        return data

    def vraag(self) -> Vraag:
        """The question; call it when the form is valid."""
        data = self.cleaned_data
        return Vraag(
            self._soort,
            (data["sluit"],) if data["sluit"] else (),
            data["postcode"],
            data["plaatsen"] or 0,
            data.get("cluster", ""),
            data["groeit"],
        )
