"""What somebody wants to see of the flows, as a form in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast
from urllib.parse import urlencode

from django import forms

from snijvlak.grensverkeer.klaar import GEMEENTE, VERBAND
from snijvlak.grensverkeer.soorten import NAMEN
from snijvlak.vormgeving.formulieren import dress, offer
from snijvlak.vormgeving.teksten import tekst

from . import groepen
from .groepen import RMC
from .queries import Kant

Blad = Literal["tabel", "kaart", "balans", "verloop"]
# What can be chosen on each page, besides the type of education.
VELDEN: dict[Blad, tuple[str, ...]] = {
    "tabel": ("jaar", "verdeling", "kant", "gemeente"),
    "kaart": ("jaar", "gemeente"),
    "balans": ("jaar",),
    "verloop": ("gemeente",),
}
ALLES = "alle"  # the value of ``cijfers`` for who may see everything


@dataclass(frozen=True)
class Keuze:
    """What was chosen; ``gemeente`` is empty for all. What was not asked is not in the address."""

    soort: str
    jaar: int
    verdeling: str
    kant: Kant
    gemeente: str
    alles: bool
    gevraagd: tuple[tuple[str, str], ...]

    def query(self, **more: str) -> str:
        """The address of the same choice, with something more or (when empty) less."""
        there = dict(self.gevraagd) | ({"cijfers": ALLES} if self.alles else {}) | more
        kept = {name: value for name, value in there.items() if value}
        return f"?{urlencode(kept)}" if kept else "?"


class KeuzeForm(forms.Form):
    """The choices of a page. What the address has and no list knows does not count."""

    soort = forms.ChoiceField(label=tekst("grensverkeer.paginas.veld_soort"), required=False)
    jaar = forms.ChoiceField(label=tekst("grensverkeer.paginas.veld_jaar"), required=False)
    verdeling = forms.ChoiceField(label=tekst("grensverkeer.paginas.veld_verdeling"), required=False)
    kant = forms.ChoiceField(label=tekst("grensverkeer.paginas.veld_kant"), required=False)
    gemeente = forms.ChoiceField(label=tekst("grensverkeer.paginas.veld_gemeente"), required=False)

    def __init__(
        self, data: Mapping[str, Any], soort: str, parts: Mapping[str, tuple[int, ...]], blad: Blad
    ) -> None:
        lists = _lists(parts, soort)
        known = {name: [code for code, _ in choices] for name, choices in lists.items()}
        self._asked = {name: data[name] for name in VELDEN[blad] if data.get(name) in known[name]}
        self._first = {name: codes[0] for name, codes in known.items()}
        super().__init__({**self._first, **self._asked, "soort": soort})
        for name in set(self.fields) - {"soort", *VELDEN[blad]}:
            del self.fields[name]
        for name in self.fields:
            offer(self, name, lists[name])
        dress(self)

    def chosen(self, soort: str, *, alles: bool) -> Keuze:
        """What was asked, and of the rest the first in each list."""
        whole = self._first | self._asked
        asked = tuple((name, value) for name, value in self._asked.items() if value != self._first[name])
        return Keuze(
            soort=soort,
            jaar=int(whole["jaar"]),
            verdeling=whole["verdeling"],
            kant=cast("Kant", whole["kant"]),
            gemeente=whole["gemeente"],
            alles=alles,
            gevraagd=asked,
        )


def _lists(parts: Mapping[str, tuple[int, ...]], soort: str) -> dict[str, list[tuple[str, str]]]:
    towns = [(code, groepen.name(code)) for code in groepen.by_name(groepen.region())]
    return {
        "soort": [(one, NAMEN[one].capitalize()) for one in parts],
        "jaar": [(str(jaar), str(jaar)) for jaar in parts[soort]],
        "verdeling": [
            (GEMEENTE, tekst("grensverkeer.paginas.verdeling_gemeente")),
            (VERBAND, tekst("grensverkeer.paginas.verdeling_verband")),
            (RMC, tekst("grensverkeer.paginas.verdeling_rmc")),
        ],
        "kant": [
            ("wonen", tekst("grensverkeer.paginas.kant_wonen")),
            ("school", tekst("grensverkeer.paginas.kant_school")),
        ],
        "gemeente": [("", tekst("grensverkeer.paginas.alle_gemeenten")), *towns],
    }
