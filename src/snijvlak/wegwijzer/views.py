"""The pages of the wegwijzer. The question travels in the body of a request and is kept nowhere."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from snijvlak.gebied import queries as gebied

from . import queries
from .forms import PlaatsForm, WegForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The form, and after sending the doors above it. An unknown postcode gets an answer too."""
    form = WegForm(request.POST or None, initial={"soort": ""})
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "wegwijzer/wegwijzer.html", {"form": form}, status=status)
    data = form.cleaned_data
    weg = queries.point_the_way(data["postcode"], data["op"] or timezone.localdate(), data["soort"] or None)
    return render(request, "wegwijzer/wegwijzer.html", {"form": form, "weg": weg})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def region(request: HttpRequest) -> HttpResponse:
    """The map of the region; a place that was looked for, or a municipality of a link, stands out."""
    from snijvlak.gebied.grenzen import MAP

    from . import kaart  # only who looks at a map pays for it

    form = PlaatsForm(request.POST or None)
    if form.is_bound:
        chosen = form.cleaned_data["plaats"] if form.is_valid() else None
    else:
        found = gebied.find_gemeente(request.GET.get("gemeente", ""))
        chosen = found if found and found.haaglanden else None
    beeld = kaart.region(settings.OMGEVING.gegevens / MAP, chosen, reverse("wegwijzer:kaart"))
    status = 422 if form.errors else 200
    return render(
        request, "wegwijzer/kaart.html", {"form": form, "gemeente": chosen, "kaart": beeld}, status=status
    )


@require_safe
def boundaries(request: HttpRequest) -> JsonResponse:
    """The boundaries for the map that zooms, the same for everybody."""
    from snijvlak.gebied.grenzen import MAP

    from . import zoomkaart

    return JsonResponse(
        zoomkaart.collection(settings.OMGEVING.gegevens / MAP), content_type="application/geo+json"
    )
