"""Every field of the database has been looked at: personal, encrypted, or neither."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from django.db.models import BinaryField, Field
from pydantic import ValidationError

from snijvlak.privacy import gegevens


def fields() -> dict[str, dict[str, Field[Any, Any]]]:
    """The fields in the database per model, those of Django and of tables between models included."""
    models = apps.get_models(include_auto_created=True)
    return {m._meta.label: {f.name: f for f in m._meta.local_fields} for m in models}


def test_every_model_is_there_and_none_that_is_no_more() -> None:
    assert set(gegevens.load().modellen) == set(fields())


@pytest.mark.parametrize("label", sorted(fields()))
def test_every_field_has_one_class_and_every_class_a_field(label: str) -> None:
    classed = gegevens.load().modellen.get(label)
    assert classed, f"{label} is not in regels/privacy/gegevens.yaml"
    assert set(classed.namen) == set(fields()[label])


def test_what_is_encrypted_is_no_readable_text() -> None:
    encrypted = {
        f"{label}.{name}": fields()[label][name]
        for label, model in gegevens.load().modellen.items()
        for name in model.versleuteld
    }
    assert "meldpunt.Melding.verhaal" in encrypted and "meldpunt.Bericht.tekst" in encrypted
    assert [name for name, field in encrypted.items() if not isinstance(field, BinaryField)] == []


def test_no_story_of_a_reporter_is_readable_text() -> None:
    """The meldpunt keeps free text in no other way than encrypted."""
    readable = [
        (label, name)
        for label, named in fields().items()
        if label.startswith("meldpunt.")
        for name, field in named.items()
        if field.get_internal_type() == "TextField" or (getattr(field, "max_length", None) or 0) > 64
    ]
    assert readable == []


def test_the_file_is_dated_and_names_its_source() -> None:
    loaded = gegevens.load()
    assert loaded.vanaf <= dt.datetime.now(dt.UTC).date() and "artikel 4" in loaded.bron


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"persoonsgegeven": {"naam": ""}}, "pattern"),
        ({"persoonsgegeven": {"naam": "Een naam."}, "geen-persoonsgegeven": ["naam"]}, "meer dan een klasse"),
        ({"geheim": ["naam"]}, "geheim"),
        ({"versleuteld": ["naam"]}, "versleuteld"),
    ],
)
def test_a_wrong_file_is_refused(fields: dict[str, object], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        gegevens.Velden.model_validate(fields)
