"""``snijvlak bewaren``: beforehand what goes, and the task of every night."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from snijvlak.bewaren import slot
from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt.models import Melding
from snijvlak.privacy import bewijs

from .conftest import Give

NEW = meldpunt.NieuweMelding("school", "SO", "GM0518", "GM1842", "gestopt", ("regie",), "Het verhaal.")


@pytest.mark.django_db(transaction=True)
def test_it_shows_beforehand_then_does_it_once(give: Give) -> None:
    melding = meldpunt.submit(NEW, bewijs.make())
    Melding.objects.filter(pk=melding.pk).update(
        ontvangen_op=timezone.now() - dt.timedelta(days=2 * 366), toestand="afgesloten"
    )
    code, said = give("bewaren", "toon")
    assert code == 0 and "beeindigen: meldingen" in said and "vooruit: 1. Vastgehouden: 0." in said
    assert Melding.objects.get().toestand == "afgesloten"
    with slot.alone():
        code, said = give("bewaren", "uitvoeren")
    assert (code, Melding.objects.get().toestand) in ((2, "afgesloten"), (0, "beeindigd"))
    code, said = give("bewaren", "uitvoeren")
    assert code == 0 and Melding.objects.get().toestand == "beeindigd"
    code, said = give("bewaren", "uitvoeren")
    assert code == 0 and said == "Klaar: 0.\n"
