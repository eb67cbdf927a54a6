"""The files of a report: the same content gives the same bytes, and each says what the content says."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import os
import re
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, NameObject

from snijvlak.rapportage import beelden, document, rekenblad, samenvatting, vormen, word
from snijvlak.rapportage.inhoud import Blok, Correctie, Inhoud
from snijvlak.vormgeving import archief
from snijvlak.vormgeving.document import rasters
from snijvlak.vormgeving.tabel import Interval, Tabel
from tests.rapportage import vormhulp
from tests.rapportage.pdfhulp import Pdf

pytestmark = pytest.mark.eenmaal

CORRECTIE = Correctie(op="2026-H1", wat="Mei was dubbel geteld.")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROOT = Path(__file__).parents[2]


def made(inhoud: Inhoud, naam: str) -> bytes:
    file = vormen.make(inhoud, naam)
    assert file is not None
    return file.inhoud


def names(inhoud: Inhoud) -> list[str]:
    return [file.naam for file in vormen.all_files(inhoud)]


class TestTheSameBytes:
    def test_now_and_in_another_process_with_another_clock_and_seed(self) -> None:
        inhoud = vormhulp.gewoon(correctie=CORRECTIE)
        here = {file.naam: hashlib.sha256(file.inhoud).hexdigest() for file in vormen.all_files(inhoud)}
        code = (
            "import sys, json, hashlib, time, datetime, zipfile\n"
            "past = time.gmtime(86400 * 9000)\n"
            "time.localtime = time.gmtime = lambda *_: past\n"
            "time.time = lambda: 86400.0 * 9000\n"
            "import django; django.setup()\n"
            "from snijvlak.rapportage import vormen\n"
            "from snijvlak.rapportage.inhoud import Inhoud\n"
            "inhoud = Inhoud.model_validate_json(sys.stdin.read())\n"
            "files = vormen.all_files(inhoud)\n"
            "print(json.dumps({f.naam: hashlib.sha256(f.inhoud).hexdigest() for f in files}))\n"
        )
        there = subprocess.run(
            [sys.executable, "-c", code],
            input=inhoud.canonical(),
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
        )
        assert there.returncode == 0, there.stderr
        assert json.loads(there.stdout) == here and len(here) == 14

    def test_no_moment_of_making_is_in_them(self) -> None:
        year = str(dt.datetime.now(dt.UTC).year)
        for file in vormen.all_files(vormhulp.gewoon()):
            if zipfile.is_zipfile(io.BytesIO(file.inhoud)):
                with zipfile.ZipFile(io.BytesIO(file.inhoud)) as given:
                    assert {entry.date_time[:3] for entry in given.infolist()} == {(1980, 1, 1)}
                    told = [given.read(n) for n in given.namelist() if n.startswith("docProps/")]
                assert not any(f"{year}-".encode() in part or b"created" in part for part in told)
            elif file.soort == "application/pdf":
                assert b"CreationDate" not in file.inhoud and b"CreateDate" not in file.inhoud

    def test_of_a_draft_only_what_readers_get_counts(self) -> None:
        inhoud = vormhulp.gewoon()
        hidden = Blok(sleutel="tekst.geheim", titel="Geheim", tekst="Dit is weggelaten.", weg=True)
        before = inhoud.model_copy(update={"blokken": (*inhoud.blokken, hidden), "merk": "grootboek"})
        for file in vormen.all_files(inhoud):
            assert made(before, file.naam) == file.inhoud, file.naam

    def test_a_draft_says_that_it_is_one(self) -> None:
        before = vormhulp.gewoon().model_copy(update={"vast_op": dt.date(2026, 8, 1)})
        said = "Concept: nog niet vrijgegeven"
        for naam in ("rapport.pdf", "samenvatting.pdf"):
            assert said in Pdf(made(before, naam)).text
            assert said not in Pdf(made(before.openbaar, naam)).text
        assert said in paragraphs(made(before, "rapport.docx"))[2]
        assert said in archief.unpack(made(before, "gegevens.zip"))["LEESMIJ.txt"].decode()
        assert said in str(sheets(made(before, "meldpunt-redenen.xlsx"))[1])

    @given(
        st.dictionaries(
            st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=9), st.binary()
        )
    )
    def test_what_is_packed_comes_out_as_it_went_in(self, files: dict[str, bytes]) -> None:
        packed = archief.pack(files)
        assert archief.unpack(packed) == files and list(archief.unpack(packed)) == list(files)
        assert archief.pack(archief.unpack(packed)) == packed


def test_every_form_is_there_with_its_media_type() -> None:
    inhoud = vormhulp.gewoon()
    files = {file.naam: file.soort for file in vormen.all_files(inhoud)}
    assert files.keys() >= {"rapport.pdf", "rapport.docx", "samenvatting.pdf", "gegevens.zip"}
    assert files["meldpunt-redenen.csv"].startswith("text/csv")
    assert files["overleg-acties.xlsx"].endswith("spreadsheetml.sheet")
    assert files["catalogus.jsonld"] == "application/ld+json"
    assert vormen.make(inhoud, "tekst-voorwoord.xlsx") is None
    assert vormen.make(inhoud, "rapport.exe") is None and vormen.make(inhoud, "") is None


def test_without_any_block_every_form_can_be_made() -> None:
    assert len(names(vormhulp.inhoud(()))) == len(vormen.VORMEN)


class TestPdf:
    @pytest.mark.parametrize("naam", ["rapport.pdf", "samenvatting.pdf"])
    @pytest.mark.parametrize("inhoud", [vormhulp.gewoon(0, 0, CORRECTIE), vormhulp.dertig()])
    def test_nothing_is_in_the_way_of_pdf_ua(self, naam: str, inhoud: Inhoud) -> None:
        assert Pdf(made(inhoud, naam)).faults() == []

    def test_the_order_of_reading_is_that_of_the_blocks(self) -> None:
        inhoud = vormhulp.dertig()
        pdf = Pdf(made(inhoud, "rapport.pdf"))
        assert [tag.kind for tag in pdf.tags[:2]] == ["Document", "Title"]
        blocks = [blok.titel for blok in inhoud.blokken]
        assert pdf.bookmarks == ["Inhoud", *blocks, "Waarmee dit rapport is gemaakt"]

    def test_a_picture_has_its_reading_as_alt(self) -> None:
        pdf = Pdf(document.make(vormhulp.gewoon(), beeld=_picture))
        assert pdf.faults() == []
        assert [tag.alt for tag in pdf.of("Figure")] == ["‘Wachtlijst’ staat bovenaan: 1.213 keer."] * 2

    def test_a_table_has_a_caption_and_a_header_for_each_column(self) -> None:
        pdf = Pdf(made(vormhulp.gewoon(), "rapport.pdf"))
        assert [tag.parent for tag in pdf.of("Caption")] == ["Table"] * 4
        assert len(pdf.of("TH")) == 6 + 2 + 5 + 5
        assert "Tabel 1: Waardoor casussen vastliepen, per sector" in " ".join(pdf.text.split())

    def test_the_checks_see_what_is_wrong(self) -> None:
        import typst

        plain = (
            b'#set text(lang: "en")\n#set heading(bookmarked: false)\n== Kop\n'
            b'#table(columns: 2, [a], [1])\n#image(bytes(sys.inputs.x), format: "svg")'
        )
        pdf = typst.compile(plain, sys_inputs={"x": vormhulp.BEELD})
        assert isinstance(pdf, bytes)
        assert set(Pdf(pdf).faults()) >= {
            "no PDF/UA-1 in the XMP",
            "no title",
            "language",
            "a figure without alt",
            "a table without headers",
            "first heading is not H1",
            "a heading without bookmark",
        }

    @pytest.mark.parametrize(
        ("fault", "spoil"),
        [
            ("title not shown", lambda root: _set(root["/ViewerPreferences"], "/DisplayDocTitle")),
            ("not marked", lambda root: _set(root["/MarkInfo"], "/Marked")),
            ("a header without scope", lambda root: _strip(root["/StructTreeRoot"], "/TH", "/A")),
            ("a figure without alt", lambda root: _strip(root["/StructTreeRoot"], "/Figure", "/Alt")),
            ("a heading without bookmark", lambda root: root.pop("/Outlines")),
            ("tab order", lambda root: _strip(root["/Pages"], "/Page", "/Tabs")),
        ],
    )
    def test_the_checks_see_one_thing_that_is_wrong(self, fault: str, spoil: Callable[[Any], object]) -> None:
        writer = PdfWriter(io.BytesIO(document.make(vormhulp.gewoon(), beeld=_picture)), full=True)
        spoil(writer.root_object)
        out = io.BytesIO()
        writer.write(out)
        assert Pdf(out.getvalue()).faults() == [fault]

    def test_it_says_what_the_content_says(self) -> None:
        inhoud = vormhulp.gewoon(correctie=CORRECTIE)
        text = " ".join(Pdf(made(inhoud, "rapport.pdf")).text.split())
        for said in (CORRECTIE.wat, "Les 4: spreek bij de eerste zorg", "keuzelijst van 01-01-2026", "1.213"):
            assert said in text
        assert inhoud.sha256()[:16] in text


def _set(place: Any, key: str) -> None:
    place[NameObject(key)] = BooleanObject(False)


def _strip(node: Any, kind: str, key: str) -> None:
    """Take a key from every node of a kind, in a tree of tags or of pages."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            _strip(child, kind, key)
    elif isinstance(node, dict):
        if kind in (node.get("/S"), node.get("/Type")):
            node.pop(NameObject(key), None)
        for below in ("/K", "/Kids"):
            if below in node:
                _strip(node[below], kind, key)


