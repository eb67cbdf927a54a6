"""What is found in a draft: names, words, small numbers, what describes too few, and empty texts."""

from __future__ import annotations

import pytest

from snijvlak.privacy.onthulling.zinnen import Geval
from snijvlak.publicatie.bevindingen import Bevinding
from snijvlak.rapportage.bevindingen import find
from snijvlak.rapportage.inhoud import Blok, Correctie, Inhoud, Zin
from snijvlak.vormgeving.tabel import Tabel

from .hulp import BEGIN, EIND

MANY = [Geval({"sector": "PO", "gemeente": "Delft"}, f"s{n}") for n in range(9)]
FEW = [Geval({"sector": "VSO", "gemeente": "Rijswijk"}, f"r{n}") for n in range(2)]


def look(*blokken: Blok, correctie: Correctie | None = None) -> list[Bevinding]:
    inhoud = Inhoud(begin=BEGIN, eind=EIND, regio="Haaglanden", blokken=blokken, correctie=correctie)
    return find(inhoud, [*MANY, *FEW], ["Delft", "Rijswijk", "Wassenaar"])


def text(tekst: str) -> Blok:
    return Blok(sleutel="tekst.eigen", titel="Vooraf", tekst=tekst)


def table(*row: str) -> Blok:
    columns = tuple(f"kolom {n}" for n in range(len(row)))
    tabel = Tabel("Acties", "", "b", "p", "", columns, (row,))
    return Blok(sleutel="overleg.acties", titel="Acties", tabel=tabel)


@pytest.mark.parametrize(
    ("tekst", "soort", "stuk"),
    [
        ("Bij Youssef el Amrani ging het mis.", "naam", "Youssef el Amrani"),
        ("Op basisschool De Springplank ging het mis.", "naam", "De Springplank"),
        ("Een meisje van negen jaar zat thuis.", "naam", "negen jaar"),
        ("Kinderen met de duurste zorg wachten lang.", "woord", "Kinderen met de duurste zorg"),
        ("Bij drie kinderen stopte de hulp.", "klein", "drie kinderen"),
        ("Wij kregen 2 nieuwe meldingen.", "klein", "2 nieuwe meldingen"),
        ("In Rijswijk stopte de hulp.", "zeldzaam", "In Rijswijk stopte de hulp."),
        ("In het VSO in Delft stopte de hulp.", "zeldzaam", "In het VSO in Delft stopte de hulp."),
        ("In Wassenaar stopte de hulp.", "zeldzaam", "In Wassenaar stopte de hulp."),
        ("", "leeg", "Vooraf"),
    ],
)
def test_found_in_a_text(tekst: str, soort: str, stuk: str) -> None:
    found = look(text(tekst))
    assert soort in {f.soort for f in found} and any(stuk in f.stuk for f in found if f.soort == soort)
    assert all(f.moet for f in found if f.soort == soort)


@pytest.mark.parametrize(
    "tekst",
    [
        "Vanaf 1 juli 2026 praten scholen in Delft eerder met het lokale team.",
        "In het PO wachten kinderen lang op hulp.",
        "Wij telden 12 kinderen en 40 meldingen.",
        "Artikel 2 van de Jeugdwet gaat over kinderen.",
        "Een kind is geen nummer. Een melding is een verhaal.",
        "Van de 10.4 procent weten wij het niet.",
    ],
)
def test_usual_in_a_report(tekst: str) -> None:
    assert [f for f in look(text(tekst)) if f.moet] == []


def test_lessons_actions_and_the_correction_are_looked_at() -> None:
    lesson = Blok(sleutel="overleg.leerpunten", titel="Leerpunten", zinnen=(Zin(zin="Bel Fatima Bouzid."),))
    found = look(
        lesson, table("Bel Karim el Idrissi", "Gemeente"), correctie=Correctie(op="x", wat="Sanne Jansen")
    )
    assert {f.blok for f in found if f.soort == "naam"} == {
        "overleg.leerpunten",
        "overleg.acties",
        "correctie",
    }


def test_an_agreement_names_its_organisation() -> None:
    assert [f for f in look(table("Lijst met open plekken", "Stichting Jeugdformaat")) if f.moet] == []
    assert [f.soort for f in look(text("Stichting Jeugdformaat deed het.")) if f.moet]


def test_what_is_left_out_is_not_looked_at() -> None:
    assert look(text("Youssef el Amrani").model_copy(update={"weg": True})) == []


def test_the_same_piece_has_the_same_key_and_another_block_another() -> None:
    one, again = (Bevinding("a", "naam", "Youssef", waarom) for waarom in ("x", "y"))
    assert one.sleutel == again.sleutel != Bevinding("b", "naam", "Youssef").sleutel
