"""The catalogue for machines: as JSON-LD and as Turtle it says the same, whatever the texts."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import DCAT, DCTERMS, Graph, URIRef
from rdflib.compare import isomorphic

from snijvlak.publicatie import dcat
from snijvlak.publicatie.gegevens import Bestand, Gegevensset, Licentie, measured

pytestmark = [
    pytest.mark.eenmaal,
    # The JSON-LD reader of rdflib uses its own old class.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

HERE = "https://regio.example/publicaties/gegevens/catalogus.jsonld"
REPORT = "/publicaties/rapporten/2026-K3/"
MOMENT = dt.datetime(2026, 11, 1, 12, 30, tzinfo=dt.UTC)


def one(naam: str = "tabel", titel: str = "Een tabel", catalogus: str = "", **more: object) -> Gegevensset:
    file = measured(f"{naam}.csv", f"{REPORT}{naam}.csv", "CSV", b"a,b\r\n")
    given = {"uitleg": "Uitleg.", "bron": "DUO", "peil": "2026", "pagina": REPORT, "bestanden": (file,)}
    return Gegevensset(naam=naam, kenmerk=f"k/{naam}", titel=titel, catalogus=catalogus, **{**given, **more})  # pyright: ignore[reportArgumentType]


def described(*sets: Gegevensset) -> dcat.Knoop:
    return dcat.catalogue("Catalogus", "Uitleg.", "Haaglanden", "./", sets)


def graphs(knoop: dcat.Knoop) -> tuple[Graph, Graph]:
    return (
        Graph().parse(data=dcat.json_ld(knoop), format="json-ld", publicID=HERE),
        Graph().parse(data=dcat.turtle(knoop), format="turtle", publicID=HERE),
    )


def test_both_say_the_same_of_every_kind_of_data_set() -> None:
    whole = {
        "verschenen": MOMENT,
        "begin": dt.date(2026, 7, 1),
        "eind": dt.date(2026, 9, 30),
        "wijziging": "Mei was dubbel geteld.",
    }
    other = one(
        "los", licentie=Licentie("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"), bron=""
    )
    knoop = described(one(catalogus=f"{REPORT}catalogus.jsonld", **whole), other, one("nog"))
    json_ld, turtle = graphs(knoop)
    assert isomorphic(json_ld, turtle) and len(turtle) > 100
    assert dcat.turtle(knoop) == dcat.turtle(knoop)
    names = set(turtle.objects(URIRef(f"{HERE}#catalogus"), DCAT.dataset))
    assert URIRef(f"https://regio.example{REPORT}catalogus.jsonld#tabel") in names and len(names) == 3
    # With two licences the catalogue as a whole has none; each data set has its own.
    assert not list(turtle.objects(URIRef(f"{HERE}#catalogus"), DCTERMS.license))
    assert {str(turtle.value(name, DCTERMS.license)).split("/")[3] for name in names} == {
        "publicdomain",
        "licenses",
    }


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_comes_through(titel: str, uitleg: str) -> None:
    knoop = described(one(titel=titel, uitleg=uitleg))
    json_ld, turtle = graphs(knoop)
    assert isomorphic(json_ld, turtle)
    [name] = turtle.objects(None, DCAT.dataset)
    assert str(turtle.value(name, DCTERMS.title)) == titel
    assert str(turtle.value(name, DCTERMS.description)) == uitleg


def test_a_file_is_measured() -> None:
    assert measured("a.csv", "a.csv", "CSV", b"") == Bestand(
        "a.csv", "a.csv", "CSV", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
