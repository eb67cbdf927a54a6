"""Ways to type a class, an age, a number, an address or a date: each is marked in full, as whatever kind."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed_of

pytestmark = pytest.mark.eenmaal

VORMEN = """\
zit in [middenbouw C] sinds mei
zit in de [onderbouw 2] daar
zit in [unit 3] bij ons
zit in [groep 1-2] nu
[groep 1-2-3] is vol
[groepen 5/6/7] samen
zit in [groepje 5] en
gaat naar [groep-8] straks
is [achtstegroeper] en
een [derdeklasser] met zorgen
[vierdeklassers] die niet komen
[eerste jaar mbo] gestopt
[1e jaar MBO niv 2] is
volgt [mbo niv. 3] zorg
[niv 2] entree
[bol-4] opleiding
zit nu in [havo-4] en
[4-havo] is zwaar
[klas 3 tl] doet
[klas drie havo] en
[2-hv] gaat
zit in [tweede klas vmbo] en
zit in [klas 1 vmbo basis] en
zit in [h4a] en
zit in [4 vmbo-tl] en
zit in [3vmbo kader] en
zit in [groep vier] en
zit in [groep 7 en 8] en
zit in [gr 4 of 5] en
[gr5] en
[kl 3c] en
zit in [klas V4b] en
zit in [3V2] en
[klas 1.3] en
[jaar 2] vso
[leerjaar twee] en
[lj. 3] en
zit in de [brugklas mavo/havo] en
[brugklas 1C] en
[schakelklas 2] en
[isk 2] en
zit in [isk-b] en
[4e jaars] vwo
[2de jaar praktijkonderwijs] en
[laatste jaar vmbo] en
[groep 3a] en
[groep 3 A] en
[kleuters groep 2] en
[6vwo] en
[5 vwo] en
[vijf havo] en
[vierde leerjaar] en
[leerjaar 1/2] en
[klas 1 en 2] en
[groep 3, 4 en 5] komen
[klas 2 (havo)] en
[2 mavo] en
[examenklas havo] en
[havo examenklas] en
LEERLING UIT [KLAS 4HA] en
zij is [9;3] jaar
soraya, [18] sinds kort
volgens mij [12 en 13]. ze
op haar [49e] ja
anastasiya, ongeveer [8], zit
het meisje (bijna [negen]) wil
kind, [negen jaar en drie maanden], en
een [12-jarige] en
een [twaalfjarig] meisje
een [12jarige] jongen
een [12 jarig] kind
hij is [tien en een half] en
hij wordt bijna [18] en
moeder ([37]) en
oma is [71] jaar
oma ([71 jr]) zorgt
[4,5 jaar] oud
[4½ jaar] en
[2 jaar en 8 mnd] en
[18 maanden] oud
baby van [5 mnd] en
[5mnd] oude baby
een kind van [zes] dat
een kleuter van [vier] met
dreumes, [anderhalf], die
is [anderhalf jaar] oud
peuter van [tweeënhalf] met
is [3 1/2] nu
ze zijn [8, 10 en 13] jaar
de kinderen zijn [8, 10 en 13] en
kinderen ([8], [10] en [13])
drie kinderen van [4], [6] en [9] en
zusje van [zeven] en broertje van [4]
als [zestienjarige] moet je
toen hij [zes] was
sinds zijn [vierde] in zorg
sinds haar [12de] thuis
op zijn [elfde] uit huis
voor haar [achttiende] geregeld
rond zijn [15e] gestopt
man ([45]), vrouw ([43])
lft: [11]
leeftijd [11 jaar]
lft [8;4]
lft. [7,6]
(v, [15])
(m/[9])
[13-jarige] tweeling
[14 jaar] oud
[14j.] oud
[14 j] en
[14 jr.] en
[14 Jr] en
[vijftien jr] en
meisje, [15 lentes], en
is [12jaar] en
[dertien] is hij
hij is [dertien], zij [elf]
zij [15], hij [17]
een jongen, een jaar of [tien], liep
een jaar of [14] denk ik
ca. [10 jaar] oud
[begin dertig], vader
vader is [midden veertig] en
moeder [eind twintig] en
ik ben [17] en
ik ben zelf [52] jaar
ben [15] jaar
word volgende maand [16].
werd gisteren [9]!
is op 3 mei [10] geworden
tel [06 12345678] en
tel [06-1234 5678] en
tel [06-12 34 56 78] en
tel [06.12.34.56.78] en
bel [0612345678] en
bel [+31 6 12345678] en
bel [+31612345678] en
bel [+31 (0)6 12 34 56 78] en
bel [0031612345678] en
bel [070 1234567] en
bel [070-123 45 67] en
bel [(070) 123 45 67] en
bel [070/1234567] en
bel [015 - 123 45 67] en
bel [0174 12 34 56] en
bel [0174-123456] en
bel [06 - 12345678] en
bel [06/12345678] en
bel [06 123 456 78] en
bel [06_12345678] en
bel [06-123-456-78] en
bel [6 12345678] en
tst [3421] op school
toestel [214] bellen
tel.: [06-12345678]/[06-87654321]
tel [06 12 345 678] en
tel: [070–1234567] en
bel [088 123 4567] en
bel [0900-1234] en
bel [+32 475 12 34 56] en
bel [+49 151 23456789] en
woont [Laan van NOI 12] en
woont [Hoefkade 123-b] en
woont [hoefkade 12 hs] en
woont [Hoefkade 12, 2 hoog] en
woont [Hoefkade 12 III] en
woont [hoefkade 12bis] en
woont [Hoefkade 12/14] en
woont [Hoefkade nr. 12] en
woont [Hoefkade nummer 12] en
woont aan de [2e Schuytstraat 4] en
woont [Prins Hendrikstraat 4a] en
woont [prins hendrikstr. 4] en
woont [Pr. Hendrikstr 4] en
woont [van der Vennestr. 12] en
woont [Jan van Riebeekplein 3] en
woont op de [Hoge Bomen 3] en
woont [Zuidwoldepad 3] en
woont [Dr. Lelykade 14] en
woont [dokter lelykade 14] en
postbus [1234] en
adres: [Vrederust 8], en
adres [Melis Stokelaan 1204] den haag
pc [2512AB] en
pc [2512 AB] en
pc [2512-AB] en
pc [2512.AB] en
pc: [2512ab] en
pc [2512  AB] en
postcode [2512] en
pc4 [2512] en
postcode [2512 A B] en
postcode=[2512ab] en
(postcode: [2512 ab]) en
[3 maart] en
[3 mrt] en
[3-mrt] en
[3-mrt-26] en
[3 mrt. '26] en
[03/03/26] en
[3.3.2026] en
[3.3.26] en
[03-03] was
op [3/3] was
[2026-03-03] en
[20260303] en
[3 maart jl.] en
[3 mrt jl] en
[maart 2026] en
[mrt '26] en
[03-2026] en
[3e week van maart] en
[wk 12] en
in [wk12] en
[vrijdag a.s.] en
[aanstaande vrijdag] en
[a.s. vrijdag] en
[vr jl] en
[vrijdag jl.] en
[vrijdag 3 maart] en
[vr 3/3] en
[vr 3 mrt] en
[vrij 3 mrt] en
[don. 3 mrt] en
[dond 3 maart] en
[di. 3-3] en
[dinsdagochtend] en
[3 en 4 maart] en
[3, 4 en 10 maart] en
[3-4 maart] en
[3 t/m 5 maart] en
[drie maart] en
[eind maart] en
[begin mrt] en
[half april] en
[medio mei] en
[vorige week vrijdag] en
[vorige vrijdag] en
[vrijdag over een week] en
[volgende week] en
[eergisteren] en
[afgelopen weekend] en
[zaterdag jl] en
geb. [3-3-'15] en
geb [030315] en
geb.dat. [3 3 2015] en
geboren in [2015] en
gebdat [03032015] en
[3 mrt 2015] en
[maart '15] en
[1 april as.] en
[2 jan] en
[nieuwjaarsdag] en
[tweede paasdag] en
[paasmaandag] en
[goede vrijdag] en
[koningsdag] en
[prinsjesdag] en
[pakjesavond] en
[sint-maarten] en
[oudjaarsavond] en
[5 dec.] en
"""


def test_every_way_of_typing_it_is_marked_in_full(herkenner: Herkenner) -> None:
    lines = [line.replace("[", "[vorm:") for line in VORMEN.splitlines()]
    assert missed_of(lines, herkenner.find) == {}
