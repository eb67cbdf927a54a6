"""Gather the blocks of the rooms into the content of a draft; true counts end here.

Every table of counts is held against the ledger and against the tables before it in the same report.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from importlib.metadata import version

from snijvlak.privacy.onthulling import BeschermdeTabel, Periode, Publicatie
from snijvlak.privacy.onthulling import regels as onthulling
from snijvlak.privacy.onthulling.tabel import same
from snijvlak.publicatie import blokken
from snijvlak.publicatie import queries as grootboek
from snijvlak.publicatie.blokken import Beschermd, Lijst, Telling
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from .inhoud import Blok, Herkomst, Inhoud, Zin, spell

Voortgang = Callable[[int, int], None]


def compose(begin: dt.date, eind: dt.date, tell: Voortgang | None = None) -> Inhoud:
    """What the rooms have to say of a period, both days included, with the blocks that people write.

    A table that cannot be shown next to what was published before becomes a block that says so. ``tell``
    hears how many of how many blocks are ready.

    Raises:
        OnbruikbaarGrootboek: the ledger is damaged.
    """
    given = blokken.gather(begin, eind)
    maker = _Maker(begin, eind)
    ready: list[Blok] = []
    for number, blok in enumerate(given):
        if tell:
            tell(number, len(given))
        ready.append(maker.block(blok))
    return Inhoud(
        begin=begin,
        eind=eind,
        regio=tekst("rapportage.inhoud.regio"),
        blokken=(
            _own(
                "voorwoord",
                tekst("rapportage.blokken.voorwoord_titel"),
                tekst("rapportage.blokken.voorwoord"),
            ),
            *ready,
            _own(
                "onbekend",
                tekst("rapportage.blokken.onbekend_titel"),
                tekst("rapportage.blokken.onbekend"),
            ),
            _own(
                "verantwoording",
                tekst("rapportage.blokken.verantwoording_titel"),
                tekst("rapportage.blokken.verantwoording"),
            ),
        ),
        versies=_versions(eind),
        merk=grootboek.mark(maker.bronnen),
        vast_op=max([eind + dt.timedelta(days=1), *(b.vast_op for b in given if b.vast_op)]),
    )


def sources(bloks: Iterable[Blok]) -> set[str]:
    """What the counts of blocks are of, as the ledger names it."""
    return {same(p.bron) for p in publications(bloks)}


def publications(bloks: Iterable[Blok]) -> list[Publicatie]:
    """The records for the ledger of the tables in these blocks."""
    return [Publicatie.from_json(blok.publicatie) for blok in bloks if blok.publicatie]


def reading(tabel: BeschermdeTabel) -> str:
    """What is to be seen first: the row with the largest total, of those that may be shown."""
    totals = {name: row[-1] for name, row in zip(tabel.rijen[:-1], tabel.waarden[:-1], strict=True)}
    known = {name: count for name, count in totals.items() if count}
    hidden = None in totals.values()
    if not known:
        return tekst("rapportage.inhoud.alles_klein") if hidden else tekst("rapportage.inhoud.geen")
    most = max(known, key=lambda name: known[name])
    if hidden:
        return tekst("rapportage.inhoud.meest_van_getoond", naam=most, aantal=known[most])
    return tekst("rapportage.inhoud.meest", naam=most, aantal=known[most])


def _own(name: str, titel: str, text: str) -> Blok:
    return Blok(sleutel=f"tekst.{name}", titel=titel, tekst=text)


def _versions(eind: dt.date) -> tuple[Herkomst, ...]:
    rule = onthulling.on(eind)
    return (
        Herkomst(bron="Snijvlak", versie=version("snijvlak")),
        Herkomst(
            bron=tekst("rapportage.inhoud.regel_onthulling", drempel=rule.drempel),
            versie=spell(rule.vanaf),
        ),
    )


class _Maker:
    """Makes the blocks of one report, and remembers which tables it shows already."""

    def __init__(self, begin: dt.date, eind: dt.date) -> None:
        self.periode = Periode(begin, eind)
        self.drempel = onthulling.on(eind).drempel
        self.bronnen: set[str] = set()
        self._own: list[Publicatie] = []

    def block(self, blok: blokken.Blok) -> Blok:
        """A block as it may be shown."""
        source = tuple(Herkomst(bron=h.bron, versie=h.versie) for h in blok.herkomst)
        made = Blok(
            sleutel=blok.sleutel, titel=blok.titel, uitleg=blok.uitleg, leeg=blok.leeg, herkomst=source
        )
        match blok.inhoud:
            case Telling():
                return self._counted(made, blok.inhoud)
            case Beschermd(tabel, bron, periode, telling):
                from snijvlak.privacy.onthulling.toets import strictest  # brings the solver

                self.bronnen.add(bron)
                shown = strictest(Publicatie(bron, periode, telling, nul_verborgen=False))
                self._own.append(shown)
                return made.model_copy(update={"tabel": tabel, "publicatie": shown.as_json()})
            case Lijst():
                return made.model_copy(
                    update={"tabel": self._list(made, blok.inhoud), "kenmerken": blok.inhoud.kenmerken}
                )
            case tuple():
                sentences = tuple(
                    Zin(zin=z.zin, toelichting=z.toelichting, kenmerk=z.kenmerk) for z in blok.inhoud
                )
                return made.model_copy(update={"zinnen": sentences})

    def _counted(self, made: Blok, telling: Telling) -> Blok:
        from snijvlak.privacy.onthulling import NietTeBeschermen, protect  # they bring the solver

        self.bronnen.add(telling.bron)
        before = [*grootboek.publications(telling.bron), *self._own]
        known = [p for p in before if same(p.bron) == same(telling.bron)]
        try:
            shown = protect(
                telling.tabel, drempel=self.drempel, bron=telling.bron, periode=self.periode, eerder=known
            ).publicatie
        except NietTeBeschermen:
            return made.model_copy(update={"leeg": tekst("rapportage.blokken.niet_te_tonen")})
        self._own.append(shown)
        beschermd = shown.tabel
        tabel = Tabel(
            titel=made.titel,
            lezing=reading(beschermd),
            bron="; ".join(h.bron for h in made.herkomst),
            peil=self._period(),
            eenheid=telling.eenheid,
            kolommen=(telling.kop, *beschermd.kolommen),
            rijen=tuple((name, *row) for name, row in zip(beschermd.rijen, beschermd.waarden, strict=True)),
            noot=" ".join(
                filter(None, (telling.noot, tekst("rapportage.inhoud.kleine", hoogste=self.drempel - 1)))
            ),
            vorm="staven",
            kolom=beschermd.kolommen[-1],
        )
        return made.model_copy(update={"tabel": tabel, "publicatie": shown.as_json()})

    def _list(self, made: Blok, lijst: Lijst) -> Tabel:
        return Tabel(
            titel=made.titel,
            lezing="",
            bron="; ".join(h.bron for h in made.herkomst),
            peil=lijst.peil or self._period(),
            eenheid="",
            kolommen=lijst.kolommen,
            rijen=lijst.rijen,
        )

    def _period(self) -> str:
        begin, eind = spell(self.periode.begin), spell(self.periode.eind)
        return tekst("rapportage.inhoud.tot_en_met", begin=begin, eind=eind)
