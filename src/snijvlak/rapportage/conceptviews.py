"""The pages of who works on a draft: order, texts, findings, release, correction."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.teksten import tekst
from snijvlak.werk.models import Werk
from snijvlak.werk.soorten import WerkMislukt

from . import actions, opvallend, queries, werk
from .bladzijde import pieces
from .forms import CorrectieForm, KiesForm, PeriodeForm, TekstForm, VrijgaveForm, WeerlegForm
from .inhoud import Blok, Inhoud
from .models import Rapport
from .views import STAFF

_READ_WRITE = ("GET", "HEAD", "POST")


@requires(Permissie.RAPPORT_MAKEN)
@require_http_methods(_READ_WRITE)
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
def show(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """A draft with its tools; a released report is at its lasting address."""
    rapport = _find(pk)
    if rapport.vrijgegeven_op:
        return redirect("publicaties:rapport", adres=rapport.adres)
    return _draft_page(request, pk)


@requires(*STAFF)
@require_safe
def _draft_page(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _page(request, _draft(pk))


@requires(Permissie.RAPPORT_MAKEN)
@require_POST
def recount(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Let the counts of a draft be made anew."""
    try:
        return _follow(werk.ask_again(_draft(pk), door=signed_in(request)))
    except WerkMislukt as error:
        messages.error(request, str(error))
    return redirect("rapportage:rapport", pk=pk)


