"""What everybody may read: released reports at their lasting address, and news of them."""

from __future__ import annotations

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from snijvlak.vormgeving.teksten import tekst

from . import actions, queries
from .bladzijde import Stuk, pieces
from .models import Rapport

_FEED = 20


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The released reports and what can be downloaded of them."""
    return render(request, "rapportage/publicaties.html", {"rapporten": queries.released()})


@require_safe
def show(request: HttpRequest, adres: str) -> HttpResponse:
    """A released report; when it was corrected, it says so and leads on."""
    rapport = queries.by_address(adres)
    if rapport is None:
        raise Http404
    inhoud = actions.read(rapport)

    def file(naam: str) -> str:
        return reverse("publicaties:bestand", args=[adres, naam])

    shown: list[Stuk] = pieces(inhoud, file)
    context = {
        "rapport": rapport,
        "inhoud": inhoud,
        "stukken": shown,
        "opvolger": queries.correction_of(rapport),
    }
    return render(request, "rapportage/publicatie.html", context)


class Nieuw(Feed[Rapport, None]):
    """The released reports as Atom."""

    feed_type = Atom1Feed
    link = "/publicaties/"

    def title(self) -> str:
        """The name of the feed."""
        return tekst("rapportage.publicaties.titel")

    def items(self) -> list[Rapport]:
        """The last ones, the newest first."""
        return list(queries.released().order_by("-vrijgegeven_op")[:_FEED])

    def item_title(self, item: Rapport) -> str:
        """The title of a report."""
        return actions.read(item).titel

    def item_description(self, item: Rapport) -> str:
        """What a correction changed; nothing for another report."""
        inhoud = actions.read(item)
        return inhoud.correctie.wat if inhoud.correctie else ""

    def item_link(self, item: Rapport) -> str:
        """Its lasting address."""
        return reverse("publicaties:rapport", args=[item.adres])

    def item_updateddate(self, item: Rapport) -> object:
        """When it was released."""
        return item.vrijgegeven_op
