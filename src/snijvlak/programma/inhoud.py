"""What everybody reads of a promise or a question, as plain data: what is not in here is not published."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

from pydantic import BaseModel, ConfigDict


class _Deel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    def sha256(self) -> str:
        """The hash of the content: the same for the same content."""
        text = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


class Verwijzing(_Deel):
    """Something public that shows it, and where."""

    naam: str
    adres: str


class Stuk(_Deel):
    """The document of the council."""

    soort: str
    nummer: str
    titel: str
    datum: dt.date
    bron: str


class Stap(_Deel):
    """A step: the state, the day, and what there is to say of it; ``effect`` is a code."""

    toestand: str
    dag: dt.date
    tekst: str
    effect: str = ""


class Belofte(_Deel):
    """A promise with its steps, the oldest first."""

    stuk: Stuk
    wat: str
    wie: str
    toestand: str
    stappen: tuple[Stap, ...] = ()
    bewijs: tuple[Verwijzing, ...] = ()


class Vraag(_Deel):
    """A question; ``kenmerk`` is that of the block that answers it, empty when there is none yet."""

    soort: str
    nummer: str
    datum: dt.date
    onderwerp: str
    vraag: str
    kenmerk: str = ""
    antwoord: Verwijzing | None = None
