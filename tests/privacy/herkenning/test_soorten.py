"""What is found of each kind, and what is left alone. All people and figures are invented."""

from __future__ import annotations

import pytest

from snijvlak.privacy.herkenning import Herkenner, Vondst

from .meten import marked, told

pytestmark = pytest.mark.eenmaal


FOUND = [
    # people
    "[persoon:Youssef] zit thuis.",
    "gesprek met [persoon:youssef] en moeder [persoon:naoual]",
    "GESPREK MET [persoon:YOUSSEF] EN FAMILIE [persoon:DE BOER]",
    "[persoon:Youssefs] moeder belde.",
    "mw. [persoon:van der Heijden] en dhr [persoon:de Boer] waren erbij",
    "fam. [persoon:Vos] is akkoord",
    "juf [persoon:Roos] en meester [persoon:Mark]",
    "Vandaag was [persoon:Storm] erg boos.",
    "omdat [persoon:mark] niet naar school wil",
    "[persoon:roos] is ziek",
    "[persoon:J.P. de Vries] tekende.",
    "leerling [persoon:K.L.] is geschorst",
    "Leerling [persoon:M.] zit thuis.",
    "moeder [persoon:Tesfalem Ghebremariam] belt",
    "broertje [persoon:Xiulan] en zus [persoon:Hodan]",
    "[persoon:Agnieszka Kowalczyk] spreekt Pools",
    "[persoon:Vjekoslava] heeft geen plek",  # in no list
    "de heer [persoon:El Amrani] komt niet",
    "[persoon:Djaylano Ramdin-Pinas] woont bij oma",
    "[persoon:Jan de Boer] en [persoon:jan] van [datum:12 jan]",
    "ruzie met [persoon:storm bakker]",
    "mijn naam is [persoon:Anneloes Quakkelstein]",
    "Gezin [persoon:Oude Nijhuis] is verhuisd.",
    "onze leerling [persoon:Luuk v.d. B.] en zijn broer",
    "pleegmoeder v [persoon:bram] belt",
    "mentor [persoon:van oijen] heeft gepraat",
    "gesprek met [persoon:li wei chen]",
    # schools
    "Hij zit op [school:De Vlieger 2], al jaren.",
    "TERUG NAAR [school:DE P.C. HOOFTSCHOOL] WIL HIJ NIET",
    "Hij zit op [school:basisschool De Regenboog] en doet mee.",
    "hij zit op [school:obs de wissel]",
    "zij gaat naar [school:het Montaigne lyceum]",
    "Ze zit op [school:De Piramide].",
    "leerling van [school:VSO De Zilvermeeuw]",
    "de directeur van [school:cbs Het Anker] belde",
    "overgestapt naar [school:de Julianaschool]",
    "HIJ ZIT OP [school:OBS DE WISSEL]",
    # organisations
    "hulp van [organisatie:Jeugdteam Laak]",
    "[organisatie:Stichting Kinderkracht] helpt",
    "aangemeld bij [organisatie:cjg rijswijk]",
    "een gehoortest bij [organisatie:het HagaZiekenhuis], in maart",
    "zij is weg uit [organisatie:horizon] en slaapt elders",
    "[organisatie:delft support] belt niet terug",
    "de psycholoog is van [organisatie:Kind in Beeld] en belt",
    # places
    "verhuisd van [plaats:Delft] naar [plaats:den haag]",
    "woont in [wijk:de Schilderswijk]",
    "een gezin uit [wijk:moerwijk]",
    # addresses
    "woont op [adres:Weimarstraat 12B]",
    "adres: [adres:laan van meerdervoort 123 hs], [postcode:2563 AA]",
    "aan de [adres:Van Vredenburchweg 14-2]",
    "[postcode:2511ab] is de postcode",
    "woont bij oma aan de [adres:1e Balsemienlaan 750]",
    "adres: [adres:Frans Halsstraat 211]",
    "huis op [adres:du meelaan 694] te koop",
    "[adres:tjalk 14], [postcode:2496 vt]",
    # dates
    "op [datum:6 januari] is er overleg",
    "geboren op [datum:12-03-2014]",
    "[datum:vorige week dinsdag] was hij er niet",
    "pas [datum:over drie weken maandag] plek",
    "[datum:dinsdag over een week] is er een afspraak",
    "stopt [datum:eind deze maand], zegt men",
    "gaat [datum:a.s. maandag] naar de opvang",
    "overleg [datum:volgende week do] om tien uur",
    "gesprek op de [datum:14e], op school",
    "ook al in [datum:okt] gemeld",
    "broer [persoon:Thijmen] al jaren in zorg",
    "collega sprak [datum:26/5] met vader",
    "afspraak op [datum:14-10-'26] om 9 uur",
    "deadline is [datum:22-4]",
    # ages
    "Kind [leeftijd:zeven] oud, zit thuis",
    "groep overgeslagen, nu [leeftijd:8] en eenzaam",
    "Zij is dan [leeftijd:17].",
    "[persoon:Dewi] van [leeftijd:negen] vertelt dat zij kookt",
    "Hij wordt in [datum:december] [leeftijd:5].",
    "Zij is [leeftijd:81]. Zij zorgt voor hem.",
    "Vrouw, [leeftijd:34], met drie kinderen",
    "Als hij [leeftijd:12] wordt, stopt de hulp",
    "de zwaarste is [persoon:Dejen Tesfay], [leeftijd:15].",
    "zus [persoon:Fatima] ([leeftijd:acht]) vertaalt",
    "had hetzelfde op haar [leeftijd:14e]",
    # persons with words between
    "[persoon:van der Meer] senior is boos",
    "casus [persoon:annemiek k.] gaat over thuiszitten",
    # numbers and the like
    "rapport zit in dossier [nummer:1904-SB-22].",
    "bel [telefoon:(+31)6-91109143] vandaag",
    "zie [url:jeugdteam.example/ouders] voor meer",
    "toets op [klas:klas 2 kader]",
    "sinds [datum:maart 2023] thuis",
    "het gesprek van [datum:3 sept '22]",
    "uiterlijk [datum:1/8/2025]",
    # ages
    "hij is [leeftijd:9 jr]",
    "een meisje van [leeftijd:negen]",
    "een [leeftijd:7-jarige] jongen",
    "[persoon:Youssef] ([leeftijd:9]) komt niet",
    "zij wordt [leeftijd:twaalf].",
    "jongen, [leeftijd:8 jaar oud]",
    # classes
    "zit in [klas:groep 6]",
    "zit in [klas:gr. 7/8]",
    "[persoon:Ayoub] ([klas:g4]) gooit met stoelen",
    "zit in [klas:klas 2B] en verzuimt",
    "doet [klas:havo 3]",
    "zit in [klas:groep acht]",
    "[klas:3 vmbo] is te zwaar",
    "de [klas:tweede klas] overdoen",
    # numbers
    "bel [telefoon:06-12345678] of [telefoon:070 123 45 67]",
    "bel [telefoon:+31 6 12345678]",
    "mail [email:ib.er@voorbeeld.nl]",
    "zie [url:www.voorbeeld.nl/zorg]",
    "bsn [bsn:123456782]",
    "nummer [bsn:111.222.333] hoort bij hem",
    "leerlingnummer [nummer:204518]",
    "dossier [nummer:Z-2024-00817]",
    "brin [nummer:05AB]",
]


