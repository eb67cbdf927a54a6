"""The pages of reporting. The receipt travels in the body of a request or locked in the draft, never in an
address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from snijvlak.vormgeving import qr
from snijvlak.vormgeving.stappen import CONTROLE, LONGEST, TOO_MUCH, Antwoord, Antwoorden
from snijvlak.vormgeving.teksten import tekst

from . import actions, concept, drukte, namen, queries, termijnen, vervolg
from .concept import NAMEN, Lopend
from .forms import BerichtForm, BewijsForm, NamenForm, NoticeForm
from .models import Concept, Melding
from .stappen import FIRST, STAPPEN, report_of

Page = Callable[..., HttpResponse]
_ASKED = {
    "verhaal": tekst("meldpunt.vragen.verhaal"),
    "had_geholpen": tekst("meldpunt.vragen.had_geholpen"),
    "werkte": tekst("meldpunt.vragen.werkte"),
    "stem": tekst("meldpunt.vragen.stem"),
}
# So long after sending the browser still shows the receipt; after that the paper alone has it.
_SHOWN = dt.timedelta(hours=1)
# What comes along when a page was sent after the visit was over.
_KEPT = "bewaard-"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Before starting: what it is for, who reads it, and where to go when this is not the place."""
    if request.method != "POST":
        lopend = concept.of(request)
        context = {"loopt": bool(lopend and not lopend.verstuurd), "termijn": termijnen.load().versies[-1]}
        return render(request, "meldpunt/nieuw.html", context)
    if (proof := drukte.ask(request)) is not None:
        return _busy(request, proof)
    answer = redirect("meldpunt:bewijs")
    concept.begin(answer)
    return answer


def with_draft(page: Page) -> Page:
    """A page for who has a draft that is not sent; others go where they can go on, and lose nothing."""

    @wraps(page)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            lopend = concept.of(request)
            if lopend is None:
                return lost(request, kwargs.get("naam", ""))
            if lopend.verstuurd:
                return _already_sent(request, lopend)
            return page(request, lopend, **kwargs)
        except actions.ConceptVerstuurd:
            found = concept.of(request)
            return _already_sent(request, found) if found else lost(request, kwargs.get("naam", ""))
        except (OperationalError, InterfaceError):  # the database is away: what was typed stays on the page
            if request.method != "POST":
                raise
            return _not_kept(request, kwargs.get("naam", ""))

    return never_cache(guarded)


@require_safe
@with_draft
def receipt(request: HttpRequest, lopend: Lopend) -> HttpResponse:
    """The receipt, at the start: the way back to the draft and, after sending, to the report."""
    return render(request, "meldpunt/bewijs.html", _receipt(lopend) | {"eerste": FIRST})


@never_cache
@require_safe
def receipt_file(request: HttpRequest) -> HttpResponse:
    """The receipt as a file to keep."""
    lopend = concept.of(request)
    if lopend is None or _over(lopend):
        return redirect("meldpunt:volgen")
    address = request.build_absolute_uri(reverse("meldpunt:volgen"))
    answer = HttpResponse(
        tekst("meldpunt.ontvangen.bestand", bewijs=lopend.bewijs, adres=address) + "\n",
        content_type="text/plain; charset=utf-8",
    )
    answer["Content-Disposition"] = 'attachment; filename="ontvangstbewijs.txt"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def step(request: HttpRequest, lopend: Lopend, naam: str) -> HttpResponse:
    """A step of the form, or the review page; nothing is sent whose texts were not looked through."""
    if naam == CONTROLE and _unread(lopend):
        return redirect("meldpunt:namen")
    try:
        return STAPPEN.respond(request, naam, lopend, _sender(lopend))
    except actions.SleutelVerouderd:
        return render(request, "meldpunt/niet_ontvangen.html", status=503)
    except actions.MeldingBeeindigd:
        return redirect("meldpunt:volgen")


def _sender(lopend: Lopend) -> Callable[[Antwoorden, str], None]:
    def send(goed: Antwoorden, token: str) -> None:
        actions.send_draft(lopend.concept, report_of(goed), lopend.bewijs)

    return send


