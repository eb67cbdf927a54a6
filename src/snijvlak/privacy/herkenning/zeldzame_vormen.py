"""Forms of classes, ages and dates that people type less often; ``vormen.py`` tries them.

Each is given with the words that it can begin with (``#``: a number), as a form that is tried there.
"""

from __future__ import annotations

import re

from .beginnen import DAG, DAGTAL, JAAR, KIND, MAAND, TELWOORD
from .leeftijden import GEEN_MAAT, NUMBER
from .regels import woordgroep

_GETAL = "#"
_KINDEREN = " ".join(re.findall(r"[a-zë]{3,}", KIND))
_TELWOORDEN = re.findall(r"[a-zë]{3,}", TELWOORD)
_RANG = r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|[1-8] ?(?:e|de|ste))"
_RANGEN = "eerste tweede derde vierde vijfde zesde zevende achtste"
_NIVEAU = (
    r"(?:t?havo\+?|t?vwo\+?|mavo|vmbo|gymnasium|gym|atheneum|ath|lwoo|pro|kader|basis|gemengd|theoretisch|"
    r"bbl|kbl|kgt|tl|gl|gt|kg|bb|kb|bk|hv|mh|th|vt|h|v|m|t|g|k|b)"
)
_NIVEAUS = "entree mbo havo vwo mavo vmbo gymnasium gym atheneum ath tl kader pro vso isk zml sbo"
_KLEUR = r"(?:rood|geel|blauw|groen|oranje|paars|wit|roze)"
KLASSEN = (
    # 1 tl/havo, 2 vmbo b/k, 2 bk, 1kgt2, 2 tvwo
    (_GETAL, rf"[1-6]e? ?(?:vmbo[ -])?{_NIVEAU}(?:[/+-]{_NIVEAU})+(?!\w)"),
    (_GETAL, r"[1-6] ?(?:bk|kgt|kg|tvwo|thavo|vwo\+|havo\+|hv|mh|th|vt)(?:[a-d]?\d?)(?!\w)"),
    (_NIVEAUS, r"[a-z]+\+? ?[1-6] ?[/-] ?[1-6](?!\w)"),
    (_NIVEAUS, rf"[a-z]+[+ -]{{1,2}}[1-8][a-d]?{GEEN_MAAT}"),
    (_GETAL, r"[1-6] ?[hvmtkb][a-d]\d?(?!\w)"),
    (_NIVEAUS, r"[a-z]+-[1-6](?:-?leerling(?:en)?|-klas|['’-]?ers?)(?!\w)"),
    (
        "eerstejaars tweedejaars derdejaars vierdejaars",
        r"[a-z]+ (?:mbo|hbo|bbl|bol|entree|havo|vwo|vmbo)(?:['’]?er|-leerling|-student)?(?:s|en)?(?!\w)",
    ),
    # groep geel, de rode groep, groep AT2-1B, klas VSO-3, groep 8'er
    ("groep klas gr unit", rf"[a-z]+\.? {_KLEUR}(?!\w)"),
    ("rode gele blauwe groene paarse witte roze oranje", r"[a-z]+ (?:groep|klas|unit)(?!\w)"),
    (
        "klas groep lesgroep stamklas klassen mentorgroep cohort",
        r"[a-z]+:? (?=[\d.-]*[a-z])(?=[a-z.-]*\d)\w{1,6}(?:[-.]\w{1,4})?(?![\w-])(?<!jarig)",
    ),
    ("groep", r"groep[ -][1-8] ?['’-]?ers?(?!\w)"),
    (_GETAL, r"[1-8](?:e|de|ste) ?-?(?:klasser|groeper|jaars|jrs)s?(?!\w)"),
    (f"{_RANGEN} {_GETAL}", rf"{_RANG} (?:groep|groepers?|brugklas|brugjaar)(?!\w)"),
    ("groep groepen", rf"[a-z]+ {TELWOORD}(?:/| en | of |-| naar ){TELWOORD}(?!\w)"),
    ("klas groep kl gr klas/groep", r"[a-z]+(?:/(?:klas|groep))?\.?:? ?[1-8][a-f]?(?!\w|[.,]\d|[-/]\d)"),
    (_GETAL, r"[1-7] ?[/-] ?[2-8] ?[a-f](?!\w)"),
    # brugjaar A, bovenbouw 7/8, kleutergroep C, ljr 3
    ("brugjaar brugperiode", r"[a-z]+(?: (?:[a-d]|[1-3])[a-d]?(?!\w))?"),
    (
        "bovenbouw middenbouw onderbouw bovenbouwgroep middenbouwgroep onderbouwgroep unit stamgroep "
        "basisgroep combinatiegroep combigroep",
        r"[a-z]+ [1-8](?: ?[/&-] ?[1-8]){0,2}(?!\w)",
    ),
    ("bouw", rf"bouw [1-4]{GEEN_MAAT}"),
    ("instroomgroep taalklas opstapklas tussenklas structuurklas zorgklas autiklas plusklas", r"[a-z]+"),
    ("kleutergroep kleuterklas peutergroep combinatieklas combiklas", r"[a-z]+ (?:[a-f]|[1-4])(?!\w)"),
    ("bkl ljr leerjr leerj brkl jrl jaargroep", r"[a-z]+\.? ?[1-8][a-f]?(?!\w)"),
    ("jaar jr leerjaar lj", r"[a-z]+\.? [1-4] mbo(?: ?-? ?(?:niv(?:eau|\.)? ?)?[1-4])?(?!\w)"),
    (
        f"{_RANGEN} {_GETAL}",
        r"(?<=zit in de )(?:[1-6]e|eerste|tweede|derde|vierde|vijfde|zesde)"
        r"(?!\w| (?:groep|fase|lijn|week|plaats|instantie|ronde|graad|termijn|kamer))",
    ),
)

