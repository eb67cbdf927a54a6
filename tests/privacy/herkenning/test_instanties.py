"""Services with a region, firms, clubs and programmes; names by a title or a subject. All invented."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed, told

pytestmark = pytest.mark.eenmaal

FOUND = """\
begeleid door [organisatie:SMW Haaglanden] sinds kort
HULP VAN [organisatie:DE WIT BEWINDVOERING] STOPT
Gesprek met docent Nederlands [persoon:De Wilde] over [klas:klas 2.4].
[persoon:Mohamed]: [klas:isk 3], taalniveau laag, werkt op zaterdag bij [organisatie:bakkerij De Korenaar]
stage voor [persoon:Dilano] ([klas:niveau 2, jaar 1]) bij [organisatie:garage Verkade]
overleg met [organisatie:SWV Zoetermeer] en [organisatie:GGD Hollands Midden]
hij voetbalt bij [organisatie:vv rava '19] op zaterdag
vader werkt bij [organisatie:restaurant de gouden draak] in [plaats:leiden]
TAXI VAN [organisatie:VERMEER PERSONENVERVOER] KWAM NIET
training [organisatie:Rots en Water Delft] is vol
[organisatie:jansen bewindvoering] betaalt de huur niet
zij volgt [organisatie:Kansrijk Opvoeden] samen met haar ex
nieuwe aanmelding via [organisatie:jeugd interventie team rijswijk]
bericht van [organisatie:JGZ HOLLAND RIJN] OVER VACCINATIES
de begeleider van [organisatie:tien voor toekomst] komt niet meer
ouders gingen naar [organisatie:mediation bureau smit] voor een plan
stagiaire [persoon:Vosje] van [organisatie:Studio Kleurrijk] komt [datum:dinsdag]
kapper [organisatie:hair by samira] wil haar als leerling
docent wiskunde [persoon:van Vliet] meldt dat [persoon:Kaan] ([klas:h3d]) spijbelt
scouting [organisatie:de zwervers '68] neemt hem mee op kamp
T. Boekestijn namens [organisatie:SWV Westland] zegt
TEAM: BAS VAN [organisatie:CRISIS INTERVENTIE TEAM HAAGLANDEN] RIJDT
[organisatie:BROUWER VERSLAVINGSPREVENTIE] KOMT VOORLICHTING GEVEN
bij [organisatie:mvv '27] liep hij van het veld
zegt dat [organisatie:Ouderschap Blijft] nooit is begonnen
de folder van [organisatie:de vroeghulp] gegeven
docent duits [persoon:de graaf] zet haar eruit
hij wil van [school:t max] af
weet iemand of de [school:inspecteur de vriesschool] plek heeft
moeder runt [organisatie:galerie kunst aan zee] sinds kort"""
LEFT_ALONE = [
    "het samenwerkingsverband vindt het goed",
    "de jeugdbescherming belt morgenvroeg",
    "hij kreeg extra begeleiding",
    "de GGD en Veilig Thuis zijn betrokken",
    "de docent wiskunde is ziek",
]


@pytest.mark.parametrize("line", FOUND.splitlines())
def test_it_is_marked_in_full(herkenner: Herkenner, line: str) -> None:
    assert missed(line, herkenner.find) == []


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_it_is_left_alone(herkenner: Herkenner, text: str) -> None:
    assert told(text, herkenner.find) == []
