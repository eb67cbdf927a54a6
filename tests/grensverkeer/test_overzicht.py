"""The matrix as a table: intervals as people read them, and nothing small."""

from __future__ import annotations

import csv
import io

import pytest
from django.conf import settings
from django.test import Client

from snijvlak.config import demo
from snijvlak.grensverkeer.matrix import NietGematcht, Telling
from snijvlak.grensverkeer.overzicht import as_table
from snijvlak.grensverkeer.queries import Cel, Matrix
from snijvlak.vormgeving.tabel import Tabel

NIETS = Telling(0, 0, 0)


def matrix(*cells: Cel) -> Matrix:
    unmatched = NietGematcht(**dict.fromkeys(NietGematcht.__dataclass_fields__, NIETS))
    return Matrix("SO", "2017", cells, ("proef",), unmatched)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(0, 0, "0"), (1, 4, "<5"), (2, 4, "<5"), (2, 8, "2–8"), (12, 12, "12"), (1200, 3400, "1.200–3.400")],
)
def test_how_an_interval_is_shown(low: int, high: int, shown: str) -> None:
    tabel = as_table(matrix(Cel("Delft", "Delft", low, high)))
    assert tabel.rijen == (("Delft", shown),)


def test_rows_and_columns_are_in_order_and_complete() -> None:
    tabel = as_table(
        matrix(
            Cel("Zoetermeer", "Zoetermeer", 9, 9),
            Cel("'s-Gravenhage", "buiten Haaglanden", 5, 8),
            Cel("Delft", "'s-Gravenhage", 7, 7),
        )
    )
    assert tabel.kolommen == ("Woont in", "'s-Gravenhage", "Zoetermeer", "buiten Haaglanden")
    assert tabel.rijen == (
        ("Delft", "7", "0", "0"),
        ("'s-Gravenhage", "0", "0", "5–8"),
        ("Zoetermeer", "0", "9", "0"),
    )
    assert "Tussen 12 en 15 leerlingen" in tabel.lezing


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="2 waarden"):
        Tabel("t", "l", "b", "p", "e", ("a", "b"), (("1",),))


def test_csv_holds_the_same_values_and_nothing_to_run() -> None:
    tabel = Tabel("t", "l", "b", "p", "e", ("a", "b"), (("=1+1", "'s-Gravenhage"),))
    assert list(csv.reader(io.StringIO(tabel.csv()))) == [["a", "b"], ["'=1+1", "'s-Gravenhage"]]


@pytest.mark.django_db
def test_pages_from_the_demo_region(client: Client) -> None:
    assert "nog geen gegevens" in client.get("/grensverkeer/").content.decode()
    assert demo.load(settings.OMGEVING.gegevens) is True
    assert demo.load(settings.OMGEVING.gegevens) is False
    page = client.get("/grensverkeer/so/")
    assert page.status_code == 200 and "verzonnen" in page.content.decode()
    rows = list(csv.reader(io.StringIO(client.get("/grensverkeer/so/?vorm=csv").content.decode())))
    assert (
        rows[0] == list(page.context["tabel"].kolommen) and len(rows) == len(page.context["tabel"].rijen) + 1
    )
    assert client.get("/grensverkeer/xx/").status_code == 404
