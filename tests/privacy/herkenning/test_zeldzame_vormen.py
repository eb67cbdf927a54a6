"""Forms of classes, ages and dates that people type less often: marked in full, as whatever kind."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed, told

pytestmark = pytest.mark.eenmaal

KLASSEN = """\
docent van [1 tl/havo] zegt
zit in [2 vmbo b/k] en
zit in [2 bk] en
zit in [1kgt2] en
zit in [2 tvwo] en
[vwo 5/6] boos
juf van [groep geel] zegt
de [rode groep] zegt
autotechniek, [groep AT2-1B] zegt
school, [klas VSO-3] is
[groep 8er] boos
[3e klasser] boos
[achtste groep] boos
zit in [groep vijf/zes] en
klas/groep: [4]
zit in [5/6 b] en
vso, [brugjaar A] is
[bovenbouw 7/8] zegt
zit in [kleutergroep C] en
zit in [ljr 3] en
zit in [jaar 1 mbo 3] en
zit in de [3e] en
[4Ma] mist elke toets
[havo-3-leerling] is zoek
[eerstejaars mbo'er] met schulden"""
JAREN = """\
sami ([7 weken]) komt
kind ([2½]) huilt
twee woorden, [4,8]. Logopedie
drie kids ([2], [4], [6])
zusje van omer (zelf [10], groep 7)
een [acht-jarige] huilt
tweeling van [1,5]. twee kamers
peuter van [2 en een half] huilt
meisje van [11 a 12] boos
meisje van rond de [elf] boos
kinderen [7+9+11]
baby van [een half jaar] huilt
vader [38 jr] werkt
hij word [12] en boos
wordt in mei [zestien] en
kalenderleeftijd [6;3]
is [bijna 13] en boos
zusjes, [6 en 8], slapen samen
hun oudste van [15] werkt
zusje ([anderhalf jaar]) huilt
[16+8 mnd] op toetsdatum"""
DATA = """\
huisbezoek [11-12] op adres
op armen. [3-9] gesprek moeder
op 18-9 en [2-10], brief
[gisteravond 14 jan] om half
[halverwege maart] weg
[weekend 3/4 mei] bij oma
[week van 12-5] op kamp
[vlgnd wk di] terug
[afgelopen wk] gebeld
[donderdag j.l.] gesprek
[a.s. vr] weg
[vrijdag aanstaande] weg
[dinsdag 2 weken terug] weg
[14 janauri] gesprek
[3 sepember] gesprek
[3 nov 25] gesprek
[12 of 13 mei] kan
geb [3 2 2016] is
[nacht van 3 op 4 mei] weg
[maandag 9 en dinsdag 10 maart] ziek"""
GEEN = ["overleg 13.30-15.30 uur", "duurt nog 32 wk, zegt men", "kosten zijn 4,80 euro"]


@pytest.mark.parametrize("line", [*KLASSEN.splitlines(), *JAREN.splitlines(), *DATA.splitlines()])
def test_a_rarer_form_is_marked_in_full(herkenner: Herkenner, line: str) -> None:
    assert missed(line.replace("[", "[vorm:"), herkenner.find) == []


@pytest.mark.parametrize("text", GEEN)
def test_a_stretch_of_time_or_an_amount_is_left_alone(herkenner: Herkenner, text: str) -> None:
    assert told(text, herkenner.find) == []
