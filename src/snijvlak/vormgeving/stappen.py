"""A form in steps: one subject a page, kept at each step, checked as a whole, sent once.

Every press of a button keeps what was filled in, right or wrong, so going back and a mistake lose nothing.
Where it is kept is the caller's choice (``Bewaarplek``). The review page shows all answers; its button sends
them with a token that belongs to this one filling-in, so that a second press sends nothing twice.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import uuid4
from weakref import WeakKeyDictionary

from django import forms
from django.contrib import messages
from django.forms import BoundField, Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.datastructures import MultiValueDict
from django.utils.formats import localize

from .teksten import tekst

Antwoord = dict[str, list[str]]  # what was sent for a step: names of fields and their values, as typed
Antwoorden = dict[str, dict[str, Any]]  # what was found right: by step, by name of the field
CONTROLE = "controle"  # the name of the review page in an address
CHECK = "nakijken"  # in an address: show what is wrong
LONGEST = 100_000  # letters kept for a step, so that nobody fills the database

NOT_FILLED_IN = tekst("vormgeving.stappen.niet_ingevuld")
FIRST = tekst("vormgeving.stappen.eerst_deze")
NOTHING_SENT = tekst("vormgeving.stappen.vul_eerst_deze_bladzijde_in")
FIRST_THIS = tekst("vormgeving.stappen.bewaard_vul_eerst_deze_in")
LOOK_AGAIN = tekst("vormgeving.stappen.kijk_ze_nog_eens_na")
TOO_MUCH = tekst("vormgeving.stappen.te_veel_tekst")


class Bewaarplek(Protocol):
    """Where the answers of one person are kept until they are sent."""

    def token(self) -> str:
        """What belongs to this filling-in alone; another after ``sent``."""
        ...

    def load(self) -> Mapping[str, Antwoord]:
        """What was kept, by name of the step."""
        ...

    def save(self, stap: str, antwoord: Antwoord) -> None:
        """Keep the answers of a step instead of those that were there."""
        ...

    def sent(self) -> None:
        """Forget all answers: they were sent. The token stays known to ``was_sent``."""
        ...

    def was_sent(self, token: str) -> bool:
        """Whether this is the token of what was sent last."""
        ...


class SessieBewaarplek:
    """In the visitor's session, under a name. Only for answers that the database's owner may read."""

    def __init__(self, sessie: MutableMapping[str, Any], naam: str) -> None:
        self._sessie, self._naam = sessie, f"stappen-{naam}"

    def _kept(self) -> dict[str, Any]:
        return self._sessie.get(self._naam) or {}

    def _keep(self, **changes: Any) -> None:
        self._sessie[self._naam] = {**self._kept(), **changes}  # a new value, so that the session saves it

    def token(self) -> str:
        if "token" not in self._kept():
            self._keep(token=uuid4().hex)
        return self._kept()["token"]

    def load(self) -> Mapping[str, Antwoord]:
        return self._kept().get("antwoorden", {})

    def save(self, stap: str, antwoord: Antwoord) -> None:
        self._keep(antwoorden={**self.load(), stap: antwoord})

    def sent(self) -> None:
        self._sessie[self._naam] = {"verzonden": self.token()}

    def was_sent(self, token: str) -> bool:
        return bool(token) and self._kept().get("verzonden") == token


@dataclass(frozen=True)
class Stap:
    """One page of the form.

    Args:
        naam: its name in the address.
        titel: its subject.
        form: what it asks.
        inleiding: a paragraph above the questions.
        nodig: whether it is asked, by the answers of the steps before it that were found right, by name of
            the step; a step without it is always asked. What a step that is not asked holds is not sent.

    Raises:
        ValueError: the name is that of the review page, or the form takes files.
    """

    naam: str
    titel: str
    form: type[Form]
    inleiding: str = ""
    nodig: Callable[[Antwoorden], bool] | None = None

    def __post_init__(self) -> None:
        if self.naam == CONTROLE:
            raise ValueError(f"{CONTROLE} is de naam van de pagina waarop iemand alles nakijkt")
        fields: Iterable[Any] = getattr(self.form, "base_fields", {}).values()
        if any(isinstance(field, forms.FileField) for field in fields):
            raise ValueError(f"De stap {self.naam} kan geen bestand vragen: een bestand is niet te bewaren")

    def bound(self, antwoord: Antwoord) -> Form:
        """The form with what was kept."""
        return self.form(MultiValueDict(antwoord))

    def taken(self, sent: QueryDict) -> Antwoord:
        """Of what was sent only what this form asks; a field may have parts (``dag_0``)."""
        asked = tuple(getattr(self.form, "base_fields", {}))
        return {
            name: [str(value) for value in sent.getlist(name)]
            for name in sent
            if name in asked or name.rpartition("_")[0] in asked
        }


class _Right:
    """Answers that were right a moment ago, so that each page does not look at all steps before it again.

    It holds no answer: only a hash of each, under a key that this process alone has.
    """

    MOST = 5_000

    def __init__(self) -> None:
        self._key = os.urandom(32)
        self._seen = WeakKeyDictionary[type[Form], set[bytes]]()

    def _hash(self, antwoord: Antwoord) -> bytes:
        what = json.dumps(antwoord, sort_keys=True).encode()
        return hashlib.blake2b(what, key=self._key, digest_size=16).digest()

    def has(self, stap: Stap, antwoord: Antwoord) -> bool:
        return self._hash(antwoord) in self._seen.get(stap.form, ())

    def add(self, stap: Stap, antwoord: Antwoord) -> None:
        seen = self._seen.setdefault(stap.form, set())
        if len(seen) >= self.MOST:
            seen.clear()
        seen.add(self._hash(antwoord))


_RIGHT = _Right()


@dataclass(frozen=True)
class Gang:
    """How far somebody is: the steps that are asked, what was found right, and the first that was not.

    After ``open`` it cannot be known which steps are asked; then ``gevraagd`` holds those that may be.
    """

    gevraagd: tuple[Stap, ...]
    goed: Antwoorden
    open: Stap | None
    zeker: bool

    @classmethod
    def of(cls, stappen: Sequence[Stap], kept: Mapping[str, Antwoord], *, names: bool = False) -> Gang:
        """Walk through the steps with what was kept.

        ``names``: a page asks which steps are right and not what they hold, so those that were right before
        are not looked at again (unless a step is asked by what another holds). Sending looks at all.
        """
        names = names and all(stap.nodig is None for stap in stappen)
        gevraagd: list[Stap] = []
        goed: Antwoorden = {}
        first_open: Stap | None = None
        zeker = True
        for stap in stappen:
            if first_open is not None:
                zeker = zeker and stap.nodig is None
            elif stap.nodig is not None and not stap.nodig(goed):
                continue
            elif names and stap.naam in kept and _RIGHT.has(stap, kept[stap.naam]):
                goed[stap.naam] = {}
            elif stap.naam in kept and (form := stap.bound(kept[stap.naam])).is_valid():
                goed[stap.naam] = form.cleaned_data
                _RIGHT.add(stap, kept[stap.naam])
            else:
                first_open = stap
            gevraagd.append(stap)
        return cls(tuple(gevraagd), goed, first_open, zeker)

    def reached(self, stap: Stap) -> bool:
        """Whether this step is asked, and every step before it was found right."""
        return stap.naam in self.goed or stap == self.open

    def beside(self, stap: Stap, steps: int) -> str:
        """The name of the step so many on (or back); the review page lies beyond the last."""
        place = self.gevraagd.index(stap) + steps if stap in self.gevraagd else 0
        return self.gevraagd[max(0, place)].naam if place < len(self.gevraagd) else CONTROLE


@dataclass(frozen=True)
class Gelezen:
    """A step on the review page: its answers in words, and the address to change them."""

    stap: Stap
    antwoorden: tuple[tuple[str, str], ...]
    adres: str


# What sends it: the answers that were found right, and the token. It may be called again with the same token
# after a server that stopped halfway, or by two presses at the same moment: then it does nothing more.
Versturen = Callable[[Antwoorden, str], None]


@dataclass(frozen=True)
class Stappen:
    """A form in steps.

    Args:
        stappen: the pages, in order; no two with the same name.
        adres: the address of a page, by the name of its step, or of the review page.
        klaar: the address of the page that says it was sent.
        knop: what stands on the button of the review page.
        sjabloon: extends ``vormgeving/stap.html`` or takes its place.
        sjabloon_controle: the same for ``vormgeving/controle.html``.

    Raises:
        ValueError: two steps have the same name.
    """

    stappen: tuple[Stap, ...]
    adres: Callable[[str], str]
    klaar: Callable[[], str]
    knop: str = tekst("vormgeving.stappen.versturen")
    sjabloon: str = "vormgeving/stap.html"
    sjabloon_controle: str = "vormgeving/controle.html"

    def __post_init__(self) -> None:
        if len({stap.naam for stap in self.stappen}) < len(self.stappen):
            raise ValueError("Twee stappen hebben dezelfde naam")

    def respond(
        self, request: HttpRequest, naam: str, plek: Bewaarplek, versturen: Versturen
    ) -> HttpResponse:
        """The page of a step, or of the review; after a press of a button on to the next.

        Raises:
            Http404: there is no step of this name.
        """
        stap = next((stap for stap in self.stappen if stap.naam == naam), None)
        if naam == CONTROLE:
            answer = self._review(request, plek, versturen)
        elif stap is None:
            raise Http404
        elif request.method == "POST":
            answer = self._take(request, stap, plek)
        else:
            answer = self._step(request, stap, plek)
        add_never_cache_headers(answer)
        return answer

    def _step(self, request: HttpRequest, stap: Stap, plek: Bewaarplek) -> HttpResponse:
        kept = plek.load()
        gang = Gang.of(self.stappen, kept, names=True)
        if not gang.reached(stap):
            return self._unfinished(request, gang, kept, FIRST)
        if stap.naam not in kept:
            form = stap.form()
        elif CHECK in request.GET:  # sent here because something is wrong: say at once what
            form = stap.bound(kept[stap.naam])
        else:  # without errors, until it is sent again
            form = stap.form(initial=_shown(stap.bound(kept[stap.naam])))
        return self._show(request, gang, stap, form)

    def _take(self, request: HttpRequest, stap: Stap, plek: Bewaarplek) -> HttpResponse:
        antwoord = stap.taken(request.POST)
        too_much = len(json.dumps(antwoord, ensure_ascii=False)) > LONGEST
        if not too_much:
            plek.save(stap.naam, antwoord)
        kept = plek.load()
        gang = Gang.of(self.stappen, kept, names=True)
        changing = CONTROLE in request.GET
        if "terug" in request.POST and not too_much:
            return redirect(self.adres(CONTROLE if changing else gang.beside(stap, -1)))
        if not gang.reached(stap):
            return self._unfinished(request, gang, kept, FIRST_THIS)
        if too_much:
            form = stap.bound(antwoord)
            form.add_error(None, TOO_MUCH)
            return self._show(request, gang, stap, form, status=422)
        if stap.naam not in gang.goed:
            # It is kept, so a page of its own can say what is wrong: Back and reload send nothing again.
            return redirect(f"{self.adres(stap.naam)}?{CHECK}" + (f"&{CONTROLE}" if changing else ""))
        return redirect(self.adres(CONTROLE if changing else gang.beside(stap, 1)))

    def _unfinished(
        self, request: HttpRequest, gang: Gang, kept: Mapping[str, Antwoord], why: str
    ) -> HttpResponse:
        """On to the first step that is not right yet; to the review page when all are."""
        if gang.open is None:
            return redirect(self.adres(CONTROLE))
        if kept or request.method == "POST":  # not to who pressed Back after sending all
            messages.warning(request, why)
        wrong = f"?{CHECK}" if gang.open.naam in kept else ""
        return redirect(self.adres(gang.open.naam) + wrong)

    def _show(
        self, request: HttpRequest, gang: Gang, stap: Stap, form: Form, status: int = 200
    ) -> HttpResponse:
        place = gang.gevraagd.index(stap)
        changing = CONTROLE in request.GET
        context = {
            "form": form,
            "stap": stap,
            "nummer": place + 1,
            "aantal": len(gang.gevraagd),
            "zeker": gang.zeker,
            "terug": place > 0 or changing,
            "wijzigen": changing,
        }
        return render(request, self.sjabloon, context, status=status)

    def _review(self, request: HttpRequest, plek: Bewaarplek, versturen: Versturen) -> HttpResponse:
        token = request.POST.get("token", "")
        if request.method == "POST" and plek.was_sent(token):
            return redirect(self.klaar())
        kept = plek.load()
        gang = Gang.of(self.stappen, kept)
        if gang.open is not None:
            why = NOTHING_SENT if request.method == "POST" else FIRST
            return self._unfinished(request, gang, kept, why)
        seen = _hash([(stap.naam, kept[stap.naam]) for stap in gang.gevraagd])
        if request.method == "POST":
            # Another tab may have changed the answers: nobody sends what he did not see.
            if token != plek.token() or request.POST.get("gezien") != seen:
                messages.warning(request, LOOK_AGAIN)
                return redirect(self.adres(CONTROLE))
            versturen(gang.goed, token)
            plek.sent()
            return redirect(self.klaar())
        context = {
            "gelezen": [self._read(stap, kept[stap.naam]) for stap in gang.gevraagd],
            "token": plek.token(),
            "gezien": seen,
            "knop": self.knop,
            "vorige": self.adres(gang.gevraagd[-1].naam),
        }
        return render(request, self.sjabloon_controle, context)

    def _read(self, stap: Stap, antwoord: Antwoord) -> Gelezen:
        form = stap.bound(antwoord)
        form.full_clean()
        return Gelezen(stap, tuple(in_words(form)), f"{self.adres(stap.naam)}?{CONTROLE}")


def _hash(kept: list[tuple[str, Antwoord]]) -> str:
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


def in_words(form: Form) -> Iterable[tuple[str, str]]:
    """Question and answer of each field of a form that was found right, as people read them."""
    for field in form.visible_fields():
        yield str(field.label), _answer(field, form.cleaned_data.get(field.name))


def _answer(field: BoundField, value: Any) -> str:
    if isinstance(value, bool):
        return tekst("vormgeving.stappen.ja") if value else tekst("vormgeving.stappen.nee")
    if value is None or value == "" or value == []:
        return NOT_FILLED_IN
    if isinstance(field.field, forms.ChoiceField):
        typed: Any = field.data  # codes, also where the form makes something else of them
        chosen = typed if isinstance(typed, list) else [typed]
        return "; ".join(label for code, label in _choices(field.field) if code in chosen)
    return str(localize(value))  # a day, a time and a number as in Dutch


def _choices(field: forms.ChoiceField) -> Iterable[tuple[str, str]]:
    """Codes and their words, those within a group too."""
    choices: Any = field.choices  # declared as any of the forms in which they may be given
    for code, label in choices:
        if isinstance(label, list | tuple):
            yield from ((str(inner), str(text)) for inner, text in label)
        else:
            yield str(code), str(label)


def _shown(form: Form) -> dict[str, Any]:
    """What was typed, by field, to show again."""
    return {name: form[name].data for name in form.fields}
