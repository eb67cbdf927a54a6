"""The open data of a report: its tables as CSV, the whole content as JSON, and a description of both.

The description (``publicatie.dcat``) has addresses relative to its own: next to the files in the package, and
at the lasting address of the report.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Mapping

from snijvlak.publicatie import dcat
from snijvlak.publicatie.gegevens import Bestand, Gegevensset, measured
from snijvlak.vormgeving.archief import pack
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from .document import correction, draft, note, source
from .inhoud import Blok, Inhoud, spell

INHOUD, CATALOGUS, LEESMIJ = "inhoud.json", "catalogus.jsonld", "LEESMIJ.txt"
_PAGE = "./"  # the page of the report is the folder of its files


def make(inhoud: Inhoud) -> bytes:
    """The package as zip; the same content gives the same bytes."""
    shown = inhoud.openbaar
    files = {LEESMIJ: _read_me(inhoud).encode(), CATALOGUS: catalogue(shown), INHOUD: content(shown)}
    return pack({**files, **{f"{blok.naam}.csv": csv(blok) for blok in shown.tabellen}})


def content(inhoud: Inhoud) -> bytes:
    """All that the report says, as the text that its hash is of."""
    return inhoud.openbaar.canonical().encode()


def catalogue(inhoud: Inhoud) -> bytes:
    """What the data is, whose, and how it may be used: a data set for the whole, and one for each table."""
    shown = inhoud.openbaar
    files = [measured(INHOUD, INHOUD, "JSON", content(shown))]
    names = ((f"{blok.naam}.csv", blok) for blok in shown.tabellen)
    files += [measured(name, name, "CSV", csv(blok)) for name, blok in names]
    return dcat.json_ld(
        dcat.catalogue(
            tekst("rapportage.vormen.pakket", titel=shown.titel),
            tekst("rapportage.vormen.pakket_uitleg"),
            shown.regio,
            _PAGE,
            datasets(shown, {file.naam: file for file in files}),
        )
    )


def csv(blok: Blok) -> bytes:
    """The table of a block as CSV."""
    return blok.tabel.csv().encode() if blok.tabel else b""


def datasets(
    inhoud: Inhoud,
    files: Mapping[str, Bestand],
    *,
    pagina: str = _PAGE,
    verschenen: dt.datetime | None = None,
) -> list[Gegevensset]:
    """The data sets of a report as it is public: the whole, and each table, with the files there are of it.

    ``pagina`` is the page of the report; when it is another than the folder of the description, the data sets
    keep the name that they have in the catalogue of the report.
    """
    whole = [file for file in (files.get(INHOUD),) if file]
    place = _Plaats(inhoud, pagina, verschenen)
    found = [place.dataset("rapport", inhoud.titel, tekst("rapportage.vormen.pakket_uitleg"), "", whole)]
    for blok in inhoud.tabellen:
        if blok.tabel:
            own = [file for vorm in ("csv", "xlsx") if (file := files.get(f"{blok.naam}.{vorm}"))]
            titel = _title(inhoud, blok.tabel)
            told = " ".join(filter(None, (blok.tabel.lezing, note(blok.tabel)))) or titel
            found.append(place.dataset(blok.naam, titel, told, source(blok), own))
    return found


class _Plaats:
    """Where the data sets of one report are, and what they have in common."""

    def __init__(self, inhoud: Inhoud, pagina: str, verschenen: dt.datetime | None) -> None:
        self.inhoud, self.pagina, self.verschenen = inhoud, pagina, verschenen
        self.sha256 = inhoud.sha256()

    def dataset(
        self, naam: str, titel: str, uitleg: str, bron: str, bestanden: Iterable[Bestand]
    ) -> Gegevensset:
        """One of them."""
        inhoud = self.inhoud
        begin, eind = spell(inhoud.begin), spell(inhoud.eind)
        return Gegevensset(
            naam=naam,
            kenmerk=f"snijvlak/{inhoud.begin}/{inhoud.eind}/{self.sha256}/{naam}",
            titel=titel,
            uitleg=uitleg,
            bron=bron,
            peil=tekst("rapportage.inhoud.tot_en_met", begin=begin, eind=eind),
            pagina=self.pagina,
            bestanden=tuple(bestanden),
            verschenen=self.verschenen,
            begin=inhoud.begin,
            eind=inhoud.eind,
            wijziging=correction(inhoud),
            catalogus="" if self.pagina == _PAGE else f"{self.pagina}{CATALOGUS}",
        )


def _title(inhoud: Inhoud, tabel: Tabel) -> str:
    begin, eind = spell(inhoud.begin), spell(inhoud.eind)
    return tekst("rapportage.vormen.pakket_tabel", tabel=tabel.titel, begin=begin, eind=eind)


def _read_me(inhoud: Inhoud) -> str:
    """What is in the package and how to use it, for people."""
    shown = inhoud.openbaar
    names = [
        f"{INHOUD}: {tekst('rapportage.vormen.leesmij_inhoud')}",
        f"{CATALOGUS}: {tekst('rapportage.vormen.leesmij_catalogus')}",
        *(f"{blok.naam}.csv: {blok.titel}" for blok in shown.tabellen),
    ]
    parts = [
        tekst("rapportage.vormen.pakket", titel=shown.titel),
        draft(inhoud),
        correction(shown),
        tekst("rapportage.vormen.pakket_uitleg"),
        tekst("rapportage.vormen.leesmij_bestanden"),
        *(f"- {name}" for name in names),
        f"{tekst('rapportage.vormen.leesmij_csv')} {tekst('rapportage.vormen.leesmij_excel')}",
        tekst("rapportage.vormen.x"),
        f"{tekst('rapportage.vormen.rij_licentie')}: {tekst('rapportage.vormen.licentie')}",
        tekst("rapportage.vormen.leesmij_controle"),
        f"{tekst('rapportage.vormen.kenmerk')} {shown.sha256()}",
    ]
    wrapped = [textwrap.fill(part, 78, break_on_hyphens=False) for part in parts if part]
    return "\n\n".join(wrapped).replace("\n\n- ", "\n- ") + "\n"
