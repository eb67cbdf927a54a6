"""A field that holds locked text: a room cannot store plain text in it, nor show it by accident.

The only part of the encryption that knows Django.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, cast

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from .versleuteling import VERNIETIGD, Verzegeld

if TYPE_CHECKING:
    _BinaryField = models.BinaryField[Verzegeld, Verzegeld]
else:
    _BinaryField = models.BinaryField


class _Bewaakt(DeferredAttribute):
    """Refuses plain text where it is assigned, so that the fault shows at its cause."""

    def __set__(self, instance: models.Model, value: object) -> None:
        vars(instance)[self.field.attname] = _checked(value, self.field.attname)


class VersleuteldeTekst(_BinaryField):
    """Reads as `Verzegeld`, which is opened with the key of its report; takes nothing else.

    Raises:
        TypeError: something else than a `Verzegeld` is assigned, stored or looked for.
    """

    descriptor_class = cast(Any, _Bewaakt)

    def has_default(self) -> bool:
        return True

    def get_default(self) -> Verzegeld:
        return VERNIETIGD

    def from_db_value(self, value: Any, expression: object, connection: object) -> Verzegeld | None:
        return None if value is None else Verzegeld(value)

    def to_python(self, value: Any) -> Verzegeld:
        # Only `loaddata` gives a text here: that of `value_to_string`.
        return Verzegeld(base64.b64decode(value)) if isinstance(value, str) else _checked(value, self.attname)

    def get_prep_value(self, value: Any) -> bytes:
        return bytes(_checked(value, self.attname))

    def value_to_string(self, obj: models.Model) -> str:
        return base64.b64encode(bytes(self.value_from_object(obj))).decode("ascii")


def _checked(value: object, name: str) -> Verzegeld:
    if not isinstance(value, Verzegeld):
        # Never the value itself: it may be a story.
        raise TypeError(f"{name} takes a Verzegeld, not {type(value).__name__}: lock the text first")
    return value
