"""The pages of who follows a report. The receipt travels in the body of a request, never in an address."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from snijvlak.privacy.versleuteling import OnleesbareTekst
from snijvlak.vormgeving.teksten import tekst

from . import actions, namen, queries
from .forms import BerichtForm, BewijsForm, IntrekForm, NoticeForm, ToestemmingForm
from .models import Doorsturing, Melding
from .views import next_steps


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for the receipt; with it, show the report, or lead to the draft."""
    form = BewijsForm(request.POST or None)
    if form.is_valid():
        bewijs = form.cleaned_data["bewijs"]
        melding = queries.find_by_receipt(bewijs)
        if melding:
            return show(request, melding, bewijs)
        if queries.draft_by_receipt(bewijs):
            return render(request, "meldpunt/concept.html", {"bewijs": bewijs})
        form.add_error("bewijs", tekst("meldpunt.paginas.bij_dit_ontvangstbewijs_vinden_wij"))
    return render(request, "meldpunt/volgen.html", {"form": form}, status=422 if form.is_bound else 200)


def _report(request: HttpRequest) -> tuple[Melding | None, str]:
    form = BewijsForm(request.POST)
    bewijs = form.cleaned_data["bewijs"] if form.is_valid() else ""
    return (queries.find_by_receipt(bewijs) if bewijs else None), bewijs


def _ask(request: HttpRequest) -> HttpResponse:
    return render(request, "meldpunt/volgen.html", {"form": BewijsForm()}, status=422)


@never_cache
@require_POST
def write(request: HttpRequest) -> HttpResponse:
    """A message from the reporter."""
    melding, bewijs = _report(request)
    if melding is None:
        return _ask(request)
    form = BerichtForm(request.POST)
    if not form.is_valid():
        return show(request, melding, bewijs, form, status=422)
    text = form.cleaned_data["tekst"]
    if "nagekeken" not in request.POST and (lezing := namen.read({"tekst": text})).vragen:
        return _names(request, form, lezing)
    try:
        actions.write_as_reporter(melding, bewijs, text, form.cleaned_data["inzending"])
    except actions.MeldingBeeindigd:
        return _ended(request, bewijs)
    except OnleesbareTekst:  # nothing can be locked with a key that does not open
        return show(request, melding, bewijs, status=409)
    return show(request, melding, bewijs, gedaan=tekst("meldpunt.melding.uw_bericht_is_ontvangen"))


def _names(request: HttpRequest, form: BerichtForm, lezing: namen.Lezing) -> HttpResponse:
    """A message is read as the story was: what names somebody is shown, and replaced with one press."""
    replaced = lezing.written([vraag.code for vraag in lezing.vragen])["tekst"]
    context = {"form": form, "stukken": lezing.stukken["tekst"], "vervangen": replaced}
    return render(request, "meldpunt/bericht_namen.html", context)


@never_cache
@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    """Withdraw a report, after a second press."""
    melding, bewijs = _report(request)
    if melding is None:
        return _ask(request)
    if not IntrekForm(request.POST).is_valid():
        context = {"form": IntrekForm(initial={"bewijs": bewijs}), "bewijs": bewijs}
        return render(request, "meldpunt/intrekken.html", context)
    try:
        actions.withdraw(melding, bewijs)
    except actions.MeldingBeeindigd:
        return _ended(request, bewijs)
    except OnleesbareTekst:
        return show(request, melding, bewijs, status=409)
    return show(request, melding, bewijs, gedaan=tekst("meldpunt.melding.uw_melding_is_ingetrokken"))


@never_cache
@require_POST
def notice(request: HttpRequest) -> HttpResponse:
    """Leave or take away an address for notices without content."""
    melding, bewijs = _report(request)
    if melding is None or not NoticeForm.possible():
        return _ask(request)
    form = NoticeForm(request.POST)
    if not form.is_valid():
        return show(request, melding, bewijs, notice=form, status=422)
    try:
        actions.notify_at(melding, bewijs, form.cleaned_data["adres"])
    except actions.MeldingBeeindigd:
        return _ended(request, bewijs)
    except OnleesbareTekst:
        return show(request, melding, bewijs, status=409)
    kept = form.cleaned_data["adres"]
    word = tekst("meldpunt.melding.adres_bewaard") if kept else tekst("meldpunt.melding.adres_weg")
    return show(request, melding, bewijs, gedaan=word)


@never_cache
@require_POST
def consent(request: HttpRequest) -> HttpResponse:
    """Yes or no to handing a text on to a local team."""
    melding, bewijs = _report(request)
    form = ToestemmingForm(request.POST)
    if melding is None or not form.is_valid():
        return _ask(request)
    data = form.cleaned_data
    try:
        actions.consent(melding, bewijs, data["vraag"], ja=data["antwoord"] == "ja")
    except Doorsturing.DoesNotExist as error:
        raise Http404 from error
    except actions.MeldingBeeindigd:
        return _ended(request, bewijs)
    except OnleesbareTekst:
        return show(request, melding, bewijs, status=409)
    return show(request, melding, bewijs, gedaan=tekst("meldpunt.melding.uw_antwoord_is_ontvangen"))


def _ended(request: HttpRequest, bewijs: str) -> HttpResponse:
    """The report as it is now; the text that was sent is not kept, and the page says so."""
    melding = queries.find_by_receipt(bewijs)
    if melding is None:
        raise Http404
    return show(request, melding, bewijs, refused=True, status=409)


def show(
    request: HttpRequest,
    melding: Melding,
    bewijs: str,
    form: BerichtForm | None = None,
    *,
    notice: NoticeForm | None = None,
    gedaan: str = "",
    refused: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The report as its reporter sees it."""
    melding.refresh_from_db()
    gevolgd = queries.follow(melding, bewijs)
    if notice is None and NoticeForm.possible():
        notice = NoticeForm(initial={"bewijs": bewijs, "adres": gevolgd.berichtadres})
    context = {
        "gevolgd": gevolgd,
        "bewijs": bewijs,
        "verloop": queries.course(melding),
        "beloftes": queries.promises_of(melding),
        "blikken": queries.looks(melding),
        "stappen": next_steps(melding),
        "form": form or BerichtForm(initial={"bewijs": bewijs, "inzending": uuid.uuid4()}),
        "bericht": notice,
        "gedaan": gedaan,
        "geweigerd": refused,
        "contact": queries.has_contact(melding),
    }
    return render(request, "meldpunt/melding.html", context, status=status)
