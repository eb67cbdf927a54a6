"""The home page, and addresses for machines: health, readiness and security.txt."""

import datetime as dt

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.csrf import csrf_failure
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from snijvlak.meldpunt import sleutels
from snijvlak.meldpunt import views as meldviews
from snijvlak.privacy.versleuteling import OngeldigSleutelbestand
from snijvlak.toegang import queries as toegang
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving import toegankelijkheid
from snijvlak.vormgeving.teksten import tekst

from . import werklijst


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What Snijvlak is for, the entrances, and for who is signed in what waits."""
    if not isinstance(request.user, Persoon):
        return render(request, "config/start.html")
    work = werklijst.werk(request.user)
    context = {"werk": work, "rollen": () if work else toegang.rollen(request.user)}
    response = render(request, "config/start.html", context)
    add_never_cache_headers(response)
    return response


def untrusted(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the mark of its page, for instance after cookies were removed. Of a report in the making
    what was typed stays on the page: it is asked for the receipt."""
    match = request.resolver_match
    if match is not None and match.view_name == "meldpunt:stap":
        return meldviews.lost(request, match.kwargs["naam"])
    return csrf_failure(request, reason)


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """200 while the process answers."""
    return HttpResponse("leeft\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, has every migration, and reports can be sealed; 503 otherwise."""
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
        sleutels.ring()
    except (DatabaseError, OngeldigSleutelbestand):
        pending = True
    if pending:
        return HttpResponse(
            tekst("config.paginas.niet_gereed") + "\n", status=503, content_type="text/plain; charset=utf-8"
        )
    return HttpResponse("gereed\n", content_type="text/plain; charset=utf-8")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement, from the last test of all pages."""
    context = {
        "verklaring": toegankelijkheid.statement(timezone.localdate()),
        "contact": settings.OMGEVING.contact,
        "organisatie": settings.OMGEVING.organisatie,
    }
    return render(request, "vormgeving/toegankelijkheid.html", context)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a vulnerability (RFC 9116). The text stays valid for 180 days from now."""
    expires = dt.datetime.now(dt.UTC).replace(microsecond=0) + dt.timedelta(days=180)
    lines = [
        f"Contact: mailto:{settings.OMGEVING.contact}",
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: nl, en",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
