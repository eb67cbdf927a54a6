"""Municipal boundaries: read from GeoJSON, checked, kept in a folder with a manifest, and found again.

Plain Python. A kept file never changes: another version gets another name, and counts once its manifest is
there.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, BeforeValidator, Field, TypeAdapter, ValidationError

LICENTIE = "CC BY 4.0"
MAP = "gebied"  # the folder in the data folder where the boundaries are kept

Punt = tuple[float, float]  # degrees east and north (WGS84)
Ring = tuple[Punt, ...]  # closed: the last point is the first
Vlak = tuple[Ring, ...]  # the outline, and then its holes

_DECIMALS = 6  # of a degree: a tenth of a metre
_WEST, _SOUTH, _EAST, _NORTH = 3.0, 50.5, 7.5, 54.0  # around the Netherlands in Europe
_NAME = re.compile(r"gemeenten-(\d{4})-(\d{8}T\d{12})-[0-9a-f]{8}\.json")


class OnbruikbareGrenzen(Exception):
    """The GeoJSON has no boundaries that we can use; the text says in Dutch what is wrong with it."""


class BeschadigdeGrenzen(Exception):
    """A kept file is gone or is not what was written; the text says in Dutch what to do."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"De grenzen zijn beschadigd: {path} is niet te lezen of is veranderd. "
            f"Haal ze opnieuw op met: snijvlak gebied haal --jaar {path.name.split('-')[1]}"
        )


@dataclass(frozen=True)
class Grens:
    """The outline of one municipality; ``vlakken`` holds a polygon for each part of its land."""

    code: str
    naam: str
    vlakken: tuple[Vlak, ...]


@dataclass(frozen=True)
class Manifest:
    """What a kept file is and where it comes from; ``sha256`` is of the file as it was written."""

    bron: str
    adres: str
    jaar: int
    licentie: str
    gemeenten: int
    opgehaald_op: str
    bestand: str
    sha256: str

    @property
    def peil(self) -> str:
        """The day on which the boundaries held."""
        return f"1 januari {self.jaar}"

    @property
    def tekst(self) -> str:
        """The source in one line, for under a map."""
        return f"{self.bron}, peil {self.peil}, {self.licentie}"


@dataclass(frozen=True)
class Grenzen:
    """Boundaries of some municipalities, in order of their code, and where they come from."""

    manifest: Manifest
    gemeenten: tuple[Grens, ...]


def _point(value: Any) -> Any:
    return cast("list[object]", value)[:2] if isinstance(value, list) else value  # a height may follow


class _Polygon(BaseModel):
    type: Literal["Polygon"]
    coordinates: list[list[Annotated[tuple[float, float], BeforeValidator(_point)]]]


class _MultiPolygon(BaseModel):
    type: Literal["MultiPolygon"]
    coordinates: list[list[list[Annotated[tuple[float, float], BeforeValidator(_point)]]]]


class _Feature(BaseModel):
    properties: dict[str, Any]
    geometry: Annotated[_Polygon | _MultiPolygon, Field(discriminator="type")]


def parse(feature: object, jaar: int | None) -> tuple[Grens, int]:
    """One GeoJSON feature of CBS as boundary, and its year.

    ``jaar`` is the year that it must be of; None when any year will do, if the feature tells it.

    Raises:
        OnbruikbareGrenzen: it is no municipality with an outline in degrees, or is of another year.
    """
    try:
        one = _Feature.model_validate(feature)
    except (ValidationError, RecursionError):
        raise OnbruikbareGrenzen("Er staat iets in dat geen gebied met een omtrek is.") from None
    code, naam = _text(one, "statcode", "gemeentecode"), _text(one, "statnaam", "gemeentenaam")
    if not re.fullmatch(r"GM\d{4}", code) or not naam:
        raise OnbruikbareGrenzen(
            "Er staat een gebied in zonder gemeentecode (statcode, zoals GM0518) of zonder naam (statnaam)."
        )
    year = _year(one, naam, jaar)
    geometry = one.geometry
    parts = [geometry.coordinates] if isinstance(geometry, _Polygon) else geometry.coordinates
    if not parts or not all(parts):
        raise OnbruikbareGrenzen(f"{naam} heeft geen omtrek.")
    return Grens(code, naam, tuple(tuple(_ring(ring, naam) for ring in part) for part in parts)), year


def _text(feature: _Feature, *names: str) -> str:
    for name in names:
        value = feature.properties.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _year(feature: _Feature, naam: str, jaar: int | None) -> int:
    told = re.match(r"\d{4}", str(feature.properties.get("jaarcode") or _text(feature, "jrstatcode")))
    year = int(told[0]) if told else jaar
    if year is None:
        raise OnbruikbareGrenzen(
            "Het jaar van de grenzen staat er niet in. Zeg het erbij, bijvoorbeeld: --jaar 2022"
        )
    if jaar not in (None, year):
        raise OnbruikbareGrenzen(f"De grens van {naam} is van {year} en niet van {jaar}.")
    return year


def _ring(points: Sequence[Punt], naam: str) -> Ring:
    for east, north in points:
        if _WEST <= east <= _EAST and _SOUTH <= north <= _NORTH:
            continue
        if _WEST <= north <= _EAST and _SOUTH <= east <= _NORTH:
            why = "lengte en breedte staan omgekeerd"
        elif 0 <= east <= 300_000 and 300_000 <= north <= 625_000:
            why = "de punten zijn in meters (RD) en niet in graden (WGS84)"
        else:
            why = "een punt ligt buiten Nederland"
        raise OnbruikbareGrenzen(f"De omtrek van {naam} klopt niet: {why}.")
    if len(points) < 4 or points[0] != points[-1]:
        raise OnbruikbareGrenzen(f"De omtrek van {naam} klopt niet: de lijn is niet gesloten.")
    return tuple((round(east, _DECIMALS), round(north, _DECIMALS)) for east, north in points)


