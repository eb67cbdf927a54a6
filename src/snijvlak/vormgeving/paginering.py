"""Pages of a long list that open as fast at the end of it as at the start: no offset and no count.

A page begins after (``na``) or before (``voor``) a row that the address names by its key alone. So an
address never holds what a row says, and a page costs one look at an index, however long the list is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Field, Model, Q, QuerySet

SIZE = 50

Rij = TypeVar("Rij")
Bron = TypeVar("Bron", bound=Model)


@dataclass(frozen=True)
class Plek:
    """Where a page begins: after the row with one key, or before it; both empty at the start of the list."""

    na: str = ""
    voor: str = ""

    @classmethod
    def read(cls, address: Mapping[str, str]) -> Plek:
        """The place in the part of an address behind the question mark; ``na`` counts when it has both."""
        na = address.get("na", "")
        return cls(na, "" if na else address.get("voor", ""))


@dataclass(frozen=True)
class Pagina(Generic[Rij]):
    """Rows of a list, and the keys where the pages beside it begin; empty where there is no such page."""

    rijen: tuple[Rij, ...]
    vorige: str = ""
    volgende: str = ""


def page(rows: QuerySet[Bron], order: Sequence[str], plek: Plek, size: int = SIZE) -> Pagina[Bron]:
    """A page of a question to the database, in an order for which there should be an index.

    Args:
        rows: the question, filtered by what the asker may see: a key outside it is no place.
        order: names of fields, with a minus for the highest first. The key of the table comes last.
        plek: where to begin. A place that is not in the list, or not any more, gives the first page.
        size: how many rows a page has.

    Raises:
        ValueError: a field of the order can be empty. Databases do not agree on where empty comes.
    """
    order = _whole(rows.model, order)
    key, back = plek.na or plek.voor, bool(plek.voor)
    values = _values(rows, order, key) if key else None
    if values is None:
        return _forward(list(rows.order_by(*order)[: size + 1]), size, "")
    turned = [_turn(name) for name in order] if back else order
    found = list(rows.filter(_beyond(turned, values)).order_by(*turned)[: size + 1])
    if not back:
        return _forward(found, size, str(found[0].pk) if found else "")
    if len(found) <= size:  # at the start: a page as full as the first one always is
        return page(rows, order, Plek(), size)
    shown = tuple(reversed(found[:size]))
    return Pagina(shown, str(shown[0].pk), str(shown[-1].pk))


def page_of(rows: Sequence[Rij], key: Callable[[Rij], str], plek: Plek, size: int = SIZE) -> Pagina[Rij]:
    """A page of rows that are all here and in order; ``key`` gives a short text that no other row has."""
    keys = [key(row) for row in rows]
    begin = 0
    if plek.na in keys:
        begin = keys.index(plek.na) + 1
    elif plek.voor in keys:
        begin = max(0, keys.index(plek.voor) - size)
    shown = tuple(rows[begin : begin + size])
    more = begin + size < len(rows)
    return Pagina(shown, keys[begin] if begin and shown else "", keys[begin + size - 1] if more else "")


def _forward(found: list[Bron], size: int, vorige: str) -> Pagina[Bron]:
    shown = tuple(found[:size])
    return Pagina(shown, vorige, str(shown[-1].pk) if len(found) > size else "")


def _whole(model: type[Model], order: Sequence[str]) -> list[str]:
    """The order with the key of the table at the end, so that no two rows have the same place."""
    names: list[str] = []
    for name in order:
        bare = name.lstrip("-")
        if bare in ("pk", model._meta.pk.name):
            return [*names, "-pk" if name.startswith("-") else "pk"]
        if _can_be_empty(model, bare):
            raise ValueError(f"Op {bare} kan deze lijst niet bladeren: dat veld kan leeg zijn.")
        names.append(name)
    # The same way as the last field: one index can serve both.
    return [*names, "-pk" if names and names[-1].startswith("-") else "pk"]


def _can_be_empty(model: type[Model], path: str) -> bool:
    for part in path.split("__"):
        try:
            field = model._meta.get_field(part)
        except FieldDoesNotExist as error:
            raise ValueError(f"Op {path} kan deze lijst niet bladeren: dat veld is er niet.") from error
        if not isinstance(field, Field) or field.null:
            return True
        model = field.related_model if isinstance(field.related_model, type) else model
    return False


def _values(rows: QuerySet[Bron], order: Sequence[str], key: str) -> tuple[Any, ...] | None:
    """What the row at a place has in the fields of the order; None when there is no such row in the list."""
    if not key.isprintable():  # a database refuses some letters that are in no key
        return None
    try:
        return rows.filter(pk=key).values_list(*(name.lstrip("-") for name in order)).first()
    except (ValueError, ValidationError):  # no key of this table
        return None


def _beyond(order: Sequence[str], values: Sequence[Any]) -> Q:
    """The rows that come after these values."""
    names = [name.lstrip("-") for name in order]
    found = Q()
    for place, name in enumerate(names):
        same = dict(zip(names[:place], values, strict=False))
        found |= Q(**same, **{f"{name}__{_side(order[place])}": values[place]})
    # The same said for the first field alone: a database then begins at the right place of the index.
    return found & Q(**{f"{names[0]}__{_side(order[0])}e": values[0]})


def _side(name: str) -> str:
    return "lt" if name.startswith("-") else "gt"


def _turn(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"
