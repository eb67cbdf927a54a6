"""The addresses of Snijvlak and one of a bare view, to measure pages against."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def bare(request: HttpRequest) -> HttpResponse:
    """The least a page can be."""
    return HttpResponse("leeg")


urlpatterns = [path("kaal/", bare), path("", include("snijvlak.config.urls"))]
