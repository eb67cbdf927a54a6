"""``{% tekst "meldpunt.nieuw.kop" %}``: a text of the room's own file, also with values: ``aantal=3``.

Settings load it for every template, so no page does.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import FilterExpression, Node, Parser, TextNode, Token
from django.utils.safestring import mark_safe

from snijvlak.vormgeving.teksten import fixed, html

register = template.Library()


@register.simple_tag
def tekst(key: str, **values: object) -> str:
    """The text of a key; its values are made safe for HTML.

    Raises:
        OnbekendeTekst: no room has this key.
    """
    return mark_safe(html(key, **values))  # noqa: S308 -- the file is ours, and its values are escaped


_each_time: Any = register.tags["tekst"]


@register.tag(name="tekst")
def _once(parser: Parser, token: Token) -> Node:
    """A text without values becomes part of the page when its template is read: a page has some tens of
    them, and they were a tenth of its time."""
    node = _each_time(parser, token)
    if node.target_var or node.kwargs or len(node.args) != 1:
        return node
    key: FilterExpression = node.args[0]
    text = fixed(key.var) if isinstance(key.var, str) and not key.filters else None
    return node if text is None else TextNode(text)
