"""What pages, pictures and files show of schools, as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from snijvlak.gebied import regels as gebied
from snijvlak.gebied.queries import haaglanden
from snijvlak.vormgeving.tabel import Tabel, Waarde, dutch
from snijvlak.vormgeving.teksten import tekst

from ..soorten import NAMEN
from . import queries, rmc
from .queries import BUITENLAND, MBO, ONBEKEND, OVERIG, Deel, Herkomst
from .tellen import Aantal, Procent, share, total

MEESTE = 15  # municipalities outside the region that a page lists; a file has all
ANDERE = "andere"


def by_municipality(found: Herkomst, *, kort: bool = False) -> Tabel | None:
    """Home municipalities: all of the region, and each other one with a pupil; None when nothing is told.

    ``kort``: for a page, with those of which there are few pupils in one row when there are very many.
    """
    if found.weinig:
        return None
    here = {deel.code for deel in found.gemeenten}
    region = [g.code.removeprefix("GM") for g in haaglanden()]
    none = tuple(Deel(code, Aantal()) for code in region if code not in here)
    parts = (*found.gemeenten, *none)
    return _table(
        found,
        _title(found),
        _reading(found),
        tekst("grensverkeer.scholen.kolom_gemeente"),
        _shorter(parts, region) if kort else parts,
        home_name,
    )


def _title(found: Herkomst) -> str:
    if found.soort == MBO:
        return tekst("grensverkeer.scholen.tabel_gemeenten_mbo", school=found.school.naam)
    return tekst("grensverkeer.scholen.tabel_gemeenten", school=found.school.naam)


def _shorter(parts: tuple[Deel, ...], region: Sequence[str]) -> tuple[Deel, ...]:
    kept = [*(deel.code for deel in parts if deel.code not in region)][:MEESTE]
    rest = [deel.aantal for deel in parts if deel.code not in (*kept, *region)]
    if len(rest) < 2:
        return parts
    return (*(deel for deel in parts if deel.code in (*kept, *region)), Deel(ANDERE, total(rest)))


def by_verband(found: Herkomst) -> Tabel | None:
    """The samenwerkingsverbanden of the homes; None when there are none, as in mbo."""
    if not found.verbanden:
        return None
    most = found.verbanden[0]
    return _table(
        found,
        tekst("grensverkeer.scholen.tabel_verbanden", school=found.school.naam),
        tekst(
            "grensverkeer.scholen.lezing_verbanden",
            aantal=str(sum(deel.code not in (BUITENLAND, ONBEKEND) for deel in found.verbanden)),
            meeste=verband_name(most.code),
        ),
        tekst("grensverkeer.scholen.kolom_verband"),
        found.verbanden,
        verband_name,
    )


def by_region(found: Herkomst) -> Tabel | None:
    """The RMC-regio's of the homes, each with its share; None for another type than mbo."""
    if not found.regios:
        return None
    order = [*rmc.names(), OVERIG, BUITENLAND, ONBEKEND]
    parts = sorted(found.regios, key=lambda deel: order.index(deel.code))
    first = parts[0]
    return _table(
        found,
        tekst("grensverkeer.scholen.tabel_regios", school=found.school.naam),
        tekst(
            "grensverkeer.scholen.lezing_regios",
            deel=percent(share(first.aantal, _others(parts, first))),
            regio=region_name(first.code),
        ),
        tekst("grensverkeer.scholen.kolom_regio"),
        parts,
        region_name,
        deel=True,
    )


def in_all_years(found: Sequence[Herkomst]) -> Tabel | None:
    """Each type of education and year of a school, with who comes from elsewhere; None when there is one."""
    if len(found) < 2:
        return None
    rows = [
        (
            tekst("grensverkeer.scholen.soort_jaar", soort=NAMEN[one.soort], jaar=str(one.jaar)),
            *_values(one.totaal, alles=one.alles),
            from_elsewhere(one),
        )
        for one in found
    ]
    return Tabel(
        titel=tekst("grensverkeer.scholen.tabel_jaren"),
        lezing="",
        bron=sources(found),
        peil=", ".join(dict.fromkeys(day(one.jaar) for one in found)),
        eenheid="",
        kolommen=(
            tekst("grensverkeer.scholen.kolom_soort_jaar"),
            *_columns(found[0].soort, alles=found[0].alles),
            tekst("grensverkeer.scholen.kolom_elders"),
        ),
        rijen=tuple(rows),
    )


