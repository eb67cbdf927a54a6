"""What exists is documented, and what is documented exists."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
import typer
from django.apps import apps
from typer.core import TyperGroup

from snijvlak import cli
from snijvlak.config import omgeving
from snijvlak.toegang.permissies import ROLLEN, Permissie

ROOT = Path(__file__).parents[2]
DOCS = sorted((ROOT / "docs").rglob("*.md"))
PAGES = [*DOCS, *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))]
# Links between tables: they have no word of their own, only that of what they join.
JOINTS = {"CasusMelding", "CasusFactor", "MeldingReden"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    """The cells of every row of the tables in a page, headings and lines left out."""
    found = [re.split(r"(?<!\\)\|", line)[1:-1] for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in cells] for cells in found if not set("".join(cells)) <= set("- :")]


def section(text: str, heading: str) -> str:
    return text.split(f"## {heading}\n")[1].split("\n## ")[0]


def codes(cell: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", cell))


def commands() -> set[str]:
    """Every command there is, as a user types it."""
    found: set[str] = set()
    top = typer.main.get_command(cli.app)
    assert isinstance(top, TyperGroup)
    found |= {f"snijvlak {name}" for name in top.commands}
    for group, (module, _) in cli.GROUPS.items():
        loaded = typer.main.get_command(import_module(module).app)
        assert isinstance(loaded, TyperGroup), f"{module}: give app a callback, so that it is a group"
        found |= {f"snijvlak {group} {name}" for name in loaded.commands}
    return found


def test_every_command_is_documented_and_every_documented_command_exists() -> None:
    documented = [row[0].strip("`") for row in rows(read("docs/opdrachten.md"))[1:]]
    assert len(documented) == len(set(documented))
    assert set(documented) == commands()
    assert all(row[1] for row in rows(read("docs/opdrachten.md")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_named_in_a_page_exists(page: Path) -> None:
    known = commands()
    # A folder of that name is no command.
    named = r"(?<!/opt/)(?<!/lib/)\bsnijvlak ([a-z]+)(?: ([a-z]+))?"
    groups = set(cli.GROUPS)
    for first, second in re.findall(named, _code(page)):
        name = f"snijvlak {first} {second}" if first in groups and second else f"snijvlak {first}"
        assert name in known or (first in groups and not second), f"{page.name}: {name}"


def test_every_permission_is_documented() -> None:
    documented = rows(section(read("docs/permissies.md"), "Permissions"))[1:]
    assert [codes(row[0]) for row in documented] == [{p.value} for p in Permissie]
    assert all(row[1] for row in documented)


def test_every_role_is_documented_with_its_permissions() -> None:
    documented = {row[0]: codes(row[1]) for row in rows(section(read("docs/permissies.md"), "Roles"))[1:]}
    assert documented == {f"`{r.code}`": {p.value for p in r.permissies} for r in ROLLEN.values()}


def test_every_permission_is_in_a_role() -> None:
    assert set().union(*(rol.permissies for rol in ROLLEN.values())) == set(Permissie)


def test_no_role_both_reads_reports_and_the_trail() -> None:
    both = {Permissie.MELDING_LEZEN, Permissie.SPOOR_LEZEN}
    assert [rol.code for rol in ROLLEN.values() if both <= rol.permissies] == []


def test_every_setting_named_in_a_page_exists() -> None:
    names = {i.naam for i in omgeving.INSTELLINGEN}
    for page in PAGES:
        found = set(re.findall(r"SNIJVLAK_[A-Z]+(?:_[A-Z]+)*", page.read_text(encoding="utf-8")))
        assert found <= names, page.name


def test_the_example_of_production_gives_every_required_setting() -> None:
    example = read("docs/installeren.md").split("## systemd")[1].split("## Containers")[0]
    needed = {i.naam for i in omgeving.INSTELLINGEN if i.verplicht}
    assert needed <= set(re.findall(r"(SNIJVLAK_[A-Z]+(?:_[A-Z]+)*)=", example))


def test_every_domain_word_of_the_database_is_explained() -> None:
    explained = {
        word.strip().lower()
        for row in rows(read("docs/begrippen.md"))[1:]
        for word in re.split("[,(]", row[0])
    }
    explained |= {word.rstrip(")") for word in explained}
    ours = [m.__name__ for m in apps.get_models() if m.__module__.startswith("snijvlak.")]
    assert [name for name in ours if name not in JOINTS and name.lower() not in explained] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_another_page_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith("http"):
            continue
        file, _, anchor = target.partition("#")
        other = (page.parent / file) if file else page
        assert other.exists(), f"{page.name}: {target}"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", other.read_text(encoding="utf-8"), re.M)
            assert anchor in {h.lower().replace(" ", "-") for h in headings}, f"{page.name}: {target}"


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_file_named_in_a_page_exists(page: Path) -> None:
    named = re.findall(r"`((?:src|tests|requirements)/[\w./-]+)`", page.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_readme_names_every_room() -> None:
    rooms = {p.parent.name for p in (ROOT / "src" / "snijvlak").glob("*/__init__.py")} | {"regels"}
    assert set(re.findall(r"`src/snijvlak/(\w+)`", read("README.md"))) == rooms


def test_the_readme_leads_to_every_page() -> None:
    linked = set(re.findall(r"\]\(([^)]+)\)", read("README.md")))
    pages = {str(p.relative_to(ROOT)) for p in DOCS if p.parent.name == "docs"} | {"docs/besluiten"}
    assert pages <= linked


def _code(page: Path) -> str:
    """What is between backquotes in a page: words of a sentence are not commands."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
    return "\n".join([*blocks, *re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)])
