"""Coverage as tables: for the pages, the pictures, the command and the files alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from snijvlak.vormgeving.tabel import Interval, Tabel, Waarde, dutch
from snijvlak.vormgeving.teksten import tekst

from ..soorten import NAMEN
from . import plekken
from .regels import Dekking as Regels
from .reizen import Marge
from .scenario import Antwoord, Regel, Spreiding
from .uitkomst import Aantal, Dekking, Gebied, Indeling, Locatie
from .voorraad import Bewaard


@dataclass(frozen=True)
class Keuze:
    """What a page shows: a type of education, and by which kind of area."""

    soort: str
    per: Indeling


def places(kept: Bewaard, keuze: Keuze, rules: Regels) -> Tabel:
    """Pupils against places, waiting lists, and what a division with the least distance gives."""
    limit = dutch(int(rules.soorten[keuze.soort].grens_km))
    whole = _region(kept.uitkomst, keuze.soort)
    per_hundred = tekst("grensverkeer.dekking.kolom_per_100")
    return Tabel(
        titel=tekst("grensverkeer.dekking.tabel_plaatsen", soort=NAMEN[keuze.soort]),
        lezing=_read_places(whole, limit),
        bron=_source(kept.uitkomst, keuze.soort),
        peil=_reference(kept.uitkomst, keuze.soort),
        eenheid=tekst("grensverkeer.dekking.eenheid_plaatsen"),
        kolommen=(
            _head(keuze.per),
            tekst("grensverkeer.dekking.kolom_schatting"),
            tekst("grensverkeer.dekking.kolom_plaatsen"),
            tekst("grensverkeer.dekking.kolom_aangenomen"),
            per_hundred,
            tekst("grensverkeer.dekking.kolom_wachtlijst"),
            tekst("grensverkeer.dekking.kolom_km_nu"),
            tekst("grensverkeer.dekking.kolom_km_kort"),
            tekst("grensverkeer.dekking.kolom_buiten_grens", km=limit),
        ),
        rijen=tuple(_place_row(one) for one in _areas(kept.uitkomst, keuze)),
        noot=tekst("grensverkeer.dekking.noot_plaatsen"),
        vorm="staven",
        kolom=per_hundred,
    )


def _place_row(one: Gebied) -> tuple[Waarde, ...]:
    live = one.leerlingen.schatting
    few = tekst("grensverkeer.dekking.te_weinig")
    division = one.verdeeld
    return (
        one.naam,
        _count(one.leerlingen),
        one.plaatsen,
        one.aangenomen,
        round(100 * one.plaatsen / live) if live >= 5 else None,
        _waiting(one.wachtlijst),
        _km(one.reis.gemiddeld.schatting) if one.reis else few,
        _km(division.km) if division else few,
        pupils(division.ver + division.zonder) if division else few,
    )


def _read_places(whole: Gebied, limit: str) -> str:
    division = whole.verdeeld
    return tekst(
        "grensverkeer.dekking.lezing_plaatsen",
        leerlingen=dutch(round(whole.leerlingen.schatting)),
        laag=dutch(whole.leerlingen.laag),
        hoog=dutch(whole.leerlingen.hoog),
        plaatsen=dutch(whole.plaatsen),
        km=limit,
        over=str(pupils(division.ver + division.zonder)) if division else "",
    )


def spread(kept: Bewaard, keuze: Keuze, rules: Regels) -> Tabel:
    """Where special education is: locations, the pupils there, and the pupils who live there."""
    per_thousand = tekst("grensverkeer.dekking.kolom_per_1000")
    whole = _region(kept.uitkomst, keuze.soort)
    without = [one.naam for one in _areas(kept.uitkomst, keuze)[:-1] if not one.locaties]
    return Tabel(
        titel=tekst("grensverkeer.dekking.tabel_spreiding", soort=NAMEN[keuze.soort]),
        lezing=tekst(
            "grensverkeer.dekking.lezing_spreiding",
            locaties=dutch(whole.locaties),
            zonder=", ".join(without),
        ),
        bron=_source(kept.uitkomst, keuze.soort),
        peil=_reference(kept.uitkomst, keuze.soort),
        eenheid=tekst("grensverkeer.dekking.eenheid_spreiding"),
        kolommen=(
            _head(keuze.per),
            tekst("grensverkeer.dekking.kolom_locaties"),
            tekst("grensverkeer.dekking.kolom_op_school"),
            tekst("grensverkeer.dekking.kolom_schatting"),
            per_thousand,
        ),
        rijen=tuple(
            (
                one.naam,
                one.locaties,
                _count(one.op_school),
                _count(one.leerlingen),
                round(one.duizend, 1)
                if one.duizend is not None and one.leerlingen.schatting >= rules.minimum_leerlingen
                else None,
            )
            for one in _areas(kept.uitkomst, keuze)
        ),
        noot=tekst(
            "grensverkeer.dekking.noot_spreiding",
            soorten=", ".join(rules.soorten[keuze.soort].per_duizend),
        ),
        vorm="staven",
        kolom=per_thousand,
    )


def travel(kept: Bewaard, keuze: Keuze, rules: Regels) -> Tabel:
    """How far pupils travel now."""
    mean = tekst("grensverkeer.dekking.kolom_gemiddeld")
    region = _region(kept.uitkomst, keuze.soort)
    whole, unknown = region.reis, region.leerlingen.schatting - region.onderweg
    margin = tekst("grensverkeer.dekking.kolom_marge")
    further = [tekst("grensverkeer.dekking.kolom_verder", km=dutch(km)) for km in rules.drempels_km]
    return Tabel(
        titel=tekst("grensverkeer.dekking.tabel_reizen", soort=NAMEN[keuze.soort]),
        lezing=tekst(
            "grensverkeer.dekking.lezing_reizen",
            mediaan=dutch(_km(whole.mediaan.schatting)) if whole else "?",
            km=dutch(rules.drempels_km[0]),
            procent=dutch(round(whole.verder[0].schatting)) if whole else "?",
        ),
        bron=_source(kept.uitkomst, keuze.soort),
        peil=_reference(kept.uitkomst, keuze.soort),
        eenheid=tekst("grensverkeer.dekking.eenheid_reizen"),
        kolommen=(
            _head(keuze.per),
            tekst("grensverkeer.dekking.kolom_schatting"),
            mean,
            f"{mean}: {margin}",
            tekst("grensverkeer.dekking.kolom_mediaan"),
            f"{tekst('grensverkeer.dekking.kolom_mediaan')}: {margin}",
            *(name for head in further for name in (head, f"{head}: {margin}")),
        ),
        rijen=tuple(_travel_row(one, len(further)) for one in _areas(kept.uitkomst, keuze)),
        noot=tekst(
            "grensverkeer.dekking.noot_reizen",
            factor=dutch(kept.uitkomst.omrijfactor),
            minst=dutch(rules.minimum_leerlingen),
            zonder=str(pupils(unknown)) if unknown >= 0.5 else "",
        ),
        vorm="staven",
        kolom=mean,
    )


def _travel_row(one: Gebied, limits: int) -> tuple[Waarde, ...]:
    if one.reis is None:
        return (one.naam, _count(one.leerlingen), *[None] * (4 + 2 * limits))
    found: list[Waarde] = [one.naam, _count(one.leerlingen)]
    for margin in (one.reis.gemiddeld, one.reis.mediaan):
        found += [_km(margin.schatting), _margin(margin, 1)]
    for margin in one.reis.verder:
        found += [round(margin.schatting), _margin(margin, 0)]
    return tuple(found)


def locations(kept: Bewaard, soort: str) -> Tabel:
    """The locations in the region of one type of education, and those that were given elsewhere."""
    there = [one for one in kept.uitkomst.locaties if one.soort == soort and (one.binnen or one.gegeven)]
    there.sort(key=lambda one: (one.gemeente.removeprefix("'s-"), one.naam, one.code))
    return Tabel(
        titel=tekst("grensverkeer.dekking.tabel_locaties", soort=NAMEN[soort]),
        lezing=tekst(
            "grensverkeer.dekking.lezing_locaties",
            aantal=dutch(len(there)),
            gegeven=dutch(sum(one.gegeven for one in there)),
        ),
        bron=_source(kept.uitkomst, soort),
        peil=_reference(kept.uitkomst, soort),
        eenheid=tekst("grensverkeer.dekking.eenheid_locaties"),
        kolommen=(
            tekst("grensverkeer.dekking.kolom_locatie"),
            tekst("grensverkeer.dekking.kolom_gemeente"),
            tekst("grensverkeer.dekking.kolom_cluster"),
            tekst("grensverkeer.dekking.kolom_leerlingen"),
            tekst("grensverkeer.dekking.kolom_eigen"),
            tekst("grensverkeer.dekking.kolom_plaatsen"),
            tekst("grensverkeer.dekking.kolom_hoe_plaatsen"),
            tekst("grensverkeer.dekking.kolom_vrij"),
            tekst("grensverkeer.dekking.kolom_wachtlijst"),
        ),
        rijen=tuple(_location_row(one) for one in there),
        noot=tekst("grensverkeer.dekking.noot_locaties"),
    )


def _location_row(one: Locatie) -> tuple[Waarde, ...]:
    there = one.leerlingen.schatting if one.leerlingen else 0.0
    free = round((one.plaatsen or 0) - there)
    return (
        one.naam,
        one.gemeente,
        one.cluster or tekst("grensverkeer.dekking.niet_gegeven"),
        _count(one.leerlingen) if one.leerlingen else tekst("grensverkeer.dekking.niet_geteld"),
        pupils(one.eigen),
        one.plaatsen,
        tekst("grensverkeer.dekking.is_gegeven")
        if one.gegeven
        else tekst("grensverkeer.dekking.is_aangenomen"),
        pupils(free) if free >= 0 else tekst("grensverkeer.dekking.te_vol", aantal=str(pupils(-free))),
        _waiting(one.wachtlijst),
    )


def care(kept: Bewaard, rules: Regels) -> Tabel | None:
    """The sites of KDC and care, with the nearest school of each type; None when none was given."""
    whole = kept.uitkomst
    sites = [one for one in whole.locaties if one.soort in rules.zorg]
    if not sites:
        return None
    sites.sort(key=lambda one: (one.soort, one.gemeente.removeprefix("'s-"), one.naam))
    near = [_nearest(whole, sites, soort) for soort in whole.soorten]
    heads = [tekst("grensverkeer.dekking.kolom_dichtstbij", soort=soort) for soort in whole.soorten]
    return Tabel(
        titel=tekst("grensverkeer.dekking.tabel_zorg"),
        lezing=tekst(
            "grensverkeer.dekking.lezing_zorg",
            aantal=dutch(len(sites)),
            plaatsen=dutch(sum(one.plaatsen or 0 for one in sites)),
            wachtlijst=dutch(sum(one.wachtlijst or 0 for one in sites)),
        ),
        bron=whole.bron_opgave,
        peil=whole.peil_opgave,
        eenheid=tekst("grensverkeer.dekking.eenheid_zorg"),
        kolommen=(
            tekst("grensverkeer.dekking.kolom_locatie"),
            tekst("grensverkeer.dekking.kolom_soort"),
            tekst("grensverkeer.dekking.kolom_gemeente"),
            tekst("grensverkeer.dekking.kolom_plaatsen"),
            tekst("grensverkeer.dekking.kolom_wachtlijst"),
            *heads,
        ),
        rijen=tuple(
            (
                one.naam,
                one.soort,
                one.gemeente,
                one.plaatsen,
                _waiting(one.wachtlijst),
                *(column[place] for column in near),
            )
            for place, one in enumerate(sites)
        ),
        noot=tekst("grensverkeer.dekking.noot_zorg"),
        vorm="staven",
        kolom=tekst("grensverkeer.dekking.kolom_plaatsen"),
    )


def _nearest(whole: Dekking, sites: Sequence[Locatie], soort: str) -> list[Waarde]:
    schools = [one for one in whole.locaties if one.soort == soort and one.hoe]
    if not schools:
        return [None] * len(sites)
    km = plekken.distances(sites, schools, whole.omrijfactor, whole.kortste_km)
    return [
        tekst("grensverkeer.dekking.op_km", naam=schools[row.argmin()].naam, km=dutch(_km(row.min())))
        if one.hoe
        else None
        for one, row in zip(sites, km, strict=True)
    ]


def what_if(kept: Bewaard, soort: str, found: Antwoord, titel: str) -> Tabel | None:
    """Who travels less and who more, per home municipality; None when it changes nothing."""
    if not found.regels:
        return None
    difference = tekst("grensverkeer.dekking.kolom_verschil")
    return Tabel(
        titel=titel,
        lezing=_read_what_if(found),
        bron=_source(kept.uitkomst, soort),
        peil=_reference(kept.uitkomst, soort),
        eenheid=tekst("grensverkeer.dekking.eenheid_wat_als"),
        kolommen=(
            tekst("grensverkeer.dekking.kolom_woongemeente"),
            difference,
            f"{difference}: {tekst('grensverkeer.dekking.kolom_marge')}",
            tekst("grensverkeer.dekking.kolom_minder"),
            tekst("grensverkeer.dekking.kolom_meer"),
            tekst("grensverkeer.dekking.kolom_zonder"),
            tekst("grensverkeer.dekking.kolom_leerlingen"),
        ),
        rijen=tuple(_what_if_row(kept.uitkomst, soort, one) for one in (*found.regels, found.totaal)),
        noot=tekst("grensverkeer.dekking.noot_wat_als") + _unknown_homes(found),
        vorm="staven",
        kolom=difference,
    )


def _read_what_if(found: Antwoord) -> str:
    whole = found.totaal
    low, high = sorted(round(abs(value)) for value in whole.verschil.grenzen)
    return tekst(
        "grensverkeer.dekking.lezing_wat_als",
        korter=whole.verschil.waarde < 0,
        km=dutch(abs(round(whole.verschil.waarde))),
        marge=_between(dutch(low), dutch(high)) if low < high else "",
        minder=_people(whole.minder),
        meer=_people(whole.meer),
        zonder=_people(whole.zonder),
        bezet=_people(found.bezet) if found.bezet.veel > 0 else "",
    )


def _unknown_homes(found: Antwoord) -> str:
    if found.onbekend < 1e-6:
        return ""
    return tekst("grensverkeer.dekking.onbekend_huis", aantal=str(pupils(found.onbekend)))


def _what_if_row(whole: Dekking, soort: str, one: Regel) -> tuple[Waarde, ...]:
    area = next((a for a in whole.gebieden_van("gemeente", soort) if a.naam == one.gemeente), None)
    touched = max(sum(part.grenzen[1] for part in (one.minder, one.meer)), 0.0)
    low, high = one.verschil.grenzen
    # Of a few pupils even the kilometers say too much.
    told = touched >= 5 or not area
    return (
        one.gemeente or tekst("grensverkeer.dekking.rij_samen"),
        round(one.verschil.waarde) if told else None,
        _between(_signed(low), _signed(high)) if told else None,
        _people(one.minder),
        _people(one.meer),
        _people(one.zonder),
        _count((area or _region(whole, soort)).leerlingen),
    )


def _signed(value: float) -> str:
    whole = round(value)
    return tekst("grensverkeer.dekking.min", getal=dutch(-whole)) if whole < 0 else dutch(whole)


def _people(part: Spreiding) -> str:
    low, high = (pupils(value) for value in part.grenzen)
    return _between(str(low), str(high))


def _between(low: str, high: str) -> str:
    return low if low == high else tekst("grensverkeer.dekking.tussen", laag=low, hoog=high)


def assumptions(kept: Bewaard | None, rules: Regels) -> Tabel:
    """What is assumed, with the least and the most it may be, and why."""
    given = [getattr(rules.aannames, name) for name in type(rules.aannames).model_fields]
    return Tabel(
        titel=tekst("grensverkeer.dekking.tabel_aannames"),
        lezing=tekst("grensverkeer.dekking.lezing_aannames"),
        bron=rules.bron,
        peil=kept.uitkomst.dag if kept else rules.vanaf.isoformat(),
        eenheid="",
        kolommen=(
            tekst("grensverkeer.dekking.kolom_aanname"),
            tekst("grensverkeer.dekking.kolom_waarde"),
            tekst("grensverkeer.dekking.kolom_laag"),
            tekst("grensverkeer.dekking.kolom_hoog"),
            tekst("grensverkeer.dekking.kolom_waarom"),
        ),
        rijen=tuple(
            (one.wat, *(dutch(float(value)) for value in (one.waarde, one.laag, one.hoog)), one.waarom)
            for one in given
        ),
    )


def every(kept: Bewaard, rules: Regels) -> list[Tabel]:
    """All tables with a picture that the pages show, but those of a question."""
    divisions: tuple[Indeling, ...] = ("gemeente", "samenwerkingsverband")
    made = [
        make(kept, Keuze(soort, per), rules)
        for soort in kept.uitkomst.soorten
        for per in divisions
        for make in (places, spread, travel)
    ]
    sites = care(kept, rules)
    return [*made, sites] if sites else made


# -- figures


def _areas(whole: Dekking, keuze: Keuze) -> list[Gebied]:
    """The areas of a kind, and the region under them."""
    return [*whole.gebieden_van(keuze.per, keuze.soort), _region(whole, keuze.soort)]


def _region(whole: Dekking, soort: str) -> Gebied:
    return whole.gebieden_van("regio", soort)[0]


def _head(per: Indeling) -> str:
    if per == "gemeente":
        return tekst("grensverkeer.dekking.kolom_gemeente")
    return tekst("grensverkeer.dekking.kolom_samenwerkingsverband")


def _source(whole: Dekking, soort: str) -> str:
    return "; ".join(filter(None, (*whole.bronnen[soort], whole.bron_opgave)))


def _reference(whole: Dekking, soort: str) -> str:
    return str(whole.peil[soort])


def pupils(value: float) -> Interval:
    """An estimate in whole pupils; of a small one no more than that it is small."""
    whole = max(0, round(value))
    return Interval(whole, whole) if whole or value < 1e-6 else Interval(0, 1)


def _count(count: Aantal) -> Interval:
    """Pupils with the estimate between the bounds."""
    middle = min(max(round(count.schatting), count.laag), count.hoog)
    return Interval(count.laag, count.hoog, middle if count.laag < count.hoog else None)


def _waiting(count: int | None) -> Waarde:
    return tekst("grensverkeer.dekking.niet_gegeven") if count is None else Interval(count, count)


def _km(value: float) -> float:
    return round(float(value), 1)


def _margin(margin: Marge, digits: int) -> str:
    low, high = (round(value, digits) if digits else round(value) for value in (margin.laag, margin.hoog))
    return _between(dutch(low), dutch(high))


def columns(rules: Regels) -> Tabel:
    """Which columns a list of locations may have, and what belongs in them."""
    kinds = ", ".join((*rules.soorten, *rules.zorg))
    return Tabel(
        titel=tekst("grensverkeer.dekking.tabel_kolommen"),
        lezing="",
        bron=tekst("grensverkeer.dekking.bron_kolommen"),
        peil=rules.vanaf.isoformat(),
        eenheid="",
        kolommen=(tekst("grensverkeer.dekking.kolom_kolom"), tekst("grensverkeer.dekking.kolom_inhoud")),
        rijen=(
            ("locatie", tekst("grensverkeer.dekking.inhoud_locatie")),
            ("soort", tekst("grensverkeer.dekking.inhoud_soort", soorten=kinds)),
            ("postcode", tekst("grensverkeer.dekking.inhoud_postcode")),
            ("plaatsen", tekst("grensverkeer.dekking.inhoud_plaatsen")),
            ("wachtlijst", tekst("grensverkeer.dekking.inhoud_wachtlijst")),
            ("vestiging", tekst("grensverkeer.dekking.inhoud_vestiging")),
            ("cluster", tekst("grensverkeer.dekking.inhoud_cluster")),
        ),
    )
