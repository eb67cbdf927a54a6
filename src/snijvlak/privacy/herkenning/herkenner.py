"""From text to finds: forms first, then schools, organisations and places, then people, then what repeats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from . import herhaling, patronen
from .aangrenzend import Merken, adjacent
from .adressen import addresses
from .beginnen import Starts
from .instellingen import institutions
from .klasplek import classes
from .leeftijden import after_people
from .leeftijdplek import placed_ages
from .naast_functie import beside_numbers
from .personen import people
from .register import Register, words
from .schoolsoorten import school_words
from .soortwoorden import helpers, kinds
from .tekst import Tekst
from .tussenvoegsels import between
from .uitbreiding import beyond
from .vangnet import net
from .vervangen import PLAATSVERVANGER
from .vondsten import Soort, Vondst, mark, without_overlap
from .vormen import more_forms
from .wie_helpt import organisations
from .woordenschat import Woordenschat
from .zinsdelen import by_sentence


class Herkenner:
    """Finds identifying text. Making one takes a part of a second; it then serves any number of texts."""

    def __init__(self, register: Register | None = None, *, without: Iterable[str] = ()) -> None:
        """Read the rule files.

        Args:
            register: names of schools and organisations.
            without: names to leave out of the lists, for measuring.
        """
        self._schat = Woordenschat(register, without)

    def find(self, text: str, *, bekend: Mapping[Soort, Iterable[str]] | None = None) -> list[Vondst]:
        """All finds in order of place, none over another.

        Args:
            text: any text.
            bekend: names that are known to occur, by kind, such as what the reporter typed in a field.
        """
        # What was replaced before is out of the way of the finders: nothing is found a second time.
        free = PLAATSVERVANGER.sub(lambda spot: "…" * len(spot[0]), text) if "[" in text else text
        tekst = Tekst(free, self._schat)
        starts = Starts(tekst)

        given: list[tuple[Soort, tuple[str, ...]]] = [
            (soort, words(name)) for soort, names in (bekend or {}).items() for name in names
        ]
        found = [*herhaling.known(tekst, given), *patronen.find(tekst, starts)]
        taken = bytearray(len(text))
        mark(taken, found)
        for step in (
            lambda: addresses(tekst, starts, taken),
            lambda: (v for v in patronen.loose(tekst, starts) if not taken[v.begin]),
            lambda: institutions(tekst, taken),
            lambda: people(tekst, taken),
        ):
            new = list(step())
            mark(taken, new)
            found += new
        # Each of these reads what the ones before found, not what it finds itself.
        found += list(between(tekst, found))
        found += list(beyond(tekst, found, taken))
        found += list(herhaling.again(tekst, found, taken))
        found += list(after_people(tekst, found))
        found += list(more_forms(tekst, starts))
        found += list(placed_ages(tekst, starts))
        found += list(net(tekst, found))
        marks = Merken(tekst, found)
        marks.add(kinds(tekst, marks))
        marks.add(helpers(tekst, marks.found))
        marks.add(school_words(tekst, marks.found))
        for last in (adjacent, by_sentence, organisations):
            marks.add(last(tekst, marks))
        marks.add(classes(tekst, marks.found, starts))
        marks.add(beside_numbers(tekst, marks, starts))
        return without_overlap(text, marks.found)


@cache
def shared(*register: Path) -> Herkenner:
    """One recogniser for all who ask in this process, with the names in these files: it holds tens of MB.

    Raises:
        OngeldigRegister: a file is not there, or is no register.
    """
    return Herkenner(Register.read(*register))
