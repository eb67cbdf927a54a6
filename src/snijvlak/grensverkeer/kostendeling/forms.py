"""The forms of sharing costs: the arrangement, the counts, and which keys to compare."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from snijvlak.algemeen import AlgemeneTekst
from snijvlak.gebied.queries import find_gemeente, haaglanden
from snijvlak.privacy.herkenning import Soort
from snijvlak.vormgeving.formulieren import Aankruisvakjes, Keuzerondjes, dress, offer
from snijvlak.vormgeving.teksten import tekst

from .. import blad
from . import inlezen, queries, regels
from .aantallen import MAX, OngeldigeAantallen, Woonaantal, exact, number, typed, written
from .deling import Invoer, Telling
from .woorden import RESTEN, SLEUTELS, WIE_REST, euro, percent, place

MAX_COST = Decimal(100_000_000)


class Getal(forms.CharField):
    """A number as people write it: ``1.234,50``."""

    def __init__(self, *, most: Decimal = MAX, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)
        self.most = most

    def clean(self, value: Any) -> Decimal | None:
        """The number; None when nothing was filled in."""
        text = super().clean(value)
        if not text:
            return None
        try:
            found = number(text)
        except OngeldigeAantallen as error:
            raise forms.ValidationError(str(error)) from error
        if found > self.most or round(found, 2) != found:
            raise forms.ValidationError(
                tekst("grensverkeer.kostenformulier.te_groot", meeste=written(self.most))
            )
        return found


class GegevensForm(AlgemeneTekst):
    """What is divided, by which key, and who paid in advance."""

    # Who paid in advance is an organisation; no form asks for a person.
    ALGEMEEN = ("voorfinancier",)
    TOEGESTAAN = {"voorfinancier": frozenset[Soort]({"organisatie", "plaats", "school"})}

    kosten = Getal(
        label=tekst("grensverkeer.kostenformulier.kosten"),
        help_text=tekst("grensverkeer.kostenformulier.kosten_uitleg"),
        most=MAX_COST,
    )
    sleutel = forms.ChoiceField(label=tekst("grensverkeer.kostenformulier.sleutel"), widget=Keuzerondjes)
    basisdeel = Getal(
        label=tekst("grensverkeer.kostenformulier.basisdeel"),
        help_text=tekst("grensverkeer.kostenformulier.basisdeel_uitleg"),
        most=Decimal(100),
    )
    voorschotdeel = Getal(
        label=tekst("grensverkeer.kostenformulier.voorschotdeel"),
        help_text=tekst("grensverkeer.kostenformulier.voorschotdeel_uitleg"),
        most=Decimal(100),
    )
    voorfinancier = forms.CharField(
        label=tekst("grensverkeer.kostenformulier.voorfinancier"),
        help_text=tekst("grensverkeer.kostenformulier.voorfinancier_uitleg"),
        max_length=80,
    )
    rest = forms.ChoiceField(
        label=tekst("grensverkeer.kostenformulier.rest"),
        help_text=tekst("grensverkeer.kostenformulier.rest_uitleg"),
        widget=Keuzerondjes,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        rules = regels.load()
        start = {
            "sleutel": next(iter(rules.sleutels)),
            "basisdeel": percent(rules.basisdeel),
            "voorschotdeel": percent(rules.voorschotdeel),
            "rest": rules.rest,
        }
        super().__init__(*args, **{**kwargs, "initial": {**start, **kwargs.get("initial", {})}})
        for name, choices in (
            ("sleutel", [(c, SLEUTELS[c]) for c in rules.sleutels]),
            ("rest", WIE_REST.items()),
        ):
            offer(self, name, choices)
        dress(self)

    @classmethod
    def of(cls, invoer: Invoer) -> GegevensForm:
        """The form with what is there."""
        key = invoer.sleutel
        start: dict[str, Any] = {
            "kosten": euro(invoer.kosten),
            "sleutel": key.code,
            "voorschotdeel": percent(invoer.voorschotdeel),
            "voorfinancier": invoer.voorfinancier,
            "rest": invoer.rest,
        }
        if key.basisdeel:
            start["basisdeel"] = percent(key.basisdeel)
        return cls(initial=start)

    def clean_voorfinancier(self) -> str:
        """A municipality by its official name, another as it was written."""
        name = self.cleaned_data["voorfinancier"]
        found = find_gemeente(name)
        return found.naam if found else name

    def fields_of_input(self) -> dict[str, Any]:
        """What was filled in, as fields of ``Invoer``."""
        data = self.cleaned_data
        return {
            "kosten": data["kosten"],
            "sleutel": regels.load().sleutel(data["sleutel"], data["basisdeel"] / 100),
            "voorschotdeel": data["voorschotdeel"] / 100,
            "voorfinancier": data["voorfinancier"],
            "rest": data["rest"],
        }


class NieuwForm(GegevensForm):
    """A new arrangement."""

    ALGEMEEN = ("naam", "school", "voorfinancier")
    TOEGESTAAN = {
        name: frozenset[Soort]({"organisatie", "plaats", "school", "wijk", "klas"})
        for name in ("naam", "school", "voorfinancier")
    }
    field_order = ("naam", "school", "vestiging", "jaar")

    naam = forms.CharField(
        label=tekst("grensverkeer.kostenformulier.naam"),
        help_text=tekst("grensverkeer.kostenformulier.naam_uitleg"),
        max_length=120,
    )
    school = forms.CharField(label=tekst("grensverkeer.kostenformulier.school"), max_length=120)
    vestiging = forms.RegexField(
        r"^[0-9]{2}[A-Za-z]{2}[0-9]{2}$",
        label=tekst("grensverkeer.kostenformulier.vestiging"),
        help_text=tekst("grensverkeer.kostenformulier.vestiging_uitleg"),
        error_messages={"invalid": tekst("grensverkeer.kostenformulier.vestiging_fout")},
        required=False,
    )
    jaar = forms.IntegerField(
        label=tekst("grensverkeer.kostenformulier.jaar"), min_value=2015, max_value=2100
    )

    def clean_vestiging(self) -> str:
        """In capitals, as DUO writes it."""
        return self.cleaned_data["vestiging"].upper()

    def invoer(self) -> Invoer:
        """The input of its first version, by the rules of today."""
        return queries.empty_input(**self.fields_of_input())


class AantallenForm(forms.Form):
    """A count per municipality and per remainder, and the total of the school."""

    gelezen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, telling: Telling, resten: tuple[str, ...], *args: Any, **kwargs: Any) -> None:
        known = {row.gemeente: row for row in telling.rijen}
        ten = [g.naam for g in haaglanden()]
        others = [name for name in known if name not in ten and name not in resten]
        self.namen = [*ten, *others, *resten]
        start: dict[str, Any] = {
            f"g{n}": known[name].ingevuld for n, name in enumerate(self.namen) if name in known
        }
        if telling.totaal is not None:
            start["totaal"] = written(telling.totaal)
        super().__init__(*args, **{**kwargs, "initial": {**start, **kwargs.get("initial", {})}})
        for n, name in enumerate(self.namen):
            self.fields[f"g{n}"] = forms.CharField(label=place(name), max_length=40, required=False)
        self.fields["totaal"] = Getal(
            label=tekst("grensverkeer.kostenformulier.totaal"),
            help_text=tekst("grensverkeer.kostenformulier.totaal_uitleg"),
            required=False,
        )
        dress(self)

    def clean(self) -> None:
        """Each a count; what is empty is nobody."""
        super().clean()
        self.rijen: list[Woonaantal] = []
        for n, name in enumerate(self.namen):
            text = self.cleaned_data.get(f"g{n}", "")
            try:
                self.rijen.append(typed(name, text) if text else exact(name, 0))
            except OngeldigeAantallen as error:
                self.add_error(f"g{n}", str(error))

    def telling(self) -> Telling:
        """What was filled in; who has nobody is left out."""
        rows = tuple(row for row in self.rijen if row.hoog)
        return Telling(rows, self.cleaned_data.get("totaal"))


class BestandForm(forms.Form):
    """A file with counts in the place of what is there."""

    prefix = "bestand"
    bestand = forms.FileField(
        label=tekst("grensverkeer.kostenformulier.bestand"),
        help_text=tekst("grensverkeer.kostenformulier.bestand_uitleg"),
    )
    gelezen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean_bestand(self) -> tuple[Woonaantal, ...]:
        """The counts in it."""
        return blad.uploaded(self.cleaned_data["bestand"], _counts)


def _counts(content: bytes) -> tuple[Woonaantal, ...]:
    return inlezen.read(content, {**{name.casefold(): code for code, name in RESTEN.items()}, **_CODES})


_CODES = {code: code for code in RESTEN}


class VergelijkForm(forms.Form):
    """Which keys and costs to lay side by side; in the address, so that it can be shared."""

    sleutel = forms.MultipleChoiceField(
        label=tekst("grensverkeer.kostenformulier.sleutels"), widget=Aankruisvakjes
    )
    kosten = Getal(
        label=tekst("grensverkeer.kostenformulier.ander_bedrag"),
        help_text=tekst("grensverkeer.kostenformulier.ander_bedrag_uitleg"),
        most=MAX_COST,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sleutel", [(code, SLEUTELS[code]) for code in regels.load().sleutels])
        dress(self)
