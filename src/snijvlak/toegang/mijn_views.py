"""One's own access: roles, the second factor, and the visits that are open."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from snijvlak.vormgeving.teksten import tekst

from . import actions, bezoeken, queries
from .poort import signed_in


@login_required
@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What one may, how one signs in, and where one is signed in."""
    persoon = signed_in(request)
    context = {
        "rollen": queries.rollen(persoon),
        "tweede_factor": queries.has_second_factor(persoon),
        "codes": queries.unused_codes(persoon),
        "bezoeken": bezoeken.of(persoon, request.session.session_key or ""),
    }
    return render(request, "toegang/mijn.html", context)


@login_required
@never_cache
@require_POST
def end_visit(request: HttpRequest, pk: int) -> HttpResponse:
    """End a visit of one's own somewhere else."""
    visit = UserSession.objects.filter(pk=pk, user=signed_in(request)).first()
    if visit is None:
        raise Http404
    actions.end_visit(visit, door=signed_in(request))
    messages.success(request, tekst("toegang.mijn_paginas.u_bent_daar_afgemeld"))
    return redirect("mfa_index")
