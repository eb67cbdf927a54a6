"""The draft of who is reporting now: found by a cookie of this visit, kept at each step, sent once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from snijvlak.privacy import bewijs as receipts
from snijvlak.vormgeving.stappen import Antwoord

from . import actions, queries
from .models import Concept
from .namen import visible

COOKIE = "snijvlak-concept"
NAMEN = "namen"  # what was kept of looking for names; no step of the form
# The steps whose answers are free text, and the fields in them: what is read before sending.
TEKSTEN = {"verhaal": ("verhaal",), "beter": ("had_geholpen", "werkte"), "stem": ("stem",)}


@dataclass
class Lopend:
    """A draft that this visit may open. It is where the steps of the form are kept (`Bewaarplek`)."""

    concept: Concept
    bewijs: str
    _stappen: dict[str, Any] | None = field(default=None, repr=False)

    @property
    def verstuurd(self) -> bool:
        """Whether it was sent: then there is a report."""
        return self.concept.verstuurd_op is not None

    def token(self) -> str:
        return self.concept.nummer.hex

    def _all(self) -> dict[str, Any]:
        if self._stappen is None:
            self._stappen = queries.draft_steps(self.concept, self.bewijs)
        return self._stappen

    def load(self) -> Mapping[str, Antwoord]:
        return {name: kept for name, kept in self._all().items() if name != NAMEN}

    def save(self, stap: str, antwoord: Antwoord) -> None:
        self.keep({stap: antwoord})

    def keep(self, steps: Mapping[str, Any]) -> None:
        """Keep more than one step at once.

        Raises:
            ConceptVerstuurd: it was sent meanwhile.
        """
        actions.save_steps(self.concept, self.bewijs, steps)
        self._all().update(steps)

    def sent(self) -> None:
        """Sending emptied it already, in one transaction with the report."""

    def was_sent(self, token: str) -> bool:
        return self.verstuurd and token == self.token()

    def texts(self) -> dict[str, str]:
        """The free texts, by name of the field; only those that hold something."""
        kept = self.load()
        found = {
            name: visible((kept.get(stap, {}).get(name) or [""])[0])
            for stap, names in TEKSTEN.items()
            for name in names
        }
        return {name: text for name, text in found.items() if text.strip()}

    def known(self) -> list[str]:
        """The names that the reporter typed in a field."""
        typed = self.load().get("wie", {})
        return [value for field in ("naam", "bereikbaar") for value in typed.get(field, []) if value.strip()]

    def with_texts(self, texts: Mapping[str, str]) -> dict[str, Antwoord]:
        """The steps that change when these texts come in place of what was typed."""
        kept = self.load()
        return {
            stap: {**kept[stap], **{name: [texts[name]] for name in names if name in texts}}
            for stap, names in TEKSTEN.items()
            if stap in kept and any(name in texts for name in names)
        }

    @property
    def names(self) -> Mapping[str, Any]:
        """What was kept of looking for names."""
        return cast("dict[str, Any]", self._all().get(NAMEN) or {})


def of(request: HttpRequest) -> Lopend | None:
    """The draft of this visit; None when there is none."""
    found = queries.draft_of_visit(request.COOKIES.get(COOKIE, ""))
    return Lopend(*found) if found else None


def begin(response: HttpResponseBase) -> Lopend:
    """A new draft, that the browser which gets this answer finds again."""
    bewijs, bezoek = receipts.make(), receipts.make()
    concept = actions.begin(bewijs, bezoek)
    _remember(response, bezoek)
    return Lopend(concept, bewijs)


def resume(concept: Concept, bewijs: str, response: HttpResponseBase) -> Lopend:
    """A draft of before, now in the browser that gets this answer."""
    bezoek = receipts.make()
    actions.resume(concept, bewijs, bezoek)
    _remember(response, bezoek)
    return Lopend(concept, bewijs)


def forget(response: HttpResponseBase) -> None:
    """Let the browser that gets this answer forget the draft."""
    response.delete_cookie(COOKIE, path=reverse("meldpunt:nieuw"), samesite="Lax")


def _remember(response: HttpResponseBase, bezoek: str) -> None:
    # Until the browser closes; it goes to the pages of reporting alone, and no script reads it.
    response.set_cookie(
        COOKIE,
        bezoek,
        path=reverse("meldpunt:nieuw"),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
