"""Views that are imported when they are first asked for: they bring numpy, which no command waits for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse


def view(name: str) -> Callable[..., HttpResponse]:
    """The view of that name."""

    def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        from . import views

        return getattr(views, name)(request, **kwargs)

    return answer
