"""One setting gives another theme: its tokens are in the style sheet and its class is in every page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from snijvlak.vormgeving import thema

ROOT = Path(__file__).parents[2]
NODE = ROOT / "node_modules"
TOKENS = "/* .oud-theme */\n.proef-theme { --utrecht-document-background-color: rgb(1 2 3) }\n"


@pytest.fixture
def proef(tmp_path: Path) -> Path:
    path = tmp_path / "proef.css"
    path.write_text(TOKENS)
    return path


def bundle(setting: str, output: Path) -> subprocess.CompletedProcess[str]:
    """What make does, in a shell of its own."""
    words = [sys.executable, "-m", "snijvlak.vormgeving.thema", str(output)]
    env = {**os.environ, "SNIJVLAK_THEMA": setting}
    return subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True)


@pytest.mark.parametrize("setting", ["", thema.DEFAULT])
def test_without_the_setting_it_is_the_neutral_theme(tmp_path: Path, setting: str) -> None:
    output = tmp_path / "stijl.css"
    assert bundle(setting, output).returncode == 0
    css = output.read_text()
    assert thema.built(css[:200]) == "voorbeeld-theme" and ".voorbeeld-theme{" in css


@pytest.mark.django_db
def test_another_theme_gets_in_the_bundle_and_in_the_page(
    client: Client, tmp_path: Path, proef: Path, settings: Settings
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    output = settings.STATIC_ROOT / thema.STYLE_SHEET
    result = bundle(str(proef), output)
    assert result.returncode == 0, result.stderr
    css = output.read_text()
    assert ".proef-theme{--utrecht-document-background-color:" in css
    assert "--basis-color-info-" not in css  # what is left of the other is its dark palette, under its class
    assert ".utrecht-breadcrumb-nav" in css and ".snijvlak-kop" in css
    found = re.search(r'<html lang="nl" class="([^"]+)"', client.get("/").content.decode())
    assert found and found[1].split() == ["utrecht-root", "proef-theme"]


def test_a_page_without_a_bundle_is_still_a_page(client: Client, tmp_path: Path, settings: Settings) -> None:
    settings.STATIC_ROOT = tmp_path
    page = client.get("/bestaat-niet/")
    assert page.status_code == 404 and 'class="utrecht-root "' in page.content.decode()


@pytest.mark.parametrize(
    ("setting", "css", "says"),
    [
        ("weg.css", None, "Kijk of het pad klopt"),
        ("@example/geen-pakket", None, "npm install @example/geen-pakket"),
        ("leeg.css", ".gewoon { color: red }", "geen klasse die eindigt op -theme"),
        ("kapot.css", ".p-theme { src: url(letters.woff2) }", "letters.woff2"),
    ],
)
def test_a_theme_that_cannot_be_used_is_named_and_nothing_is_written(
    tmp_path: Path, setting: str, css: str | None, says: str
) -> None:
    output = tmp_path / "stijl.css"
    if css:
        (tmp_path / setting).write_text(css)
    name = str(tmp_path / setting) if setting.endswith(".css") else setting
    result = bundle(name, output)
    assert result.returncode != 0 and says in result.stderr and "Traceback" not in result.stderr
    assert not output.exists()


@pytest.mark.parametrize(
    ("css", "name"),
    [
        (".a-theme{}", "a-theme"),
        (".a-theme--dark, .b-theme {}", "b-theme"),
        (":root, .Stad_1-theme{}", "Stad_1-theme"),
    ],
)
def test_the_class_is_found_in_the_tokens(css: str, name: str) -> None:
    assert thema.class_name(css) == name


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_bundles_again_when_the_setting_changes(tmp_path: Path, proef: Path) -> None:
    """A small copy of what make needs, so that the style sheet of this checkout is left alone."""
    for name in ("Makefile", "pyproject.toml", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path / name)
    sheet = Path("src/snijvlak/vormgeving")
    shutil.copytree(ROOT / sheet / "frontend", tmp_path / sheet / "frontend")
    shutil.copy(ROOT / sheet / "thema.py", tmp_path / sheet / "thema.py")
    (tmp_path / "node_modules").mkdir()
    for path in NODE.iterdir():
        if path.name not in (".klaar", ".thema"):
            (tmp_path / "node_modules" / path.name).symlink_to(path)
    (tmp_path / ".venv").symlink_to(Path(sys.prefix))

    # The options of a make that runs this test are not those of the make that is tested.
    env = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES")}

    def make(setting: str) -> str:
        target = str(sheet / "static" / "vormgeving" / "snijvlak.css")
        done = [f"-o{name}/.klaar" for name in (".venv", "node_modules")]
        result = subprocess.run(
            ["make", *done, target],
            cwd=tmp_path,
            env={**env, "SNIJVLAK_THEMA": setting},
            capture_output=True,
            text=True,
        )
        assert result.returncode == 0, result.stderr
        return (
            thema.built((tmp_path / target).read_text()[:200]) if "Style sheet" in result.stdout else "kept"
        )

    assert [make(s) for s in ("", "", str(proef), str(proef), "")] == [
        "voorbeeld-theme",
        "kept",
        "proef-theme",
        "kept",
        "voorbeeld-theme",
    ]
