"""Organisations whose name is made of ordinary words, found by what stands around it. All invented."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed, told

pytestmark = pytest.mark.eenmaal

FOUND = """\
begeleider rob van [samen wijs] loopt mee
psycholoog rutger van [hoofdzaken] heeft gebeld
speltherapie bij [kind en zo]. loïs koos
een maatje van [mee op weg] komt langs
stagebegeleider bij [van vliet tweewielers] is tevreden
er is een buddy via [maatjes voor kids] gevonden
Er loopt een traject bij [samen verder] sinds kort.
[jeugdfonds sport] betaalt de contributie
[kracht in jou] biedt pas over een tijd plek
[kracht in zicht] is betrokken geweest
balen dat [de mussen] dicht was
[de huiskamer van zuid] is tot laat open
ik heb [de opvoedlijn] gebeld voor advies
uitgenodigd: [punt welzijn], [mantelzorg delft] en ouders
Bewindvoering: [budget in balans]
sinds hij op [boksschool haagse hooi] zit
wil niet dat wij [plantenkwekerij van der knaap en zn] bellen
INCIDENT BIJ [ZWEMBAD DE WATERTHOR] GEMELD
zij speelt bij [vv monster] in de jeugd
zij gaat naar [bso de rakkertjes] na school
aanmelding [de zeeuwse parel] loopt
moeder vraagt of [de schakel] haar kan ophalen
nieuwe zorgaanbieder gevonden, [levenslust], begint straks
[rosa zorg] en anderen hebben gereageerd
heb [centrum voor poolse gezinnen] genoemd
ouders overwegen [bureau brein & gedrag] in zoetermeer
actie: [haags opvoedpunt] bellen
het steunpunt van [vrouwenkracht den haag] helpt
bericht van [parnassia kind en jeugd] gekregen
een buddy via [Thuis in Taal Scheveningen] komt
Kunt u zorgen dat [Kinderen uit de Knel] opstart?
[Ouders Lokaal] organiseert een avond"""
PEOPLE = """\
hoi [wil], destiny zit hier
Het gaat om Corrie en [Ben]. Bezoek volgt
vader van [jaden] stond aan de deur
Mentornotitie: [Wouters], Julius, en verder"""
LEFT_ALONE = [
    "hulp thuis is gestopt, want er is geen geld",
    "gesprek met moeder en school over verzuim",
    "aangemeld bij nieuwe aanbieder",
    "volgens leerplicht is er geen plek",
    "wij hebben leerplicht gebeld",
    "logopedie + psycholoog nodig",
    "intake bij regulier onderwijs",
]


@pytest.mark.parametrize("line", [*FOUND.splitlines(), *PEOPLE.splitlines()])
def test_a_name_of_ordinary_words_is_marked_in_full(herkenner: Herkenner, line: str) -> None:
    assert missed(line.replace("[", "[organisatie:"), herkenner.find) == []


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_the_ordinary_answer_is_no_name(herkenner: Herkenner, text: str) -> None:
    assert told(text, herkenner.find) == []
