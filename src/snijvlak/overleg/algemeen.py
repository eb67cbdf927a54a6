"""Texts that people write about a case are general: what names somebody is refused, a doubt is asked."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.conf import settings
from django.http import QueryDict

from snijvlak.vormgeving.teksten import tekst

if TYPE_CHECKING:
    from snijvlak.privacy.herkenning import Soort, Vondst


class AlgemeneTekst(forms.Form):
    """Looks for names in the fields of ``ALGEMEEN``; each has the kinds that may stand there after all."""

    ALGEMEEN: ClassVar[Mapping[str, frozenset[Soort]]] = {}

    def clean(self) -> None:
        """Nothing names somebody for sure; what may do so asks whether somebody looked."""
        super().clean()
        found = {name: self._named(name, allowed) for name, allowed in self.ALGEMEEN.items()}
        sure = {name: _words(finds, "zeker") for name, finds in found.items()}
        doubtful = {name: _words(finds, "mogelijk") for name, finds in found.items()}
        for name, words in sure.items():
            if words:
                self.add_error(name, tekst("overleg.algemeen.noem_geen", woorden=", ".join(words)))
        if not any(sure.values()) and any(doubtful.values()):
            self._ask({name: words for name, words in doubtful.items() if words})

    def _named(self, name: str, allowed: frozenset[Soort]) -> list[tuple[str, Vondst]]:
        from snijvlak.privacy.herkenning import shared  # takes a tenth of a second to load

        text: str = self.cleaned_data.get(name, "")
        return [
            (text[find.begin : find.eind], find)
            for find in shared(*settings.OMGEVING.register).find(text)
            if find.soort not in allowed
        ]

    def _ask(self, doubtful: Mapping[str, list[str]]) -> None:
        name = self.add_prefix("nagekeken")
        texts = "\0".join(str(self.cleaned_data.get(field, "")) for field in self.ALGEMEEN)
        looked_at = hashlib.sha256(texts.encode()).hexdigest()
        if self.data.get(name) == looked_at:  # these texts, and no other that came in their place
            return
        # A tick that is there was for another text.
        data = QueryDict(mutable=True)
        data.update(self.data)
        data.pop(name, None)
        self.data = data
        self.fields["nagekeken"] = forms.BooleanField(
            label=tekst("overleg.algemeen.nagekeken_vraag"),
            required=False,
            widget=forms.CheckboxInput(attrs={"value": looked_at}),
        )
        for field, words in doubtful.items():
            self.add_error(field, tekst("overleg.algemeen.misschien", woorden=", ".join(words)))


def _words(finds: list[tuple[str, Vondst]], zekerheid: str) -> list[str]:
    return list(dict.fromkeys(word for word, find in finds if find.zekerheid == zekerheid))
