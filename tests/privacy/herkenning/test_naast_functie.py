"""Names beside what somebody does, a class or another school; fields of addresses. All invented."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner

from .meten import missed, told

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
LEIDINGGEVENDE ([organisatie:2STERREN]) IS GEÏNFORMEERD
De opvang via [organisatie:3stromen] stopt.
Ouderavond op het [school:St.-Josephcollege], lokaal 014.
Drie kinderen, de jongste [leeftijd:11 weken]. Vader werkt.
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
ll uit [klas:4D vwo] stopt
overleg gehad met jeugdverpleegkundige [persoon:van looveren], zij belt
MENTOR [persoon:KUIPER] WIL GESPREK, MOEDER NIET
TRAJECTBEGELEIDER [persoon:DE ZWART] KOMT DONDERDAG
schoolarts [persoon:winter] adviseert rust
wijkagent [persoon:van der kolk] kent het gezin
decaan [persoon:stef de haas] regelt stage
orthopedagoog [persoon:eva de koning] is op vakantie
adjunct-directeur [persoon:brand] wil niet
intern begeleider [school:de vlinderboom] mailt over [persoon:jip]
leerkracht [school:de wilgen] zegt dat het niet gaat
zoco [school:het rode plein] vraagt plek
juf van [school:de stroming] appte
[persoon:fenna] (8, [klas:gr 5] [school:de wegwijzer]) bijt
[persoon:kees], [klas:groep 3] op [school:de windroos], eet niet
([klas:4 vmbo-b], [school:'s gravenhof])
ZUSJE OP [school:DE SPRONG] EN BROERTJE OP [school:HET ANKER]
ZITTEN OP [school:PCB DE BRON] EN [school:DE PLATAAN]. MOEDER WERKT
meneer van [organisatie:kern] wilde niet praten
die mevrouw van [organisatie:balans] kwam weer
ambulant begeleider van [organisatie:net even anders] gaat stoppen
gezinscoach van [organisatie:nu samen] belt niet terug
oma hoopt dat [organisatie:mee] kan meedenken
Doorverwezen naar [organisatie:2Connect] en [organisatie:5Voor12].
speelt bij [organisatie:3master] op woensdag
Bericht van [organisatie:Slachtofferhulp Den Haag] ontvangen
melding [organisatie:veilig thuis haaglanden] is gedaan
Onderzoek door [organisatie:Raad voor de Kinderbescherming Den Haag].
Adres: [adres:Hof van Heden 4], [postcode:2561 AB]
adres vader: [adres:onder de bogen 12a]
Woonadres: [adres:'t Hoge Land 33]
GEEN BSN, [adres:PAUL KRUGERLAAN 101 B], DEN HAAG
[adres:JACOB CATSLAAN 4], [plaats:VOORBURG]
[persoon:mats] [klas:2b] gaat niet meer naar gym
[persoon:Lina], [klas:4H havo], is ziek
[persoon:Rik] ([klas:2C vmbo-tl]) spijbelt
zit nu in [klas:havo 4b] en wil naar [klas:vwo 4]
afwezig: [persoon:sara] [klas:1c], [persoon:joep] [klas:1e]"""
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


@pytest.mark.parametrize("line", FOUND.splitlines())
def test_it_is_marked_in_full(herkenner: Herkenner, line: str) -> None:
    assert missed(line, herkenner.find) == []


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_it_is_left_alone(herkenner: Herkenner, text: str) -> None:
    assert told(text, herkenner.find) == []
