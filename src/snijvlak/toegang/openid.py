"""What the claims of a municipality's identity provider give here, from ``regels/toegang/openid.yaml``.

Plain Python: the claims were checked (signature, issuer, audience, nonce, time) by `gemeente_views`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from snijvlak.vormgeving.teksten import tekst

from . import functies
from .permissies import ROLLEN


class Toekenning(BaseModel):
    """A role in an organisation, with a function."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    organisatie: str = Field(min_length=1)
    functie: str = Field(min_length=1, max_length=120)
    functiesoort: str = ""
    rol: str

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.rol not in ROLLEN:
            raise ValueError(
                tekst("toegang.openid.de_rol_bestaat_niet_kies_uit", rol=self.rol, keuzes=", ".join(ROLLEN))
            )
        if self.functiesoort and self.functiesoort not in functies.load().functies:
            raise ValueError(
                tekst("toegang.openid.de_functiesoort_bestaat_niet", functiesoort=self.functiesoort)
            )
        return self


class Regel(Toekenning):
    """One value of one claim, and what it gives."""

    claim: str = Field(min_length=1)
    waarde: str = Field(min_length=1)


class TweedeStap(BaseModel):
    """The claim by which an issuer shows a second factor, and the values that do."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    claim: str = Field(pattern="^(acr|amr)$")
    waarden: frozenset[str] = Field(min_length=1)


class Uitgever(BaseModel):
    """What one issuer gives, from a day on."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    uitgever: str = Field(pattern=r"^https://\S+$|^http://127\.0\.0\.1:\d+$")
    vanaf: dt.date
    bron: str
    tweede_stap: TweedeStap
    regels: tuple[Regel, ...] = Field(min_length=1)


class Afspraken(BaseModel):
    """All issuers; one may be there more than once, each time from another day."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bron: str
    uitgevers: tuple[Uitgever, ...]

    @model_validator(mode="after")
    def _one_a_day(self) -> Self:
        twice = [k for k, n in Counter((u.uitgever, u.vanaf) for u in self.uitgevers).items() if n > 1]
        if twice:
            raise ValueError(
                tekst("toegang.openid.de_uitgever_staat_er_twee_keer", uitgever=twice[0][0], dag=twice[0][1])
            )
        return self


class Geweigerd(Exception):
    """Nobody signs in with these claims; the text says why, in Dutch, ``code`` is for the trail."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


@cache
def load(path: Path | None = None) -> Afspraken:
    """Read and check the file: one's own, or the made-up one that comes along.

    Raises:
        pydantic.ValidationError: the file breaks its form.
        OSError: it cannot be read.
    """
    path = path or Path(str(resources.files("snijvlak").joinpath("regels", "toegang", "openid.yaml")))
    return Afspraken.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def grants(
    afspraken: Afspraken, issuer: str, claims: Mapping[str, object], day: dt.date
) -> frozenset[Toekenning]:
    """What the claims of an issuer give on a day: at least one role.

    Raises:
        Geweigerd: the issuer is not known on that day (``uitgever-onbekend``), shows no second factor
            (``geen-tweede-stap``), or gives no role here (``geen-rol``).
    """
    begun = [u for u in afspraken.uitgevers if u.uitgever == issuer and u.vanaf <= day]
    if not begun:
        raise Geweigerd(
            "uitgever-onbekend",
            tekst("toegang.openid.snijvlak_kent_deze_manier_van"),
        )
    uitgever = max(begun, key=lambda u: u.vanaf)
    if not _values(claims, uitgever.tweede_stap.claim) & uitgever.tweede_stap.waarden:
        raise Geweigerd(
            "geen-tweede-stap",
            tekst("toegang.openid.u_meldde_zich_aan_zonder_tweede"),
        )
    given = frozenset(
        Toekenning.model_validate(regel.model_dump(exclude={"claim", "waarde"}))
        for regel in uitgever.regels
        if regel.waarde in _values(claims, regel.claim)
    )
    if not given:
        raise Geweigerd(
            "geen-rol",
            tekst("toegang.openid.uw_gemeente_gaf_u_geen_rol"),
        )
    return given


def _values(claims: Mapping[str, object], name: str) -> frozenset[str]:
    """The values of a claim, one or a list; what is no text counts for nothing."""
    value = claims.get(name)
    found = value if isinstance(value, list) else [value]
    return frozenset(item for item in found if isinstance(item, str))
