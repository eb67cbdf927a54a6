"""The pages of the coördinator."""

from __future__ import annotations

import uuid
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.privacy.versleuteling import OnleesbareTekst
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import View, requires, signed_in
from snijvlak.vormgeving.teksten import tekst

from . import actions, queries, sleutels, toestanden
from .forms import AntwoordForm, RedenForm
from .models import Melding
from .toestanden import OngeldigeOvergang


def with_reading_key(view: View) -> View:
    """Where reports only come in there is no key to read them: then a page that says where to go."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not sleutels.ring().leest:
            return render(request, "meldpunt/alleen_innemen.html", status=403)
        return view(request, *args, **kwargs)

    return guarded


@requires(Permissie.MELDING_LEZEN)
@with_reading_key
@require_safe
def work_list(request: HttpRequest) -> HttpResponse:
    """What waits, the oldest first."""
    context = {"regels": queries.work_list(), "totaal": queries.count_waiting()}
    return render(request, "meldpunt/werklijst.html", context)


@requires(Permissie.MELDING_LEZEN)
@with_reading_key
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """A report with its story and messages; the answer goes from here. A closed one asks why first."""
    melding = get_object_or_404(Melding, pk=pk)
    if melding.toestand != Melding.Toestand.AFGESLOTEN:
        return _show(request, melding, AntwoordForm())
    form = RedenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _show(request, melding, AntwoordForm(), reden=form.cleaned_data["reden"])
    context = {"melding": melding, "form": form}
    return render(request, "meldpunt/waarom.html", context, status=422 if form.is_bound else 200)


@requires(Permissie.MELDING_BEANTWOORDEN)
@with_reading_key
@require_POST
def answer(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer the reporter."""
    melding, form = get_object_or_404(Melding, pk=pk), AntwoordForm(request.POST)
    if not form.is_valid():
        if (
            melding.toestand == Melding.Toestand.AFGESLOTEN
        ):  # not without saying why, not after a mistake either
            messages.error(request, tekst("meldpunt.teampaginas.uw_antwoord_was_leeg_of_te"))
            return redirect("meldpunt:lezen", pk=pk)
        return _show(request, melding, form, status=422)
    data = form.cleaned_data
    try:
        actions.answer(melding, data["tekst"], data["inzending"], door=signed_in(request))
    except (actions.MeldingBeeindigd, OnleesbareTekst):
        messages.error(request, tekst("meldpunt.teampaginas.uw_antwoord_is_niet_verstuurd_de"))
    return redirect("meldpunt:lezen", pk=pk)


@requires(Permissie.MELDING_BEANTWOORDEN)
@with_reading_key
@require_POST
def close(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Close a report: nothing more is to be done."""
    melding = get_object_or_404(Melding, pk=pk)
    try:
        actions.move(melding.pk, Melding.Toestand.AFGESLOTEN, door=signed_in(request))
    except OngeldigeOvergang as error:
        messages.error(request, str(error))
    else:
        messages.success(request, tekst("meldpunt.teampaginas.de_melding_is_afgesloten_de_melder"))
    return redirect("meldpunt:werklijst")


def _show(
    request: HttpRequest, melding: Melding, form: AntwoordForm, *, reden: str | None = None, status: int = 200
) -> HttpResponse:
    gevolgd = queries.read(melding)
    actions.read_by_team(melding, door=signed_in(request), reden=reden)
    context = {"gevolgd": gevolgd, "form": form, "kan": toestanden.next_states(melding)}
    return render(request, "meldpunt/lezen.html", context, status=status)