def _picture(blok: Blok) -> str:
    return vormhulp.BEELD if blok.tabel and blok.tabel.vorm else ""


def paragraphs(data: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]


class TestWord:
    def test_styles_title_language_and_correction(self) -> None:
        data = made(vormhulp.gewoon(correctie=CORRECTIE), "rapport.docx")
        read = docx.Document(io.BytesIO(data))
        styles = [p.style.name for p in read.paragraphs if p.style]
        assert styles[0] == "Title" and {"Heading 1", "List Bullet", "Caption"} <= set(styles)
        assert CORRECTIE.wat in read.paragraphs[2].text
        assert read.core_properties.title == vormhulp.gewoon().titel
        assert read.core_properties.language == "nl-NL"
        styled = archief.unpack(data)["word/styles.xml"].decode()
        assert set(re.findall(r'<w:lang w:val="([^"]*)"', styled)) == {"nl-NL"}
        heads = [p.text for p in read.paragraphs if p.style and p.style.name == "Heading 1"]
        assert heads == [*(b.titel for b in vormhulp.gewoon().blokken), "Waarmee dit rapport is gemaakt"]

    def test_a_table_says_what_its_header_is(self) -> None:
        inhoud = vormhulp.gewoon()
        read = docx.Document(io.BytesIO(made(inhoud, "rapport.docx")))
        assert len(read.tables) == len(inhoud.tabellen) == 4
        for table, blok in zip(read.tables, inhoud.tabellen, strict=True):
            assert blok.tabel and table.style and table.style.name == "Light Shading"
            properties: Any = table._tbl.tblPr
            look = properties.find(f"{W}tblLook")
            assert look.get(f"{W}firstRow") == "1" and look.get(f"{W}firstColumn") == "1"
            marks = [row.findall(f"{W}trPr/{W}tblHeader") for row in table._tbl.tr_lst]
            assert [len(mark) for mark in marks] == [1] + [0] * len(blok.tabel.rijen)
            shown = tuple(tuple(cell.text for cell in row.cells) for row in table.rows)
            assert shown == (blok.tabel.kolommen, *blok.tabel.teksten)

    def test_a_caption_is_numbered_by_word_and_a_source_is_named(self) -> None:
        data = made(vormhulp.gewoon(), "rapport.docx")
        body = archief.unpack(data)["word/document.xml"].decode()
        assert re.findall(r'SEQ Tabel [^"]*"><w:r><w:t>(\d)</w:t>', body) == ["1", "2", "3", "4"]
        assert paragraphs(data).count("Bron: Meldingen bij het meldpunt (keuzelijst van 01-01-2026).") == 5

    def test_a_picture_has_its_reading_as_alt(self) -> None:
        data = word.make(vormhulp.gewoon(), _picture)
        assert data == word.make(vormhulp.gewoon(), _picture)
        body = archief.unpack(data)["word/document.xml"].decode()
        assert body.count("</pic:pic>") == body.count('descr="‘Wachtlijst’ staat bovenaan: 1.213 keer."') == 2
        picture = archief.unpack(data)["word/media/image1.png"]
        assert picture.startswith(b"\x89PNG") and picture == rasters([vormhulp.BEELD])[0]

    @settings(max_examples=20, deadline=None)
    @given(st.text(max_size=60))
    def test_any_text_can_be_written(self, text: str) -> None:
        titel = f"Kop {text}"
        inhoud = vormhulp.inhoud((Blok(sleutel="tekst.a", titel=titel, tekst=f"Alinea {text}"),))
        assert archief.writable(titel) in paragraphs(word.make(inhoud))


