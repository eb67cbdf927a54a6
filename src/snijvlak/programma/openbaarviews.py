"""What everybody may read: what the council was promised and where it stands, over the years."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from . import queries, tijdlijn
from .forms import RaadForm
from .models import Raadsvraag, Toezegging

_LASTING = 300  # seconds that others may keep it: a text that is withdrawn is gone soon
View = Callable[..., HttpResponse]


def _kept(view: View) -> View:
    """Others may keep the answer, and ask with its ETag whether it changed. What is shown to who is signed in
    nobody keeps: ``config.headers`` sees to that."""

    @wraps(view)
    @require_safe
    @conditional_page
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=_LASTING)
        return response

    return kept


@_kept
def overview(request: HttpRequest) -> HttpResponse:
    """Promises of all years or of one: a picture, a table, a list by year; and the questions."""
    form, rows = _asked(request)
    chosen = form.chosen()
    seen = queries.moments(rows, chosen.get("jaar", ""))
    context = {
        "form": form,
        "rijen": rows,
        "tabel": queries.promise_table(rows),
        "jaren": [(jaar, list(found)) for jaar, found in groupby(reversed(seen), lambda m: m.dag.year)],
        "gefilterd": bool(chosen),
        "vraag": urlencode(chosen),
        "vragen": [(pk, vraag, _kind(vraag.soort)) for pk, vraag in queries.released_questions()],
    }
    return render(request, "programma/raad.html", context)


@_kept
def promises_csv(request: HttpRequest) -> HttpResponse:
    """The table of promises."""
    _, rows = _asked(request)
    return _csv(queries.promise_table(rows).csv(), "snijvlak-toezeggingen")


@_kept
def questions_csv(request: HttpRequest) -> HttpResponse:
    """The questions of the council."""
    return _csv(queries.question_table(queries.released_questions()).csv(), "snijvlak-raadsvragen")


@_kept
def picture(request: HttpRequest) -> HttpResponse:
    """The promises on a line of time."""
    form, rows = _asked(request)
    jaar = form.chosen().get("jaar", "")
    lines = [
        tijdlijn.Regel(rij.nummer, tuple((m.dag, m.toestand) for m in queries.moments([rij], jaar)))
        for rij in rows
    ]
    names = {state.value: str(state.label) for state in Toezegging.Toestand}
    drawn = tijdlijn.draw(lines, names)
    if drawn is None:
        raise Http404
    return render(request, "programma/tijdlijn.svg", {"t": drawn}, content_type="image/svg+xml")


def _asked(request: HttpRequest) -> tuple[RaadForm, list[queries.Rij]]:
    everything = queries.released()
    form = RaadForm(queries.all_years(everything), request.GET)
    chosen = form.chosen()
    return form, [rij for rij in everything if rij.fits(chosen)]


def _kind(soort: str) -> str:
    return str(Raadsvraag.Soort(soort).label)


def _csv(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
