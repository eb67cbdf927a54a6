"""Where schools are: DUO's lists of addresses (CSV), and GeoJSON with a point for each school.

Layouts: DUO, data sets adressen_bo, adressen_so, adressen_vo and adressen_mbo (CC0), the files of vestigingen
and of mbo-instellingen; and DUO's vestigingen as GeoJSON with ``vestigingscode`` (EduGIS).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from snijvlak.grensverkeer.tellingen import EENHEDEN

from . import plaats
from .bestand import ONLEESBAAR, Ingelezen, OnleesbaarBestand, Terzijde
from .lezer import NAMEN, Lezer, Opbrengst, assemble, quoted, reason, rename, tested
from .waarde import Gelezen, Toets

if TYPE_CHECKING:
    import polars as pl

_NAMEN = {
    "brin": NAMEN["brin"],
    "deel": NAMEN["deel"],
    "naam": ("VESTIGINGSNAAM", "INSTELLINGSNAAM", "NAAM_VESTIGING", "INSTELLINGSNAAM_VESTIGING"),
    "nummer": NAMEN["gemeente"],
    "genoemd": ("GEMEENTENAAM", "GEMEENTENAAM_VESTIGING"),
    "postcode": ("POSTCODE", "POSTCODE_VESTIGING"),
    "plaats": ("PLAATSNAAM", "PLAATSNAAM_VESTIGING"),
}
_HOUD = ("vestiging", "naam", "gemeente", "gemeentecode", "postcode", "plaats", "lengte", "breedte")
GEOJSON = ("vestigingscode", "naam", "gemeente", "postcode", "plaats")


def _recognises(columns: frozenset[str]) -> bool:
    there = set(rename(columns, _NAMEN).values())
    # An address has a street; DUO's counts of pupils have not.
    return {"brin", "genoemd", "postcode", "plaats"} <= there and "STRAATNAAM" in columns


def _work(block: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    block = block.with_columns(
        pl.lit("").alias(name) for name in ("deel", "nummer", "naam") if name not in block.columns
    )
    part = pl.when(pl.col("deel") == "").then(pl.lit("00")).otherwise(pl.col("deel"))
    code = pl.when(part.str.len_chars() == 6).then(part).otherwise(pl.col("brin") + part)
    where = pl.when(pl.col("nummer") == "").then(pl.col("genoemd")).otherwise(pl.col("nummer"))
    known = plaats.official(block.with_columns(vestiging=code.str.to_uppercase(), waar=where), "waar")
    # A number that we do not know says less to people than the name beside it.
    name = pl.when(pl.col("gemeentecode").is_null()).then(pl.col("genoemd")).otherwise(pl.col("gemeente"))
    return known.with_columns(
        gemeente=name,
        geschreven=pl.col("vestiging"),
        lengte=pl.lit(None, pl.Float64),
        breedte=pl.lit(None, pl.Float64),
    )


def _tests() -> list[Toets]:
    import polars as pl

    return [
        Toets(
            pl.col("vestiging").str.contains(EENHEDEN["vestiging"]),
            reason("geen vestigingscode: {}", "geschreven"),
        ),
        Toets(
            pl.col("gemeente").str.len_chars() > 0,
            pl.format("school {} heeft geen gemeente", quoted("vestiging").str.strip_chars("'")),
        ),
    ]


def _make(rows: pl.DataFrame, sha256: str) -> Opbrengst:
    return Opbrengst({"scholen": plaats.schools(rows)}, plaats.unknown(rows))


def _lezer(indeling: str, titel: str, namen: dict[str, tuple[str, ...]], work: Any) -> Lezer:
    return Lezer(
        indeling=indeling,
        titel=titel,
        herkent=_recognises,
        werk=work,
        toetsen=_tests,
        maak=_make,
        houd=_HOUD,
        sleutel=("vestiging",),
        gelijk=("gemeente",),
        dubbel="{} staat eerder in het bestand met een andere gemeente",
        namen=namen,
    )


LEZER = _lezer("adressen", "adressen van scholen (DUO)", _NAMEN, _work)


def _work_geojson(block: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    return plaats.official(block.rename({"gemeente": "waar"}), "waar").with_columns(
        vestiging=pl.col("vestigingscode").str.to_uppercase(), geschreven=pl.col("vestigingscode")
    )


_GEOJSON = _lezer("scholen_geojson", "plaats van de scholen", {}, _work_geojson)


def read_geojson(naam: str, content: bytes, features: Sequence[object]) -> Ingelezen:
    """Schools from the features of a GeoJSON text.

    Raises:
        OnleesbaarBestand: what a school needs is missing, or too many schools are wrong.
    """
    import polars as pl

    known = {key for feature in features for key in _properties(feature)}
    missing = ", ".join(key for key in GEOJSON if key not in known)
    if features and missing:
        what = f"dit is GeoJSON, maar bij de scholen ontbreekt: {missing}."
        raise OnleesbaarBestand(
            naam, what, "Geef een bestand met bij elke school " + ", ".join(GEOJSON) + "."
        )
    rows = [(number, *cells) for number, feature in enumerate(features, 1) if (cells := _cells(feature))]
    kinds = {
        "regel": pl.UInt32,
        **dict.fromkeys(GEOJSON, pl.String),
        "lengte": pl.Float64,
        "breedte": pl.Float64,
    }
    columns = zip(kinds, zip(*rows, strict=True), strict=True) if rows else ()
    block = pl.DataFrame(dict(columns), schema=kinds)
    read = set(block["regel"])
    aside = (Terzijde(n, ONLEESBAAR) for n in range(1, len(features) + 1) if n not in read)
    blocks = [tested(Gelezen(block, tuple(aside)), _GEOJSON)]
    return assemble(naam, blocks, _GEOJSON, lambda: hashlib.sha256(content).hexdigest())


def _properties(feature: Any) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


def _cells(feature: Any) -> tuple[Any, ...] | None:
    """What we use of a feature; None when there is nothing, or it cannot be written."""
    properties = _properties(feature)
    cells = [str(properties.get(key) or "").strip() for key in GEOJSON]
    try:
        # JSON can carry half a character (a lone surrogate), which no text file can hold.
        "".join(cells).encode()
    except UnicodeEncodeError:
        return None
    return (*cells, *_point(feature)) if properties else None


def _point(feature: Any) -> tuple[float | None, float | None]:
    match feature.get("geometry"):
        case {"type": "Point", "coordinates": [int() | float() as east, int() | float() as north, *_]}:
            inside = 3.0 <= east <= 7.5 and 50.5 <= north <= 54.0
            return (float(east), float(north)) if inside else (None, None)
        case _:
            return None, None


def load_geojson(naam: str, content: bytes) -> list[object]:
    """The features of a GeoJSON text.

    Raises:
        OnleesbaarBestand: it is no JSON, or no collection of features.
    """
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        step = "Haal het opnieuw op bij de bron; misschien is het maar voor een deel binnengekomen."
        raise OnleesbaarBestand(naam, "het bestand is geen geldige JSON.", step) from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or data.get("type") != "FeatureCollection":
        raise OnleesbaarBestand(
            naam, "dit is JSON, maar geen GeoJSON (FeatureCollection).", "Kies een ander bestand."
        )
    return features
