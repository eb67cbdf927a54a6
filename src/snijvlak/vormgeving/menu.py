"""The menus of the head, and which point of them the present page belongs to. Plain Python."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from .teksten import tekst

AANGEMELD, AFGEMELD = "aangemeld", "afgemeld"


@dataclass(frozen=True)
class Punt:
    """A point of a menu: the name of its address, for who (empty: for everyone; ``ook`` are more
    permissions), and what lies under it.

    Under it lies what begins with its address. Of the first page of a room, under which the whole room would
    lie, ``delen`` say which parts do; one that begins with a stroke lies elsewhere.
    """

    adres: str
    naam: str
    voor: str = ""
    ook: tuple[str, ...] = ()
    delen: tuple[str, ...] = ("",)

    def holds(self, adres: str, path: str) -> bool:
        """Whether a page lies under this point, which has that address."""
        parts = (deel if deel.startswith("/") else adres + deel for deel in self.delen)
        return path == adres or any(path.startswith(part) for part in parts)


HOOFDMENU = (
    Punt("meldpunt:nieuw", tekst("vormgeving.kop.naam_melden")),
    Punt("meldpunt:volgen", tekst("vormgeving.kop.naam_melding_volgen")),
    Punt("wegwijzer:wegwijzer", tekst("vormgeving.kop.naam_de_weg_vinden")),
    Punt("grensverkeer:overzicht", tekst("vormgeving.kop.naam_grensverkeer")),
    Punt("rapportage:overzicht", tekst("vormgeving.kop.naam_rapporten"), delen=("", "/publicaties/")),
)
# What may be done decides what is shown: a permission, or whether somebody is signed in.
ACCOUNT = (
    Punt("meldpunt:werklijst", tekst("vormgeving.kop.naam_werklijst"), "melding_lezen"),
    Punt("overleg:doorbraken", tekst("vormgeving.kop.naam_doorbraken"), "casus_agenderen"),
    Punt("meldpunt:nood", tekst("vormgeving.kop.naam_nood"), "glas_breken"),
    Punt("bewaren:overzicht", tekst("vormgeving.kop.naam_bewaren"), "gegevens_vasthouden"),
    Punt(
        "werk:overzicht",
        tekst("vormgeving.kop.naam_mijn_werk"),
        "rapport_maken",
        ("rapport_vrijgeven", "kosten_delen"),
    ),
    Punt("overleg:casussen", tekst("vormgeving.kop.naam_casussen"), "casus_agenderen"),
    Punt("overleg:overleggen", tekst("vormgeving.kop.naam_overleggen"), "overleg_inrichten"),
    Punt(
        "overleg:agenda",
        tekst("vormgeving.kop.naam_agenda"),
        "overleg_deelnemen",
        delen=("bijeenkomst/", "casus/", "vraag/"),
    ),
    Punt("programma:lijst", tekst("vormgeving.kop.naam_programma"), "programma_lezen"),
    Punt("overleg:bibliotheek", tekst("vormgeving.kop.naam_leerpunten"), "leerpunten_lezen"),
    Punt("grensverkeer:kosten", tekst("vormgeving.kop.naam_kosten_delen"), "kosten_delen"),
    Punt("grensverkeer:bundelen", tekst("vormgeving.kop.naam_bundelen"), "kosten_delen"),
    Punt("grensverkeer:dekking", tekst("vormgeving.kop.naam_dekking"), "kosten_delen"),
    Punt("toegang:personen", tekst("vormgeving.kop.naam_personen"), "toegang_beheren"),
    Punt("toegang:spoor", tekst("vormgeving.kop.naam_spoor"), "spoor_lezen"),
    Punt("mfa_index", tekst("vormgeving.kop.naam_mijn_toegang"), AANGEMELD),
    Punt("account_logout", tekst("vormgeving.kop.naam_afmelden"), AANGEMELD),
    Punt("account_login", tekst("vormgeving.kop.naam_aanmelden"), AFGEMELD),
)


def shown(punten: Iterable[Punt], mag: Collection[str], *, signed_in: bool) -> list[Punt]:
    """The points for who may do this."""
    held = {"", AANGEMELD if signed_in else AFGEMELD, *mag}
    return [punt for punt in punten if punt.voor in held or held & {*punt.ook}]


def best(addresses: Iterable[tuple[Punt, str]], path: str) -> str:
    """The address of the point that lies closest above a page; empty when none does."""
    return max((adres for punt, adres in addresses if punt.holds(adres, path)), key=len, default="")