@requires(Permissie.RAPPORT_VRIJGEVEN)
@require_POST
def release(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Release a draft that colleagues wrote."""
    rapport, form = _draft(pk), VrijgaveForm(request.POST)
    if form.is_valid():
        try:
            begun = werk.ask_release(rapport, form.cleaned_data["gezien"], door=signed_in(request))
            if begun.stand == Werk.Stand.KLAAR:
                messages.success(request, tekst("rapportage.paginas.het_rapport_is_vrijgegeven_iedereen"))
            return _follow(begun)
        except (actions.NietToegestaan, WerkMislukt) as error:
            form.add_error(None, str(error))
    return _page(request, rapport, form, status=422)


@requires(*STAFF)
@require_POST
def withdraw(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Throw a draft away."""
    return _do(
        request,
        "rapportage:overzicht",
        lambda: actions.withdraw(_draft(pk), door=signed_in(request)),
        tekst("rapportage.paginas.het_concept_is_weggegooid"),
    )


@requires(Permissie.RAPPORT_MAKEN)
@require_http_methods(_READ_WRITE)
def correct(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Make a draft that is to take the place of a released report."""
    rapport, form = _find(pk), CorrectieForm(request.POST or None)
    if form.is_valid():
        try:
            made = actions.correct(rapport, **form.cleaned_data, door=signed_in(request))
            return redirect("rapportage:rapport", pk=made.pk)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
    return _form_page(request, rapport, form, "corrigeren")


@requires(Permissie.RAPPORT_MAKEN)
@require_http_methods(_READ_WRITE)
def add_text(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Add a block that people write."""
    rapport = _draft(pk)
    form = TekstForm(request.POST or None, initial={"gezien": rapport.sha256})
    if form.is_valid() and _saved(
        form,
        lambda given: actions.add_text(
            rapport, given["titel"], given["tekst"], given["gezien"], door=signed_in(request)
        ),
    ):
        return redirect("rapportage:rapport", pk=pk)
    return _form_page(request, rapport, form, "tekst")


@requires(Permissie.RAPPORT_MAKEN)
@require_http_methods(_READ_WRITE)
def write(request: HttpRequest, pk: uuid.UUID, sleutel: str) -> HttpResponse:
    """Write beside a block, with what stands out in it."""
    rapport = _draft(pk)
    inhoud = actions.read(rapport)
    blok = _block(inhoud, sleutel)
    initial = {"gezien": rapport.sha256, "titel": blok.titel, "tekst": blok.tekst}
    form = TekstForm(request.POST or None, initial=initial, eigen=blok.eigen)
    if form.is_valid() and _saved(
        form,
        lambda given: actions.write(
            rapport,
            sleutel,
            given.get("titel", ""),
            given["tekst"],
            given["gezien"],
            door=signed_in(request),
        ),
    ):
        return redirect(f"{reverse('rapportage:rapport', args=[pk])}#{blok.naam}")
    found = opvallend.find(blok, queries.before(rapport))
    return _form_page(request, rapport, form, "blok", blok=blok, opvallend=found)


@requires(Permissie.RAPPORT_MAKEN)
@require_http_methods(_READ_WRITE)
def choose(request: HttpRequest, pk: uuid.UUID, sleutel: str) -> HttpResponse:
    """Choose which sentences or rows of a block are left out."""
    rapport = _draft(pk)
    inhoud = actions.read(rapport)
    blok = _block(inhoud, sleutel)
    choices = _choices(blok)
    initial = {"gezien": rapport.sha256, "weg": [mark for mark, _ in choices if mark in inhoud.zonder]}
    form = KiesForm(request.POST or None, initial=initial, keuzes=choices)
    if form.is_valid() and _saved(
        form,
        lambda given: actions.choose(
            rapport, sleutel, given["weg"], given["gezien"], door=signed_in(request)
        ),
    ):
        return redirect(f"{reverse('rapportage:rapport', args=[pk])}#{blok.naam}")
    return _form_page(request, rapport, form, "kiezen", blok=blok)


@requires(Permissie.RAPPORT_MAKEN)
@require_POST
def arrange(request: HttpRequest, pk: uuid.UUID, sleutel: str) -> HttpResponse:
    """Move a block, leave it out, put it back, or throw a text away."""
    rapport, deed, seen = _draft(pk), request.POST.get("daad", ""), request.POST.get("gezien", "")
    door = signed_in(request)
    deeds: dict[str, Callable[[], None]] = {
        "op": lambda: actions.move(rapport, sleutel, "op", seen, door=door),
        "neer": lambda: actions.move(rapport, sleutel, "neer", seen, door=door),
        "weg": lambda: actions.leave_out(rapport, sleutel, True, seen, door=door),
        "terug": lambda: actions.leave_out(rapport, sleutel, False, seen, door=door),
        "weggooien": lambda: actions.remove_text(rapport, sleutel, seen, door=door),
    }
    try:
        deeds.get(deed, lambda: None)()
    except actions.NietToegestaan as error:
        messages.error(request, str(error))
    return redirect(f"{reverse('rapportage:rapport', args=[pk])}#{sleutel.replace('.', '-')}")


@requires(Permissie.RAPPORT_MAKEN)
@require_http_methods(_READ_WRITE)
def overrule(request: HttpRequest, pk: uuid.UUID, sleutel: str) -> HttpResponse:
    """Say why a finding is no reason to change the text."""
    rapport = _draft(pk)
    found = queries.findings(rapport, actions.read(rapport))
    finding, reason = next(((f, r) for f, r in found if f.sleutel == sleutel), (None, ""))
    if finding is None:
        raise Http404
    form = WeerlegForm(request.POST or None, initial={"reden": reason})
    if form.is_valid() and _saved(
        form, lambda given: actions.overrule(rapport, sleutel, given["reden"], door=signed_in(request))
    ):
        return redirect(f"{reverse('rapportage:rapport', args=[pk])}#bevindingen")
    return _form_page(request, rapport, form, "bevinding", bevinding=finding)


def _saved(form: forms.Form, save: Callable[[dict[str, Any]], None]) -> bool:
    """Whether it was saved; when not, the form says why and keeps what was typed."""
    try:
        save(form.cleaned_data)
    except actions.NietToegestaan as error:
        form.add_error(None, str(error))
        return False
    return True


def _do(request: HttpRequest, to: str, deed: Callable[[], None], said: str) -> HttpResponse:
    try:
        deed()
    except actions.NietToegestaan as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect(to)


def _choices(blok: Blok) -> list[tuple[str, str]]:
    """The sentences or rows of a block that can be left out, each with its text."""
    lines = {z.kenmerk: z.zin for z in blok.zinnen if z.kenmerk}
    if blok.tabel and blok.kenmerken:
        for mark, row in zip(blok.kenmerken, blok.tabel.teksten, strict=True):
            lines[mark] = f"{lines[mark]}; {row[0]}" if mark in lines else row[0]
    return list(lines.items())


def _follow(begun: Werk) -> HttpResponse:
    """On to what was made, or to the page that says how far it is.

    Raises:
        WerkMislukt: it was done at once and failed.
    """
    if begun.stand == Werk.Stand.MISLUKT:
        raise WerkMislukt(begun.fout)
    return redirect(begun.uitkomst or reverse("werk:werk", args=[begun.pk]))


def _find(pk: uuid.UUID) -> Rapport:
    rapport = queries.find(pk)
    if rapport is None:
        raise Http404
    return rapport


def _draft(pk: uuid.UUID) -> Rapport:
    """A draft; what is released meanwhile is refused by the action, with the reason."""
    return _find(pk)


def _block(inhoud: Inhoud, sleutel: str) -> Blok:
    blok = inhoud.blok(sleutel)
    if blok is None:
        raise Http404
    return blok


def _form_page(
    request: HttpRequest, rapport: Rapport, form: forms.Form, soort: str, **more: object
) -> HttpResponse:
    context = {"rapport": rapport, "form": form, "soort": soort, **more}
    return render(request, "rapportage/schrijven.html", context, status=422 if form.is_bound else 200)


def _page(
    request: HttpRequest, rapport: Rapport, form: VrijgaveForm | None = None, *, status: int = 200
) -> HttpResponse:
    inhoud = actions.read(rapport)

    def file(naam: str) -> str:
        return reverse("rapportage:bestand", args=[rapport.pk, naam])

    shown = {piece.blok.sleutel: piece for piece in pieces(inhoud, file)}
    found = queries.findings(rapport, inhoud)
    context = {
        "rapport": rapport,
        "inhoud": inhoud,
        "vast_op": actions.running(rapport, inhoud),
        "blokken": [(blok, shown.get(blok.sleutel), bool(_choices(blok))) for blok in inhoud.blokken],
        "bevindingen": [(finding, reden, inhoud.blok(finding.blok)) for finding, reden in found],
        "over": sum(finding.moet and not reden for finding, reden in found),
        "geschreven": queries.wrote(rapport, signed_in(request)),
        "form": form or VrijgaveForm(initial={"gezien": rapport.sha256}),
    }
    return render(request, "rapportage/rapport.html", context, status=status)
