"""The flows as tables: for the page, the picture, the map and the files alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypedDict

from snijvlak.grensverkeer.soorten import NAMEN
from snijvlak.vormgeving.tabel import Interval, Tabel, Waarde, dutch
from snijvlak.vormgeving.teksten import tekst

from . import groepen
from .aantal import Aantal, is_small, percent, shown
from .queries import Jaargang, Kant, Kruistabel, Verkeer


def cross(gang: Jaargang, kruis: Kruistabel, *, alles: bool = False) -> Tabel:
    """The table of groups with totals; the last row and column are the totals."""
    heads = [g.naam for g in kruis.kolommen]
    rows = [
        (
            rij.naam,
            *(_cell(kruis.cellen.get((rij.sleutel, k.sleutel)), alles) for k in kruis.kolommen),
            _cell(kruis.rij[rij.sleutel], alles),
        )
        for rij in kruis.rijen
    ]
    sums = [_cell(kruis.kolom[k.sleutel], alles) for k in kruis.kolommen]
    word = tekst("grensverkeer.tabellen.totaal")
    return Tabel(
        titel=tekst("grensverkeer.tabellen.titel_kruis", naam=NAMEN[gang.soort]),
        lezing=_reading(gang.soort, kruis, alles),
        **_about(gang, alles),
        kolommen=(tekst("grensverkeer.tabellen.kolom_woont_in"), *heads, word),
        rijen=(*rows, (word, *sums, _cell(kruis.totaal, alles))),
    )


def picture(tabel: Tabel) -> Tabel:
    """The same without its totals, which would take all colour: as picture."""
    rows = tuple(rij[:-1] for rij in tabel.rijen[:-1])
    return replace(tabel, kolommen=tabel.kolommen[:-1], rijen=rows, vorm="matrix")


def one_sided(
    gang: Jaargang, gemeente: str, kant: Kant, found: Mapping[str, Aantal], *, alles: bool = False
) -> Tabel:
    """Of one municipality each other one, the most pupils first, with the total."""
    order = sorted(found, key=lambda code: (-shown(found[code], alles=alles), groepen.name(code)))
    rows = [(groepen.name(code), _cell(found[code], alles)) for code in order]
    whole = sum(found.values(), Aantal(0, 0, 0))
    soort, where = NAMEN[gang.soort], groepen.name(gemeente)
    total, own = _words(whole, alles), _words(found.get(gemeente, Aantal(0, 0, 0)), alles)
    if kant == "wonen":
        title = tekst("grensverkeer.tabellen.titel_woont", naam=soort, gemeente=where)
        reading = tekst(
            "grensverkeer.tabellen.lezing_woont", naam=soort, gemeente=where, aantal=total, eigen=own
        )
        head = tekst("grensverkeer.tabellen.kolom_school_in")
    else:
        title = tekst("grensverkeer.tabellen.titel_school", naam=soort, gemeente=where)
        reading = tekst(
            "grensverkeer.tabellen.lezing_school", naam=soort, gemeente=where, aantal=total, eigen=own
        )
        head = tekst("grensverkeer.tabellen.kolom_woont_in")
    return Tabel(
        titel=title,
        lezing=reading,
        **_about(gang, alles),
        kolommen=(head, tekst("grensverkeer.tabellen.kolom_leerlingen")),
        rijen=(*rows, (tekst("grensverkeer.tabellen.totaal"), _cell(whole, alles))),
    )


def lines(gang: Jaargang, pairs: Sequence[tuple[str, str, Aantal]], *, alles: bool = False) -> Tabel:
    """Flows between municipalities one by one, as the map draws them."""
    rows = tuple((groepen.name(a), groepen.name(b), _cell(aantal, alles)) for a, b, aantal in pairs)
    naam = NAMEN[gang.soort]
    if pairs:
        first = pairs[0]
        reading = tekst(
            "grensverkeer.tabellen.lezing_lijnen",
            naam=naam,
            van=groepen.name(first[0]),
            naar=groepen.name(first[1]),
            aantal=_words(first[2], alles),
        )
    else:
        reading = tekst("grensverkeer.tabellen.lezing_geen_lijnen", naam=naam)
    return Tabel(
        titel=tekst("grensverkeer.tabellen.titel_lijnen", naam=naam),
        lezing=reading,
        **_about(gang, alles),
        kolommen=(
            tekst("grensverkeer.tabellen.kolom_woont_in"),
            tekst("grensverkeer.tabellen.kolom_school_in"),
            tekst("grensverkeer.tabellen.kolom_leerlingen"),
        ),
        rijen=rows,
    )


def balance(gang: Jaargang, found: Sequence[Verkeer], *, alles: bool = False) -> Tabel:
    """Per municipality who stays, goes out and comes in, and the difference, with its bounds."""
    out = tekst("grensverkeer.tabellen.kolom_uit")
    most = max(found, key=lambda one: shown(one.uit, alles=alles))
    return Tabel(
        titel=tekst("grensverkeer.tabellen.titel_balans", naam=NAMEN[gang.soort]),
        lezing=tekst(
            "grensverkeer.tabellen.lezing_balans",
            gemeente=groepen.name(most.code),
            aantal=_words(most.uit, alles),
            naam=NAMEN[gang.soort],
        ),
        **_about(gang, alles),
        kolommen=(
            tekst("grensverkeer.tabellen.kolom_gemeente"),
            tekst("grensverkeer.tabellen.kolom_blijft"),
            out,
            tekst("grensverkeer.tabellen.kolom_binnen"),
            tekst("grensverkeer.tabellen.kolom_saldo"),
            tekst("grensverkeer.tabellen.kolom_saldo_laag"),
            tekst("grensverkeer.tabellen.kolom_saldo_hoog"),
        ),
        rijen=tuple(
            (
                groepen.name(one.code),
                *(_cell(part, alles) for part in (one.blijft, one.uit, one.binnen)),
                *_difference(one, alles),
            )
            for one in found
        ),
        vorm="staven",
        kolom=out,
    )


def _difference(one: Verkeer, alles: bool) -> tuple[Waarde, int, int]:
    """Who comes in less who goes out: the estimate where both are shown, else half-way; the bounds."""
    come, go = (part.interval(volledig=alles) for part in (one.binnen, one.uit))
    low, high = come.getoond[0] - go.getoond[1], come.getoond[1] - go.getoond[0]
    known = [part.laag if part.laag == part.hoog and not part.klein else part.geschat for part in (come, go)]
    if None not in known:
        return (known[0] or 0) - (known[1] or 0), low, high
    return (low + high) // 2, low, high


def trend(
    gang: Jaargang, found: Sequence[tuple[int, Verkeer]], gemeente: str, *, alles: bool = False
) -> Tabel:
    """Per year who goes out and who comes in: of one municipality, or of all together."""
    out, into = tekst("grensverkeer.tabellen.kolom_uit"), tekst("grensverkeer.tabellen.kolom_binnen")
    where = groepen.name(gemeente) if gemeente else tekst("grensverkeer.tabellen.de_regio")
    first, last = found[0], found[-1]
    naam, nu = NAMEN[gang.soort], _words(last[1].uit, alles)
    if len(found) > 1:
        reading = tekst(
            "grensverkeer.tabellen.lezing_verloop",
            waar=where,
            naam=naam,
            begin=str(first[0]),
            eind=str(last[0]),
            toen=_words(first[1].uit, alles),
            nu=nu,
        )
    else:
        reading = tekst(
            "grensverkeer.tabellen.lezing_een_jaar", waar=where, naam=naam, jaar=str(last[0]), nu=nu
        )
    return Tabel(
        titel=tekst("grensverkeer.tabellen.titel_verloop", waar=where, naam=naam),
        lezing=reading,
        **_about(gang, alles, _years(first[0], last[0])),
        kolommen=(tekst("grensverkeer.tabellen.kolom_jaar"), out, into),
        rijen=tuple((str(jaar), _cell(v.uit, alles), _cell(v.binnen, alles)) for jaar, v in found),
        vorm="lijn",
    )


def _years(begin: int, eind: int) -> str:
    if begin == eind:
        return tekst("grensverkeer.tabellen.peil", jaar=str(begin))
    return tekst("grensverkeer.tabellen.peil_jaren", begin=str(begin), eind=str(eind))


def shares(
    gang: Jaargang, found: Mapping[str, Mapping[int, Verkeer]], gemeente: str, *, alles: bool = False
) -> Tabel:
    """Per year the share that goes out, of each type of education."""
    years = sorted({jaar for per_year in found.values() for jaar in per_year})
    where = groepen.name(gemeente) if gemeente else tekst("grensverkeer.tabellen.de_regio")
    rows = tuple((str(jaar), *(_share(per_year.get(jaar)) for per_year in found.values())) for jaar in years)
    return Tabel(
        titel=tekst("grensverkeer.tabellen.titel_delen", waar=where),
        lezing=tekst("grensverkeer.tabellen.lezing_delen", waar=where),
        **_about(gang, alles, _years(years[0], years[-1]), tekst("grensverkeer.tabellen.eenheid_procent")),
        kolommen=(tekst("grensverkeer.tabellen.kolom_jaar"), *found),
        rijen=rows,
    )


def _share(one: Verkeer | None) -> Waarde:
    found = percent(one.uit, one.blijft) if one else None
    if found is None:
        return tekst("grensverkeer.tabellen.geen_getal")
    low, middle, high = found
    return Interval(int(low), -int(-high // 1), round(middle), volledig=True)


def _cell(aantal: Aantal | None, alles: bool) -> Interval:
    return (aantal or Aantal(0, 0, 0)).interval(volledig=alles)


def _words(aantal: Aantal, alles: bool) -> str:
    """A number in a sentence, with its bounds when it is not exact."""
    if is_small(aantal) and not alles:
        return tekst("grensverkeer.tabellen.minder_dan_vijf")
    interval = aantal.interval(volledig=alles)
    low, high = interval.getoond
    if low == high:
        return dutch(low)
    if interval.geschat is None:
        return tekst("grensverkeer.tabellen.tussen", laag=dutch(low), hoog=dutch(high))
    return tekst(
        "grensverkeer.tabellen.ongeveer", midden=dutch(interval.geschat), laag=dutch(low), hoog=dutch(high)
    )


def _reading(soort: str, kruis: Kruistabel, alles: bool) -> str:
    over, naam = _words(kruis.over, alles), NAMEN[soort]
    if kruis.kant == "wonen":
        return tekst("grensverkeer.tabellen.lezing_kruis_wonen", aantal=over, naam=naam)
    return tekst("grensverkeer.tabellen.lezing_kruis_school", aantal=over, naam=naam)


class _Herkomst(TypedDict):
    bron: str
    peil: str
    eenheid: str
    noot: str


def _about(gang: Jaargang, alles: bool, peil: str = "", eenheid: str = "") -> _Herkomst:
    """Where the figures come from, of when they are, what they count, and how sure."""
    note = tekst("grensverkeer.tabellen.noot_alles") if alles else tekst("grensverkeer.tabellen.noot_open")
    return {
        "bron": "; ".join(gang.bronnen),
        "peil": peil or tekst("grensverkeer.tabellen.peil", jaar=str(gang.jaar)),
        "eenheid": eenheid or tekst("grensverkeer.tabellen.eenheid"),
        "noot": note,
    }
