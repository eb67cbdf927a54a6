"""Which school of DUO each given location is. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .inlezen import Opgave


@dataclass(frozen=True)
class School:
    """A vestiging that DUO counts for one type of education."""

    vestiging: str
    soort: str
    pc4: str


@dataclass(frozen=True)
class Gekoppeld:
    """What was given of each school, and the locations that are no school of DUO."""

    scholen: dict[School, Opgave]
    los: tuple[Opgave, ...]


def match(opgaven: Sequence[Opgave], scholen: Sequence[School]) -> Gekoppeld:
    """By vestiging; else by type and postcode, when there is one such school and one such location left."""
    found: dict[School, Opgave] = {}
    by_code = {(school.vestiging, school.soort): school for school in scholen}
    left: list[Opgave] = []
    for one in opgaven:
        school = by_code.get((one.vestiging, one.soort))
        if school and school not in found:
            found[school] = one
        else:
            left.append(one)
    loose: list[Opgave] = []
    for one in left:
        there = [s for s in scholen if (s.soort, s.pc4) == (one.soort, one.pc4) and s not in found]
        same = [other for other in left if (other.soort, other.pc4) == (one.soort, one.pc4)]
        # A code that DUO does not know says that it is another school than the one at that postcode.
        if len(there) == 1 and len(same) == 1 and not one.vestiging:
            found[there[0]] = one
        else:
            loose.append(one)
    return Gekoppeld(found, tuple(loose))
