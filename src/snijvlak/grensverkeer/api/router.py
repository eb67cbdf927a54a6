"""The addresses of the API. Who may ask: everybody, so the answers hold open figures alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from ninja.params.functions import Path as InAddress
from ninja.params.functions import Query

from snijvlak.vormgeving.teksten import tekst

from . import vormen, vragen

router = Router(tags=["grensverkeer"])

KEPT = 300  # seconds that an answer may be kept
_PROBLEMS = {404: vormen.Probleem, 400: vormen.Probleem, 503: vormen.Probleem}

Jaar = Annotated[int | None, Query(ge=2000, le=2100, description=tekst("grensverkeer.api.vraag_peiljaar"))]
Gebied = Annotated[str | None, Query(max_length=10, description=tekst("grensverkeer.api.vraag_gebied"))]


@router.get(
    "/", response={200: vormen.Overzicht, **_PROBLEMS}, summary=tekst("grensverkeer.api.kop_overzicht")
)
def overzicht(request: HttpRequest, response: HttpResponse) -> dict[str, Any]:
    """What can be asked."""
    _keep(response)
    return {
        "uitleg": tekst("grensverkeer.api.uitleg"),
        "licentie": tekst("grensverkeer.api.licentie"),
        "jaren": vragen.overview(_opslag()),
    }


@router.get(
    "/stromen", response={200: vormen.Stromen, **_PROBLEMS}, summary=tekst("grensverkeer.api.kop_stromen")
)
def stromen(
    request: HttpRequest,
    response: HttpResponse,
    soort: Annotated[
        Literal["BO", "SBO", "SO", "VSO", "VO", "PRO", "MBO"],
        Query(description=tekst("grensverkeer.api.veld_soort")),
    ],
    peiljaar: Jaar = None,
    verdeling: Annotated[
        Literal["gemeente", "samenwerkingsverband"],
        Query(description=tekst("grensverkeer.api.veld_verdeling")),
    ] = "gemeente",
    woon: Gebied = None,
    school: Gebied = None,
) -> dict[str, Any]:
    """Flows of pupils from where they live to where they go to school."""
    _keep(response)
    return vragen.flows(_opslag(), soort, peiljaar, verdeling, woon, school)


@router.get(
    "/scholen", response={200: vormen.Scholen, **_PROBLEMS}, summary=tekst("grensverkeer.api.kop_scholen")
)
def scholen(
    request: HttpRequest,
    response: HttpResponse,
    peiljaar: Jaar = None,
    zoek: Annotated[str, Query(max_length=100, description=tekst("grensverkeer.api.vraag_zoek"))] = "",
    gemeente: Gebied = None,
    bladzijde: Annotated[int, Query(ge=1, le=10_000)] = 1,
    per_bladzijde: Annotated[int, Query(ge=1, le=vragen.MEESTE)] = vragen.PER_BLADZIJDE,
) -> dict[str, Any]:
    """Schools by name, place, postcode or code."""
    _keep(response)
    return vragen.schools(_opslag(), peiljaar, zoek, gemeente, bladzijde, per_bladzijde)


@router.get(
    "/scholen/{vestiging}",
    response={200: vormen.SchoolHerkomst, **_PROBLEMS},
    summary=tekst("grensverkeer.api.kop_school"),
)
def school(
    request: HttpRequest,
    response: HttpResponse,
    vestiging: Annotated[
        str,
        InAddress(pattern="^[0-9A-Za-z]{6}$", description=tekst("grensverkeer.api.veld_vestiging")),
    ],
    peiljaar: Jaar = None,
) -> dict[str, Any]:
    """A school and where its pupils live."""
    _keep(response)
    return vragen.school(_opslag(), vestiging, peiljaar)


def _opslag() -> Path:
    return settings.OMGEVING.gegevens / "grensverkeer"


def _keep(response: HttpResponse) -> None:
    """Anybody may keep an answer for a while: it is the same for everybody."""
    response["Cache-Control"] = f"public, max-age={KEPT}"
