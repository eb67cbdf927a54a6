"""The second factor, through django-allauth: codes of an app on a telephone, and recovery codes.

In production everyone who signs in must have one (`TWEEDE_FACTOR_VERPLICHT`); the gate in ``poort`` sees to
it.
"""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from django import forms
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.encoding import force_bytes
from nacl import encoding, exceptions, hash, secret

from snijvlak.vormgeving import qr
from snijvlak.vormgeving.formulieren import dress
from snijvlak.vormgeving.teksten import tekst

_WRONG = tekst("toegang.tweede_factor.deze_code_klopt_niet_kijk_of")


class Adapter(DefaultMFAAdapter):
    """Our words, our QR code, and secrets that the database does not give away."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _WRONG,
        "cannot_delete_authenticator": tekst("toegang.tweede_factor.u_hebt_een_tweede_stap_nodig"),
    }

    def encrypt(self, text: str) -> str:
        """Lock a secret with a key that is not in the database."""
        return _boxes()[0].encrypt(text.encode(), encoder=encoding.URLSafeBase64Encoder).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret, also with a former key.

        Raises:
            ImproperlyConfigured: no key opens it.
        """
        for box in _boxes():
            try:
                return box.decrypt(encrypted_text.encode(), encoder=encoding.URLSafeBase64Encoder).decode()
            except exceptions.CryptoError:
                continue
        raise ImproperlyConfigured(tekst("toegang.tweede_factor.geen_sleutel_past_op_de_tweede"))

    def build_totp_svg(self, url: str) -> str:
        """The address for the app as QR code, without another library."""
        return qr.draw(url, tekst("toegang.tweede_factor.qr_code_om_met_de_app"))

    def get_totp_issuer(self) -> str:
        return "Snijvlak"

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Where a second factor is compulsory, the last one stays: take another in use first."""
        if not settings.TWEEDE_FACTOR_VERPLICHT:
            return True
        return (
            Authenticator.objects.filter(user=authenticator.user)
            .exclude(pk=authenticator.pk)
            .exclude(type=Authenticator.Type.RECOVERY_CODES)
            .exists()
        )

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: mail is not needed to work here, and what happened is in the trail."""


class CodeForm(AuthenticateForm):
    """The code when signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, tekst("toegang.tweede_factor.de_code_uit_uw_app_of"))


class OpnieuwForm(ReauthenticateForm):
    """The code again, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, tekst("toegang.tweede_factor.de_code_uit_uw_app_of"))


class AanzetForm(ActivateTOTPForm):
    """The first code of the app: proof that it works."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, tekst("toegang.tweede_factor.de_code_die_de_app_nu"))


class UitzetForm(DeactivateTOTPForm):
    """Nothing to fill in."""


class CodesForm(GenerateRecoveryCodesForm):
    """Nothing to fill in."""


def _word(form: forms.Form, label: str) -> None:
    field = form.fields["code"]
    field.label = label
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs["inputmode"] = "numeric"
    dress(form)


def _boxes() -> list[secret.SecretBox]:
    """One per secret of the installation, the one of today first."""
    return [
        secret.SecretBox(
            hash.blake2b(
                force_bytes(key), digest_size=32, person=b"tweede-factor", encoder=encoding.RawEncoder
            )
        )
        for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ]