_MAANDJES = r"(?:maanden|mndn|mnden|mnd|weken|wkn|wk|dagen|dgn)"
_WIE = " ".join(woordgroep("iemand"))
JAREN = (
    (_GETAL, rf"(?<=[(])(\d{{1,2}} ?{_MAANDJES}(?: oud)?)(?=[),;])"),
    (_GETAL, r"(?<=[(])(\d{1,2} ?½(?: jr| jaar)?)(?=[),;])"),
    (_GETAL, r"(?<=[a-z], )(\d{1,2}(?:[.,]\d|½))(?=[.,;)](?!\d)|$)"),
    (_GETAL, rf"(?<=[(])({NUMBER}(?:(?:, ?| en |/|\+| & ){NUMBER})+)[)]"),
    ("bijna", rf"(bijna {NUMBER}){GEEN_MAAT}(?! (?:jaar|jr|mnd))"),
    (
        "anderhalf een twee drie vier vijf tweeënhalf tweeenhalf drieënhalf drieenhalf",
        r"(?<=[(])([a-zë]+ (?:jaar|jr|maanden|weken|mnd))(?=[),])",
    ),
    # hij moet wel 15 zijn toch, ongeveer 5 zijn; volgens het formulier 9
    (
        "moet moeten zou schijnt ongeveer wel minstens minimaal zeker al eerst",
        rf"[a-z]+ ({NUMBER})(?= (?:te )?zijn\b)(?! zijn er)",
    ),
    ("formulier dossier paspoort papieren systeem", rf"[a-z]+ ({NUMBER})(?=[;,.)](?!\d)|$)"),
    ("ik", r"ik \((\d\d)\)"),
    (_GETAL, r"(\d{1,2} ?½)(?!\w| ?(?:uur|uren|dag|dagen|week|jaar geleden|x\b|m\b|km|%|keer))"),
    ("begin midden eind", r"(?<=[(])([a-z]+ [2-7]0)(?=[),])"),
    ("is wordt", r"[a-z]+ (?:pas|net|bijna|nu|al) (een|één)(?=[.,;)!]|$)"),
    ("wordt word", rf"[a-z]+ er ({NUMBER}){GEEN_MAAT}"),
    ("leeftijd lft", r"[a-z]+ (?:bij|tijdens|ten tijde van) [a-z]+:? (\d{1,2}(?:[,.;]\d{1,2})?)(?!\d)"),
    ("zelf pas", rf"[a-z]+ ({NUMBER})(?=[,);])"),
    (
        "een-en-een-half twee-en-een-half drie-en-een-half vier-en-een-half vijf-en-een-half zes-en-een-half",
        r"([a-z-]+)(?! (?:uur|week|dag|keer))",
    ),
    (
        "bijna ruim net pas",
        rf"([a-z]+ {NUMBER})(?= (?:jaar|jr) (?:is|wordt|was) (?:hij|zij|ze|ie|die|dat))",
    ),
    (" ".join(f"{n}-jarig {n}-jarige {n}-jarigen" for n in _TELWOORDEN), r"([a-zë]+-jarigen?|[a-zë]+-jarig)"),
    (
        _KINDEREN,
        rf"[a-zë]+,? (?:van |v\.? |is )?(?:net |bijna |pas |ruim )?(\d{{1,2}}(?:[.,]\d| ?½)|"
        rf"{NUMBER} en (?:een )?half(?: jaar| jr)?|{NUMBER} (?:a|à) {NUMBER})"
        r"(?![\w.,]*\d| ?(?:uur|m\b|km|%|kg|kilo|graden|jaar (?:geleden|thuis)))",
    ),
    (
        _KINDEREN,
        rf"[a-zë]+ (?:van|v\.?) (?:rond de |ongeveer |ca\.? |circa |amper |plm\.? |zo'n |ruim |al )?"
        rf"({NUMBER}){GEEN_MAAT}",
    ),
    (_KINDEREN, rf"[a-zë]+:? ({NUMBER}(?: ?[+/&] ?{NUMBER})+){GEEN_MAAT}"),
    (f"{_KINDEREN} broertjes zonen meiden", rf"[a-zë]+,? ({NUMBER} en {NUMBER}){GEEN_MAAT}"),
    (
        "anderhalf tweeënhalf tweeenhalf drieënhalf drieenhalf vierenhalf",
        r"(?:(?<=met )|(?<=bij )|(?<=op )|(?<=is )|(?<=van )|(?<=net )|(?<=ruim ))([a-zë]+)(?=[,.;)]|$)",
    ),
    ("oudste jongste middelste", rf"[a-z]+ (?:van |is |wordt |was )?(?:nu |net |pas )?({NUMBER}){GEEN_MAAT}"),
    (_GETAL, r"(\d{1,2}\+\d{1,2} ?(?:mnd|mndn|maanden))(?!\w)"),
    (
        "baby dreumes kindje zusje broertje dochtertje zoontje",
        r"[a-z]+ van ((?:een )?(?:half|driekwart) jaar|"
        r"(?:een|twee|drie|vier|vijf|zes) (?:maanden|weken|maand))(?!\w)",
    ),
    (
        _WIE,
        r"[a-z]+,?:? ?[(]?(?:is |van |v\.? )?(\d\d ?(?:jr|jaar|j)\b)"
        r"(?! (?:geleden|thuis|in dienst|getrouwd))",
    ),
    (_WIE, rf"[a-z]+ v\.? ({NUMBER}){GEEN_MAAT}"),
    ("hij zij ze die ie", rf"[a-z]+ (?:word|wert|werdt) (?:nu |net |dan |al |bijna )?({NUMBER}){GEEN_MAAT}"),
    (
        "wordt word werd is was",
        rf"[a-z]+ (?:in|op|sinds|eind|begin|over) (?:\d{{1,2}} )?{MAAND} "
        rf"(?:al |dus |pas )?({NUMBER}){GEEN_MAAT}",
    ),
    ("kalenderleeftijd ontwikkelingsleeftijd", r"[a-z]+:? (?:is |van )?(\d{1,2}(?:[;,.:-]\d{1,2})?)(?!\d)"),
)

