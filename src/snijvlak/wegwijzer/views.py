"""The page of the wegwijzer. The question travels in the body of a request and is kept nowhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from . import queries
from .forms import WegForm


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
