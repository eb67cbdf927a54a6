"""The open data of a report: its tables as CSV, the whole content as JSON, and a description of both.

The description is DCAT-AP-NL 3.0 as JSON-LD, with addresses relative to its own: next to the files in the
package, and at the lasting address of the report.
"""

from __future__ import annotations

import hashlib
import json
import textwrap
from typing import Any

from snijvlak.vormgeving.tabel import Tabel
from snijvlak.vormgeving.teksten import tekst

from .archief import pack
from .document import correction, draft, note, source
from .inhoud import Blok, Inhoud, spell

INHOUD, CATALOGUS, LEESMIJ = "inhoud.json", "catalogus.jsonld", "LEESMIJ.txt"
_EU = "http://publications.europa.eu/resource/authority"
_MEDIA = "https://www.iana.org/assignments/media-types"
_CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
_PAGE = "./"  # the page of the report is the folder of its files
_CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

Knoop = dict[str, Any]


def make(inhoud: Inhoud) -> bytes:
    """The package as zip; the same content gives the same bytes."""
    shown = inhoud.openbaar
    files = {LEESMIJ: _read_me(inhoud).encode(), CATALOGUS: catalogue(shown), INHOUD: content(shown)}
    return pack({**files, **{f"{blok.naam}.csv": csv(blok) for blok in shown.tabellen}})


def content(inhoud: Inhoud) -> bytes:
    """All that the report says, as the text that its hash is of."""
    return inhoud.openbaar.canonical().encode()


def catalogue(inhoud: Inhoud) -> bytes:
    """What the data is, whose, and how it may be used: a data set for the whole, and one for each table."""
    shown = inhoud.openbaar
    sets = [_whole(shown), *(_of_table(shown, blok, blok.tabel) for blok in shown.tabellen if blok.tabel)]
    made: Knoop = {
        "@context": _CONTEXT,
        "@id": "#catalogus",
        "@type": "dcat:Catalog",
        "dct:title": _dutch(tekst("rapportage.vormen.pakket", titel=shown.titel)),
        "dct:description": _dutch(tekst("rapportage.vormen.pakket_uitleg")),
        "dct:publisher": _publisher(shown),
        "dct:creator": {"@id": "#uitgever"},
        "dcat:contactPoint": _contact(shown),
        "dct:language": _typed(f"{_EU}/language/NLD", "dct:LinguisticSystem"),
        "dct:license": _typed(_CC0, "dct:LicenseDocument"),
        "foaf:homepage": _typed(_PAGE, "foaf:Document"),
        "dcat:dataset": sets,
    }
    return json.dumps(made, ensure_ascii=False, indent=1).encode()


def csv(blok: Blok) -> bytes:
    """The table of a block as CSV."""
    return blok.tabel.csv().encode() if blok.tabel else b""


def _publisher(inhoud: Inhoud) -> Knoop:
    return {
        "@id": "#uitgever",
        "@type": "foaf:Agent",
        "foaf:name": _dutch(tekst("rapportage.vormen.uitgever", regio=inhoud.regio)),
    }


def _whole(inhoud: Inhoud) -> Knoop:
    told = correction(inhoud)
    return {
        **_dataset(inhoud, "rapport", inhoud.titel, tekst("rapportage.vormen.pakket_uitleg")),
        "dcat:distribution": [_distribution(INHOUD, content(inhoud), "application/json", "JSON")],
        **({"adms:versionNotes": _dutch(told)} if told else {}),
    }


def _of_table(inhoud: Inhoud, blok: Blok, tabel: Tabel) -> Knoop:
    begin, eind = spell(inhoud.begin), spell(inhoud.eind)
    titel = tekst("rapportage.vormen.pakket_tabel", tabel=tabel.titel, begin=begin, eind=eind)
    told = " ".join(filter(None, (tabel.lezing, note(tabel)))) or titel
    return {
        **_dataset(inhoud, blok.naam, titel, told),
        "dcat:distribution": [_distribution(f"{blok.naam}.csv", csv(blok), "text/csv", "CSV")],
        **_provenance(blok),
    }


def _provenance(blok: Blok) -> Knoop:
    told = source(blok)
    if not told:
        return {}
    return {"dct:provenance": {"@type": "dct:ProvenanceStatement", "rdfs:label": _dutch(told)}}


