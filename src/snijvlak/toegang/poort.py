"""The gate before a page: a view asks for a permission, never for a role."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from snijvlak.vormgeving.teksten import tekst

from . import queries
from .actions import record
from .models import Persoon
from .permissies import Permissie

FLAG = "openid"  # in the session of who signed in at a municipality

View = Callable[..., HttpResponseBase]


def requires(*permissies: Permissie) -> Callable[[View], View]:
    """Let in who holds one of the permissions today.

    Others sign in first, or are refused and the refusal is kept.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        @never_cache
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not isinstance(request.user, Persoon):
                return redirect_to_login(request.path)
            if settings.TWEEDE_FACTOR_VERPLICHT and not _second_step(request, request.user):
                messages.info(request, tekst("toegang.poort.zet_eerst_een_tweede_stap_aan"))
                return redirect("mfa_activate_totp")
            if not queries.permissies(request.user) & set(permissies):
                kept = queries.withheld(request.user)
                if functie := next((kept[p] for p in permissies if p in kept), None):
                    record("combinatie-geweigerd", "permissie", permissies[0], door=request.user)
                    raise PermissionDenied(
                        tekst("toegang.poort.u_hebt_in_uw_organisatie_beide", waarom=functie.waarom)
                    )
                record("geweigerd", "permissie", permissies[0], door=request.user)
                if functie := queries.never_with(request.user, permissies):
                    raise PermissionDenied(functie.waarom)
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return wrap


def _second_step(request: HttpRequest, persoon: Persoon) -> bool:
    # Who came from a municipality showed a second step there, or was not let in.
    return FLAG in request.session or queries.has_second_factor(persoon)


def signed_in(request: HttpRequest) -> Persoon:
    """The person behind a guarded request."""
    assert isinstance(request.user, Persoon)  # noqa: S101 -- `requires` saw to it
    return request.user


def context(request: HttpRequest) -> dict[str, object]:
    """For every page: what the person who looks may do, so that the menu shows only that."""
    # A request that is refused early, a strange host name for instance, has no user yet.
    user = getattr(request, "user", AnonymousUser())
    return {"mag": {p.name.lower() for p in queries.permissies(user)}, "openid": settings.OPENID is not None}
