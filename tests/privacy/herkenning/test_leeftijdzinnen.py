"""Ages by what the clause says of a number, and people by the age in brackets behind them. All invented."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed, told

pytestmark = pytest.mark.eenmaal

FOUND = """\
volgens opa is [leeftijd:14] veel te jong voor een scooter
jeugd van rond de [leeftijd:15-16] bij het station
[leeftijd:13] en nu al blowen, dat kan niet
zijn broertje is [leeftijd:16 mnd] en loopt al
de kleine is [leeftijd:10 weken].
als hij straks [leeftijd:17] wordt mag hij kiezen
je bent [leeftijd:15], zegt vader, gedraag je
wordt over 4 maanden [leeftijd:18]: tijdig verlengen
zegt [leeftijd:16] te zijn
hij moet eerst [leeftijd:18] zijn
zolang ze geen [leeftijd:18] is
jongen, schat [leeftijd:14], zwarte jas
vanaf haar [leeftijd:13] rookt ze
met [leeftijd:15] mag dat nog niet
geen kind meer, [leeftijd:17] bijna [leeftijd:18]
kinderen (resp. [leeftijd:3], [leeftijd:5] en [leeftijd:8])
[leeftijd:8 à 9 jaar]
voor iemand van [leeftijd:13] is dat veel
gezin wu – [persoon:li na] ([leeftijd:41]), [persoon:hao] ([leeftijd:45]) en zoon
Kinderen: [persoon:Kai] ([leeftijd:8]), [persoon:Mei] ([leeftijd:3])
mentor [persoon:vd broek] heeft gebeld
besproken: 1) [persoon:m.], [klas:1h], gepest
woont op [adres:dr. h.e. van gelderlaan 24] in [plaats:delft]
verhuisd naar [adres:Kon. Julianakade 9]
staat aan [adres:Parallelweg 9 k3]
de verklaring is rond voor [datum:1/2].
leerling van het vso ([klas:klas 5 arbeid])"""
LEFT_ALONE = [
    "de wachttijd is 6 weken.",
    "de termijn is 3 maanden en loopt af",
    "er zijn 14 en niet 15 plekken",
    "dat is 6 weken.",
    "hij komt elke maandag en op dinsdag",
    "na de herfstvakantie verder, met kerst is hij vrij",
]


@pytest.mark.parametrize("line", FOUND.splitlines())
def test_it_is_marked_in_full(herkenner: Herkenner, line: str) -> None:
    assert missed(line, herkenner.find) == []


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_it_is_left_alone(herkenner: Herkenner, text: str) -> None:
    assert told(text, herkenner.find) == []


def test_who_works_for_an_organisation_is_not_called_after_it(herkenner: Herkenner) -> None:
    found = told("Ambulant begeleider Rens van Gemiva belt.", herkenner.find)
    assert "van" not in found
    assert {"Rens", "Gemiva"} <= set(found)
