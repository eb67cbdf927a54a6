"""The pages of who is in charge of what is kept. No text of a report is opened here."""

from __future__ import annotations

import datetime as dt
import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.privacy.bewaartermijn.register import holdable
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.teksten import tekst

from . import actions, queries
from .forms import VasthoudForm

AHEAD = 30
# The page shows so many records of a kind one by one; the line above them has the number of all.
SHOWN = 50


@requires(Permissie.GEGEVENS_VASTHOUDEN)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What goes in the next thirty days, and what is held."""
    today = timezone.localdate()
    context = {
        "dagen": AHEAD,
        "vertrek": queries.leaving(today + dt.timedelta(days=AHEAD)),
        "vandaag": today,
        "wachtend": queries.waiting(today),
        "vastgehouden": queries.held_with_begin(),
        "getoond": SHOWN,
    }
    return render(request, "bewaren/overzicht.html", context)


@requires(Permissie.GEGEVENS_VASTHOUDEN)
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, soort: str, pk: uuid.UUID) -> HttpResponse:
    """Hold a record, or choose another ground or day."""
    kind = holdable(soort)
    begin = queries.begins(kind, str(pk)) if kind else None
    if kind is None or begin is None:
        raise Http404
    held = queries.find_hold(soort, str(pk))
    initial = {"grond": held.grond, "tot": held.tot} if held else {}
    form = VasthoudForm(request.POST or None, vandaag=timezone.localdate(), initial=initial)
    if form.is_valid():
        try:
            held = actions.hold(soort, str(pk), **form.cleaned_data, door=signed_in(request))
        except actions.NietToegestaan as error:
            form.add_error("tot", str(error))
        else:
            messages.success(
                request,
                tekst(
                    "bewaren.paginas.vastgehouden_kijk_uiterlijk_opnieuw",
                    dag=date_format(held.tot, "j F Y"),
                ),
            )
            return redirect("bewaren:overzicht")
    context = {"form": form, "soort": soort, "pk": pk, "begin": begin, "vastgehouden": held}
    return render(request, "bewaren/vasthouden.html", context, status=422 if form.is_bound else 200)


@requires(Permissie.GEGEVENS_VASTHOUDEN)
@require_POST
def release(request: HttpRequest, soort: str, pk: uuid.UUID) -> HttpResponse:
    """Hold a record no longer."""
    if actions.release(soort, str(pk), door=signed_in(request)):
        messages.success(request, tekst("bewaren.paginas.losgelaten_de_bewaartermijn_geldt"))
    else:
        messages.error(request, tekst("bewaren.paginas.dit_werd_niet_meer_vastgehouden_er"))
    return redirect("bewaren:overzicht")
