"""A map as parts of an SVG: what each area is called, how it looks, and where it leads.

It says no more than the table: a hidden value has no colour and no number, and an area whose value may be in
another class has a dashed line.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from snijvlak.vormgeving.tabel import HIDDEN, Tabel, Waarde, readable
from snijvlak.vormgeving.teksten import tekst

from .gebieden import Gebied, Punt, Tegel
from .klassen import COUNT, Klassen
from .lijnen import Lijn, Pijl, arrows
from .plaatsen import MARGIN, WIDTH, Plek, Projectie, middle, path

_TILE = 110  # units: the side of a tile with the space beside it
_GAP = 6
_LETTER = 8  # units: how wide a letter of a name is at most
GEEN, VERBORGEN = "geen", "verborgen"
NO_DATA = tekst("vormgeving.kaart.geen_gegevens")


@dataclass(frozen=True)
class Vlak:
    """An area on the map: ``klasse`` says how it looks, ``regels`` are the lines of its name."""

    naam: str
    tekst: str
    pad: str
    klasse: str
    onzeker: bool
    gekozen: bool
    adres: str
    midden: Plek
    regels: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Stip:
    """A place on the map: its name, where it is, and where it leads."""

    naam: str
    plek: Plek
    adres: str


@dataclass(frozen=True)
class Kaart:
    """A map: the table it shows, its areas, points and lines, and what its colours mean."""

    naam: str
    tabel: Tabel
    breedte: int
    hoogte: int
    vlakken: tuple[Vlak, ...]
    stippen: tuple[Stip, ...]
    legenda: tuple[tuple[str, str], ...]
    bron: str = ""
    tegels: bool = False
    pijlen: tuple[Pijl, ...] = ()
    links: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "links", any(one.adres for one in (*self.vlakken, *self.stippen)))


def draw(
    tabel: Tabel,
    gebieden: Sequence[Gebied] | Sequence[Tegel],
    *,
    naam: str,
    kolom: str = "",
    bron: str = "",
    adressen: Mapping[str, str] | None = None,
    gekozen: Collection[str] = (),
    punten: Sequence[Punt] = (),
    lijnen: Sequence[Lijn] = (),
) -> Kaart:
    """Draw a table whose first column has the names of the areas.

    Args:
        tabel: what is shown; an area without a row says that there are no data.
        gebieden: all with an outline, or all tiles.
        naam: of the map, for the page: letters and hyphens.
        kolom: the column that gives the colour; empty when the areas have none.
        bron: where the boundaries come from.
        adressen: where an area leads, by its code.
        gekozen: codes of areas that stand out.
        punten: places; a tile map has no room for them.
        lijnen: between areas; one of which the value is hidden is not drawn.

    Raises:
        ValueError: there is no area, ``kolom`` is no column, or the table says nothing of what is to be seen.
    """
    if not tabel.lezing.strip():
        raise ValueError(f"{tabel.titel}: zeg in een zin wat er op de kaart te zien is (lezing)")
    values = _values(tabel, kolom)
    klassen = Klassen.of(values.values())
    outlines, places, width, height = _outlines(gebieden, punten)
    vlakken = tuple(
        _area(
            gebied,
            outlines[gebied.code],
            values,
            klassen,
            (adressen or {}).get(gebied.code, ""),
            gebied.code in gekozen,
        )
        for gebied in gebieden
    )
    return Kaart(
        naam=naam,
        tabel=tabel,
        breedte=width,
        hoogte=height,
        vlakken=vlakken,
        stippen=tuple(Stip(p.naam, place, p.adres) for p, place in zip(punten, places, strict=False)),
        legenda=_legend(vlakken, klassen) if kolom else (),
        bron=bron,
        tegels=isinstance(gebieden[0], Tegel),
        pijlen=arrows(
            lijnen,
            {gebied.code: vlak.midden for gebied, vlak in zip(gebieden, vlakken, strict=True)},
            {gebied.code: gebied.naam for gebied in gebieden},
        ),
    )


def _values(tabel: Tabel, kolom: str) -> dict[str, Waarde]:
    if not kolom:
        return {}
    if kolom not in tabel.kolommen[1:]:
        raise ValueError(f"{tabel.titel}: kies de kolom van de kaart uit {', '.join(tabel.kolommen[1:])}")
    place = tabel.kolommen.index(kolom)
    return {readable(rij[0]): rij[place] for rij in tabel.rijen}


def _outlines(
    gebieden: Sequence[Gebied] | Sequence[Tegel], punten: Sequence[Punt]
) -> tuple[dict[str, tuple[tuple[Plek, ...], ...]], list[Plek], int, int]:
    """The rings of each area on the sheet, the points, and the width and height of the sheet."""
    tiles = [gebied for gebied in gebieden if isinstance(gebied, Tegel)]
    if tiles:
        first, last = min(t.kolom for t in tiles), max(t.kolom for t in tiles)
        width, height = _TILE * (last - first + 1), _TILE * (1 + max(t.rij for t in tiles))
        rings = {t.code: (_square(t.kolom - first, t.rij),) for t in tiles}
        return rings, [], width + 2 * MARGIN, height + 2 * MARGIN
    areas = [gebied for gebied in gebieden if isinstance(gebied, Gebied)]
    sheet = Projectie.around(point for area in areas for ring in area.ringen for point in ring)
    rings = {a.code: tuple(tuple(sheet.place(p) for p in ring) for ring in a.ringen) for a in areas}
    return rings, [sheet.place(punt.plek) for punt in punten], WIDTH, sheet.hoogte


def _square(column: int, row: int) -> tuple[Plek, ...]:
    left, top = MARGIN + column * _TILE, MARGIN + row * _TILE
    right, bottom = left + _TILE - _GAP, top + _TILE - _GAP
    return ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))


def _area(
    gebied: Gebied | Tegel,
    rings: tuple[tuple[Plek, ...], ...],
    values: Mapping[str, Waarde],
    klassen: Klassen,
    adres: str,
    chosen: bool,
) -> Vlak:
    klasse, unsure, text = _look(gebied.naam, values, klassen)
    centre = middle(rings)
    return Vlak(
        naam=gebied.naam,
        tekst=text,
        pad=path(rings),
        klasse=klasse,
        onzeker=unsure,
        gekozen=chosen,
        adres=adres,
        midden=centre,
        regels=_lines(gebied.naam, rings, centre),
    )


def _look(naam: str, values: Mapping[str, Waarde], klassen: Klassen) -> tuple[str, bool, str]:
    """How an area looks, whether that is unsure, and what it says."""
    if not values:
        return "vlak", False, ""
    if naam not in values:
        return GEEN, False, NO_DATA
    value = values[naam]
    found = klassen.find(value)
    if found is None:
        return VERBORGEN, False, HIDDEN if value is None else readable(value)
    return str(found[0]), found[1], readable(value)


def _legend(vlakken: Sequence[Vlak], klassen: Klassen) -> tuple[tuple[str, str], ...]:
    """The looks that occur, each with its meaning."""
    there = {vlak.klasse for vlak in vlakken}
    legend = [(str(place), klassen.name(place)) for place in range(COUNT) if str(place) in there]
    if any(vlak.onzeker for vlak in vlakken):
        legend.append(("onzeker", tekst("vormgeving.kaart.onzeker")))
    if VERBORGEN in there:
        legend.append((VERBORGEN, tekst("vormgeving.kaart.verborgen", teken=HIDDEN)))
    if GEEN in there:
        legend.append((GEEN, NO_DATA))
    return tuple(legend)


def _lines(naam: str, rings: Sequence[Sequence[Plek]], centre: Plek) -> tuple[tuple[str, float], ...]:
    """The name in one line or two with the place of each, where it fits; else none: the table has it."""
    across = max(x for ring in rings for x, _ in ring) - min(x for ring in rings for x, _ in ring)
    head, hyphen, tail = naam.rpartition("-")
    lines = [f"{head}-", tail] if hyphen and len(head) > 2 else [naam]
    if max(map(len, lines)) * _LETTER > across:
        return ()
    top = centre[1] - 8 * (len(lines) - 1)
    return tuple((line, round(top + 16 * place, 1)) for place, line in enumerate(lines))
