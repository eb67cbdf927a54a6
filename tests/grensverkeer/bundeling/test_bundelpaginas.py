"""The pages of bundling: a list given, looked at, taken along and thrown away."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.mensen import sign_in

from snijvlak.grensverkeer.bundeling import voorbeeld
from snijvlak.grensverkeer.models import Bundellijst
from snijvlak.toegang.models import Gebeurtenis

pytestmark = pytest.mark.django_db


def give(client: Client, content: bytes, name: str = "hulp voor Fatima.csv") -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("grensverkeer:bundelen"), {"bestand": file}, follow=True)


def test_a_list_is_looked_at_taken_along_and_thrown_away(client: Client) -> None:
    sign_in(client, "data-analist")
    page = give(client, voorbeeld.make())
    text = page.content.decode()
    assert page.status_code == 200 and "Het meeste is te winnen op VSO Het Denkbeeldige Duin" in text
    assert "Wij gebruikten 105 rijen." in text and "niet openbaar" in text
    kept = Bundellijst.objects.get()
    assert "Fatima" not in str(vars(kept)) and kept.rijen == 105
    file = client.get(reverse("grensverkeer:bundellijst-bestand", kwargs={"pk": kept.pk, "vorm": "csv"}))
    rows = list(csv.reader(io.StringIO(file.content.decode())))
    assert len(rows) == 5 and all(row[0] in text for row in rows[1:])
    url = reverse("grensverkeer:bundelschool", kwargs={"pk": kept.pk, "plaats": 1})
    school = client.get(url).content.decode()
    assert "Zoveel moet meedoen" in school and "muziek in de klas" in school
    place = {"pk": kept.pk, "plaats": 1, "vorm": "csv"}
    who = client.get(reverse("grensverkeer:bundelschool-bestand", kwargs=place)).content.decode()
    assert who.splitlines()[1].startswith("Delft,")
    for wrong in (0, 99):
        url = reverse("grensverkeer:bundelschool", kwargs={"pk": kept.pk, "plaats": wrong})
        assert client.get(url).status_code == 404
    client.post(reverse("grensverkeer:bundellijst-weg", kwargs={"pk": kept.pk}))
    assert Bundellijst.objects.count() == 0
    deeds = Gebeurtenis.objects.filter(onderwerp_soort="bundellijst").order_by("pk")
    assert [row.daad for row in deeds] == ["bundellijst-bewaard", "bundellijst-weggegooid"]


def test_a_list_with_a_name_is_kept_nowhere_and_not_repeated(
    client: Client, capfd: pytest.CaptureFixture[str]
) -> None:
    sign_in(client, "beleidsadviseur")
    head, rest = voorbeeld.make().decode().split("\n", 1)
    row = rest.split("\n", 1)[0].replace("Aanbieder", "Fatima el Amrani")
    answer = give(client, f"{head}\n{row}\n".encode())
    assert answer.status_code == 422
    assert "lijkt de naam van een mens te staan" in answer.content.decode()
    assert "Fatima" not in answer.content.decode() and "Fatima" not in "".join(capfd.readouterr())
    assert Bundellijst.objects.count() == 0


def test_nothing_chosen_says_so(client: Client) -> None:
    sign_in(client, "beleidsadviseur")
    answer = client.post(reverse("grensverkeer:bundelen"), {})
    assert answer.status_code == 422 and "verplicht" in answer.content.decode()
