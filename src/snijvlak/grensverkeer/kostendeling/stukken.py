"""The statement for one municipality, as one object; that object as PDF and as Excel."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from snijvlak.vormgeving import document, rekenblad
from snijvlak.vormgeving.document import printable
from snijvlak.vormgeving.rekenblad import Vel
from snijvlak.vormgeving.teksten import tekst

from ..models import Deling
from .aantallen import written
from .deling import Aandeel
from .queries import Stand
from .tabellen import count, source
from .verrekenen import Post
from .woorden import MATEN, SLEUTELS, WIE_REST, euro, percent


@dataclass(frozen=True)
class Overzicht:
    """What a municipality is told: lines about the arrangement, names with a text or an amount in euros, and
    paragraphs."""

    titel: str
    regels: tuple[str, ...]
    kolommen: tuple[str, str]
    rijen: tuple[tuple[str, str | Decimal], ...]
    kop_uitleg: str
    alineas: tuple[str, ...]


def municipalities(stand: Stand) -> list[str]:
    """Who gets a statement: each municipality that pays, or paid in advance."""
    shares = stand.uitkomst.aandelen if stand.uitkomst else ()
    settled = stand.verrekening.posten if stand.verrekening else ()
    return sorted({*(one.naam for one in shares if not one.is_rest), *(post.naam for post in settled)})


def make(deling: Deling, stand: Stand, gemeente: str) -> Overzicht | None:
    """The statement for a municipality; None when it has none."""
    if stand.uitkomst is None or gemeente not in municipalities(stand):
        return None
    share = next((one for one in stand.uitkomst.aandelen if one.naam == gemeente), None)
    settled = stand.verrekening.posten if stand.verrekening else ()
    post = next((one for one in settled if one.naam == gemeente), None)
    return Overzicht(
        titel=tekst("grensverkeer.stuk.titel", gemeente=gemeente),
        regels=_lines(deling, stand),
        kolommen=(tekst("grensverkeer.stuk.kolom_wat"), tekst("grensverkeer.stuk.kolom_waarde")),
        rijen=(*_general(deling, stand), *_own(stand, share), *_balance(post)),
        kop_uitleg=tekst("grensverkeer.stuk.kop_uitleg"),
        alineas=_explained(stand),
    )


def _lines(deling: Deling, stand: Stand) -> tuple[str, ...]:
    one = deling.arrangement
    state = (
        tekst("grensverkeer.stuk.vastgesteld", kenmerk=deling.sha256)
        if deling.sha256
        else tekst("grensverkeer.stuk.concept")
    )
    kind = Deling.Soort(deling.soort).label
    return (
        tekst("grensverkeer.stuk.regel", naam=one.naam, school=one.school, jaar=one.jaar),
        tekst("grensverkeer.stuk.versie", soort=kind, versie=deling.nummer, regels=stand.invoer.regels),
        state,
    )


def _general(deling: Deling, stand: Stand) -> tuple[tuple[str, str | Decimal], ...]:
    invoer = stand.invoer
    base = invoer.sleutel.basisdeel
    rows: list[tuple[str, str | Decimal]] = [
        (tekst("grensverkeer.stuk.kosten"), invoer.kosten),
        (tekst("grensverkeer.stuk.voorfinancier"), invoer.voorfinancier),
        (tekst("grensverkeer.stuk.sleutel"), SLEUTELS[invoer.sleutel.code]),
    ]
    if base:
        rows.append((tekst("grensverkeer.stuk.basisdeel"), f"{percent(base)}%"))
    if deling.soort == Deling.Soort.VOORSCHOT:
        rows.append((tekst("grensverkeer.stuk.voorschotdeel"), f"{percent(invoer.voorschotdeel)}%"))
    if invoer.telling.totaal is not None:
        rows.append((tekst("grensverkeer.stuk.totaal"), written(invoer.telling.totaal)))
    return tuple(rows)


def _own(stand: Stand, share: Aandeel | None) -> tuple[tuple[str, str | Decimal], ...]:
    if share is None:
        return ()
    return (
        (MATEN[stand.invoer.sleutel.maat], count(share)),
        (tekst("grensverkeer.stuk.procent"), f"{share.procent}%".replace(".", ",")),
        (tekst("grensverkeer.stuk.bedrag"), share.bedrag),
        (tekst("grensverkeer.stuk.laag"), share.laag),
        (tekst("grensverkeer.stuk.hoog"), share.hoog),
    )


def _balance(post: Post | None) -> tuple[tuple[str, str | Decimal], ...]:
    if post is None:
        return ()
    name = tekst("grensverkeer.stuk.betaalt") if post.saldo >= 0 else tekst("grensverkeer.stuk.ontvangt")
    return ((tekst("grensverkeer.stuk.voorschot"), post.voorschot), (name, abs(post.saldo)))


def _explained(stand: Stand) -> tuple[str, ...]:
    outcome, invoer = stand.uitkomst, stand.invoer
    rest = outcome.rest if outcome else Decimal()
    return (
        tekst("grensverkeer.stuk.uit_grenzen"),
        tekst("grensverkeer.stuk.uit_rest", wie=WIE_REST[invoer.rest], rest=euro(rest)),
        tekst("grensverkeer.stuk.uit_bron", bron=source(invoer.telling)),
        tekst("grensverkeer.kosten.verblijf"),
    )


def pdf(overzicht: Overzicht) -> bytes:
    """The statement as tagged PDF (PDF/UA-1).

    Raises:
        DocumentMislukt: typst refused, or took too long.
    """
    data = {
        "titel": printable(overzicht.titel),
        "regels": [printable(line) for line in overzicht.regels],
        "kolommen": list(overzicht.kolommen),
        "rijen": [[printable(name), printable(_text(value))] for name, value in overzicht.rijen],
        "kop_uitleg": printable(overzicht.kop_uitleg),
        "alineas": [printable(part) for part in overzicht.alineas],
    }
    return document.make("snijvlak.grensverkeer", "overzicht.typ", data)


def _text(value: str | Decimal) -> str:
    return f"€ {euro(value)}" if isinstance(value, Decimal) else value


def xlsx(overzicht: Overzicht) -> bytes:
    """The statement as Excel file: the amounts are numbers."""
    rows = (overzicht.kolommen, *overzicht.rijen)
    told = ((overzicht.titel, ""), *(("", line) for line in (*overzicht.regels, *overzicht.alineas)))
    return rekenblad.make(
        [
            Vel(tekst("grensverkeer.rekenblad.blad_overzicht"), rows, getallen=True),
            Vel(tekst("grensverkeer.rekenblad.blad_uitleg"), told, uitleg=True),
        ],
        overzicht.titel,
    )


VORMEN = {"pdf": ("application/pdf", pdf), "xlsx": (rekenblad.SOORT, xlsx)}
