"""How people sign in, through django-allauth: local accounts, made by the beheerder, never by oneself."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from django.http import HttpRequest

from snijvlak.vormgeving.formulieren import dress


class Adapter(DefaultAccountAdapter):
    """Nobody signs up: access is given."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class AanmeldForm(LoginForm):
    """E-mail address and password, in our words and look."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (("login", "E-mailadres"), ("password", "Wachtwoord")):
            field = self.fields[name]
            field.label, field.help_text = label, ""
            field.widget.attrs.pop("placeholder", None)
        dress(self)
