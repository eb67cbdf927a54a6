"""A form in steps, as a room writes it: forms, steps and one view."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from snijvlak.vormgeving.formulieren import Aankruisvakjes, Datum, Keuzerondjes, dress
from snijvlak.vormgeving.stappen import SessieBewaarplek, Stap, Stappen


class _Form(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class WaarheenForm(_Form):
    """Where to."""

    doel = forms.ChoiceField(
        label="Waar gaat de schoolreis heen?",
        choices=[("strand", "Het strand"), ("bos", "Het bos"), ("museum", "Een museum")],
        widget=Keuzerondjes,
    )


class WanneerForm(_Form):
    """When, and with how many."""

    dag = forms.DateField(
        label="Op welke dag?", help_text="Weet u het nog niet? Laat het leeg.", widget=Datum, required=False
    )
    kinderen = forms.IntegerField(label="Hoeveel kinderen gaan mee?", min_value=1, max_value=999)


class MeenemenForm(_Form):
    """What goes along."""

    mee = forms.MultipleChoiceField(
        label="Wat neemt u mee?",
        help_text="U mag meer dan een ding kiezen.",
        choices=[("brood", "Brood"), ("water", "Water"), ("verband", "Verband")],
        widget=Aankruisvakjes,
    )
    wens = forms.CharField(
        label="Wilt u nog iets zeggen?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
    )


STAPPEN = Stappen(
    (
        Stap(
            "waarheen", "De plaats", WaarheenForm, "Dit is een voorbeeld. Wij bewaren niets van wat u invult."
        ),
        Stap("wanneer", "De dag en de kinderen", WanneerForm),
        Stap("meenemen", "De tas", MeenemenForm),
    ),
    adres=lambda naam: reverse("vormgeving:stap", args=[naam]),
    klaar=lambda: reverse("vormgeving:overzicht"),
    knop="Schoolreis versturen",
)


def page(request: HttpRequest, naam: str) -> HttpResponse:
    """A step, or the review; a room calls one of its actions with the answers and the token."""

    def send(antwoorden: dict[str, dict[str, Any]], token: str) -> None:
        kinderen = antwoorden["wanneer"]["kinderen"]
        messages.success(request, f"Dit was een voorbeeld: een schoolreis voor {kinderen} kinderen.")

    return STAPPEN.respond(request, naam, SessieBewaarplek(request.session, "schoolreis"), send)
