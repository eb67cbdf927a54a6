"""The list of reports, for everybody and for who works on them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from snijvlak.toegang import queries as toegang
from snijvlak.toegang.permissies import Permissie

from . import queries

STAFF = (Permissie.RAPPORT_MAKEN, Permissie.RAPPORT_VRIJGEVEN)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The released reports, and for who works on them the drafts."""
    staff = bool(toegang.permissies(request.user) & set(STAFF))
    context = {"rapporten": queries.released(), "concepten": queries.drafts() if staff else None}
    return render(request, "rapportage/overzicht.html", context)
