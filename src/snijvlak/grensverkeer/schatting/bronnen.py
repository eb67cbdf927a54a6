"""What is loaded of one year, in the form that flows are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from snijvlak.grensverkeer import geladen
from snijvlak.grensverkeer.opslag import Manifest

from .stromen import Bronnen

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Jaar:
    """One peiljaar: ``postcodes`` and ``scholen`` as `geladen.Voorraad` gives them, and all files."""

    bronnen: Bronnen
    postcodes: pl.DataFrame
    scholen: pl.DataFrame
    manifesten: tuple[Manifest, ...]

    @property
    def teksten(self) -> tuple[str, ...]:
        """The files, each in one line."""
        return tuple(dict.fromkeys(manifest.tekst for manifest in self.manifesten))


def read(voorraad: geladen.Voorraad, jaar: int) -> Jaar:
    """Everything of a peiljaar.

    Raises:
        BeschadigdeOpslag: a table cannot be read.
    """
    counts = voorraad.tellingen(peiljaren=[jaar])
    homes, schools = voorraad.postcodes(jaar), voorraad.scholen(jaar)
    bronnen = Bronnen(
        counts.frame, homes.frame.select("pc4", gemeente="gemeentecode"), _places(schools.frame)
    )
    manifests = (*counts.bronnen, *homes.bronnen, *schools.bronnen)
    return Jaar(bronnen, homes.frame, schools.frame, manifests)


def manifests(voorraad: geladen.Voorraad, jaar: int) -> tuple[Manifest, ...]:
    """All files behind a year.

    Raises:
        BeschadigdeOpslag: a table cannot be read.
    """
    loaded = (voorraad.tellingen(peiljaren=[jaar]), voorraad.postcodes(jaar), voorraad.scholen(jaar))
    return tuple(manifest for one in loaded for manifest in one.bronnen)


def _places(schools: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    if "postcode" not in schools.columns:
        schools = schools.with_columns(postcode=pl.lit(None, pl.String))
    return schools.select("vestiging", gemeente="gemeentecode", pc4=pl.col("postcode").str.slice(0, 4))
