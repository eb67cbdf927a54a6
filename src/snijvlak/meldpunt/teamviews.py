"""The pages of the coördinator."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in

from . import actions, queries
from .forms import AntwoordForm
from .models import Melding


@requires(Permissie.MELDING_LEZEN)
@require_safe
def work_list(request: HttpRequest) -> HttpResponse:
    """What waits, the oldest first."""
    return render(request, "meldpunt/werklijst.html", {"regels": queries.work_list()})


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
    context = {"gevolgd": queries.read(melding), "form": form}
    return render(request, "meldpunt/lezen.html", context, status=422 if form.is_bound else 200)
