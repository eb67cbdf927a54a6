"""Codes of classes by where they stand. All invented."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed, told

pytestmark = pytest.mark.eenmaal

FOUND = """\
Uitval in [klas:mbo niveau 3] en [klas:entree 1]
Bas ([klas:OB2]; [leeftijd:12]) is ziek
de ouders van Jazzlyn ([klas:2a3]) zijn uit elkaar.
1. Quinten, [klas:middenbouw groep 3/4]: motoriek; erg druk.
ROMAISA [klas:4V]: ZEER HOGE CIJFERS. CAS [klas:3H]: BLOWT.
gijs zoekt uit waarom [klas:uitstroom 4c] stil ligt
Hoi, Hugo ([klas:SO-2], de Maurice Maeterlinck) is ziek.
Bram zit in [klas:VSO 3b] en wil niet
verzuim: mila [klas:b1c], daan [klas:k2], esra [klas:h4a] en tim [klas:3bk]
leerling amin, [klas:2 tl], is drie weken weg
Youssef ([klas:mh1b]) en Sara ([klas:v4])
zij volgt [klas:pro 2] op het Segbroek
ELIF UIT [klas:5HV] IS ZIEK
Nora, [klas:A2.3], isk
docenten van [klas:1KGT2] melden
hij zit in de [klas:kleutergroep B] van juf
meisje uit de [klas:schakelklas 2]
[klas:klas VZ2B] heeft stage
sami ([klas:stamgroep 5b]) huilt
zij zit in [klas:unit 3] bij meester Jan
Groep: [klas:6b]
Klas: [klas:3 vmbo kader]
Klas/niveau: [klas:2 havo]
Overzicht: Mees - [klas:4h2], Lotte - [klas:5v1], Kaan - [klas:2kb]
wie kent Ties uit [klas:hv2c]?
de leerling uit [klas:groep 7] ([klas:bovenbouw])
zusje zit in [klas:onderbouw 1/2c]
[klas:instroomgroep] vol, [klas:instroomgroep A] ook
Zoë [klas:m3b] is gezien
LIAM ([klas:T2]) EN NOAH ([klas:G3A])
[klas:plusklas 7] op dinsdag
Verzuim deze week: [persoon:Daan] ([klas:3k1]), [persoon:Noor] ([klas:4t2]) en [persoon:Rayan] [klas:2H].
[persoon:imane] uit [klas:b1a] zit weer bij de conciërge, [persoon:jurre] ([klas:1c]) ook
Mentor van [klas:V5B] vraagt om spoed voor [persoon:Liya].
OVERPLAATSING VAN [klas:2MH] NAAR [klas:2T], OUDERS AKKOORD
zij zit in de [klas:plusgroep B] en in [klas:groep 6/7b]
hij doet [klas:vmbo kader 3] en wil naar de [klas:4e klas]
cluster 4 is besproken, [persoon:sem] blijft in [klas:VSO-uitstroom 2]
[klas:Klas 1D] heeft geen mentor. Contact via [persoon:Ans Tol].
ll. [persoon:T. Kaya], [klas:A4c], cijfers zakken
kind zit op [school:de zonnebloem] in [klas:unit 2], [klas:stamgroep blauw]
Hij is [klas:derdejaars] mbo en zij [klas:eerstejaars] entree.
[persoon:Finn], [klas:gr 4], en [persoon:Tess], [klas:gr.8], zijn broer en zus
Overleg [klas:onderbouw] [klas:groep 1/2 A] op [datum:9 en 12 januari]"""
LEFT_ALONE = [
    "er ligt 20 m2 vloer",
    "uitleg in stap 3, zie bijlage A4",
    "cluster 4 is vol",
    "hij krijgt 2x per week hulp (3u)",
    "een 1op1 gesprek helpt",
]


@pytest.mark.parametrize("line", FOUND.splitlines())
def test_it_is_marked_in_full(herkenner: Herkenner, line: str) -> None:
    assert missed(line, herkenner.find) == []


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_it_is_left_alone(herkenner: Herkenner, text: str) -> None:
    assert told(text, herkenner.find) == []
