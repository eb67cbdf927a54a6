"""Counts per home municipality from an uploaded file. Plain Python."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from snijvlak.gebied.queries import find_gemeente

from .. import blad
from .aantallen import OngeldigeAantallen, Woonaantal, exact, number

HOME = ("woongemeente", "gemeente")
COUNT, BOUNDS = "aantal", ("laag", "schatting", "hoog")
MAX_TOLD = 10
_STEP = "Geef een bestand met de kolommen gemeente en aantal, of gemeente, laag, schatting en hoog."


def read(content: bytes, resten: Mapping[str, str]) -> tuple[Woonaantal, ...]:
    """The counts in a file. ``resten`` gives the code of each remainder by what it is called.

    Money is divided by these, so a file with one bad row is refused as a whole.

    Raises:
        OnbruikbaarBestand: the file or a row of it cannot be used; says which rows and why.
    """
    sheet = blad.read(content)
    known = {*HOME, COUNT, *BOUNDS}
    home = next((name for name in HOME if name in sheet.kolommen), "")
    has_count = COUNT in sheet.kolommen or set(BOUNDS) <= set(sheet.kolommen)
    if strange := sorted(name for name in sheet.kolommen if name not in known):
        raise blad.OnbruikbaarBestand(f"De kolom '{strange[0][:40]}' hoort hier niet. {_STEP}")
    if not home or not has_count:
        raise blad.OnbruikbaarBestand(f"Er ontbreekt een kolom. {_STEP}")
    found: dict[str, Woonaantal] = {}
    wrong: list[str] = []
    for row in sheet.rijen:
        try:
            count = _count(dict(zip(sheet.kolommen, row.waarden, strict=False)), home, resten)
            _refuse_twice(count.gemeente, found)
        except OngeldigeAantallen as error:
            wrong.append(f"regel {row.regel}: {error}")
        else:
            found[count.gemeente] = count
    if wrong:
        more = f" En nog {len(wrong) - MAX_TOLD} regels." if len(wrong) > MAX_TOLD else ""
        raise blad.OnbruikbaarBestand(" ".join(["Er is niets overgenomen.", *wrong[:MAX_TOLD]]) + more)
    return tuple(found.values())


def _refuse_twice(name: str, found: Collection[str]) -> None:
    if name in found:
        raise OngeldigeAantallen(f"{name} staat er twee keer in. Tel de aantallen op.")


def _count(values: Mapping[str, str], home: str, resten: Mapping[str, str]) -> Woonaantal:
    name = values[home]
    code = resten.get(name.casefold())
    gemeente = find_gemeente(name) if name and code is None else None
    if code is None and gemeente is None:
        raise OngeldigeAantallen(
            f"de gemeente '{name[:40]}' kennen wij niet. Verbeter de naam, of tel haar bij 'buiten de regio'."
        )
    where = code or (gemeente.naam if gemeente else "")
    if values.get(COUNT):
        return exact(where, number(values[COUNT]))
    return Woonaantal(where, *(number(values.get(side, "")) for side in BOUNDS))
