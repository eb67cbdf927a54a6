"""People told by the word before them, and ages and dates in rare shapes. All invented."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed_of, told_of

pytestmark = pytest.mark.eenmaal

FOUND = """\
dan gaat mama naar tante [persoon:til] in de zomer
tante [persoon:mei] spreekt het best
Vader kwam met nicht [persoon:Mei] als tolk.
onze [persoon:pascal] heeft hem aangesproken
bellen kan, vragen naar [persoon:wil]. moeder weet het
leerling [persoon:sterre de wilde] is boos
laat je weten hoe het ging? gr [persoon:til]
[persoon:O. Ramdas] (ib) en [persoon:T. v/d Berg] (smw)
hij moet wel [leeftijd:15] zijn toch?
volgens het formulier [leeftijd:9]; hoe zit dat?
peuter van [leeftijd:twee-en-een-half]
[leeftijd:Bijna acht] jaar is hij nu
ze wordt er [leeftijd:zeven] en mag mee
ik ([leeftijd:42]) weet het ook niet
moeder ([leeftijd:begin 30]) is alleen
leeftijd bij aanmelding [leeftijd:5,8]
afspraak [datum:de 3e] om tien uur
[datum:dinsdag de 6e] kan ik wel
toets [datum:wo 21-01-26] gemaakt
[datum:laatste vrijdag van maart] vrij
[adres:Lange Lombardstraat 8-III] is leeg"""
LEFT_ALONE = [
    "oma ziek, opa boos. tante komt mee",
    "juf weer terug, meester thuis",
    "groetjes terug",
    "er moeten stappen komen, de 3e keer al",
]


def test_who_is_pointed_out_is_found(herkenner: Herkenner) -> None:
    assert missed_of(FOUND.splitlines(), herkenner.find) == {}


def test_ordinary_words_after_them_are_left_alone(herkenner: Herkenner) -> None:
    assert told_of(LEFT_ALONE, herkenner.find) == {}
