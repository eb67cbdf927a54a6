"""The pages of sharing costs, as somebody uses them: from an arrangement to its settlement and the files."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.mensen import sign_in

from snijvlak.grensverkeer.kostendeling import actions, queries, vastleggen
from snijvlak.grensverkeer.kostendeling.overgangen import OVERGANGEN
from snijvlak.grensverkeer.models import Arrangement, Deling
from snijvlak.standen import OngeldigeOvergang
from snijvlak.toegang.models import Gebeurtenis, Persoon

pytestmark = pytest.mark.django_db
NEW: dict[str, Any] = {
    "naam": "Structuurklas",
    "school": "SBO Het Bedachte Bos (verzonnen)",
    "vestiging": "99ab00",
    "jaar": 2026,
    "kosten": "100.000",
    "sleutel": "leerlingen",
    "basisdeel": "25",
    "voorschotdeel": "100",
    "voorfinancier": "Den Haag",
    "rest": "voorfinancier",
}


def address(name: str, **kwargs: object) -> str:
    return reverse(f"grensverkeer:{name}", kwargs=kwargs)


def fields(**counts: str) -> dict[str, str]:
    """The fields of the form with counts, by the name of the municipality."""
    from snijvlak.gebied.queries import haaglanden

    names = [*(g.naam for g in haaglanden()), "buiten-regio", "buitenland", "onbekend"]
    return {f"g{names.index(name.replace('_', '-'))}": text for name, text in counts.items()}


@pytest.fixture
def adviser(client: Client) -> Persoon:
    return sign_in(client, "beleidsadviseur")


@pytest.fixture
def begun(client: Client, adviser: Persoon) -> Arrangement:
    assert client.post(address("kosten-nieuw"), NEW).status_code == 302
    return Arrangement.objects.get()


def fill(client: Client, one: Arrangement, soort: str, **counts: str) -> Any:
    url = address("deling-aantallen", pk=one.pk, soort=soort, maat="leerlingen")
    newest = queries.newest(one, soort)
    assert newest
    return client.post(url, {**fields(**counts), "gelezen": newest.nummer})


def press(client: Client, name: str, one: Arrangement, **kwargs: object) -> str:
    answer = client.post(address(name, pk=one.pk, **kwargs), follow=True)
    return " ".join(str(m) for m in answer.context["messages"])


def test_from_an_arrangement_to_its_settlement(client: Client, begun: Arrangement) -> None:
    page = client.get(address("deling", pk=begun.pk, soort="voorschot")).content.decode()
    assert "Verdelen kan nog niet: Er is nog niets geteld" in page
    assert fill(client, begun, "voorschot", Delft="9-12-14", Rijswijk="4", onbekend="4").status_code == 302
    assert "vastgesteld" in press(client, "deling-vaststellen", begun, soort="voorschot")
    press(client, "verrekenen", begun)
    fill(client, begun, "verrekening", Delft="15", Rijswijk="5")
    url = address("deling-gegevens", pk=begun.pk, soort="verrekening")
    assert client.post(url, {**NEW, "kosten": "90.000", "gelezen": 2}).status_code == 302
    page = client.get(address("deling", pk=begun.pk, soort="verrekening")).content.decode()
    assert "Wie bijbetaalt en wie terugkrijgt" in page
    newest = queries.newest(begun, "verrekening")
    assert newest
    settled = queries.stand(newest).verrekening
    assert settled
    # Delft paid 60,000 in advance, twelve of twenty of 100,000, and owes fifteen of twenty of 90,000.
    assert {post.naam: post.saldo for post in settled.posten} == {
        "Delft": 7500,
        "Rijswijk": 2500,
        "'s-Gravenhage": -10000,
    }
    assert [r.daad for r in Gebeurtenis.objects.filter(onderwerp_soort="arrangement").order_by("pk")] == [
        *("arrangement-toegevoegd", "deling-veranderd", "deling-vastgesteld", "verrekening-begonnen"),
        *("deling-veranderd", "deling-veranderd"),
    ]


@pytest.fixture
def laid_down(client: Client, begun: Arrangement) -> Deling:
    fill(client, begun, "voorschot", Delft="9-12-14", Rijswijk="4", onbekend="4")
    press(client, "deling-vaststellen", begun, soort="voorschot")
    found = queries.newest(begun, "voorschot")
    assert found
    return found


def test_what_is_laid_down_can_be_made_again_and_does_not_change(client: Client, laid_down: Deling) -> None:
    assert laid_down.uitkomst == vastleggen.keep_outcome(queries.compute(laid_down))
    assert queries.is_intact(laid_down)
    one, nummer = laid_down.arrangement, laid_down.nummer
    answer = fill(client, one, "voorschot", Delft="20")
    assert answer.status_code == 422 and "vastgesteld en verandert niet meer" in answer.content.decode()
    assert "blijft staan" in press(client, "deling-heropenen", one, soort="voorschot")
    fill(client, one, "voorschot", Delft="20")
    kept = queries.find_version(one, "voorschot", nummer)
    assert kept and (kept.sha256, kept.uitkomst) == (laid_down.sha256, laid_down.uitkomst)
    page = client.get(address("versie", pk=one.pk, soort="voorschot", nummer=nummer)).content.decode()
    assert laid_down.sha256 in page and "U ziet een oude versie" in page


def test_a_version_that_somebody_changed_in_the_database_is_told(client: Client, laid_down: Deling) -> None:
    Deling.objects.filter(pk=laid_down.pk).update(invoer={**laid_down.invoer, "kosten": "1.00"})
    page = client.get(address("deling", pk=laid_down.arrangement.pk, soort="voorschot"))
    assert "veranderd nadat zij is vastgesteld" in page.content.decode()


def test_every_pair_of_states(client: Client, begun: Arrangement, adviser: Persoon) -> None:
    """The table says what may follow; each other deed is refused and changes nothing."""
    concept = queries.newest(begun, "voorschot")
    assert concept
    with pytest.raises(OngeldigeOvergang):
        actions.reopen(concept, door=adviser)
    fill(client, begun, "voorschot", Delft="3")
    newest = queries.newest(begun, "voorschot")
    assert newest
    with pytest.raises(actions.NietToegestaan, match="Een ander"):
        actions.save(concept, queries.input_of(concept), door=adviser)
    done = actions.lay_down(newest, door=adviser)
    for deed in (actions.lay_down, lambda d, door: actions.save(d, queries.input_of(d), door=door)):
        with pytest.raises(OngeldigeOvergang):
            deed(done, door=adviser)
    assert actions.reopen(done, door=adviser).toestand == "concept"
    text = (Path(__file__).parents[3] / "docs" / "toestanden.md").read_text(encoding="utf-8")
    for step in OVERGANGEN:
        assert f"| `{step.van}` | `{step.naar}` | `{step.wie}` | {step.gevolg} |" in text


def test_an_advance_that_is_settled_stays(client: Client, laid_down: Deling, adviser: Persoon) -> None:
    press(client, "verrekenen", laid_down.arrangement)
    assert "al verrekend" in press(client, "deling-heropenen", laid_down.arrangement, soort="voorschot")
    assert "al een verrekening" in press(client, "verrekenen", laid_down.arrangement)


def test_the_files_say_the_same_as_the_page(client: Client, laid_down: Deling) -> None:
    one = {"pk": laid_down.arrangement.pk, "soort": "voorschot", "nummer": laid_down.nummer}
    text = client.get(address("aandelen", **one, vorm="csv")).content.decode()
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][0] == "Woonplaats"
    assert [(row[0], row[3]) for row in rows[1:]] == [
        ("Delft", "60.000,00"),
        ("Rijswijk", "20.000,00"),
        ("Woonplaats onbekend", "20.000,00"),
    ]
    book = openpyxl.load_workbook(io.BytesIO(client.get(address("aandelen", **one, vorm="xlsx")).content))
    assert [row[3].value for row in book.worksheets[0].iter_rows(min_row=2)] == [60000, 20000, 20000]
    assert client.get(address("aandelen", **one, vorm="doc")).status_code == 404


def test_the_statement_of_a_municipality(client: Client, laid_down: Deling) -> None:
    one = {"pk": laid_down.arrangement.pk, "soort": "voorschot", "nummer": laid_down.nummer, "plaats": 1}
    made = client.get(address("overzicht-gemeente", **one, vorm="pdf"))
    pdf = pypdf.PdfReader(io.BytesIO(made.content))
    text = " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)
    assert "voor Delft" in text and "€ 60.000,00" in text
    assert laid_down.sha256[:20] in text.replace(" ", "") and "Woont een kind in een instelling" in text
    catalog: Any = pdf.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] and catalog["/Lang"].startswith("nl")
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(address("overzicht-gemeente", **one, vorm="xlsx")).content)
    )
    values = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows()}
    assert values["Bedrag voor deze gemeente"] == 60000 and values["Laagst mogelijke bedrag"] == 52941.17
    assert client.get(address("overzicht-gemeente", **{**one, "plaats": 9}, vorm="pdf")).status_code == 404


def test_keys_and_costs_side_by_side(client: Client, laid_down: Deling) -> None:
    url = address("vergelijken", pk=laid_down.arrangement.pk, soort="voorschot")
    page = client.get(url, {"sleutel": ["leerlingen", "basis-en-leerlingen", "uren"], "kosten": "50.000"})
    text = page.content.decode()
    assert page.status_code == 200 and "nog niets geteld" in text
    file = client.get(url, {"sleutel": ["leerlingen", "basis-en-leerlingen"], "vorm": "csv"})
    head, *rows = csv.reader(io.StringIO(file.content.decode()))
    assert len(head) == 3 and rows[0][0] == "Delft"
    assert client.get(url).status_code == 200
    assert client.get(url, {"kosten": "veel", "sleutel": "leerlingen"}).status_code == 422


def upload(client: Client, one: Arrangement, content: bytes) -> Any:
    url = address("deling-aantallen", pk=one.pk, soort="voorschot", maat="leerlingen")
    file = SimpleUploadedFile("aantallen.csv", content)
    newest = queries.newest(one, "voorschot")
    assert newest
    sent = {"daad": "bestand", "bestand-bestand": file, "bestand-gelezen": newest.nummer}
    return client.post(url, sent)


def test_counts_from_a_file(client: Client, begun: Arrangement) -> None:
    content = "Gemeente;Laag;Schatting;Hoog\nDen Haag;1;2;4\nonbekend;0;1;2\n"
    assert upload(client, begun, content.encode()).status_code == 302
    newest = queries.newest(begun, "voorschot")
    assert newest
    rows = queries.input_of(newest).telling.rijen
    assert [(row.gemeente, row.hoog) for row in rows] == [("'s-Gravenhage", 4), ("onbekend", 2)]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("gemeente;aantal\nAtlantis;3\n", "regel 2: de gemeente &#x27;Atlantis&#x27; kennen wij niet"),
        ("gemeente;aantal\nDelft;veel\n", "regel 2: Dit is geen getal"),
        ("gemeente;aantal\nDelft;1\nDelft;2\n", "regel 3: Delft staat er twee keer in"),
        ("gemeente;aantal;naam\nDelft;1;x\n", "De kolom &#x27;naam&#x27; hoort hier niet"),
        ("gemeente\nDelft\n", "Er ontbreekt een kolom"),
        ("gemeente;aantal\n", "Er staan geen rijen"),
        ("PK\x03\x04geen excel", "geen Excel-bestand"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_whole(
    client: Client, begun: Arrangement, content: str, fault: str
) -> None:
    answer = upload(client, begun, content.encode())
    assert answer.status_code == 422 and fault in answer.content.decode()
    assert Deling.objects.count() == 1


def test_a_total_that_cannot_be_says_why(client: Client, begun: Arrangement) -> None:
    url = address("deling-aantallen", pk=begun.pk, soort="voorschot", maat="leerlingen")
    client.post(url, {**fields(Delft="3"), "totaal": "9", "gelezen": 1})
    page = client.get(address("deling", pk=begun.pk, soort="voorschot")).content.decode()
    assert "Het totaal van de school (9) past niet" in page


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("naam", "Hulp voor Fatima el Amrani", "Fatima"),
        ("kosten", "veel", "geen getal"),
        ("kosten", "0,005", "cijfers achter de komma"),
        ("vestiging", "bos", "geen code van een school"),
        ("voorschotdeel", "120", "te groot"),
    ],
)
def test_an_arrangement_that_cannot_be(
    client: Client, adviser: Persoon, field: str, value: str, fault: str
) -> None:
    answer = client.post(address("kosten-nieuw"), {**NEW, field: value})
    assert answer.status_code == 422 and fault in answer.content.decode()
    assert Arrangement.objects.count() == 0


def test_the_same_arrangement_twice_is_refused(client: Client, begun: Arrangement) -> None:
    answer = client.post(address("kosten-nieuw"), NEW)
    assert answer.status_code == 422 and "Er is al een arrangement" in answer.content.decode()


def test_what_was_counted_and_estimated_of_a_school(opslag: Path) -> None:
    import polars as pl

    from snijvlak.grensverkeer import klaar
    from snijvlak.grensverkeer.kostendeling import bron

    rows = klaar.table(opslag, klaar.HERKOMST, 2024)
    assert rows is not None
    # The first school of the made-up region has a pupil whose home is unknown, and one in no list.
    school = rows.filter(pl.col("woon") == "40")["vestiging"][0]
    mine = rows.filter(pl.col("vestiging") == school)
    found = bron.of_school(opslag, school.lower())
    assert found and "peil 2024" in found.bron
    for name in ("laag", "schatting", "hoog"):
        whole = sum(float(getattr(row, name)) for row in found.rijen)
        assert whole == pytest.approx(mine[name].sum(), abs=0.01 * len(found.rijen))
    own = {row.gemeente: row for row in found.rijen}
    unknown = mine.filter(pl.col("woon").is_in(["40", "?postcode"]))
    assert own["onbekend"].hoog == unknown["hoog"].sum()
    assert "Wassenaar" in own and "buitenland" not in own
    assert bron.of_school(opslag, "00XX00") is None
    assert bron.of_school(opslag / "leeg", school) is None


@pytest.mark.parametrize(
    ("woon", "who"),
    [
        *(("0503", "Delft"), ("0518", "'s-Gravenhage"), ("0599", "buiten-regio"), ("0344", "buiten-regio")),
        *(("10", "buitenland"), ("30", "buitenland"), ("40", "onbekend"), ("?postcode", "onbekend")),
    ],
)
def test_who_pays_for_a_home(woon: str, who: str) -> None:
    from snijvlak.grensverkeer.kostendeling import bron

    assert bron.home(woon) == who


def test_duo_knows_no_such_school(client: Client, begun: Arrangement, settings: Any, tmp_path: Path) -> None:
    url = address("deling-aantallen", pk=begun.pk, soort="voorschot", maat="leerlingen")
    answer = client.post(url, {"daad": "duo", "gelezen": 1})
    assert answer.status_code == 422 and "staat niet in de geladen bestanden" in answer.content.decode()
