"""Settings from the environment: one table of them, each described, and checked together in production."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from snijvlak.vormgeving import thema


@dataclass(frozen=True)
class Instelling:
    """One environment variable. ``verplicht`` means: production refuses to start without it."""

    naam: str
    uitleg: str
    standaard: str = ""
    verplicht: bool = False


INSTELLINGEN = (
    Instelling("SNIJVLAK_OMGEVING", "`ontwikkeling` of `productie`.", "ontwikkeling"),
    Instelling("SNIJVLAK_GEGEVENS", "Map met alle gegevens (SQLite, bestanden, sleutels).", "gegevens"),
    Instelling("SNIJVLAK_GEHEIM", "Geheime sleutel voor sessies; ten minste 50 tekens.", verplicht=True),
    Instelling(
        "SNIJVLAK_GEHEIM_OUD",
        "Vorige geheime sleutels, met komma's ertussen: wat ermee is gemaakt, blijft dan geldig.",
    ),
    Instelling("SNIJVLAK_DATABASE", "Adres van de database, `postgresql://...`.", verplicht=True),
    Instelling("SNIJVLAK_HOSTS", "Toegestane hostnamen, met komma's ertussen.", verplicht=True),
    Instelling("SNIJVLAK_SLEUTELBESTAND", "Bestand met de sleutels van het team.", verplicht=True),
    Instelling(
        "SNIJVLAK_OPENID_UITGEVER",
        "Adres van de uitgever (OpenID Connect) waar medewerkers zich aanmelden; leeg als er geen is.",
    ),
    Instelling("SNIJVLAK_OPENID_CLIENT", "Naam van Snijvlak bij de uitgever."),
    Instelling("SNIJVLAK_OPENID_GEHEIM", "Geheim van Snijvlak bij de uitgever."),
    Instelling("SNIJVLAK_OPENID_AFSPRAKEN", "Bestand dat zegt welke kenmerken welke rol geven."),
    Instelling(
        "SNIJVLAK_ORGANISATIE", "Naam van de gemeente of regio die Snijvlak aanbiedt.", "Gemeente Demostad"
    ),
    Instelling(
        "SNIJVLAK_CONTACT",
        "E-mailadres voor lekken (security.txt) en voor toegankelijkheid.",
        "beheer@example.org",
    ),
    Instelling(
        "SNIJVLAK_ADRES",
        "Adres van de site voor in e-mail, `https://...`; leeg: de eerste hostnaam.",
    ),
    Instelling(
        "SNIJVLAK_POST",
        "Server voor e-mail, `smtp://naam:wachtwoord@host:587` of `smtps://...`; leeg: in productie geen.",
    ),
    Instelling(
        "SNIJVLAK_REGISTER",
        "Bestanden met namen van scholen en organisaties, met komma's ertussen: zo vindt Snijvlak die namen.",
    ),
    Instelling(
        "SNIJVLAK_WERK",
        "Wie lang werk doet: `meteen` (in het verzoek) of `werkers`; in productie werkers.",
    ),
    Instelling(
        "SNIJVLAK_THEMA",
        "Thema van NL Design System: pakket of CSS-bestand; `make` leest het.",
        thema.DEFAULT,
    ),
)

WIE_WERKT = ("meteen", "werkers")


@dataclass(frozen=True)
class OpenID:
    """The identity provider of a municipality, and how Snijvlak is known there."""

    uitgever: str
    client: str
    geheim: str
    afspraken: Path | None


class OnvolledigeOmgeving(Exception):
    """Production lacks something; ``fouten`` names each fault in Dutch."""

    def __init__(self, fouten: list[str]) -> None:
        super().__init__("Snijvlak start niet in productie:\n" + "\n".join(f"  - {f}" for f in fouten))
        self.fouten = fouten


@dataclass(frozen=True)
class Omgeving:
    """The checked environment."""

    productie: bool
    gegevens: Path
    geheim: str
    geheim_oud: list[str]
    database: str
    hosts: list[str]
    sleutelbestand: Path
    organisatie: str
    contact: str
    adres: str
    post: str
    register: tuple[Path, ...]
    werk: str
    openid: OpenID | None


def read(environ: Mapping[str, str]) -> Omgeving:
    """Read and check the environment.

    Raises:
        OnvolledigeOmgeving: in production, with every fault at once.
    """
    value = {i.naam: environ.get(i.naam, "").strip() or i.standaard for i in INSTELLINGEN}
    gegevens = Path(value["SNIJVLAK_GEGEVENS"]).absolute()
    fouten = _faults(value)
    if fouten:
        raise OnvolledigeOmgeving(fouten)
    productie = value["SNIJVLAK_OMGEVING"] == "productie"
    return Omgeving(
        productie=productie,
        gegevens=gegevens,
        geheim=value["SNIJVLAK_GEHEIM"] or "alleen-voor-ontwikkeling-" + "0" * 40,
        geheim_oud=_listed(value["SNIJVLAK_GEHEIM_OUD"]),
        database=value["SNIJVLAK_DATABASE"] or f"sqlite:///{gegevens / 'snijvlak.sqlite3'}",
        hosts=_listed(value["SNIJVLAK_HOSTS"]) or ["localhost", "127.0.0.1", "[::1]"],
        sleutelbestand=Path(value["SNIJVLAK_SLEUTELBESTAND"] or gegevens / "sleutels.json").absolute(),
        organisatie=value["SNIJVLAK_ORGANISATIE"],
        contact=value["SNIJVLAK_CONTACT"],
        adres=value["SNIJVLAK_ADRES"].rstrip("/") or _address(value),
        post=value["SNIJVLAK_POST"] or ("" if productie else "bestand:"),
        register=tuple(Path(name).absolute() for name in _listed(value["SNIJVLAK_REGISTER"])),
        werk=value["SNIJVLAK_WERK"] or _who_works(value),
        openid=_openid(value),
    )


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _address(value: Mapping[str, str]) -> str:
    hosts = _listed(value["SNIJVLAK_HOSTS"])
    return f"https://{hosts[0]}" if hosts else "http://127.0.0.1:8000"


def _who_works(value: Mapping[str, str]) -> str:
    return "werkers" if value["SNIJVLAK_OMGEVING"] == "productie" else "meteen"


def _openid(value: Mapping[str, str]) -> OpenID | None:
    if not value["SNIJVLAK_OPENID_UITGEVER"]:
        return None
    path = value["SNIJVLAK_OPENID_AFSPRAKEN"]
    return OpenID(
        uitgever=value["SNIJVLAK_OPENID_UITGEVER"],
        client=value["SNIJVLAK_OPENID_CLIENT"],
        geheim=value["SNIJVLAK_OPENID_GEHEIM"],
        afspraken=Path(path).absolute() if path else None,
    )


def _openid_faults(value: Mapping[str, str]) -> list[str]:
    if not value["SNIJVLAK_OPENID_UITGEVER"]:
        return []
    named = ("SNIJVLAK_OPENID_CLIENT", "SNIJVLAK_OPENID_GEHEIM")
    fouten = [f"{name} ontbreekt; SNIJVLAK_OPENID_UITGEVER is gezet." for name in named if not value[name]]
    path = value["SNIJVLAK_OPENID_AFSPRAKEN"]
    if path and not Path(path).is_file():
        fouten.append("SNIJVLAK_OPENID_AFSPRAKEN wijst naar een bestand dat er niet is.")
    return fouten


def _faults(value: Mapping[str, str]) -> list[str]:
    omgeving = value["SNIJVLAK_OMGEVING"]
    if value["SNIJVLAK_POST"] and not re.fullmatch(r"smtps?://[^/\s]+/?|bestand:", value["SNIJVLAK_POST"]):
        return ["SNIJVLAK_POST is geen adres van een server voor e-mail; schrijf smtp://host:587."]
    if missing := [name for name in _listed(value["SNIJVLAK_REGISTER"]) if not Path(name).is_file()]:
        return [f"SNIJVLAK_REGISTER noemt een bestand dat er niet is: {', '.join(missing)}."]
    if omgeving not in ("ontwikkeling", "productie"):
        return [f"SNIJVLAK_OMGEVING is '{omgeving}'; kies ontwikkeling of productie."]
    if value["SNIJVLAK_WERK"] not in ("", *WIE_WERKT):
        return [f"SNIJVLAK_WERK is '{value['SNIJVLAK_WERK']}'; kies {' of '.join(WIE_WERKT)}."]
    if omgeving == "ontwikkeling":
        return _openid_faults(value)
    fouten = _openid_faults(value)
    if value["SNIJVLAK_OPENID_UITGEVER"].startswith("http:"):
        fouten.append("SNIJVLAK_OPENID_UITGEVER begint met http:; gebruik https:.")
    fouten += [f"{i.naam} ontbreekt. {i.uitleg}" for i in INSTELLINGEN if i.verplicht and not value[i.naam]]
    geheim, bestand = value["SNIJVLAK_GEHEIM"], value["SNIJVLAK_SLEUTELBESTAND"]
    if geheim and (len(geheim) < 50 or len(set(geheim)) < 5):
        fouten.append("SNIJVLAK_GEHEIM is te zwak; gebruik ten minste 50 willekeurige tekens.")
    if value["SNIJVLAK_HOSTS"] == "*":
        fouten.append("SNIJVLAK_HOSTS mag niet * zijn; noem de hostnamen.")
    if bestand and not Path(bestand).is_file():
        fouten.append("SNIJVLAK_SLEUTELBESTAND wijst naar een bestand dat er niet is.")
    return fouten
