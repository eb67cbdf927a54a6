"""The theme for a page that is drawn without a request, such as the one for an error."""

from __future__ import annotations

from django import template
from django.http import HttpRequest

from snijvlak.vormgeving import thema

register = template.Library()


@register.simple_tag
def themaklasse() -> str:
    """The class of the theme; empty when the style sheet cannot be read."""
    try:
        return thema.context(HttpRequest())["thema"]
    except OSError:
        return ""
