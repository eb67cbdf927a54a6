"""What is refused as personal, which rows are set aside, and that a refused file leaves nothing."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from tests.opdrachten.conftest import Give, give

from snijvlak.grensverkeer.blad import MAX_BYTES, OnbruikbaarBestand
from snijvlak.grensverkeer.bundeling import inlezen, voorbeeld

pytestmark = pytest.mark.eenmaal
__all__ = ["give"]  # the fixture

HEAD = "school;woongemeente;soort hulp;aanbieder;uren per week;kosten per jaar"
GOOD = "SO Het Bos;Delft;begeleiding;Aanbieder 1;3;7.500"


def made(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *rows]).encode()


def many(*bad: str, head: str = HEAD, good: str = GOOD) -> bytes:
    """A file in which so few rows are bad that it is not refused for that."""
    return made(*[good] * (30 * len(bad) or 1), *bad, head=head)


@pytest.mark.parametrize(
    "column",
    [
        "naam",
        "Naam leerling",
        "BSN",
        "geboortedatum",
        "postcode",
        "e-mail",
        "cliëntnummer",
        "coach",
        "Voornaam",
    ],
)
def test_a_column_with_a_personal_name_is_refused(column: str) -> None:
    with pytest.raises(OnbruikbaarBestand, match="lijkt over een mens te gaan") as refused:
        inlezen.read(made(f"{GOOD};x", head=f"{HEAD};{column}"))
    assert column.casefold() in str(refused.value) and "niets van bewaard" in str(refused.value)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("SO Het Bos;Delft;begeleiding van Fatima el Amrani;Aanbieder 1;3;7500", "de naam van een mens"),
        ("SO Het Bos;Delft;begeleiding;Jan de Vries;3;7500", "de naam van een mens"),
        ("SO Het Bos;Delft;111222333;Aanbieder 1;3;7500", "een burgerservicenummer"),
        ("SO Het Bos;Delft;begeleiding;Aanbieder 111.222.333;3;7500", "een burgerservicenummer"),
        ("SO Het Bos;Delft;begeleiding;Aanbieder 1;3;111222333", "een burgerservicenummer"),
        ("SO Het Bos;Delft;begeleiding;Aanbieder 1;12-05-2014;7500", "een datum"),
        ("SO Het Bos;Delft;begeleiding;Aanbieder 1;2014-05-12;7500", "een datum"),
        ("SO Het Bos;Delft;begeleiding;hulp@aanbieder.nl;3;7500", "een e-mailadres"),
        ("SO Het Bos;Delft;begeleiding, 06-12345678;Aanbieder 1;3;7500", "een telefoonnummer"),
    ],
)
def test_what_looks_personal_is_refused_and_not_repeated(content: str, what: str) -> None:
    with pytest.raises(OnbruikbaarBestand, match=what) as refused:
        inlezen.read(many(content))
    assert not any(secret in str(refused.value) for secret in ("Fatima", "Vries", "222", "2014", "@", "1234"))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("SO Het Bos;Atlantis;begeleiding;Aanbieder 1;3;7500", "deze woongemeente kennen wij niet"),
        ("SO Het Bos;Delft;begeleiding;Aanbieder 1;veel;7500", "bij 'uren' staat geen getal"),
        ("SO Het Bos;Delft;begeleiding;Aanbieder 1;61;7500", "bij 'uren' hoort een getal boven 0"),
        ("SO Het Bos;Delft;begeleiding;Aanbieder 1;3;0", "bij 'kosten' hoort een getal boven 0"),
        (";Delft;begeleiding;Aanbieder 1;3;7500", "bij 'school' staat niets"),
        ("SO Het Bos;Delft;begeleiding;Aanbieder 1;3;7500;meer", "meer in dan er kolommen zijn"),
    ],
)
def test_a_bad_row_is_set_aside_with_its_line_and_why(row: str, reason: str) -> None:
    found = inlezen.read(many(row))
    assert len(found.rijen) == 30
    assert [one.regel for one in found.terzijde] == [32] and reason in found.terzijde[0].reden


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (made(GOOD, "SO Het Bos;Atlantis;begeleiding;A;3;7500"), "1 van de 2 rijen zijn niet te gebruiken"),
        (made("SO Het Bos;Delft;begeleiding;A;3", head=HEAD.removesuffix(";kosten per jaar")), "ontbreekt"),
        (made(f"{GOOD};x", head=f"{HEAD};kleur"), "De kolom 'kleur' hoort hier niet"),
        (made(f"{GOOD};x", head=f"{HEAD};kosten"), "staat er twee keer in"),
        (made(f"{GOOD};x", head=f"{HEAD};school"), "dezelfde naam"),
        (made(), "Er staan geen rijen"),
        (b"\0\1\2", "kunnen wij niet lezen"),
        (b"x" * (MAX_BYTES + 1), "groter dan 2 MB"),
    ],
)
def test_a_file_that_is_no_use_is_refused_whole(content: bytes, fault: str) -> None:
    with pytest.raises(OnbruikbaarBestand, match=fault):
        inlezen.read(content)


def excel(*rows: Sequence[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_an_excel_file_says_the_same_as_csv() -> None:
    kept = excel(HEAD.split(";"), ["SO Het Bos", "Den Haag", "Begeleiding", "Aanbieder 1", 2.5, 7500])
    text = made("SO Het Bos;Den Haag;Begeleiding;Aanbieder 1;2,5;7.500")
    assert inlezen.read(kept) == inlezen.read(text)
    assert inlezen.read(text.decode().encode("cp1252")) == inlezen.read(text)


def test_a_date_in_an_excel_cell_is_refused() -> None:
    kept = excel(HEAD.split(";"), ["SO Het Bos", "Delft", "begeleiding", "A", dt.date(2014, 5, 12), 7500])
    with pytest.raises(OnbruikbaarBestand, match="een datum"):
        inlezen.read(kept)


def test_the_command_writes_all_or_nothing(give: Give, tmp_path: Path) -> None:
    source, out = tmp_path / "lijst.csv", tmp_path / "uit"
    source.write_bytes(voorbeeld.make() + b"SO Het Bos;Atlantis;begeleiding;Aanbieder 1;3;7500;9\n")
    code, said = give("grensverkeer", "bundel", str(source), "--uit", str(out))
    assert code == 0 and "105 rijen gebruikt, 1 terzijde gezet" in said and "regel 107" in said
    names = {path.name for path in out.iterdir()}
    assert names >= {
        "scholen.csv",
        "scholen.xlsx",
        "scholen.svg",
        "aannames.csv",
        "terzijde.csv",
        "gemeenten-1.csv",
    }
    assert (out / "scholen.csv").read_text().splitlines()[1].startswith("VSO Het Denkbeeldige Duin")
    code, said = give("grensverkeer", "bundel", str(source), "--uit", str(out))
    assert code == 2 and "staat al iets" in said
    source.write_bytes(made(f"{GOOD};x", head=f"{HEAD};bsn"))
    code, said = give("grensverkeer", "bundel", str(source), "--uit", str(tmp_path / "nieuw"))
    assert code == 2 and "niets geschreven" in said and not (tmp_path / "nieuw").exists()
    code, said = give("grensverkeer", "bundel", str(tmp_path / "weg.csv"), "--uit", str(tmp_path / "nieuw"))
    assert code == 2 and "Traceback" not in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lijst.csv", "uit"]
