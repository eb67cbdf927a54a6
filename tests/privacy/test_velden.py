"""A field of locked text takes no plain text, and shows none."""

from __future__ import annotations

import logging

import pytest
from django.core import serializers
from django.db import models, transaction
from django.template import Context, Template

from snijvlak.meldpunt.models import Melding
from snijvlak.privacy.velden import VersleuteldeTekst
from snijvlak.privacy.versleuteling import VERNIETIGD, MeldingSleutel, Verzegeld

SECRET = "Het meisje zit thuis."
KEY = MeldingSleutel.make()


def report() -> Melding:
    return Melding(
        zoekwaarde="z",
        melder="school",
        sector="SO",
        gemeente_school="GM0518",
        gemeente_kind="GM1842",
        situatie="gestopt",
        verhaal=KEY.encrypt(SECRET),
    )


@pytest.mark.parametrize("plain", [SECRET, SECRET.encode(), None, 1], ids=["str", "bytes", "None", "int"])
def test_plain_text_is_refused_where_it_is_assigned_and_not_repeated(plain: object) -> None:
    melding = report()
    with pytest.raises(TypeError, match="lock the text first") as error:
        melding.verhaal = plain  # pyright: ignore[reportAttributeAccessIssue] -- what is tested
    assert SECRET not in str(error.value)
    with pytest.raises(TypeError):
        Melding(verhaal=plain)
    assert melding.verhaal.open(KEY) == SECRET


@pytest.mark.django_db
def test_what_is_read_must_be_opened_with_the_key() -> None:
    melding = report()
    melding.save()
    for found in (
        Melding.objects.get().verhaal,
        Melding.objects.values_list("verhaal", flat=True).get(),
        Melding.objects.only("pk").get().verhaal,
        Melding.objects.defer("verhaal").get().verhaal,
    ):
        assert isinstance(found, Verzegeld) and found.open(KEY) == SECRET
    melding.refresh_from_db()
    assert melding.verhaal.open(KEY) == SECRET


@pytest.mark.django_db
def test_plain_text_is_refused_in_a_query() -> None:
    report().save()
    with pytest.raises(TypeError, match="lock the text first"), transaction.atomic():
        Melding.objects.update(verhaal=SECRET)
    with pytest.raises(TypeError, match="lock the text first"), transaction.atomic():
        Melding.objects.filter(verhaal=SECRET).exists()
    new = KEY.encrypt("Iets anders.")
    assert Melding.objects.update(verhaal=new) == 1 and Melding.objects.get().verhaal == new


@pytest.mark.django_db
def test_a_template_a_log_and_a_list_of_values_say_nothing(caplog: pytest.LogCaptureFixture) -> None:
    melding = report()
    melding.save()
    said = Template("{{ m.verhaal }} {{ m }} {{ v }}").render(
        Context({"m": melding, "v": list(Melding.objects.values())})
    )
    with caplog.at_level(logging.INFO):
        logging.getLogger("snijvlak").info("%s %r", melding.verhaal, melding.__dict__)
    assert "[verzegeld]" in said and "Verzegeld" in caplog.text
    for text in (said, caplog.text):
        assert SECRET not in text and bytes(melding.verhaal).hex()[:20] not in text


@pytest.mark.django_db
def test_it_goes_out_and_in_with_the_data_of_django() -> None:
    melding = report()
    melding.save()
    out = serializers.serialize("json", Melding.objects.all())
    assert SECRET not in out
    melding.delete()
    for loaded in serializers.deserialize("json", out):
        loaded.save()
    assert Melding.objects.get().verhaal.open(KEY) == SECRET


def test_a_new_record_without_a_text_is_empty() -> None:
    assert Melding().verhaal == VERNIETIGD


def test_a_migration_names_the_field() -> None:
    _, path, args, kwargs = VersleuteldeTekst().deconstruct()
    assert (path, list(args), kwargs) == ("snijvlak.privacy.velden.VersleuteldeTekst", [], {})
    assert issubclass(VersleuteldeTekst, models.BinaryField)
