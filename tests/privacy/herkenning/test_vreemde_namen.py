"""Names with small words of another language, or like a motto, and how people talk. All invented."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed_of, told_of

pytestmark = pytest.mark.eenmaal

FOUND = """\
deeltijdgroep bij [organisatie:Day a Week School] en een training
ze gaat op woensdag naar [organisatie:day a week]
hij gaat een dag per week naar [organisatie:Out of the Box].
dagprogramma via [organisatie:yes we care], dat loopt stroef
coach van [organisatie:Just Be You] gesproken
aangemeld bij [organisatie:back on track] maar nog niks gehoord
het gezin krijgt hulp van [organisatie:kerk in actie] en van de buren
hulpverlening - [organisatie:gezin op één]
zorg: [organisatie:kind centraal], vier uur
akkoord van [organisatie:thuis verder], start binnenkort
mail van [organisatie:zorg op maat] gekregen
[organisatie:Kind- en Gezinsadvies] en de huisarts
betrokken: [organisatie:De Jeugd- & Gezinsbeschermers]"""
LEFT_ALONE = [
    "ze kreeg een out of office, geen time out",
    "moeder heeft een burn out en is niet up to date",
    "zij stellen het kind centraal en zijn dichtbij",
    "lees- en spellingproblemen vallen op",
]


def test_such_a_name_is_found_whole(herkenner: Herkenner) -> None:
    assert missed_of(FOUND.splitlines(), herkenner.find) == {}


def test_what_everybody_says_is_left_alone(herkenner: Herkenner) -> None:
    assert told_of(LEFT_ALONE, herkenner.find) == {}
