"""Signing in at one's own municipality by OpenID Connect.

Authlib does the protocol: a code with PKCE, state against a forged answer, nonce against one used twice, and
the signature, issuer, audience and time of the ID token (OpenID Connect Core 1.0, 3.1.3.7).
"""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from snijvlak.vormgeving.teksten import tekst

from . import gemeente, openid
from .poort import FLAG

_NEXT = "openid-verder"
_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_log = logging.getLogger(__name__)


@never_cache
@require_GET
def begin(request: HttpRequest) -> HttpResponseBase:
    """Go to the municipality's own page."""
    client = _client()
    onward = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(onward, {request.get_host()}, require_https=request.is_secure())
    request.session[_NEXT] = onward if safe else ""
    try:
        return client.authorize_redirect(request, request.build_absolute_uri(reverse("gemeente-terug")))
    except Exception as error:  # the provider is away, or answers nonsense
        return _failed(request, error)


@never_cache
@require_GET
def back(request: HttpRequest) -> HttpResponseBase:
    """Come back from it: let in with the roles that the claims give, or say why not."""
    client = _client()
    try:
        token: dict[str, Any] = client.authorize_access_token(request)
        claims: dict[str, Any] = token["userinfo"]
    except Exception as error:  # a forged, old or broken answer
        return _failed(request, error)
    try:
        persoon = gemeente.admit(openid.load(settings.OPENID.afspraken), settings.OPENID.uitgever, claims)
    except openid.Geweigerd as fault:
        return render(request, "toegang/gemeente_geweigerd.html", {"waarom": str(fault)}, status=403)
    onward = request.session.pop(_NEXT, "")
    login(request, persoon, backend=_BACKEND)
    request.session[FLAG] = settings.OPENID.uitgever
    UserSession.objects.create_from_request(request)
    messages.success(request, tekst("toegang.gemeente_paginas.u_bent_aangemeld"))
    return redirect(onward or "start")


def _client() -> Any:
    if settings.OPENID is None:
        raise Http404
    place = settings.OPENID
    return _make(place.uitgever, place.client, place.geheim)


@cache
def _make(issuer: str, name: str, secret: str) -> Any:
    from authlib.integrations.django_client import OAuth  # a third of a second that no other page needs

    return OAuth().register(
        "gemeente",
        client_id=name,
        client_secret=secret,
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "timeout": 10,
        },
    )


def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    _log.error("signing in by OpenID Connect failed: %s", type(error).__name__)
    why = tekst("toegang.gemeente_paginas.het_aanmelden_bij_uw_gemeente_lukte")
    return render(request, "toegang/gemeente_geweigerd.html", {"waarom": why}, status=502)
