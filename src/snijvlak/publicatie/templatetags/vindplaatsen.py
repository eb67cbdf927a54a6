"""``{% beantwoordt rapport.adres stuk.blok.naam %}``: the questions that a block of a report answers.

The report is frozen; what leads to it is looked up each time that the page is shown.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from snijvlak.publicatie import vindplaatsen

register = template.Library()


@register.inclusion_tag("publicatie/beantwoordt.html", takes_context=True)
def beantwoordt(context: Context, adres: str, blok: str) -> dict[str, Any]:
    """The questions of one block; those of the whole page are read once."""
    known = context.render_context
    key = f"beantwoordt {adres}"
    if key not in known:
        known[key] = vindplaatsen.questions(adres)
    return {"vragen": known[key].get(blok, ())}
