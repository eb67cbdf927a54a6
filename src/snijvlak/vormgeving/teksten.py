"""What a page says, from one file per room: ``teksten.yaml`` in the room's own folder.

A text has a key, of which the first word is the room: ``meldpunt.nieuw.kop``. It is a small Django template:
``{{ naam }}`` takes a value that the page gives along, a link is ``<a href="{{ adres }}">``. Values are made
safe for HTML on a page (``{% tekst %}``) and left as they are in Python (``tekst``), where a form or a page
still does so.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml
from django.template import Context, Engine, Template

FILE = "teksten.yaml"
# Every link of a page looks the same, so an editor needs to know no class.
_LINK, _DRESSED = "<a href=", '<a class="utrecht-link utrecht-link--html-a" href='

# Forms read their texts when a command starts: the parser in C takes a tenth of the time.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_engine = Engine()  # without libraries: a text loads nothing and reads no file


class OnbekendeTekst(KeyError):
    """There is no text with this key; a mistake of the maker of the page, never of who reads it."""


class OnbruikbareTeksten(Exception):
    """A file with texts has something else than texts in it; says in Dutch where."""


def tekst(key: str, **values: object) -> str:
    """The text of a key with its values, for a form, a message or an error.

    Raises:
        OnbekendeTekst: no room has this key.
    """
    return _render(key, values, autoescape=False)


def html(key: str, **values: object) -> str:
    """The text of a key for in a page: what the file says is HTML, values are made safe for it.

    Raises:
        OnbekendeTekst: no room has this key.
    """
    return _render(key, values, autoescape=True)


def fixed(key: str) -> str | None:
    """The text of a key for in a page when it takes no values, and so is the same on each page.

    Raises:
        OnbekendeTekst: no room has this key.
    """
    ready = _template(key)
    return ready if isinstance(ready, str) else None


@cache
def of_room(room: str) -> dict[str, str]:
    """All texts of a room by their whole key; empty for a room without a file.

    Raises:
        OnbruikbareTeksten: the file holds something else than texts under keys.
    """
    path = resources.files("snijvlak").joinpath(room, FILE)
    if not room.isidentifier() or not path.is_file():
        return {}
    return dict(_flat(room, yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)))  # noqa: S506 -- safe


def _flat(key: str, value: object) -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [(key, value.strip())]
    if not isinstance(value, Mapping):
        raise OnbruikbareTeksten(
            f"Bij {key} staat geen tekst. Zet een tekst als deze tussen aanhalingstekens."
        )
    found: list[tuple[str, str]] = []
    for name, below in value.items():  # pyright: ignore[reportUnknownVariableType] -- what YAML gives is tested here
        if not isinstance(name, str):
            raise OnbruikbareTeksten(f"Onder {key} is {name} geen naam. Zet de naam tussen aanhalingstekens.")
        found += _flat(f"{key}.{name}", below)  # pyright: ignore[reportUnknownArgumentType]
    return found


@cache
def _template(key: str) -> Template | str:
    """The text made ready once; a text without values needs no template."""
    try:
        text = of_room(key.partition(".")[0])[key]
    except KeyError:
        raise OnbekendeTekst(key) from None
    text = text.replace(_LINK, _DRESSED)
    return _engine.from_string(text) if "{{" in text or "{%" in text else text


def _render(key: str, values: Mapping[str, object], *, autoescape: bool) -> str:
    ready = _template(key)
    if isinstance(ready, str):
        return ready
    return str(ready.render(Context(dict(values), autoescape=autoescape)))