def _unread(lopend: Lopend) -> bool:
    """Whether there is a text in which nobody looked for names yet."""
    texts = lopend.texts()
    return bool(texts) and lopend.names.get("van") != namen.fingerprint(texts, lopend.known())


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def names(request: HttpRequest, lopend: Lopend) -> HttpResponse:
    """What in the texts names somebody: marked, and replaced with one press or one by one."""
    texts = lopend.texts()
    if not texts:
        return redirect("meldpunt:stap", naam=CONTROLE)
    read = namen.read(texts, lopend.known())
    if not read.vragen:
        return _names_done(lopend, texts, [])
    left = lopend.names.get("gelaten", [])
    if request.method == "POST" and "alles" in request.POST:
        return _names_done(lopend, read.written([vraag.code for vraag in read.vragen]), [])
    form = NamenForm(read.vragen, left, request.POST if request.method == "POST" else None)
    if form.is_valid():
        replace = {code for code, choice in form.cleaned_data.items() if choice == "vervang"}
        stays = [v for v in read.vragen if not v.altijd and v.code not in replace]
        return _names_done(lopend, read.written(replace), [word for v in stays for word in v.woorden])
    context = {"form": form, "lezing": read, "altijd": [v for v in read.vragen if v.altijd]}
    context["teksten"] = [(_ASKED[name], pieces) for name, pieces in read.stukken.items()]
    return render(request, "meldpunt/namen.html", context, status=422 if form.is_bound else 200)


def _names_done(lopend: Lopend, texts: dict[str, str], left: list[str]) -> HttpResponse:
    """Keep the texts as they will be stored; what stood there before is nowhere any more."""
    looked = {"van": namen.fingerprint(texts, lopend.known()), "gelaten": left}
    lopend.keep({**lopend.with_texts(texts), NAMEN: looked})
    return redirect("meldpunt:stap", naam=CONTROLE)


@never_cache
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """After sending: the receipt, what happens when, and what can be done at once."""
    lopend = concept.of(request)
    if lopend is None or _over(lopend):
        return redirect("meldpunt:volgen")
    if not lopend.verstuurd:
        return redirect("meldpunt:stap", naam=CONTROLE)
    melding = queries.find_by_receipt(lopend.bewijs)
    if melding is None or melding.tekst_weg:
        return redirect("meldpunt:volgen")
    context = _receipt(lopend) | {
        "melding": melding,
        "beloftes": queries.promises_of(melding),
        "stappen": next_steps(melding),
        "bericht": NoticeForm(initial={"bewijs": lopend.bewijs}) if NoticeForm.possible() else None,
    }
    return render(request, "meldpunt/ontvangen.html", context)


@never_cache
@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """Stop here: this browser forgets the draft, the receipt opens it. What was sent is over."""
    answer = redirect("meldpunt:volgen")
    if (lopend := concept.of(request)) is not None:
        done = lopend.verstuurd
        actions.leave(lopend.concept)
        if done:
            messages.success(request, tekst("meldpunt.paginas.klaar_en_vergeten"))
        else:
            messages.success(request, tekst("meldpunt.paginas.concept_bewaard"))
    concept.forget(answer)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def throw_away(request: HttpRequest, lopend: Lopend) -> HttpResponse:
    """Throw the draft away, after asking."""
    if request.method != "POST":
        return render(request, "meldpunt/weggooien.html")
    actions.throw_away(lopend.concept)
    answer = redirect("start")
    concept.forget(answer)
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """Go on with a draft by its receipt, also in another browser; what was just typed comes along."""
    naam, kept = _brought(request)
    form = BewijsForm(request.POST if request.method == "POST" else None)
    if len(str(kept)) > LONGEST:
        form.add_error(None, TOO_MUCH)
    elif request.method == "POST" and "nieuw" in request.POST:
        if (proof := drukte.ask(request)) is not None:
            return _busy(request, proof, [("nieuw", "ja"), ("stap", naam), *_hidden(kept)])
        return _resumed(None, "", naam, kept)
    if form.is_valid():
        bewijs = form.cleaned_data["bewijs"]
        found = queries.draft_by_receipt(bewijs)
        if found is not None and found.verstuurd_op is None:
            return _resumed(found, bewijs, naam, kept)
        form.add_error("bewijs", tekst("meldpunt.paginas.bij_dit_bewijs_is_geen_concept"))
    return _ask_receipt(request, form, naam, kept, status=422 if form.is_bound else 200)


