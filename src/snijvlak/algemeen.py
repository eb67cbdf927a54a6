"""Texts that people write for others are general: what names somebody is refused, a doubt is asked.

Above the ground floor, for it brings the recogniser and the form parts together; for each room that needs it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.conf import settings
from django.http import QueryDict

from snijvlak.vormgeving.teksten import tekst

if TYPE_CHECKING:
    from snijvlak.privacy.herkenning import Soort


@dataclass(frozen=True)
class Namen:
    """The words of a text that name somebody: for sure, and perhaps."""

    zeker: tuple[str, ...] = ()
    misschien: tuple[str, ...] = ()


def names(text: str, allowed: Collection[Soort] = ()) -> Namen:
    """What in a text names somebody; kinds that are ``allowed`` may stand there."""
    from snijvlak.privacy.herkenning import shared  # takes a tenth of a second to load

    found = [f for f in shared(*settings.OMGEVING.register).find(text) if f.soort not in allowed]
    sure = dict.fromkeys(text[f.begin : f.eind] for f in found if f.zekerheid == "zeker")
    perhaps = dict.fromkeys(text[f.begin : f.eind] for f in found if f.zekerheid != "zeker")
    return Namen(tuple(sure), tuple(word for word in perhaps if word not in sure))


def refusal(found: Namen) -> str:
    """Why a text is refused: which words name somebody for sure. Empty when none do."""
    return tekst("vormgeving.algemeen.noem_geen", woorden=", ".join(found.zeker)) if found.zeker else ""


class AlgemeneTekst(forms.Form):
    """Looks for names in the fields of ``ALGEMEEN``; ``TOEGESTAAN`` says which kinds may stand in a field.

    Who is asked about a doubt ticks that he looked: at these texts, and no others that come in their place.
    """

    ALGEMEEN: ClassVar[tuple[str, ...]] = ()
    TOEGESTAAN: ClassVar[Mapping[str, frozenset[Soort]]] = {}

    def clean(self) -> None:
        """Nothing names somebody for sure; what may do so asks whether somebody looked."""
        super().clean()
        found = {
            field: names(self.cleaned_data.get(field) or "", self.TOEGESTAAN.get(field, ()))
            for field in self.ALGEMEEN
        }
        sure = {field: refusal(there) for field, there in found.items() if there.zeker}
        for field, words in sure.items():
            self.add_error(field, words)
        doubtful = {field: there.misschien for field, there in found.items() if there.misschien}
        if doubtful and not sure:
            self._ask(doubtful)

    def _ask(self, doubtful: Mapping[str, tuple[str, ...]]) -> None:
        name = self.add_prefix("nagekeken")
        texts = "\0".join(str(self.cleaned_data.get(field, "")) for field in self.ALGEMEEN)
        looked_at = hashlib.sha256(texts.encode()).hexdigest()
        if self.data.get(name) == looked_at:
            return
        # A tick that is there was for another text.
        data = QueryDict(mutable=True)
        data.update(self.data)
        data.pop(name, None)
        self.data = data
        self.fields["nagekeken"] = forms.BooleanField(
            label=tekst("vormgeving.algemeen.nagekeken_vraag"),
            required=False,
            widget=forms.CheckboxInput(attrs={"value": looked_at}),
        )
        for field, words in doubtful.items():
            self.add_error(field, tekst("vormgeving.algemeen.misschien", woorden=", ".join(words)))
