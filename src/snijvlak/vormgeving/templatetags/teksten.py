"""``{% tekst "meldpunt.nieuw.kop" %}``: a text of the room's own file, also with values: ``aantal=3``.

Settings load it for every template, so no page does.
"""

from __future__ import annotations

from django import template
from django.utils.safestring import mark_safe

from snijvlak.vormgeving.teksten import html

register = template.Library()


@register.simple_tag
def tekst(key: str, **values: object) -> str:
    """The text of a key; its values are made safe for HTML.

    Raises:
        OnbekendeTekst: no room has this key.
    """
    return mark_safe(html(key, **values))  # noqa: S308 -- the file is ours, and its values are escaped