def _resumed(found: Concept | None, bewijs: str, naam: str, kept: Antwoord) -> HttpResponse:
    answer: HttpResponseRedirect = redirect("meldpunt:stap", naam=naam or CONTROLE)
    lopend = concept.resume(found, bewijs, answer) if found else concept.begin(answer)
    if naam and kept:
        lopend.save(naam, kept)
    if found is None:  # a receipt that nobody has seen yet
        answer["Location"] = reverse("meldpunt:bewijs")
    return answer


def next_steps(melding: Melding) -> list[vervolg.Stap]:
    """What the reporter of a report can do."""
    chosen = {
        "situaties": [melding.situatie],
        "redenen": queries.reasons(melding),
        "sectoren": [melding.sector],
        "naar_school": [melding.naar_school],
        "sinds": [melding.sinds],
    }
    return vervolg.steps(chosen, grens=melding.gemeente_kind != melding.gemeente_school)


def _over(lopend: Lopend) -> bool:
    sent = lopend.concept.verstuurd_op
    return sent is not None and timezone.now() - sent > _SHOWN


def _receipt(lopend: Lopend) -> dict[str, object]:
    code = qr.draw(lopend.bewijs, tekst("meldpunt.paginas.uw_ontvangstbewijs_als_qr_code"))
    return {
        "bewijs": lopend.bewijs,
        "code": code,
        "adres": settings.OMGEVING.adres + reverse("meldpunt:volgen"),
    }


def _brought(request: HttpRequest) -> tuple[str, Antwoord]:
    """The step that was sent too late, and its answers; an empty name when there is none."""
    naam = request.POST.get("stap", "")
    known = {stap.naam: stap for stap in STAPPEN.stappen}
    if naam not in known:
        return "", {}
    sent = {name: request.POST.getlist(name) for name in request.POST if name.startswith(_KEPT)}
    asked = known[naam].form().fields
    return naam, {
        name.removeprefix(_KEPT): values for name, values in sent.items() if name.removeprefix(_KEPT) in asked
    }


def lost(request: HttpRequest, naam: str) -> HttpResponse:
    """No draft in this visit: ask for the receipt, and keep what was just typed on the page."""
    stap = next((stap for stap in STAPPEN.stappen if stap.naam == naam), None)
    if request.method == "POST" and stap is not None:
        return _ask_receipt(request, BewijsForm(), naam, stap.taken(request.POST), status=409, lost=True)
    return redirect("meldpunt:verder")


def _ask_receipt(
    request: HttpRequest, form: BewijsForm, naam: str, kept: Antwoord, status: int, *, lost: bool = False
) -> HttpResponse:
    hidden = _hidden(kept)
    context = {"form": form, "stap": naam, "bewaard": hidden, "verloren": lost or bool(hidden)}
    return render(request, "meldpunt/verder.html", context, status=status)


def _hidden(kept: Antwoord) -> list[tuple[str, str]]:
    return [(f"{_KEPT}{name}", value) for name, values in kept.items() for value in values]


def _busy(request: HttpRequest, proof: drukte.Opgave, kept: Sequence[tuple[str, str]] = ()) -> HttpResponse:
    """Some work before a report may begin; what was typed comes along."""
    return render(request, "meldpunt/druk.html", {"bewijs": proof, "bewaard": kept}, status=429)


def _already_sent(request: HttpRequest, lopend: Lopend) -> HttpResponse:
    """Sent from another window: what was typed here can still be added as a message."""
    typed = [request.POST.get(name, "") for names in concept.TEKSTEN.values() for name in names]
    text = "\n\n".join(part for part in typed if part.strip())
    if request.method != "POST" or not text:
        return redirect("meldpunt:klaar")
    form = BerichtForm(initial={"bewijs": lopend.bewijs, "tekst": text})
    return render(request, "meldpunt/al_verstuurd.html", {"form": form}, status=409)


def _not_kept(request: HttpRequest, naam: str) -> HttpResponse:
    """The page as it was sent, with a word that it was not kept."""
    stap = next((stap for stap in STAPPEN.stappen if stap.naam == naam), None)
    if stap is None:
        return render(request, "meldpunt/niet_ontvangen.html", status=503)
    form = stap.bound(stap.taken(request.POST))
    form.add_error(None, tekst("meldpunt.paginas.niet_bewaard"))
    place = STAPPEN.stappen.index(stap)
    context = {"form": form, "stap": stap, "nummer": place + 1, "aantal": len(STAPPEN.stappen), "zeker": True}
    return render(request, "meldpunt/stap.html", context, status=503)
