"""The pages of the beheerder: who has access, inviting, a new link, ending a role."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.vormgeving.lijst import Kolom, Lijst
from snijvlak.vormgeving.teksten import tekst

from . import actions, pogingen, queries, uitnodigen
from .actions import record
from .forms import NieuwWachtwoordForm, UitnodigForm
from .models import Persoon
from .permissies import Permissie
from .poort import requires, signed_in

# It sorts and leafs, and does not search: what is searched stands in the address, and here that is a name.
PERSONEN = Lijst(
    (
        Kolom("naam", tekst("toegang.personen.kolom_naam"), "naam"),
        Kolom("email", tekst("toegang.personen.kolom_e_mailadres"), "email"),
        Kolom("rol", tekst("toegang.personen.kolom_rol_organisatie_en_functie")),
        Kolom("wachtwoord", tekst("toegang.personen.kolom_wachtwoord")),
    ),
    sorteer="naam",
)


@requires(Permissie.TOEGANG_BEHEREN)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Everyone with a name, a page at a time, and the roles of today."""
    record(
        "personen-bekeken",
        "persoon",
        "",
        door=signed_in(request),
        reden="toegang-beheren",
    )
    blad = PERSONEN.blad(request.GET.dict(), queries.people())
    context = {"blad": blad, "personen": queries.with_memberships(blad.rijen)}
    return render(request, "toegang/personen.html", context)


@requires(Permissie.TOEGANG_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Add a person with a role, and show the link for that person, once."""
    form = UitnodigForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        email = data.pop("email")
        try:
            persoon = actions.add_with_role(email, data.pop("naam"), **data, door=signed_in(request))
        except actions.BestaatAl:
            form.add_error("email", tekst("toegang.personen_paginas.er_is_al_iemand_met_dit"))
        except actions.GescheidenFunctie as fault:
            form.add_error("functie", str(fault))
        else:
            return _link(request, persoon)
    return render(request, "toegang/uitnodigen.html", {"form": form}, status=422 if form.is_bound else 200)


@requires(Permissie.TOEGANG_BEHEREN)
@require_POST
def new_link(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link for a person who has none, or forgot the password."""
    return _link(request, get_object_or_404(Persoon, pk=pk, is_active=True))


@requires(Permissie.TOEGANG_BEHEREN)
@require_POST
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role today; with the last one the person is signed out."""
    today = timezone.localdate()
    lid = get_object_or_404(queries.held_on(today), pk=pk)
    actions.end_lidmaatschap(lid, tot=today, door=signed_in(request))
    messages.success(request, tekst("toegang.personen_paginas.de_rol_is_beeindigd"))
    return redirect("toegang:personen")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Set a password with a link."""
    try:
        uitnodigen.find(token)
        form = NieuwWachtwoordForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            uitnodigen.accept(token, form.cleaned_data["eerste"])
            messages.success(request, tekst("toegang.personen_paginas.uw_wachtwoord_is_gezet_meld_u"))
            return redirect("account_login")
    except uitnodigen.LinkVerlopen:
        return render(request, "toegang/link_verlopen.html", status=410)
    return render(request, "toegang/wachtwoord.html", {"form": form}, status=422 if form.is_bound else 200)


def _link(request: HttpRequest, persoon: Persoon) -> HttpResponse:
    token = uitnodigen.invite(persoon, door=signed_in(request))
    context = {
        "persoon": persoon,
        "link": request.build_absolute_uri(reverse("uitnodiging", args=[token])),
        "dagen": pogingen.load().uitnodiging_dagen,
    }
    return render(request, "toegang/link.html", context)
