"""The form renderer: ``{{ form }}`` is right by itself: label, hint, error, and a summary that gets focus."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.forms import (
    BaseForm,
    CheckboxSelectMultiple,
    ChoiceField,
    DateInput,
    EmailInput,
    ModelChoiceField,
    NumberInput,
    RadioSelect,
    Select,
    Textarea,
    TextInput,
)
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.forms.widgets import ChoiceWidget
from django.utils.choices import BaseChoiceIterator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from django.db.models import QuerySet


class Renderer(TemplatesSetting):
    """Draws forms with our templates and widgets with Django's."""

    form_template_name = "vormgeving/formulier.html"
    field_template_name = "vormgeving/veld.html"


_CLASSES = {
    Textarea: "utrecht-textarea utrecht-textarea--html-textarea",
    Select: "utrecht-select utrecht-select--html-select",
    NumberInput: "utrecht-textbox utrecht-textbox--html-input",
    TextInput: "utrecht-textbox utrecht-textbox--html-input",
    EmailInput: "utrecht-textbox utrecht-textbox--html-input",
}


def _drawn(
    widget: ChoiceWidget, name: str, value: Any, own: dict[str, Any], draw: Callable[[], SafeString]
) -> SafeString:
    """A list of choices of which none is chosen looks the same to everybody: then it is drawn once."""
    if not isinstance(widget.choices, VasteKeuzes) or any(widget.format_value(value)):
        return draw()
    kept, key = widget.choices.drawn, (type(widget), name, *sorted(own.items()))
    if key not in kept:
        kept[key] = draw()
    return kept[key]


class _Keuzes(ChoiceWidget):
    """Choices one below the other. Written here, and not by a template for each choice: of the pages with
    most choices that was a third of the time."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: object = None
    ) -> SafeString:
        own = self.build_attrs(self.attrs, attrs)
        return _drawn(self, name, value, own, lambda: self._draw(name, value, own))

    def _draw(self, name: str, value: Any, own: dict[str, Any]) -> SafeString:
        listed = own.get("id", "")
        rows = [
            (
                f"{listed}_{place}",
                flatatt({**self._each(name, code, own, value), "id": f"{listed}_{place}"}),
                label,
            )
            for place, (code, label) in enumerate(self.choices)
        ]
        drawn = format_html_join("\n", '<li><label for="{}"><input{}> {}</label></li>', rows)
        return format_html('<ul class="snijvlak-keuzes" id="{}">\n{}\n</ul>', listed, drawn)

    def _each(self, name: str, code: object, own: dict[str, Any], value: Any) -> dict[str, Any]:
        chosen = str(code) in self.format_value(value)
        return {**own, "type": self.input_type, "name": name, "value": str(code), "checked": chosen}


class Keuzerondjes(_Keuzes, RadioSelect):
    """One of a few, as a list of radio buttons."""


class Aankruisvakjes(_Keuzes, CheckboxSelectMultiple):
    """Some of a few, as a list of checkboxes."""


class Keuzelijst(Select):
    """One of many, in a closed list without groups; written here for the same reason."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: object = None
    ) -> SafeString:
        own = {"name": name, **self.build_attrs(self.attrs, attrs)}
        return _drawn(self, name, value, own, lambda: self._draw(value, own))

    def _draw(self, value: Any, own: dict[str, Any]) -> SafeString:
        chosen = self.format_value(value)
        rows = [
            (flatatt({"value": str(code), "selected": str(code) in chosen}), label)
            for code, label in self.choices
        ]
        drawn = format_html_join("\n", "<option{}>{}</option>", rows)
        return format_html("<select{}>\n{}\n</select>", flatatt(own), drawn)


class VasteKeuzes(BaseChoiceIterator):
    """Choices that stay the same while the process runs, made when they are first asked for.

    Django makes a form for each page, and copies each choice of a list for it; these are shared.
    """

    def __init__(self, make: Callable[[], list[tuple[str, str]]]) -> None:
        self._make = make
        self.drawn: dict[Hashable, SafeString] = {}

    @cached_property
    def _made(self) -> list[tuple[str, str]]:
        return self._make()

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._made)

    def __copy__(self) -> VasteKeuzes:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> VasteKeuzes:
        return self


class Datum(DateInput):
    """A day, with the browser's own calendar; a browser without one takes and gives 2026-11-23."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # A date field of HTML holds only this form, whatever the language of the page.
        super().__init__(attrs, format="%Y-%m-%d")


def offer(form: BaseForm, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Let a field of a form choose from these: a code and words, or a head and such pairs under it."""
    field = form.fields[name]
    assert isinstance(field, ChoiceField)  # noqa: S101 -- every caller declares it so
    field.choices = list(choices)


def offer_rows(form: BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """Let a field of a form choose from these rows of the database."""
    field = form.fields[name]
    assert isinstance(field, ModelChoiceField)  # noqa: S101 -- every caller declares it so
    field.queryset = rows


def dress(form: BaseForm) -> None:
    """Give each widget of a form the classes of NL Design System. Call it at the end of ``__init__``."""
    # A browser would colour an empty required field red before anyone typed; we say it after sending.
    form.use_required_attribute = False
    for field in form.fields.values():
        for kind, classes in _CLASSES.items():
            if isinstance(field.widget, kind) and not isinstance(
                field.widget, RadioSelect | CheckboxSelectMultiple
            ):
                field.widget.attrs.setdefault("class", classes)
                break
