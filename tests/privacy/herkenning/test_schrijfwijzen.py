"""Ways to write what identifies, by the sort of writing: each is marked in full. All invented."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed, told

pytestmark = pytest.mark.eenmaal

JAREN = """\
aicha. [18] net geworden, dus zelf tekenen
dat is knap, op je [achttiende]
tussen zijn [zesde en achtste] in het buitenland
sinds haar [4e jaar] hulp
met [17] al op zichzelf
moeder zelf [19] en zwanger
hij's [12] maar boos
een puber van dik [veertien]
is rond de [40] en alleen
nog maar [acht] en al geschorst
kind [3j2m] loopt nog niet
moeder is [halverwege de dertig]
twee pubers, [13 en 15], vechten
oma wordt [70] zaterdag
meneer ([61]) zorgt"""
ADRESSEN = """\
de buurvrouw van [frankenslag 18] mee
staat op [noordeinde 61] ingeschreven
woning [meppelrode 120] te klein
opvang aan [de monchyplein 14]
ingeschreven [pres. kennedylaan 9]
op [bezuidenhoutseweg 100 3e etage] gebeld
adres [p.c. boutenslaan 101]
[van boetzelaerlaan 77 zw] aangetroffen"""
KLASSEN = """\
leerling ([klas 1 entree]) kwam praten
volgt [mbo 2 jaar 1] horeca
start in [brugklas h/v] en
[vavo 5 havo] gestart
[2 tto havo] is pittig
naar [tweede klas basis]
[klassen 2a en 2b] samen
in de [voorexamenklas] gebleven
gezakt naar [6V] of
[4H] of [5H]"""
DATA = """\
op [20-3 a.s.] komen
[wo-ochtend 4 maart] kan
[komend weekend] bij vader"""
ORGANISATIES = """\
niet meer naar [korfbalvereniging Phoenix] durft
[zwemvereniging Zian] wil haar niet
[basketbalclub The Hague Royals] traint
voetbalt bij [s.v. honselersdijk]
bijdrage [Fonds 1818] gevraagd
bij [oranje fonds] gevraagd
verwezen naar [halt] na diefstal
voorstel: training [halt], en verder
[huis ter leede] is zijn stage
stageplek [florence gulden huis] zegt dat
gaat paardrijden bij [stal de hoef]
loopt via [s&h zorg] nu
overleg gehad met [zorgkompas] over de uren
inzet [groeikracht] is nodig
[ouder- en kindteam zuid] kijkt mee
ze speelt in [jeugdorkest de snaar]
[buurtvereniging ons dorp] haalt op"""
SCHOLEN = """\
notulen [school met de bijbel de rank] te bleiswijk
[School met de Bijbel Eben-Haëzer] belt
meester jip van [de fortuin] weet ervan
naar [de parkstraatschool] gegaan
VAN: [DE HAVENSTRAATSCHOOL], GR 8
ook [de meerpaal] ziet dit
[vrije school wonnebald] mailt
[democratische school de ruimte] belt"""
PERSONEN = """\
contact opnemen met [wil] van team jeugd
hee [sas], kun jij bellen
dagopvang: [lieve] (10 mnd) werd ziek
bel [wil] maandag
groetjes van [storm]
verslag nacht: [r.k.], meisje 15jr, rustig
cliënt [m.b.] is boos
casus [s.t.]
mw [de goede] belt
mail: [anna.k (at) zorg.nl]"""
LEFT_ALONE = [
    "de contactpersoon in elk plan",
    "Beste lezer, dank voor uw tijd.",
    "zie het gespreksverslag 2 en de huurtoeslag 3 van school",
    "het fonds gaf 500 euro",
    "hij wil dat zij belt",
    "de kinderen gaan om, moeder i.v.m. werk niet",
    "het duurt ruim 7 weken en dan nog",
    "er zijn dik 12 kinderen",
    "Negen kinderen, negen aanvragen.",
]


@pytest.mark.parametrize(
    "line",
    [
        line
        for lines in (JAREN, ADRESSEN, KLASSEN, DATA, ORGANISATIES, SCHOLEN, PERSONEN)
        for line in lines.splitlines()
    ],
)
def test_it_is_marked_in_full(herkenner: Herkenner, line: str) -> None:
    assert missed(line.replace("[", "[vorm:"), herkenner.find) == []


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_it_is_left_alone(herkenner: Herkenner, text: str) -> None:
    assert told(text, herkenner.find) == []
