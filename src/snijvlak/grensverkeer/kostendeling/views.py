"""The pages of sharing costs. For who is signed in and may do so; nothing here is public."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving.document import DocumentMislukt
from snijvlak.vormgeving.teksten import tekst

from .. import downloads
from .. import opslag as bewaard
from ..models import Deling
from . import actions, bron, queries, regels, scenarios, stukken, tabellen
from .aantallen import OngeldigeAantallen
from .afronden import NietDeelbaar
from .deling import Invoer, Telling
from .forms import AantallenForm, BestandForm, GegevensForm, NieuwForm, VergelijkForm
from .queries import Regel, Stand
from .woorden import MATEN, SLEUTELS, WIE_REST, euro, percent

MAY = Permissie.KOSTEN_DELEN
S, T = Deling.Soort, Deling.Toestand


def _found(pk: int) -> Regel:
    found = queries.find(pk)
    if found is None:
        raise Http404
    return found


def _newest(pk: int, soort: str) -> Deling:
    found = queries.newest(_found(pk).arrangement, soort)
    if found is None:
        raise Http404
    return found


@requires(MAY)
@require_safe
def arrangements(request: HttpRequest) -> HttpResponse:
    """All arrangements."""
    return render(request, "grensverkeer/kosten.html", {"regels": queries.arrangements()})


@requires(MAY)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin an arrangement."""
    form = (
        NieuwForm(request.POST)
        if request.method == "POST"
        else NieuwForm(initial={"jaar": timezone.localdate().year})
    )
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        begun = actions.Nieuw(data["naam"], data["school"], data["vestiging"], data["jaar"])
        try:
            made = actions.add_arrangement(begun, form.invoer(), door=signed_in(request))
        except actions.NietToegestaan as error:
            form.add_error("naam", str(error))
        else:
            return redirect("grensverkeer:deling", pk=made.pk, soort=S.VOORSCHOT)
    return render(
        request, "grensverkeer/kosten_nieuw.html", {"form": form}, status=422 if form.is_bound else 200
    )


@requires(MAY)
@require_safe
def division(request: HttpRequest, pk: int, soort: str, nummer: int = 0) -> HttpResponse:
    """The newest version of the advance or of the settlement, or an older one."""
    regel = _found(pk)
    newest = _newest(pk, soort)
    deling = queries.find_version(regel.arrangement, soort, nummer) if nummer else newest
    if deling is None:
        raise Http404
    stand = queries.stand(deling)
    is_newest = deling.pk == newest.pk
    context: dict[str, Any] = {
        "regel": regel,
        "deling": deling,
        "stand": stand,
        "gegevens": _details(stand.invoer, deling),
        "tabel": tabellen.shares(deling, stand),
        "verrekening": tabellen.settlement(deling, stand),
        "maten": _counted(stand.invoer),
        "gemeenten": stukken.municipalities(stand),
        "versies": queries.versions(deling),
        "is_nieuwste": is_newest,
        "te_wijzigen": is_newest and deling.toestand == T.CONCEPT,
        "te_heropenen": is_newest and deling.toestand == T.VASTGESTELD and _may_reopen(regel, deling),
        "te_verrekenen": soort == S.VOORSCHOT and newest.toestand == T.VASTGESTELD and not regel.verrekening,
        "gaaf": queries.is_intact(deling),
    }
    return render(request, "grensverkeer/deling.html", context)


def _details(invoer: Invoer, deling: Deling) -> list[tuple[str, str]]:
    """What a division is made from, name by name."""
    rows = [
        (tekst("grensverkeer.kosten.gegeven_kosten"), _money(invoer.kosten)),
        (tekst("grensverkeer.kosten.gegeven_voorfinancier"), invoer.voorfinancier),
        (tekst("grensverkeer.kosten.gegeven_sleutel"), SLEUTELS[invoer.sleutel.code]),
    ]
    if invoer.sleutel.basisdeel:
        rows.append((tekst("grensverkeer.kosten.gegeven_basisdeel"), _part(invoer.sleutel.basisdeel)))
    if deling.soort == S.VOORSCHOT:
        rows.append((tekst("grensverkeer.kosten.gegeven_voorschotdeel"), _part(invoer.voorschotdeel)))
    return [*rows, (tekst("grensverkeer.kosten.gegeven_rest"), WIE_REST[invoer.rest])]


def _money(amount: Decimal) -> str:
    return tekst("grensverkeer.kosten.bedrag", bedrag=euro(amount))


def _part(part: Decimal) -> str:
    return tekst("grensverkeer.kosten.procent", procent=percent(part))


def _may_reopen(regel: Regel, deling: Deling) -> bool:
    return deling.soort == S.VERREKENING or regel.verrekening is None


