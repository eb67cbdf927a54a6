"""Names beside what somebody does, a class or another school; fields of addresses. All invented."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import marked

pytestmark = pytest.mark.eenmaal

FOUND = """\
gesprek met verzuimcoördinator [persoon:van buuren] ging goed
OVERLEG MET ZORGCOÖRDINATOR [persoon:BOS] OVER HET VERLOF
LEERLINGBEGELEIDER [persoon:KOK] BELT MORGEN
mail van conrector [persoon:de groot], hij wil een gesprek
mentor [persoon:lotte de jong] komt langs
coach [persoon:sanne de bruin] zegt dat het lukt
JEUGDARTS [persoon:VAN DER MEER] IS ZIEK
VOOGD [persoon:STEEN] WEIGERT TOESTEMMING
onderwijsconsulent [persoon:van haaren] stuurt verslag
intern begeleider [school:de bonte kraai] belde terug
directeur [school:de blauwe reiger] vraagt om overleg
IB [school:de hoge linde] stuurt een mail
mentor [school:de springplank] belt morgen
mila (7, [klas:groep 4] [school:'s heerenhof]) slaapt slecht
daan ([klas:1b] op [school:de tuinders]) is ziek
sam, [klas:3k] op [school:het veerhuis], wil weg
ZE ZITTEN OP [school:OBS DE ZEESTER] EN [school:DE WEGWIJZER], MOEDER BRENGT
broertjes zitten op [school:cbs de ark] en [school:de regenboog].
mevrouw van [organisatie:stek] kwam te laat
de man van [organisatie:vonk] belde
thuisbegeleider van [organisatie:weer samen] komt niet
speltherapeut van [organisatie:anders dan anders] stopt
vader vraagt of [organisatie:mee] iets kan doen
Hij gaat naar [organisatie:4Kids] na school.
aangemeld bij [organisatie:3sprong] door moeder
Wachten op [organisatie:1Stroom] en het wijkteam.
Melding bij [organisatie:Veilig Thuis Rotterdam Rijnmond] gedaan.
contact met [organisatie:Raad voor de Kinderbescherming Haaglanden] gehad
VERSLAG [organisatie:VEILIG THUIS HOLLANDS MIDDEN] VOLGT
[organisatie:leger des heils den haag] heeft plek
Adres: [adres:Laan van Nieuw Oosteinde 12], [plaats:Voorburg]
woonadres: [adres:hof van delft 3]
Adres moeder: [adres:De Savornin Lohmanplein 8a]
BSN ONBEKEND, [adres:JAN LUYKENSTRAAT 7], GEEN TELEFOON
verhuisd, [adres:oude molenweg 12], nog geen school
[persoon:noor] [klas:3b] wil niet meer gymmen
[persoon:sem] [klas:1d] blijft thuis
[persoon:Yara], [klas:2C mavo], mist veel
[persoon:Tim] zit in [klas:vmbo-t 2b]
verzuim [persoon:amin] [klas:4e] komt door ziekte
[persoon:lisa] ([leeftijd:13], adhd, [klas:1p] op het [school:segbroek]) spijbelt
ll uit [klas:4D vwo] stopt"""
LEFT_ALONE = [
    "mentor de hele dag weg, ib ook ziek",
    "de coach van nu komt niet",
    "mevrouw van boven klaagt",
    "hij doet niet mee omdat het kan",
    "in 3 weken 2x gebeld, 5euro betaald",
    "begeleider van zijn broer belt",
    "adres: onbekend",
    "een meneer van school zei",
    "de begeleider van de dagbesteding stopt",
    "hij zegt dat mee eten mag",
    "docent boos op leerling",
    "KIND MAG MEE VAN JUF, MENTOR ZIEK",
]


@pytest.fixture(scope="module")
def herkenner() -> Herkenner:
    return Herkenner()


@pytest.mark.parametrize("line", FOUND.splitlines())
def test_it_is_marked_in_full(herkenner: Herkenner, line: str) -> None:
    note = marked(line)
    found = {i for v in herkenner.find(note.tekst) for i in range(v.begin, v.eind)}
    needed = {i for plek in note.plekken for i in range(plek.begin, plek.eind) if note.tekst[i].isalnum()}
    assert needed <= found


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_it_is_left_alone(herkenner: Herkenner, text: str) -> None:
    assert [text[v.begin : v.eind] for v in herkenner.find(text)] == []
