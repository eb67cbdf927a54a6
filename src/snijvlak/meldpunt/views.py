"""The reporter's pages. The receipt travels in the body of a request, never in an address."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from snijvlak.privacy import bewijs as receipts
from snijvlak.privacy.versleuteling import OnleesbareTekst
from snijvlak.vormgeving import qr
from snijvlak.vormgeving.teksten import tekst

from . import actions, queries
from .forms import BerichtForm, BewijsForm, MeldingForm
from .models import Melding


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form, and after sending the receipt."""
    form = MeldingForm(request.POST or None, initial={"bewijs": receipts.make()})
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "meldpunt/nieuw.html", {"form": form}, status=status)
    data = form.cleaned_data
    bewijs = data.pop("bewijs")
    try:
        actions.submit(actions.NieuweMelding(**{**data, "redenen": tuple(data["redenen"])}), bewijs)
    except actions.MeldingBeeindigd:
        return _ended(request, bewijs)
    except actions.SleutelVerouderd:
        form.add_error(None, tekst("meldpunt.paginas.uw_melding_is_niet_ontvangen_het"))
        return render(request, "meldpunt/nieuw.html", {"form": form}, status=503)
    context = {
        "bewijs": bewijs,
        "code": qr.draw(bewijs, tekst("meldpunt.paginas.uw_ontvangstbewijs_als_qr_code")),
    }
    return render(request, "meldpunt/ontvangen.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for the receipt; with it, show the report."""
    form = BewijsForm(request.POST or None)
    if form.is_valid():
        melding = queries.find_by_receipt(form.cleaned_data["bewijs"])
        if melding:
            return _show(request, melding, form.cleaned_data["bewijs"])
        form.add_error("bewijs", tekst("meldpunt.paginas.bij_dit_ontvangstbewijs_vinden_wij"))
    return render(request, "meldpunt/volgen.html", {"form": form}, status=422 if form.is_bound else 200)


@never_cache
@require_POST
def write(request: HttpRequest) -> HttpResponse:
    """A message from the reporter."""
    form = BerichtForm(request.POST)
    valid = form.is_valid()
    bewijs = form.cleaned_data.get("bewijs", "")
    melding = queries.find_by_receipt(bewijs) if bewijs else None
    if melding is None:
        return render(request, "meldpunt/volgen.html", {"form": BewijsForm()}, status=422)
    if not valid:
        return _show(request, melding, bewijs, form, status=422)
    try:
        actions.write_as_reporter(melding, bewijs, form.cleaned_data["tekst"], form.cleaned_data["inzending"])
    except actions.MeldingBeeindigd:
        return _ended(request, bewijs)
    except OnleesbareTekst:  # nothing can be locked with a key that does not open
        return _show(request, melding, bewijs, status=409)
    return _show(request, melding, bewijs, sent=True)


def _ended(request: HttpRequest, bewijs: str) -> HttpResponse:
    """The report as it is now; the text that was sent is not kept, and the page says so."""
    melding = queries.find_by_receipt(bewijs)
    if melding is None:
        raise Http404
    return _show(request, melding, bewijs, refused=True, status=409)


def _show(
    request: HttpRequest,
    melding: Melding,
    bewijs: str,
    form: BerichtForm | None = None,
    *,
    sent: bool = False,
    refused: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "gevolgd": queries.follow(melding, bewijs),
        "blikken": queries.looks(melding),
        "form": form or BerichtForm(initial={"bewijs": bewijs}),
        "verzonden": sent,
        "geweigerd": refused,
    }
    return render(request, "meldpunt/melding.html", context, status=status)