def _counted(invoer: Invoer) -> list[tuple[str, str, int, bool]]:
    """Per kind of count: its code, its name, how many rows there are, and whether the key needs it."""
    return [
        (code, MATEN[code], len(invoer.tellingen.get(code, Telling()).rijen), code == invoer.sleutel.maat)
        for code in regels.load().maten
    ]


@requires(MAY)
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, pk: int, soort: str) -> HttpResponse:
    """What is divided, by which key, and who paid in advance."""
    deling = _newest(pk, soort)
    invoer = queries.input_of(deling)
    form = GegevensForm(request.POST) if request.method == "POST" else GegevensForm.of(invoer)
    if form.is_bound and form.is_valid():
        try:
            actions.save(
                _read_version(request, deling),
                replace(invoer, **form.fields_of_input()),
                door=signed_in(request),
            )
        except (actions.NietToegestaan, OngeldigeOvergang) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, tekst("grensverkeer.kosten.bewaard"))
            return redirect("grensverkeer:deling", pk=pk, soort=soort)
    context = {"deling": deling, "form": form}
    return render(request, "grensverkeer/deling_gegevens.html", context, status=422 if form.is_bound else 200)


def _read_version(request: HttpRequest, newest: Deling, name: str = "gelezen") -> Deling:
    """The version that somebody looked at when changing it."""
    number = request.POST.get(name, "")
    if number == str(newest.nummer) or not number.isdecimal() or len(number) > 6:
        return newest
    return queries.find_version(newest.arrangement, newest.soort, int(number)) or newest


@requires(MAY)
@require_http_methods(["GET", "HEAD", "POST"])
def counts(request: HttpRequest, pk: int, soort: str, maat: str) -> HttpResponse:
    """One kind of count per home municipality, typed or from a file."""
    deling = _newest(pk, soort)
    if maat not in regels.load().maten:
        raise Http404
    invoer = queries.input_of(deling)
    start: dict[str, Any] = {"initial": {"gelezen": deling.nummer}}
    telling = invoer.tellingen.get(maat, Telling())
    typed = AantallenForm(telling, invoer.resten, **start)
    sent = BestandForm(**start)
    fault = ""
    if request.method == "POST":
        deed = request.POST.get("daad", "")
        made: Telling | None = None
        if deed == "bestand":
            sent = BestandForm(request.POST, request.FILES)
            made = Telling(sent.cleaned_data["bestand"], telling.totaal) if sent.is_valid() else None
        elif deed == "duo" and maat == "leerlingen":
            made, fault = _of_duo(deling)
        else:
            typed = AantallenForm(telling, invoer.resten, request.POST)
            made = typed.telling() if typed.is_valid() else None
        if made is not None:
            name = "bestand-gelezen" if deed == "bestand" else "gelezen"
            read = _read_version(request, deling, name)
            answer, fault = _keep(request, read, invoer.with_count(maat, made))
            if answer:
                return answer
    context = {
        "deling": deling,
        "maat": MATEN[maat],
        "form": typed,
        "bestand": sent,
        "fout": fault,
        "duo": maat == "leerlingen" and deling.arrangement.vestiging,
        "te_wijzigen": deling.toestand == T.CONCEPT,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "grensverkeer/deling_aantallen.html", context, status=status)


def _keep(request: HttpRequest, deling: Deling, invoer: Invoer) -> tuple[HttpResponse | None, str]:
    try:
        actions.save(deling, invoer, door=signed_in(request))
    except (actions.NietToegestaan, OngeldigeOvergang) as error:
        return None, str(error)
    messages.success(request, tekst("grensverkeer.kosten.bewaard"))
    return redirect("grensverkeer:deling", pk=deling.arrangement.pk, soort=deling.soort), ""


def _of_duo(deling: Deling) -> tuple[Telling | None, str]:
    try:
        found = bron.of_school(settings.OMGEVING.gegevens / "grensverkeer", deling.arrangement.vestiging)
    except bewaard.BeschadigdeOpslag:
        return None, tekst("grensverkeer.paginas.beschadigd_kort")
    return found, "" if found else tekst("grensverkeer.kosten.duo_kent_niet")


def _press(deed: Callable[[HttpRequest, Deling], str]) -> Callable[..., Any]:
    """A press of a button on a division; gives what is said when it is done."""

    @requires(MAY)
    @require_POST
    @wraps(deed)
    def press(request: HttpRequest, pk: int, soort: str) -> HttpResponse:
        newest = _newest(pk, soort)
        try:
            messages.success(request, deed(request, _read_version(request, newest)))
        except (actions.NietToegestaan, OngeldigeOvergang, OngeldigeAantallen, NietDeelbaar) as error:
            messages.error(request, str(error))
        return redirect("grensverkeer:deling", pk=pk, soort=soort)

    return press


