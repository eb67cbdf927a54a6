"""How often one may try to sign in: enough for a school behind one address, too little for who guesses.

A device on which a person signed in before carries a signed cookie and is counted apart, so that nobody else
can use up its tries (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). The limits and what
they are for are in ``regels/toegang/aanmelden.yaml``.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from functools import cache
from importlib import resources

import yaml
from django.core import signing
from django.utils import timezone
from django.utils.crypto import salted_hmac
from pydantic import BaseModel, ConfigDict, PositiveInt

from .models import Aanmeldpoging, Persoon

COOKIE = "toestel"
_SALT = "snijvlak.toegang.toestel"


class TeVaak(Exception):
    """Too many tries went wrong; ``onderdeel`` is the limit that was reached."""

    def __init__(self, onderdeel: str, minuten: int) -> None:
        super().__init__(onderdeel)
        self.onderdeel, self.minuten = onderdeel, minuten


class Grens(BaseModel):
    """So many tries in so many minutes."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    keer: PositiveInt
    minuten: PositiveInt


class Grenzen(BaseModel):
    """The limits, dated."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    vanaf: dt.date
    keuze: str
    toestel: Grens
    hier: Grens
    account: Grens
    adres: Grens
    bekend_dagen: PositiveInt
    uitnodiging_dagen: PositiveInt


@cache
def load() -> Grenzen:
    """Read and check the file.

    Raises:
        pydantic.ValidationError: the file breaks its form.
    """
    path = resources.files("snijvlak").joinpath("regels", "toegang", "aanmelden.yaml")
    return Grenzen.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def begin(account: str, adres: str, toestel: str | None) -> list[Aanmeldpoging]:
    """Count a try before the password is looked at, so that many at once count too; gives what was counted.

    ``account`` is what was typed, ``adres`` the address on the network, ``toestel`` the mark of a device that
    is known for this account, or None.

    Raises:
        TeVaak: a limit was reached; the try is then not counted, so that waiting helps.
    """
    who = account.strip().casefold()
    limits = load()
    if toestel is not None:
        counted = [("toestel", limits.toestel, _key("toestel", toestel))]
    else:
        counted = [
            ("hier", limits.hier, _key("hier", who, adres)),
            ("account", limits.account, _key("account", who)),
            ("adres", limits.adres, _key("adres", adres)),
        ]
    rows = Aanmeldpoging.objects.bulk_create(Aanmeldpoging(sleutel=key) for _, _, key in counted)
    tries = {name: _count(key, grens) for name, grens, key in counted}
    full = next((name for name, grens, _ in counted if name != "adres" and tries[name] > grens.keer), None)
    if full is None and tries.get("adres", 0) > limits.adres.keer and tries["hier"] > 1:
        full = "adres"
    if full:
        forget(rows)
        raise TeVaak(full, {name: grens for name, grens, _ in counted}[full].minuten)
    return rows


def forget(rows: Sequence[Aanmeldpoging]) -> None:
    """Take back tries that went well."""
    Aanmeldpoging.objects.filter(pk__in=[row.pk for row in rows]).delete()


def mark(persoon: Persoon) -> str:
    """The mark for a device on which a person signed in; worth nothing after another password."""
    return signing.dumps([persoon.pk, _state(persoon), secrets.token_urlsafe(9)], salt=_SALT)


def known(cookie: str | None, account: str) -> str | None:
    """The mark if it is a good one for this account; None otherwise."""
    if not cookie:
        return None
    try:
        pk, state, _ = signing.loads(cookie, salt=_SALT, max_age=dt.timedelta(days=load().bekend_dagen))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    persoon = Persoon.objects.filter(pk=pk, email=account.strip().lower()).first()
    return cookie if persoon is not None and _state(persoon) == state else None


def _state(persoon: Persoon) -> str:
    return salted_hmac(_SALT, persoon.get_session_auth_hash()).hexdigest()[:16]


def _key(*words: str) -> str:
    # Keyed, so that who reads the table finds no e-mail address and no address on the network.
    return salted_hmac("snijvlak.toegang.pogingen", "\n".join(words), algorithm="sha256").hexdigest()


def _count(key: str, grens: Grens) -> int:
    since = timezone.now() - dt.timedelta(minutes=grens.minuten)
    return Aanmeldpoging.objects.filter(sleutel=key, op__gt=since).count()
