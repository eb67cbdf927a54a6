"""What people read of a file, at the same places: signs that part words stand for what nobody reads."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import PurePath

import yaml

from .vormen import UNSEEN

_PARTS, _JOINS, _VALUE = "\u2029", UNSEEN[0], "\ufffc"  # ends a paragraph; is not there; stands for a value
# Within one paragraph: what begins in one text of a file does not end in another.
_TEMPLATE = re.compile(rf"\{{\{{[^{{}}{_PARTS}]*\}}\}}|\{{%[^{{}}{_PARTS}]*%\}}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_DEEPEST = 100  # layers of YAML
_CODE = re.compile(r"^```.*?(?:^```|\Z)|`[^`\n]+`", re.M | re.S)


class OnleesbaarBestand(Exception):
    """A file is not what its name says; tells in Dutch what is wrong with it."""


@dataclass(frozen=True)
class Sleutel:
    """Where the text of a key begins in the file."""

    begin: int
    naam: str


@dataclass(frozen=True)
class Gelezen:
    """The text of a file, as long as the file; with the keys of its texts if it has them."""

    tekst: str
    sleutels: tuple[Sleutel, ...] = ()

    def sleutel(self, at: int) -> str | None:
        """The key of the text at a place."""
        number = bisect_right(self.sleutels, at, key=lambda sleutel: sleutel.begin) - 1
        return self.sleutels[number].naam if number >= 0 else None


def read(name: str, source: str) -> Gelezen:
    """The text that people read, by the end of the file's name: Markdown, YAML, HTML, or else all of it.

    Raises:
        OnleesbaarBestand: the YAML is broken.
    """
    path = PurePath(name)
    reader = _READERS.get(path.suffix.lower())
    return reader(path, source) if reader else Gelezen(source)


def _markdown(_: PurePath, source: str) -> Gelezen:
    return Gelezen(_CODE.sub(lambda code: _VALUE * len(code.group(0)), source))


def _html(_: PurePath, source: str) -> Gelezen:
    page = _Bladzijde(_without_template(source))
    return Gelezen("".join(page.tekst))


def _yaml(path: PurePath, source: str) -> Gelezen:
    texts = _Teksten(source, path.parent.name if path.name == "teksten.yaml" else "")
    try:
        for event in yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            texts.take(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" Kijk bij regel {mark.line + 1}." if mark else ""
        raise OnleesbaarBestand(f"dit is geen YAML.{where}") from error
    return Gelezen(_without_template("".join(texts.tekst)), tuple(texts.sleutels))


_READERS: dict[str, Callable[[PurePath, str], Gelezen]] = {
    ".md": _markdown,
    ".html": _html,
    ".htm": _html,
    ".yaml": _yaml,
    ".yml": _yaml,
}


def _without_template(text: str) -> str:
    return _TEMPLATE.sub(lambda match: _VALUE * len(match.group(0)), text)


@dataclass
class _Laag:
    """A mapping or a list that is being read: how many nodes were seen, and how the last is named."""

    paren: bool
    aantal: int = 0
    naam: str = ""


class _Teksten:
    """The texts of YAML, taken from the file itself, so that a place in them is a place in the file.

    Event by event, for to build the tree of a file that is very deep breaks the parser in C.
    """

    def __init__(self, source: str, room: str) -> None:
        self.bron = source
        self.tekst = [_PARTS] * len(source)
        self.sleutels: list[Sleutel] = []
        self._lagen = [_Laag(paren=False, naam=room)]

    def take(self, event: yaml.Event) -> None:
        """Go one step on in the file, and take over a value; in a number or a date no rule finds words."""
        if isinstance(event, yaml.ScalarEvent):
            if self._is_value(event.value):
                self._text(".".join(laag.naam for laag in self._lagen if laag.naam), event)
        elif isinstance(event, yaml.AliasEvent):
            self._is_value("")
        elif isinstance(event, yaml.CollectionStartEvent):
            self._is_value("")
            self._lagen.append(_Laag(paren=isinstance(event, yaml.MappingStartEvent)))
            if len(self._lagen) > _DEEPEST:
                raise OnleesbaarBestand("de YAML is te diep genest.")
        elif isinstance(event, yaml.CollectionEndEvent):
            self._lagen.pop()

    def _is_value(self, name: str) -> bool:
        """Count a node; a name before a value is none itself."""
        laag = self._lagen[-1]
        laag.aantal += 1
        if laag.paren:
            if laag.aantal % 2:
                laag.naam = name
            return laag.aantal % 2 == 0
        if len(self._lagen) > 1:
            laag.naam = str(laag.aantal)
        return True

    def _text(self, key: str, node: yaml.ScalarEvent) -> None:
        assert node.start_mark and node.end_mark  # noqa: S101 -- what was read from a file has a place in it
        begin, end = node.start_mark.index, node.end_mark.index
        if node.style in ("'", '"'):
            begin, end = begin + 1, end - 1
        text = self.bron[begin:end]
        if node.style == '"':
            text = re.sub(r"\\.", "  ", text)
        elif node.style == "'":
            text = text.replace("''", f"'{_JOINS}")
        elif node.style in ("|", ">"):
            text = re.sub(r"\A[^\n]*", lambda head: _PARTS * len(head.group(0)), text)
        self.tekst[begin:end] = _TAG.sub(lambda tag: _JOINS * len(tag.group(0)), text)
        self.sleutels.append(Sleutel(begin, key))


class _Bladzijde(HTMLParser):
    """The text of a page; a tag within a sentence leaves the words around it one row."""

    _WITHIN = frozenset(["a", "abbr", "b", "em", "i", "ins", "mark", "q", "small", "span", "strong", "u"])
    _UNREAD = frozenset(["cite", "code", "kbd", "pre", "samp", "script", "style", "template"])

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.bron = source
        self.tekst = [_PARTS] * len(source)
        self._lines = [0, *(end.end() for end in re.finditer("\n", source))]
        self._unread: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._UNREAD:
            self._unread.append(tag)
        elif tag in self._WITHIN:
            self._fill(self.get_starttag_text() or "", _JOINS)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            while self._unread.pop() != tag:
                pass
        elif tag in self._WITHIN:
            at = self._at()
            self._fill(self.bron[at : self.bron.find(">", at) + 1], _JOINS)

    def handle_data(self, data: str) -> None:
        self._put(data)

    def handle_entityref(self, name: str) -> None:
        self._sign(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._sign(f"&#{name}")

    def _sign(self, written: str) -> None:
        if self.bron.startswith(";", self._at() + len(written)):
            written += ";"
        sign = html.unescape(written)
        if len(sign) <= len(written):
            self._put(sign + _JOINS * (len(written) - len(sign)))

    def _fill(self, written: str, sign: str) -> None:
        self._put(sign * len(written))

    def _put(self, text: str) -> None:
        if not self._unread:
            at = self._at()
            self.tekst[at : at + len(text)] = text

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