def mbo(found: Sequence[Herkomst]) -> Tabel | None:
    """Students per instelling and RMC-regio; None without mbo."""
    if not found:
        return None
    there = {deel.code for one in found for deel in one.regios}
    order = [code for code in (*rmc.names(), OVERIG, BUITENLAND, ONBEKEND) if code in there]
    rows: list[tuple[Waarde, ...]] = []
    for one in found:
        parts = {deel.code: deel.aantal for deel in one.regios}
        cells = (None if one.weinig else parts.get(code, Aantal()).interval for code in order)
        rows.append((one.school.naam, *cells))
    whole = total(one.totaal for one in found)
    own = total(deel.aantal for one in found for deel in one.regios if deel.code == order[0])
    return Tabel(
        titel=tekst("grensverkeer.scholen.tabel_mbo"),
        lezing=tekst(
            "grensverkeer.scholen.lezing_mbo",
            samen=str(whole.interval),
            deel=percent(share(own, _less(whole, own))),
            regio=region_name(order[0]),
        ),
        bron=sources(found),
        peil=day(found[0].jaar),
        eenheid=_pupils(MBO).casefold(),
        kolommen=(
            tekst("grensverkeer.scholen.kolom_instelling"),
            *(region_name(code) for code in order),
        ),
        rijen=tuple(rows),
        noot=_note(found[0]),
        vorm="matrix",
    )


def mbo_shares(found: Sequence[Herkomst]) -> Tabel | None:
    """All students of each instelling, and the share of each RMC-regio; None without mbo."""
    there = {deel.code for one in found for deel in one.regios}
    order = [code for code in (*rmc.names(), OVERIG, BUITENLAND, ONBEKEND) if code in there]
    rows: list[tuple[Waarde, ...]] = []
    for one in found:
        parts = {deel.code: deel for deel in one.regios}
        cells = (
            percent(share(parts[code].aantal, _others(one.regios, parts[code]))) if code in parts else "0%"
            for code in order
        )
        shown = (None,) * len(order) if one.weinig else cells
        rows.append((one.school.naam, one.totaal.interval, *shown))
    if not rows:
        return None
    return Tabel(
        titel=tekst("grensverkeer.scholen.tabel_mbo_delen"),
        lezing=tekst("grensverkeer.scholen.lezing_mbo_delen"),
        bron=sources(found),
        peil=day(found[0].jaar),
        eenheid="",
        kolommen=(
            tekst("grensverkeer.scholen.kolom_instelling"),
            tekst("grensverkeer.scholen.kolom_studenten"),
            *(region_name(code) for code in order),
        ),
        rijen=tuple(rows),
    )


def facts(found: Herkomst) -> list[tuple[str, str]]:
    """What there is to say of a school, name by name."""
    school = found.school
    where = " ".join(filter(None, (school.postcode, school.plaats)))
    known = sum(deel.aantal.precies for deel in found.gemeenten)
    lines = [
        (tekst("grensverkeer.scholen.feit_code"), school.vestiging),
        (tekst("grensverkeer.scholen.feit_plaats"), where),
        (tekst("grensverkeer.scholen.feit_gemeente"), school.gemeentenaam),
        (_pupils(found.soort), str(found.totaal.interval)),
        (tekst("grensverkeer.scholen.kolom_elders"), from_elsewhere(found)),
    ]
    if not found.weinig:
        sure = tekst("grensverkeer.scholen.zeker", bekend=str(known), aantal=str(len(found.gemeenten)))
        lines.append((tekst("grensverkeer.scholen.feit_zeker"), sure))
    return [(name, value or tekst("grensverkeer.scholen.weten_wij_niet")) for name, value in lines]


def from_elsewhere(found: Herkomst) -> str:
    """The share that lives in another municipality than the school, in words; "" when that is not told."""
    if found.weinig or not found.school.gemeente:
        return ""
    unknown = found.onbekend
    # Whose home is unknown may live here or elsewhere.
    here = Aantal(found.hier.laag, found.hier.schatting, found.hier.hoog + unknown.hoog)
    there = Aantal(found.elders.laag, found.elders.schatting, found.elders.hoog + unknown.hoog)
    return percent(share(there, here))


