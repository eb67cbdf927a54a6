"""Names of organisations that a word for a kind is part of. All invented."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed, told

pytestmark = pytest.mark.eenmaal

FOUND = """\
subsidie van [organisatie:stichting doe mee!]
gepest, [organisatie:stichting voorkom!] komt langs
klacht bij [organisatie:SWV Tussen de Vaarten] overwogen.
Ook de [organisatie:Kinder- en Jongerenrechtswinkel] is gevraagd.
schulden lopen via [organisatie:de geldwijzer], brief volgt
vraagt of [organisatie:het jongerenpastoraat] langs kan
[organisatie:hulp in huis bv] stuurt facturen
haalt zusje van [organisatie:kinderopvang 2samen] op
bso [organisatie:4you] sluit
GELDT OOK VOOR [organisatie:DE NSO DE SPEELVOGEL] EN DE KANTINE
hulp van [organisatie:mulder & van dam] gehad"""
LEFT_ALONE = [
    "de stichting helpt niet meer!",
    "hij gaat naar de supermarkt en de bakker",
    "taal- en rekenachterstand is groot",
    "brief via de gewone post en de dienst",
]


@pytest.mark.parametrize("line", FOUND.splitlines())
def test_a_name_with_its_kind_is_marked_in_full(herkenner: Herkenner, line: str) -> None:
    assert missed(line, herkenner.find) == []


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_ordinary_words_in_such_shapes_are_left_alone(herkenner: Herkenner, text: str) -> None:
    assert told(text, herkenner.find) == []
