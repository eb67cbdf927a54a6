"""Emergency access: who may not read reports opens one that cannot wait; a second person looks at that."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.teksten import tekst

from . import actions, inzage, queries
from .models import Melding, Noodtoegang
from .teamforms import NoodForm
from .teamviews import with_reading_key


@requires(Permissie.GLAS_BREKEN)
@with_reading_key
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What waits, by its structured fields alone."""
    context = {"regels": queries.work_list(), "minuten": inzage.load().nood.minuten}
    return render(request, "meldpunt/nood.html", context)


@requires(Permissie.GLAS_BREKEN)
@with_reading_key
@require_http_methods(["GET", "HEAD", "POST"])
def break_glass(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Say why, and open the report."""
    melding = get_object_or_404(Melding, pk=pk)
    form = NoodForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            toegang = actions.break_glass(melding.pk, form.cleaned_data["reden"], door=signed_in(request))
        except actions.MeldingBeeindigd:
            form.add_error(None, tekst("meldpunt.noodpaginas.de_tekst_van_deze_melding_is"))
        else:
            return redirect("meldpunt:nood-lezen", pk=toegang.pk)
    context = {"melding": melding, "form": form, "minuten": inzage.load().nood.minuten}
    return render(request, "meldpunt/glas_breken.html", context, status=422 if form.is_bound else 200)


@requires(Permissie.GLAS_BREKEN)
@with_reading_key
@require_safe
def read(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The report, while the access lasts."""
    toegang = queries.emergency(pk)
    if toegang is None or toegang.door != signed_in(request):
        raise Http404
    try:
        actions.look_in_need(toegang, door=signed_in(request))
    except actions.NoodtoegangVoorbij:
        return render(request, "meldpunt/nood_voorbij.html", {"toegang": toegang}, status=403)
    context = {"toegang": toegang, "gevolgd": queries.read(toegang.melding)}
    return render(request, "meldpunt/nood_lezen.html", context)


@requires(Permissie.MELDING_LEZEN, Permissie.GLAS_BREKEN)
@require_safe
def notice(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """For the second person: who opened which report, when and why. The text is not shown here."""
    toegang = queries.emergency(pk)
    if toegang is None or toegang.door == signed_in(request):
        raise Http404
    context = {"toegang": toegang, "grond": inzage.load().tekst(toegang.grond), "nu": timezone.now()}
    return render(request, "meldpunt/nood_bericht.html", context)


@requires(Permissie.MELDING_LEZEN, Permissie.GLAS_BREKEN)
@require_POST
def acknowledge(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The second person saw it."""
    try:
        actions.acknowledge(pk, door=signed_in(request))
    except (Noodtoegang.DoesNotExist, actions.NoodtoegangVoorbij) as error:
        raise Http404 from error
    messages.success(request, tekst("meldpunt.noodpaginas.dat_u_het_zag_staat_in"))
    return redirect("start")
