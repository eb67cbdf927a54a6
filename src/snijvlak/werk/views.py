"""The pages of long work."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from snijvlak.toegang.poort import requires, signed_in

from . import actions, queries, soorten

_EVERY = 3  # seconds
QUIET = "stil"  # in an address: the reader does not want the page to renew itself


@requires(*soorten.permissions())
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """One's own work."""
    actions.recover()
    return render(request, "werk/overzicht.html", {"regels": queries.mine(signed_in(request))})


@requires(*soorten.permissions())
@require_safe
def show(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """How far one piece of work is; renews itself while it runs, unless the reader stopped that."""
    actions.recover()
    regel = queries.find(pk, signed_in(request))
    if regel is None:
        raise Http404
    renews = regel.werk.loopt and QUIET not in request.GET
    response = render(request, "werk/werk.html", {"regel": regel, "werk": regel.werk, "ververst": renews})
    if renews:
        response["Refresh"] = str(_EVERY)
    return response
