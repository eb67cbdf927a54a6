"""The page that shows every part, and is itself a test page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from .voorbeelden import beelden, groepen, stappen
from .voorbeelden.formulier import VoorbeeldForm


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every part in each state, with its code."""
    return render(request, "vormgeving/overzicht.html", groepen.context(request.GET.dict()))


@require_http_methods(["GET", "HEAD", "POST"])
def form_with_errors(request: HttpRequest) -> HttpResponse:
    """A form as if it was sent empty, or as it was sent; its errors take the focus, so it is a page apart."""
    form = VoorbeeldForm(request.POST if request.method == "POST" else {}, prefix="voorbeeld")
    return render(request, "vormgeving/formulier_fout.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, stap: str) -> HttpResponse:
    """A step of the example of a form in steps."""
    return stappen.page(request, stap)


@require_safe
def picture(request: HttpRequest, vorm: str) -> HttpResponse:
    """The picture of an example."""
    path = beelden.find(vorm)
    if path is None:
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="image/svg+xml")
