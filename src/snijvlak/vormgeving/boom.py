"""The tree in the rows of an ``oorzakenboom``: a cause, what it explains, and its kind. Plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


class GeenBoom(ValueError):
    """The rows are no tree; the text says in Dutch why."""


@dataclass(frozen=True)
class Tak:
    """A node: its text, its kind (may be empty), and the nodes that explain it, in the order of the rows."""

    naam: str
    soort: str
    takken: tuple[Tak, ...]

    @property
    def diepte(self) -> int:
        """How often one can ask why from here: 0 for a last cause."""
        return max((tak.diepte + 1 for tak in self.takken), default=0)

    @property
    def aantal(self) -> int:
        """How many causes stand under this node."""
        return sum(tak.aantal + 1 for tak in self.takken)

    def walk(self, diepte: int = 0) -> Iterator[tuple[Tak, int]]:
        """This node and all under it, from above, each with its depth."""
        yield self, diepte
        for tak in self.takken:
            yield from tak.walk(diepte + 1)


MAX_DIEPTE = 12  # "why" is asked five times in most methods; deeper does not fit a telephone


def build(rijen: Sequence[Sequence[object]]) -> tuple[Tak, ...]:
    """The nodes that explain nothing else, each with its tree. A row: node, what it explains (or ""), kind.

    Raises:
        GeenBoom: a row is no three texts, a name is empty or twice there, what is explained is not there, the
            rows go round, or the tree is deeper than ``MAX_DIEPTE``.
    """
    names: list[str] = []
    kinds: dict[str, str] = {}
    under: dict[str, list[str]] = {"": []}
    for rij in rijen:
        naam, ouder, soort = _texts(rij)
        if naam in kinds:
            raise GeenBoom(f"'{naam}' staat er twee keer in")
        names.append(naam)
        kinds[naam] = soort
        under.setdefault(ouder, []).append(naam)
    lost = [ouder for ouder in under if ouder and ouder not in kinds]
    if lost:
        raise GeenBoom(f"'{lost[0]}' wordt verklaard, maar staat zelf niet in de tabel")
    _refuse_round_or_deep(names, under)

    def grow(naam: str) -> Tak:
        return Tak(naam, kinds[naam], tuple(grow(child) for child in under.get(naam, ())))

    return tuple(grow(naam) for naam in under[""])


def _texts(rij: Sequence[object]) -> tuple[str, str, str]:
    match tuple(rij):
        case (str() as naam, str() as ouder, str() as soort) if naam.strip():
            return naam, ouder, soort
        case _:
            raise GeenBoom("elke rij is een oorzaak, wat zij verklaart (of niets) en een soort, als tekst")


def _refuse_round_or_deep(names: Sequence[str], under: dict[str, list[str]]) -> None:
    reached, layer = set[str](), under[""]
    for _ in range(MAX_DIEPTE + 1):
        reached.update(layer)
        layer = [child for naam in layer for child in under.get(naam, ())]
    if layer:
        raise GeenBoom(f"de boom is dieper dan {MAX_DIEPTE} lagen")
    missing = [naam for naam in names if naam not in reached]
    if missing:
        raise GeenBoom(f"'{missing[0]}' verklaart zichzelf, langs een omweg")
