"""The part of a form that keeps texts general: names refused, doubts asked, one look for one text."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.http import QueryDict

from snijvlak.algemeen import AlgemeneTekst, Namen, names, refusal

MAIL, DOUBT = "Bel jan@example.org.", "Vraag het aan de directie in maart."


class Formulier(AlgemeneTekst):
    prefix = "p"
    ALGEMEEN = ("wat", "wie")
    TOEGESTAAN: ClassVar = {"wie": frozenset({"email"})}
    wat = forms.CharField(required=False)
    wie = forms.CharField(required=False)
    keuzes = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], required=False)


def filled(**fields: str | list[str]) -> Formulier:
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(f"p-{name}", value if isinstance(value, list) else [value])
    return Formulier(data)


def test_what_names_somebody_for_sure_is_refused() -> None:
    assert names(MAIL).zeker == ("jan@example.org",) and "jan@example.org" in refusal(names(MAIL))
    assert refusal(Namen(misschien=("maart",))) == ""
    form = filled(wat=MAIL)
    assert not form.is_valid() and "nagekeken" not in form.fields


def test_a_doubt_is_asked_and_the_tick_is_for_these_texts_alone() -> None:
    form = filled(wat=DOUBT, keuzes=["a", "b"])
    assert not form.is_valid()
    tick = form.fields["nagekeken"].widget.attrs["value"]
    assert filled(wat=DOUBT, nagekeken=tick).is_valid()
    other = filled(wat=f"{DOUBT} En in mei.", nagekeken=tick)
    assert not other.is_valid() and not other["nagekeken"].value()
    assert form["keuzes"].value() == ["a", "b"]  # what was chosen stays


def test_a_kind_that_may_stand_in_a_field_is_passed_over_there_alone() -> None:
    assert filled(wie=MAIL).is_valid()
    assert not filled(wat=MAIL, wie=MAIL).is_valid()
