"""The pages of reports: everyone sees what is released, who makes and who releases see the drafts."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.toegang import queries as toegang
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.document import DocumentMislukt
from snijvlak.vormgeving.teksten import tekst
from snijvlak.werk.models import Werk
from snijvlak.werk.soorten import WerkMislukt

from . import actions, beelden, queries, werk
from .forms import PeriodeForm, VrijgaveForm, WeglaatForm
from .models import Rapport

STAFF = (Permissie.RAPPORT_MAKEN, Permissie.RAPPORT_VRIJGEVEN)
FAILED = tekst("rapportage.paginas.het_pdf_bestand_kon_niet_worden")


def _public_when_released(
    view: Callable[[HttpRequest, Rapport], HttpResponse],
) -> Callable[[HttpRequest, uuid.UUID], HttpResponseBase]:
    """A released report is for everyone; a draft asks for a permission."""
    guarded = requires(*STAFF)(view)

    @wraps(view)
    def open_or_guarded(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
        rapport = queries.find(pk)
        if rapport and rapport.vrijgegeven_op:
            return view(request, rapport)
        if rapport is None:
            raise Http404
        return guarded(request, rapport)

    return open_or_guarded


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The released reports, and for who works on them the drafts."""
    staff = bool(toegang.permissies(request.user) & set(STAFF))
    context = {"rapporten": queries.released(), "concepten": queries.drafts() if staff else None}
    return render(request, "rapportage/overzicht.html", context)


@requires(Permissie.RAPPORT_MAKEN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose a period and make a draft."""
    form = PeriodeForm(request.POST or None, vandaag=timezone.localdate())
    if form.is_valid():
        try:
            return _follow(werk.ask(**form.cleaned_data, door=signed_in(request)))
        except (actions.NietToegestaan, WerkMislukt) as error:
            form.add_error(None, str(error))
    return render(request, "rapportage/nieuw.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
@_public_when_released
def show(request: HttpRequest, rapport: Rapport) -> HttpResponse:
    """A report as a page."""
    return _page(request, rapport, VrijgaveForm())


@require_safe
@_public_when_released
def pdf(request: HttpRequest, rapport: Rapport) -> HttpResponse:
    """A report as tagged PDF."""
    response = HttpResponse(queries.pdf(rapport.pk), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{_name(rapport)}.pdf"'
    return response


@require_safe
@_public_when_released
def csv(request: HttpRequest, rapport: Rapport) -> HttpResponse:
    """The table of reasons by sector as CSV."""
    response = HttpResponse(actions.read(rapport).tabel().csv(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_name(rapport)}-redenen.csv"'
    return response


@require_safe
@_public_when_released
def svg(request: HttpRequest, rapport: Rapport) -> HttpResponse:
    """The picture of reasons."""
    path = beelden.find(actions.read(rapport))
    if path is None:
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="image/svg+xml")


@requires(Permissie.RAPPORT_VRIJGEVEN)
@require_POST
def release(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Release a draft that a colleague made."""
    rapport, form = _draft(pk), VrijgaveForm(request.POST)
    if form.is_valid():
        try:
            actions.release(rapport, door=signed_in(request))
            messages.success(request, tekst("rapportage.paginas.het_rapport_is_vrijgegeven_iedereen"))
            return redirect("rapportage:rapport", pk=pk)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
        except DocumentMislukt:
            form.add_error(None, FAILED)
    return _page(request, rapport, form, status=422)


@requires(Permissie.RAPPORT_MAKEN)
@require_http_methods(["GET", "HEAD", "POST"])
def leave_out(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Leave lessons out of a draft, which is then made anew."""
    rapport = _draft(pk)
    form = WeglaatForm(request.POST or None, lessen=queries.lessons(rapport.begin, rapport.eind))
    if form.is_valid():
        period = (rapport.begin, rapport.eind)
        try:
            return _follow(werk.ask(*period, form.without(), instead=rapport, door=signed_in(request)))
        except (actions.NietToegestaan, WerkMislukt) as error:
            form.add_error(None, str(error))
    context = {"form": form, "rapport": rapport}
    return render(request, "rapportage/leerpunten.html", context, status=422 if form.is_bound else 200)


@requires(*STAFF)
@require_POST
def withdraw(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Throw a draft away, so that it can be made anew."""
    try:
        actions.withdraw(_draft(pk), door=signed_in(request))
    except actions.NietToegestaan as error:
        messages.error(request, str(error))
    else:
        messages.success(request, tekst("rapportage.paginas.het_concept_is_weggegooid"))
    return redirect("rapportage:overzicht")


def _follow(begun: Werk) -> HttpResponse:
    """On to what was made, or to the page that says how far it is.

    Raises:
        WerkMislukt: it was done at once and failed.
    """
    if begun.stand == Werk.Stand.MISLUKT:
        raise WerkMislukt(begun.fout)
    return redirect(begun.uitkomst or reverse("werk:werk", args=[begun.pk]))


def _draft(pk: uuid.UUID) -> Rapport:
    rapport = queries.find(pk)
    if rapport is None:
        raise Http404
    return rapport


def _page(request: HttpRequest, rapport: Rapport, form: VrijgaveForm, *, status: int = 200) -> HttpResponse:
    inhoud = actions.read(rapport)
    context = {
        "rapport": rapport,
        "loopt": actions.running(rapport),
        "inhoud": inhoud,
        "tabel": inhoud.tabel(),
        "beeld": reverse("rapportage:svg", args=[rapport.pk]) if beelden.find(inhoud) else "",
        "form": form,
    }
    return render(request, "rapportage/rapport.html", context, status=status)


def _name(rapport: Rapport) -> str:
    return f"snijvlak-{rapport.begin}-{rapport.eind}"
