"""The theme: design tokens chosen with one setting, bundled in the style sheet, named in every page.

``python -m snijvlak.vormgeving.thema STYLE_SHEET`` bundles the theme of SNIJVLAK_THEMA; ``make omgeving``
calls it when the setting or the theme changed. The class of the theme is the first line of what was bundled,
so a page names the theme that its style sheet holds.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest

DEFAULT = "@nl-design-system-unstable/voorbeeld-design-tokens"
STYLE_SHEET = "vormgeving/snijvlak.css"
_SOURCE = Path(__file__).parent / "frontend" / "snijvlak.css"
# NL Design System's habit: the tokens of a theme stand under one class that ends in -theme.
_CLASS = re.compile(r"\.([A-Za-z][\w-]*-theme)(?![\w-])")
_MARK = re.compile(r"/\*! thema: ([\w-]+) \*/")


class OnbruikbaarThema(Exception):
    """The theme cannot be used; the message says in Dutch why, and what to do."""


def find(thema: str, node_modules: Path) -> Path:
    """The CSS file of a theme: a path that ends in .css, or a package of NL Design System.

    Raises:
        OnbruikbaarThema: there is no such file.
    """
    if thema.endswith(".css"):
        path = Path(thema).absolute()
        advice = "Kijk of het pad klopt."
    else:
        path = (node_modules / thema / "dist" / "theme.css").absolute()
        advice = f"Haal het pakket op met .venv/bin/npm install {thema}, of geef het pad van een CSS-bestand."
    if not path.is_file():
        raise OnbruikbaarThema(f"SNIJVLAK_THEMA is '{thema}', maar {path} is er niet. {advice}")
    return path


def class_name(css: str) -> str:
    """The class under which a theme keeps its tokens.

    Raises:
        OnbruikbaarThema: the CSS has no class that ends in ``-theme``.
    """
    found = _CLASS.search(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    if not found:
        raise OnbruikbaarThema("Het CSS-bestand van SNIJVLAK_THEMA heeft geen klasse die eindigt op -theme.")
    return found[1]


def build(thema: str, output: Path, node_modules: Path) -> str:
    """Bundle our style sheet with a theme into ``output``; gives the class of the theme.

    Raises:
        OnbruikbaarThema: the theme cannot be used; nothing is written.
    """
    path = find(thema, node_modules)
    name = class_name(path.read_text(encoding="utf-8", errors="replace"))
    words = ["--bundle", "--minify", "--log-level=warning", f"--alias:thema={path}"]
    mark = f"--banner:css=/*! thema: {name} */"
    esbuild = str(node_modules / ".bin" / "esbuild")
    # Node's own program from the lock file; the theme is a path, not a piece of a shell line.
    result = subprocess.run([esbuild, str(_SOURCE), *words, mark, f"--outfile={output}"], check=False)  # noqa: S603
    if result.returncode:
        raise OnbruikbaarThema(
            f"Het thema {path} kon niet in de stijl worden gezet; zie de regels hierboven."
        )
    return name


def built(css: str) -> str:
    """The class of the theme in a bundled style sheet; empty when it says none."""
    found = _MARK.search(css)
    return found[1] if found else ""


def context(request: HttpRequest) -> dict[str, str]:
    """For every page: the class of the theme in the style sheet that is served."""
    from django.contrib.staticfiles.storage import staticfiles_storage

    try:
        path = staticfiles_storage.path(STYLE_SHEET)
        status = os.stat(path)  # noqa: PTH116 -- on every page: half the time of Path.stat
        return {"thema": _of_file(path, status.st_mtime_ns, status.st_size, status.st_ino)}
    except FileNotFoundError:  # nothing was bundled yet: the page works without style
        return {"thema": ""}


@lru_cache(maxsize=4)
def _of_file(path: str, *_seen: int) -> str:
    """The class in a style sheet; read again when the file was replaced."""
    with Path(path).open("rb") as file:
        return built(file.read(200).decode("utf-8", "replace"))


def main() -> None:
    """Bundle the theme of the setting into the file that is named."""
    try:
        name = build(
            os.environ.get("SNIJVLAK_THEMA", "").strip() or DEFAULT, Path(sys.argv[1]), Path("node_modules")
        )
    except OnbruikbaarThema as error:
        sys.exit(str(error))
    print(f"    {name}")  # noqa: T201 -- tells who runs make


if __name__ == "__main__":
    main()
