"""The form renderer: ``{{ form }}`` is right by itself: label, hint, error, and a summary that gets focus."""

from __future__ import annotations

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
    option_template_name = "django/forms/widgets/input.html"


class Aankruisvakjes(CheckboxSelectMultiple):
    """Some of a few, as a list of checkboxes."""

    template_name = "vormgeving/keuzes.html"
    option_template_name = "django/forms/widgets/input.html"


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
