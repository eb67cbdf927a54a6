"""The pages of the trail, for who may read it. That somebody read it is in the trail too."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from . import daden, keten, spoor
from .actions import record
from .forms import ZoekForm
from .permissies import Permissie
from .poort import requires, signed_in


@requires(Permissie.SPOOR_LEZEN)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The trail, the newest first, filtered by what is in the address."""
    form = ZoekForm(request.GET)
    valid = form.is_valid()
    before = request.GET.get("voor", "")
    found = spoor.page(
        form.vraag() if valid else spoor.Zoekvraag(), int(before) if before.isdecimal() else None
    )
    record("spoor-gelezen", "spoor", "", door=signed_in(request))
    known = daden.load()
    asked = request.GET.copy()
    asked.pop("voor", None)
    context = {
        "form": form,
        "regels": [(row, known.tekst(row.daad)) for row in found.regels] if valid else [],
        "volgende": found.volgende if valid else None,
        "vraag": asked.urlencode(),
        "kop": keten.kop(),
        "geldig": valid,
    }
    return render(request, "toegang/spoor.html", context, status=200 if valid else 422)


@requires(Permissie.SPOOR_LEZEN)
@require_safe
def csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The same rows, all of them, as a file."""
    form = ZoekForm(request.GET)
    if not form.is_valid():
        return overview(request)  # pyright: ignore[reportReturnType] -- says what is wrong
    record("spoor-gelezen", "spoor", "csv", door=signed_in(request))
    response = StreamingHttpResponse(spoor.as_csv(form.vraag()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="spoor.csv"'
    return response