def collect(features: Sequence[object], jaar: int | None) -> tuple[tuple[Grens, ...], int]:
    """All boundaries of a collection in order of their code, and the one year they are of.

    Raises:
        OnbruikbareGrenzen: a feature cannot be used, a municipality stands there twice, or there are none.
    """
    found: dict[str, Grens] = {}
    for feature in features:
        grens, jaar = parse(feature, jaar)
        if grens.code in found:
            raise OnbruikbareGrenzen(f"{grens.naam} ({grens.code}) staat er twee keer in.")
        found[grens.code] = grens
    if jaar is None or not found:
        raise OnbruikbareGrenzen("Er staat geen enkele gemeente in.")
    return tuple(found[code] for code in sorted(found)), jaar


def features(content: bytes) -> tuple[list[object], dict[str, Any]]:
    """The features of a GeoJSON text, and the whole collection.

    Raises:
        OnbruikbareGrenzen: it is no GeoJSON collection.
    """
    try:
        read: Any = json.loads(content)
    except (ValueError, RecursionError):
        raise OnbruikbareGrenzen("Dit is geen GeoJSON, of het is maar voor een deel aangekomen.") from None
    match read:
        case {"type": "FeatureCollection", "features": [*listed]}:
            return listed, cast("dict[str, Any]", read)
        case _:
            raise OnbruikbareGrenzen("Dit is geen GeoJSON met gebieden (FeatureCollection).")


def keep(
    grenzen: Sequence[Grens], jaar: int, folder: Path, *, bron: str, adres: str, moment: dt.datetime
) -> tuple[Manifest, bool]:
    """Write boundaries with their manifest into ``folder``; gives the manifest, and whether it is new.

    Boundaries that are there already are not written again. What is there is whole at every moment.

    Raises:
        OSError: the folder cannot be written.
    """
    content = _geojson(grenzen)
    digest = hashlib.sha256(content).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    known = _usable(folder, jaar)
    if known is not None and known.sha256 == digest:
        return known, False
    utc = moment.astimezone(dt.UTC)
    name = f"gemeenten-{jaar}-{utc:%Y%m%dT%H%M%S%f}-{digest[:8]}"
    manifest = Manifest(
        bron,
        adres,
        jaar,
        LICENTIE,
        len(grenzen),
        utc.isoformat(timespec="seconds"),
        f"{name}.geojson",
        digest,
    )
    with tempfile.TemporaryDirectory(dir=folder, prefix=".aanmaak-") as aside:
        (Path(aside) / manifest.bestand).write_bytes(content)
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
        (Path(aside) / f"{name}.json").write_text(text, encoding="utf-8")
        for suffix in (".geojson", ".json"):  # the manifest last: then the boundaries are there
            (Path(aside) / f"{name}{suffix}").replace(folder / f"{name}{suffix}")
    return manifest, True


def _usable(folder: Path, jaar: int) -> Manifest | None:
    """The newest boundaries of a year, if they are what was written."""
    try:
        known = newest(folder, jaar)
    except BeschadigdeGrenzen:
        return None
    return known if known is not None and _whole(folder / known.bestand, known.sha256) else None


def _geojson(grenzen: Sequence[Grens]) -> bytes:
    """The same bytes for the same boundaries, one municipality on a line."""
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "properties": {"statcode": g.code, "statnaam": g.naam},
                "geometry": {"type": "MultiPolygon", "coordinates": g.vlakken},
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for g in grenzen
    ]
    return ('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n").encode()


def newest(folder: Path, jaar: int | None = None) -> Manifest | None:
    """The manifest of the newest boundaries: of this year, or of the last year there is; None if none.

    Raises:
        BeschadigdeGrenzen: that manifest cannot be read.
    """
    paths = [
        path for path in _manifests(folder) if jaar is None or path.name.startswith(f"gemeenten-{jaar}-")
    ]
    return _manifest(paths[-1]) if paths else None


def read(folder: Path, codes: Collection[str], jaar: int | None = None) -> Grenzen | None:
    """The boundaries of these municipalities from ``folder``; None when nothing was fetched yet.

    A code that the boundaries do not have is left out.

    Raises:
        BeschadigdeGrenzen: what was fetched cannot be read or was changed.
    """
    manifest = newest(folder, jaar)
    if manifest is None:
        return None
    return Grenzen(
        manifest, _read(folder / manifest.bestand, manifest.sha256, frozenset(codes), manifest.jaar)
    )


# A kept file never changes, so what was read from it once is right for ever.
@lru_cache(maxsize=8)
def _read(path: Path, digest: str, codes: frozenset[str], jaar: int) -> tuple[Grens, ...]:
    if not _whole(path, digest):
        raise BeschadigdeGrenzen(path)
    listed, _ = features(path.read_bytes())
    return tuple(g for g in collect(listed, jaar)[0] if g.code in codes)


def _whole(path: Path, digest: str) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False


def _manifests(folder: Path) -> list[Path]:
    """All manifests, the oldest first: the name starts with the year and the moment of fetching (UTC)."""
    return sorted(
        (p for p in folder.glob("gemeenten-*.json") if _NAME.fullmatch(p.name)), key=lambda p: p.name
    )


def _manifest(path: Path) -> Manifest:
    try:
        return _adapter().validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise BeschadigdeGrenzen(path) from error


@cache
def _adapter() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)
