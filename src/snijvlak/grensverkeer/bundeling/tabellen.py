"""What comes out of bundling as tables: for the page, the picture, the command and the files alike."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from snijvlak.vormgeving.tabel import Tabel, dutch
from snijvlak.vormgeving.teksten import tekst

from ..kostendeling.aantallen import written
from .regels import Aannames, Bundeling
from .rekenen import Marge, School


def schools(found: Sequence[School], rules: Bundeling, dag: str) -> Tabel | None:
    """The schools by likely gain; None when there are none."""
    if not found:
        return None
    best = found[0]
    middle = tekst("grensverkeer.bundelen.kolom_winst")
    return Tabel(
        titel=tekst("grensverkeer.bundelen.tabel_scholen"),
        lezing=tekst(
            "grensverkeer.bundelen.lezing_scholen",
            school=best.naam,
            midden=_euros(best.winst.midden),
            marge=margin(best.winst),
        ),
        bron=tekst("grensverkeer.bundelen.bron"),
        peil=tekst("grensverkeer.bundelen.peil", dag=dag, regels=str(rules.vanaf)),
        eenheid=tekst("grensverkeer.bundelen.eenheid"),
        kolommen=(
            tekst("grensverkeer.bundelen.kolom_school"),
            middle,
            tekst("grensverkeer.bundelen.kolom_marge"),
            tekst("grensverkeer.bundelen.kolom_hoogstens"),
            tekst("grensverkeer.bundelen.kolom_kosten"),
            tekst("grensverkeer.bundelen.kolom_arrangementen"),
            tekst("grensverkeer.bundelen.kolom_hulpverleners"),
            tekst("grensverkeer.bundelen.kolom_per_100"),
            tekst("grensverkeer.bundelen.kolom_aanbieders"),
            tekst("grensverkeer.bundelen.kolom_gemeenten"),
            tekst("grensverkeer.bundelen.kolom_uren"),
        ),
        rijen=tuple(
            (
                one.naam,
                round(one.winst.midden),
                margin(one.winst),
                margin(one.hoogstens),
                round(one.kosten),
                one.arrangementen,
                between(*one.hulpverleners),
                per_100(one),
                one.aanbieders,
                one.gemeenten,
                written(one.uren),
            )
            for one in found
        ),
        noot=tekst("grensverkeer.bundelen.noot_marge"),
        vorm="staven",
        kolom=middle,
    )


def joining(one: School, rules: Bundeling, dag: str) -> Tabel:
    """Who would join at a school: with what, and what it costs them now."""
    return Tabel(
        titel=tekst("grensverkeer.bundelen.tabel_deelnemers", school=one.naam),
        lezing=tekst("grensverkeer.bundelen.lezing_deelnemers", aantal=str(len(one.deelnemers))),
        bron=tekst("grensverkeer.bundelen.bron"),
        peil=tekst("grensverkeer.bundelen.peil", dag=dag, regels=str(rules.vanaf)),
        eenheid=tekst("grensverkeer.bundelen.eenheid_deelnemers"),
        kolommen=(
            tekst("grensverkeer.bundelen.kolom_gemeente"),
            tekst("grensverkeer.bundelen.kolom_kosten"),
            tekst("grensverkeer.bundelen.kolom_arrangementen"),
            tekst("grensverkeer.bundelen.kolom_uren"),
        ),
        rijen=tuple(
            (who.gemeente, round(who.kosten), who.arrangementen, written(who.uren)) for who in one.deelnemers
        ),
        noot=tekst("grensverkeer.bundelen.noot_deelnemers"),
        vorm="staven",
        kolom=tekst("grensverkeer.bundelen.kolom_kosten"),
    )


def facts(one: School) -> list[tuple[str, str]]:
    """What is known of a school and what was computed, name by name."""
    pupils = dutch(one.leerlingen) if one.leerlingen else tekst("grensverkeer.bundelen.niet_gegeven")
    needed = dutch(one.nodig) if one.nodig else tekst("grensverkeer.bundelen.nooit")
    return [
        (tekst("grensverkeer.bundelen.kolom_leerlingen"), pupils),
        (tekst("grensverkeer.bundelen.kolom_arrangementen"), dutch(one.arrangementen)),
        (tekst("grensverkeer.bundelen.kolom_hulpverleners"), between(*one.hulpverleners)),
        (tekst("grensverkeer.bundelen.kolom_per_100"), per_100(one)),
        (tekst("grensverkeer.bundelen.kolom_aanbieders"), dutch(one.aanbieders)),
        (tekst("grensverkeer.bundelen.kolom_bundelbaar"), dutch(one.bundelbaar)),
        (tekst("grensverkeer.bundelen.feit_kosten"), _euros(Fraction(one.kosten_bundelbaar))),
        (tekst("grensverkeer.bundelen.kolom_hoogstens"), margin(one.hoogstens)),
        (tekst("grensverkeer.bundelen.feit_collectief"), margin(one.collectief)),
        (tekst("grensverkeer.bundelen.kolom_winst"), _euros(one.winst.midden)),
        (tekst("grensverkeer.bundelen.kolom_marge"), margin(one.winst)),
        (tekst("grensverkeer.bundelen.feit_nodig"), needed),
    ]


def assumptions(rules: Bundeling) -> Tabel:
    """What is assumed, with the least and the most, and why."""
    given = [getattr(rules.aannames, name) for name in Aannames.model_fields]
    return Tabel(
        titel=tekst("grensverkeer.bundelen.tabel_aannames"),
        lezing=tekst("grensverkeer.bundelen.lezing_aannames"),
        bron=rules.bron,
        peil=str(rules.vanaf),
        eenheid="",
        kolommen=(
            tekst("grensverkeer.bundelen.kolom_aanname"),
            tekst("grensverkeer.bundelen.kolom_laag"),
            tekst("grensverkeer.bundelen.kolom_hoog"),
            tekst("grensverkeer.bundelen.kolom_waarom"),
        ),
        rijen=tuple((one.wat, _number(one.laag), _number(one.hoog), one.waarom) for one in given),
    )


def _number(value: Decimal) -> str:
    return dutch(int(value)) if value == int(value) else written(value)


def margin(marge: Marge) -> str:
    """The least and the most in whole euros; what is below zero with the word for it."""
    return between(_euros(marge.laag), _euros(marge.hoog))


def between(least: object, most: object) -> str:
    """Two figures as one text."""
    return (
        f"{least}"
        if least == most
        else tekst("grensverkeer.bundelen.tussen", laag=str(least), hoog=str(most))
    )


def _euros(amount: Fraction) -> str:
    whole = round(amount)
    return tekst("grensverkeer.bundelen.min", bedrag=dutch(-whole)) if whole < 0 else dutch(whole)


def per_100(one: School) -> str:
    """Helpers per hundred pupils, whole numbers; of a school whose pupils were not told, that."""
    if one.per_100 is None:
        return tekst("grensverkeer.bundelen.niet_gegeven")
    return between(*(dutch(round(value)) for value in one.per_100))
