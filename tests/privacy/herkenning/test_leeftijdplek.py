"""Ages, dates and addresses by what stands beside them. All invented."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed, told

pytestmark = pytest.mark.eenmaal

FOUND = """\
sinds [datum:de 8e] niet gezien
los lopen met [leeftijd:anderhalf]
woont aan [adres:het Wilgenrak 9] in [plaats:pijnacker]
Zahra wordt op 7 maart 2026 [leeftijd:18]. Perspectief
twee tweelingbroers van [leeftijd:7] idem
GEEN INENTINGEN, GEEN CB SINDS [leeftijd:6 MAANDEN]. MOEDER
hij wordt vrijdag [leeftijd:12], taart
zij werd in de zomer [leeftijd:zes] en
als tiener van [leeftijd:15] al
meisje ([leeftijd:11], v) en jongen (v, [leeftijd:11])
m/[leeftijd:9] en v/[leeftijd:14] samen
j [leeftijd:8 jr] druk
kinderen, beiden van [leeftijd:6 en 9]
op haar [leeftijd:18e verjaardag] weg
voor zijn [leeftijd:veertiende verjaardag] rond
pleegzusje van bijna [leeftijd:dertien]
buurmeisjes van [leeftijd:6, 8 en 11] spelen
loopt los met [leeftijd:14 maanden]
baby, [leeftijd:7 mnd], drinkt slecht
uit huis op zijn [leeftijd:zestiende]
wordt volgende maand [leeftijd:vijf].
is in mei [leeftijd:17] geworden
stiefbroer ([leeftijd:19]) en halfzus van [leeftijd:3]
cliënt V, [leeftijd:16], woont
op [datum:8, 9 en 11 december] wennen
gestopt [datum:september jl.]
gesprek [datum:vrijdag a.s.] om tien
bel [datum:de 14e] terug
afspraak in [datum:wk 12] of [datum:week 14]
brief van [datum:eind vorige maand]
start [datum:begin jan.] al
op [datum:di 14e] en [datum:vr 17], beide
gesprekken [datum:3, 10 en 17-12] op school
[datum:vorig najaar] ontstaan
[datum:mei vorig jaar] ook
[datum:do 12 en vr 13 februari] dicht
[datum:12, 13 en 20 jan.] ziek
jongen ([leeftijd:14], m) en zijn zusje (v/[leeftijd:10]) slapen bij oma
moeder is [leeftijd:39], vader wordt in maart [leeftijd:42]
[persoon:Zeynep] wordt [datum:a.s. zaterdag] [leeftijd:zestien] en wil feest
pleegbroers van [leeftijd:5 en 9] vechten dagelijks
Zij kreeg op haar [leeftijd:13e] een diagnose, op haar [leeftijd:veertiende] medicatie.
baby van [leeftijd:5 mnd] huilt veel, dreumes liep pas met [leeftijd:19 maanden]
drie kinderen ([leeftijd:3], [leeftijd:6] en bijna [leeftijd:10])
client m [leeftijd:17] jr wacht op plek
stiefzus [leeftijd:11] slaapt bij haar vader
Meisje, net [leeftijd:8], spreekt niet op school.
sinds zijn [leeftijd:twaalfde] woont hij bij tante
hij is van [datum:3 maart 2011], dus nu [leeftijd:14]
de tweeling ([leeftijd:4 jr]) mag niet samen
wordt straks [leeftijd:18] en dan stopt alles
zitting op [datum:6, 7 of 13 februari], graag doorgeven
gesprekken op [datum:14/1], [datum:21/1] en [datum:28/1] afgezegd
[datum:maart jl.] is de beschikking afgegeven
intake [datum:wo 11 feb] om 9.30, vervolg [datum:vr 13]
hij is sinds [datum:eind oktober] thuis en start [datum:half jan]
tot [datum:de 22e] vakantie, daarna weer bereikbaar
[datum:week 3] en [datum:wk 7] geen plek
op [datum:2e paasdag] weggelopen
woont nu tijdelijk op [adres:Meerzicht 112], [plaats:Zoetermeer]
adres: [adres:Ketelhuis 4b], [postcode:2288 EE] [plaats:Rijswijk]
moeder verhuisde van [adres:Groenswaard 8] te [plaats:Voorburg] naar [plaats:Gouda]
[adres:WATERVAL 16], [plaats:DELFT], GEZIN MET DRIE KINDEREN
fam. [persoon:Bos], [adres:Overvoorde 51], [plaats:rijswijk]"""
LEFT_ALONE = [
    "'s maandags is hij ziek",
    "wacht al 6 maanden op hulp",
    "de groep bestaat uit 8 kinderen",
    "het gesprek duurt 45 minuten",
    "er zijn 12 plekken in de regio",
    "verlengd met 6 uur per week",
]


@pytest.mark.parametrize("line", FOUND.splitlines())
def test_it_is_marked_in_full(herkenner: Herkenner, line: str) -> None:
    assert missed(line, herkenner.find) == []


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_it_is_left_alone(herkenner: Herkenner, text: str) -> None:
    assert told(text, herkenner.find) == []
