"""The form renderer: ``{{ form }}`` is right by itself: label, hint, error, and a summary that gets focus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from django.forms import (
    BaseForm,
    CheckboxSelectMultiple,
    DateInput,
    EmailInput,
    NumberInput,
    RadioSelect,
    Select,
    Textarea,
    TextInput,
)
from django.forms.renderers import TemplatesSetting
from django.utils.choices import BaseChoiceIterator


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


class Keuzerondjes(RadioSelect):
    """One of a few, as a list of radio buttons."""

    template_name = "vormgeving/keuzes.html"


class Aankruisvakjes(CheckboxSelectMultiple):
    """Some of a few, as a list of checkboxes."""

    template_name = "vormgeving/keuzes.html"


class Keuzelijst(Select):
    """One of many, in a closed list without groups; drawn as one template instead of two for each choice."""

    template_name = "vormgeving/keuzelijst.html"


class VasteKeuzes(BaseChoiceIterator):
    """Choices that stay the same while the process runs, made when they are first asked for.

    Django makes a form for each page, and copies each choice of a list for it; these are shared.
    """

    def __init__(self, make: Callable[[], list[tuple[str, str]]]) -> None:
        self._make = make

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