def _dataset(inhoud: Inhoud, naam: str, titel: str, told: str) -> Knoop:
    return {
        "@id": f"#{naam}",
        "@type": "dcat:Dataset",
        "dct:title": _dutch(titel),
        "dct:description": _dutch(told),
        "dct:identifier": f"snijvlak/{inhoud.begin}/{inhoud.eind}/{inhoud.sha256()}/{naam}",
        "dct:publisher": {"@id": "#uitgever"},
        "dct:creator": {"@id": "#uitgever"},
        "dcat:contactPoint": {"@id": "#contact"},
        "dcat:theme": [
            _concept(f"{_EU}/data-theme/SOCI", tekst("rapportage.vormen.thema_samenleving")),
            _concept(f"{_EU}/data-theme/EDUC", tekst("rapportage.vormen.thema_onderwijs")),
        ],
        "dct:accessRights": _typed(f"{_EU}/access-right/PUBLIC", "dct:RightsStatement"),
        "dct:license": _typed(_CC0, "dct:LicenseDocument"),
        "dct:language": _typed(f"{_EU}/language/NLD", "dct:LinguisticSystem"),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _literal(inhoud.begin.isoformat(), "date"),
            "dcat:endDate": _literal(inhoud.eind.isoformat(), "date"),
        },
        "dct:spatial": [
            _typed(f"{_EU}/country/NLD", "dct:Location"),
            {"@type": "dct:Location", "skos:prefLabel": _dutch(inhoud.regio)},
        ],
        "dcat:landingPage": _typed(_PAGE, "foaf:Document"),
    }


def _contact(inhoud: Inhoud) -> Knoop:
    return {
        "@id": "#contact",
        "@type": ["vcard:Kind", "vcard:Organization"],
        "vcard:fn": tekst("rapportage.vormen.uitgever", regio=inhoud.regio),
        "vcard:hasURL": {"@id": "/"},
    }


def _distribution(naam: str, data: bytes, soort: str, vorm: str) -> Knoop:
    return {
        "@id": f"#bestand-{naam}",
        "@type": "dcat:Distribution",
        "dct:title": _dutch(naam),
        "dcat:accessURL": {"@id": _PAGE},
        "dcat:downloadURL": {"@id": naam},
        "dct:license": _typed(_CC0, "dct:LicenseDocument"),
        "dct:language": _typed(f"{_EU}/language/NLD", "dct:LinguisticSystem"),
        "dcat:mediaType": _typed(f"{_MEDIA}/{soort}", "dct:MediaType"),
        "dct:format": _typed(f"{_EU}/file-type/{vorm}", "dct:MediaTypeOrExtent"),
        "dcat:byteSize": _literal(str(len(data)), "nonNegativeInteger"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _typed(
                "http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"
            ),
            "spdx:checksumValue": _literal(hashlib.sha256(data).hexdigest(), "hexBinary"),
        },
    }


def _dutch(text: str) -> Knoop:
    return {"@value": text, "@language": "nl"}


def _literal(value: str, kind: str) -> Knoop:
    return {"@value": value, "@type": f"xsd:{kind}"}


def _typed(address: str, kind: str) -> Knoop:
    return {"@id": address, "@type": kind}


def _concept(address: str, label: str) -> Knoop:
    return {**_typed(address, "skos:Concept"), "skos:prefLabel": _dutch(label)}


def _read_me(inhoud: Inhoud) -> str:
    """What is in the package and how to use it, for people."""
    shown = inhoud.openbaar
    names = [
        f"{INHOUD}: {tekst('rapportage.vormen.leesmij_inhoud')}",
        f"{CATALOGUS}: {tekst('rapportage.vormen.leesmij_catalogus')}",
        *(f"{blok.naam}.csv: {blok.titel}" for blok in shown.tabellen),
    ]
    parts = [
        tekst("rapportage.vormen.pakket", titel=shown.titel),
        draft(inhoud),
        correction(shown),
        tekst("rapportage.vormen.pakket_uitleg"),
        tekst("rapportage.vormen.leesmij_bestanden"),
        *(f"- {name}" for name in names),
        f"{tekst('rapportage.vormen.leesmij_csv')} {tekst('rapportage.vormen.leesmij_excel')}",
        tekst("rapportage.vormen.x"),
        f"{tekst('rapportage.vormen.rij_licentie')}: {tekst('rapportage.vormen.licentie')}",
        tekst("rapportage.vormen.leesmij_controle"),
        f"{tekst('rapportage.vormen.kenmerk')} {shown.sha256()}",
    ]
    wrapped = [textwrap.fill(part, 78, break_on_hyphens=False) for part in parts if part]
    return "\n\n".join(wrapped).replace("\n\n- ", "\n- ") + "\n"