def sheets(data: bytes) -> tuple[list[list[Any]], list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    first, second = ([list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets)
    return first, second


class TestSpreadsheet:
    def test_numbers_are_numbers_and_hidden_is_an_x(self) -> None:
        inhoud = vormhulp.gewoon()
        first, second = sheets(made(inhoud, "meldpunt-redenen.xlsx"))
        assert first[0] == ["Reden", *vormhulp.SECTOREN]
        assert first[1] == ["Wachtlijst", 700, 0, 5, 0, 1213] and first[3] == ["Geld", 702, 12, "x", 0, "x"]
        told = {str(name): str(value) for name, value in second}
        assert told["Kenmerk van het rapport (sha256)"] == inhoud.sha256()
        assert told["Periode"] == "1 januari 2026 tot en met 30 juni 2026"
        assert told["Bron"] == "Meldingen bij het meldpunt (keuzelijst van 01-01-2026)"
        assert told["Eenheid"] == "aantal keer genoemd" and told["Licentie"].startswith("CC0")
        assert {"Titel", "Wat u ziet", "Bron", "Toelichting", "Wat een x is", "Rapport"} <= told.keys()
        assert "Wat een x is" not in str(sheets(made(inhoud, "meldpunt-sector.xlsx"))[1])

    def test_the_header_is_bold_and_stays(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(made(vormhulp.gewoon(), "meldpunt-redenen.xlsx")))
        sheet: Any = book.worksheets[0]
        assert all(cell.font.b for cell in sheet[1]) and sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1" and sheet.column_dimensions["A"].width >= 22
        assert book.properties.title == "Waardoor casussen vastliepen, per sector"

    @settings(max_examples=30, deadline=None)
    @given(st.text(max_size=20), st.sampled_from(["=", "+", "-", "@", "\t=", "\x00=", " =", ""]))
    def test_nothing_runs(self, text: str, first: str) -> None:
        evil = first + text
        blok = vormhulp.telling("a", ((evil, 1),), (evil, "Totaal"), evil or "Titel")
        data = rekenblad.make(vormhulp.inhoud((blok,)), blok)
        book = openpyxl.load_workbook(io.BytesIO(data))
        for cell in (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row):
            assert cell.data_type in ("s", "inlineStr", "n") and not str(cell.value).startswith(
                ("=", "+", "-", "@")
            )
        assert not [name for name in archief.unpack(data) if "macro" in name.lower() or "external" in name]

    @settings(max_examples=30, deadline=None)
    @given(
        st.lists(
            st.one_of(
                st.none(),
                st.integers(-(10**9), 10**9),
                st.floats(-(10**6), 10**6).map(lambda value: round(value, 3)),
                st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda p: Interval(min(p), max(p))),
            ),
            min_size=1,
            max_size=8,
        )
    )
    def test_it_holds_what_the_csv_holds(self, values: list[Any]) -> None:
        tabel = Tabel(
            "T", "", "b", "p", "", ("Naam", "Aantal"), tuple((f"r{n}", v) for n, v in enumerate(values))
        )
        blok = Blok(sleutel="meldpunt.a", titel="T", tabel=tabel)
        sheet, _ = sheets(rekenblad.make(vormhulp.inhoud((blok,)), blok))
        plain = list(csv.reader(io.StringIO(tabel.csv())))
        same = [[shown[0], shown[1] if isinstance(shown[1], str) else float(shown[1])] for shown in sheet[1:]]
        assert same == [[a, _number(b)] for a, b in plain[1:]]


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


class TestSummary:
    def test_it_says_what_matters_to_a_council_member(self) -> None:
        text = " ".join(Pdf(made(vormhulp.gewoon(correctie=CORRECTIE), "samenvatting.pdf")).text.split())
        for said in (
            "Haaglanden, 1 januari 2026 tot en met 30 juni 2026",
            CORRECTIE.wat,
            "Scholen en gemeenten melden kinderen die vastlopen.",
            "Waar het kind naar school gaat: ‘Wachtlijst’ staat bovenaan",
            "Les 4: spreek bij de eerste zorg",
            "Stand: Bezig; Hielp het? nog niet bekeken",
            "Welke acties te laat zijn",
            "Niet iedereen die vastloopt, wordt gemeld.",
            "/publicaties/",
        ):
            assert said in text, said
        assert "Dit rapport vertelt" not in text and "Er staan nog" not in text

    def test_what_does_not_fit_is_counted(self) -> None:
        pdf = Pdf(made(vormhulp.dertig(), "samenvatting.pdf"))
        assert len(pdf.reader.pages) == 2
        text = " ".join(pdf.text.split())
        lessons = len(set(re.findall(r"Les (\d+):", text)))
        more = re.search(r"Er staan nog (\d+) leerpunten", text)
        assert more and lessons > 5 and lessons + int(more[1]) == 60
        assert re.search(r"Er staan nog (\d+) acties", text) and "Wat wij niet weten" in text

    def test_one_that_does_not_fit_is_one(self) -> None:
        long = tuple(z.model_copy(update={"zin": z.zin * 4}) for z in vormhulp.leerpunten(80).zinnen)

        def text(number: int) -> str:
            blok = vormhulp.leerpunten(0).model_copy(update={"zinnen": long[:number]})
            return " ".join(Pdf(samenvatting.make(vormhulp.inhoud((blok,)))).text.split())

        more = re.search(r"Er staan nog (\d+) leerpunten in het rapport", text(80))
        assert more
        fitting = 80 - int(more[1])
        assert "Er staat nog 1 leerpunt in het rapport." in text(fitting + 1)
        assert "in het rapport" not in text(fitting)

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.integers(0, 80), st.integers(0, 80), st.integers(0, 24), st.integers(1, 60), st.integers(1, 60))
    def test_never_more_than_two_pages(
        self, lessen: int, daden: int, tabellen: int, lang: int, kop: int
    ) -> None:
        long = "Dit is een zin van gewone lengte over regie. " * lang
        lessons = vormhulp.leerpunten(lessen)
        stretched = tuple(z.model_copy(update={"zin": z.zin + long}) for z in lessons.zinnen)
        inhoud = vormhulp.inhoud(
            (
                vormhulp.eigen("voorwoord", "Vooraf " * kop, long),
                *(vormhulp.redenen(f"r{n}", f"Tabel {n} " + long) for n in range(tabellen)),
                lessons.model_copy(update={"zinnen": stretched}),
                vormhulp.acties("acties", daden, "Wat wij deden " * kop),
                vormhulp.acties("te_laat", daden, "Te laat"),
                vormhulp.eigen("onbekend", "Wat wij niet weten", "woord" * 40 * lang),
            ),
            Correctie(op="2026-H1", wat=long),
        )
        pdf = Pdf(samenvatting.make(inhoud))
        assert len(pdf.reader.pages) <= 2 and "/publicaties/" in pdf.text

    @given(st.text(max_size=400), st.integers(2, 200))
    def test_a_text_that_is_cut_is_a_beginning(self, text: str, most: int) -> None:
        cut, whole = samenvatting.short(text, most), " ".join(text.split())
        assert len(cut) <= most and (cut == whole or whole.startswith(cut.removesuffix("…")))
        assert cut == whole or cut[-1] in ".!?…"


