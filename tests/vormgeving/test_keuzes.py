"""Lists of choices that are drawn once show nobody what another chose."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms

from snijvlak.vormgeving.formulieren import Aankruisvakjes, Keuzelijst, Keuzerondjes, VasteKeuzes

CHOICES = VasteKeuzes(lambda: [("a", "Appel"), ("b", "Peer <rijp>")])


@pytest.mark.parametrize(
    ("kind", "chosen", "mark"),
    [(Keuzerondjes, "b", "checked"), (Aankruisvakjes, ["b"], "checked"), (Keuzelijst, "b", "selected")],
)
def test_a_list_without_a_choice_is_drawn_once_and_one_with_a_choice_each_time(
    kind: Any, chosen: Any, mark: str
) -> None:
    def draw(value: Any, **attrs: str) -> str:
        widget = kind()
        widget.choices = CHOICES
        return widget.render("fruit", value, {"id": "id_fruit", **attrs})

    empty = draw(None)
    assert draw(None) is empty and "Peer &lt;rijp&gt;" in empty and mark not in empty
    assert mark in draw(chosen) and mark not in draw(None)
    assert 'aria-describedby="fout"' in draw(None, **{"aria-describedby": "fout"})
    assert "aria-describedby" not in draw(None)


def test_choices_that_may_change_are_drawn_each_time() -> None:
    choices = [("a", "Appel")]

    class OneForm(forms.Form):
        fruit = forms.ChoiceField(choices=lambda: choices, widget=Keuzerondjes)

    assert "Peer" not in str(OneForm()["fruit"])
    choices.append(("b", "Peer"))
    assert "Peer" in str(OneForm()["fruit"])
