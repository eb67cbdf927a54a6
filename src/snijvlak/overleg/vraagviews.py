"""The page of a question that another body asked: who asked, and the answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.teksten import tekst

from . import actions, queries
from .analyseforms import BeantwoordForm


@requires(Permissie.OVERLEG_DEELNEMEN)
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a question for one's own body, and answer it; what was typed stays when another was first."""
    found = queries.find_question(pk, signed_in(request))
    if found is None:
        raise Http404
    form = BeantwoordForm(request.POST or None, initial={"antwoord": found.antwoord, "versie": found.versie})
    if form.is_valid():
        try:
            actions.answer(
                found, form.cleaned_data["antwoord"], form.cleaned_data["versie"], door=signed_in(request)
            )
        except actions.AndersBeantwoord as error:
            found = error.vraag
            form.add_error(None, str(error))
            form.read_again(found.versie)
        except actions.NietToegestaan as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, tekst("overleg.vraag.verstuurd"))
            return redirect("overleg:vraag", pk=pk)
    context = {"vraag": queries.as_words(found), "form": form}
    return render(request, "overleg/vraag.html", context, status=422 if form.is_bound else 200)
