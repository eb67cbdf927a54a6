"""Reports that were released before reports had blocks: read as they were, and shown as blocks."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from pydantic import BaseModel, ConfigDict

from snijvlak.vormgeving.tabel import Tabel, Waarde
from snijvlak.vormgeving.teksten import tekst

from .inhoud import VERSIE, Blok, Herkomst, Inhoud, Zin, spell


class _Deel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Telling(_Deel):
    rijen: tuple[str, ...]
    kolommen: tuple[str, ...]
    waarden: tuple[tuple[int | None, ...], ...]
    legenda: str


class _Les(_Deel):
    zin: str
    factor: str


class _Actie(_Deel):
    wat: str
    wie: str
    uiterlijk: dt.date
    stand: str


class _Laat(_Deel):
    wat: str
    wie: str
    dag: dt.date
    stand: str


class _TeLaat(_Deel):
    op: dt.date
    acties: tuple[_Laat, ...]


class _Oud(_Deel):
    versie: int = 1
    begin: dt.date
    eind: dt.date
    redenen: _Telling
    leerpunten: tuple[_Les, ...]
    acties: tuple[_Actie, ...]
    te_laat: _TeLaat | None = None

    def canonical(self) -> str:
        """What its hash is of: a report that did not tell what was overdue has no such key."""
        data = self.model_dump(mode="json")
        if self.te_laat is None:
            del data["te_laat"]
        return json.dumps(data, ensure_ascii=False, sort_keys=True)


def restore(data: dict[str, Any]) -> tuple[Inhoud, str]:
    """The content of a report as it was kept, and the hash of what was kept.

    Raises:
        pydantic.ValidationError: it is not the content of a report.
    """
    text = json.dumps(data)
    if data.get("versie") == VERSIE:
        inhoud = Inhoud.model_validate_json(text)
        return inhoud, inhoud.sha256()
    old = _Oud.model_validate_json(text)
    return _blocks(old), hashlib.sha256(old.canonical().encode()).hexdigest()


def _blocks(old: _Oud) -> Inhoud:
    period = tekst("rapportage.inhoud.tot_en_met", begin=spell(old.begin), eind=spell(old.eind))
    source = Herkomst(bron=tekst("rapportage.inhoud.snijvlak_meldpunt"), versie=period)
    counts = _table(
        old,
        period,
        ("Reden", *old.redenen.kolommen),
        tuple((name, *row) for name, row in zip(old.redenen.rijen, old.redenen.waarden, strict=True)),
        old.redenen.legenda,
    )
    deeds = tuple((a.wat, a.wie, f"{a.uiterlijk:%d-%m-%Y}", a.stand) for a in old.acties)
    columns = (
        tekst("rapportage.inhoud.kolom_wat"),
        tekst("rapportage.inhoud.kolom_wie"),
        tekst("rapportage.inhoud.kolom_uiterlijk"),
        tekst("rapportage.inhoud.kolom_stand"),
    )
    return Inhoud(
        begin=old.begin,
        eind=old.eind,
        regio=tekst("rapportage.inhoud.regio"),
        blokken=(
            Blok(sleutel="meldpunt.redenen", titel=counts.titel, tabel=counts, herkomst=(source,)),
            Blok(
                sleutel="overleg.leerpunten",
                titel=tekst("rapportage.rapport.kop_wat_wij_leerden"),
                zinnen=tuple(Zin(zin=les.zin, toelichting=les.factor) for les in old.leerpunten),
                leeg=tekst("rapportage.rapport.in_deze_periode_is_er_geen"),
                herkomst=(source,),
            ),
            Blok(
                sleutel="overleg.acties",
                titel=tekst("rapportage.rapport.kop_wat_wij_gaan_verbeteren"),
                tabel=_table(old, period, columns, deeds, ""),
                leeg=tekst("rapportage.rapport.in_deze_periode_is_er_geen_2"),
                herkomst=(source,),
            ),
            *_late(old, period, columns, source),
        ),
    )


def _late(old: _Oud, period: str, columns: tuple[str, ...], source: Herkomst) -> tuple[Blok, ...]:
    if old.te_laat is None:
        return ()
    rows = tuple((a.wat, a.wie, f"{a.dag:%d-%m-%Y}", a.stand) for a in old.te_laat.acties)
    title = tekst("rapportage.inhoud.kop_te_laat", op=spell(old.te_laat.op))
    return (
        Blok(
            sleutel="overleg.te_laat",
            titel=title,
            tabel=_table(old, period, columns, rows, ""),
            leeg=tekst("rapportage.inhoud.niets_te_laat"),
            herkomst=(source,),
        ),
    )


def _table(
    old: _Oud, period: str, columns: tuple[str, ...], rows: tuple[tuple[Waarde, ...], ...], noot: str
) -> Tabel:
    return Tabel(
        titel=tekst("rapportage.inhoud.waardoor_casussen_vastliepen_per"),
        lezing="",
        bron=tekst("rapportage.inhoud.snijvlak_meldpunt"),
        peil=period,
        eenheid="",
        kolommen=columns,
        rijen=rows,
        noot=noot,
    )
