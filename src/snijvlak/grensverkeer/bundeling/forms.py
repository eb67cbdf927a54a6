"""The form with which somebody gives a list."""

from __future__ import annotations

from django import forms

from snijvlak.vormgeving.formulieren import dress
from snijvlak.vormgeving.teksten import tekst

from .. import blad
from . import inlezen


class LijstForm(forms.Form):
    """A file, read while it is checked: what is refused is kept nowhere."""

    bestand = forms.FileField(
        label=tekst("grensverkeer.bundelen.bestand"), help_text=tekst("grensverkeer.bundelen.bestand_uitleg")
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # pyright: ignore[reportArgumentType] -- as Django's own
        dress(self)

    def clean_bestand(self) -> inlezen.Lijst:
        """The list in it."""
        return blad.uploaded(self.cleaned_data["bestand"], inlezen.read)
