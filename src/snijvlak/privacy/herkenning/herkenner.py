"""From text to finds: forms first, then schools, organisations and places, then people, then what repeats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from . import herhaling, patronen
from .aangrenzend import Merken, adjacent
from .adressen import addresses
from .beginnen import Starts
from .getalnamen import numbered
from .huisnummers import houses
from .hulpplek import by_place
from .instellingen import institutions
from .klasplek import classes
from .leeftijden import after_people
from .leeftijdplek import placed_ages
from .leeftijdzinnen import clause_ages, with_an_age
from .naam_op_afstand import from_afar, repeated
from .naamvervolg import run_on
from .naast_functie import beside_numbers
from .personen import people
from .register import Register, words
from .ruime_netten import wide
from .schoolsoorten import school_words
from .soort_en_naam import with_kind
from .soortwoorden import helpers, kinds
from .spreuknamen import mottos
from .tekst import Tekst
from .tussenvoegsels import between
from .uitbreiding import beyond
from .vangnet import net
from .vervangen import PLAATSVERVANGER
from .vondsten import Soort, Vondst, mark, without_overlap
from .vormen import more_forms
from .vreemde_namen import foreign
from .wie_aangeduid import pointed_out
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
        t = Tekst(free, self._schat)
        starts = Starts(t)
        given: list[tuple[Soort, tuple[str, ...]]] = [
            (soort, words(name)) for soort, names in (bekend or {}).items() for name in names
        ]
        taken = bytearray(len(text))
        found = [*herhaling.known(t, given), *patronen.find(t, starts)]
        mark(taken, found)
        _by_themselves(t, starts, found, taken)
        _by_what_was_found(t, starts, found, taken)
        return without_overlap(text, _by_their_words(t, starts, found))


def _by_themselves(t: Tekst, starts: Starts, found: list[Vondst], taken: bytearray) -> None:
    """Add what is not taken yet by what was found before."""
    steps: tuple[Callable[[], Iterable[Vondst]], ...] = (
        lambda: addresses(t, starts, taken),
        lambda: (vondst for vondst in patronen.loose(t, starts) if not taken[vondst.begin]),
        lambda: institutions(t, taken),
        lambda: people(t, taken),
    )
    for step in steps:
        new = list(step())
        mark(taken, new)
        found += new


def _by_what_was_found(t: Tekst, starts: Starts, found: list[Vondst], taken: bytearray) -> None:
    """Add what goes with finds; each step reads what the ones before found, not what it finds itself."""
    found += list(between(t, found))
    found += list(beyond(t, found, taken))
    found[:0] = list(run_on(t, found, taken))
    found += list(with_an_age(t))
    found += list(herhaling.again(t, found, taken))
    found += list(after_people(t, found))
    found += list(more_forms(t, starts))
    found += list(placed_ages(t, starts))
    found += list(clause_ages(t, starts))
    found += list(net(t, found))


def _by_their_words(t: Tekst, starts: Starts, found: list[Vondst]) -> list[Vondst]:
    """All finds, with what the words around them and words for a kind add."""
    marks = Merken(t, found)
    marks.add(kinds(t, marks))
    marks.add(helpers(t, marks.found))
    marks.add(school_words(t, marks.found))
    for last in (adjacent, by_sentence, organisations):
        marks.add(last(t, marks))
    marks.add(classes(t, marks.found, starts))
    marks.add(beside_numbers(t, marks, starts))
    marks.add(by_place(t, marks))
    marks.add(with_kind(t, marks))
    marks.add(numbered(t, marks, starts))
    marks.add(foreign(t, marks))
    marks.add(mottos(t, marks))
    marks.add(from_afar(t, marks))
    marks.add(pointed_out(t, marks))
    marks.add(houses(t, marks, starts))
    marks.add(wide(t, marks))
    marks.add(repeated(t, marks))
    return marks.found


@cache
def shared(*register: Path) -> Herkenner:
    """One recogniser for all who ask in this process, with the names in these files: it holds tens of MB.

    Raises:
        OngeldigRegister: a file is not there, or is no register.
    """
    return Herkenner(Register.read(*register))