def percent(found: Procent | None) -> str:
    """A share as text: 38% (35–41%)."""
    if found is None:
        return ""
    low, high = str(found.laag), str(found.hoog)
    if found.schatting is None:
        return tekst("grensverkeer.scholen.procent_tussen", laag=low, hoog=high)
    guess = str(found.schatting)
    if found.hoog - found.laag <= 1 and found.laag <= found.schatting <= found.hoog:
        return tekst("grensverkeer.scholen.procent", getal=guess)
    return tekst("grensverkeer.scholen.procent_ongeveer", getal=guess, laag=low, hoog=high)


def home_name(code: str) -> str:
    """What a home is called."""
    return _special(code) or queries.municipality(code)


def verband_name(code: str) -> str:
    """What a samenwerkingsverband is called: its code when no source of ours names it."""
    known = {one.code: one.titel for one in gebied.load().samenwerkingsverbanden}
    return _special(code) or known.get(code, code)


def region_name(code: str) -> str:
    """What an RMC-regio is called."""
    return tekst("grensverkeer.scholen.overig") if code == OVERIG else _special(code) or code


def _special(code: str) -> str:
    return {
        BUITENLAND: tekst("grensverkeer.rest.buitenland"),
        ONBEKEND: tekst("grensverkeer.rest.onbekend"),
        ANDERE: tekst("grensverkeer.scholen.andere"),
    }.get(code, "")


def sources(found: Iterable[Herkomst]) -> str:
    """All files behind these, each once."""
    return "; ".join(dict.fromkeys(bron for one in found for bron in one.bronnen))


def day(jaar: int) -> str:
    """The reference date of a year."""
    return tekst("grensverkeer.scholen.peil", jaar=str(jaar))


def _table(
    found: Herkomst,
    titel: str,
    lezing: str,
    kop: str,
    delen: Sequence[Deel],
    naam: Callable[[str], str],
    *,
    deel: bool = False,
) -> Tabel:
    columns = _columns(found.soort, alles=found.alles)
    rows: list[tuple[Waarde, ...]] = []
    for one in delen:
        more = (percent(share(one.aantal, _others(delen, one))),) if deel else ()
        rows.append((naam(one.code), *_values(one.aantal, alles=found.alles), *more))
    return Tabel(
        titel=titel,
        lezing=lezing,
        bron="; ".join(found.bronnen),
        peil=day(found.jaar),
        eenheid=_pupils(found.soort).casefold(),
        kolommen=(kop, *columns, *((tekst("grensverkeer.scholen.kolom_deel"),) if deel else ())),
        rijen=tuple(rows),
        noot=_note(found),
        vorm="staven",
        kolom=columns[0],
    )


def _columns(soort: str, *, alles: bool) -> tuple[str, ...]:
    if not alles:
        return (_pupils(soort),)
    return (
        tekst("grensverkeer.scholen.kolom_schatting"),
        tekst("grensverkeer.scholen.kolom_laag"),
        tekst("grensverkeer.scholen.kolom_hoog"),
    )


def _values(count: Aantal, *, alles: bool) -> tuple[Waarde, ...]:
    return (round(count.schatting, 1), count.laag, count.hoog) if alles else (count.interval,)


def _pupils(soort: str) -> str:
    if soort == MBO:
        return tekst("grensverkeer.scholen.kolom_studenten")
    return tekst("grensverkeer.scholen.kolom_leerlingen")


def _note(found: Herkomst) -> str:
    return tekst("grensverkeer.scholen.noot_alles") if found.alles else tekst("grensverkeer.scholen.noot")


def _others(parts: Iterable[Deel], one: Deel) -> Aantal:
    return total(deel.aantal for deel in parts if deel.code != one.code)


def _less(whole: Aantal, part: Aantal) -> Aantal:
    return Aantal(whole.laag - part.laag, whole.schatting - part.schatting, whole.hoog - part.hoog)


def _reading(found: Herkomst) -> str:
    most = found.gemeenten[0]
    count = round(most.aantal.schatting)
    return tekst(
        "grensverkeer.scholen.lezing_gemeenten",
        aantal=dutch(len(found.gemeenten)),
        gemeente=home_name(most.code),
        meeste=dutch(count) if found.alles else str(most.aantal.interval),
    )
