"""Which examples there are, in which order, and what they show."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.template.loader import get_template
from django.urls import reverse

from snijvlak.vormgeving.onderdelen import STANDEN, Tab

from . import beelden, kaarten
from .formulier import VoorbeeldForm
from .lijst import LIJST, LIJST_SIZE, PLAATSEN

MAP = "vormgeving/voorbeelden"


@dataclass(frozen=True)
class Voorbeeld:
    """One part in one state: its template in ``voorbeelden``, what it is, and a module that belongs to it."""

    naam: str
    titel: str
    module: str = ""

    @property
    def sjabloon(self) -> str:
        """The template that draws it."""
        return f"{MAP}/{self.naam}.html"

    @property
    def code(self) -> str:
        """The text of that template."""
        template: Any = get_template(self.sjabloon)
        return template.template.source.strip()

    @property
    def python(self) -> str:
        """The text of the module; empty when the template is all."""
        return inspect.getsource(import_module(f"{__package__}.{self.module}")) if self.module else ""


@dataclass(frozen=True)
class Groep:
    """Examples of one kind of part, and when to use it."""

    titel: str
    uitleg: str
    voorbeelden: tuple[Voorbeeld, ...]


GROEPEN = (
    Groep(
        "Attenties",
        "Een blok dat opvalt. Zet er rol=True bij als het een antwoord is op wat iemand net deed: "
        "dan leest een schermlezer het meteen voor. Er zijn geen meldingen die vanzelf verdwijnen.",
        (
            Voorbeeld("attentie-info", "Ter informatie"),
            Voorbeeld("attentie-ok", "Gelukt, na een druk op de knop"),
            Voorbeeld("attentie-warning", "Let op"),
            Voorbeeld("attentie-error", "Fout, na een druk op de knop"),
        ),
    ),
    Groep(
        "Knoppen",
        "De eerste knop doet wat de bladzijde wil. Een link gaat ergens heen, een knop doet iets.",
        (Voorbeeld("knoppen", "Drie soorten knoppen"),),
    ),
    Groep(
        "Standen",
        "Een woord met een teken. Elk teken heeft een eigen vorm, dus niemand hoeft de kleur te zien.",
        (Voorbeeld("standen", "Alle standen"),),
    ),
    Groep(
        "Voortgang",
        "Hoe ver lang werk is, in woorden en als balk. De bladzijde ververst zichzelf tot iemand dat stopt.",
        (Voorbeeld("voortgang", "Halverwege"),),
    ),
    Groep(
        "Lijsten",
        "Een tabel om in te sorteren, te zoeken en te bladeren. Wat u kiest, staat in het adres.",
        (
            Voorbeeld("lijst", "Een lijst", "lijst"),
            Voorbeeld("lijst-leeg", "Een lijst waarin niets is gevonden"),
        ),
    ),
    Groep(
        "Leeg",
        "Is er niets te zien? Zeg dat, en zeg wat iemand nu kan doen.",
        (Voorbeeld("leeg", "Nog niets"),),
    ),
    Groep(
        "Tabbladen en uitklappen",
        "Een tabblad is een bladzijde met een eigen adres. Uitklappen doet de browser zelf.",
        (
            Voorbeeld("tabbladen", "Tabbladen"),
            Voorbeeld("uitklap", "Uitklappen: dicht en open"),
            Voorbeeld("uitklap-groep", "Uitklappen: een tegelijk"),
        ),
    ),
    Groep(
        "Formulieren",
        "Een formulier tekent zichzelf: vraag, uitleg, fout en een lijst van fouten bovenaan.",
        (
            Voorbeeld("formulier", "Alle soorten vragen", "formulier"),
            Voorbeeld("formulier-fout", "Met fouten: een bladzijde apart"),
            Voorbeeld("stappen", "In stappen: een onderwerp per bladzijde", "stappen"),
        ),
    ),
    Groep(
        "Kaarten",
        "Een kaart laat een tabel zien. Zonder grenzen staat elke gemeente als vierkant op haar plek.",
        (
            Voorbeeld("kaart", "Gemeenten en een plek, met een link per gemeente", "kaarten"),
            Voorbeeld("kaart-tegels", "Zonder grenzen"),
            Voorbeeld("kaart-zoom", "Om in te zoomen: een bladzijde apart"),
        ),
    ),
    Groep(
        "Tabellen met een beeld",
        "Een tabel zegt in een zin wat er te zien is. Het beeld komt uit dezelfde getallen.",
        tuple(
            Voorbeeld(f"beeld-{vorm}", titel)
            for vorm, titel in (
                ("staven", "Staven"),
                ("lijn", "Lijn met onzekerheid"),
                ("trechter", "Trechter"),
                ("waterval", "Waterval"),
                ("helling", "Helling"),
                ("matrix", "Matrix"),
                ("oorzakenboom", "Oorzakenboom"),
            )
        ),
    ),
)


def context(address: Mapping[str, str]) -> dict[str, Any]:
    """What the examples show, given the part of the address behind the question mark."""
    tables = beelden.tabellen()
    return {
        "groepen": GROEPEN,
        "standen": [(soort.replace("-", " ").capitalize(), soort) for soort in STANDEN],
        "blad": LIJST.blad_van(address, PLAATSEN, "code", LIJST_SIZE),
        "leeg_blad": LIJST.blad_van({"zoek": "xyz"}, PLAATSEN, "code", LIJST_SIZE),
        "tabs": _tabs(address.get("tab", "")),
        "form": VoorbeeldForm(prefix="voorbeeld"),
        "kaart": kaarten.areas(),
        "tegelkaart": kaarten.tiles(),
        "tabellen": tables,
        "beelden": {vorm: reverse("vormgeving:beeld", args=[vorm]) for vorm in tables if beelden.find(vorm)},
    }


def _tabs(here: str) -> tuple[Tab, ...]:
    names = ("Verhaal", "Berichten", "Spoor")
    known = here if here in map(str.lower, names) else names[0].lower()
    return tuple(
        Tab(naam, f"?tab={naam.lower()}#tabbladen-en-uitklappen", naam.lower() == known) for naam in names
    )
