"""Names with a number in them, and what a number counts. All invented but the help line."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed_of, told_of

pytestmark = pytest.mark.eenmaal

FOUND = """\
met haar samen [organisatie:113] gebeld
gewezen op [organisatie:113], nummer staat in de telefoon
chat van [organisatie:113 online] vond ze fijn
plan gemaakt, [organisatie:113] en de dokter staan erin
[organisatie:inkoopbureau h-10] zoekt het uit
het [organisatie:cjg zuid-2] neemt het over
[organisatie:team 4] van de gemeente heeft het dossier
aanvraag loopt bij [organisatie:servicepunt 71], die belt
[organisatie:stichting spoor 5] neemt niemand meer aan
verzoek van [organisatie:swv 28.09] om gegevens
gegevens naar [organisatie:SWV PO 2813] gestuurd"""
LEFT_ALONE = [
    "er zijn 113 leerlingen en 113 euro is genoeg",
    "lokaal 113 is dicht, zie bladzijde 113",
    "het team 4 keer gesproken",
    "het huis is van 1 tot 3 open",
]


def test_a_number_is_part_of_the_name(herkenner: Herkenner) -> None:
    assert missed_of(FOUND.splitlines(), herkenner.find) == {}


def test_what_is_counted_is_left_alone(herkenner: Herkenner) -> None:
    assert told_of(LEFT_ALONE, herkenner.find) == {}
