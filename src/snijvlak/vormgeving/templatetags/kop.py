"""The head of a page with the menus: a tenth of the time of a page, so drawn once for who sees the same."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse

from snijvlak.vormgeving import menu

register = template.Library()


@register.simple_tag(takes_context=True)
def kop(context: Context) -> str:
    """The head for this page, and for what who looks may do."""
    request, user = context.get("request"), context.get("user")
    path = request.path if request is not None else ""
    return _drawn(path, frozenset(context.get("mag") or ()), bool(user and user.is_authenticated))


@lru_cache(maxsize=500)
def _drawn(path: str, mag: frozenset[str], signed_in: bool) -> str:
    menus = [
        [(punt, reverse(punt.adres)) for punt in menu.shown(punten, mag, signed_in=signed_in)]
        for punten in (menu.HOOFDMENU, menu.ACCOUNT)
    ]
    main, account = menus
    here = menu.best([*main, *account], path)
    return render_to_string(
        "vormgeving/kop.html", {"pad": path, "hoofdmenu": main, "account": account, "hier": here}
    )
