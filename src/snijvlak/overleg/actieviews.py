"""The pages of what a table does: an action, the board, and the patterns over cases."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.permissies import Permissie
from snijvlak.toegang.poort import requires, signed_in
from snijvlak.vormgeving import grafiek
from snijvlak.vormgeving.onderdelen import Tab
from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from . import actions, beelden, overgangen, queries, regels
from .actieforms import BordForm, EffectForm, GedaanForm, StopForm
from .models import Overleg, Verbeteractie

T = Verbeteractie.Toestand
READERS = (Permissie.OVERLEG_DEELNEMEN, Permissie.CASUS_AGENDEREN)
_ALL = (*READERS, Permissie.RAPPORT_MAKEN)
Formulier = GedaanForm | EffectForm | StopForm


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def action(request: HttpRequest, pk: int) -> HttpResponse:
    """One action: what was agreed, how far it is, and whether it helped."""
    person = signed_in(request)
    found = queries.find_actie(pk, person)
    if found is None:
        raise Http404
    states = overgangen.next_states(overgangen.ACTIE, found.toestand, queries.action_ways(found, person))
    if found.effect == Verbeteractie.Effect.GEHOLPEN:
        states -= {T.BEZIG}
    part = request.POST.get("deel", "")
    forms = _forms(states, part, request)
    fout = ""
    if part == "begin" or (part in forms and forms[part].is_valid()):
        try:
            _do(found, part, forms, request)
        except (actions.NietToegestaan, OngeldigeOvergang) as error:
            fout = str(error)
        else:
            messages.success(request, tekst("overleg.actie.opgeslagen"))
            return redirect("overleg:actie", pk=pk)
    today = timezone.localdate()
    context = {
        "actie": found,
        "leest": queries.may_read(found.leerpunt, person),
        "factor": regels.factor_naam(found.factor),
        "indeling": _placed(found),
        "te_laat": queries.late(found, today),
        "nieuw": str(queries.new_cases(found.factor, found.gedaan_op)) if found.gedaan_op else "",
        "begin": T.BEZIG in states,
        "fout": fout,
        "forms": forms,
    }
    return render(request, "overleg/actie.html", context, status=422 if part else 200)


@requires(*READERS)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The actions of a body, or of the region, by kind, level and state."""
    form, body, rows = _asked(request)
    today = timezone.localdate()
    context = {
        "form": form,
        "overleg": body,
        "tabs": _tabs(request, body),
        "vakken": queries.board(rows, today),
        "tabel": queries.board_table(rows, _title(body), today),
        "gefilterd": "factor" in form.chosen(),
        "csv": urlencode(form.chosen()),
    }
    return render(request, "overleg/bord.html", context)


@requires(*READERS)
@require_safe
def board_csv(request: HttpRequest) -> HttpResponse:
    """The counts of the board."""
    _, body, rows = _asked(request)
    return _csv(queries.board_table(rows, _title(body), timezone.localdate()), "snijvlak-bord")


@requires(*_ALL)
@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """What comes back over cases: the newest half year, how it went, and what came back after an action."""
    found, today = queries.half_years(), timezone.localdate()
    context = {
        "halfjaren": [_drawn(halfjaar) for halfjaar in found],
        "verloop": queries.course(found),
        "terug": queries.came_back(today),
        "volgende": queries.next_count(today),
        "niet_geteld": [queries.name_of(begin) for begin in queries.not_counted(today)],
    }
    return render(request, "overleg/patronen.html", context)


@requires(Permissie.CASUS_AGENDEREN)
@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """Count the half years that are over now, when the night did not."""
    actions.count_patterns(timezone.localdate(), door=signed_in(request))
    messages.success(request, tekst("overleg.patronen.nu_geteld"))
    return redirect("overleg:patronen")


@requires(*_ALL)
@require_safe
def patterns_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Factor by sector of a half year."""
    found = queries.find_half_year(pk)
    if found is None:
        raise Http404
    return _csv(found.tabel, f"snijvlak-patronen-{pk}")


@requires(*_ALL)
@require_safe
def patterns_svg(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture of a half year."""
    found = queries.find_half_year(pk)
    path = grafiek.find(found.tabel, beelden.folder()) if found else None
    if path is None:
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="image/svg+xml")


def _forms(states: frozenset[str], part: str, request: HttpRequest) -> dict[str, Formulier]:
    kinds: dict[str, tuple[str, type[Formulier]]] = {
        "gedaan": (T.GEDAAN, GedaanForm),
        "effect": (T.EFFECT_BEKEKEN, EffectForm),
        "stop": (T.GESTOPT, StopForm),
    }
    return {
        name: form(request.POST if part == name else None)
        for name, (state, form) in kinds.items()
        if state in states
    }


def _do(actie: Verbeteractie, part: str, forms: dict[str, Formulier], request: HttpRequest) -> None:
    person = signed_in(request)
    if part == "begin":
        actions.start(actie, door=person)
        return
    data = forms[part].cleaned_data
    if part == "gedaan":
        actions.finish(actie, data["bewijs"], door=person)
    elif part == "effect":
        actions.judge(actie, data["effect"], data["toelichting"], door=person)
    else:
        actions.stop(actie, data["reden"], door=person)


def _placed(actie: Verbeteractie) -> str:
    rules = regels.acties()
    words = (rules.soorten.get(actie.soort), rules.niveaus.get(actie.niveau))
    return ", ".join(word for word in words if word) or tekst("overleg.bord.niet_ingedeeld")


def _asked(request: HttpRequest) -> tuple[BordForm, Overleg | None, list[Verbeteractie]]:
    bodies = {str(body.pk): body for body in queries.own_bodies(signed_in(request))}
    # The board of a body that is not one's own is that of the region.
    body = bodies.get(request.GET.get("overleg", ""))
    asked = {"overleg": str(body.pk) if body else "", "factor": request.GET.get("factor", "")}
    form = BordForm([(key, o.naam) for key, o in bodies.items()], asked)
    return form, body, queries.board_rows(body, form.chosen().get("factor", ""))


def _tabs(request: HttpRequest, body: Overleg | None) -> list[Tab]:
    here = reverse("overleg:bord")
    region = Tab(tekst("overleg.bord.regio"), here, body is None)
    own = queries.own_bodies(signed_in(request))
    return [region, *(Tab(o.naam, f"{here}?overleg={o.pk}", o == body) for o in own)]


def _title(body: Overleg | None) -> str:
    return tekst("overleg.bord.tabel_titel", waar=body.naam if body else tekst("overleg.bord.regio"))


def _drawn(halfjaar: queries.Halfjaar) -> dict[str, Any]:
    return {
        "deel": halfjaar,
        "beeld": grafiek.find(halfjaar.tabel, beelden.folder()) is not None,
    }


def _csv(tabel: Tabel, name: str) -> HttpResponse:
    response = HttpResponse(tabel.csv(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
