"""The API of the house: each room that has figures for everybody brings its own part.

It follows the Dutch API design rules (NLGov REST API Design Rules 2.0): the version in the address and in
each answer, a description beside it, problems as in RFC 9457, and open to pages of others.
"""

from __future__ import annotations

import json
import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import ValidationError

from snijvlak.grensverkeer.api.router import router as grensverkeer
from snijvlak.grensverkeer.api.vragen import NietGevonden
from snijvlak.grensverkeer.opslag import Opslagfout
from snijvlak.vormgeving.teksten import tekst

from .headers import API_VERSION

logger = logging.getLogger(__name__)

api = NinjaAPI(
    title="Snijvlak",
    version=API_VERSION,
    description=tekst("config.api.beschrijving"),
    urls_namespace="api",
    docs_url=None,  # its pages ask a third party for their looks
    openapi_url=None,  # ours has the headers of the other answers
)
api.add_router("grensverkeer/", grensverkeer)


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """The description of all addresses for machines (OpenAPI)."""
    return HttpResponse(
        json.dumps(api.get_openapi_schema(), ensure_ascii=False), content_type="application/json"
    )


def _problem(status: int, detail: str) -> HttpResponse:
    title = {
        400: tekst("config.api.titel_vraag"),
        404: tekst("config.api.titel_niets"),
        503: tekst("config.api.titel_niet_nu"),
    }[status]
    body = json.dumps({"title": title, "status": status, "detail": detail}, ensure_ascii=False)
    return HttpResponse(body, status=status, content_type="application/problem+json")


@api.exception_handler(ValidationError)
def _wrong(request: HttpRequest, error: ValidationError) -> HttpResponse:
    names = sorted({str(one["loc"][-1]) for one in error.errors})
    return _problem(400, tekst("config.api.klopt_niet", velden=", ".join(names)))


@api.exception_handler(NietGevonden)
def _nothing(request: HttpRequest, error: NietGevonden) -> HttpResponse:
    return _problem(404, str(error))


@api.exception_handler(Http404)
def _no_address(request: HttpRequest, error: Http404) -> HttpResponse:
    return _problem(404, tekst("config.api.geen_adres"))


@api.exception_handler(Opslagfout)
def _damaged(request: HttpRequest, error: Opslagfout) -> HttpResponse:
    logger.error("stored data is damaged; the command 'snijvlak grensverkeer matrix' names the file")
    return _problem(503, tekst("grensverkeer.paginas.beschadigd_kort"))
