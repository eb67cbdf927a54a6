"""The pages of the flows: for everybody, and with all figures for who may share costs."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from snijvlak.grensverkeer import downloads
from snijvlak.grensverkeer import opslag as bewaard
from snijvlak.grensverkeer.klaar import GEMEENTE
from snijvlak.grensverkeer.soorten import NAMEN
from snijvlak.toegang import queries as toegang
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires
from snijvlak.vormgeving import grafiek
from snijvlak.vormgeving.onderdelen import Tab
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from . import beelden, bestanden, blad, groepen, kaart, queries, tabellen
from .forms import ALLES, VELDEN, Blad, Keuze, KeuzeForm

MAY = Permissie.KOSTEN_DELEN

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Vraag:
    """What is asked, and where."""

    opslag: Path
    blad: Blad
    keuze: Keuze
    parts: Mapping[str, tuple[int, ...]]
    adres: Mapping[str, str]

    def gang(self, jaar: int = 0, per: str = GEMEENTE) -> queries.Jaargang:
        return queries.year(self.opslag, self.keuze.soort, jaar or self.keuze.jaar, per)


@require_safe
def page(request: HttpRequest, soort: str = "", blad: Blad = "tabel") -> HttpResponseBase:
    """A page of a type of education; without a type the first there is."""
    if request.GET.get("cijfers") == ALLES:
        return _everything(request, soort, blad)
    return _answer(request, soort, blad, alles=False)


@requires(MAY)
def _everything(request: HttpRequest, soort: str, blad: Blad) -> HttpResponse:
    return _answer(request, soort, blad, alles=True)


def _answer(request: HttpRequest, soort: str, blad: Blad, *, alles: bool) -> HttpResponse:
    opslag = settings.OMGEVING.gegevens / "grensverkeer"
    try:
        parts = queries.parts(opslag)
        code = (soort or next(iter(parts), "")).upper()
        if not parts and not soort:
            return render(request, "grensverkeer/stromen_leeg.html", {"verouderd": queries.outdated(opslag)})
        if code not in parts:
            raise Http404
        if (other := request.GET.get("soort", "").upper()) in parts and other != code:
            return redirect(f"{_address(blad, other)}?{_without(request, 'soort')}")
        form = KeuzeForm(request.GET, code, parts, blad)
        vraag = _Vraag(opslag, blad, form.chosen(code, alles=alles), parts, request.GET.dict())
        return _page(request, vraag, form)
    except bewaard.BeschadigdeOpslag:
        logger.exception("stored data is damaged; the command 'snijvlak grensverkeer matrix' names the file")
        return render(request, "grensverkeer/stromen_leeg.html", {"beschadigd": True}, status=503)


def _address(blad: Blad, soort: str) -> str:
    name = "grensverkeer:soort" if blad == "tabel" else f"grensverkeer:soort-{blad}"
    return reverse(name, args=[soort.lower()])


def _without(request: HttpRequest, name: str) -> str:
    kept = request.GET.copy()
    kept.pop(name, None)
    return kept.urlencode()


def _page(request: HttpRequest, vraag: _Vraag, form: KeuzeForm) -> HttpResponse:
    made: dict[str, Any] = {"tabel": _cross, "kaart": _map, "balans": _balance, "verloop": _trend}[
        vraag.blad
    ](vraag)
    keuze = vraag.keuze
    if vorm := vraag.adres.get("vorm", ""):
        chosen = made.get("delen") if vraag.adres.get("welke") == "delen" else made["tabel"]
        return _file(chosen, vorm, vraag)
    picture = made.get("getekend")
    context = {
        **made,
        "beeld": keuze.query(vorm="svg") if picture and grafiek.find(picture, _pictures(vraag)) else "",
        "blad_naam": vraag.blad,
        "keuze": keuze,
        "form": form,
        "naam": NAMEN[keuze.soort],
        "tabs": _tabs(vraag),
        "csv": keuze.query(vorm="csv"),
        "xlsx": keuze.query(vorm="xlsx"),
        "mag_alles": MAY in toegang.permissies(request.user),
        "adres_alles": keuze.query(cijfers="" if keuze.alles else ALLES),
        "soorten": [
            (NAMEN[s], _address(vraag.blad, s) + _kept(keuze), s == keuze.soort) for s in vraag.parts
        ],
    }
    return render(request, f"grensverkeer/stromen_{vraag.blad}.html", context)


def _kept(keuze: Keuze) -> str:
    return f"?cijfers={ALLES}" if keuze.alles else ""


def _tabs(vraag: _Vraag) -> list[Tab]:
    words: dict[Blad, str] = {
        "tabel": tekst("grensverkeer.paginas.blad_tabel"),
        "kaart": tekst("grensverkeer.paginas.blad_kaart"),
        "balans": tekst("grensverkeer.paginas.blad_balans"),
        "verloop": tekst("grensverkeer.paginas.blad_verloop"),
    }
    keuze = vraag.keuze
    found: list[Tab] = []
    for name, word in words.items():
        dropped = {field: "" for field, _ in keuze.gevraagd if field not in VELDEN[name]}
        # The home regions of mbo have the address of its table: what is asked tells them apart.
        asked = {"verdeling": keuze.verdeling} if keuze.soort == "MBO" and name == "tabel" else {}
        query = keuze.query(**dropped | asked).removesuffix("?")
        found.append(Tab(word, _address(name, keuze.soort) + query, name == vraag.blad))
    return found


def _cross(vraag: _Vraag) -> dict[str, Any]:
    keuze = vraag.keuze
    if keuze.gemeente:
        gang = vraag.gang()
        found = queries.one_sided(gang, keuze.gemeente, keuze.kant, alles=keuze.alles)
        tabel = tabellen.one_sided(gang, keuze.gemeente, keuze.kant, found, alles=keuze.alles)
        return {
            "tabel": tabel,
            "blad": blad.lay(tabel, ("naam", "aantal"), vraag.adres, keuze.query, totaal=True),
        }
    verdeling = keuze.verdeling
    gang = vraag.gang(per=groepen.divide(verdeling, keuze.soort).per)
    if not gang.stromen:  # of what is counted per municipality no samenwerkingsverband is known
        verdeling, gang = GEMEENTE, vraag.gang()
    kruis = queries.cross(gang, verdeling, keuze.kant, alles=keuze.alles)
    tabel = tabellen.cross(gang, kruis, alles=keuze.alles)
    keys = ("naam", *(g.sleutel for g in kruis.kolommen), "totaal")
    laid = blad.lay(
        tabel,
        keys,
        vraag.adres,
        keuze.query,
        totaal=True,
        tinten=blad.shades(kruis, alles=keuze.alles),
        rijen=[g.sleutel for g in kruis.rijen],
    )
    return {"tabel": tabel, "blad": laid, "verdeling": verdeling, "getekend": tabellen.picture(tabel)}


def _map(vraag: _Vraag) -> dict[str, Any]:
    keuze, gang = vraag.keuze, vraag.gang()
    found = kaart.pairs(gang, keuze.gemeente, alles=keuze.alles)
    tabel = tabellen.lines(gang, found, alles=keuze.alles)
    links = {code: keuze.query(gemeente=code) for code in groepen.region()}
    gegevens = settings.OMGEVING.gegevens
    return {
        "tabel": tabel,
        "kaart": kaart.region(gegevens, tabel, found, keuze.gemeente, links, alles=keuze.alles),
        "blad": blad.lay(tabel, ("woont", "school", "aantal"), vraag.adres, keuze.query, totaal=False),
    }


def _balance(vraag: _Vraag) -> dict[str, Any]:
    keuze, gang = vraag.keuze, vraag.gang()
    tabel = tabellen.balance(gang, queries.traffic(gang, alles=keuze.alles), alles=keuze.alles)
    keys = ("naam", "blijft", "uit", "in", "saldo", "laagste", "hoogste")
    laid = blad.lay(tabel, keys, vraag.adres, keuze.query, totaal=False)
    return {"tabel": tabel, "blad": laid, "getekend": tabel}


def _trend(vraag: _Vraag) -> dict[str, Any]:
    keuze = vraag.keuze
    tabel, shares = beelden.trend(vraag.opslag, keuze.soort, vraag.parts, keuze.gemeente, alles=keuze.alles)
    return {
        "tabel": tabel,
        "delen": shares,
        "getekend": tabel,
        "een_jaar": len(vraag.parts[keuze.soort]) == 1,
        "csv_delen": keuze.query(vorm="csv", welke="delen"),
        "xlsx_delen": keuze.query(vorm="xlsx", welke="delen"),
    }


def _pictures(vraag: _Vraag) -> Path:
    return vraag.opslag / bewaard.GRAFIEKEN


def _file(tabel: Tabel | None, vorm: str, vraag: _Vraag) -> HttpResponse:
    keuze = vraag.keuze
    if vorm == "svg":
        drawn = tabellen.picture(tabel) if tabel and vraag.blad == "tabel" and not keuze.gemeente else tabel
        picture = grafiek.find(drawn, _pictures(vraag)) if drawn else None
        if picture is None:
            raise Http404
        return HttpResponse(picture.read_bytes(), content_type="image/svg+xml")
    naam = "-".join(
        part
        for part in (
            "niet-openbaar" if keuze.alles else "",
            "grensverkeer",
            keuze.soort.lower(),
            "" if vraag.blad == "tabel" else vraag.blad,
            "" if vraag.blad == "verloop" else str(keuze.jaar),
        )
        if part
    )
    return downloads.answer(tabel, vorm, naam)


@require_safe
def flows(request: HttpRequest, soort: str, vorm: str) -> HttpResponse:
    """The open flows of a type of education over all years, as open data."""
    try:
        made = bestanden.make(settings.OMGEVING.gegevens / "grensverkeer", soort.upper())
    except bewaard.BeschadigdeOpslag:
        logger.exception("stored data is damaged; the command 'snijvlak grensverkeer matrix' names the file")
        return render(request, "grensverkeer/stromen_leeg.html", {"beschadigd": True}, status=503)
    if made is None or vorm not in made.inhoud:
        raise Http404
    return downloads.send(
        made.inhoud[vorm], bestanden.VORMEN[vorm][1], f"grensverkeer-{soort.lower()}.{vorm}"
    )