_KORT = r"(?:ma|di|wo|do|vr|za|zo)"
_EEN_DAG = rf"(?:{DAG}|{_KORT}\b\.?)"
_DAGEN = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
_VLG = (
    "vlgnd vlgnde vlgd vlgde volg vlg volgende vorige vorig vor vrg vrgn afgelopen afgel komende kom aank "
    "aankomende aanstaande deze"
)
DATA = (
    (
        "gisteren gisteravond gistermiddag gisterochtend gisternacht eergisteren vandaag morgen overmorgen "
        "vanmiddag vanavond vanochtend vanmorgen heden",
        rf"[a-z]+,? [(]?\d{{1,2}}(?:[-/]\d{{1,2}}(?:[-/]\d{{2,4}})?(?!\d)| ?{MAAND}\b)",
    ),
    ("halverwege midden", rf"[a-z]+ {MAAND}\b"),
    (
        "weekend week wk",
        rf"(?:weekend|week|wk)\.? (?:van |v )?(?:{DAG} )?\d{{1,2}}(?: ?(?:/|-|en|t/m) ?\d{{1,2}})?"
        rf" ?(?:[-/]\d{{1,2}}|{MAAND}\b)",
    ),
    ("wk", r"wk\.? ?\d{1,2}(?: ?[-/] ?\d{1,2})?(?!\w|[.,]\d)"),
    (_VLG, rf"[a-z]+\.? (?:week|wk|wknd|weekend)\b\.?(?: {_EEN_DAG}(?!\w))?"),
    ("vorige komende volgende aanstaande afgelopen", rf"[a-z]+ {_KORT}\b(?! )"),
    ("vorige komende volgende aanstaande afgelopen deze as", r"[a-z]+ (?:ma|di|wo|do|vr|za)\b"),
    ("a", rf"a\.s\.? {_KORT}\b"),
    (
        f"{_DAGEN} ma di wo do vr za zo",
        rf"{_EEN_DAG} (?:j\.l\.?|jl\b|a\.s\.?|jongstleden|aanstaande|laatstleden|l\.l\.?)(?!\w)",
    ),
    (_DAGEN, rf"{DAG} (?:een|\d|{TELWOORD}) (?:week|weken) (?:terug|geleden)\b"),
    (_GETAL, rf"\d{{1,2}} {MAAND}\.? \d\d(?!\d|[.:,]\d| ?(?:uur|u\b|jaar|jr|kinderen|leerlingen|%|x\b|min))"),
    (_GETAL, rf"\d{{1,2}}e? (?:of|op|naar|\+) (?:{_EEN_DAG} )?\d{{1,2}}e? {MAAND}\b"),
    (_GETAL, r"(?<!\d )\d{1,2} \d{1,2} 20\d\d(?!\d)"),
    (_GETAL, rf"\d ?(?:ste|e|de) week {MAAND}\b"),
    # 8, 9 en 11 december; 8, 9 en 11-12
    (
        _GETAL,
        rf"\d{{1,2}}e?(?:(?:, ?| en | & |/ ?|\+)\d{{1,2}}e?){{0,4}}(?:, ?| en | of | t/m | & |\+|/)"
        rf"(?:{_EEN_DAG} )?\d{{1,2}}e?(?: ?{MAAND}\b(?:[ -]{JAAR}(?!\d))?|[-/](?:1[0-2]|0?[1-9])(?![\d/]))",
    ),
    # september jl., okt. jl, mei vorig jaar
    (
        " ".join(re.findall(r"[a-z]{3,}", MAAND)),
        r"[a-z]+\.? (?:jl\b\.?|j\.l\.?|a\.s\.?|as\b|jongstleden|aanstaande|(?:dit|vorig|volgend) jaar)",
    ),
    (
        "vorig vorige afgelopen komend komende volgend volgende aankomende aanstaande dit deze",
        r"[a-z]+ (?:zomer|winter|herfst|lente|voorjaar|najaar)(?!\w)",
    ),
    # di 14e, vr 12; not a time
    (
        "ma di wo do vr za zo",
        r"[a-z]{2}\.? (?:de )?(?:[12]?\d|3[01])(?:e|ste|de)?"
        r"(?=[,;)\n]|$|[.](?!\d)| (?:om|en|bij|met|is|naar) )",
    ),
    (_GETAL, r"(?<=op )\d{1,2}(?:e|ste|de)(?=[,.;)\n]|$| (?:om|naar|weer|terug)\b)"),
    ("laatste eerste tweede derde", rf"[a-z]+ {DAG} (?:van|in) {MAAND}\b"),
    ("ma di wo do vr za zo", r"[a-z]{2}\.? \d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|['’]?\d\d)(?!\d)"),
    (_DAGEN, rf"{DAG} \d{{1,2}}(?=: )"),
    # dinsdag de 6e, afspraak de 3e om 10 uur
    (_DAGEN, rf"{DAG} (?:de )?(?:[12]?\d|3[01])(?:e|ste|de)(?!\w| (?:uur|keer|les|week))"),
    (
        "afspraak gesprek overleg intake mdo huisbezoek zitting verjaardag start vergadering",
        r"[a-z]+ de (?:[12]?\d|3[01])(?:e|ste|de)"
        r"(?=[,.;)\n]|$| (?:om|kan|gaat|is|lukt|weer|en|of|niet|op)\b)",
    ),
    ("week", rf"week \d{{1,2}}(?: ?(?:[-/]|en|t/m) ?\d{{1,2}})?{GEEN_MAAT}"),
    (
        "nacht avond weekend",
        rf"[a-z]+ van (?:{DAG}|\d{{1,2}}e?(?: {MAAND})?) op (?:{DAG}|\d{{1,2}}e? {MAAND})(?!\w)",
    ),
    (
        f"{_DAGEN} ma di wo do vr za zo",
        rf"{_EEN_DAG}(?:/{_EEN_DAG})? \d{{1,2}} (?:op|en|of|t/m) (?:{_EEN_DAG} )?\d{{1,2}}"
        rf"(?: {MAAND}\b|[-/]\d{{1,2}})",
    ),
    ("eerste tweede derde vierde laatste", rf"[a-z]+ week {MAAND}\b"),
    (
        "begin eind half medio",
        rf"[a-z]+ (?:vlg|volgende|vorige|vorig|deze|komende) (?:wk|week|mnd|maand|jaar)\b|"
        rf"[a-z]+ {DAGTAL}? ?{MAAND}\b",
    ),
)
