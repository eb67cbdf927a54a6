"""Data sets described for catalogues: DCAT-AP-NL 3.0, as JSON-LD and as Turtle.

Addresses are relative to that of the description, or from the root, so that it holds wherever it is put.
Source: Geonovum, DCAT-AP-NL 3.0 (docs.geostandaarden.nl/dcat/dcat-ap-nl30/).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from snijvlak.vormgeving.teksten import tekst

from .gegevens import Bestand, Gegevensset

_EU = "http://publications.europa.eu/resource/authority"
_MEDIA = "https://www.iana.org/assignments/media-types"
_PREFIXES = {
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


def catalogue(titel: str, uitleg: str, regio: str, pagina: str, sets: Iterable[Gegevensset]) -> Knoop:
    """The description of a catalogue of a region: each data set with its files. ``pagina`` shows it."""
    name = tekst("publicatie.dcat.uitgever", regio=regio)
    given = list(sets)
    licences = list(dict.fromkeys(one.licentie.adres for one in given))
    return {
        "@id": "#catalogus",
        "@type": "dcat:Catalog",
        "dct:title": _dutch(titel),
        "dct:description": _dutch(uitleg),
        "dct:publisher": {"@id": "#uitgever", "@type": "foaf:Agent", "foaf:name": _dutch(name)},
        "dct:creator": {"@id": "#uitgever"},
        "dcat:contactPoint": {
            "@id": "#contact",
            "@type": ["vcard:Kind", "vcard:Organization"],
            "vcard:fn": name,
            "vcard:hasURL": {"@id": "/"},
        },
        "dct:language": _typed(f"{_EU}/language/NLD", "dct:LinguisticSystem"),
        **({"dct:license": _typed(licences[0], "dct:LicenseDocument")} if len(licences) == 1 else {}),
        "foaf:homepage": _typed(pagina, "foaf:Document"),
        "dcat:dataset": [_dataset(one, regio) for one in given],
    }


def json_ld(knoop: Knoop) -> bytes:
    """The description as JSON-LD; the same description gives the same bytes."""
    return json.dumps({"@context": _PREFIXES, **knoop}, ensure_ascii=False, indent=1).encode()


def turtle(knoop: Knoop) -> bytes:
    """The description as Turtle; the same description gives the same bytes."""
    subjects: dict[str, dict[str, list[str]]] = {}
    _describe(knoop, subjects)
    lines = [f"@prefix {name}: <{address}> ." for name, address in _PREFIXES.items()]
    for iri, facts in subjects.items():
        if facts:
            said = " ;\n  ".join(f"{name} {', '.join(values)}" for name, values in facts.items())
            lines.append(f"\n<{iri}> {said} .")
    return ("\n".join(lines) + "\n").encode()


def _dataset(one: Gegevensset, regio: str) -> Knoop:
    return {
        "@id": f"{one.catalogus}#{one.naam}",
        "@type": "dcat:Dataset",
        "dct:title": _dutch(one.titel),
        "dct:description": _dutch(one.uitleg),
        "dct:identifier": one.kenmerk,
        "dct:publisher": {"@id": "#uitgever"},
        "dct:creator": {"@id": "#uitgever"},
        "dcat:contactPoint": {"@id": "#contact"},
        "dcat:theme": [
            _concept(f"{_EU}/data-theme/SOCI", tekst("publicatie.dcat.thema_samenleving")),
            _concept(f"{_EU}/data-theme/EDUC", tekst("publicatie.dcat.thema_onderwijs")),
        ],
        "dct:accessRights": _typed(f"{_EU}/access-right/PUBLIC", "dct:RightsStatement"),
        "dct:license": _typed(one.licentie.adres, "dct:LicenseDocument"),
        "dct:language": _typed(f"{_EU}/language/NLD", "dct:LinguisticSystem"),
        "dct:spatial": [
            _typed(f"{_EU}/country/NLD", "dct:Location"),
            {"@type": "dct:Location", "skos:prefLabel": _dutch(regio)},
        ],
        "dcat:landingPage": _typed(one.pagina, "foaf:Document"),
        "dcat:distribution": [_distribution(file, one) for file in one.bestanden],
        **dict(_sometimes(one)),
    }


def _sometimes(one: Gegevensset) -> Iterator[tuple[str, Any]]:
    """What is said only of a data set that has it."""
    if one.begin and one.eind:
        days = {
            "dcat:startDate": _literal(one.begin.isoformat(), "date"),
            "dcat:endDate": _literal(one.eind.isoformat(), "date"),
        }
        yield "dct:temporal", {"@type": "dct:PeriodOfTime", **days}
    if one.verschenen:
        yield "dct:issued", _literal(one.verschenen.isoformat(timespec="seconds"), "dateTime")
    if one.bron:
        yield "dct:provenance", {"@type": "dct:ProvenanceStatement", "rdfs:label": _dutch(one.bron)}
    if one.wijziging:
        yield "adms:versionNotes", _dutch(one.wijziging)


def _distribution(file: Bestand, one: Gegevensset) -> Knoop:
    return {
        "@id": f"{one.catalogus}#bestand-{file.naam}",
        "@type": "dcat:Distribution",
        "dct:title": _dutch(file.naam),
        "dcat:accessURL": {"@id": one.pagina},
        "dcat:downloadURL": {"@id": file.adres},
        "dct:license": _typed(one.licentie.adres, "dct:LicenseDocument"),
        "dct:language": _typed(f"{_EU}/language/NLD", "dct:LinguisticSystem"),
        "dcat:mediaType": _typed(f"{_MEDIA}/{file.soort}", "dct:MediaType"),
        "dct:format": _typed(f"{_EU}/file-type/{file.vorm}", "dct:MediaTypeOrExtent"),
        "dcat:byteSize": _literal(str(file.omvang), "nonNegativeInteger"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _typed(
                "http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"
            ),
            "spdx:checksumValue": _literal(file.sha256, "hexBinary"),
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


def _describe(node: Knoop, subjects: dict[str, dict[str, list[str]]]) -> None:
    """Add what a node says of itself to the subjects; what several places say of one comes together."""
    facts = subjects.setdefault(node["@id"], {})
    for name, value in _facts(node, subjects):
        known = facts.setdefault(name, [])
        if value not in known:
            known.append(value)


def _facts(node: Knoop, subjects: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, str]]:
    for name, given in node.items():
        values: Sequence[Any] = given if isinstance(given, list) else [given]
        if name == "@type":
            yield from (("a", kind) for kind in values)
        elif name != "@id":
            yield from ((name, _term(value, subjects)) for value in values)


def _term(value: str | Knoop, subjects: dict[str, dict[str, list[str]]]) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if "@value" in value:
        kind = f"@{value['@language']}" if "@language" in value else f"^^{value['@type']}"
        return _quoted(value["@value"]) + kind
    if "@id" in value:
        _describe(value, subjects)
        return f"<{value['@id']}>"
    return "[ " + " ; ".join(f"{name} {term}" for name, term in _facts(value, subjects)) + " ]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # what JSON escapes, Turtle escapes the same way
