"""What comes back over cases: counted once per half year, protected, and shown from what was protected."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import uuid

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from tests.mensen import sign_in
from tests.overleg.leerhulp import reports
from typer.testing import CliRunner

from snijvlak.bewaren.cli import app
from snijvlak.meldpunt.models import Melding
from snijvlak.overleg import actions, queries
from snijvlak.overleg.models import Casus, CasusFactor, CasusMelding, Leerpunt, Patroon, Verbeteractie
from snijvlak.toegang.models import Gebeurtenis

pytestmark = pytest.mark.django_db

SPRING, TODAY = dt.date(2026, 3, 1), dt.date(2026, 8, 1)


def cases(number: int, sector: str, *factoren: str, day: dt.date = SPRING) -> None:
    for _ in range(number):
        reports(1, "regie", sector=sector)
        casus = Casus.objects.create(titel="T", omschrijving="O", op=_moment(day))
        melding = Melding.objects.order_by("ontvangen_op").last()
        assert melding
        CasusMelding.objects.create(casus=casus, melding_id=melding.pk)
        for factor in factoren:
            CasusFactor.objects.create(casus=casus, factor=factor)


def _moment(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def test_half_years() -> None:
    assert queries.first_day(dt.date(2026, 6, 30)) == dt.date(2026, 1, 1)
    assert queries.first_day(dt.date(2026, 7, 1)) == dt.date(2026, 7, 1)
    assert queries.after(dt.date(2026, 7, 1)) == dt.date(2027, 1, 1)
    assert queries.name_of(dt.date(2026, 1, 1)) == "eerste helft van 2026"


def test_a_half_year_is_counted_once_when_it_is_over() -> None:
    assert actions.count_patterns(TODAY, door=None) == []
    cases(6, "PO", "regie")
    assert actions.count_patterns(dt.date(2026, 6, 30), door=None) == []
    [row] = actions.count_patterns(dt.date(2026, 7, 1), door=None)
    row.refresh_from_db()
    kept = row.inhoud
    cases(1, "PO", "regie")  # entered later: what was counted could be subtracted
    assert actions.count_patterns(TODAY, door=None) == []
    assert Patroon.objects.get().inhoud == kept


def test_small_counts_are_hidden() -> None:
    cases(7, "PO", "regie")
    cases(3, "VO", "regie")
    cases(6, "VO", "wachtlijst")
    cases(2, "PO", "privacy")
    actions.count_patterns(TODAY, door=None)
    [half] = queries.half_years()
    rows = {rij[0]: dict(zip(half.tabel.kolommen[1:], rij[1:], strict=True)) for rij in half.tabel.rijen}
    regie, privacy = rows["Niemand heeft de regie"], rows["Onduidelijk wat gedeeld mag worden"]
    assert regie["VO"] is None and privacy["PO"] is None and regie["Totaal"] == 10
    small = {1, 2, 3, 4}
    assert not [v for row in rows.values() for v in row.values() if v in small]
    course = queries.course([half])
    assert course and [rij[1] for rij in course.rijen] == [rij[-1] for rij in half.tabel.rijen[:-1]]


def test_a_pair_is_shown_when_it_betrays_no_small_rest() -> None:
    cases(6, "PO", "regie", "mandaat")
    cases(5, "PO", "taal", "privacy")
    cases(2, "PO", "taal")  # 7 times taal: the pair would tell that 2 had it alone
    cases(3, "PO", "werkwijze", "bekostiging")
    actions.count_patterns(TODAY, door=None)
    [half] = queries.half_years()
    assert half.paren.rijen == (("Geen mandaat of doorzettingsmacht; Niemand heeft de regie", 6),)


def test_what_came_back_after_an_action() -> None:
    assert queries.came_back(TODAY) is None
    leerpunt = Leerpunt.objects.create(zin="Zin", factor="regie", inzending=uuid.uuid4())
    for effect, day in (("geholpen", SPRING), ("", SPRING + dt.timedelta(days=50))):
        Verbeteractie.objects.create(
            leerpunt=leerpunt,
            factor="regie",
            wat="Iets",
            wie="Gemeente",
            uiterlijk=day,
            effect=effect,
            toestand="effect-bekeken" if effect else "gedaan",
            gedaan_op=day,
            inzending=uuid.uuid4(),
        )
    cases(3, "PO", "regie", day=SPRING)  # on the day itself: not since
    cases(6, "PO", "regie", day=SPRING + dt.timedelta(days=1))
    table = queries.came_back(TODAY)
    assert table and table.teksten == (("Niemand heeft de regie", "2", "1", "5–9"),)


def test_page_picture_and_file_say_the_same(client: Client) -> None:
    cases(7, "PO", "regie")
    cases(2, "VO", "regie")
    [row] = actions.count_patterns(TODAY, door=None)
    sign_in(client, "deelnemer-overleg", "lid")
    page = client.get("/overleg/patronen/").content.decode()
    assert "Eerste helft van 2026" in page and f"/overleg/patronen/{row.pk}/beeld.svg" in page
    rows = list(csv.reader(io.StringIO(client.get(f"/overleg/patronen/{row.pk}/tabel.csv").content.decode())))
    [half] = queries.half_years()
    assert rows[1:] == [list(line) for line in half.tabel.teksten]
    regie = next(line for line in rows if line[0] == "Niemand heeft de regie")
    assert "x" in regie and "2" not in regie
    shown = re.findall(r'<td class="utrecht-table__cell">([^<]*)</td>', page)
    assert shown[: len(rows[0]) - 1] == rows[1][1:]
    picture = client.get(f"/overleg/patronen/{row.pk}/beeld.svg")
    assert picture.status_code == 200 and picture["Content-Type"] == "image/svg+xml"
    for path in (settings.OMGEVING.gegevens / "overleg" / "grafieken").glob("*.svg"):
        path.unlink()
    assert "beeld.svg" not in client.get("/overleg/patronen/").content.decode()
    assert client.get(f"/overleg/patronen/{row.pk}/beeld.svg").status_code == 404
    assert client.get("/overleg/patronen/999/tabel.csv").status_code == 404


class TestByItself:
    """Nobody has to remember the count."""

    def test_the_night_counts_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        cases(6, "PO", "regie", day=dt.date(2020, 3, 1))
        of_moment = timezone.localdate
        monkeypatch.setattr(
            timezone, "localdate", lambda moment=None: of_moment(moment) if moment else dt.date(2020, 7, 1)
        )
        said = [CliRunner().invoke(app, ["uitvoeren"]) for _ in range(2)]
        assert [s.exit_code for s in said] == [0, 0]
        assert "Geteld: de eerste helft van 2020." in said[0].output and "Geteld" not in said[1].output
        assert Patroon.objects.count() == 1

    def test_a_night_that_fails_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object, **__: object) -> None:
            raise OSError

        monkeypatch.setattr(actions, "count_patterns", fail)
        failed = CliRunner().invoke(app, ["uitvoeren"])
        assert failed.exit_code == 3 and "patronen: mislukt" in failed.output

    def test_the_page_says_when_the_next_count_comes(self, client: Client) -> None:
        following = queries.next_count(dt.date(2026, 6, 30))
        assert (following.dag, following.naam) == (dt.date(2026, 7, 1), "eerste helft van 2026")
        sign_in(client, "deelnemer-overleg", "lid")
        page = client.get("/overleg/patronen/").content.decode()
        assert f"telt Snijvlak vanzelf de {queries.next_count(timezone.localdate()).naam}" in page
        assert "nog niet geteld" not in page

    def test_what_was_not_counted_is_said_with_what_to_do(self, client: Client) -> None:
        cases(6, "PO", "regie", day=queries.first_day(timezone.localdate()) - dt.timedelta(days=20))
        sign_in(member := Client(), "deelnemer-overleg", "lid")
        page = member.get("/overleg/patronen/").content.decode()
        assert "is voorbij en nog niet geteld." in page and "Vraag de beheerder" in page
        assert "Nu tellen" not in page and member.post("/overleg/patronen/tellen/").status_code == 403
        coordinator = sign_in(client, "coordinator-meldpunt")
        assert "Nu tellen" in client.get("/overleg/patronen/").content.decode()
        said = [client.post("/overleg/patronen/tellen/", follow=True).content.decode() for _ in range(2)]
        assert all("zijn geteld." in page and "nog niet geteld" not in page for page in said)
        assert Patroon.objects.count() == 1
        assert Gebeurtenis.objects.get(daad="patroon-geteld").door == coordinator
