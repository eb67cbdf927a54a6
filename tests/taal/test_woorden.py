"""The word rules: what each finds and leaves alone, where it stands, and that any text can be checked."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from snijvlak.taal.woorden import Bevinding, Lijst, check, load
from snijvlak.taal.woorden.boom import Regelboom
from snijvlak.taal.woorden.regels import Woordregel, all_lines
from snijvlak.taal.woorden.vormen import OngeldigeVorm, expand

from .voorbeelden import VOORBEELDEN

pytestmark = pytest.mark.eenmaal

RULES = {rule.code: rule for lijst in load() for rule in lijst.regels}


def found(text: str) -> list[tuple[str, str]]:
    return [(b.regel.code, b.woorden) for b in check(text)]


@pytest.mark.parametrize(("code", "finds", "leaves"), VOORBEELDEN)
def test_a_rule_finds_this_and_leaves_that_alone(code: str, finds: str, leaves: str) -> None:
    assert code in {b.regel.code for b in check(finds)}
    assert code not in {b.regel.code for b in check(leaves)}


def test_every_rule_has_an_example() -> None:
    assert {code for code, _, _ in VOORBEELDEN} == set(RULES)


def test_there_are_rules_enough_and_the_example_of_the_source_is_the_first() -> None:
    assert len(RULES) > 46
    rule = next(iter(RULES.values()))
    assert rule.bron.startswith("002") and rule.ernst == "fout"
    assert rule.liever == "kinderen met passende zorg in complexe situaties"
    assert found("Niet kinderen met de duurste zorg.") == [("duurste-zorg", "kinderen met de duurste zorg")]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_what_a_rule_advises_passes_itself(rule: Woordregel) -> None:
    assert found(rule.waarom) == []
    assert [code for code, _ in found(rule.liever) if not code.startswith("afkorting")] == []


@pytest.mark.parametrize("lijst", load(), ids=lambda lijst: lijst.regels[0].code)
def test_what_is_allowed_would_else_be_found(lijst: Lijst) -> None:
    """An allowed context in which the rule finds nothing anyway says nothing."""
    for rule in (rule for rule in lijst.regels if rule.toegestaan.woorden):
        bare = rule.model_copy(update={"toegestaan": rule.toegestaan.model_copy(update={"woorden": ()})})
        alone = Regelboom([lijst.model_copy(update={"regels": (bare,), "namen": ()})])
        for line in rule.toegestaan.woorden:
            rows = list(expand(line, lijst.groepen))
            assert any(check(" ".join(row), alone) for row in rows), f"{rule.code}: {line}"


def test_a_rule_finds_no_dutch_word_that_it_does_not_name() -> None:
    """Of all words of the dictionary: a star must not catch a word of another meaning."""
    from snijvlak.privacy.herkenning.regels import woordenboek

    for b in check("\n\n".join(woordenboek().woorden)):
        named = {
            row[0] for line in all_lines(b.regel) for row in expand(line, _groups(b.regel)) if len(row) == 1
        }
        assert b.woorden in named or b.woorden.startswith(("thuiszitter", "multiprobleem")), b.woorden


def _groups(rule: Woordregel) -> dict[str, str]:
    return next(lijst.groepen for lijst in load() if rule in lijst.regels)


@pytest.mark.parametrize(
    "text",
    [
        "zware gevallen",
        "zware- gevallen",
        "Zware Gevallen",
        "ZWARE GEVALLEN!",
        "zware\n   gevallen",
        "zware\u00a0gevallen",
        "**zware** gevallen",
        "_zware gevallen_",
        "zware ‘gevallen’",
        "zware-gevallen-aanpak",
        "zwa\u00adre ge\u00advallen",
        "zwáre gevallen",
        "zwa\u0301re gevallen",
        "(zware gevallen)",
    ],
)
def test_words_are_one_row_however_they_are_written(text: str) -> None:
    assert [code for code, _ in found(text)] == ["zwaar-geval"]


@pytest.mark.parametrize(
    "text",
    [
        "zware, gevallen",
        "zware. Gevallen",
        "zware\n\ngevallen",
        "zware / gevallen",
        "zware - gevallen",
        "zware\n- gevallen",
        "zware gevallenen",
        "zware",
    ],
)
def test_words_apart_are_no_row(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["Zie https://voorbeeld.example/inzake/middels", "Kijk op www.middels.example"]
)
def test_an_address_is_no_text(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("De moeder zei: “Hij is geen probleemkind.”", None),
        ('De moeder zei: "Hij is geen\nprobleemkind."', None),
        ("Zij zei: 'Foto's van 't probleemkind.' Dat was het.", None),
        ("Men zegt ‘probleemkind’.", None),
        ("Er staat „probleemkind” in de brief, en «probleemkind».", None),
        ("Het heet “een ‘probleemkind’ in de klas”.", None),
        ("Het probleemkind zei: “Ik wil leren.”", "probleemkind"),
        ("“Een open aanhaling.\n\nEen probleemkind.”", "probleemkind"),
        ("In 's-Gravenhage woont een probleemkind, zo'n kind.", "probleemkind"),
        ("“Ja.” Een probleemkind “Nee.”", "probleemkind"),
        ("Zij zei: “Het OPP is af.”", "afkorting-opp"),  # who reads it does not know it either
    ],
)
def test_what_somebody_said_is_left_alone(text: str, code: str | None) -> None:
    assert [b.regel.code for b in check(text)] == ([code] if code else [])


@pytest.mark.parametrize(
    "text",
    [
        "Het Verdrag inzake de rechten van het kind geldt.",
        "Het Verdrag inzake\n  de rechten van het kind geldt.",
        "Het Verdrag inzake de ‘Rechten van het Kind’ geldt.",
        "Het thuiszitterspact is er.",
        "De Integrale Vroeghulp belt.",
    ],
)
def test_the_name_of_a_law_or_an_agreement_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_longest_words_are_found_first() -> None:
    assert found("kinderen met de zwaarste hulp in zware gevallen van moeilijk opvoedbare kinderen") == [
        ("duurste-zorg", "kinderen met de zwaarste hulp"),
        ("moeilijk-opvoedbaar", "moeilijk opvoedbare"),
    ]
    assert found("een thuiszitters-aanpak") == [("thuiszittersbeleid", "thuiszitters-aanpak")]


def test_an_abbreviation_counts_once_and_not_when_it_is_explained_near_its_first_use() -> None:
    assert found("De TLV komt. Die TLV is er.") == [("afkorting-tlv", "TLV")]
    assert found("De toelaatbaarheidsverklaring is er. " + "Dat duurt. " * 20 + "De TLV komt.") == []
    late = "De TLV komt. " + "Dat duurt. " * 20 + "Een toelaatbaarheidsverklaring is een brief."
    assert found(late) == [("afkorting-tlv", "TLV")]


def test_places_are_code_points() -> None:
    text = "👧🏽 Één e\u0301cht probleemkind"
    (bevinding,) = check(text)
    assert text[bevinding.begin : bevinding.eind] == "probleemkind"


words = st.sampled_from([w for _, finds, leaves in VOORBEELDEN for w in (finds + " " + leaves).split()])
marks = st.sampled_from(
    [" ", "  ", "\n", "\n\n", "-", "-\n", ". ", ", ", "“", "”", '"', "'", "’", "‘", "\u00ad", "*"]
)
texts = st.lists(st.one_of(words, marks, st.just(" ")), max_size=60).map("".join)


@given(st.one_of(texts, st.text(max_size=200)))
def test_any_text_is_checked_and_what_is_found_is_in_it(text: str) -> None:
    here = check(text)
    for b in here:
        assert 0 <= b.begin < b.eind <= len(text)
        assert b.woorden == " ".join(text[b.begin : b.eind].replace("\u00ad", "").split())
        assert b.regel in RULES.values()
    assert all(a.eind <= b.begin for a, b in pairwise(here))


def _without_abbreviations(text: str) -> list[Bevinding]:
    return [b for b in check(text) if not b.regel.uitleg]


@given(texts, texts)
def test_paragraphs_are_checked_apart(first: str, second: str) -> None:
    gap = "\n\n"
    expected = [(b.begin, b.eind) for b in _without_abbreviations(first)]
    expected += [
        (b.begin + len(first) + len(gap), b.eind + len(first) + len(gap))
        for b in _without_abbreviations(second)
    ]
    assert [(b.begin, b.eind) for b in _without_abbreviations(first + gap + second)] == expected


@given(texts)
def test_capitals_and_spaces_change_nothing(text: str) -> None:
    same = [b.regel.code for b in check(text) if not b.regel.hoofdletters]
    assert [b.regel.code for b in check(text.upper()) if not b.regel.hoofdletters] == same
    wider = text.replace(" ", "  ")
    assert [b.regel.code for b in check(wider) if not b.regel.hoofdletters] == same


@given(st.sampled_from([finds for _, finds, _ in VOORBEELDEN]), texts)
def test_what_is_found_is_found_in_a_longer_text_too(sentence: str, text: str) -> None:
    alone = {b.woorden for b in _without_abbreviations(sentence)}
    assert alone <= {b.woorden for b in check(f"{text}\n\n{sentence}\n\n{text}")}


AWKWARD = {
    "one word": "a",
    "hyphens": "zware-",
    "quotation marks": "“",
    "single marks": " 'a",
    "findings": "probleemkind ",
    "overlaps": "zware ",
    "spaces": " ",
    "lines": "\n",
    "dots": "a.",
}


@pytest.mark.parametrize("kind", [*AWKWARD, "prose"])
def test_a_large_text_takes_about_a_second(kind: str) -> None:
    """A million signs, in time of the processor; the floor is for a machine that is slow."""
    piece = (
        AWKWARD.get(kind) or " ".join(finds + " Dat is een gewone zin." for _, finds, _ in VOORBEELDEN) + "\n"
    )
    text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    check("")
    begin = time.process_time()
    check(text)
    taken = time.process_time() - begin
    begin = time.process_time()
    sum(1 for _ in range(5_000_000))
    assert taken < max(2.0, 12 * (time.process_time() - begin)), f"{taken:.1f} s"


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("zware (jeugd|)zorg", [("zware", "jeugdzorg"), ("zware", "zorg")]),
        ("(de |)zorg", [("de", "zorg"), ("zorg",)]),
        ("<ouders> belt", [("ma", "belt"), ("pa", "belt")]),
        ("(<ouders>|oma)s huis", [("mas", "huis"), ("pas", "huis"), ("omas", "huis")]),
        ("niet-westers", [("niet", "westers")]),
        ("zorgmijd*", [("zorgmijd*",)]),
        ("t.a.v. u", [("t.a.v.", "u")]),
    ],
)
def test_a_line_stands_for_rows_of_words(line: str, rows: list[tuple[str, ...]]) -> None:
    assert list(expand(line, {"ouders": "ma pa"})) == rows


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("een <wie>", "noemt <wie>"),
        ("zor*", "iets anders dan woorden"),
        ("zorg*mijder", "iets anders dan woorden"),
        ("(a|b", "iets anders dan woorden"),
        ("", "iets anders dan woorden"),
        ("(a|)", "iets anders dan woorden"),
        ("(a|b|c|d|e|f|g|h|i|j)" * 4, "te veel woorden"),
    ],
)
def test_a_line_that_means_nothing_is_refused(line: str, said: str) -> None:
    with pytest.raises(OngeldigeVorm, match=said):
        list(expand(line, {}))
    rule = RULES["middels"].model_dump() | {"woorden": [line]}
    with pytest.raises(ValidationError, match=said):
        Lijst.model_validate(
            {"bron": "onze eigen bron", "vanaf": "2026-11-27", "citaat": True, "regels": [rule]}
        )