# The mandatory properties of DCAT-AP-NL 3.0, and those it inherits from DCAT-AP 3.0.
# Source: Geonovum, DCAT-AP-NL 3.0 (docs.geostandaarden.nl/dcat/dcat-ap-nl30/), chapter Klassen, and its
# shapes (Geonovum/DCAT-AP-NL30, shapes/300/dcat-ap-nl-SHACL.ttl): accessRights, contactPoint, creator,
# identifier, publisher and theme of a data set, the licence of a distribution, contactPoint and dataset of a
# catalogue. DCAT-AP 3.0: title and description of both, accessURL of a distribution, the name of an agent,
# algorithm and value of a checksum, the label of a concept. For a file also byteSize, format and mediaType.
MANDATORY = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dcat:dataset"},
    "dcat:Dataset": {"dct:title", "dct:description", "dct:identifier", "dct:publisher", "dct:creator"}
    | {"dcat:contactPoint", "dcat:theme", "dct:accessRights"},
    "dcat:Distribution": {"dcat:accessURL", "dct:license", "dcat:byteSize", "dct:format", "dcat:mediaType"},
    "foaf:Agent": {"foaf:name"},
    "vcard:Kind": {"vcard:hasURL"},
    "spdx:Checksum": {"spdx:algorithm", "spdx:checksumValue"},
    "skos:Concept": {"skos:prefLabel"},
    "dct:PeriodOfTime": {"dcat:startDate", "dcat:endDate"},
}
ALSO = {"dct:license", "dct:temporal", "dct:spatial", "dct:language", "dcat:distribution"}
ONCE = {"dct:identifier", "dct:publisher", "dcat:contactPoint", "dct:accessRights"}


