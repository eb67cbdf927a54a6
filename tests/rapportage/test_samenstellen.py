"""What a draft says: counted, protected next to everything published, and never more than that."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from django.conf import settings
from django.utils import timezone

from snijvlak.meldpunt import actions as meldpunt
from snijvlak.meldpunt import queries as meldingen
from snijvlak.meldpunt.models import Melding, Verloop
from snijvlak.overleg.models import Leerpunt
from snijvlak.privacy.onthulling import BeschermdeTabel, Indeling
from snijvlak.rapportage import actions, beelden
from snijvlak.rapportage.models import Rapport
from snijvlak.rapportage.samenstellen import compose, reading
from snijvlak.toegang.models import Persoon
from snijvlak.vormgeving import grafiek
from tests.mensen import person

from .hulp import BEGIN, EIND, LESSON, action, counts, lesson, reports, rows

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


class TestCounting:
    def test_reasons_by_sector_of_the_period_both_days_included(self) -> None:
        reports(2, "PO", "regie", "wachtlijst", day=BEGIN, hour=0)
        reports(1, "PO", "regie", day=EIND, hour=23)
        reports(4, "PO", "regie", day=BEGIN - DAY, hour=23)
        reports(4, "PO", "regie", day=EIND + DAY, hour=0)
        telling = meldingen.reasons_by_sector(BEGIN, EIND)
        assert telling.aantallen == {("Regie", "PO"): 3, ("Wachtlijst", "PO"): 2}

    def test_a_code_of_an_old_rule_file_is_counted_under_its_own_name(self) -> None:
        reports(1, "OUD", "vroeger")
        telling = meldingen.reasons_by_sector(BEGIN, EIND)
        assert telling.aantallen == {("vroeger", "OUD"): 1}
        assert telling.rijen[-1] == "vroeger" and telling.kolommen[-1] == "OUD"

    @pytest.mark.parametrize(
        ("states", "counted"),
        [
            ({}, True),
            ({10: "ingetrokken"}, False),
            ({10: "niet-op-zijn-plek"}, False),
            ({10: "niet-op-zijn-plek", 20: "in-behandeling"}, True),
            ({31: "ingetrokken"}, True),
            ({10: "niet-op-zijn-plek", 40: "in-behandeling"}, False),
        ],
    )
    def test_a_count_does_not_change_a_month_after_the_report(
        self, states: dict[int, str], counted: bool
    ) -> None:
        [melding] = reports(1, "PO", "regie")
        received = Melding.objects.get(pk=melding.pk).ontvangen_op
        for days, state in states.items():
            Verloop.objects.create(melding=melding, toestand=state, op=received + days * DAY)
        assert len(meldingen.counted(BEGIN, EIND)) == counted
        assert bool(meldingen.reasons_by_sector(BEGIN, EIND).aantallen) == counted

    def test_a_report_of_before_states_were_kept_counts_as_it_is_now(self) -> None:
        here, gone = reports(2, "PO", "regie")
        Verloop.objects.filter(melding__in=[here, gone]).delete()
        Melding.objects.filter(pk=gone.pk).update(toestand="niet-op-zijn-plek")
        assert len(meldingen.counted(BEGIN, EIND)) == 1

    def test_every_table_of_reports_adds_up_to_the_same(self) -> None:
        reports(9, "PO", "regie")
        reports(8, "VO", "wachtlijst", school="GM0503")
        inhoud = compose(BEGIN, EIND)
        totals = {
            name: counts(inhoud, f"meldpunt.{name}")["Totaal"]["aantal"]
            for name in ("sector", "organisatie", "gemeente", "bevestigd", "beantwoord")
        }
        assert set(totals.values()) == {17}

    def test_promises_kept(self) -> None:
        coordinator = person("coordinator-meldpunt")
        for melding in reports(6, "PO", "regie", day=EIND):
            meldpunt.take_up(melding, door=coordinator)
        Melding.objects.update(bevestigd_op=dt.datetime(2026, 10, 2, 12, tzinfo=dt.UTC))
        inhoud = compose(BEGIN, EIND)
        assert counts(inhoud, "meldpunt.bevestigd")["Op tijd"]["aantal"] == 6
        assert counts(inhoud, "meldpunt.beantwoord")["Te laat, of niet"]["aantal"] == 6


class TestProtecting:
    def test_small_counts_and_what_reveals_them_are_hidden(self, draft: Rapport) -> None:
        table = counts(actions.read(draft), "meldpunt.redenen")
        assert table["Wachtlijst"]["PO"] == 7 and table["Wachtlijst"]["Totaal"] == 13
        assert table["Geld"]["SO"] is None and table["Geld"]["Totaal"] is None
        assert table["Totaal"]["SO"] is None  # is 3 itself
        assert table["Totaal"]["Totaal"] is None  # less the other rows it would be those 3

    def test_next_to_what_was_published_before(
        self, draft: Rapport, adviser: Persoon, publisher: Persoon
    ) -> None:
        actions.release(draft, draft.sha256, door=publisher)
        reports(2, "SO", "wachtlijst", day=BEGIN - DAY)
        longer = actions.make(BEGIN - DAY, EIND, door=adviser)
        table = counts(actions.read(longer), "meldpunt.sector")
        own = counts(actions.read(draft), "meldpunt.sector")
        both = [
            name for name in table if table[name]["aantal"] is not None and own[name]["aantal"] is not None
        ]
        # 21 and 23 would give the two of one day.
        assert all(table[name]["aantal"] - own[name]["aantal"] not in (1, 2, 3, 4) for name in both)

    def test_a_table_that_cannot_be_shown_says_so_and_the_rest_is_there(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from snijvlak.privacy import onthulling

        real = onthulling.protect

        def refuse(tabel: object, **kwargs: object) -> object:
            if kwargs["bron"] == "meldingen":
                raise onthulling.NietTeBeschermen("nee")
            return real(tabel, **kwargs)  # pyright: ignore[reportArgumentType] -- as it came

        monkeypatch.setattr("snijvlak.privacy.onthulling.bescherming.protect", refuse)
        reports(9, "PO", "regie")
        inhoud = compose(BEGIN, EIND)
        sector, reasons = inhoud.blok("meldpunt.sector"), inhoud.blok("meldpunt.redenen")
        assert sector and sector.tabel is None and "kunnen wij niet tonen" in sector.leeg
        assert reasons and reasons.tabel and reasons.tabel.rijen


class TestLearned:
    def test_lessons_and_actions_of_the_period_alone(self, draft: Rapport) -> None:
        lesson("Van later.", EIND + DAY, person("deelnemer-overleg", "ander"))
        inhoud = compose(BEGIN, EIND)
        lessons = inhoud.blok("overleg.leerpunten")
        assert lessons and [(z.zin, z.toelichting) for z in lessons.zinnen] == [
            (LESSON, "Niemand heeft de regie")
        ]
        assert rows(inhoud, "overleg.acties") == [
            ("Afspraak maken", "Gemeente Voorbeeld", "01-01-2027", "Afgesproken", "nog niet bekeken")
        ]

    def test_a_period_without_anything(self) -> None:
        inhoud = compose(BEGIN, EIND)
        said = {blok.sleutel: blok.leeg for blok in inhoud.blokken if blok.is_leeg}
        assert said["overleg.leerpunten"] == "In deze periode is er geen leerpunt."
        assert said["overleg.te_laat"] == "Er is geen actie te laat."
        table = inhoud.blok("meldpunt.redenen")
        assert table and table.tabel and table.tabel.lezing == "In deze periode is hier niets geteld."


class TestOverdue:
    """What is overdue is told to the council, of every released lesson up to the end of the period."""

    LATE = dt.date(2026, 1, 31)

    def test_the_longest_first_with_the_day_that_passed_and_no_case(self) -> None:
        action("Van lang geleden.", BEGIN - dt.timedelta(days=400), 1, uiterlijk=self.LATE)
        action("Van nu.", EIND, 2, uiterlijk=dt.date(2025, 12, 1), toestand="bezig")
        seen = {"toestand": "gedaan", "gedaan_op": self.LATE, "toets_op": dt.date(2026, 2, 1)}
        action("Gedaan.", EIND, 3, uiterlijk=self.LATE, **seen)
        assert [row[:4] for row in rows(compose(BEGIN, EIND), "overleg.te_laat")] == [
            ("Actie 2", "Gemeente Voorbeeld", "01-12-2025", "Bezig, te laat"),
            ("Actie 1", "Gemeente Voorbeeld", "31-01-2026", "Afgesproken, te laat"),
            ("Actie 3", "Gemeente Voorbeeld", "01-02-2026", "Gedaan, nog niet bekeken of het hielp, te laat"),
        ]

    def test_not_what_is_not_public_not_late_or_of_later(self) -> None:
        held = action("Aangehouden.", EIND, 1, uiterlijk=self.LATE)
        Leerpunt.objects.filter(pk=held.pk).update(toestand="aangehouden")
        action("Van later.", EIND + DAY, 2, uiterlijk=self.LATE)
        action("Op tijd.", EIND, 3, uiterlijk=timezone.localdate())
        action("Gestopt.", EIND, 4, uiterlijk=self.LATE, toestand="gestopt")
        action("Bekeken.", EIND, 5, uiterlijk=self.LATE, toestand="effect-bekeken")
        assert rows(compose(BEGIN, EIND), "overleg.te_laat") == []


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ({"Geld": None}, "De aantallen zijn zo klein dat wij ze niet kunnen tonen."),
        ({"Geld": 5, "Regie": 9}, "‘Regie’ staat bovenaan: 9 keer."),
        ({"Geld": 5, "Regie": None}, "‘Geld’ staat bovenaan, van wat wij kunnen tonen: 5 keer."),
        ({"Geld": 0}, "In deze periode is hier niets geteld."),
    ],
)
def test_the_reading_claims_no_more_than_is_shown(shown: dict[str, int | None], said: str) -> None:
    shape = Indeling(("reden",), (tuple(shown),))
    assert reading(BeschermdeTabel(shape, "onderdrukken", 5, 5, (*shown.values(), None))) == said


class TestPictures:
    def test_the_total_is_in_the_table_and_no_bar(self, draft: Rapport) -> None:
        inhoud = actions.read(draft)
        counted = [blok for blok in inhoud.tabellen if blok.publicatie and blok.tabel and blok.tabel.vorm]
        assert len(counted) > 3
        for blok in counted:
            assert blok.tabel and blok.tabel.rijen[-1][0] == "Totaal"
            drawn = beelden.shown(blok)
            assert drawn and drawn.rijen == blok.tabel.rijen[:-1]
            assert "Totaal" not in beelden.svg(blok) and str(drawn.rijen[0][0]) in beelden.svg(blok)

    def test_a_picture_from_before_stays(self, draft: Rapport) -> None:
        blok = next(b for b in actions.read(draft).tabellen if b.publicatie)
        assert blok.tabel
        table = dataclasses.replace(blok.tabel, titel="Van toen")
        other = blok.model_copy(update={"tabel": table})
        assert beelden.find(other) is None
        grafiek.prepare([table], settings.OMGEVING.gegevens / "rapportage" / "grafieken")
        assert beelden.find(other) and "Totaal" in beelden.svg(other)
