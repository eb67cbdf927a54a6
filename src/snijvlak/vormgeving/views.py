"""The page that shows every part, and is itself a test page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every part in each state, with its code."""
    from .voorbeelden import groepen  # only who looks at the parts pays for the examples

    return render(request, "vormgeving/overzicht.html", groepen.context(request.GET.dict()))


@require_http_methods(["GET", "HEAD", "POST"])
def form_with_errors(request: HttpRequest) -> HttpResponse:
    """A form as if it was sent empty, or as it was sent; its errors take the focus, so it is a page apart."""
    from .voorbeelden.formulier import VoorbeeldForm

    form = VoorbeeldForm(request.POST if request.method == "POST" else {}, prefix="voorbeeld")
    return render(request, "vormgeving/formulier_fout.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, stap: str) -> HttpResponse:
    """A step of the example of a form in steps."""
    from .voorbeelden import stappen

    return stappen.page(request, stap)


@require_safe
def picture(request: HttpRequest, vorm: str) -> HttpResponse:
    """The picture of an example."""
    from .voorbeelden import beelden

    path = beelden.find(vorm)
    if path is None:
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="image/svg+xml")
