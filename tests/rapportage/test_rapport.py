"""A report: counted, protected, made by one person and released by another, and then frozen."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader
from tests.mensen import person, sign_in

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt import queries as meldingen
from snijvlak.meldpunt.models import Melding
from snijvlak.overleg import actions as overleg
from snijvlak.overleg.models import Casus, Leerpunt, Verbeteractie
from snijvlak.privacy import bewijs
from snijvlak.rapportage import actions, document, queries, werk
from snijvlak.rapportage.forms import last_quarter
from snijvlak.rapportage.inhoud import Inhoud, Leerregel, Telling, restore, spell
from snijvlak.rapportage.models import Rapport
from snijvlak.toegang.models import Gebeurtenis, Persoon
from snijvlak.vormgeving.document import printable
from snijvlak.werk import actions as begun
from snijvlak.werk.models import Werk

pytestmark = pytest.mark.django_db

BEGIN, EIND = dt.date(2026, 7, 1), dt.date(2026, 9, 30)
STORY = "Youssef van groep 6 zit thuis."


def moment(day: dt.date, hour: int = 12) -> dt.datetime:
    return timezone.make_aware(dt.datetime(day.year, day.month, day.day, hour))  # noqa: DTZ001 -- made aware here


def reports(number: int, sector: str, *redenen: str, day: dt.date = EIND, hour: int = 12) -> None:
    for _ in range(number):
        new = meldpunt.NieuweMelding("school", sector, "GM0518", "GM1842", "gestopt", redenen, STORY)
        melding = meldpunt.submit(new, bewijs.make())
        Melding.objects.filter(pk=melding.pk).update(ontvangen_op=moment(day, hour))


def lesson(zin: str, day: dt.date, member: Persoon) -> Leerpunt:
    casus = Casus.objects.create(titel="Titel", omschrijving="Tekst")
    new = overleg.NieuwLeerpunt(
        zin, "regie", "Afspraak maken", "Gemeente Voorbeeld", dt.date(2027, 1, 1), uuid.uuid4()
    )
    leerpunt = overleg.learn_and_improve(casus, new, door=member)
    Leerpunt.objects.filter(pk=leerpunt.pk).update(toestand="vrijgegeven", vrijgegeven_op=moment(day))
    return leerpunt


@pytest.fixture
def adviser() -> Persoon:
    return person("beleidsadviseur")


@pytest.fixture
def publisher() -> Persoon:
    return person("publicatiebeheerder")


@pytest.fixture
def draft(adviser: Persoon) -> Rapport:
    reports(7, "PO", "wachtlijst")
    reports(6, "VO", "wachtlijst")
    reports(5, "PO", "regie")
    reports(3, "SO", "bekostiging")
    lesson("Spreek af wie de regie heeft.", EIND, person("deelnemer-overleg"))
    return actions.make(BEGIN, EIND, door=adviser)


def rows(inhoud: Inhoud) -> dict[str, dict[str, int | None]]:
    return {
        naam: dict(zip(inhoud.redenen.kolommen, waarden, strict=True))
        for naam, waarden in zip(inhoud.redenen.rijen, inhoud.redenen.waarden, strict=True)
    }


class TestCounting:
    def test_reasons_by_sector_of_the_period_both_days_included(self) -> None:
        reports(2, "PO", "regie", "wachtlijst", day=BEGIN, hour=0)
        reports(1, "PO", "regie", day=EIND, hour=23)
        reports(4, "PO", "regie", day=BEGIN - dt.timedelta(days=1), hour=23)
        reports(4, "PO", "regie", day=EIND + dt.timedelta(days=1), hour=0)
        telling = meldingen.reasons_by_sector(BEGIN, EIND)
        assert telling.aantallen == {("Regie", "PO"): 3, ("Wachtlijst", "PO"): 2}

    def test_a_code_of_an_old_rule_file_is_counted_under_its_own_name(self) -> None:
        reports(1, "OUD", "vroeger")
        telling = meldingen.reasons_by_sector(BEGIN, EIND)
        assert telling.aantallen == {("vroeger", "OUD"): 1}
        assert telling.rijen[-1] == "vroeger" and telling.kolommen[-1] == "OUD"

    def test_small_counts_and_what_reveals_them_are_hidden(self, draft: Rapport) -> None:
        table = rows(actions.read(draft))
        assert table["Wachtlijst"]["PO"] == 7 and table["Wachtlijst"]["Totaal"] == 13
        assert table["Geld"]["SO"] is None and table["Geld"]["Totaal"] is None
        assert table["Totaal"]["SO"] is None  # is 3 itself
        assert table["Totaal"]["Totaal"] is None  # less the other rows it would be those 3

    def test_lessons_and_actions_of_the_period_alone(self, draft: Rapport) -> None:
        lesson("Van later.", EIND + dt.timedelta(days=1), person("deelnemer-overleg", "ander"))
        inhoud = queries.compose(BEGIN, EIND)
        assert [(les.zin, les.factor) for les in inhoud.leerpunten] == [
            ("Spreek af wie de regie heeft.", "Niemand heeft de regie")
        ]
        assert [(a.wat, a.stand) for a in inhoud.acties] == [("Afspraak maken", "Afgesproken")]

    def test_a_period_without_anything(self) -> None:
        inhoud = queries.compose(BEGIN, EIND)
        assert inhoud.tabel().lezing == "In deze periode waren er geen meldingen."


def _action(zin: str, released: dt.date, number: int, **fields: Any) -> Leerpunt:
    """A released lesson whose action has these fields."""
    made = lesson(zin, released, person("deelnemer-overleg", f"lid-{number}"))
    Verbeteractie.objects.filter(leerpunt=made).update(wat=f"Actie {number}", **fields)
    return made


class TestOverdue:
    """What is overdue is told to the council, of every released lesson up to the end of the period."""

    LATE = dt.date(2026, 1, 31)

    @pytest.fixture
    def overdue(self) -> Leerpunt:
        long_ago = _action("Van lang geleden.", BEGIN - dt.timedelta(days=400), 1, uiterlijk=self.LATE)
        _action("Van nu.", EIND, 2, uiterlijk=dt.date(2025, 12, 1), toestand="bezig")
        seen = {"toestand": "gedaan", "gedaan_op": self.LATE, "toets_op": dt.date(2026, 2, 1)}
        _action("Gedaan.", EIND, 3, uiterlijk=self.LATE, **seen)
        return long_ago

    def test_the_longest_first_with_the_day_that_passed_and_no_case(self, overdue: Leerpunt) -> None:
        said = queries.compose(BEGIN, EIND).te_laat
        assert said and said.op == timezone.localdate()
        assert [a.model_dump() for a in said.acties] == [
            {"wat": "Actie 2", "wie": "Gemeente Voorbeeld", "dag": dt.date(2025, 12, 1), "stand": "Bezig"},
            {"wat": "Actie 1", "wie": "Gemeente Voorbeeld", "dag": self.LATE, "stand": "Afgesproken"},
            {
                "wat": "Actie 3",
                "wie": "Gemeente Voorbeeld",
                "dag": dt.date(2026, 2, 1),
                "stand": "Gedaan, nog niet bekeken of het hielp",
            },
        ]

    def test_not_what_is_not_public_not_late_or_of_later(self) -> None:
        held = _action("Aangehouden.", EIND, 1, uiterlijk=self.LATE)
        Leerpunt.objects.filter(pk=held.pk).update(toestand="aangehouden")
        _action("Van later.", EIND + dt.timedelta(days=1), 2, uiterlijk=self.LATE)
        _action("Op tijd.", EIND, 3, uiterlijk=timezone.localdate())
        _action("Gestopt.", EIND, 4, uiterlijk=self.LATE, toestand="gestopt")
        _action("Bekeken.", EIND, 5, uiterlijk=self.LATE, toestand="effect-bekeken")
        said = queries.compose(BEGIN, EIND).te_laat
        assert said and said.acties == ()

    def test_a_lesson_of_an_earlier_report_can_be_left_out_for_it(self, overdue: Leerpunt) -> None:
        assert (overdue.pk, "Van lang geleden.") in queries.lessons(BEGIN, EIND)
        said = queries.compose(BEGIN, EIND, {overdue.pk}).te_laat
        assert said and [a.wat for a in said.acties] == ["Actie 2", "Actie 3"]

    def test_page_and_pdf_say_it(self, client: Client, overdue: Leerpunt, adviser: Persoon) -> None:
        rapport = actions.make(BEGIN, EIND, door=adviser)
        client.force_login(adviser)
        page = client.get(f"/rapporten/{rapport.pk}/").content.decode()
        part = page.split("Wat te laat is")[1].split("<h2")[0]
        assert "Actie 1: Gemeente Voorbeeld, uiterlijk 31 januari 2026 (Afgesproken)" in part
        text = "\n".join(p.extract_text() for p in PdfReader(io.BytesIO(queries.pdf(rapport.pk))).pages)
        assert "Actie 1" in text.split("Wat te laat is")[1] and "31-01-2026" in text

    def test_nothing_overdue_is_said_too(self, client: Client, draft: Rapport, adviser: Persoon) -> None:
        client.force_login(adviser)
        page = client.get(f"/rapporten/{draft.pk}/").content.decode()
        assert "was geen enkele actie te laat" in page
        text = PdfReader(io.BytesIO(queries.pdf(draft.pk))).pages[-1].extract_text()
        assert "was geen enkele actie te laat" in text

    def test_a_report_of_before_keeps_its_hash(self, draft: Rapport) -> None:
        new = actions.read(draft).model_dump(mode="json")
        del new["te_laat"]
        old = restore({**new, "versie": 1})
        as_it_was = json.dumps({**new, "versie": 1}, ensure_ascii=False, sort_keys=True)
        assert old.te_laat is None and old.sha256() == hashlib.sha256(as_it_was.encode()).hexdigest()
        assert restore(old.model_dump(mode="json")).sha256() == old.sha256()
        PdfReader(io.BytesIO(document.make(old, "", concept=False)))


@pytest.mark.parametrize(
    ("counts", "reading"),
    [
        ({"Geld": None}, "Alle redenen zijn zo weinig genoemd dat wij de aantallen niet kunnen tonen."),
        ({"Geld": 5, "Regie": 9}, "'Regie' is het vaakst genoemd: 9 keer."),
        (
            {"Geld": 5, "Regie": None},
            "'Geld' is het vaakst genoemd, van de redenen die wij kunnen tonen: 5 keer.",
        ),
    ],
)
def test_the_reading_claims_no_more_than_is_shown(counts: dict[str, int | None], reading: str) -> None:
    telling = Telling(
        rijen=(*counts, "Totaal"),
        kolommen=("PO", "Totaal"),
        waarden=(*((n, n) for n in counts.values()), (None, None)),
        legenda="",
    )
    inhoud = Inhoud(begin=BEGIN, eind=EIND, redenen=telling, leerpunten=(), acties=())
    assert inhoud.tabel().lezing == reading


class TestMakingAndReleasing:
    def test_two_people(self, draft: Rapport, adviser: Persoon, publisher: Persoon) -> None:
        with pytest.raises(actions.NietToegestaan, match="Vraag een collega"):
            actions.release(draft, door=adviser)
        actions.release(draft, door=publisher)
        assert list(queries.released()) == [draft] and not queries.drafts()
        deeds = Gebeurtenis.objects.filter(onderwerp_id=str(draft.pk)).values_list("daad", "door__naam")
        assert set(deeds) == {
            ("rapport-gemaakt", "beleidsadviseur"),
            ("rapport-vrijgegeven", "publicatiebeheerder"),
        }

    def test_the_database_refuses_one_person_too(self, draft: Rapport, adviser: Persoon) -> None:
        with pytest.raises(DatabaseError), transaction.atomic():
            Rapport.objects.update(vrijgegeven_op=timezone.now(), vrijgegeven_door=adviser)

    def test_what_is_released_stays(self, draft: Rapport, publisher: Persoon) -> None:
        before = actions.read(draft)
        actions.release(draft, door=publisher)
        reports(9, "SO", "bekostiging")
        fresh = Rapport.objects.get()
        assert actions.read(fresh) == before
        with pytest.raises(actions.NietToegestaan, match="al vrijgegeven"):
            actions.release(fresh, door=publisher)
        with pytest.raises(actions.NietToegestaan, match="blijft staan"):
            actions.withdraw(fresh, door=publisher)

    def test_a_change_behind_our_back_shows(self, draft: Rapport) -> None:
        draft.inhoud["redenen"]["waarden"][0][0] = 12
        with pytest.raises(actions.NietToegestaan, match="is veranderd nadat"):
            actions.read(draft)

    @pytest.mark.parametrize(
        ("begin", "eind"),
        [
            (BEGIN, EIND),
            (EIND, EIND),
            (dt.date(2026, 1, 1), BEGIN),
            (dt.date(2026, 1, 1), dt.date(2026, 11, 1)),
            (dt.date(2026, 8, 1), dt.date(2026, 8, 2)),
        ],
    )
    def test_no_two_released_reports_share_a_day(
        self, draft: Rapport, adviser: Persoon, publisher: Persoon, begin: dt.date, eind: dt.date
    ) -> None:
        other = actions.make(begin, eind, door=adviser)  # a draft may
        actions.release(draft, door=publisher)
        with pytest.raises(actions.NietToegestaan, match="van elkaar aftrekken"):
            actions.make(begin, eind, door=adviser)
        with pytest.raises(actions.NietToegestaan, match="van elkaar aftrekken"):
            actions.release(other, door=publisher)

    def test_neighbouring_periods_may(self, draft: Rapport, adviser: Persoon, publisher: Persoon) -> None:
        actions.release(draft, door=publisher)
        day = dt.timedelta(days=1)
        for begin, eind in ((BEGIN - day, BEGIN - day), (EIND + day, EIND + day)):
            actions.release(actions.make(begin, eind, door=adviser), door=publisher)
        assert queries.released().count() == 3

    def test_the_first_day_comes_first(self, adviser: Persoon) -> None:
        with pytest.raises(actions.NietToegestaan, match="Draai de dagen om"):
            actions.make(EIND, BEGIN, door=adviser)

    def test_a_running_period_can_be_read_but_not_released(
        self, adviser: Persoon, publisher: Persoon
    ) -> None:
        eind = timezone.localdate()
        rapport = actions.make(BEGIN, eind, door=adviser)
        with pytest.raises(actions.NietToegestaan, match="voordat de periode voorbij was"):
            actions.release(rapport, door=publisher)
        Rapport.objects.update(gemaakt_op=moment(eind + dt.timedelta(days=1), 0))
        actions.release(rapport, door=publisher)

    def test_lessons_can_be_left_out(self, draft: Rapport, adviser: Persoon) -> None:
        pk = queries.lessons(BEGIN, EIND)[0][0]
        done = werk.ask(BEGIN, EIND, {pk}, instead=draft, door=adviser)
        fresh = Rapport.objects.get()
        assert done.uitkomst == f"/rapporten/{fresh.pk}/"
        assert actions.read(fresh).leerpunten == () and actions.read(fresh).acties == ()

    def test_a_draft_that_was_released_meanwhile_stays_alone(
        self, draft: Rapport, adviser: Persoon, publisher: Persoon, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Released while the other one is made: after its overlap was checked, before the old one goes.
        make = actions.make

        def slow(*args: Any, **kwargs: Any) -> Rapport:
            made = make(*args, **kwargs)
            actions.release(draft, door=publisher)
            return made

        monkeypatch.setattr(actions, "make", slow)
        failed = werk.ask(BEGIN, EIND, instead=draft, door=adviser)
        assert "blijft staan" in failed.fout and list(Rapport.objects.all()) == [draft]

    def test_made_again_after_a_stop_it_is_there_once(self, draft: Rapport, adviser: Persoon) -> None:
        done = werk.ask(BEGIN, EIND, instead=draft, door=adviser)
        Werk.objects.update(stand=Werk.Stand.WACHT)  # the process stopped just before it could say so
        begun.do(done.pk)
        assert Werk.objects.get().stand == Werk.Stand.KLAAR and Rapport.objects.count() == 1

    @pytest.mark.parametrize(
        ("vandaag", "quarter"),
        [
            (dt.date(2026, 11, 23), (dt.date(2026, 7, 1), dt.date(2026, 9, 30))),
            (dt.date(2026, 1, 1), (dt.date(2025, 10, 1), dt.date(2025, 12, 31))),
            (dt.date(2024, 4, 1), (dt.date(2024, 1, 1), dt.date(2024, 3, 31))),
        ],
    )
    def test_the_last_quarter_is_offered(self, vandaag: dt.date, quarter: tuple[dt.date, dt.date]) -> None:
        assert last_quarter(vandaag) == quarter


class TestPdf:
    def test_it_is_tagged_and_says_what_the_page_says(self, draft: Rapport, publisher: Persoon) -> None:
        concept = PdfReader(io.BytesIO(queries.pdf(draft.pk)))
        assert "Concept: nog niet vrijgegeven" in concept.pages[0].extract_text()
        actions.release(draft, door=publisher)
        reader = PdfReader(io.BytesIO(queries.pdf(draft.pk)))
        text = "\n".join(page.extract_text() for page in reader.pages)
        inhoud = actions.read(draft)
        assert "Concept" not in text and "Spreek af wie de regie heeft." in text and "x" in text
        assert reader.metadata and reader.metadata.title == inhoud.titel
        root: Any = reader.root_object
        assert root["/Lang"] == "nl-NL" and root["/MarkInfo"]["/Marked"]
        assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()
        kinds = tags(root["/StructTreeRoot"])
        assert {"H1", "Table", "TH", "TD", "L", "LI", "P", "Figure"} <= kinds
        assert [item.title for item in reader.outline if not isinstance(item, list)][:2] == [  # pyright: ignore[reportAttributeAccessIssue]
            "Waardoor casussen vastliepen",
            "Wat wij leerden",
        ]

    def test_the_same_content_gives_the_same_bytes(self, draft: Rapport) -> None:
        inhoud = actions.read(draft)
        assert document.make(inhoud, "", concept=True) == document.make(inhoud, "", concept=True)

    @pytest.mark.parametrize(
        "zin", ['#import "x" [*', "$ x_1 \\ @lezer <label>", "Één zin — met ë, ß en 中 🙂 \x07", "= kop"]
    )
    def test_text_is_text_and_never_markup(self, zin: str) -> None:
        inhoud = queries.compose(BEGIN, EIND).model_copy(
            update={"leerpunten": (Leerregel(zin=zin, factor="f"),)}
        )
        PdfReader(io.BytesIO(document.make(inhoud, "", concept=False)))

    def test_every_character_that_goes_through_can_be_printed(self) -> None:
        kept = "".join(c for c in map(chr, range(0x20, 0x3000)) if printable(c) == c)
        assert len(kept) > 1000 and "€" in kept and "ş" in kept and "Ж" in kept
        inhoud = queries.compose(BEGIN, EIND)
        lessons = tuple(Leerregel(zin=kept[i : i + 200], factor="f") for i in range(0, len(kept), 200))
        document.make(inhoud.model_copy(update={"leerpunten": lessons}), "", concept=False)
        assert printable("a中b🙂\x07\n") == "a?b?? "


def tags(node: object) -> set[str]:
    """The names of all structure elements below a node of the tag tree."""
    found: set[str] = set()
    node = node.get_object() if hasattr(node, "get_object") else node  # pyright: ignore[reportAttributeAccessIssue]
    if isinstance(node, dict):
        found |= {str(node["/S"]).removeprefix("/")} if "/S" in node else set()
        found |= tags(node.get("/K"))
    if isinstance(node, list):
        for child in node:
            found |= tags(child)
    return found


class TestPages:
    def test_a_draft_is_for_staff_and_a_released_report_for_all(
        self, client: Client, draft: Rapport, publisher: Persoon
    ) -> None:
        addresses = [
            f"/rapporten/{draft.pk}/{end}" for end in ("", "rapport.pdf", "redenen.csv", "redenen.svg")
        ]
        assert all(client.get(address).status_code == 302 for address in addresses)
        member = sign_in(Client(), "deelnemer-overleg", "nieuwsgierig")
        client.force_login(member)
        assert all(client.get(address).status_code == 403 for address in addresses)
        assert "Concept" not in client.get("/rapporten/").content.decode()
        client.force_login(publisher)
        page = client.get(addresses[0])
        assert page.status_code == 200 and "no-store" in page["Cache-Control"]
        assert "Concept over" in client.get("/rapporten/").content.decode()
        release = f"/rapporten/{draft.pk}/vrijgeven/"
        assert client.post(release).status_code == 422  # without the tick
        assert client.post(release, {"gecontroleerd": "on"}).status_code == 302
        public = Client()
        pages = [public.get(address) for address in addresses]
        assert [p.status_code for p in pages] == [200, 200, 200, 200]
        assert "Wachtlijst" in pages[0].content.decode() and pages[1].content.startswith(b"%PDF")
        table = list(csv.reader(io.StringIO(pages[2].content.decode())))
        assert ["Wachtlijst", "7", "0", "0", "6", "0", "0", "0", "0", "0", "13"] in table
        assert ["Geld", "0", "0", "x", "0", "0", "0", "0", "0", "0", "x"] in table
        picture = pages[3].content.decode()
        assert "Waardoor casussen vastliepen" in picture and ">13<" in picture
        assert STORY not in pages[0].content.decode()

    def test_the_adviser_makes_one(self, client: Client) -> None:
        sign_in(client, "beleidsadviseur")
        assert client.get("/rapporten/nieuw/").status_code == 200
        bad = client.post("/rapporten/nieuw/", {"begin": "2026-09-30", "eind": "2026-07-01"})
        assert bad.status_code == 422 and "Draai de dagen om" in bad.content.decode()
        made = client.post("/rapporten/nieuw/", {"begin": "2026-07-01", "eind": "2026-09-30"})
        assert made.status_code == 302 and client.get(made["Location"]).status_code == 200
        own = client.post(f"{made['Location']}vrijgeven/", {"gecontroleerd": "on"})
        assert own.status_code == 403

    def test_leaving_out_and_throwing_away(self, client: Client, draft: Rapport, adviser: Persoon) -> None:
        client.force_login(adviser)
        address = f"/rapporten/{draft.pk}/leerpunten/"
        assert "Spreek af wie de regie heeft." in client.get(address).content.decode()
        pk = queries.lessons(BEGIN, EIND)[0][0]
        fresh = client.post(address, {"weg": [str(pk)]}, follow=True)
        assert "In deze periode is er geen leerpunt." in fresh.content.decode()
        assert client.post(f"/rapporten/{Rapport.objects.get().pk}/weggooien/").status_code == 302
        assert Rapport.objects.count() == 0

    def test_an_unknown_report(self, client: Client, adviser: Persoon) -> None:
        client.force_login(adviser)
        for end in ("", "rapport.pdf", "leerpunten/"):
            assert client.get(f"/rapporten/{uuid.uuid4()}/{end}").status_code == 404


def test_the_content_survives_the_database(draft: Rapport) -> None:
    assert restore(Rapport.objects.get().inhoud).sha256() == draft.sha256
    assert connection.vendor in ("sqlite", "postgresql")


def test_days_in_words() -> None:
    assert spell(dt.date(2026, 3, 1)) == "1 maart 2026"
