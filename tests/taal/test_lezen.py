"""What people read of a file, at its own places."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from snijvlak.taal.woorden import check
from snijvlak.taal.woorden.lezen import OnleesbaarBestand, read

pytestmark = pytest.mark.eenmaal

TEKSTEN = """# Een probleemkind in een opmerking leest niemand.
kop:
  titel: Een probleemkind
  één: "Twee \\"probleemkinderen\\" — en\\n
    een {{ probleemkind }} probleem\\
    kind"
probleemkind:
  - 'Zo''n probleemkind.'
  - |
    Een zware
    gevallen-lijst
  - gewoon
datum: 2026-11-27
"""


def found(name: str, source: str) -> list[tuple[str | None, str]]:
    """Key and words; the words are where the file has them."""
    page = read(name, source)
    assert len(page.tekst) == len(source)
    return [(page.sleutel(b.begin), " ".join(source[b.begin : b.eind].split())) for b in check(page.tekst)]


def test_texts_of_a_room_have_their_whole_key() -> None:
    assert found("src/snijvlak/overleg/teksten.yaml", TEKSTEN) == [
        ("overleg.kop.titel", "probleemkind"),
        ("overleg.kop.één", "probleemkinderen"),
        ("overleg.probleemkind.1", "probleemkind"),
        ("overleg.probleemkind.2", "zware gevallen"),
    ]


def test_other_yaml_has_the_way_to_its_text_as_key() -> None:
    assert found("keuzes.yaml", "a: {b: [goed, probleemkind]}") == [("a.b.2", "probleemkind")]
    assert found("keuzes.yml", "probleemkind") == [("", "probleemkind")]


@pytest.mark.parametrize(
    "source", ["", "---\n...\n", "a: &x [*x]\n", "a: &x probleem\nb: *x\n", "- 1\n- null\n"]
)
def test_odd_yaml_is_read(source: str) -> None:
    assert found("x.yaml", source) == []


@pytest.mark.parametrize(
    ("source", "said"), [("a: [", "Kijk bij regel 2"), ("c: d: e\nf: g", "regel 1"), ("\x00", "geen YAML")]
)
def test_broken_yaml_says_where(source: str, said: str) -> None:
    with pytest.raises(OnleesbaarBestand, match=said):
        read("x.yaml", source)


def test_too_deep_yaml_is_told() -> None:
    with pytest.raises(OnleesbaarBestand, match="te diep"):
        read("x.yaml", "[" * 100_000)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Een <b>zware</b>\n<a href='x'>gevallen</a></p>", ["zware</b> <a href='x'>gevallen"]),
        ("<p>zware</p><p>gevallen</p>", []),
        ("<td>zware</td> <td>gevallen</td>", []),
        ("<p title='probleemkind'>goed</p><!-- probleemkind -->", []),
        ("<script>probleemkind</script><style>probleemkind</style><code>probleemkind</code>", []),
        ("<p>De <cite>Regeling probleemkind</cite> geldt.</p>", []),
        ("<title>Probleemkind</title>", ["Probleemkind"]),
        ("<p>probleem&shy;kind, pr&ouml;bleemkind, zware&nbsp;gevallen</p>", None),
        ("<p>&ldquo;Een probleemkind.&rdquo; En</p>", []),
        ("{% if probleemkind %}{{ probleemkind }}{% endif %}", []),
        ("<p>3 < 4 & een probleemkind", ["probleemkind"]),
        ("<code>a</p></b>probleemkind</code> probleemkind", ["probleemkind"]),
    ],
)
def test_of_a_page_its_text_is_read(source: str, words: list[str] | None) -> None:
    expected = ["probleem&shy;kind", "pr&ouml;bleemkind", "zware&nbsp;gevallen"] if words is None else words
    assert [told for _, told in found("pagina.html", source)] == expected


def test_of_markdown_the_code_is_left_out() -> None:
    source = "# Probleemkind\n\n`probleemkind`\n\n```sh\nprobleemkind\n```\n\nEen **probleemkind**."
    assert found("x.md", source) == [(None, "Probleemkind"), (None, "probleemkind")]


def test_all_of_another_file_is_text() -> None:
    assert found("x.txt", "<b>probleemkind</b> `probleemkind`") == [(None, "probleemkind")] * 2
    assert found("-", "a: probleemkind") == [(None, "probleemkind")]


plain = st.text(st.sampled_from("abé \n<>&;'\"#`{}-|:[]"), max_size=60)


@given(plain)
def test_any_page_is_read(text: str) -> None:
    assert len(read("x.html", text).tekst) == len(text)
    assert len(read("x.md", text).tekst) == len(text)


@given(plain)
def test_any_text_comes_back_from_a_page(text: str) -> None:
    source = f"<p>{html.escape(text)}</p>"
    seen = read("x.html", source).tekst.replace("\u00ad", "").replace("\u2029", "")
    assert "{" in text or seen == text


@given(st.dictionaries(st.text("ab", min_size=1), plain))
@example({"a": "{{", "aa": "", "aaa": "}}"})
def test_any_text_of_yaml_is_found_at_its_key(texts: dict[str, str]) -> None:
    marked = {key: f"{text} probleemkind" for key, text in texts.items()}
    source = yaml.safe_dump(marked, allow_unicode=True, width=20)
    assert {key for key, _ in found("x.yaml", source)} <= set(texts)
    quoted = {key for key, text in texts.items() if set(text) & set("'\"`{<")}
    assert {key for key, _ in found("x.yaml", source)} >= set(texts) - quoted


def test_every_file_with_texts_is_read_at_its_places() -> None:
    for path in Path(__file__).parents[2].glob("src/snijvlak/*/teksten.yaml"):
        source = path.read_text(encoding="utf-8")
        page = read(str(path), source)
        kept = [(ours, theirs) for ours, theirs in zip(page.tekst, source, strict=True) if ours.isalpha()]
        assert kept and all(ours == theirs for ours, theirs in kept)
