"""``snijvlak verdeelmodel``: how budget moves, year by year."""

from __future__ import annotations

import csv
import io
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from snijvlak.opdracht import stop

if TYPE_CHECKING:
    from .ingroei import Budgetten

app = typer.Typer(help="Budgetten stap voor stap naar de objectieve verdeling.", no_args_is_help=True)

COLUMNS = ["gebied", "historisch", "objectief"]
FORM = "Geef een csv-bestand met de kolommen gebied,historisch,objectief en bedragen in hele euro's."


class OnleesbareBudgetten(Exception):
    """The file cannot be used; the message says in Dutch what is wrong and what to do."""


@app.callback()
def verdeelmodel() -> None:
    """Budgetten stap voor stap naar de objectieve verdeling."""


@app.command()
def ingroei(
    bestand: Annotated[Path, typer.Argument(metavar="BUDGETTEN.csv", help=FORM)],
) -> None:
    """Geef als csv het budget per gebied en jaar, tot de objectieve verdeling is bereikt."""
    from . import regels
    from .ingroei import OngeldigeBudgetten, path, whole

    rule = regels.load()
    try:
        now, goal = read(bestand)
        years = [whole(year) for year in path(now, goal, rule.stap)]
    except (OnleesbareBudgetten, OngeldigeBudgetten) as error:
        stop(f"{bestand}: {error}")
    before = whole(now)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["jaar", "gebied", "budget", "verandering"])
    for year, budgets in enumerate(years, start=rule.vanaf.year):
        writer.writerows([year, g, amount, amount - before[g]] for g, amount in budgets.items())
        before = budgets
    end = f"in {rule.vanaf.year + len(years) - 1}" if years else "al voor de eerste stap"
    typer.echo(f"De objectieve verdeling is bereikt {end}. Bron van de regel: {rule.bron}", err=True)


def read(bestand: Path) -> tuple[Budgetten, Budgetten]:
    """The historical and the objective budget per area, in whole euros, in the order of the file.

    Raises:
        OnleesbareBudgetten: the file cannot be read, or a row is wrong.
    """
    try:
        text = bestand.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise OnleesbareBudgetten(f"het bestand is niet te lezen ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise OnleesbareBudgetten("het bestand is geen UTF-8. Sla het op als csv met UTF-8.") from error
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = [[cell.strip() for cell in row] for row in reader if any(row)]
    except csv.Error as error:
        raise OnleesbareBudgetten(f"regel {reader.line_num} is geen csv. {FORM}") from error
    if not rows or rows[0] != COLUMNS:
        raise OnleesbareBudgetten(f"de kopregel klopt niet. {FORM}")
    historisch: Budgetten = {}
    objectief: Budgetten = {}
    for row in rows[1:]:
        gebied, before, after = _row(row)
        if gebied in historisch:
            raise OnleesbareBudgetten(f"{gebied} staat er twee keer in. Geef elk gebied een regel.")
        historisch[gebied], objectief[gebied] = before, after
    return historisch, objectief


def _row(row: list[str]) -> tuple[str, Fraction, Fraction]:
    if len(row) != len(COLUMNS) or not row[0]:
        raise OnleesbareBudgetten(f"de regel '{', '.join(row)[:60]}' heeft geen gebied en twee bedragen.")
    for amount in row[1:]:
        if not (amount.isascii() and amount.isdigit() and len(amount) <= 15):
            raise OnleesbareBudgetten(
                f"bij {row[0]} staat '{amount[:20]}'. Schrijf hele euro's zonder punten, zoals 1250000."
            )
    return row[0], Fraction(row[1]), Fraction(row[2])
