"""Names told by what stands further away, and names that stand again. All invented."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed_of, told_of

pytestmark = pytest.mark.eenmaal

FOUND = """\
de opvang ([organisatie:ot en sien]) wil een gesprek
zorg wordt geleverd door [organisatie:op weg naar morgen]
[organisatie:de verbinding] belde terug
coach van [organisatie:manege de wilde hoeve]
wie belt [organisatie:horizon] morgen?
zegt dat [organisatie:jutters] haar had beloofd te helpen
weet jij of [persoon:joy] ([leeftijd:9], [school:de kleine keizer]) op de lijst staat
Opvang: [organisatie:Zo! Kinderopvang], elke dinsdag
Vervoer is aangevraagd bij [organisatie:RMC Taxi]. Het duurt.
zij woont in [plaats:berkel en rodenschrijs]. laat
casusoverleg [wijk:zuidwest] gehad
Dina van [organisatie:Wijzer Vooruit]. mail van [organisatie:wijzer vooruit] volgt
hij zat achter [school:de einder] in het park
vandaag gesproken op [school:de freinetschool].
hij start in [klas:groep 3 uitstroom arbeid] na de zomer"""
LEFT_ALONE = [
    "de begeleiding belde terug",
    "de opvang (drie dagdelen) is vol",
    "het wordt geleverd door de gemeente",
    "het waait uit het zuidwesten",
    "hij is achter de computer gaan zitten",
]


def test_a_name_is_found_by_what_is_further_away(herkenner: Herkenner) -> None:
    assert missed_of(FOUND.splitlines(), herkenner.find) == {}


def test_what_stands_there_as_a_rule_is_left_alone(herkenner: Herkenner) -> None:
    assert told_of(LEFT_ALONE, herkenner.find) == {}
