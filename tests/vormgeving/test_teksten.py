"""What a page says stands in one file per room, and every text there is used as it was written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

import pytest
import yaml
from django.template import Engine
from django.template.base import Lexer, Token, TokenType, VariableNode
from django.utils.safestring import SafeString

from snijvlak.vormgeving import teksten
from snijvlak.vormgeving.templatetags.teksten import tekst as tag

SOURCE = Path(str(resources.files("snijvlak")))
ROOMS = sorted(path.name for path in SOURCE.iterdir() if (path / "templates").is_dir())
WITH_TEXTS = sorted(path.name for path in SOURCE.iterdir() if (path / teksten.FILE).is_file())
# Modules of a room whose words reach a page. Plain computing is left out: commands say its errors as well.
SCREENS = (
    *("forms", "views", "actions", "queries", "overzicht", "werklijst", "inhoud", "toestanden"),
    *("gemeente", "openid", "aanmelden", "poort", "tweede_factor"),
)
# Loading is a command's; finding the way is one without Django too.
LEFT_OUT = {"grensverkeer/actions.py", "wegwijzer/queries.py"}
WORD = re.compile(r"[^\W\d_]{2,}")
# A language for machines: of the database, of a header, of OpenID Connect, of security.txt (RFC 9116).
TECHNICAL = re.compile(
    r"PRAGMA |LOCK |SELECT |SET |text/|application/|attachment; |openid |"
    r"Contact: |Expires: |Preferred-Languages: "
)
SPOKEN = re.compile(r'\b(?:aria-label|alt|title|placeholder|content)="([^"]*)"')


@pytest.fixture
def in_a_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A file of texts of a room that is not there."""
    monkeypatch.setattr(resources, "files", lambda _package: tmp_path)
    (tmp_path / "kamer").mkdir()
    for known in (teksten.of_room, teksten._template):
        known.cache_clear()
    yield tmp_path / "kamer" / "teksten.yaml"
    for known in (teksten.of_room, teksten._template):
        known.cache_clear()


class TestATextOfARoom:
    def test_is_found_by_its_key(self, in_a_room: Path) -> None:
        in_a_room.write_text("nieuw:\n  kop: Melden\n")
        assert teksten.tekst("kamer.nieuw.kop") == "Melden"

    def test_takes_the_values_that_the_page_gives(self, in_a_room: Path) -> None:
        in_a_room.write_text("aantal: \"{{ n }} melding{{ n|pluralize:'en' }}\"\n")
        assert [teksten.tekst("kamer.aantal", n=n) for n in (1, 3)] == ["1 melding", "3 meldingen"]

    def test_makes_values_safe_in_a_page_and_leaves_them_in_python(self, in_a_room: Path) -> None:
        in_a_room.write_text("naam: Dag {{ wie }} & co\n")
        assert tag("kamer.naam", wie="<b>") == "Dag &lt;b&gt; & co"
        assert isinstance(tag("kamer.naam", wie="<b>"), SafeString)
        assert teksten.tekst("kamer.naam", wie="<b>") == "Dag <b> & co"

    def test_dresses_a_link(self, in_a_room: Path) -> None:
        in_a_room.write_text("weg: 'Doe <a href=\"{{ adres }}\">een melding</a>.'\n")
        assert tag("kamer.weg", adres="/x?a=1&b=2") == (
            'Doe <a class="utrecht-link utrecht-link--html-a" href="/x?a=1&amp;b=2">een melding</a>.'
        )

    def test_loads_nothing(self, in_a_room: Path) -> None:
        in_a_room.write_text("kwaad: \"{% include '/etc/passwd' %}\"\n")
        with pytest.raises(Exception, match="passwd"):
            teksten.tekst("kamer.kwaad")

    @pytest.mark.parametrize("key", ["kamer.niets", "kamer", "geen.kamer", "../kamer.kop", ""])
    def test_that_is_not_there_stops_the_page(self, in_a_room: Path, key: str) -> None:
        in_a_room.write_text("kop: Melden\n")
        with pytest.raises(teksten.OnbekendeTekst):
            teksten.tekst(key)

    @pytest.mark.parametrize(
        ("content", "where"), [("kop: 3", "kamer.kop"), ("1: x", "1"), ("a:\n- b", "kamer.a")]
    )
    def test_is_a_text(self, in_a_room: Path, content: str, where: str) -> None:
        in_a_room.write_text(content)
        with pytest.raises(teksten.OnbruikbareTeksten, match=where):
            teksten.of_room("kamer")


@cache
def templates(room: str) -> dict[str, list[Token]]:
    return {
        str(path.relative_to(SOURCE)): Lexer(path.read_text(encoding="utf-8")).tokenize()
        for path in sorted((SOURCE / room / "templates").rglob("*"))
        if path.is_file() and path.parent.name != "voorbeelden"  # made up, and shown as code
    }


