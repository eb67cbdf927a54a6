"""How people sign in, through django-allauth: local accounts, made by the beheerder, never by oneself."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.core import context
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from snijvlak.vormgeving.formulieren import dress
from snijvlak.vormgeving.teksten import tekst

from . import actions, pogingen
from .models import Persoon


class Adapter(DefaultAccountAdapter):
    """Nobody signs up: access is given."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Look at the password, unless too many went wrong; allauth's own limit is off in the settings."""
        account = str(credentials.get("email") or "")
        device = pogingen.known(request.COOKIES.get(pogingen.COOKIE), account)
        try:
            tries = pogingen.begin(account, self.get_client_ip(request), device)
        except pogingen.TeVaak as fault:
            actions.slowed(account, fault)
            raise ValidationError(
                tekst("toegang.aanmelden.er_ging_te_vaak_iets_mis", minuten=fault.minuten),
                code="te-vaak",
            ) from fault
        user = super().authenticate(request, **credentials)
        if user is not None:
            pogingen.forget(tries)
        return user

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Not allauth's own count of passwords; it still counts the codes of a second factor."""

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not for who signed in a few minutes ago; otherwise who changes something proves it again."""
        request = context.request
        records = request.session.get("account_authentication_methods", []) if request else []
        if records and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Whether this is the password of who is signed in; counted like signing in."""
        assert isinstance(user, Persoon)  # noqa: S101 -- we have no other users
        request = context.request
        assert request is not None  # noqa: S101 -- a form was sent
        return self.authenticate(request, email=user.email, password=password) == user

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:
        """Remember the device: its tries are from now on counted apart from those of strangers."""
        response = super().post_login(request, user, **kwargs)
        assert isinstance(user, Persoon)  # noqa: S101 -- we have no other users
        response.set_cookie(
            pogingen.COOKIE,
            pogingen.mark(user),
            max_age=pogingen.load().bekend_dagen * 86_400,
            path=reverse("account_login"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response


class AanmeldForm(LoginForm):
    """E-mail address and password, in our words and look."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (("login", "E-mailadres"), ("password", "Wachtwoord")):
            field = self.fields[name]
            field.label, field.help_text = label, ""
            field.widget.attrs.pop("placeholder", None)
        dress(self)


class WachtwoordForm(ReauthenticateForm):
    """The password again, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["password"]
        field.label, field.help_text = tekst("toegang.aanmelden.uw_wachtwoord"), ""
        field.widget.attrs.pop("placeholder", None)
        dress(self)
