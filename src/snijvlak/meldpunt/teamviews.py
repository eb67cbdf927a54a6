"""The pages of the coördinator."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in

from . import actions, queries, toestanden
from .forms import AntwoordForm
from .models import Melding
from .toestanden import OngeldigeOvergang


@requires(Permissie.MELDING_LEZEN)
@require_safe
def work_list(request: HttpRequest) -> HttpResponse:
    """What waits, the oldest first."""
    context = {"regels": queries.work_list(), "totaal": queries.count_waiting()}
    return render(request, "meldpunt/werklijst.html", context)


@requires(Permissie.MELDING_LEZEN)
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """A report with its story and messages; the answer goes from here."""
    melding, person = get_object_or_404(Melding, pk=pk), signed_in(request)
    form = AntwoordForm(request.POST or None)
    if form.is_valid():
        actions.answer(melding, form.cleaned_data["tekst"], form.cleaned_data["inzending"], door=person)
        return redirect("meldpunt:lezen", pk=pk)
    actions.read_by_team(melding, door=person)
    context = {"gevolgd": queries.read(melding), "form": form, "kan": toestanden.next_states(melding)}
    return render(request, "meldpunt/lezen.html", context, status=422 if form.is_bound else 200)


@requires(Permissie.MELDING_BEANTWOORDEN)
@require_POST
def close(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Close a report: nothing more is to be done."""
    melding = get_object_or_404(Melding, pk=pk)
    try:
        actions.move(melding.pk, Melding.Toestand.AFGESLOTEN, door=signed_in(request))
    except OngeldigeOvergang as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "De melding is afgesloten. De melder ziet dat.")
    return redirect("meldpunt:werklijst")