def _words(tokens: list[Token]) -> Iterator[str]:
    """What a template itself says: text between tags, spoken attributes, texts given to a part."""
    html = "".join(
        token.contents if token.token_type == TokenType.TEXT else "\N{INVISIBLE SEPARATOR}"
        for token in tokens
    )
    html = html.replace("Snijvlak", "")  # its name
    html = re.sub(r"<!--.*?-->|<script.*?</script>|<!doctype html>", "", html, flags=re.S)
    for spoken in SPOKEN.findall(html):
        yield from WORD.findall(re.sub(r"&\w+;|width=device-width|initial-scale", "", spoken))
    yield from WORD.findall(re.sub(r"&#?\w+;", "", re.sub(r"<[^>]*>", " ", html)))
    for token in tokens:
        if token.token_type == TokenType.BLOCK and not token.contents.startswith(("if ", "elif ")):
            for given in re.findall(r'"([^"]*)"', token.contents):
                if re.match(r"[A-Z]|.* ", given) and not re.fullmatch(r"[jFYHiNdmy ,:.\\]+", given):
                    yield given


@pytest.mark.parametrize("room", ROOMS)
def test_the_templates_of_a_room_hold_no_words(room: str) -> None:
    said = {name: words for name, tokens in templates(room).items() if (words := list(_words(tokens)))}
    assert said == {}


def _modules(room: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((SOURCE / room).glob("*.py")):
        if path.stem.endswith(SCREENS) and str(path.relative_to(SOURCE)) not in LEFT_OUT:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def _docstrings(tree: ast.Module) -> set[int]:
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }


def _in_the_log(tree: ast.Module) -> set[int]:
    """What goes to the log, in English, and never to a page."""
    return {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("_log.", "logger."))
        for part in ast.walk(node)
    }


def _sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    left_out = _docstrings(tree) | _in_the_log(tree)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.keyword)
            and node.arg in ("label", "help_text")
            and isinstance(node.value, ast.Constant)
        ):
            yield node.value.lineno, str(node.value.value)
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in left_out
            and len(WORD.findall(node.value)) > 1
            and " " in node.value.strip()
            and not TECHNICAL.match(node.value)
        ):
            yield node.lineno, node.value


@pytest.mark.parametrize("room", ROOMS)
def test_the_screens_of_a_room_hold_no_sentences(room: str) -> None:
    said = {path.name: found for path, tree in _modules(room) if (found := list(_sentences(tree)))}
    assert said == {}


def _asked_in_templates() -> Iterator[tuple[str, frozenset[str], str]]:
    for room in ROOMS:
        for name, tokens in templates(room).items():
            for token in tokens:
                if token.token_type == TokenType.BLOCK and token.contents.startswith("tekst "):
                    _, key, *rest = token.split_contents()
                    names = [part.partition("=")[0] for part in rest if "=" in part]
                    assert re.fullmatch(r'"[\w.]+"', key), f"{name}: {token.contents}"
                    yield key.strip('"'), frozenset(names), name


def _asked_in_python() -> Iterator[tuple[str, frozenset[str], str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tekst":
                key = node.args[0]
                assert isinstance(key, ast.Constant), f"{path}:{node.lineno}"
                yield str(key.value), frozenset(k.arg or "" for k in node.keywords), path.name


def _wanted(text: str) -> frozenset[str]:
    """The values that a text needs."""
    template = Engine().from_string(text)
    nodes = template.nodelist.get_nodes_by_type(VariableNode)
    found = {
        match[1]
        for node in nodes
        if isinstance(node, VariableNode) and (match := re.match(r"(\w+)", str(node.filter_expression)))
    }
    found |= {
        name
        for token in Lexer(text).tokenize()
        if token.token_type == TokenType.BLOCK and token.contents.startswith(("if ", "elif "))
        for name in re.findall(r"[a-z_]+", token.contents)
        if name not in ("if", "elif", "not", "and", "or", "in")
    }
    return frozenset(found)


ASKED = [*_asked_in_templates(), *_asked_in_python()]
WRITTEN = {key: text for room in WITH_TEXTS for key, text in teksten.of_room(room).items()}


def test_every_text_that_is_asked_for_is_there_with_the_values_it_needs() -> None:
    wrong = [
        (where, key, sorted(given))
        for key, given, where in ASKED
        if key not in WRITTEN or _wanted(WRITTEN[key]) != given
    ]
    assert wrong == []


def test_every_text_is_asked_for() -> None:
    assert sorted(set(WRITTEN) - {key for key, _, _ in ASKED}) == []


def test_a_text_in_an_attribute_holds_no_quote_and_no_tag() -> None:
    sources = [path.read_text() for room in ROOMS for path in (SOURCE / room / "templates").rglob("*.html")]
    keys = {key for source in sources for key in re.findall(r'="[^"<>]*{% tekst "([\w.]+)"', source)}
    plain = {key: re.sub(r"{{.*?}}", "", WRITTEN.get(key, "")) for key in keys}
    assert {key for key, text in plain.items() if re.search(r'["<>]', text)} == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_file_of_texts_says_each_key_once(room: str) -> None:
    path = SOURCE / room / teksten.FILE
    found: list[str] = []

    def check(node: yaml.Node, above: str) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                found.append(f"{above}.{key.value}")
                check(value, found[-1])

    if path.is_file():
        whole = yaml.compose(path.read_text(encoding="utf-8"))
        assert whole
        check(whole, room)
    assert len(found) == len(set(found))
