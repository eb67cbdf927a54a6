"""The pages of reporting, one subject each, and what comes of the answers."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from snijvlak.vormgeving.stappen import Antwoorden, Stap, Stappen
from snijvlak.vormgeving.teksten import tekst

from . import forms
from .actions import NieuweMelding


def _address(naam: str) -> str:
    return reverse("meldpunt:stap", args=[naam])


STAPPEN = Stappen(
    stappen=(
        Stap(
            "wie",
            tekst("meldpunt.stappen.wie"),
            forms.WieForm,
            tekst("meldpunt.stappen.wie_inleiding"),
        ),
        Stap(
            "waar",
            tekst("meldpunt.stappen.waar"),
            forms.WaarForm,
            tekst("meldpunt.stappen.waar_inleiding"),
        ),
        Stap(
            "wat",
            tekst("meldpunt.stappen.wat"),
            forms.WatForm,
            tekst("meldpunt.stappen.wat_inleiding"),
        ),
        Stap(
            "sinds",
            tekst("meldpunt.stappen.sinds"),
            forms.SindsForm,
            tekst("meldpunt.stappen.sinds_inleiding"),
        ),
        Stap(
            "geprobeerd",
            tekst("meldpunt.stappen.geprobeerd"),
            forms.GeprobeerdForm,
            tekst("meldpunt.stappen.geprobeerd_inleiding"),
        ),
        Stap(
            "verhaal",
            tekst("meldpunt.stappen.verhaal"),
            forms.VerhaalForm,
            tekst("meldpunt.stappen.verhaal_inleiding"),
        ),
        Stap(
            "beter",
            tekst("meldpunt.stappen.beter"),
            forms.BeterForm,
            tekst("meldpunt.stappen.beter_inleiding"),
        ),
        Stap(
            "stem",
            tekst("meldpunt.stappen.stem"),
            forms.StemForm,
            tekst("meldpunt.stappen.stem_inleiding"),
        ),
    ),
    adres=_address,
    klaar=lambda: reverse("meldpunt:klaar"),
    knop=tekst("meldpunt.stappen.knop_versturen"),
    sjabloon="meldpunt/stap.html",
    sjabloon_controle="meldpunt/controle.html",
)
FIRST = STAPPEN.stappen[0].naam


def report_of(goed: Antwoorden) -> NieuweMelding:
    """The report that the answers make."""
    given: dict[str, Any] = {name: value for answers in goed.values() for name, value in answers.items()}
    given["contact"] = "\n".join(
        part for part in (given.pop("naam", ""), given.pop("bereikbaar", "")) if part
    )
    for name in ("redenen", "geprobeerd", "met_wie"):
        given[name] = tuple(given[name])
    return NieuweMelding(**given)