class TestPackage:
    """The description of the data, held against ``MANDATORY``."""

    def nodes(self, inhoud: Inhoud) -> list[dict[str, Any]]:
        return list(_nodes(json.loads(made(inhoud, "catalogus.jsonld"))))

    @pytest.mark.parametrize("inhoud", [vormhulp.gewoon(correctie=CORRECTIE), vormhulp.inhoud(())])
    def test_every_mandatory_property_is_there(self, inhoud: Inhoud) -> None:
        found: set[str] = set()
        for node in self.nodes(inhoud):
            for kind in _kinds(node):
                found.add(kind)
                missing = MANDATORY.get(kind, set()) - node.keys()
                assert not missing, (kind, node)
                if kind == "dcat:Dataset":
                    assert not ALSO - node.keys()
                    assert not any(isinstance(node[name], list) for name in ONCE)
        assert found >= MANDATORY.keys()

    def test_it_is_json_ld_with_known_prefixes_and_whole_references(self) -> None:
        data = json.loads(made(vormhulp.gewoon(), "catalogus.jsonld"))
        prefixes = set(data["@context"])
        nodes = list(_nodes(data))
        own = {node["@id"] for node in nodes if node.get("@id", "").startswith("#") and "@type" in node}
        assert len(own) == len([n for n in nodes if n.get("@id", "").startswith("#") and "@type" in n])
        for node in nodes:
            names = {*node, *_kinds(node)} - {"@context", "@id", "@type", "@value", "@language"}
            assert all(name.partition(":")[0] in prefixes for name in names)
            if node.get("@id", "").startswith("#"):
                assert node["@id"] in own

    def test_values_are_of_the_lists_that_the_profile_prescribes(self) -> None:
        eu = "http://publications.europa.eu/resource/authority/"
        for node in self.nodes(vormhulp.gewoon()):
            if "dcat:Dataset" in _kinds(node):
                assert node["dct:accessRights"]["@id"] == f"{eu}access-right/PUBLIC"
                assert node["dct:language"]["@id"] == f"{eu}language/NLD"
                assert all(theme["@id"].startswith(f"{eu}data-theme/") for theme in node["dcat:theme"])
                assert node["dct:temporal"]["dcat:startDate"] == {"@value": "2026-01-01", "@type": "xsd:date"}
            if "dcat:Distribution" in _kinds(node):
                assert node["dct:license"]["@id"] == "https://creativecommons.org/publicdomain/zero/1.0/"
                assert node["dct:format"]["@id"].startswith(f"{eu}file-type/")

    def test_what_it_says_of_a_file_is_so_in_the_package_and_at_the_address(self) -> None:
        inhoud = vormhulp.gewoon()
        inside = archief.unpack(made(inhoud, "gegevens.zip"))
        described = [n for n in self.nodes(inhoud) if "dcat:Distribution" in _kinds(n)]
        for node in described:
            naam = node["dcat:downloadURL"]["@id"]
            assert inside[naam] == made(inhoud, naam)
            assert node["dcat:byteSize"]["@value"] == str(len(inside[naam]))
            digest = hashlib.sha256(inside[naam]).hexdigest()
            assert node["spdx:checksum"]["spdx:checksumValue"]["@value"] == digest
        assert {n["dcat:downloadURL"]["@id"] for n in described} == inside.keys() - {
            "LEESMIJ.txt",
            "catalogus.jsonld",
        }
        assert inside["catalogus.jsonld"] == made(inhoud, "catalogus.jsonld")

    def test_the_content_can_be_read_back_and_has_the_hash_of_the_report(self) -> None:
        inhoud = vormhulp.gewoon(correctie=CORRECTIE)
        given = archief.unpack(made(inhoud, "gegevens.zip"))
        assert Inhoud.model_validate_json(given["inhoud.json"]) == inhoud
        assert hashlib.sha256(given["inhoud.json"]).hexdigest() == inhoud.sha256()
        told = given["LEESMIJ.txt"].decode()
        assert inhoud.sha256() in told and CORRECTIE.wat in told
        assert all(naam in told for naam in given if naam != "LEESMIJ.txt")


def _nodes(data: Any) -> Any:
    if isinstance(data, dict):
        if "@value" not in data:
            yield data
        for name, value in data.items():
            if name != "@context":
                yield from _nodes(value)
    elif isinstance(data, list):
        for value in data:
            yield from _nodes(value)


def _kinds(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type", [])
    return [kinds] if isinstance(kinds, str) else kinds


def _spent() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(part.ru_utime + part.ru_stime for part in used)


def test_all_forms_of_thirty_blocks_take_less_than_three_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    inhoud = vormhulp.dertig()
    assert len(inhoud.blokken) == 30 and len(inhoud.tabellen) == 10
    beelden.draw(inhoud)  # as when a draft is made: its files hold the pictures
    used, began = _spent(), time.monotonic()
    files = list(vormen.all_files(inhoud))
    used, took = _spent() - used, time.monotonic() - began
    with capsys.disabled():
        print(f"\n{len(files)} forms of 30 blocks: {used:.2f} s of processor, {took:.2f} s on the clock")
    # The clock also measures what else this machine does; the processor time does not.
    assert len(files) == 26 + 8 and used < 3
