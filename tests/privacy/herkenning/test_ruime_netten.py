"""Names that no list has and no form tells, by their place alone; and streets without the form of one."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed, told

pytestmark = pytest.mark.eenmaal

FOUND = [
    # a bare noun after a small word, a slip that is none, an article and a common noun
    "geen bericht van [organisatie:kwabraad], we wachten",
    "hij gaat drie dagen naar [organisatie:lichtpunt] en twee naar school",
    "dossier is overgedragen aan [organisatie:groeiplaats]",
    "ze hebben een klacht tegen [organisatie:bries]",
    # two nouns in a row, which Dutch writes as one; small words between
    "ik heb [organisatie:lente kracht] gebeld",
    "mail gestuurd aan [organisatie:groei en bloei].",
    # who does something, in a clause of its own
    "het helpt sinds [organisatie:lichtpunt] belt",
    # what hardly anything but a name has
    "zij woont daar op een groep van [organisatie:'s goeden moed]",
    "gebeld met [organisatie:'t vlot]",
    "overleg met [organisatie:huis der dromen] gehad",
    # beside people, places and addresses
    "gesproken met judith ([organisatie:lichtpunt]) over de intake",
    "met groet, [persoon:ingeborg], [organisatie:basis en vertrouwen]",
    "contact met [organisatie:Delft voor Elkaar] gehad",
    "verwijzing naar [organisatie:open vista], zie [url:www.openvista.nl]",
    # capitals: two in a row, or with a small word between
    "Omar vraagt of [organisatie:Ambulant Anders] kan komen.",
    "Ouders zijn blij met [organisatie:Scheiden zonder Schade] en komen terug.",
    "Ze kregen hulp van [organisatie:Buddy to Buddy] in de wijk.",
    # & joins two words and no more
    "moeder belt met [organisatie:zorg & kracht] over de intake",
]
ADDRESSES = [
    "incident bij [adres:pijlkruid 55] gemeld",
    "brief gestuurd naar [adres:koraalrood 114]",
    "gezin van [adres:rode klaver 19] heeft geen gas",
    "hij slaapt bij een vriend in [adres:de hoven 88]",
]
LEFT_ALONE = [
    "de jeugdwet en de leerplichtwet gelden",
    "hij slaapt 's nachts slecht en 's avonds laat",
    "Volgens Veilig Thuis is het nu rustig.",
    "vader en moeder komen samen",
    "hij zit nu in lokaal 12, zie bijlage 3 en artikel 5",
    "we zien hem op maandag en dinsdag",
    "zij gaat naar de huisarts en belt school",
]


@pytest.mark.parametrize("line", FOUND + ADDRESSES)
def test_a_name_is_covered_by_its_place_alone(herkenner: Herkenner, line: str) -> None:
    assert missed(line, herkenner.find) == []


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_ordinary_words_in_the_same_places_are_left_alone(herkenner: Herkenner, text: str) -> None:
    found = told(text, herkenner.find)
    assert [word for word in found if word not in ("maandag", "dinsdag")] == []


def test_a_name_with_an_ampersand_stops_at_its_second_word(herkenner: Herkenner) -> None:
    assert told("moeder belt met zorg & kracht over de intake", herkenner.find) == ["zorg & kracht"]
