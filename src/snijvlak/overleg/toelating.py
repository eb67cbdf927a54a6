"""The way to a case: who did not agree to the learning statement of its meeting is asked that first."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from snijvlak.toegang.poort import signed_in

from . import queries
from .models import Bijeenkomst, Casus

View = Callable[..., HttpResponseBase]


class EerstInstemmen(Exception):
    """Somebody may see the case once he agreed for this meeting."""

    def __init__(self, bijeenkomst: Bijeenkomst) -> None:
        self.bijeenkomst = bijeenkomst
        super().__init__(bijeenkomst.pk)


def found(request: HttpRequest, pk: uuid.UUID) -> Casus:
    """The case, for a member who agreed to learn; for a view that is `admitted`.

    Raises:
        EerstInstemmen: a member did not agree yet.
        Http404: there is no such case on an agenda of the own bodies.
    """
    person = signed_in(request)
    casus = queries.find_casus(pk, person)
    if casus is not None:
        return casus
    asked = queries.on_own_agenda(pk, person)
    meeting = queries.to_agree(asked, person) if asked else None
    if meeting is None:
        raise Http404
    raise EerstInstemmen(meeting)


def admitted(view: View) -> View:
    """A view about a case: it leads to the meeting whoever has to agree first."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except EerstInstemmen as error:
            return redirect("overleg:bijeenkomst", pk=error.bijeenkomst.pk)

    return guarded