@pytest.mark.parametrize("text", FOUND)
def test_what_identifies_is_found_in_full_as_its_kind(herkenner: Herkenner, text: str) -> None:
    note = marked(text)
    found = herkenner.find(note.tekst)
    for plek in note.plekken:
        covered = {i for v in found if v.soort == plek.soort for i in range(v.begin, v.eind)}
        needed = {i for i in range(plek.begin, plek.eind) if note.tekst[i].isalnum()}
        assert needed <= covered, [(note.tekst[v.begin : v.eind], v.soort) for v in found]


LEFT_ALONE = [
    "De TLV voor het VSO is aangevraagd.",
    "tlv so, mdo, oogo, vso, cluster 4 en adhd",
    "Volgens Veilig Thuis is er geen spoed.",
    "Het kind heeft ADHD en PDD-NOS.",
    "De Jeugdwet en de Leerplichtwet gelden.",
    "Hij zit al thuis sinds 8 weken.",
    "De wachttijd is 9 maanden, dat is te lang.",
    "Er is 2 uur per week begeleiding nodig.",
    "De kosten zijn 12.500 euro per jaar.",
    "Dat kost € 1.250 per maand.",
    "Op grond van artikel 2.3 van de Jeugdwet.",
    "Zie art. 35a, lid 2.",
    "Hulp aan 18+ valt onder de Wmo.",
    "De hulp duurt al 2 jaar.",
    "Een beschikking voor 1 jaar.",
    "De school heeft zorgplicht.",
    "de moeder wil dat het kind naar school gaat",
    "HET KIND WIL NIET NAAR SCHOOL",
    "Er zijn 12 kinderen in de klas.",
    "De storm nam het dak mee.",
    "het samenwerkingsverband en de gemeente overleggen",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_terms_durations_and_amounts_are_left_alone(herkenner: Herkenner, text: str) -> None:
    assert told(text, herkenner.find) == []


def test_a_name_found_once_is_found_everywhere(herkenner: Herkenner) -> None:
    text = "Moeder van Vjekoslava belt. vjekoslava is boos, VJEKOSLAVA slaat, vjekoslavas zus en vjekosslava."
    assert sum(v.soort == "persoon" for v in herkenner.find(text)) == 5


def test_a_name_that_is_given_is_found_also_where_it_is_a_word(herkenner: Herkenner) -> None:
    text = "het regent, kijk wolkje nou, en Wolkjes vader ook"
    found = herkenner.find(text, bekend={"persoon": ["Wolkje Regenstein"]})
    assert [text[v.begin : v.eind] for v in found] == ["wolkje", "Wolkjes"]


def test_offsets_are_code_points(herkenner: Herkenner) -> None:
    text = "😀 İlayda en Youssef"
    assert Vondst(12, 19, "persoon", "zeker") in herkenner.find(text)