@_press
def lay_down(request: HttpRequest, deling: Deling) -> str:
    """Lay the amounts down."""
    actions.lay_down(deling, door=signed_in(request))
    return tekst("grensverkeer.kosten.nu_vastgesteld")


@_press
def reopen(request: HttpRequest, deling: Deling) -> str:
    """A new version of what was laid down."""
    actions.reopen(deling, door=signed_in(request))
    return tekst("grensverkeer.kosten.nu_heropend")


@requires(MAY)
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the settlement."""
    try:
        actions.begin_settlement(_found(pk).arrangement, door=signed_in(request))
    except actions.NietToegestaan as error:
        messages.error(request, str(error))
        return redirect("grensverkeer:deling", pk=pk, soort=S.VOORSCHOT)
    return redirect("grensverkeer:deling", pk=pk, soort=S.VERREKENING)


@requires(MAY)
@require_safe
def compare(request: HttpRequest, pk: int, soort: str) -> HttpResponse:
    """Keys and costs side by side, by what the address says; without it by each key that was counted for."""
    deling = _newest(pk, soort)
    invoer = queries.input_of(deling)
    form = VergelijkForm(request.GET if request.GET else None, initial=_ready(invoer))
    given: tuple[scenarios.Scenario, ...] = ()
    if not form.is_bound or form.is_valid():
        chosen = form.cleaned_data if form.is_bound else form.initial
        rules = regels.load()
        base = invoer.sleutel.basisdeel or None
        costs = list(dict.fromkeys(filter(None, (invoer.kosten, chosen.get("kosten")))))
        given = scenarios.compare(invoer, [rules.sleutel(code, base) for code in chosen["sleutel"]], costs)
    tabel = tabellen.scenarios(deling, given)
    if vorm := request.GET.get("vorm", ""):
        return downloads.answer(tabel, vorm, "vergelijking")
    context = {
        "deling": deling,
        "form": form,
        "tabel": tabel,
        "redenen": dict.fromkeys(one.reden for one in given if one.reden),
        "vraag": _question(request, form),
        "beeld": f"{_question(request, form)}vorm=svg",
    }
    return render(request, "grensverkeer/vergelijken.html", context, status=422 if form.errors else 200)


def _ready(invoer: Invoer) -> dict[str, Any]:
    keys = regels.load().sleutels
    counted = [code for code, rule in keys.items() if invoer.tellingen.get(rule.maat, Telling()).rijen]
    return {"sleutel": counted or [invoer.sleutel.code]}


def _question(request: HttpRequest, form: VergelijkForm) -> str:
    """What stands before ``vorm`` in the address of a file."""
    asked = request.GET.copy()
    asked.pop("vorm", None)
    if not asked:
        asked.setlist("sleutel", form.initial["sleutel"])
    return f"?{asked.urlencode()}&"


@requires(MAY)
@require_safe
def table(request: HttpRequest, pk: int, soort: str, nummer: int, vorm: str) -> HttpResponse:
    """The shares of a version as CSV, Excel or picture."""
    deling, stand = _version(pk, soort, nummer)
    return downloads.answer(tabellen.shares(deling, stand), vorm, f"kosten-{soort}-{nummer}")


@requires(MAY)
@require_safe
def balance(request: HttpRequest, pk: int, soort: str, nummer: int, vorm: str) -> HttpResponse:
    """Who pays whom as CSV or Excel."""
    deling, stand = _version(pk, soort, nummer)
    return downloads.answer(tabellen.settlement(deling, stand), vorm, f"verrekening-{nummer}")


def _version(pk: int, soort: str, nummer: int) -> tuple[Deling, Stand]:
    deling = queries.find_version(_found(pk).arrangement, soort, nummer)
    if deling is None:
        raise Http404
    return deling, queries.stand(deling)


@requires(MAY)
@require_safe
def statement(request: HttpRequest, pk: int, soort: str, nummer: int, plaats: int, vorm: str) -> HttpResponse:
    """The statement of one municipality, by its place in the list, as PDF or Excel."""
    deling, stand = _version(pk, soort, nummer)
    names = stukken.municipalities(stand)
    made = stukken.make(deling, stand, names[plaats - 1]) if 0 < plaats <= len(names) else None
    if made is None or vorm not in stukken.VORMEN:
        raise Http404
    kind, draw = stukken.VORMEN[vorm]
    try:
        content = draw(made)
    except DocumentMislukt:
        messages.error(request, tekst("grensverkeer.kosten.document_mislukt"))
        return redirect("grensverkeer:deling", pk=pk, soort=soort)
    return downloads.send(content, kind, f"kosten-{soort}-{nummer}-{plaats}.{vorm}")
